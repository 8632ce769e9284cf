//! Tests of the command line.

use clap::CommandFactory as _;

use super::*;

#[test]
fn the_command_line_is_sound() {
    Arguments::command().debug_assert();
}

#[test]
fn global_options_may_stand_anywhere() {
    let arguments = Arguments::try_parse_from([
        "longlist",
        "project",
        "list",
        "--json",
        "--workspace",
        "a.longlist",
    ]);

    let global = arguments.expect("this can be typed").global;
    assert!(
        global.json && global.workspace.is_some(),
        "scripts put them where they like"
    );
}

#[test]
fn no_argument_takes_a_secret() {
    let mut commands = vec![Arguments::command()];
    while let Some(command) = commands.pop() {
        for argument in command.get_arguments() {
            let name = argument.get_id().as_str();
            let takes_text = argument.get_action().takes_values();
            let secret = ["token", "key", "passphrase", "phrase", "secret", "password"];
            assert!(
                !(takes_text && secret.iter().any(|word| name.contains(word))),
                "{name} would be seen by everybody on this computer"
            );
        }
        commands.extend(command.get_subcommands().cloned());
    }
}

#[test]
fn sizes_are_whole_numbers() {
    for size in ["-5", "many", "2.5", "99999999999"] {
        let id = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
        let import = [
            "longlist",
            "import",
            "linkedin",
            "--search",
            id,
            "--account",
            id,
            "--url",
            "u",
            "--size",
            size,
        ];
        let error = Arguments::try_parse_from(import).expect_err("this is no size");
        assert!(
            mistake(&error).message.contains("--size"),
            "{size} is named with its option"
        );
    }
}
