//! Four hundred violent deaths: imports and checks run in a process that is killed at any moment, and nothing is lost,
//! counted short, kept or paid for twice.
//!
//! The provider lives in this process, so it knows what it has delivered to all the dead.

#![expect(clippy::unwrap_used, reason = "a panic is how a test reports")]

#[path = "crash/checking.rs"]
mod checking;
#[path = "crash/scene.rs"]
mod scene;
#[path = "crash/worker.rs"]
mod worker;

use std::collections::{BTreeMap, btree_map::Entry};

use longlist_core::run::StopReason;

use self::scene::{Kind, Scene};

/// How many processes are killed in one run of each test.
const KILLS: u32 = 200;

/// A process that is being started has, for a moment, the open files of this one, and with them the lock of a workspace
/// that another test has just closed.
static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// After so many deaths an import may come to its end.
const KILLS_OF_ONE_IMPORT: u32 = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_that_is_killed_at_any_moment_comes_to_the_same_end() {
    let _alone = ONE_AT_A_TIME.lock().await;
    let mut chance = Chance::new();
    let (mut kills, mut in_doubt) = (0, 0);
    let mut undisturbed = BTreeMap::new();
    for kind in Kind::ALL.into_iter().cycle() {
        let mut scene = Scene::set(kind).await;
        let mut deaths = 0;
        while deaths < KILLS_OF_ONE_IMPORT && !scene.is_over().await {
            deaths += u32::from(scene.run_and_kill(&mut chance).await);
            in_doubt += scene.requests_in_doubt();
            scene.check().await;
        }
        scene.run_to_the_end().await;
        scene.check().await;

        for run in scene.runs().await {
            assert_eq!(
                run.stop_reason,
                Some(StopReason::Completed),
                "{kind:?} comes to its end"
            );
        }
        if let Entry::Vacant(unknown) = undisturbed.entry(kind) {
            unknown.insert(Scene::undisturbed(kind).await);
        }
        let people = scene.people();
        assert_eq!(
            Some(&people),
            undisturbed.get(&kind),
            "{kind:?} brings the same people as if nobody had died"
        );
        kills += deaths;
        if kills >= KILLS {
            break;
        }
    }
    eprintln!("{kills} died, {in_doubt} of them between a request and its answer");
    assert!(kills >= KILLS && in_doubt > 0, "they died at all moments");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_that_is_killed_at_any_moment_is_paid_for_once() {
    let _alone = ONE_AT_A_TIME.lock().await;
    let mut chance = Chance::new();
    let (mut kills, mut half_done) = (0, 0);
    while kills < KILLS {
        let mut scene = checking::Scene::set().await;
        while kills < KILLS && !scene.is_over().await {
            let died = scene.run_and_kill(&mut chance).await;
            kills += u32::from(died);
            half_done += u32::from(scene.check().await && died);
        }
        scene.run_to_the_end().await;
        scene.check().await;
        scene.check_the_end().await;
    }
    eprintln!("{kills} died, {half_done} of them between one payment and the next");
    assert!(half_done > KILLS / 10, "they died at all moments");
}

/// Numbers that nobody can foresee and that a failed test can be repeated with.
pub struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let given = std::env::var("LONGLIST_CRASH_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| u64::from(std::process::id()));
        eprintln!("repeat this with LONGLIST_CRASH_SEED={seed}");
        Self(seed)
    }

    /// A number below `end`: SplitMix64 (Steele, Lea and Flood, 2014).
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let number = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (number ^ (number >> 31)) % end
    }
}
