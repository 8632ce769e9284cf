//! File imports and exports from a terminal.

use serde_json::{Value, json};

use crate::desk::{Desk, read_of};

const HEAD: &str = "Full Name,LinkedIn Profile,Location,Current Employer,Title Tagline,Email";

fn import(desk: &Desk, search: &str, file: &str, more: &[&str]) -> crate::desk::Said {
    desk.run(&[&["import", "csv", "--search", search, file], more].concat())
}

#[test]
fn every_row_is_accounted_for_and_the_report_can_be_fixed_and_imported() {
    let (desk, search) = Desk::with_search();
    let first = desk.write(
        "first.csv",
        format!(
            "{HEAD}\nAda Alpha,https://www.linkedin.com/in/ada-alpha,Vienna,,,ada@example.test\n\
             Bea Beta,https://www.linkedin.com/in/bea-beta,Graz,,,bea@example.test\n"
        ),
    );
    let run = import(&desk, &search, &first, &[]).done();
    assert_eq!(
        (&run["source"], &run["created"], read_of(&run)),
        (&"csv".into(), &2.into(), 2),
        "two new people"
    );
    assert_eq!(run["stop_reason"], "completed", "all of the file");
    assert!(run["quota"].is_null(), "a file has no quota");

    let second = desk.write(
        "second.csv",
        format!(
            "{HEAD}\n\
             Cem Gamma,https://www.linkedin.com/in/cem-gamma,Linz,Acme,Engineer,\n\
             Nobody,,Linz,,,\n\
             A Company,https://www.linkedin.com/company/acme,Linz,,,\n\
             Cem Gamma,https://de.linkedin.com/in/cem-gamma/,Linz,,,\n\
             Ada Alpha,https://www.linkedin.com/in/ada-alpha,Vienna,,,ada@example.test\n\
             Bea Beta,https://www.linkedin.com/in/ada-alpha,Graz,,,bea@example.test\n\
             Too,https://www.linkedin.com/in/too-many,Linz,,,,extra\n\
             Bea Beta,https://www.linkedin.com/in/bea-beta,,Acme,,\n"
        ),
    );
    let report = desk.path("skipped.csv");
    let run = import(&desk, &search, &second, &["--report", &report]).done();
    let reasons = json!({
        "missing_linkedin_url": 1, "invalid_linkedin_url": 1, "duplicate_in_file": 1,
        "already_in_search": 1, "identity_conflict": 1, "malformed_row": 1,
    });
    assert_eq!(
        (read_of(&run), &run["created"], &run["matched"]),
        (8, &1.into(), &1.into()),
        "{run}"
    );
    assert_eq!(run["skipped"], reasons, "each with its reason");

    let text = desk.read("skipped.csv");
    assert_eq!(text.lines().count(), 7, "a header and six rows: {text}");
    let fixed = text.replace("Nobody,,", "Nobody,https://www.linkedin.com/in/some-body,");
    let fixed = desk.write("fixed.csv", fixed);
    let run = import(&desk, &search, &fixed, &[]).done();
    assert_eq!(
        (read_of(&run), &run["created"]),
        (6, &1.into()),
        "the corrected row comes in: {run}"
    );
}

#[test]
fn columns_are_mapped_as_told() {
    let (desk, search) = Desk::with_search();
    let file = desk.write(
        "their.csv",
        "Wer;Wo steht es\nAda;https://www.linkedin.com/in/ada\n",
    );

    import(&desk, &search, &file, &[]).fails(2, "missing_linkedin_column");
    import(&desk, &search, &file, &["--map", "Wer"]).fails(2, "invalid_mapping");
    import(&desk, &search, &file, &["--map", "Wer=Shoe Size"]).fails(2, "unknown_field");
    import(&desk, &search, &file, &["--map", "Wann=Full Name"]).fails(2, "unknown_column");
    assert_eq!(
        desk.run(&["run", "list"]).done()["runs"],
        json!([]),
        "nothing was started"
    );

    let told = ["--map", "Wo steht es=LinkedIn Profile", "--map", "Wer=Full Name"];
    assert_eq!(
        import(&desk, &search, &file, &told).done()["created"],
        1,
        "both columns are understood"
    );
    let page = desk.run(&["candidates", "--query", "ada"]).done();
    assert_eq!(
        page["candidates"][0]["full_name"], "Ada",
        "the name came from their column"
    );
}

