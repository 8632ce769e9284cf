//! LinkedIn imports from a terminal.

use longlist_sandbox::Fault;

use crate::desk::{Desk, PASSPHRASE, World, id, read_of};

#[test]
fn a_search_is_previewed_imported_resumed_and_undone() {
    let (world, (desk, search)) = (World::new(), Desk::with_search());
    let account = desk.connect(&world);
    let url = world.search_url();

    let preview = desk.run(&["preview", "--account", &account, &url]).done();
    assert_eq!(preview["people"].as_array().unwrap().len(), 10, "ten to look at");
    assert_eq!(preview["quota"]["used"], 10, "a preview counts");

    let import = [
        "import",
        "linkedin",
        "--search",
        &search,
        "--account",
        &account,
        "--url",
        &url,
        "--size",
        "250",
    ];
    let run = desk.run(&import).done();
    assert_eq!(read_of(&run), 250, "as many as were asked for");
    assert_eq!(
        (&run["source"], &run["state"], &run["stop_reason"]),
        (&"linkedin".into(), &"finished".into(), &"size_reached".into())
    );
    assert_eq!(run["quota"]["used"], 260, "the preview and the import");
    assert_eq!(run["quota"]["left"], 2_240, "the rest of the day");
    for field in ["account_day", "limit", "reserved", "resets_at"] {
        assert!(!run["quota"][field].is_null(), "the quota has {field}");
    }
    assert!(run["resume_until"].is_string(), "there is more to have");
    assert_eq!(
        desk.count() as u64,
        run["created"].as_u64().unwrap(),
        "whoever is new is here"
    );

    let run_id = run["run_id"].as_str().unwrap();
    let resumed = desk.run(&["run", "resume", run_id, "--size", "400"]).done();
    assert_eq!(
        (read_of(&resumed), &resumed["quota"]["used"]),
        (400, &410.into()),
        "nothing is read twice"
    );
    assert_eq!(world.served(), 410, "the provider's bill is the same");

    let undone = desk.run(&["run", "undo", run_id]).done();
    assert_eq!(undone["removed_candidates"], resumed["created"], "they are gone");
    assert_eq!(desk.count(), 0, "all of them");
    desk.run(&["run", "undo", run_id]).fails(3, "already_undone");
    let quota = desk.run(&["account", "quota", &account]).done();
    assert_eq!(quota["used"], 410, "what was served stays used");

    let runs = desk.run(&["run", "list"]).done();
    assert!(runs["runs"][0]["undone_at"].is_string(), "the history says so");
    desk.holds_none_of(&[world.sandbox.token(), PASSPHRASE]);
}

#[test]
fn an_import_stops_at_the_quota_and_the_next_one_is_refused() {
    let (world, (desk, search)) = (World::new(), Desk::with_search());
    let (account, url) = (desk.connect(&world), world.search_url());
    desk.run(&["account", "edit", &account, "--daily-limit", "120"])
        .done();
    let import = [
        "import",
        "linkedin",
        "--search",
        &search,
        "--account",
        &account,
        "--url",
        &url,
        "--size",
        "250",
    ];

    let run = desk.run(&import).done();
    assert_eq!(
        (read_of(&run), &run["state"], &run["stop_reason"]),
        (120, &"parked".into(), &"daily_quota".into())
    );
    assert!(
        run["resumes_at"].is_string(),
        "the window goes on after the reset"
    );

    let refused = desk.run(&import).fails(3, "daily_quota");
    assert_eq!(refused["read"], 0, "not one result above the limit");
    desk.run(&["run", "resume", run["run_id"].as_str().unwrap()])
        .fails(3, "daily_quota");
    desk.run(&["preview", "--account", &account, &url])
        .fails(3, "daily_quota");
    assert_eq!(world.served(), 120, "nothing was asked for in vain");
}

#[test]
fn sizes_that_cannot_be_are_wrong_usage() {
    let (world, (desk, search)) = (World::new(), Desk::with_search());
    let (account, url) = (desk.connect(&world), world.search_url());
    let with_size = |size: &str| {
        let import = [
            "import",
            "linkedin",
            "--search",
            &search,
            "--account",
            &account,
            "--url",
            &url,
            "--size",
            size,
        ];
        desk.run(&import)
    };

    with_size("0").fails(2, "size_invalid");
    with_size("-5").fails(2, "usage");
    with_size("many").fails(2, "usage");

    assert_eq!(
        desk.run(&["run", "list"]).done()["runs"],
        serde_json::json!([]),
        "nothing was started"
    );
}

#[test]
fn addresses_that_are_no_search_are_refused_before_anything_is_asked() {
    let (world, (desk, search)) = (World::new(), Desk::with_search());
    let account = desk.connect(&world);

    for url in [
        "https://linkedin.com.evil.test/search/results/people/",
        "https://www.linkedin.com/in/ada",
        "javascript:alert(1)",
    ] {
        let import = [
            "import",
            "linkedin",
            "--search",
            &search,
            "--account",
            &account,
            "--url",
            url,
            "--size",
            "10",
        ];
        let said = desk.run(&import);
        assert_eq!(said.code, 2, "{url} is no search: {}", said.out);
    }

    assert_eq!(world.served(), 0, "the provider was not asked");
}

