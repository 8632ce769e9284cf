//! What people do, where they live and whom they work for: the words of the made-up world.

/// An occupation, with how many of 20,000 people have it.
#[derive(Debug)]
pub(crate) struct Profession {
    pub title: &'static str,
    /// People of every 20,000; all shares together are 20,000.
    pub share: u32,
    pub industry: &'static str,
    pub skills: &'static [&'static str],
}

/// A place where people live.
#[derive(Debug)]
pub(crate) struct Place {
    pub city: &'static str,
    pub region: &'static str,
    pub country: &'static str,
    /// What a classic search address calls it in `geoUrn`.
    pub geo: u32,
}

const SOFTWARE: &str = "Software Development";
const HEALTH: &str = "Hospitals and Health Care";
const FINANCE: &str = "Financial Services";

/// All professions.
///
/// “Data engineer”, “Product designer”, “Pharmacist” and “Actuary” carry the announced example
/// searches, so no other title, skill, place or employer may hold the same words together.
pub(crate) const PROFESSIONS: &[Profession] = &[
    profession(
        "Data engineer",
        3_412,
        SOFTWARE,
        &["Rust", "SQL", "Airflow", "Kafka", "Python", "Streaming"],
    ),
    profession(
        "Software engineer",
        4_880,
        SOFTWARE,
        &["Rust", "Go", "TypeScript", "Kubernetes", "Python", "Testing"],
    ),
    profession(
        "Product manager",
        2_104,
        SOFTWARE,
        &["Roadmaps", "Discovery", "Analytics", "Agile", "Pricing", "SQL"],
    ),
    profession(
        "Product designer",
        1_237,
        "Design Services",
        &[
            "Prototyping",
            "Typography",
            "Accessibility",
            "Research",
            "Motion",
            "Systems",
        ],
    ),
    profession(
        "Account executive",
        1_650,
        "Business Consulting and Services",
        &[
            "Negotiation",
            "Forecasting",
            "Partnerships",
            "Outreach",
            "Pricing",
            "Retail",
        ],
    ),
    profession(
        "Registered nurse",
        1_480,
        HEALTH,
        &[
            "Triage",
            "Paediatrics",
            "Emergency care",
            "Dialysis",
            "Oncology",
            "Ethics",
        ],
    ),
    profession(
        "Financial analyst",
        1_290,
        FINANCE,
        &["Modelling", "Forecasting", "Excel", "Valuation", "SQL", "Audit"],
    ),
    profession(
        "Mechanical engineer",
        1_060,
        "Machinery Manufacturing",
        &[
            "CAD",
            "Tolerancing",
            "Robotics",
            "Simulation",
            "Welding",
            "Testing",
        ],
    ),
    profession(
        "Talent partner",
        840,
        "Staffing and Recruiting",
        &[
            "Sourcing",
            "Interviewing",
            "Onboarding",
            "Outreach",
            "Analytics",
            "Ethics",
        ],
    ),
    profession(
        "Pharmacist",
        612,
        HEALTH,
        &[
            "Compounding",
            "Oncology",
            "Regulation",
            "Vaccines",
            "Audit",
            "Ethics",
        ],
    ),
    profession(
        "Civil engineer",
        540,
        "Construction",
        &[
            "Bridges",
            "Hydraulics",
            "Surveying",
            "CAD",
            "Tendering",
            "Simulation",
        ],
    ),
    profession(
        "Lawyer",
        430,
        "Legal Services",
        &[
            "Contracts",
            "Litigation",
            "Privacy",
            "Regulation",
            "Negotiation",
            "Mergers",
        ],
    ),
    profession(
        "Chemist",
        280,
        "Chemical Manufacturing",
        &[
            "Spectroscopy",
            "Polymers",
            "Catalysis",
            "Research",
            "Regulation",
            "Simulation",
        ],
    ),
    profession(
        "Translator",
        145,
        "Translation and Localization",
        &[
            "Subtitling",
            "Interpreting",
            "Terminology",
            "Contracts",
            "Research",
            "Editing",
        ],
    ),
    profession(
        "Actuary",
        40,
        FINANCE,
        &[
            "Modelling",
            "Solvency",
            "Python",
            "Pensions",
            "Forecasting",
            "Excel",
        ],
    ),
];

