//! Runs of checks: how many a second are paid for and kept, and how long what is kept takes to be counted anew.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, ensure};
use async_trait::async_trait;
use longlist_core::{
    briefing::{Briefing, BriefingFields, RequirementKind},
    check::{
        plan::{CheckAsk, Whom},
        recategorize::Arrangement,
        results::ResultFilter,
    },
    clock::SystemClock,
    evaluator::{Answer, Document, Evaluator, EvaluatorKind, Finding, Mark, Place, Quote, Readings, Verdict},
    id::Id,
    import::{file_run::FileAsk, keep::DuplicatePolicy},
    key::Key,
    project::ProjectFields,
    run::RunState,
    search::{Search, SearchFields},
    workspace::Workspace,
};

use crate::{
    evaluator::requirements,
    people, pool,
    table::{Line, Table},
    timing::{Sorted, ms, seconds},
};

const PEOPLE: u32 = 100_000;
const MUST: f64 = 20_000.0;
const ROUNDS: usize = 50;

/// Measures a run of checks that costs credits, and what is asked of its results afterwards.
pub async fn measure(table: &mut Table) -> anyhow::Result<()> {
    let folder = tempfile::tempdir().context("make a folder")?;
    let (workspace, search) = workspace_with_people(folder.path()).await?;
    let briefing = briefing(&workspace, search).await?;
    let file = pool::workspace_in(folder.path());

    let before = std::fs::metadata(&file)?.len();
    let (checked, took) = check(&workspace, search, briefing, EvaluatorKind::Local).await?;
    table.add(Line {
        what: format!("the local evaluator checks a search of {checked}, with reasons and quotes, kept"),
        must: "",
        measured: format!(
            "{:.0} checks/s, {}",
            f64::from(checked) / took.as_secs_f64(),
            seconds(took)
        ),
        ratio: String::new(),
        reached: None,
    });

    let mark = Mark {
        evaluator: EvaluatorKind::Managed,
        model: "at once".to_owned(),
        prompt: "1".to_owned(),
    };
    workspace.judge_by(Arc::new(Ready {
        mark,
        requirements: requirements().len(),
    }));
    workspace
        .grant_credits(Id::fresh(), 2_000_000, "to measure".into())
        .await?;
    let (checked, took) = check(&workspace, search, briefing, EvaluatorKind::Managed).await?;
    let rate = f64::from(checked) / took.as_secs_f64();
    let verified = workspace.verify_credits().await?;
    ensure!(verified.faults.is_empty(), "the ledger adds up");
    let after = std::fs::metadata(&file)?.len();
    table.add(Line {
        what: format!("verdicts and ledger entries of {checked} checks whose answers are there, durable"),
        must: "≥ 20,000 checks/s, the ledger adds up",
        measured: format!(
            "{rate:.0} checks/s, {}; the file grew by {} bytes a check",
            seconds(took),
            after.saturating_sub(before) / u64::from(2 * checked)
        ),
        ratio: format!("{:.2} ×", rate / MUST),
        reached: Some(rate >= MUST),
    });
    counts(table, &workspace, briefing, checked).await
}

/// What is counted anew while somebody moves requirements, and the list after that.
async fn counts(
    table: &mut Table,
    workspace: &Workspace,
    briefing: Id<Briefing>,
    checked: u32,
) -> anyhow::Result<()> {
    let begin = Instant::now();
    workspace.insights(briefing).await?;
    let first = begin.elapsed();
    let [mut insights, mut what_ifs, mut lists] = [const { Vec::new() }; 3];
    for round in 0..ROUNDS {
        let begin = Instant::now();
        let found = workspace.insights(briefing).await?;
        insights.push(begin.elapsed());
        ensure!(found.checked == checked, "everybody is counted");

        let stands = workspace.briefing(briefing).await?;
        let mut arrangement = Arrangement::of(&stands);
        let moved = arrangement
            .requirements
            .values_mut()
            .nth(round % stands.requirements.len());
        let moved = moved.context("ten requirements")?;
        moved.kind = match moved.kind {
            RequirementKind::MustHave => RequirementKind::NiceToHave,
            RequirementKind::NiceToHave => RequirementKind::MustHave,
        };
        let begin = Instant::now();
        workspace.what_if(briefing, &arrangement).await?;
        what_ifs.push(begin.elapsed());

        let begin = Instant::now();
        workspace.recategorize(briefing, arrangement).await?;
        workspace
            .results(briefing, ResultFilter::default(), 0, 100)
            .await?;
        lists.push(begin.elapsed());
    }
    for (what, must, took, most) in [
        ("insights", "p99 ≤ 16 ms", insights, 16),
        ("what-if", "p99 ≤ 16 ms", what_ifs, 16),
        (
            "recategorize, to the first 100 rows of the new list",
            "p99 ≤ 200 ms",
            lists,
            200,
        ),
    ] {
        let took = Sorted::new(took);
        let (slow, most) = (took.percentile(99), Duration::from_millis(most));
        table.add(Line {
            what: format!("{what}, {checked} stored checks"),
            must,
            measured: format!("p50 {}, p99 {}", ms(took.median()), ms(slow)),
            ratio: format!("{:.2} of it", slow.as_secs_f64() / most.as_secs_f64()),
            reached: Some(slow <= most),
        });
    }
    table.add(Line {
        what: "the first insights after the start or a run".to_owned(),
        must: "",
        measured: ms(first),
        ratio: String::new(),
        reached: None,
    });
    Ok(())
}

