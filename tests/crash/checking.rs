//! A workspace with runs of checks under way, which cost credits.

use std::time::Duration;

use longlist_core::{
    evaluator::EvaluatorKind,
    provider::{ModelEvaluator, Vendor},
    run::{Run, RunState, StopReason},
};
use longlist_sandbox::Vendor as Pretended;
use longlist_tests::{checking::Checking, desk::Desk, ledger::Ledger};

use super::{Chance, worker::Worker};

/// Several portions of a model, each of which is a transaction.
const PEOPLE: u32 = 40;

/// Credits that are enough for both runs and not for a third.
const GRANTED: u32 = 700;

/// Microseconds, roughly as long as the work takes.
const LONGEST_LIFE: u64 = 250_000;

/// Two runs over the same people, the second of which finds them checked by the first or not.
pub struct Scene {
    desk: Desk,
}

impl Scene {
    /// Starts the runs and stops them at once, for another process to go on with.
    pub async fn set() -> Self {
        let desk = Desk::new().await;
        let checking = Checking::of(&desk, PEOPLE).await;
        checking
            .connect(
                Vendor::OpenaiCompatible,
                Pretended::Openai,
                ModelEvaluator::Managed,
            )
            .await;
        checking.grant(i32::try_from(GRANTED).unwrap()).await;
        desk.sandbox
            .set_faults(vec!["model_latency:8ms".parse().unwrap()]);
        for _ in 0..2 {
            let ask = checking.ask(EvaluatorKind::Managed);
            desk.workspace().start_check(&ask, None).await.unwrap();
        }
        let mut scene = Self { desk };
        scene.desk.close().await;
        scene
    }

    /// Lets a process work on it and kills it at some moment; whether it died of that.
    pub async fn run_and_kill(&mut self, chance: &mut Chance) -> bool {
        let early = chance.below(6) == 0;
        let patience = Duration::from_micros(chance.below(LONGEST_LIFE));
        Worker::start(&self.desk).die_after(patience, early).await
    }

    /// Lets a process work on it until nothing is left to do.
    pub async fn run_to_the_end(&mut self) {
        Worker::start(&self.desk).finish().await;
    }

    /// Whether every run is over.
    pub async fn is_over(&mut self) -> bool {
        let runs = self.runs().await;
        runs.iter().all(|run| run.state == RunState::Finished)
    }

    /// What must hold after every death; whether some of the checks are paid for by then and others are not.
    pub async fn check(&mut self) -> bool {
        let ledger = Ledger::open(&self.desk.path(), self.desk.key());
        ledger.check();
        let posts: i64 = ledger.one("SELECT count(*) FROM credit_entries WHERE kind = 'post'");
        drop(ledger);
        self.desk.open().await;
        let verified = self.desk.workspace().verify_credits().await.unwrap();
        self.desk.close().await;
        assert_eq!(verified.faults, [], "the ledger adds up");
        0 < posts && posts < 2 * i64::from(PEOPLE)
    }

    /// What must hold at the end: everybody is checked twice, at the price of the beginning.
    pub async fn check_the_end(&mut self) {
        for run in self.runs().await {
            assert_eq!(
                run.stop_reason,
                Some(StopReason::Completed),
                "it comes to its end"
            );
            assert_eq!(
                (run.created + run.matched, run.skipped.values().sum::<u32>()),
                (PEOPLE, 0),
                "nobody is left out"
            );
        }
        let price = EvaluatorKind::Managed.price();
        let expected = 2 * PEOPLE * price.new;
        let ledger = Ledger::open(&self.desk.path(), self.desk.key());
        let last = |column: &str| -> i64 {
            ledger.one(&format!(
                "SELECT {column} FROM credit_entries ORDER BY row DESC LIMIT 1"
            ))
        };
        let balances = (last("available"), last("held"), last("spent"));
        let all = (i64::from(GRANTED - expected), 0, i64::from(expected));
        assert_eq!(balances, all, "each check is paid for once");
    }

    async fn runs(&mut self) -> Vec<Run> {
        self.desk.open().await;
        let runs = self.desk.workspace().runs(None).await.unwrap();
        self.desk.close().await;
        let checks = runs.into_iter().filter(|run| run.briefing_id.is_some());
        checks.collect()
    }
}