#[test]
fn a_revoked_token_fails_the_import_and_says_what_to_do() {
    let (world, (desk, search)) = (World::new(), Desk::with_search());
    let (account, url) = (desk.connect(&world), world.search_url());
    world
        .sandbox
        .set_faults(vec!["token_revoked".parse::<Fault>().unwrap()]);
    let import = [
        "import",
        "linkedin",
        "--search",
        &search,
        "--account",
        &account,
        "--url",
        &url,
        "--size",
        "10",
    ];

    let failed = desk.run(&import).fails(1, "token_refused");
    assert_eq!(
        (&failed["state"], &failed["stop_reason"]),
        (&"parked".into(), &"session_lost".into())
    );
    assert_eq!(
        desk.run(&["account", "list"]).done()["accounts"][0]["status"],
        "disconnected",
        "the account knows"
    );

    world.sandbox.clear_faults();
    let account_again = desk
        .run_with(&["account", "token", &account], world.sandbox.token())
        .done();
    assert_eq!(account_again["status"], "connected", "a new token helps");
    let resumed = desk
        .run(&["run", "resume", failed["run_id"].as_str().unwrap()])
        .done();
    assert_eq!(read_of(&resumed), 10, "and the import goes on");
}

#[test]
fn accounts_that_cannot_be_are_refused() {
    let desk = Desk::new();
    let add = |dsn: &str, zone: &str, token: &str| {
        let add = [
            "account",
            "add",
            "--dsn",
            dsn,
            "--account-id",
            "a1",
            "--name",
            "Me",
            "--timezone",
            zone,
        ];
        desk.run_with(&[&add[..], &["--product", "classic"]].concat(), token)
    };

    add("http://api.example.test", "UTC", "t0ken").fails(2, "dsn_insecure");
    add("no address", "UTC", "t0ken").fails(2, "dsn_invalid");
    add("https://api.example.test", "Mars/Olympus", "t0ken").fails(2, "time_zone_unknown");
    add("https://api.example.test", "UTC", "first-half\nsecond-half\n").fails(2, "token_invalid");
    add("https://api.example.test", "UTC", "").fails(2, "input_missing");

    assert_eq!(
        desk.run(&["account", "list"]).done()["accounts"],
        serde_json::json!([]),
        "none was added"
    );
    desk.holds_none_of(&["t0ken", "first-half", "second-half"]);
}

#[test]
fn one_pipe_carries_passphrase_and_token() {
    let (world, desk) = (World::new(), Desk::new());
    let base = world.sandbox.base_url();
    let mut add = desk.scripted(&[
        "account",
        "add",
        "--dsn",
        &base,
        "--account-id",
        "sandbox-classic",
        "--name",
        "Me",
    ]);
    add.env_remove("LONGLIST_PASSPHRASE").args([
        "--timezone",
        "UTC",
        "--product",
        "classic",
        "--passphrase-stdin",
    ]);

    let account = desk
        .feed(&mut add, &format!("{PASSPHRASE}\n{}\n", world.sandbox.token()))
        .done();

    let checked = desk.run(&["account", "check", &id(&account)]).done();
    assert_eq!(checked["status"], "connected", "the token arrived whole");
    desk.holds_none_of(&[world.sandbox.token(), PASSPHRASE]);
}

#[test]
#[cfg(unix)]
fn an_interrupted_import_is_paused_and_meanwhile_the_workspace_is_in_use() {
    let (world, (desk, search)) = (World::new(), Desk::with_search());
    let (account, url) = (desk.connect(&world), world.search_url());
    world
        .sandbox
        .set_faults(vec!["latency:1500ms".parse::<Fault>().unwrap()]);
    let import = [
        "import",
        "linkedin",
        "--search",
        &search,
        "--account",
        &account,
        "--url",
        &url,
        "--size",
        "500",
    ];

    let child = desk.start(&import);
    while world.sandbox.bill().search_requests == 0 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    desk.run(&["project", "list"]).fails(3, "workspace_in_use");
    crate::desk::interrupt(&child, "-INT");
    let paused = desk.wait(child);

    let run = paused.fails(1, "paused");
    assert_eq!(run["state"], "paused", "a person can resume it");
    assert_eq!(
        read_of(&run),
        world.served(),
        "the page that was under way is kept"
    );
    world.sandbox.clear_faults();
    let resumed = desk
        .run(&["run", "resume", run["run_id"].as_str().unwrap()])
        .done();
    assert_eq!(
        (read_of(&resumed), world.served()),
        (500, 500),
        "it goes on where it was"
    );
}
