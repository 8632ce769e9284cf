//! Tests of the desktop app's command line.

use super::*;

fn read(given: &[&str]) -> Result<Ask, String> {
    parse(given.iter().map(OsString::from), Path::new("/home/ada"))
}

#[test]
fn without_arguments_the_usual_workspace_opens() {
    assert_eq!(
        read(&[]),
        Ok(Ask::Window(Arguments::default())),
        "nothing was asked"
    );
}

#[test]
fn the_usual_workspace_is_in_the_folder_that_the_system_keeps_for_the_window() {
    let config: serde_json::Value = serde_json::from_str(include_str!("../../../tauri.conf.json")).unwrap();
    assert_eq!(
        config["identifier"],
        longlist_core::usual_place::FOLDER,
        "the command line opens the same file without being told of the window"
    );
}

#[test]
fn a_workspace_and_a_file_are_taken_from_the_folder_of_the_caller() {
    let asked = read(&["--workspace", "work.longlist", "people.csv"]);

    let expected = Arguments {
        workspace: Some("/home/ada/work.longlist".into()),
        file: Some("/home/ada/people.csv".into()),
    };
    assert_eq!(
        asked,
        Ok(Ask::Window(expected)),
        "a second start may come from another folder"
    );
}

#[test]
fn an_absolute_path_stays_as_it_is() {
    let asked = read(&["/srv/people.csv"]);

    let expected = Arguments {
        workspace: None,
        file: Some("/srv/people.csv".into()),
    };
    assert_eq!(
        asked,
        Ok(Ask::Window(expected)),
        "file managers hand over absolute paths"
    );
}

#[test]
fn what_is_not_understood_is_refused_in_words() {
    for given in [&["--wrokspace", "x"][..], &["--workspace"], &["a.csv", "b.csv"]] {
        assert!(
            read(given).is_err(),
            "{given:?} must not start the app with a guess"
        );
    }
}

#[test]
fn help_and_version_open_no_window() {
    assert_eq!(read(&["--help"]), Ok(Ask::Help), "as everywhere");
    assert_eq!(read(&["-V"]), Ok(Ask::Version), "as everywhere");
}