#[test]
fn a_dry_run_changes_nothing_and_can_still_report() {
    let (desk, search) = Desk::with_search();
    let file = desk.write(
        "some.csv",
        "Full Name,LinkedIn Profile\nAda,https://www.linkedin.com/in/ada\nBea,\n",
    );
    let report = desk.path("would-skip.csv");

    let rehearsal = import(&desk, &search, &file, &["--dry-run", "--report", &report]).done();

    assert_eq!(
        (&rehearsal["dry_run"], read_of(&rehearsal)),
        (&true.into(), 2),
        "{rehearsal}"
    );
    assert_eq!(
        rehearsal["skipped"],
        json!({ "missing_linkedin_url": 1 }),
        "what would happen"
    );
    assert!(
        desk.read("would-skip.csv").contains("missing_linkedin_url"),
        "the report is written"
    );
    assert_eq!(desk.count(), 0, "nobody is here");
    assert_eq!(
        desk.run(&["run", "list"]).done()["runs"],
        json!([]),
        "no run either"
    );

    let run = import(&desk, &search, &file, &[]).done();
    for (name, value) in run.as_object().unwrap() {
        let rehearsed = rehearsal.get(name);
        assert!(rehearsed.is_some(), "a script reads {name} of either");
        if [
            "read",
            "created",
            "matched",
            "skipped",
            "search_id",
            "project_id",
            "file",
        ]
        .contains(&name.as_str())
        {
            assert_eq!(rehearsed, Some(value), "{name} came as it was rehearsed");
        }
    }
}

#[test]
#[cfg(unix)]
fn an_interrupted_dry_run_ends_at_once_and_leaves_nothing() {
    let (desk, search) = Desk::with_search();
    let rows: String = (0..600_000).map(|row| format!("Person {row},,,,,\n")).collect();
    let file = desk.write("long.csv", format!("{HEAD}\n{rows}"));
    let report = desk.path("would-skip.csv");
    let files = || {
        let folder = std::fs::read_dir(desk.path("")).unwrap();
        let mut names: Vec<_> = folder.map(|file| file.unwrap().file_name()).collect();
        // Those of the workspace come and go with the process that has it open.
        names.retain(|name| !name.to_string_lossy().contains("workspace"));
        names.sort();
        names
    };
    let before = files();

    let order = [
        "import",
        "csv",
        "--search",
        &search,
        &file,
        "--dry-run",
        "--report",
        &report,
    ];
    let mut child = desk.start(&order);
    // The report is begun before the first row is looked at.
    while files() == before && child.try_wait().unwrap().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    crate::desk::interrupt(&child, "-INT");
    let said = desk.wait(child).fails(1, "cancelled");

    assert!(said.get("read").is_none(), "half of it says nothing: {said}");
    assert_eq!(files(), before, "no report, and no half of one");
    assert_eq!(
        desk.run(&["run", "list"]).done()["runs"],
        json!([]),
        "no run either"
    );
}

#[test]
fn what_is_here_already_is_treated_as_told() {
    let (desk, search) = Desk::with_search();
    let row = |place: &str, employer: &str| {
        format!("{HEAD}\nAda,https://www.linkedin.com/in/ada,{place},{employer},,\n")
    };
    let file = |name: &str, text: String| desk.write(name, text);
    import(&desk, &search, &file("1.csv", row("Vienna", "")), &[]).done();
    let here = || desk.run(&["candidates"]).done()["candidates"][0].clone();

    import(
        &desk,
        &search,
        &file("2.csv", row("Graz", "Acme")),
        &["--duplicates", "skip"],
    )
    .done();
    assert_eq!(
        (&here()["location"], &here()["employer"]),
        (&"Vienna".into(), &Value::Null),
        "skip"
    );
    import(&desk, &search, &file("3.csv", row("Graz", "Acme")), &[]).done();
    assert_eq!(
        (&here()["location"], &here()["employer"]),
        (&"Vienna".into(), &"Acme".into()),
        "fill is the default"
    );
    import(
        &desk,
        &search,
        &file("4.csv", row("Graz", "Acme")),
        &["--duplicates", "overwrite"],
    )
    .done();
    assert_eq!(here()["location"], "Graz", "overwrite");
}

