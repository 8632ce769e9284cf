//! Tests of what a run says of itself.

use super::*;
use crate::{
    connector::{Outcome, Refusal, RefusalKind},
    identity::search_url::SearchUrl,
};

const START: &str = "2026-03-10T08:00:00Z";
const WEEK_LATER: &str = "2026-03-17T08:00:00Z";

#[test]
fn what_stopped_can_be_resumed_for_a_week_and_what_is_over_cannot() {
    let resumable = [
        (RunState::Paused, None, true),
        (RunState::Parked, Some(StopReason::DailyQuota), true),
        (RunState::Failed, Some(StopReason::Failed), true),
        (RunState::Finished, Some(StopReason::SizeReached), true),
        (RunState::Finished, Some(StopReason::Completed), false),
        (RunState::Finished, Some(StopReason::SourceWindow), false),
        (RunState::Cancelled, Some(StopReason::Cancelled), false),
        (RunState::Running, None, false),
    ];
    for (state, stop_reason, expected) in resumable {
        let run = Run {
            state,
            stop_reason,
            ..run()
        };
        assert_eq!(
            run.can_resume(at(START)),
            expected,
            "{state:?} for {stop_reason:?}"
        );
        assert!(
            !run.can_resume(at(WEEK_LATER)),
            "{state:?} is never resumed after a week"
        );
        let undone = Run {
            undone_at: Some(at(START)),
            ..run
        };
        assert!(
            !undone.can_resume(at(START)),
            "{state:?} is not resumed once it was undone"
        );
    }
}

#[test]
fn the_rate_and_the_time_left_are_those_of_the_current_stretch() {
    let run = Run {
        read: 400,
        read_before: 100,
        size: Some(1_000),
        state: RunState::Running,
        ..run()
    };

    assert_eq!(
        run.per_minute(at("2026-03-10T08:01:00Z")),
        Some(300),
        "what was read before does not count"
    );
    assert_eq!(
        run.seconds_left(at("2026-03-10T08:01:00Z")),
        Some(120),
        "at that rate"
    );
    assert_eq!(
        run.per_minute(at("2026-03-10T08:00:01Z")),
        None,
        "a second is too short to say"
    );
    assert_eq!(
        run.per_minute(at("2026-03-10T07:00:00Z")),
        None,
        "so is a clock that was set back"
    );
    let beyond = Run { read: 1_200, ..run };
    assert_eq!(
        beyond.seconds_left(at("2026-03-10T08:01:00Z")),
        Some(0),
        "a whole page may go beyond the size"
    );
    let odd = Run {
        read: 5,
        read_before: 9,
        ..beyond
    };
    assert_eq!(
        odd.per_minute(at("2026-03-10T08:01:00Z")),
        Some(0),
        "and nothing overflows"
    );
}

#[test]
fn what_a_person_can_put_right_parks_a_run() {
    let refused = |kind| {
        Error::Provider(Refusal {
            kind,
            outcome: Outcome::NothingServed,
            retry_after: None,
            detail: None,
        })
    };
    let expected = [
        (Error::DiskFull, RunState::Parked, StopReason::Failed),
        (
            refused(RefusalKind::TokenRefused),
            RunState::Parked,
            StopReason::SessionLost,
        ),
        (
            refused(RefusalKind::Restricted),
            RunState::Parked,
            StopReason::AccountRestricted,
        ),
        (
            refused(RefusalKind::SearchRefused),
            RunState::Failed,
            StopReason::Failed,
        ),
        (
            Error::NotFound {
                noun: crate::Noun::Account,
            },
            RunState::Failed,
            StopReason::Failed,
        ),
    ];
    for (error, state, reason) in expected {
        let stop = Stop::after(&error);
        assert_eq!((stop.state, stop.reason), (state, Some(reason)), "{error}");
        assert_eq!(stop.trouble.unwrap().code, error.code(), "{error} is named");
    }
}

#[test]
fn only_the_first_time_that_a_run_is_put_off_is_news() {
    let first = Run {
        state: RunState::Parked,
        stop_reason: Some(StopReason::Failed),
        resumes_at: Some(at("2026-03-10T08:01:00Z")),
        ..run()
    };
    assert!(!first.is_put_off_again(), "nobody knows of it yet");

    let again = Run {
        resumed_at: at("2026-03-10T08:01:00Z"),
        ..first
    };
    assert!(again.is_put_off_again(), "it was told already");
    let further = Run { read: 100, ..again };
    assert!(!further.is_put_off_again(), "it has come further in between");
}

#[test]
fn a_tally_counts_every_row_once() {
    let mut tally = Tally {
        created: 3,
        matched: 2,
        ..Tally::default()
    };
    tally.skip(SkipReason::MalformedRow);
    tally.skip(SkipReason::MalformedRow);
    let mut sum = tally.clone();
    sum.add(&tally);

    assert_eq!(
        (tally.read(), sum.read()),
        (7, 14),
        "created, matched and skipped"
    );
    assert_eq!(
        sum.skipped.get(&SkipReason::MalformedRow),
        Some(&4),
        "reason by reason"
    );
}

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

fn run() -> Run {
    let address = SearchUrl::parse("https://www.linkedin.com/search/results/people/?keywords=x").unwrap();
    Run {
        row: 1,
        search: Some(1),
        plan: Plan::Linkedin(LinkedinPlan { address }),
        position: serde_json::Value::Null,
        read_before: 0,
        id: Id::fresh(),
        source: RunSource::Linkedin,
        search_id: Some(Id::fresh()),
        search_name: Some("Vienna".into()),
        briefing_id: None,
        briefing_name: None,
        project_id: Id::fresh(),
        project_title: "Engineer".into(),
        account_id: None,
        account_name: None,
        size: None,
        total: None,
        reachable: None,
        state: RunState::Paused,
        stop_reason: None,
        trouble: None,
        read: 0,
        created: 0,
        matched: 0,
        skipped: BTreeMap::new(),
        continues: true,
        started_at: at(START),
        resumed_at: at(START),
        ended_at: None,
        resume_until: Some(at(WEEK_LATER)),
        resumes_at: None,
        undone_at: None,
    }
}
