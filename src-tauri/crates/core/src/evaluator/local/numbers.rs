//! Numbers in digits and in the words of many languages, as they are used for years.

/// The words for one to twelve, fifteen and twenty, without accents.
#[rustfmt::skip]
const WORDS: &[(u8, &[&str])] = &[
    (1, &["one", "ein", "eine", "einem", "une", "un", "uno", "una", "een", "um", "uma", "jeden", "bir", "один", "一"]),
    (2, &["two", "zwei", "deux", "dos", "due", "twee", "dois", "duas", "dwa", "iki", "два", "二", "两", "两"]),
    (3, &["three", "drei", "trois", "tres", "tre", "drie", "trzy", "uc", "три", "三"]),
    (4, &["four", "vier", "quatre", "cuatro", "quattro", "quatro", "cztery", "dort", "четыре", "四"]),
    (5, &["five", "funf", "fuenf", "cinq", "cinco", "cinque", "vijf", "piec", "bes", "пять", "пяти", "五"]),
    (6, &["six", "sechs", "seis", "sei", "zes", "szesc", "alti", "шесть", "六"]),
    (7, &["seven", "sieben", "sept", "siete", "sette", "zeven", "sete", "siedem", "yedi", "семь", "七"]),
    (8, &["eight", "acht", "huit", "ocho", "otto", "oito", "osiem", "sekiz", "восемь", "八"]),
    (9, &["nine", "neun", "neuf", "nueve", "nove", "negen", "dziewiec", "dokuz", "девять", "九"]),
    (10, &["ten", "zehn", "dix", "diez", "dieci", "tien", "dez", "dziesiec", "on", "десять", "десяти", "十"]),
    (12, &["twelve", "zwolf", "zwoelf", "douze", "doce", "dodici", "twaalf", "doze", "двенадцать"]),
    (15, &["fifteen", "funfzehn", "fuenfzehn", "quinze", "quince", "quindici", "vijftien", "пятнадцать"]),
    (20, &["twenty", "zwanzig", "vingt", "veinte", "venti", "twintig", "vinte", "двадцать"]),
];

/// The most years that anybody has worked.
const MOST: u8 = 60;

/// The number that a folded word stands for, 1 to 60.
pub(super) fn number(word: &str) -> Option<u8> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok().filter(|number| (1..=MOST).contains(number));
    }
    WORDS
        .iter()
        .find(|(_, words)| words.contains(&word))
        .map(|(number, _)| *number)
}
