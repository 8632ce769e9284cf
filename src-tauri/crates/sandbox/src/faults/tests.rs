//! The grammar of faults, and when they strike.

use super::*;

fn fault(text: &str) -> Fault {
    text.parse().unwrap()
}

fn struck_numbers(text: &str) -> Vec<u64> {
    let mut schedule = Schedule::default();
    schedule.add(fault(text));
    let asked = Asked {
        cursor: true,
        limit: true,
    };
    (1..=20)
        .filter(|number| {
            let struck = schedule.strike(*number, asked, 1);
            struck.other.is_some() || !struck.bearable.is_empty()
        })
        .collect()
}

#[test]
fn every_name_is_read_and_written_back() {
    for name in FAULT_NAMES.into_iter().chain(MODEL_FAULT_NAMES) {
        let read = fault(name);
        assert_eq!(fault(&read.to_string()), read, "{name} survives a round trip");
    }
}

#[test]
fn values_and_moments_are_read() {
    let seconds = Duration::from_secs;
    for (text, kind, when) in [
        (
            "latency:300ms",
            FaultKind::Latency(Duration::from_millis(300)),
            When::Always,
        ),
        (
            "throttle:2s@5",
            FaultKind::Throttle(seconds(2)),
            When::Between(5, 5),
        ),
        (
            "server_error:provider_error@/3",
            FaultKind::ServerError(ServerError::Provider),
            When::Every(3),
        ),
        (
            "wrong_type:item@2-4",
            FaultKind::WrongType(Mistyped::Item),
            When::Between(2, 4),
        ),
        (
            "reset:early@20%",
            FaultKind::Reset { processed: false },
            When::Percent(20),
        ),
        ("cut_off@7+", FaultKind::CutOff, When::Between(7, u64::MAX)),
        ("expired_cursor", FaultKind::ExpiredCursor, When::Once),
        ("expired_cursor@always", FaultKind::ExpiredCursor, When::Always),
        (
            "redirect:http://127.0.0.1:9/x@once",
            FaultKind::Redirect("http://127.0.0.1:9/x".to_owned()),
            When::Once,
        ),
    ] {
        let read = fault(text);
        assert_eq!(
            read,
            Fault { kind, when },
            "{text} means what the documentation says"
        );
        assert_eq!(fault(&read.to_string()), read, "{text} survives a round trip");
    }
}

#[test]
fn a_text_that_is_no_fault_is_refused_with_advice() {
    for (text, advice) in [
        ("", "Choose one of latency"),
        ("trottle", "Choose one of latency"),
        ("timeout:3s", "takes no value"),
        ("latency:fast", "300ms or 2s"),
        ("latency:-1s", "300ms or 2s"),
        ("server_error:502", "unexpected_error or provider_error"),
        ("wrong_type:name", "items, item, total or cursor"),
        ("reset:late", "processed or early"),
        ("throttle@", "once, always, 5"),
        ("throttle@0", "once, always, 5"),
        ("throttle@8-5", "once, always, 5"),
        ("throttle@/0", "once, always, 5"),
        ("throttle@101%", "once, always, 5"),
    ] {
        let error = text.parse::<Fault>().expect_err("this is no fault").to_string();
        assert!(
            error.contains(advice),
            "{text:?} should say {advice:?}, not {error:?}"
        );
    }
}

#[test]
fn faults_strike_when_they_say() {
    assert_eq!(struck_numbers("throttle@5"), [5], "a number is that request");
    assert_eq!(struck_numbers("throttle@5-7"), [5, 6, 7], "a range has both ends");
    assert_eq!(struck_numbers("throttle@19+"), [19, 20], "a plus goes on");
    assert_eq!(struck_numbers("throttle@/6"), [6, 12, 18], "a slash counts off");
    assert_eq!(struck_numbers("throttle@once"), [1], "once is once");
    assert_eq!(struck_numbers("latency").len(), 20, "a bare name is always");
    let chance = struck_numbers("throttle@50%");
    assert!((4..=16).contains(&chance.len()), "{chance:?} is about half");
    assert_eq!(
        struck_numbers("throttle@50%"),
        chance,
        "chance repeats with the seed"
    );
}

#[test]
fn a_fault_about_cursors_waits_for_one() {
    let mut schedule = Schedule::default();
    schedule.add(FaultKind::ExpiredCursor.into());
    schedule.add(fault("limit_with_cursor@once"));
    let mut strike = |cursor, limit| schedule.strike(1, Asked { cursor, limit }, 1).other;

    assert_eq!(
        strike(false, true),
        None,
        "a first page has no cursor that could expire"
    );
    assert_eq!(
        strike(true, true),
        Some(FaultKind::ExpiredCursor),
        "the first fault in the list strikes"
    );
    assert_eq!(
        strike(true, false),
        None,
        "it was used up, and the other needs a limit too"
    );
    assert_eq!(
        strike(true, true),
        Some(FaultKind::LimitWithCursor),
        "one that found no room is not used up"
    );
}

#[test]
fn an_account_shows_its_trouble_only_while_it_lasts() {
    let mut schedule = Schedule::default();
    schedule.add(fault("checkpoint@2-3"));
    let status = |schedule: &Schedule, next| schedule.account_status(next, 1);

    assert_eq!(
        status(&schedule, 2),
        "OK",
        "nobody has met it yet, so the account can be connected"
    );
    let _ = schedule.strike(2, Asked::default(), 1);
    assert_eq!(status(&schedule, 3), "CREDENTIALS", "it would be met again");
    let _ = schedule.strike(3, Asked::default(), 1);
    assert_eq!(status(&schedule, 4), "OK", "it is over");
}
