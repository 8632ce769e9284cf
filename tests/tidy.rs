//! The rules of the house that no compiler checks.
//!
//! Each test is one rule; when it fails it says where, and why the rule is there.

#[path = "tidy/licences.rs"]
mod licences;
#[path = "tidy/reading.rs"]
mod reading;
#[path = "tidy/tree.rs"]
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use reading::{has_word, imported, is_comment, last_word_is, resolve, room_of};
use tree::{Source, nobody_trespasses, root, sources};

const CODE: &[&str] = &[".rs", ".ts", ".tsx", ".mjs", ".css", ".sql"];

#[test]
fn sql_stands_only_in_the_store() {
    const STARTS: &[&str] = &[
        "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "PRAGMA", "REPLACE", "WITH",
    ];
    let begins_as_sql = |text: &str| {
        let text = text.trim_start_matches(['\\', '\n', ' ']);
        STARTS.iter().any(|word| {
            text.strip_prefix(word)
                .is_some_and(|rest| rest.starts_with([' ', '\n', '\\']))
        })
    };
    let outside = sources().into_iter().filter(|source| {
        source.is(&[".rs"])
            && source.path.starts_with("src-tauri/")
            && !source.path.starts_with("src-tauri/crates/core/src/store")
            && !source.is_test()
    });
    let found = outside.flat_map(|source| {
        source.lines(|line| {
            line.split('"')
                .skip(1)
                .step_by(2)
                .any(begins_as_sql)
                .then(|| format!("SQL: {}", line.trim()))
        })
    });
    nobody_trespasses(
        "Who reads or writes a table asks core/src/store; so a table can change in one place.",
        found,
    );
}

#[test]
fn each_door_to_the_outside_is_in_one_crate() {
    // The tests of the workstation from outside read the file itself, so that they do not believe the core.
    const DOORS: &[(&str, &[&str])] = &[
        ("reqwest", &["src-tauri/crates/connectors/Cargo.toml"]),
        ("hyper", &["src-tauri/crates/connectors/Cargo.toml"]),
        ("keyring", &["src-tauri/crates/connectors/Cargo.toml"]),
        (
            "axum",
            &[
                "src-tauri/crates/sandbox/Cargo.toml",
                "src-tauri/crates/cli/Cargo.toml",
            ],
        ),
        (
            "rusqlite",
            &["src-tauri/crates/core/Cargo.toml", "tests/Cargo.toml"],
        ),
        ("tauri", &["Cargo.toml"]),
    ];
    let found = manifests().flat_map(|manifest| {
        let mut broken = Vec::new();
        for name in own_dependencies(&manifest) {
            for (door, homes) in DOORS {
                let is_door =
                    name == *door || name.strip_prefix(door).is_some_and(|rest| rest.starts_with('-'));
                if is_door && !homes.contains(&manifest.path.as_str()) {
                    broken.push(manifest.trespass(format!("{name} belongs in {}", homes.join(" or "))));
                }
            }
        }
        broken
    });
    nobody_trespasses(
        "HTTP and the keychain only in connectors, SQLite only in core, Tauri only in the shell: \
         so each can be tested, limited and replaced in one place.",
        found,
    );
}

#[test]
fn the_core_and_the_sandbox_know_none_of_ours() {
    let found = manifests()
        .filter(|manifest| manifest.is(&["crates/core/Cargo.toml", "crates/sandbox/Cargo.toml"]))
        .flat_map(|manifest| {
            let ours = own_dependencies(&manifest)
                .into_iter()
                .filter(|name| name.starts_with("longlist-"));
            ours.map(|name| manifest.trespass(format!("depends on {name}")))
                .collect::<Vec<_>>()
        });
    nobody_trespasses(
        "The core works without window and network; the sandbox shares no type with us, so it cannot agree with our mistakes.",
        found,
    );
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let found = sources()
        .into_iter()
        .filter(|source| source.is(CODE) && !source.is_test() && !source.is_generated())
        .filter_map(|source| {
            let lines = source.text.lines().count();
            (lines > 500).then(|| source.trespass(format!("{lines} lines, and 500 are the most")))
        });
    nobody_trespasses("A file is one idea; a longer one has two.", found);
}

