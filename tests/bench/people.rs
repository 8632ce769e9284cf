//! Made-up people for a file of any length, the same each time.
//!
//! Names, employers and places follow a law of few and many, as real ones do: the first is about n times as
//! frequent as the n-th. One row in a hundred repeats a person, and one has an address that names nobody.

use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::Path,
};

/// Writes that many rows below the five columns of the template.
pub fn write_csv(path: &Path, people: u32) -> std::io::Result<()> {
    let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
    file.write_all(b"Full Name,LinkedIn Profile,Location,Current Employer,Title Tagline\n")?;
    for number in 1..=people {
        let row = row_of(number);
        let Person {
            name,
            address,
            location,
            employer,
            headline,
        } = person(row);
        writeln!(
            file,
            "{name},{address},\"{location}\",\"{employer}\",\"{headline}\""
        )?;
    }
    file.flush()
}

/// Who stands in a row: mostly somebody new.
fn row_of(number: u32) -> u32 {
    let mut dice = Dice(u64::from(number) ^ 77 << 50);
    if number > 1_000 && dice.one_in(100) {
        number - 1 - (dice.roll() % 900) as u32
    } else {
        number
    }
}

/// The texts of one person.
pub struct Person {
    /// The full name.
    pub name: String,
    /// The address of the LinkedIn profile.
    pub address: String,
    /// The place.
    pub location: String,
    /// The current employer.
    pub employer: String,
    /// The title or tagline.
    pub headline: String,
}

/// The person with that number.
pub fn person(number: u32) -> Person {
    let mut dice = Dice(u64::from(number) << 20);
    let given = invented(dice.zipf(20_000) + 1, 1 << 40);
    let family = invented(dice.zipf(200_000) + 1, 2 << 40);
    let company = dice.zipf(60_000) + 1;
    let suffix = SUFFIXES.get(company as usize % SUFFIXES.len()).unwrap_or(&"");
    let employer = format!("{}{suffix}", invented(company, 3 << 40));
    Person {
        address: address(&mut dice, number, &given, &family),
        name: format!("{given} {family}"),
        location: location(&mut dice),
        headline: headline(&mut dice, &employer),
        employer,
    }
}

fn address(dice: &mut Dice, number: u32, given: &str, family: &str) -> String {
    if dice.one_in(100) {
        return format!("https://www.linkedin.com/company/{}", family.to_lowercase());
    }
    let ending = u64::from(number) * 2_654_435_761 % (1 << 32);
    format!(
        "https://www.linkedin.com/in/{}-{}-{ending:08x}",
        given.to_lowercase(),
        family.to_lowercase()
    )
}

fn headline(dice: &mut Dice, employer: &str) -> String {
    let mut headline = format!("{}{}", dice.pick(LEVELS), dice.pick(TRADES));
    if dice.one_in(2) {
        headline.push_str(" at ");
        headline.push_str(employer);
    }
    for _ in 0..dice.roll() % 3 {
        headline.push_str(" | ");
        headline.push_str(dice.pick(TOPICS));
    }
    headline
}

fn location(dice: &mut Dice) -> String {
    match dice.roll() % 4 {
        0 => format!("Greater {} Area", invented(dice.zipf(4_000) + 1, 4 << 40)),
        1 => format!(
            "{}, {}",
            invented(dice.zipf(8_000) + 1, 4 << 40),
            invented(dice.zipf(60) + 1, 5 << 40)
        ),
        _ => dice.pick(CITIES).to_owned(),
    }
}

/// The n-th invented word, the same each time.
fn invented(number: u32, salt: u64) -> String {
    let mut dice = Dice(u64::from(number) ^ salt);
    let mut word = dice.pick(STARTS).to_owned();
    for _ in 0..(number.ilog2().min(18) / 6) + u32::from(dice.one_in(2)) {
        word.push_str(dice.pick(MIDDLES));
    }
    word.push_str(dice.pick(ENDS));
    word
}

