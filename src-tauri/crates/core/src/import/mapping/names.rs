//! The names that columns go by, in several languages, and how near a header comes to one.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::likeness::distance;
use super::{Confidence, Field, Layout};

/// One possible pair of a field and a column. Earlier guesses are better ones.
pub(super) struct Guess {
    pub field: Field,
    pub column: u32,
    pub confidence: Confidence,
    rank: usize,
}

/// What LinkedIn's list of connections calls our fields. Seen in `Connections.csv`, 2026.
const CONNECTIONS: [(&str, Field); 6] = [
    ("firstname", Field::FirstName),
    ("lastname", Field::LastName),
    ("url", Field::LinkedinProfile),
    ("emailaddress", Field::Email),
    ("company", Field::CurrentEmployer),
    ("position", Field::TitleTagline),
];

/// What an export from LinkedIn Recruiter calls them, as commonly reported; LinkedIn does not document it.
const RECRUITER: [(&str, Field); 9] = [
    ("firstname", Field::FirstName),
    ("lastname", Field::LastName),
    ("profileurl", Field::LinkedinProfile),
    ("location", Field::Location),
    ("currentcompany", Field::CurrentEmployer),
    ("headline", Field::TitleTagline),
    ("currenttitle", Field::TitleTagline),
    ("emailaddress", Field::Email),
    ("phonenumber", Field::Phone),
];

/// How bad a guess by likeness is, compared with any name in a list.
const BY_LIKENESS: usize = 1_000;

/// Every guess worth making, best first: known exports, exact names, names in use, likely misspellings.
pub(super) fn guesses(headers: &[String]) -> Vec<Guess> {
    let known = match layout(headers) {
        Layout::LinkedinConnections => CONNECTIONS.as_slice(),
        Layout::LinkedinRecruiter => RECRUITER.as_slice(),
        Layout::Template | Layout::Other => &[],
    };
    let mut guesses = Vec::new();
    for (header, column) in headers.iter().zip(0..) {
        let plain = plain(header);
        for field in Field::ALL {
            let certain = known.iter().position(|&(name, of)| of == field && name == plain);
            let guess = if header.trim() == field.name() {
                Some((0, Confidence::Exact))
            } else if let Some(position) = certain {
                Some((1 + position, Confidence::Exact))
            } else {
                rank(field, &plain).map(|rank| (100 + rank, Confidence::Proposed))
            };
            guesses.extend(guess.map(|(rank, confidence)| Guess {
                field,
                column,
                confidence,
                rank,
            }));
        }
    }
    guesses.sort_by_key(|guess| guess.rank);
    prefer_family_name(headers, &mut guesses);
    guesses
}

/// Whose table it is.
pub(super) fn layout(headers: &[String]) -> Layout {
    let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    let has = |name: &str| plain.iter().any(|header| header == name);
    let template = [
        Field::FullName,
        Field::LinkedinProfile,
        Field::Location,
        Field::CurrentEmployer,
        Field::TitleTagline,
    ];
    if template
        .iter()
        .all(|field| headers.iter().any(|header| header.trim() == field.name()))
    {
        return Layout::Template;
    }
    let split_names = has("firstname") && has("lastname");
    if split_names && has("url") && has("connectedon") {
        return Layout::LinkedinConnections;
    }
    if split_names
        && has("profileurl")
        && (has("currentcompany") || has("currenttitle") || has("activeproject"))
    {
        return Layout::LinkedinRecruiter;
    }
    Layout::Other
}

/// Whether a row is certainly made of column names: one for the profile and one more.
pub(super) fn is_header(row: &[&str]) -> bool {
    let plain: Vec<String> = row.iter().map(|header| plain(header)).collect();
    let profile = plain
        .iter()
        .any(|header| listed(Field::LinkedinProfile).contains(&header.as_str()));
    profile && plain.iter().filter(|header| is_listed(header)).count() > 1
}

/// Whether we know a header by one of its names.
pub(super) fn is_known(header: &str) -> bool {
    is_listed(&plain(header))
}

/// The header nearest to a name, if any is near.
pub(super) fn nearest<'h>(headers: &'h [String], name: &str) -> Option<&'h str> {
    let wanted = plain(name);
    let near = |header: &&String| distance(&plain(header), &wanted) <= 1 + wanted.chars().count() / 4;
    headers
        .iter()
        .filter(near)
        .min_by_key(|header| distance(&plain(header), &wanted))
        .map(String::as_str)
}