#[test]
fn the_first_line_says_what_a_file_is() {
    const OPENINGS: &[(&str, &[&str])] = &[
        (".rs", &["//! "]),
        (".ts", &["/** ", "// "]),
        (".tsx", &["/** ", "// "]),
        (".mjs", &["/** ", "// ", "#!"]),
        (".sql", &["-- "]),
    ];
    let found = sources()
        .into_iter()
        .filter(|source| !source.is_generated())
        .filter_map(|source| {
            let (_, openings) = OPENINGS
                .iter()
                .find(|(ending, _)| source.path.ends_with(ending))?;
            let told = openings.iter().any(|opening| source.text.starts_with(opening));
            (!told).then(|| source.trespass(format!("should begin with {}", openings.join("or "))))
        });
    nobody_trespasses(
        "Whoever opens a file should know after one line whether it is the right one.",
        found,
    );
}

#[test]
fn nothing_unwraps_outside_tests() {
    let found = sources()
        .into_iter()
        .filter(|source| source.is(&[".rs"]) && !source.is_test())
        .flat_map(|source| {
            let own = source
                .text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap_or_default()
                .to_owned();
            Source { text: own, ..source }.lines(|line| {
                (line.contains(".unwrap()") && !is_comment(line)).then(|| line.trim().to_owned())
            })
        });
    nobody_trespasses(
        "Say why it cannot fail with expect(\"…\"), or hand the error on with `?`.",
        found,
    );
}

#[test]
fn lints_are_expected_with_a_reason_and_never_allowed() {
    let found = sources()
        .into_iter()
        .filter(|source| source.is(&[".rs"]) && !source.is_generated())
        .flat_map(|source| {
            source.lines(|line| {
                let silenced =
                    line.contains(concat!("#[al", "low(")) || line.contains(concat!("#![al", "low("));
                let bare = line.contains("#[expect(") && line.contains(")]") && !line.contains("reason");
                (silenced || bare).then(|| line.trim().to_owned())
            })
        });
    nobody_trespasses(
        "#[expect(lint, reason = \"…\")] tells the reader why, and goes when it is no longer true.",
        found,
    );
}

#[test]
fn names_say_what_a_thing_is() {
    const EMPTY: &[&str] = &[
        "Manager",
        "Service",
        "Helper",
        "Helpers",
        "Util",
        "Utils",
        "Handler",
        "Processor",
        "Data",
        "Info",
        "Common",
        "Misc",
    ];
    const DECLARES: &[&str] = &["struct ", "enum ", "trait ", "type ", "class ", "interface "];
    let declared = |line: &str| {
        let line = line
            .trim_start()
            .trim_start_matches("export ")
            .trim_start_matches("pub(crate) ")
            .trim_start_matches("pub ");
        let name = DECLARES.iter().find_map(|word| line.strip_prefix(word))?;
        let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
        EMPTY
            .iter()
            .any(|word| last_word_is(&name, word))
            .then(|| format!("{name} says nothing about what it holds or does"))
    };
    let named = sources()
        .into_iter()
        .filter(|source| source.is(CODE) && !source.is_generated())
        .flat_map(|source| {
            let stem = source
                .path
                .rsplit('/')
                .next()
                .and_then(|name| name.split('.').next())
                .unwrap_or_default()
                .to_lowercase();
            let empty = stem == "mod" || EMPTY.iter().any(|word| stem == word.to_lowercase());
            let mut broken = source.lines(declared);
            broken
                .extend(empty.then(|| source.trespass(format!("a file called {stem} attracts everything"))));
            broken
        });
    nobody_trespasses("A name that fits everything tells nothing.", named);
}

#[test]
fn only_the_api_folder_knows_tauri() {
    let found = sources()
        .into_iter()
        .filter(|source| {
            source.path.starts_with("ui/src/") && !source.path.starts_with("ui/src/api/") && !source.is_test()
        })
        .flat_map(|source| source.lines(|line| line.contains("@tauri-apps").then(|| line.trim().to_owned())));
    nobody_trespasses(
        "The page talks to the shell in ui/src/api; so tests can stand in for it in one place.",
        found,
    );
}

