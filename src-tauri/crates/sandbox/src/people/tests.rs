//! Who is in the made-up world.

use std::collections::BTreeSet;

use super::*;

fn population() -> Population {
    Population::draw(1, 6_000)
}

#[test]
fn the_same_seed_makes_the_same_people() {
    let (one, other) = (Population::draw(3, 500), Population::draw(3, 500));

    let shown = |population: &Population| format!("{:?}", population.people());

    assert_eq!(shown(&one), shown(&other), "tests and benches repeat exactly");
    assert_ne!(
        shown(&one),
        shown(&Population::draw(4, 500)),
        "another seed is another world"
    );
}

#[test]
fn a_person_stays_the_same_on_every_machine() {
    let population = Population::draw(1, DEFAULT_PEOPLE);
    let person = population.person(0).expect("somebody is first");

    let told = format!(
        "{} / {} / {}",
        person.full_name(),
        person.slug(),
        person.id(Product::Classic)
    );

    assert_eq!(
        told, "Małgorzata Jabłoński / małgorzata-jabłoński-16d8fc0e / ACoAATY0N5PJabaQsmLKKkxuK8s7am0xis0Q",
        "a seed in a bug report must mean the same people everywhere, for ever"
    );
}

#[test]
fn professions_are_dealt_out_in_exact_shares() {
    for (size, expected) in [(DEFAULT_PEOPLE, 3_412), (10_000, 1_706), (200, 34)] {
        let population = Population::draw(9, size);
        let engineers = population
            .people()
            .iter()
            .filter(|person| person.profession().title == "Data engineer");
        assert_eq!(
            engineers.count(),
            expected,
            "announced totals scale with the population of {size}"
        );
    }
}

#[test]
fn ids_and_slugs_belong_to_one_person_each() {
    let population = population();
    let mut names = BTreeSet::new();
    for person in population.people() {
        for name in Product::ALL
            .map(|product| person.id(product))
            .into_iter()
            .chain([person.slug()])
        {
            assert!(names.insert(name.clone()), "{name} would make two people one");
        }
        assert!(
            person.old_slug().is_none_or(|old| names.insert(old)),
            "an old slug is never somebody else's"
        );
    }
}

#[test]
fn some_ids_differ_only_in_case() {
    let population = population();
    let ids: Vec<String> = population
        .people()
        .iter()
        .map(|person| person.id(Product::Classic))
        .collect();
    let folded: BTreeSet<String> = ids.iter().map(|id| id.to_lowercase()).collect();

    assert_eq!(
        ids.len() - folded.len(),
        12,
        "whoever folds the case of an id merges twelve pairs of 6,000 people"
    );
}

#[test]
fn some_slug_tails_are_shared_by_different_people() {
    let population = population();
    let mut tails = BTreeSet::new();
    let repeated = population
        .people()
        .iter()
        .filter(|person| !tails.insert(person.suffix))
        .count();

    assert!(
        repeated > 100,
        "a tail alone proves nothing, and {repeated} people show it"
    );
}

#[test]
fn a_person_has_another_id_in_every_product() {
    let population = population();
    let person = population.person(17).expect("there are 6,000");

    for product in Product::ALL {
        let id = person.id(product);
        assert!(
            id.starts_with(product.id_prefix()),
            "{id} says which product it belongs to"
        );
        assert_eq!(
            population.find(&id).map(|found| found.number),
            Some(17),
            "every id finds its person"
        );
    }
    let slug = person.slug().to_uppercase();
    assert_eq!(
        population.find(&slug).map(|found| found.number),
        Some(17),
        "slugs ignore case"
    );
}

#[test]
fn names_come_in_many_scripts() {
    let names: String = population().people().iter().map(Person::full_name).collect();
    for (script, letter) in [
        ("Polish", 'ł'),
        ("Vietnamese", 'ễ'),
        ("Arabic", 'ع'),
        ("Hebrew", 'י'),
        ("Cyrillic", 'ч'),
        ("Greek", 'λ'),
        ("Chinese", '伟'),
        ("Japanese", 'さ'),
        ("Korean", '민'),
        ("Hindi", 'र'),
        ("Thai", 'ส'),
        ("German", 'ß'),
    ] {
        assert!(names.contains(letter), "somebody has a {script} name");
    }
}

#[test]
fn a_few_profiles_are_hostile() {
    let population = population();
    let texts: Vec<String> = population
        .people()
        .iter()
        .flat_map(|person| [person.headline(), person.first_name()])
        .collect();
    for pattern in [
        "<img",
        "=HYPERLINK",
        "<script>",
        "\u{200b}",
        "\u{202e}",
        "\u{0}",
        "\r\n",
    ] {
        assert!(
            texts.iter().any(|text| text.contains(pattern)),
            "{pattern:?} occurs in 6,000 people"
        );
    }
    let longest = population
        .people()
        .iter()
        .map(|person| person.last_name().chars().count())
        .max();
    assert_eq!(
        longest,
        Some(profile::LONGEST_NAME),
        "one name is as long as a short story"
    );
}

#[test]
fn about_one_in_two_hundred_is_hidden() {
    for product in Product::ALL {
        let hidden = population()
            .people()
            .iter()
            .filter(|person| person.is_hidden(product))
            .count();
        assert!(
            (15..=50).contains(&hidden),
            "{hidden} of 6,000 are LinkedIn Members in {product}"
        );
    }
}

#[test]
fn recruiter_hides_slugs_and_some_addresses() {
    let population = population();
    let lacking =
        |lacks: fn(&Person) -> bool| population.people().iter().filter(|person| lacks(person)).count();

    assert!(
        lacking(|person| person.shown_slug(Product::Recruiter).is_none()) > 600,
        "nobody may key on the slug alone"
    );
    assert!(
        lacking(|person| person.profile_url(Product::Recruiter).is_none()) > 300,
        "nor on the address"
    );
    assert_eq!(
        lacking(|person| person.shown_slug(Product::Classic).is_none()),
        0,
        "the classic search shows slugs"
    );
}

#[test]
fn a_career_runs_backwards_from_now() {
    for person in population().people() {
        let career = person.career();
        assert!(!career.is_empty(), "everybody works somewhere or did");
        for (later, earlier) in career.iter().zip(career.iter().skip(1)) {
            let end = earlier.end.expect("only the newest position can be current");
            assert!(
                (end.year, end.month) <= (later.start.year, later.start.month),
                "a position ends before the next one starts"
            );
        }
    }
}
