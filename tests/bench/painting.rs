//! From a key press in the real window to the frame that shows its answer, over the large pool.
//!
//! The built app runs on a stage of its own: a virtual screen, without a graphics card. The page itself notes when a key
//! goes down and when the frame is through in which the rows of the new question stand. Beside it, what a letter takes
//! that asks for nothing: nobody can be quicker there.

use std::time::Duration;

use anyhow::ensure;
use longlist_tests::{
    page::{Page, Target},
    stage::{Scenery, Stage, built},
    story,
};
use serde_json::{Value, json};

use crate::{
    pool::{self, Pool},
    table::{Line, Table},
    timing::{Sorted, ms, ratio},
};

/// What is typed, letter by letter, the field being emptied in between.
const TYPED: [&str; 8] = [
    "senior backend",
    "berlin",
    "product man",
    "maria",
    "c++",
    "london data",
    "müller",
    "zzz",
];
const MUST: Duration = Duration::from_millis(16);
/// How long the window may take to have read a million candidates.
const READY: Duration = Duration::from_secs(60);

/// Measures every key of every text.
pub fn measure(table: &mut Table, pool: &Pool) -> anyhow::Result<()> {
    let stage = Stage::set("painting", Scenery::default())?;
    let workspace = pool::workspace_in(pool.folder()).display().to_string();
    let page = stage.open(&built("longlist-desktop")?, &["--workspace", &workspace])?;
    let alone = letters_alone(&page)?;
    page.fill(
        Target::Field("Recovery phrase or passphrase"),
        &pool.recovery_phrase()?,
    )?;
    page.press(Target::Button("Unlock"))?;
    story::choose_action(&page, "Candidates")?;
    page.see(Target::Css("[data-testid=candidate-name]"), READY)?;
    page.wait_for("the pool has been read", READY, |page| {
        ensure!(
            !page.shows(Target::Css("[data-indexing]")),
            "its counts are not exact yet"
        );
        Ok(())
    })?;
    page.script(&format!("{FRAME}{WATCH}"), json!([]))?;
    page.press(Target::Field("Search candidates"))?;
    let mut took = Vec::new();
    for text in TYPED {
        for letter in text.chars() {
            took.extend(one_key(&page, &letter.to_string())?);
        }
        page.press(Target::Button("Clear the search"))?;
        page.press(Target::Field("Search candidates"))?;
    }
    page.picture("typed")?;
    page.close()?;
    let count = took.len();
    let step = |at: usize| Sorted::new(took.iter().filter_map(|steps| steps.get(at).copied()).collect());
    let [typed, shown, painted] = [0, 1, 2].map(step);
    table.add(Line {
        what: format!("key press → painted, in the real window without a graphics card ({count} keys)"),
        must: "≤ 16 ms",
        measured: format!("p50 {}, p90 {}", ms(painted.median()), ms(painted.percentile(90))),
        ratio: format!("{:.2} of it", painted.median().as_secs_f64() / MUST.as_secs_f64()),
        reached: Some(painted.median() <= MUST),
    });
    table.add(Line {
        what: "the same for a letter that asks for nothing, on a page with nothing else, p50, p90".to_owned(),
        must: "",
        measured: format!("{}, {}", ms(alone.median()), ms(alone.percentile(90))),
        ratio: format!("{:.2} ×", ratio(painted.median(), alone.median())),
        reached: None,
    });
    table.add(Line {
        what: "of which until WebKit had put the letter into the field, and until the page had its new rows, p50"
            .to_owned(),
        must: "",
        measured: format!("{}, {}", ms(typed.median()), ms(shown.median())),
        ratio: String::new(),
        reached: None,
    });
    Ok(())
}

/// Types where the passphrase is asked for, and says how long each letter took to be painted.
fn letters_alone(page: &Page<'_>) -> anyhow::Result<Sorted> {
    page.script(&format!("{FRAME}{WATCH_ALONE}"), json!([]))?;
    page.press(Target::Field("Recovery phrase or passphrase"))?;
    let mut took = Vec::new();
    for letter in "nothing is asked for here".chars() {
        took.extend(one_key(page, &letter.to_string())?.into_iter().flatten());
    }
    page.script("window.__watch.abort();", json!([]))?;
    Ok(Sorted::new(took))
}

/// Presses a key and waits for its frame; says when the letter stood in the field, when the page had the new rows and
/// when they were painted, from the press on. Nothing where the question stays the same.
fn one_key(page: &Page<'_>, letter: &str) -> anyhow::Result<Option<Vec<Duration>>> {
    page.type_keys(letter)?;
    let steps = page.script_later(
        "const [done] = arguments; window.__painted.then(done);",
        json!([]),
    )?;
    let Value::Array(steps) = steps else {
        return Ok(None);
    };
    let duration = |step: &Value| step.as_f64().map(|ms| Duration::from_secs_f64(ms.max(0.0) / 1e3));
    Ok(Some(steps.iter().filter_map(duration).collect()))
}

/// In the page: waits until the next frame is through.
const FRAME: &str = r#"
    const frame = () => new Promise((done) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(null);
    }));
"#;

/// In the page: for each key a promise of the time until its letter was painted.
const WATCH_ALONE: &str = r#"
    window.__watch = new AbortController();
    const { signal } = window.__watch;
    window.addEventListener("keydown", ({ timeStamp: pressed }) => {
        window.__painted = new Promise((done) => {
            const typed = async () => done([await frame() - pressed]);
            window.addEventListener("input", typed, { capture: true, once: true, signal });
        });
    }, { capture: true, signal });
"#;

/// In the page: for each key a promise of the time until its answer was painted; of nothing where the question stays
/// the same.
const WATCH: &str = r#"
    const grid = document.querySelector("[data-testid=candidate-grid]");
    let typed = 0;
    window.addEventListener("input", () => { typed = performance.now(); }, true);
    window.addEventListener("keydown", (event) => {
        const pressed = event.timeStamp, before = grid.dataset.question;
        window.__painted = new Promise((done) => {
            const watch = new MutationObserver(async () => {
                if (grid.dataset.question === before) return;
                watch.disconnect();
                const shown = performance.now(), painted = await frame();
                done([typed, shown, painted].map((time) => time - pressed));
            });
            watch.observe(grid, { attributes: true, attributeFilter: ["data-question"] });
            setTimeout(() => { watch.disconnect(); done(null); }, 500);
        });
    }, true);
"#;