#[test]
fn screens_and_components_import_only_downwards() {
    let found = sources()
        .into_iter()
        .filter(|source| source.is(&[".ts", ".tsx"]))
        .flat_map(|source| {
            let room = room_of(&source.path);
            source.lines(|line| {
                let import = imported(line)?;
                let target = room_of(&resolve(&source.path, import));
                let refused = match room.as_str() {
                    "components" => target == "api" || target == "app" || target.starts_with("screens/"),
                    "api" | "words" => {
                        target == "components" || target == "app" || target.starts_with("screens/")
                    }
                    screen if screen.starts_with("screens/") => {
                        target.starts_with("screens/") && target != room
                    }
                    _ => false,
                };
                refused.then(|| format!("{room} imports from {target}"))
            })
        });
    nobody_trespasses(
        "A screen can be thrown away without another noticing; components and words know nothing of screens.",
        found,
    );
}

#[test]
fn nothing_is_left_for_later() {
    const LEFT: &[&str] = &[
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("#[ig", "nore"),
        concat!(".on", "ly("),
        concat!("describe.sk", "ip("),
        concat!("it.sk", "ip("),
        concat!("test.sk", "ip("),
    ];
    let found = sources()
        .into_iter()
        .filter(|source| source.is(CODE) && !source.is_generated())
        .flat_map(|source| {
            source.lines(|line| {
                LEFT.iter()
                    .find(|left| has_word(line, left))
                    .map(|left| format!("{left} in: {}", line.trim()))
            })
        });
    nobody_trespasses(
        "What is not done is said where people look, not in a comment; a test that is left out proves nothing.",
        found,
    );
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    let root = root();
    let mut places = vec![root.display().to_string()];
    places.extend(std::env::var("CARGO_HOME").ok().filter(|place| place.len() > 4));
    let found = sources().into_iter().flat_map(|source| {
        source.lines(|line| {
            places
                .iter()
                .find(|place| line.contains(*place))
                .map(|place| format!("names {place}"))
        })
    });
    nobody_trespasses("It would be wrong on every other machine.", found);
}

#[test]
fn lock_files_name_no_registry_of_a_single_machine() {
    const CRATES: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let found = sources().into_iter().flat_map(|source| {
        if source.is(&["Cargo.lock"]) {
            source.lines(|line| (line.starts_with("source = ") && line != CRATES).then(|| line.to_owned()))
        } else if source.is(&["package-lock.json"]) {
            source.lines(|line| {
                line.trim_start()
                    .starts_with("\"resolved\"")
                    .then(|| line.trim().to_owned())
            })
        } else if source.is(&[".npmrc", ".cargo/config.toml"]) {
            source.lines(|line| line.contains("registry=").then(|| line.trim().to_owned()))
        } else {
            Vec::new()
        }
    });
    nobody_trespasses(
        "Where packages come from is a matter of the machine; checksums tell that they are the same.",
        found,
    );
}

