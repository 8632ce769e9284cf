//! Made-up profiles for whoever judges them, the same each time.
//!
//! Titles, employers and places follow Zipf's law, as they do among real people.

use longlist_core::{
    connector::{Education, Position},
    evaluator::Document,
};

#[rustfmt::skip]
const TITLES: [&str; 24] = [
    "Software Engineer", "Senior Software Engineer", "Java Developer", "Product Manager", "Account Executive", "Senior Backend Engineer",
    "Softwareentwickler", "Data Scientist", "Consultant", "Project Manager", "Nurse", "Head of Sales", "Junior Developer", "Recruiter", "CTO",
    "Frontend Developer", "Senior Java Developer", "Tech Lead", "Accountant", "Senior Consultant", "Intern", "Sales Manager", "Director of Engineering",
    "Développeuse backend",
];
#[rustfmt::skip]
const SKILLS: [&str; 24] = [
    "Java", "Python", "SQL", "Excel", "Kubernetes", "JavaScript", "Docker", "Communication", "AWS", "React", "Spring Boot", "Go", "Leadership",
    "C++", "TypeScript", "Machine Learning", "Salesforce", "PostgreSQL", "Azure", "Kotlin", "Photoshop", "Rust", "Negotiation", ".NET",
];
#[rustfmt::skip]
const PLACES: [&str; 16] = [
    "Berlin, Germany", "London, United Kingdom", "Munich, Bavaria, Germany", "Paris, Île-de-France, France", "New York, United States", "Hamburg, Germany",
    "Vienna, Austria", "Tokyo, Japan", "Zürich, Switzerland", "Madrid, Spain", "Germany", "Nuremberg, Bavaria, Germany", "Warsaw, Poland", "Lyon, France",
    "Texas, United States", "Amsterdam, Netherlands",
];
const EMPLOYERS: [&str; 8] = [
    "Deutsche Bank",
    "Google",
    "SAP",
    "BMW Group",
    "Munich Re",
    "N26",
    "McKinsey",
    "City Hospital",
];
const INDUSTRIES: [&str; 6] = [
    "Financial Services",
    "Software",
    "Hospital & Health Care",
    "Automotive",
    "Insurance",
    "Retail",
];
const LANGUAGES: [&str; 6] = [
    "English (fluent)",
    "German (native)",
    "German (B1)",
    "French",
    "Spanish (C1)",
    "German",
];
#[rustfmt::skip]
const DEGREES: [&str; 8] = [
    "Bachelor of Science, Computer Science", "Master of Science, Informatik", "BA Economics", "MBA", "PhD, Physics", "Diplom", "Abitur", "MSc Computer Science",
];

/// How much of the people is known.
#[derive(Debug, Clone, Copy)]
pub enum Length {
    /// As a page of search results says: headline, place, employer and the position of today.
    Short,
    /// As a profile says.
    Long,
}

/// The profile of the person with that number, as far as it is known.
pub fn person_of(length: Length, number: u32) -> Document {
    let mut person = person(number);
    if matches!(length, Length::Short) {
        person.positions.truncate(1);
        for list in [&mut person.skills, &mut person.languages] {
            list.clear();
        }
        person.education.clear();
        person.industry = None;
    }
    person
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

    fn below(&mut self, count: u32) -> u32 {
        (self.roll() % u64::from(count)) as u32
    }

    /// One of a list, the n-th about n times rarer than the first.
    fn zipf(&mut self, count: u32) -> u32 {
        let share = (self.roll() >> 11) as f64 / (1_u64 << 53) as f64;
        let drawn = f64::from(count + 1).powf(share);
        (drawn as u32).saturating_sub(1).min(count - 1)
    }

    fn pick(&mut self, list: &[&str]) -> String {
        let at = self.zipf(u32::try_from(list.len()).expect("a short list"));
        list.get(at as usize).copied().unwrap_or_default().to_owned()
    }
}

/// A name that nobody has: syllables by number.
fn invented(number: u32) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ko", "ri", "ten", "lu", "mar", "sol", "vi", "nex", "or", "da", "pel", "qui", "zan", "fe",
        "gru",
    ];
    let mut rest = number.wrapping_mul(2_654_435_761) | 1;
    let mut name = String::new();
    for _ in 0..4 {
        name.push_str(SYLLABLES.get((rest % 16) as usize).copied().unwrap_or_default());
        rest /= 16;
    }
    name
}

fn employer(dice: &mut Dice) -> String {
    if dice.below(5) == 0 {
        dice.pick(&EMPLOYERS)
    } else {
        format!("{} GmbH", invented(dice.zipf(60_000)))
    }
}

fn person(number: u32) -> Document {
    let mut dice = Dice(u64::from(number) << 20);
    let mut year = 2026 - dice.below(4);
    let positions: Vec<Position> = (0..1 + dice.below(3))
        .map(|at| {
            let until = (at > 0).then(|| format!("{year}-{:02}", 1 + dice.below(12)));
            year -= 1 + dice.below(5);
            let (title, employer) = (dice.pick(&TITLES), employer(&mut dice));
            Position {
                title,
                employer,
                from: Some(format!("{year}-{:02}", 1 + dice.below(12))),
                until,
                ..Position::default()
            }
        })
        .collect();
    let first = positions.first().cloned().unwrap_or_default();
    let skill = dice.pick(&SKILLS);
    let tail = dice.pick(&[
        "",
        " | Open to work",
        " | remote",
        " | speaker",
        " | 8+ years of experience",
    ]);
    Document {
        headline: Some(format!("{} at {} | {skill}{tail}", first.title, first.employer)),
        about: None,
        location: Some(dice.pick(&PLACES)),
        industry: Some(dice.pick(&INDUSTRIES)),
        employer: Some(first.employer.clone()),
        skills: (0..2 + dice.below(5)).map(|_| dice.pick(&SKILLS)).collect(),
        languages: (0..dice.below(3)).map(|_| dice.pick(&LANGUAGES)).collect(),
        education: (0..dice.below(2))
            .map(|_| Education {
                school: format!("University of {}", invented(dice.zipf(500))),
                degree: Some(dice.pick(&DEGREES)),
            })
            .collect(),
        certifications: Vec::new(),
        positions,
        as_of: jiff::civil::date(2026, 3, 15),
    }
}