/// A header reduced to what matters: small letters and digits, without accents.
pub(super) fn plain(header: &str) -> String {
    let letters = header.nfkd().filter(|&letter| !is_combining_mark(letter));
    letters
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_listed(plain: &str) -> bool {
    !plain.is_empty() && Field::ALL.into_iter().any(|field| listed(field).contains(&plain))
}

/// How good a name is for a field: its place in the list, or behind all lists when only alike.
fn rank(field: Field, plain: &str) -> Option<usize> {
    let names = listed(field);
    if let Some(position) = names.iter().position(|&name| name == plain) {
        return Some(position);
    }
    let nearest = names
        .iter()
        .filter(|name| name.len() >= 8)
        .map(|name| distance(name, plain))
        .min()?;
    (nearest <= 2).then(|| BY_LIKENESS + nearest)
}

/// “Vorname, Name” and “Prénom, Nom” mean the family name by their second column; elsewhere a name is whole.
fn prefer_family_name(headers: &[String], guesses: &mut Vec<Guess>) {
    let split = headers
        .iter()
        .any(|header| matches!(plain(header).as_str(), "vorname" | "prenom"));
    let family_name = |column: u32| {
        let header = headers.get(column as usize).map(|header| plain(header));
        matches!(header.as_deref(), Some("name" | "nom"))
    };
    let wrong = if split { Field::FullName } else { Field::LastName };
    guesses.retain(|guess| !(guess.field == wrong && family_name(guess.column)));
}

/// The names a field goes by, best first, as [`plain`] writes them.
fn listed(field: Field) -> &'static [&'static str] {
    match field {
        Field::FullName => &[
            "fullname",
            "candidatename",
            "name",
            "candidate",
            "contactname",
            "personname",
            "displayname",
            "completename",
            "vollstandigername",
            "nomcomplet",
            "nombrecompleto",
            "nomecompleto",
            "nomecognome",
            "volledigenaam",
        ],
        Field::FirstName => &[
            "firstname",
            "givenname",
            "forename",
            "first",
            "fname",
            "candidatefirstname",
            "vorname",
            "prenom",
            "nombre",
            "nome",
            "voornaam",
            "fornamn",
            "imie",
        ],
        Field::LastName => &[
            "lastname",
            "surname",
            "familyname",
            "last",
            "lname",
            "candidatelastname",
            "nachname",
            "familienname",
            "zuname",
            "nomdefamille",
            "nom",
            "apellidos",
            "apellido",
            "cognome",
            "sobrenome",
            "achternaam",
            "efternamn",
            "nazwisko",
            "name",
        ],
        Field::LinkedinProfile => &[
            "linkedinprofile",
            "linkedinprofileurl",
            "linkedinurl",
            "linkedin",
            "linkedinpublicprofileurl",
            "linkedinpublicprofile",
            "publicprofileurl",
            "publicprofile",
            "linkedinprofilelink",
            "linkedinlink",
            "personlinkedinurl",
            "candidatelinkedin",
            "candidatelinkedinurl",
            "contactlinkedinurl",
            "linkedinaddress",
            "linkedinprofil",
            "linkedinprofilurl",
            "profillinkedin",
            "lienlinkedin",
            "perfillinkedin",
            "perfildelinkedin",
            "enlacelinkedin",
            "profilolinkedin",
            "profileurl",
            "profilelink",
            "profile",
            "profilurl",
            "profil",
            "url",
            "link",
        ],
        Field::Location => &[
            "location",
            "candidatelocation",
            "currentlocation",
            "personlocation",
            "geolocation",
            "city",
            "region",
            "country",
            "place",
            "ort",
            "standort",
            "wohnort",
            "stadt",
            "lieu",
            "ville",
            "localisation",
            "ubicacion",
            "ciudad",
            "localidad",
            "localizacao",
            "cidade",
            "citta",
            "locatie",
            "woonplaats",
            "plaats",
        ],
        Field::CurrentEmployer => &[
            "currentemployer",
            "currentcompany",
            "currentcompanyname",
            "employer",
            "company",
            "companyname",
            "currentorganization",
            "currentorganisation",
            "organization",
            "organisation",
            "aktuellerarbeitgeber",
            "arbeitgeber",
            "unternehmen",
            "firma",
            "entreprise",
            "entrepriseactuelle",
            "societe",
            "employeur",
            "empresa",
            "empresaactual",
            "azienda",
            "bedrijf",
            "werkgever",
        ],
        Field::TitleTagline => &[
            "titletagline",
            "tagline",
            "headline",
            "currenttitle",
            "currentjobtitle",
            "jobtitle",
            "title",
            "currentposition",
            "position",
            "currentrole",
            "role",
            "occupation",
            "berufsbezeichnung",
            "jobtitel",
            "stelle",
            "titel",
            "funktion",
            "poste",
            "fonction",
            "intitule",
            "titre",
            "cargo",
            "puesto",
            "ruolo",
            "functie",
        ],
        Field::Email => &[
            "email",
            "emailaddress",
            "primaryemail",
            "workemail",
            "personalemail",
            "candidateemail",
            "emails",
            "mail",
            "mailaddress",
            "emailadresse",
            "mailadresse",
            "courriel",
            "adressemail",
            "adresseemail",
            "correo",
            "correoelectronico",
            "email1",
        ],
        Field::Phone => &[
            "phone",
            "phonenumber",
            "primaryphone",
            "mobilephone",
            "mobile",
            "mobilenumber",
            "cellphone",
            "cell",
            "telephone",
            "telephonenumber",
            "contactnumber",
            "phonenumbers",
            "telefon",
            "telefonnummer",
            "handy",
            "mobil",
            "tel",
            "telefono",
            "movil",
            "celular",
            "telefoonnummer",
            "phone1",
        ],
    }
}
