//! Orders in disguise: what stands in a profile in some code is read, within limits, and looked through once more.

use super::{
    decode::{Code, base64, morse, numbers},
    escapes::unescaped,
    markup,
    orders::{has_hidden_order, sentences},
    plain::Plain,
};

/// The fewest characters of a hidden text that counts as one whatever it says.
const SHORTEST_PROSE: usize = 12;

/// How many words with digits between their letters make a text that is looked at without its digits.
const FEWEST_DISGUISED: usize = 3;

/// How many letters that stand apart are put together.
const FEWEST_APART: usize = 8;

/// Words that give an order away, also where no space is left between words.
const TELLING: [&str; 12] = [
    "ignoreall",
    "ignoreprevious",
    "ignorethe",
    "previousinstructions",
    "allprevious",
    "instructions",
    "fulfilled",
    "everyrequirement",
    "allrequirements",
    "systemprompt",
    "thiscandidate",
    "andapprove",
];

/// Passages with an order in some code.
pub(super) fn passages(letters: &[char], plain: &Plain) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    coded(letters, 1, &mut found);
    escaped(letters, &mut found);
    let turned = plain.turned();
    let is_turned = turned.text() != plain.text();
    for other in is_turned.then_some(turned).into_iter().chain([plain.backwards()]) {
        found.extend(orders_in(&other));
    }
    disguised(letters, &mut found);
    apart(letters, &mut found);
    found
}

/// The sentences of a text that are orders, by the characters that they come from.
fn orders_in(plain: &Plain) -> Vec<(usize, usize)> {
    let orders = sentences(plain).into_iter().filter(|sentence| sentence.is_order);
    let places = orders.map(|order| {
        (
            order.from.min(order.to) as usize,
            order.from.max(order.to) as usize,
        )
    });
    places.collect()
}

/// Runs in a code that stands for bytes; what one of them says may be in a code itself.
fn coded(letters: &[char], again: u32, found: &mut Vec<(usize, usize)>) {
    for Code {
        start,
        end,
        says,
        is_odd,
    } in base64(letters)
        .into_iter()
        .chain(numbers(letters))
        .chain(morse(letters))
    {
        let said: Vec<char> = says.chars().collect();
        let is_order = has_hidden_order(&Plain::of(&said, |_| false));
        let mut inside = Vec::new();
        if again > 0 && !is_order {
            coded(&said, again - 1, &mut inside);
        }
        if is_order || (is_odd && is_prose(&said)) || !inside.is_empty() {
            found.push((start, end));
        }
    }
}

/// Whether a text reads like words with spaces between.
fn is_prose(letters: &[char]) -> bool {
    let words = letters
        .iter()
        .filter(|letter| letter.is_alphabetic() || **letter == ' ')
        .count();
    letters.len() >= SHORTEST_PROSE && words * 10 >= letters.len() * 9 && letters.contains(&' ')
        || letters.len() >= SHORTEST_PROSE && letters.iter().all(char::is_ascii_alphabetic)
}

/// Escapes of addresses, pages and programs: letters that nobody has to escape, or an order or markup behind them.
fn escaped(letters: &[char], found: &mut Vec<(usize, usize)>) {
    let Some(unescaped) = unescaped(letters) else {
        return;
    };
    found.extend(&unescaped.needless);
    let plain = Plain::of(&unescaped.letters, |_| false);
    let behind = orders_in(&plain)
        .into_iter()
        .chain(markup::passages(&unescaped.letters));
    for (from, to) in behind {
        found.extend(unescaped.original(from, to));
    }
}

/// Digits in the place of letters.
fn disguised(letters: &[char], found: &mut Vec<(usize, usize)>) {
    let is_sign = |letter: char| letter.is_ascii_digit() || "@$!|".contains(letter);
    let words = letters.split(|letter| letter.is_whitespace());
    let is_disguised = |word: &&[char]| {
        word.iter().any(|letter| letter.is_ascii_alphabetic()) && word.iter().any(|letter| is_sign(*letter))
    };
    if words.filter(is_disguised).take(FEWEST_DISGUISED).count() < FEWEST_DISGUISED {
        return;
    }
    for one in ['i', 'l'] {
        let undone: Vec<char> = letters.iter().map(|letter| letter_for(*letter, one)).collect();
        found.extend(orders_in(&Plain::of(&undone, |_| false)));
    }
}

fn letter_for(sign: char, one: char) -> char {
    match sign {
        '0' => 'o',
        '1' | '!' | '|' => one,
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '6' | '9' => 'g',
        '7' => 't',
        '8' => 'b',
        _ => sign,
    }
}

/// Letters set apart, with anything but letters between them.
fn apart(letters: &[char], found: &mut Vec<(usize, usize)>) {
    let mut at = 0;
    while at < letters.len() {
        let run = run_apart(letters, at);
        if run.count >= FEWEST_APART {
            let said: Vec<char> = run.says.chars().collect();
            let close: String = said.iter().filter(|letter| letter.is_alphabetic()).collect();
            let telling = TELLING.iter().filter(|word| close.contains(**word)).count();
            if telling > 1
                || sentences(&Plain::of(&said, |_| false))
                    .iter()
                    .any(|sentence| sentence.is_order)
            {
                found.push((at, run.end));
            }
        }
        at = run.end.max(at + 1);
    }
}

struct Run {
    says: String,
    count: usize,
    end: usize,
}

/// The single letters from one place on: with one sign or space between two of a word, and more between words.
fn run_apart(letters: &[char], start: usize) -> Run {
    let mut run = Run {
        says: String::new(),
        count: 0,
        end: start,
    };
    let mut at = start;
    let is_word = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphanumeric());
    if at.checked_sub(1).is_some_and(is_word) {
        return run;
    }
    while is_word(at) && !is_word(at + 1) {
        run.says.extend(
            letters
                .get(at)
                .into_iter()
                .flat_map(|letter| letter.to_lowercase()),
        );
        run.count += 1;
        run.end = at + 1;
        let gap = letters
            .iter()
            .skip(at + 1)
            .take(4)
            .take_while(|letter| !letter.is_alphanumeric())
            .count();
        if gap > 1 {
            run.says.push(' ');
        }
        at += 1 + gap;
    }
    run
}