async fn check(
    workspace: &Workspace,
    search: Id<Search>,
    briefing: Id<Briefing>,
    evaluator: EvaluatorKind,
) -> anyhow::Result<(u32, Duration)> {
    let ask = CheckAsk {
        briefing_id: briefing,
        whom: Whom::Search { search_id: search },
        evaluator,
    };
    let begin = Instant::now();
    let run = workspace.start_check(&ask, None).await?;
    let run = workspace.wait_for_run(run.id).await?;
    let took = begin.elapsed();
    ensure!(run.state == RunState::Finished, "the run ends: {:?}", run.trouble);
    Ok((run.created + run.matched, took))
}

async fn workspace_with_people(folder: &std::path::Path) -> anyhow::Result<(Workspace, Id<Search>)> {
    let file = folder.join("people.csv");
    people::write_csv(&file, PEOPLE)?;
    let path = pool::workspace_in(folder);
    let workspace =
        Workspace::create(&path, &Key::fresh(), Arc::new(SystemClock), pool::no_accounts()?).await?;
    let title = "Engineers".to_owned();
    let project = workspace
        .add_project(ProjectFields {
            title,
            ..ProjectFields::default()
        })
        .await?;
    let name = "Everybody".to_owned();
    let search = workspace
        .add_search(
            project,
            SearchFields {
                name,
                ..SearchFields::default()
            },
        )
        .await?;
    let headers = workspace.inspect_file(&file).await?.headers;
    let ask = FileAsk {
        search,
        path: file,
        mapping: workspace.mapping_for(&headers).await?.confirmed(),
        save_mapping: false,
        duplicates: DuplicatePolicy::Fill,
    };
    let run = workspace.start_file_import(ask).await?;
    workspace.wait_for_run(run.id).await?;
    Ok((workspace, search))
}

async fn briefing(workspace: &Workspace, search: Id<Search>) -> anyhow::Result<Id<Briefing>> {
    let project = workspace.search(search).await?.project_id;
    let fields = BriefingFields {
        name: "Ten requirements".to_owned(),
        requirements: requirements(),
    };
    Ok(workspace.add_briefing(project, fields).await?.id)
}

/// Whoever has every answer at once, so that nothing but keeping it takes time.
struct Ready {
    mark: Mark,
    requirements: usize,
}

#[async_trait]
impl Evaluator for Ready {
    fn mark(&self) -> &Mark {
        &self.mark
    }

    fn portion(&self) -> usize {
        1_000
    }

    async fn read(&self, documents: Vec<Document>) -> Readings {
        let answers = documents.iter().map(|document| {
            let findings = (0..self.requirements).map(|number| finding(document, number));
            Some(Ok(Answer {
                tokens_in: 1_800,
                tokens_out: 600,
                ..Answer::free(findings.collect())
            }))
        });
        Readings {
            answers: answers.collect(),
            stopped: None,
        }
    }
}

/// Two in three are borne out, by the headline.
fn finding(document: &Document, number: usize) -> Finding {
    let headline = document.headline.as_deref().unwrap_or_default();
    let is_there = !headline.is_empty() && !(number + headline.len()).is_multiple_of(3);
    Finding {
        verdict: if is_there {
            Verdict::Fulfilled
        } else {
            Verdict::Unknown
        },
        confidence: if is_there { 90 } else { 0 },
        reasoning: if is_there {
            "The headline names it together with the present employer.".to_owned()
        } else {
            "The profile does not say.".to_owned()
        },
        quote: is_there.then(|| Quote {
            text: headline.to_owned(),
            field: Place::Headline,
            start: 0,
        }),
    }
}
