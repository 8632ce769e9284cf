//! Every fault of the sandbox in turn: how the import stops, what the quota says, and that it can be mended.

use longlist_core::{
    account::{AccountStatus, Product},
    run::{RunState, StopReason},
};
use longlist_tests::desk::Desk;

use super::{MEDIUM, check};

/// What an import comes to that meets a fault from its second page on.
struct Expected {
    fault: &'static str,
    state: RunState,
    reason: StopReason,
    trouble: Option<&'static str>,
    status: AccountStatus,
    /// Whether our count must equal the provider's, or may be above it because nobody can know.
    exact: bool,
}

const fn parked(fault: &'static str, trouble: &'static str) -> Expected {
    let status = AccountStatus::Connected;
    Expected {
        fault,
        state: RunState::Parked,
        reason: StopReason::Failed,
        trouble: Some(trouble),
        status,
        exact: true,
    }
}

const fn failed(fault: &'static str, trouble: &'static str) -> Expected {
    Expected {
        state: RunState::Failed,
        ..parked(fault, trouble)
    }
}

const fn completed(fault: &'static str) -> Expected {
    let (state, reason) = (RunState::Finished, StopReason::Completed);
    Expected {
        state,
        reason,
        trouble: None,
        ..parked(fault, "")
    }
}

const fn needs_a_person(fault: &'static str, trouble: &'static str, status: AccountStatus) -> Expected {
    Expected {
        reason: StopReason::SessionLost,
        status,
        ..parked(fault, trouble)
    }
}

const EXPECTED: &[Expected] = &[
    completed("latency:5ms@2+"),
    completed("throttle:1s@2"),
    parked("throttle:600s@2+", "throttled"),
    parked("server_error@2+", "provider_unavailable"),
    parked("server_error:provider_error@2+", "provider_unavailable"),
    parked("timeout@2+", "provider_unreachable"),
    parked("cut_off@2+", "provider_unreachable"),
    parked("wrong_type:items@2+", "unexpected_answer"),
    completed("wrong_type:item@2+"),
    completed("wrong_type:total@2+"),
    failed("wrong_type:cursor@2+", "cursor_expired"),
    parked("not_json@2+", "unexpected_answer"),
    failed("expired_cursor@2+", "cursor_expired"),
    needs_a_person("checkpoint@2+", "checkpoint", AccountStatus::Checkpoint),
    needs_a_person("multiple_sessions@2+", "seat_in_use", AccountStatus::SeatInUse),
    needs_a_person("disconnected@2+", "disconnected", AccountStatus::Disconnected),
    needs_a_person("token_revoked@2+", "token_refused", AccountStatus::Disconnected),
    Expected {
        reason: StopReason::AccountRestricted,
        ..needs_a_person("restricted@2+", "account_restricted", AccountStatus::Restricted)
    },
    parked("reset:processed@2+", "provider_unreachable"),
    Expected {
        exact: false,
        ..parked("reset:early@2+", "provider_unreachable")
    },
    failed("redirect@2+", "redirected"),
    completed("unknown_field@2+"),
    completed("missing_optional@2+"),
    Expected {
        reason: StopReason::SourceExhausted,
        ..completed("empty@2+")
    },
    completed("limit_with_cursor@2+"),
    completed("ignored_limit@2+"),
];

#[tokio::test]
async fn every_fault_stops_the_import_with_its_own_reason_and_an_exact_quota() {
    let mut all = tokio::task::JoinSet::new();
    for expected in EXPECTED {
        // At once, because most of them wait before they try again.
        all.spawn(meets(expected));
    }
    all.join_all().await;
}

#[test]
fn every_fault_of_the_sandbox_is_expected_here() {
    for name in longlist_sandbox::FAULT_NAMES {
        let is_here = EXPECTED.iter().any(|expected| expected.fault.starts_with(name));
        assert!(is_here, "{name} is met by an import");
    }
}

async fn meets(expected: &'static Expected) {
    let fault = expected.fault;
    let desk = Desk::new().await;
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    desk.sandbox.set_faults(vec![fault.parse().unwrap()]);

    let run = desk
        .import(search, account, &desk.url(Product::Recruiter, "medium"), 2_500)
        .await;

    let trouble = run.trouble.as_ref().map(|trouble| trouble.code.as_str());
    let (now, quota) = desk.workspace().account(account).await.unwrap();
    let bill = desk.bill(Product::Recruiter);
    assert_eq!(
        (run.state, run.stop_reason),
        (expected.state, Some(expected.reason)),
        "{fault} stops it like this"
    );
    assert_eq!(trouble, expected.trouble, "{fault} is named");
    assert_eq!(now.status, expected.status, "{fault} tells how the account is");
    assert_eq!(quota.reserved, 0, "{fault} leaves nothing set aside");
    assert!(
        u64::from(quota.used) >= bill.results() && quota.used <= quota.limit,
        "{fault} is not counted short"
    );
    assert!(
        !expected.exact || u64::from(quota.used) == bill.results(),
        "{fault} is counted exactly"
    );
    assert_eq!(bill.too_early, 0, "{fault}: who is asked to wait, waits");
    check(&desk);

    desk.sandbox.clear_faults();
    if run.state == RunState::Finished {
        return;
    }
    desk.wait(24);
    let run = desk.resumed(run.id).await;

    let status = desk.workspace().account(account).await.unwrap().0.status;
    assert_eq!(
        run.stop_reason,
        Some(StopReason::Completed),
        "{fault} is over, and the import goes on to its end"
    );
    assert!(run.read >= MEDIUM, "{fault}: nothing was left out");
    assert_eq!(
        status,
        AccountStatus::Connected,
        "{fault}: what serves results is connected"
    );
    check(&desk);
}