#[test]
fn every_dependency_is_permitted_by_deny_toml() {
    let deny = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml is in the root");
    let allowed = licences::list(&deny, "licenses", "allow", None);
    let banned = licences::list(&deny, "bans", "deny", Some("crate"));
    assert!(
        allowed.contains("MIT") && !banned.is_empty(),
        "the lists in deny.toml can be read"
    );
    let exempt = |name: &str| {
        deny.lines()
            .any(|line| line.contains(&format!("\"{name}\"")) && line.contains("wrappers"))
    };

    let mut refused = Vec::new();
    for package in packages() {
        let field = |name: &str| {
            package
                .get(name)
                .and_then(serde_json::Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let (name, source) = (field("name"), field("source"));
        if !licences::can_be_met(&field("license"), &allowed) {
            refused.push(format!("{name}: licence {:?}", field("license")));
        }
        if banned.contains(&name) && !exempt(&name) {
            refused.push(format!("{name}: banned"));
        }
        if !source.is_empty() && source != "registry+https://github.com/rust-lang/crates.io-index" {
            refused.push(format!("{name}: comes from {source}"));
        }
    }
    assert!(
        refused.is_empty(),
        "deny.toml does not permit:\n  {}",
        refused.join("\n  ")
    );
}

/// What ships inside the page. Fonts have a licence of their own kind, which lets them travel with any program.
#[test]
fn every_package_of_the_page_has_a_permitted_licence() {
    let deny = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml is in the root");
    let mut allowed = licences::list(&deny, "licenses", "allow", None);
    allowed.insert("OFL-1.1".to_owned());
    let lock =
        std::fs::read_to_string(root().join("ui/package-lock.json")).expect("the page has a lock file");
    let lock: serde_json::Value = serde_json::from_str(&lock).expect("npm writes JSON");
    let packages = lock["packages"].as_object().expect("it lists packages");

    let shipped = packages.iter().filter(|(path, package)| {
        !path.is_empty() && package["dev"] != true && package["devOptional"] != true
    });
    let refused: Vec<String> = shipped
        .map(|(path, package)| (path, package["license"].as_str().unwrap_or_default()))
        .filter(|(path, licence)| {
            let is_font = path.contains("/@fontsource");
            !licences::can_be_met(licence, &allowed) || *licence == "OFL-1.1" && !is_font
        })
        .map(|(path, licence)| format!("{path}: licence {licence:?}"))
        .collect();

    assert!(packages.len() > 50, "the page has packages");
    assert!(
        refused.is_empty(),
        "not permitted in the page:\n  {}",
        refused.join("\n  ")
    );
}

#[test]
fn every_dependency_of_the_workspace_is_used() {
    let workspace = manifests()
        .find(|manifest| manifest.path == "Cargo.toml")
        .expect("the workspace has a manifest");
    let used: BTreeSet<String> = manifests()
        .flat_map(|manifest| own_dependencies(&manifest))
        .collect();
    let (_, offered) = workspace
        .text
        .split_once("[workspace.dependencies]\n")
        .expect("the workspace has dependencies");
    let offered = offered.lines().take_while(|line| !line.starts_with('['));
    let names: Vec<&str> = offered
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split([' ', '=']).next())
        .collect();
    assert!(names.len() > 20, "the list can be read: {names:?}");
    let unused: Vec<_> = names.into_iter().filter(|name| !used.contains(*name)).collect();
    assert!(
        unused.is_empty(),
        "nobody uses {unused:?}; what is not needed is not trusted, so take it out of Cargo.toml"
    );
}

#[test]
fn the_top_of_the_repository_stays_small() {
    const ROOMS: &[&str] = &["src-tauri", "ui", "icons", "tests", "docs", ".ci", ".cargo"];
    let found: BTreeSet<String> = sources()
        .iter()
        .filter_map(|source| source.path.split_once('/').map(|(room, _)| room.to_owned()))
        .filter(|room| !ROOMS.contains(&room.as_str()))
        .collect();
    assert!(
        found.is_empty(),
        "new folders at the top: {found:?}; the house has its rooms already, see ARCHITECTURE.md"
    );
}

/// Every manifest of the workspace.
fn manifests() -> impl Iterator<Item = Source> {
    sources()
        .into_iter()
        .filter(|source| source.path.rsplit('/').next() == Some("Cargo.toml"))
}

/// The names under `[dependencies]` and its kin, but not the versions that the workspace keeps for its members.
fn own_dependencies(manifest: &Source) -> Vec<String> {
    let mut counts = false;
    let mut names = Vec::new();
    for line in manifest.text.lines() {
        if line.starts_with('[') {
            counts = line.ends_with("dependencies]") && !line.starts_with("[workspace");
        } else if counts && line.starts_with(|first: char| first.is_ascii_lowercase()) {
            names.extend(line.split(['.', ' ', '=']).next().map(str::to_owned));
        }
    }
    names
}

/// Everything that is built for this system, as cargo lists it.
fn packages() -> Vec<serde_json::Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            "x86_64-unknown-linux-gnu",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs these tests, so it is there");
    assert!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut answer: BTreeMap<String, serde_json::Value> =
        serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    match answer.remove("packages") {
        Some(serde_json::Value::Array(packages)) => packages,
        other => panic!("cargo lists packages, not {other:?}"),
    }
}
