//! Whatever comes in between, and in whichever order: credits are neither lost nor invented, and nobody pays twice.

use std::time::Duration;

use jiff::{Span, Timestamp};
use proptest::prelude::*;
use tokio::runtime::Runtime;

use super::*;
use crate::{ledger::Balance, store};

/// Enough for two runs over everybody, and not for a third.
const GRANTED: u32 = 40;

/// What may be said where something cannot be done just now.
const REFUSALS: [&str; 6] = [
    "credits_exhausted",
    "credit_cap",
    "nobody_to_check",
    "run_is_over",
    "run_is_running",
    "already_undone",
];

/// Something that happens to runs of checks.
#[derive(Debug, Clone)]
enum Event {
    Start,
    LetThrough(usize),
    Pause(usize),
    Resume(usize),
    Cancel(usize),
    /// The process dies, and another opens the file.
    Crash,
    /// The clock moves by so many hours.
    Clock(i32),
    /// Somebody is gone.
    Remove(i64),
    /// The import is taken back.
    Undo,
    /// Checks of people with Kafka fail from here on, or no longer.
    Fail(bool),
    /// The evaluator refuses everybody from here on, or no longer.
    Refuse(bool),
}

fn event() -> impl Strategy<Value = Event> {
    let run = 0_usize..3;
    prop_oneof![
        3 => Just(Event::Start),
        4 => (1_usize..4).prop_map(Event::LetThrough),
        2 => run.clone().prop_map(Event::Pause),
        4 => run.clone().prop_map(Event::Resume),
        1 => run.prop_map(Event::Cancel),
        2 => Just(Event::Crash),
        1 => (-3_000_i32..3_000).prop_map(Event::Clock),
        1 => (1_i64..6).prop_map(Event::Remove),
        1 => Just(Event::Undo),
        2 => any::<bool>().prop_map(Event::Fail),
        1 => any::<bool>().prop_map(Event::Refuse),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_what_happens_to_runs_loses_or_invents_a_credit(events in prop::collection::vec(event(), 1..24)) {
        let mut life = Life::begin();
        for event in events {
            life.happen(&event);
            life.check(&format!("after {event:?}"))?;
        }
        life.come_to_an_end();
        life.check("at the end")?;
        let balance = life.balance();
        prop_assert_eq!(balance.held, 0, "where every run is over, nothing is held");
    }
}

/// A workspace through the lives of several processes.
struct Life {
    desk: Option<Desk>,
    process: Option<Runtime>,
    runs: Vec<Id<Run>>,
}

impl Life {
    fn begin() -> Self {
        let process = process();
        let desk = process.block_on(async {
            let headlines = ["Go", "Kafka", "Go Kafka", "Vienna", "Go"];
            let desk = Desk::judged_by(&headlines, Scripted::gated(EvaluatorKind::Managed)).await;
            desk.grant(GRANTED.cast_signed()).await;
            desk
        });
        Self {
            desk: Some(desk),
            process: Some(process),
            runs: Vec::new(),
        }
    }

    fn desk(&self) -> (&Desk, &Runtime) {
        self.desk.as_ref().zip(self.process.as_ref()).unwrap()
    }

    fn happen(&mut self, event: &Event) {
        let (desk, process) = self.desk();
        let id = |at: &usize| self.runs.get(*at).copied();
        match event {
            Event::Start => match process.block_on(desk.workspace.start_check(&desk.ask(), None)) {
                Ok(run) => self.runs.push(run.id),
                Err(error) => is_allowed(&error),
            },
            Event::LetThrough(portions) => {
                desk.let_through(*portions);
                process.block_on(async { tokio::time::sleep(Duration::from_millis(3)).await });
            }
            Event::Pause(at) => {
                if let Some(id) = id(at) {
                    process.block_on(desk.through(desk.workspace.pause_run(id)));
                }
            }
            Event::Cancel(at) => {
                if let Some(id) = id(at) {
                    process.block_on(desk.through(desk.workspace.cancel_run(id)));
                }
            }
            Event::Resume(at) => {
                if let Some(id) = id(at) {
                    process.block_on(desk.through(desk.workspace.resume_run(id, None)));
                }
            }
            Event::Crash => self.crash(),
            Event::Clock(hours) => {
                let now: Timestamp = desk.workspace.now();
                desk.clock
                    .set(now.checked_add(Span::new().hours(*hours)).unwrap());
            }
            Event::Remove(row) => {
                let row = *row;
                let gone = desk.workspace.store().write(move |tx| {
                    tx.execute("DELETE FROM memberships WHERE candidate = ?1", [row])?;
                    tx.execute("DELETE FROM candidates WHERE row = ?1", [row])?;
                    Ok(())
                });
                process.block_on(gone).unwrap();
            }
            Event::Undo => process.block_on(async {
                let runs = desk.workspace.runs(Some(desk.search)).await.unwrap();
                let import = runs.iter().find(|run| run.briefing_id.is_none()).unwrap();
                if let Err(error) = desk.workspace.undo_run(import.id).await {
                    is_allowed(&error);
                }
            }),
            Event::Fail(fails) => *desk.evaluator.fails.lock().unwrap() = fails.then_some("Kafka"),
            Event::Refuse(refuses) => desk.refuse(*refuses),
        }
    }

    /// Takes the process away in the middle of whatever it does, and opens the file in another.
    fn crash(&mut self) {
        drop(self.process.take());
        let desk = self.desk.take().unwrap();
        let process = process();
        self.desk = Some(process.block_on(desk.reopen()));
        self.process = Some(process);
    }

    /// Nothing stands in the way any more.
    fn come_to_an_end(&mut self) {
        let (desk, process) = self.desk();
        desk.refuse(false);
        desk.let_through(1_000);
        process.block_on(async {
            for id in &self.runs {
                desk.workspace.wait_for_run(*id).await.unwrap();
                if let Err(error) = desk.workspace.resume_run(*id, None).await {
                    is_allowed(&error);
                }
                let run = desk.workspace.wait_for_run(*id).await.unwrap();
                assert!(
                    matches!(run.state, RunState::Finished | RunState::Cancelled),
                    "a run comes to its end: {run:?}"
                );
            }
        });
    }

    fn balance(&self) -> Balance {
        let (desk, process) = self.desk();
        process.block_on(desk.workspace.credits()).unwrap().balance
    }

    /// What holds at any time.
    fn check(&self, when: &str) -> Result<(), TestCaseError> {
        let (desk, process) = self.desk();
        let balance = self.balance();
        prop_assert_eq!(
            balance.available + balance.held + balance.spent,
            GRANTED,
            "every credit is somewhere, {}",
            when
        );
        let found = process.block_on(desk.workspace.verify_credits()).unwrap();
        prop_assert_eq!(found.faults, [], "the ledger adds up, {}", when);
        for id in &self.runs {
            let id = *id;
            // The state and what is held are looked at together, for a run may end between two looks.
            let look = desk.workspace.store().read_as_of_now(move |db| {
                let run = store::runs::get(db, id)?;
                let held = store::credit_entries::open_hold(db, run.row)?;
                let twice = "SELECT count(*) - count(DISTINCT candidate) FROM credit_entries WHERE run = ?1 AND kind = 'post'";
                let twice: i64 = db.query_row(twice, [run.row], |row| row.get(0))?;
                Ok((held.is_some(), twice, run))
            });
            let (is_held, twice, run) = process.block_on(look).unwrap();
            prop_assert_eq!(twice, 0, "each is paid for once in a run, {}", when);
            let is_over = matches!(
                run.state,
                RunState::Finished | RunState::Cancelled | RunState::Failed
            );
            prop_assert!(
                !(is_over && is_held),
                "a run that is over holds nothing, {}",
                when
            );
            let trouble = run.trouble.map(|trouble| trouble.code).unwrap_or_default();
            prop_assert!(
                ["", "disk_full", "interrupted"].contains(&trouble.as_str()),
                "nothing goes wrong by itself, {}: {}",
                when,
                trouble
            );
        }
        Ok(())
    }
}

impl Desk {
    /// Lets portions through until something that waits for them is done.
    async fn through<R>(&self, work: impl Future<Output = Result<R, Error>>) {
        let mut work = std::pin::pin!(work);
        loop {
            tokio::select! {
                done = &mut work => {
                    if let Err(error) = done {
                        is_allowed(&error);
                    }
                    return;
                }
                () = tokio::time::sleep(Duration::from_millis(1)) => self.let_through(1),
            }
        }
    }

    fn refuse(&self, refuses: bool) {
        *self.evaluator.refuses.lock().unwrap() = if refuses { Some(|| Error::DiskFull) } else { None };
    }
}

fn is_allowed(error: &Error) {
    assert!(
        REFUSALS.contains(&error.code()),
        "a refusal has its reason: {error:?}"
    );
    assert!(!error.hint().is_empty(), "and says what to do: {error}");
}

fn process() -> Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}
