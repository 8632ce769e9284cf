//! What is found by what.

use super::{Kind, Splitter, WORDS, terms};

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    Splitter::default().split(text, |_, word| words.push(word.to_owned()));
    words
}

fn finds(question: &str, text: &str) -> bool {
    let words = words(text);
    terms(question)
        .iter()
        .all(|term| words.iter().any(|word| word.starts_with(term.as_str())))
}

#[test]
fn case_accents_and_compatibility_forms_make_no_difference() {
    for (question, text) in [
        ("muller", "Müller"),
        ("MÜLLER", "Mu\u{308}ller"),
        ("strasse", "Straße"),
        ("soren", "Søren"),
        ("lodz", "Łódź"),
        ("aegir", "Ægir"),
        ("izmir", "İzmir"),
        ("istanbul", "ISTANBUL"),
        ("οδος", "ΟΔΌΣ"),
        ("muller", "ＭÜＬＬＥＲ"),
        ("office", "oﬃce"),
    ] {
        assert!(finds(question, text), "{question} finds {text}");
        assert!(finds(text, question), "and the other way round");
    }
}

#[test]
fn every_word_asks_for_the_beginning_of_a_word() {
    assert!(
        finds("sen eng", "Senior Software Engineer"),
        "beginnings in any order are enough"
    );
    assert!(
        !finds("gineer", "Engineer"),
        "the middle of a word is not a beginning"
    );
    assert!(
        !finds("senior nurse", "Senior Engineer"),
        "all words must be found"
    );
    assert!(
        finds("\"senior engineer\"", "Engineer, senior"),
        "a phrase is its words"
    );
    assert!(finds(" !? ", "anything"), "text without a word asks for nothing");
}

#[test]
fn signs_that_name_a_technology_count() {
    assert!(
        finds("c++", "C++ developer") && finds("c+", "C++ developer"),
        "c++ is found as it is typed"
    );
    assert!(!finds("c++", "C# and C developer"), "c++ is neither c# nor c");
    assert!(
        finds("c#", "C#/.NET") && finds(".net", "C#/.NET") && finds("net", "C#/.NET"),
        "both are found"
    );
    assert!(
        finds(".net", "ASP.NET") && !finds(".net", "Network engineer"),
        "a dot in front counts"
    );
    assert!(
        finds("node.js", "Node.js") && finds("node.js", "Node JS"),
        "a dot within is a space"
    );
    assert!(finds("node.", "Node.js"), "a dot just typed changes nothing");
    assert!(finds("a+b", "a b"), "a sign between words is a space");
}

#[test]
fn joined_and_separate_spellings_find_each_other() {
    assert!(
        finds("obrien", "O'Brien") && finds("o’brien", "O'Brien") && finds("brien", "O'Brien"),
        "in a name"
    );
    assert!(
        finds("frontend", "front-end") && finds("front-end", "front end"),
        "in a title"
    );
}

#[test]
fn text_without_spaces_is_found_by_any_part() {
    for part in ["東", "京", "大学", "京大学", "東京大学"] {
        assert!(finds(part, "東京大学"), "{part} is part of it");
    }
    assert!(!finds("東大", "東京大学"), "what stands apart is not a part");
    assert!(
        finds("민수", "김민수") && finds("กรุง", "กรุงเทพ"),
        "Hangul and Thai likewise"
    );
    assert!(
        finds(
            "김민수",
            "\u{1100}\u{1175}\u{11b7}\u{1106}\u{1175}\u{11ab}\u{1109}\u{116e}"
        ),
        "syllables are one with their letters"
    );
    assert!(!finds("か", "が"), "voicing makes another kana");
    assert!(
        finds("tower", "東京tower"),
        "scripts without a space between them are separate words"
    );
}

#[test]
fn vowel_signs_stay_part_of_a_word() {
    assert!(
        finds("हिन्दी", "हिन्दी भाषा") && !finds("हन्दा", "हिन्दी"),
        "Indic vowels tell words apart"
    );
}

#[test]
fn invisible_characters_cannot_hide_a_word() {
    let hidden = "mal\u{200b}\u{202e}\u{ad}lory";
    assert!(finds("mallory", hidden), "what nobody sees nobody has to type");
    assert!(finds("مح\u{64f}مد", "محمد"), "vowel points are accents");
}

#[test]
fn hostile_texts_are_cut() {
    let endless = "x".repeat(10_000);
    assert_eq!(words(&endless), ["x".repeat(32)], "a word has a limit");
    assert!(finds(&endless, &endless), "and is found by more than that");
    let many: String = (0..5_000).map(|number| format!("{} ", number % 10)).collect();
    assert_eq!(words(&many).len(), WORDS, "a text has a limit");
    assert!(
        words(&"\u{fdfa}".repeat(600)).len() <= WORDS,
        "also one whose characters are long"
    );
}

#[test]
fn implied_terms_are_left_out() {
    assert_eq!(
        terms("s senior sen java Java"),
        ["java", "senior"],
        "the longest says it all"
    );
}

#[test]
fn extras_do_not_count_in_an_order() {
    let mut words = Vec::new();
    Splitter::default().split("Jean-Luc C++", |kind, word| {
        if kind == Kind::Word {
            words.push(word.to_owned());
        }
    });
    assert_eq!(words, ["jean", "luc", "c"], "only words do");
}
