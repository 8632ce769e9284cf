//! Checks at the edges: a profile without a word, and a vendor that takes for ever.

use std::time::Duration;

use longlist_connectors::Limits;
use longlist_core::{
    check::results::ResultFilter,
    evaluator::{EvaluatorKind, Verdict},
    import::keep::DuplicatePolicy,
    provider::{ModelEvaluator, ProviderState, Vendor},
    run::{Run, RunState, StopReason},
};
use longlist_sandbox::{Options, Vendor as Pretended};
use longlist_tests::{checking::Checking, desk::Desk};

use super::VENDORS;

#[tokio::test]
async fn a_profile_without_a_word_is_unknown_to_every_evaluator_at_the_usual_price() {
    let desk = empty_profile().await;
    let checking = Checking::of(&desk, 1).await;
    let run = check_the_empty_profile(&desk, &checking, EvaluatorKind::Local).await;
    assert_eq!((run.state, run.created), (RunState::Finished, 2), "it is read");
    assert_eq!(checking.balance().await.spent, 0, "the local evaluator is free");

    for (vendor, pretended, as_what, evaluator) in VENDORS {
        let desk = empty_profile().await;
        let checking = Checking::of(&desk, 1).await;
        checking.connect(vendor, pretended, as_what).await;
        checking.grant(100).await;

        let run = check_the_empty_profile(&desk, &checking, evaluator).await;

        assert_eq!(
            (run.state, run.created),
            (RunState::Finished, 2),
            "{vendor:?} reads it: {:?}",
            run.trouble
        );
        let balance = checking.balance().await;
        assert_eq!(
            (balance.spent, balance.held),
            (2 * evaluator.price().new, 0),
            "{vendor:?} charges for it as for anybody"
        );
        checking.is_sound().await;
    }
}

async fn empty_profile() -> Desk {
    Desk::with(Options {
        people: 2,
        ..Options::default()
    })
    .await
}

/// Imports somebody of whom nothing is known but an address, and checks them beside somebody else.
async fn check_the_empty_profile(desk: &Desk, checking: &Checking<'_>, evaluator: EvaluatorKind) -> Run {
    let path = desk.file(
        "nothing.csv",
        "LinkedIn Profile\nhttps://www.linkedin.com/in/nothing-known\n",
    );
    desk.import_file(checking.search, path, DuplicatePolicy::Fill)
        .await;
    let run = checking.check(evaluator).await;
    let page = desk
        .workspace()
        .results(checking.briefing, ResultFilter::default(), 0, 10)
        .await;
    let rows = page.expect("there are results").rows;
    let nothing = rows.iter().find(|row| row.candidate.headline.is_none());
    assert_eq!(
        nothing.expect("it was checked").verdicts,
        [Verdict::Unknown; 2],
        "{evaluator:?} makes nothing of nothing"
    );
    run
}

#[tokio::test]
async fn a_vendor_that_takes_for_ever_is_given_up_and_everything_waits() {
    let limits = Limits {
        whole: Duration::from_millis(300),
        ..Limits::of_models()
    };
    let desk = Desk::with_limits(Options::default(), limits).await;
    let checking = Checking::of(&desk, 2).await;
    checking
        .connect(Vendor::Openai, Pretended::Openai, ModelEvaluator::Byok)
        .await;
    checking.grant(2).await;
    desk.sandbox
        .set_faults(vec!["model_latency:60s@always".parse().unwrap()]);

    let run = checking.check(EvaluatorKind::Byok).await;

    assert_eq!(
        (run.state, run.stop_reason, run.read),
        (RunState::Parked, Some(StopReason::Failed), 0),
        "the run waits"
    );
    let trouble = run.trouble.unwrap();
    assert_eq!(trouble.code, "model_unreachable", "{}", trouble.message);
    assert_eq!(trouble.hint, "Try again in a few minutes.", "and says what to do");
    let balance = checking.balance().await;
    assert_eq!((balance.spent, balance.held), (0, 2), "its credits wait with it");
    assert_eq!(
        checking.provider_state().await,
        ProviderState::Connected,
        "nothing is wrong with the key"
    );

    desk.sandbox.clear_faults();
    desk.workspace().resume_run(run.id, None).await.unwrap();
    let run = desk.stopped(run.id).await;
    assert_eq!(
        (run.state, run.created),
        (RunState::Finished, 2),
        "then it goes on"
    );
    let balance = checking.balance().await;
    assert_eq!((balance.spent, balance.held), (2, 0), "at the same price");
    checking.is_sound().await;
}