#[test]
fn exports_are_read_back_and_run_no_formula() {
    let (desk, search) = Desk::with_search();
    let formula = r#""=HYPERLINK(""https://evil.test"")""#;
    let text = format!(
        "{HEAD}\n{formula},https://www.linkedin.com/in/ada,Vienna,<script>,@cmd,ada@example.test\nBea,https://www.linkedin.com/in/bea,,,,\n"
    );
    import(&desk, &search, &desk.write("in.csv", text), &[]).done();
    let export = |format: &str, name: &str| {
        desk.run(&[
            "export",
            "--search",
            &search,
            "--format",
            format,
            &desk.path(name),
        ])
        .done()
    };

    assert_eq!(export("csv", "out.csv")["candidates"], 2, "both");
    export("xlsx", "out.xlsx");
    export("json", "out.json");

    let csv = desk.read("out.csv");
    assert!(
        csv.contains("'=HYPERLINK") && csv.contains("'@cmd"),
        "neutralised: {csv}"
    );
    let people: Value = serde_json::from_str(&desk.read("out.json")).unwrap();
    assert_eq!(
        people[0]["full_name"], r#"=HYPERLINK("https://evil.test")"#,
        "as it is"
    );
    assert_eq!(
        people[0]["linkedin_url"], "https://www.linkedin.com/in/ada",
        "with the profile"
    );
    assert_eq!(people[1]["searches"], "Vienna", "and the searches");
    for (number, name) in ["out.csv", "out.xlsx"].into_iter().enumerate() {
        let again = desk.add_search(&format!("Again {number}"));
        let run = import(&desk, &again, &desk.path(name), &[]).done();
        assert_eq!(
            (&run["matched"], &run["created"]),
            (&2.into(), &0.into()),
            "{name} maps by itself: {run}"
        );
    }
    let some = desk.run(&[
        "export",
        "--search",
        &search,
        "--query",
        "bea",
        "--format",
        "json",
        &desk.path("bea.json"),
    ]);
    assert_eq!(some.done()["candidates"], 1, "only those that match");
    let nowhere = desk.place("missing").join("out.csv");
    desk.run(&["export", "--format", "csv", nowhere.to_str().unwrap()])
        .fails(2, "unwritable");
}

#[test]
fn candidates_come_page_by_page() {
    let (desk, search) = Desk::with_search();
    let rows: String = (0..25)
        .map(|number| format!("Person {number},https://www.linkedin.com/in/person-{number}\n"))
        .collect();
    import(
        &desk,
        &search,
        &desk.write("25.csv", format!("Full Name,LinkedIn Profile\n{rows}")),
        &[],
    )
    .done();

    for extra in [
        vec![],
        vec!["--search", search.as_str()],
        vec!["--query", "person"],
    ] {
        let (mut names, mut after, mut pages) = (Vec::new(), None::<String>, 0);
        loop {
            let mut arguments = [&["candidates", "--limit", "10"], &extra[..]].concat();
            arguments.extend(after.iter().flat_map(|after| ["--after", after.as_str()]));
            let page = desk.run(&arguments).done();
            pages += 1;
            for candidate in page["candidates"].as_array().unwrap() {
                names.push(candidate["full_name"].as_str().unwrap().to_owned());
            }
            after = page["next"].as_str().map(str::to_owned);
            if after.is_none() {
                break;
            }
        }
        let expected: Vec<_> = (0..25).map(|number| format!("Person {number}")).collect();
        assert_eq!(
            (pages, names),
            (3, expected),
            "everybody once, in order, with {extra:?}"
        );
    }
    desk.run(&["candidates", "--after", "page two"]).fails(2, "usage");
}

#[test]
fn files_that_are_no_table_change_nothing() {
    let (desk, search) = Desk::with_search();
    let files: [(&str, &[u8], &str); 4] = [
        ("empty.csv", b"", "empty_file"),
        ("head.csv", b"Full Name,LinkedIn Profile\n", "header_only"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary_file"),
        ("bomb.xlsx", b"PK\x03\x04 and no more", "unreadable"),
    ];
    for (name, content, code) in files {
        let file = desk.write(name, content);
        let said = import(&desk, &search, &file, &[]);
        assert_eq!(said.code, 2, "{name}: {}", said.out);
        assert!(
            code == "unreadable" || said.json()["error"]["code"] == code,
            "{name}: {}",
            said.out
        );
    }
    import(&desk, &search, &desk.path("missing.csv"), &[]).fails(2, "unreadable");
    assert_eq!(
        desk.run(&["run", "list"]).done()["runs"],
        json!([]),
        "nothing was started"
    );
}

#[test]
fn a_report_that_cannot_be_written_does_not_hide_the_import() {
    let (desk, search) = Desk::with_search();
    let file = desk.write(
        "one.csv",
        "Full Name,LinkedIn Profile\nAda,https://www.linkedin.com/in/ada\n",
    );
    let nowhere = desk.place("missing").join("skipped.csv");

    let said = import(&desk, &search, &file, &["--report", nowhere.to_str().unwrap()]);

    let run = said.fails(2, "unwritable");
    assert_eq!(
        (read_of(&run), desk.count()),
        (1, 1),
        "the import is done and has its id: {}",
        run["run_id"]
    );
}
