//! What pretends that somebody else is speaking: turns of a talk, marks of chat templates, and answers in our own form.

/// Names of those who speak in a talk with a model.
const SPEAKERS: [(&str, Speaker); 20] = [
    ("system", Speaker::System),
    ("developer", Speaker::System),
    ("système", Speaker::System),
    ("sistema", Speaker::System),
    ("user", Speaker::User),
    ("human", Speaker::Human),
    ("benutzer", Speaker::User),
    ("nutzer", Speaker::User),
    ("utilisateur", Speaker::User),
    ("usuario", Speaker::User),
    ("utente", Speaker::User),
    ("用户", Speaker::User),
    ("assistant", Speaker::Model),
    ("ai", Speaker::Model),
    ("bot", Speaker::Model),
    ("model", Speaker::Model),
    ("assistent", Speaker::Model),
    ("asistente", Speaker::Model),
    ("assistente", Speaker::Model),
    ("助手", Speaker::Model),
];

/// The names of what an answer to us has.
const FIELDS: [&str; 6] = ["verdict", "verdicts", "confidence", "reasoning", "quote", "field"];

/// Words that stand for a verdict in such an answer.
const VERDICTS: [&str; 3] = ["fulfilled", "not_fulfilled", "erfüllt"];

/// Beginnings of marks that chat templates are made of.
const MARKS: [&str; 17] = [
    "<|",
    "[inst]",
    "[/inst]",
    "<<sys>>",
    "<</sys>>",
    "<start_of_turn>",
    "<end_of_turn>",
    "<bos>",
    "<eos>",
    "</s>",
    "### instruction",
    "### system",
    "### response",
    "### assistant",
    "### human",
    "### user",
    "[system]",
];

/// The longest mark, and the longest object in braces, in characters.
const LONGEST_MARK: usize = 60;
const LONGEST_OBJECT: usize = 4_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Speaker {
    System,
    User,
    Human,
    Model,
}

/// Passages in which somebody else seems to speak: from the first such line on to the end of the last.
pub(super) fn turns(letters: &[char]) -> Option<(usize, usize)> {
    let mut turns: Vec<(usize, Speaker)> = Vec::new();
    let mut end = 0;
    let mut at = 0;
    for line in letters.split(|letter| *letter == '\n') {
        if let Some(speaker) = speaker(line) {
            turns.push((at, speaker));
        }
        at += line.len() + 1;
        if !turns.is_empty() {
            end = at - 1;
        }
    }
    let has = |speaker: Speaker| turns.iter().any(|(_, other)| *other == speaker);
    let others = [Speaker::System, Speaker::User, Speaker::Human]
        .into_iter()
        .filter(|other| has(*other));
    let is_talk = has(Speaker::Model) && others.count() >= 1;
    let (start, _) = turns.first()?;
    is_talk.then_some((*start, end))
}

fn speaker(line: &[char]) -> Option<Speaker> {
    let trimmed = line.iter().skip_while(|letter| !letter.is_alphanumeric());
    let name: String = trimmed
        .clone()
        .take_while(|letter| letter.is_alphabetic())
        .take(16)
        .flat_map(|l| l.to_lowercase())
        .collect();
    let mut rest = trimmed
        .skip(name.chars().count())
        .skip_while(|letter| matches!(letter, '*' | '_' | ' ' | ']'));
    let is_turn = matches!(rest.next(), Some(':' | '：'));
    let found = SPEAKERS.iter().find(|(other, _)| *other == name);
    found.filter(|_| is_turn).map(|(_, speaker)| *speaker)
}

/// Marks of chat templates.
pub(super) fn marks(letters: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        if !matches!(letter, '<' | '[' | '#') {
            continue;
        }
        let rest = letters.get(at..).unwrap_or_default();
        let Some(mark) = MARKS.iter().find(|mark| begins(rest, mark)) else {
            continue;
        };
        let length = mark.chars().count();
        if *mark == "<|" {
            // As in `<|im_start|>`.
            let name = rest
                .iter()
                .skip(length)
                .take(LONGEST_MARK)
                .take_while(|letter| letter.is_alphanumeric() || **letter == '_');
            let name = name.count();
            if name > 0 && begins(rest.get(length + name..).unwrap_or_default(), "|>") {
                found.push((at, at + length + name + 2));
            }
        } else {
            found.push((at, at + length));
        }
    }
    found
}

/// Answers in our own form: two of our names with a colon behind them, or one with a verdict.
pub(super) fn answers(letters: &[char]) -> Vec<(usize, usize)> {
    let mut names: Vec<(usize, usize, &str)> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let is_start = letters.get(at).is_some_and(|letter| letter.is_alphabetic());
        if !is_start {
            at += 1;
            continue;
        }
        let word = letters
            .iter()
            .skip(at)
            .take_while(|letter| letter.is_alphanumeric() || **letter == '_');
        let word: String = word.flat_map(|letter| letter.to_lowercase()).collect();
        let end = at + word.chars().count().max(1);
        let is_quoted = at
            .checked_sub(1)
            .and_then(|at| letters.get(at))
            .is_some_and(|letter| "\"'“\\".contains(*letter));
        let behind = letters
            .iter()
            .skip(end)
            .take(4)
            .find(|letter| !"\"'”\\ ".contains(**letter));
        let is_named = is_quoted && behind == Some(&':');
        if let Some(name) = FIELDS.iter().find(|name| is_named && **name == word) {
            names.push((at - 1, end, name));
        }
        let before = letters
            .iter()
            .take(at)
            .rev()
            .take(5)
            .find(|letter| !"\"'“”„\\ ".contains(**letter));
        if VERDICTS.contains(&word.as_str()) && matches!(before, Some(':' | '=')) {
            names.push((at, end, "fulfilled"));
        }
        at = end;
    }
    let mut kinds: Vec<_> = names.iter().map(|(_, _, name)| *name).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < 2 && !kinds.contains(&"fulfilled") {
        return Vec::new();
    }
    names.into_iter().map(|(start, end, _)| (start, end)).collect()
}

/// The outermost objects in braces: an order in one makes all of it no evidence.
pub(super) fn objects(letters: &[char]) -> Vec<(usize, usize)> {
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '{' => open.push(at),
            '}' => {
                let start = open.pop();
                if let Some(start) = start.filter(|start| at - start <= LONGEST_OBJECT) {
                    while found.pop_if(|(other, _)| *other > start).is_some() {}
                    found.push((start, at + 1));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a text begins with a word in small letters, whatever its case.
pub(super) fn begins(letters: &[char], word: &str) -> bool {
    let mut letters = letters.iter();
    word.chars().all(|letter| {
        letters
            .next()
            .is_some_and(|other| other.to_ascii_lowercase() == letter)
    })
}