/// A repeatable stream of numbers (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`, the n-th of them about n times rarer than the first.
    fn zipf(&mut self, count: u32) -> u32 {
        let share = (self.roll() >> 11) as f64 / (1_u64 << 53) as f64;
        let drawn = f64::from(count + 1).powf(share);
        (drawn as u32).saturating_sub(1).min(count - 1)
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.roll().is_multiple_of(count)
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.zipf(of.len() as u32) as usize).copied().unwrap_or("")
    }
}

const STARTS: &[&str] = &[
    "Mar", "An", "Jo", "Ka", "Al", "Da", "Mi", "Sa", "Ro", "Be", "Ste", "Ch", "Le", "Pa", "Th", "Ja", "Na",
    "So", "Vi", "Lu", "Ra", "El", "Ma", "Gar", "Fer", "Schm", "Mül", "Wil", "Har", "Ber", "Dav", "Mo", "Ni",
    "Tho", "Ol", "Sv", "Pe", "Wa", "Kr", "De", "Ga", "Ku", "Ha", "Fa", "Ab", "Ib", "Yu", "Zh", "Qu", "Ed",
    "Fr", "Gr", "Iv", "Ó", "É", "Ux",
];
const MIDDLES: &[&str] = &[
    "", "ri", "na", "li", "to", "ni", "ra", "di", "ma", "ste", "ler", "be", "ko", "vi", "sa", "nd", "rt",
    "ch", "el", "ia", "mo", "za", "gu", "wi", "hr", "ss", "ff", "pe", "ty", "ue",
];
const ENDS: &[&str] = &[
    "a", "n", "er", "son", "ez", "in", "o", "e", "ski", "ann", "i", "s", "el", "ova", "y", "sen", "ie", "us",
    "ka", "ic", "ard", "berg", "stein", "ton", "ley", "ami", "oğlu", "ić", "yan", "wal",
];
const LEVELS: &[&str] = &[
    "",
    "",
    "Senior ",
    "Lead ",
    "Junior ",
    "Principal ",
    "Staff ",
    "Head of ",
    "Chief ",
    "Associate ",
];
const TRADES: &[&str] = &[
    "Software Engineer",
    "Product Manager",
    "Data Scientist",
    "Account Executive",
    "Project Manager",
    "Recruiter",
    "Consultant",
    "Nurse",
    "Sales Manager",
    "Designer",
    "DevOps Engineer",
    "Marketing Specialist",
    "Accountant",
    "Mechanical Engineer",
    "Business Analyst",
    "Developer",
    "Architect",
    "Teacher",
    "Operations",
    "Customer Success Manager",
    "Solutions Engineer",
    "Researcher",
    "Attorney",
    "Controller",
    "Buyer",
];
const TOPICS: &[&str] = &[
    "Python",
    "Java",
    "Cloud",
    "AWS",
    "React",
    "SaaS",
    "B2B",
    "Growth",
    "C++",
    "Kubernetes",
    "Fintech",
    "Machine Learning",
    "Rust",
    "Strategy",
    "Node.js",
    ".NET",
    "C#",
    "Embedded",
    "SQL",
    "Security",
    "Leadership",
    "Speaker",
    "Founder",
    "Healthcare",
    "Logistics",
    "Automotive",
    "Helping teams ship",
    "Passionate about people",
    "Open to work",
    "E-commerce",
    "Payments",
    "Retail",
    "Energy",
    "Sustainability",
];
const CITIES: &[&str] = &[
    "London",
    "New York",
    "Berlin",
    "San Francisco Bay Area",
    "Paris",
    "Bengaluru",
    "Munich",
    "Madrid",
    "Amsterdam",
    "São Paulo",
    "Toronto",
    "Zürich",
    "Stockholm",
    "Milan",
    "Warsaw",
    "Dublin",
    "Singapore",
    "Sydney",
    "Vienna",
    "Hamburg",
    "Barcelona",
    "Chicago",
    "Łódź",
    "København",
    "東京都",
    "서울",
];
const SUFFIXES: &[&str] = &[
    "",
    " GmbH",
    " Inc.",
    " AG",
    " Ltd",
    " Group",
    " Labs",
    " Technologies",
    " Consulting",
    " & Co",
    " Systems",
    " Health",
];