/// All places, biggest first.
pub(crate) const PLACES: &[Place] = &[
    place("London", "England", "United Kingdom", 90_009_496),
    place("Berlin", "Berlin", "Germany", 106_967_730),
    place("New York", "New York", "United States", 102_571_732),
    place("Paris", "Île-de-France", "France", 105_015_875),
    place("Warszawa", "Mazowieckie", "Poland", 105_076_658),
    place("München", "Bayern", "Germany", 100_477_049),
    place("Madrid", "Comunidad de Madrid", "Spain", 100_994_331),
    place("Hà Nội", "", "Vietnam", 105_790_653),
    place("Toronto", "Ontario", "Canada", 100_025_096),
    place("Wien", "", "Austria", 107_144_641),
    place("İstanbul", "", "Turkey", 106_732_692),
    place("Zürich", "Zürich", "Switzerland", 106_693_272),
    place("Stockholm", "Stockholms län", "Sweden", 105_117_694),
    place("Kyiv", "", "Ukraine", 104_035_893),
    place("Dublin", "County Dublin", "Ireland", 105_178_154),
    place("臺北市", "", "Taiwan", 104_187_078),
    place("上海", "", "China", 102_772_228),
    place("東京", "", "Japan", 102_330_101),
    place("Praha", "", "Czechia", 103_353_026),
    place("دبي", "", "United Arab Emirates", 106_204_383),
    place("תל אביב-יפו", "", "Israel", 101_570_771),
    place("Lisboa", "", "Portugal", 105_238_872),
    place("Sydney", "New South Wales", "Australia", 104_769_905),
    place("Ciudad de México", "CDMX", "Mexico", 103_669_119),
    place("서울", "", "South Korea", 105_149_562),
    place("Bruxelles", "", "Belgium", 100_565_514),
    place("Singapore", "", "Singapore", 102_454_443),
    place("Köln", "Nordrhein-Westfalen", "Germany", 100_901_743),
    place("São Paulo", "SP", "Brazil", 105_871_508),
    place("Kraków", "Małopolskie", "Poland", 103_263_110),
    place("Budapest", "", "Hungary", 100_288_700),
    place("København", "Hovedstaden", "Denmark", 102_194_656),
    place("Oslo", "", "Norway", 105_719_246),
    place("Helsinki", "Uusimaa", "Finland", 106_591_199),
    place("القاهرة", "", "Egypt", 106_155_005),
    place("Αθήνα", "Αττική", "Greece", 103_077_496),
    place("București", "", "Romania", 105_889_820),
    place("София", "", "Bulgaria", 105_333_783),
    place("Bratislava", "", "Slovakia", 104_930_417),
    place("Zagreb", "", "Croatia", 104_688_944),
    place("मुंबई", "महाराष्ट्र", "India", 106_164_952),
    place("กรุงเทพมหานคร", "", "Thailand", 102_713_980),
    place("Reykjavík", "", "Iceland", 105_238_999),
    place("الدار البيضاء", "", "Morocco", 102_787_409),
];

/// First words of employers. Every employer is one of these with one of [`BUSINESSES`].
pub(crate) const STEMS: &[&str] = &[
    "Quellwerk",
    "Tarnvale",
    "Nordlicht",
    "Blauwal",
    "Ostrakon",
    "Fernhollow",
    "Kestrelby",
    "Lumenfold",
    "Brackwater",
    "Saltmarsh",
    "Grünspan",
    "Opalith",
    "Varnhagen",
    "Mirabelle",
    "Skärgård",
    "Wolkenstein",
    "Zephyrine",
    "Cobblestead",
    "Aldermoor",
    "Pennyroyal",
    "Hollin & Thrush",
    "Drei Kastanien",
    "Żubrowisko",
    "Café Lumière",
    "Isfjell",
    "Torrentia",
    "“Quoted”",
    "Comma, Semicolon;",
    "Arcadium",
    "Bellweather",
];

/// Second words of employers.
pub(crate) const BUSINESSES: &[&str] = &[
    "Systems",
    "GmbH",
    "Health",
    "Logistics",
    "Labs",
    "Group",
    "Mobility",
    "Energy",
    "Foods",
    "Sp. z o.o.",
    "Instruments",
    "& Co. KG",
    "Bank",
    "Studios",
    "Materials",
    "S.A.",
    "Robotics",
    "Insurance",
    "Software",
    "Holding plc",
];

/// Steps of a career, as they stand before a title.
pub(crate) const LEVELS: &[&str] = &["", "Senior", "Junior", "Lead", "Staff", "Principal", "Interim"];

/// Schools, each with a degree it gives.
pub(crate) const SCHOOLS: &[(&str, &str)] = &[
    ("Technische Hochschule Quellstadt", "M.Sc."),
    ("University of Tarnvale", "BSc"),
    ("Université de Mirabelle", "Master"),
    ("Politechnika Żubrowiska", "mgr inż."),
    ("Universidad de Peñablanca", "Licenciatura"),
    ("Opalith Institute of Technology", "PhD"),
    ("明石山大学", "学士"),
    ("جامعة الواحة", "بكالوريوس"),
    ("Skärgårds högskola", "Kandidatexamen"),
    ("Evening College of Aldermoor", "Diploma"),
];

/// Texts that hurt a program which takes them for anything but text.
pub(crate) const HOSTILE: &[&str] = &[
    "<img src=x onerror=alert(1)>",
    "=HYPERLINK(\"https://example.test\",\"Click\")",
    "\"><script>fetch('https://example.test')</script>",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "+1;DROP TABLE candidates;--",
    "\tTab first, then a \"quote\", a comma\r\nand a second line",
    "{{constructor.constructor('alert(1)')()}} ${7*7} %s %n",
    "javascript:alert(document.domain)",
    "\u{202e}txet desrever\u{202c} and zero\u{200b}width\u{feff}",
    "Nothing\u{0}follows",
    "🏳️‍🌈👩‍👩‍👧‍👦 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
];

const fn profession(
    title: &'static str,
    share: u32,
    industry: &'static str,
    skills: &'static [&'static str],
) -> Profession {
    Profession {
        title,
        share,
        industry,
        skills,
    }
}

const fn place(city: &'static str, region: &'static str, country: &'static str, geo: u32) -> Place {
    Place {
        city,
        region,
        country,
        geo,
    }
}
