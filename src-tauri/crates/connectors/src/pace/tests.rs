//! Requests of one account keep their distance.

use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::{Lanes, default_pace_ms, jittered, take_turn};
use crate::{dsn::Dsn, loopback::account};

#[test]
fn a_pause_is_between_half_and_one_and_a_half_of_the_pace() {
    assert_eq!(
        jittered(3_000, 0),
        Duration::from_millis(1_500),
        "the shortest pause"
    );
    assert_eq!(
        jittered(3_000, u32::MAX),
        Duration::from_millis(4_500),
        "the longest pause"
    );
    assert_eq!(jittered(0, u32::MAX), Duration::ZERO, "no pace, no pause");
    assert!(
        jittered(u32::MAX, u32::MAX) > Duration::from_secs(6_000_000),
        "the largest pace does not overflow"
    );
}

#[test]
fn pauses_are_uneven() {
    let pauses: std::collections::BTreeSet<_> =
        (0..64).map(|_| jittered(u32::MAX, super::chance())).collect();
    assert!(pauses.len() > 32, "a regular rhythm is what LinkedIn looks for");
}

#[test]
fn a_server_on_this_computer_needs_no_pause() {
    assert_eq!(
        default_pace_ms(&Dsn::parse("127.0.0.1:4000").unwrap()),
        0,
        "nobody is watching there"
    );
    assert_eq!(
        default_pace_ms(&Dsn::parse("api8.example.test").unwrap()),
        3_000,
        "LinkedIn is"
    );
}

#[tokio::test(start_paused = true)]
async fn the_next_request_waits_for_the_pause() {
    let lanes = Lanes::default();
    let lane = lanes.of(&account("http://127.0.0.1:1"));
    let begin = Instant::now();
    drop(take_turn(&lane, 2_000).await);
    assert_eq!(
        begin.elapsed(),
        Duration::ZERO,
        "the first request starts at once"
    );

    drop(take_turn(&lane, 2_000).await);
    let waited = begin.elapsed();

    assert!(
        waited >= Duration::from_secs(1) && waited <= Duration::from_secs(3),
        "the second waits {waited:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn two_runs_on_one_account_take_turns() {
    let lanes = Lanes::default();
    let here = account("http://127.0.0.1:1");
    let there = account("http://127.0.0.1:1");
    assert_ne!(
        here.id, there.id,
        "two accounts of the workspace, one at the provider"
    );
    let first = take_turn(&lanes.of(&here), 0).await;

    let early = timeout(Duration::from_secs(3_600), take_turn(&lanes.of(&there), 0)).await;
    drop(first);
    let late = timeout(Duration::from_secs(1), take_turn(&lanes.of(&there), 0)).await;

    assert!(
        early.is_err(),
        "while one request is on its way there is no other"
    );
    assert!(late.is_ok(), "when it is over the next one starts");
}

#[tokio::test(start_paused = true)]
async fn other_accounts_do_not_wait() {
    let lanes = Lanes::default();
    let _first = take_turn(&lanes.of(&account("http://127.0.0.1:1")), 9_000).await;

    let other = timeout(
        Duration::from_millis(1),
        take_turn(&lanes.of(&account("http://127.0.0.1:2")), 9_000),
    )
    .await;

    assert!(other.is_ok(), "the lane belongs to one account");
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_request_starts_the_pause_too() {
    let lanes = Lanes::default();
    let lane = lanes.of(&account("http://127.0.0.1:1"));
    let request = async {
        let _turn = take_turn(&lane, 2_000).await;
        std::future::pending::<()>().await;
    };
    let _ = timeout(Duration::from_millis(1), request).await;
    let begin = Instant::now();

    drop(take_turn(&lane, 2_000).await);

    assert!(
        begin.elapsed() >= Duration::from_secs(1),
        "the cancelled request may have reached LinkedIn"
    );
}
