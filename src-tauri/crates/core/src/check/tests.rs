//! Tests of checks: categories, the price, a run that breaks off, and what a person says beside the verdicts.

mod categories;
mod interleavings;
mod interrupted;
mod last_credits;
mod runs;

use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use async_trait::async_trait;
use tempfile::TempDir;
use tokio::sync::Semaphore;

use super::*;
use crate::{
    Code, Error,
    briefing::{BriefingFields, Requirement, RequirementCategory, RequirementKind},
    check::plan::{CheckAsk, Whom},
    clock::HandClock,
    connector::nobody::Nobody,
    evaluator::{Answer, Document, Evaluator, EvaluatorKind, Place, Quote as Passage, Readings},
    import::{file_run::FileAsk, keep::DuplicatePolicy},
    key::Key,
    membership::Selection,
    project::ProjectFields,
    run::RunState,
    search::{Search, SearchFields},
    workspace::Workspace,
};

/// Finds each requirement's statement in the headline, and does what a test wants of it.
struct Scripted {
    mark: Mark,
    requirements: Vec<String>,
    portion: usize,
    /// Whose headline has this word gets no answer.
    fails: Mutex<Option<&'static str>>,
    /// What stops everybody.
    refuses: Mutex<Option<fn() -> Error>>,
    /// The import that is undone while somebody is read.
    undoes: Mutex<Option<(Workspace, Id<Run>)>>,
    /// Made-up words to quote.
    invents: bool,
    asked: AtomicUsize,
    /// How many portions have come to the gate.
    arrived: AtomicUsize,
    /// How many portions may be read before it waits to be let through.
    gate: Semaphore,
}

impl Scripted {
    fn new(evaluator: EvaluatorKind) -> Self {
        let mark = Mark {
            evaluator,
            model: "scripted".into(),
            prompt: "1".into(),
        };
        Self {
            mark,
            requirements: vec!["Go".into(), "Kafka".into(), "Vienna".into()],
            portion: 2,
            fails: Mutex::default(),
            refuses: Mutex::default(),
            undoes: Mutex::default(),
            invents: false,
            asked: AtomicUsize::new(0),
            arrived: AtomicUsize::new(0),
            gate: Semaphore::new(Semaphore::MAX_PERMITS),
        }
    }

    /// One that reads no portion before it is let through.
    fn gated(evaluator: EvaluatorKind) -> Self {
        Self {
            gate: Semaphore::new(0),
            ..Self::new(evaluator)
        }
    }

    fn finding(&self, document: &Document, statement: &str) -> Finding {
        let headline = document.headline.clone().unwrap_or_default();
        let found = headline.find(statement);
        let quote = |at: usize| Passage {
            text: if self.invents {
                "made up".into()
            } else {
                statement.to_owned()
            },
            field: Place::Headline,
            start: u32::try_from(headline.get(..at).unwrap_or_default().chars().count()).unwrap(),
        };
        Finding {
            verdict: if found.is_some() {
                Verdict::Fulfilled
            } else {
                Verdict::Unknown
            },
            confidence: 90,
            reasoning: "It says so.".into(),
            quote: found.map(quote),
        }
    }
}

#[async_trait]
impl Evaluator for Scripted {
    fn mark(&self) -> &Mark {
        &self.mark
    }

    fn portion(&self) -> usize {
        self.portion
    }

    async fn read(&self, documents: Vec<Document>) -> Readings {
        self.arrived.fetch_add(1, Ordering::SeqCst);
        self.gate.acquire().await.unwrap().forget();
        if let Some(refuse) = *self.refuses.lock().unwrap() {
            return Readings {
                answers: Vec::new(),
                stopped: Some(refuse()),
            };
        }
        let undoes = self.undoes.lock().unwrap().take();
        if let Some((workspace, import)) = undoes {
            workspace.undo_run(import).await.unwrap();
        }
        self.asked.fetch_add(documents.len(), Ordering::SeqCst);
        let fails = *self.fails.lock().unwrap();
        let answer = |document: &Document| {
            let headline = document.headline.as_deref().unwrap_or_default();
            if fails.is_some_and(|word| headline.contains(word)) {
                return Err(Error::refused(
                    Code::UnexpectedAnswer,
                    "no answer fits",
                    "Try again.",
                ));
            }
            let findings = self.requirements.iter();
            Ok(Answer::free(
                findings
                    .map(|statement| self.finding(document, statement))
                    .collect(),
            ))
        };
        Readings {
            answers: documents.iter().map(|document| Some(answer(document))).collect(),
            stopped: None,
        }
    }
}

/// A workspace with a search, a briefing, and an evaluator that does as it is told.
struct Desk {
    workspace: Workspace,
    clock: Arc<HandClock>,
    search: Id<Search>,
    briefing: Id<Briefing>,
    evaluator: Arc<Scripted>,
    path: std::path::PathBuf,
    key: Key,
    _folder: TempDir,
}

impl Desk {
    /// People whose headlines these are, and a briefing that asks for Go, and would like Kafka and Vienna.
    async fn new(headlines: &[&str]) -> Self {
        Self::judged_by(headlines, Scripted::new(EvaluatorKind::Byok)).await
    }

    async fn judged_by(headlines: &[&str], evaluator: Scripted) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(HandClock::at("2026-11-26T12:00:00Z".parse().unwrap()));
        let (path, key) = (folder.path().join("desk.longlist"), Key::fresh());
        let workspace = Workspace::create(&path, &key, clock.clone(), Arc::new(Nobody))
            .await
            .unwrap();
        let project = ProjectFields {
            title: "Engineer".into(),
            ..ProjectFields::default()
        };
        let project = workspace.add_project(project).await.unwrap();
        let fields = SearchFields {
            name: "Vienna".into(),
            ..SearchFields::default()
        };
        let search = workspace.add_search(project, fields).await.unwrap();
        import(&workspace, search, folder.path(), headlines).await;
        let briefing = workspace.add_briefing(project, briefing()).await.unwrap().id;
        let evaluator = Arc::new(evaluator);
        workspace.judge_by(evaluator.clone());
        Self {
            workspace,
            clock,
            search,
            briefing,
            evaluator,
            path,
            key,
            _folder: folder,
        }
    }

    /// The same file, as the next start of the program finds it.
    async fn reopen(mut self) -> Self {
        let Self { workspace, .. } = self;
        drop(workspace);
        self.workspace = loop {
            match Workspace::open(&self.path, &self.key, self.clock.clone(), Arc::new(Nobody)).await {
                // A run that has just stopped is telling so.
                Err(Error::WorkspaceInUse) => tokio::time::sleep(std::time::Duration::from_millis(1)).await,
                opened => break opened.unwrap(),
            }
        };
        self.workspace.judge_by(self.evaluator.clone());
        self
    }

    fn ask(&self) -> CheckAsk {
        CheckAsk {
            briefing_id: self.briefing,
            whom: Whom::Search {
                search_id: self.search,
            },
            evaluator: self.evaluator.mark.evaluator,
        }
    }

    async fn grant(&self, credits: i32) {
        let granted = self
            .workspace
            .grant_credits(Id::fresh(), credits, "a start".into());
        granted.await.unwrap();
    }

    /// Checks everybody, and waits until that stops.
    async fn check(&self) -> Run {
        let run = self.workspace.start_check(&self.ask(), None).await.unwrap();
        self.workspace.wait_for_run(run.id).await.unwrap()
    }

    /// An ask about the first of everybody alone.
    async fn ask_about_one(&self) -> CheckAsk {
        let first = self.workspace.pool().find(Default::default(), 0, 1).await;
        let ids = first.unwrap().rows.iter().map(|(person, ..)| person.id).collect();
        let selection = Selection::These { ids };
        CheckAsk {
            whom: Whom::Selection { selection },
            ..self.ask()
        }
    }

    /// Starts to check everybody, and waits until one portion is kept and the next is being read.
    async fn check_one_portion(&self) -> Run {
        let run = self.workspace.start_check(&self.ask(), None).await.unwrap();
        self.let_through(1);
        self.arrives(2).await;
        self.workspace.run(run.id).await.unwrap()
    }

    /// Lets so many portions be read.
    fn let_through(&self, portions: usize) {
        self.evaluator.gate.add_permits(portions);
    }

    /// Waits until so many portions in all have come to the gate.
    async fn arrives(&self, portions: usize) {
        for _ in 0..5_000 {
            if self.evaluator.arrived.load(Ordering::SeqCst) >= portions {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        panic!("no portion comes to the gate")
    }

    async fn balance(&self) -> (u32, u32, u32) {
        let balance = self.workspace.credits().await.unwrap().balance;
        (balance.available, balance.held, balance.spent)
    }

    async fn results(&self) -> Vec<(String, Category, u8)> {
        let page = self
            .workspace
            .results(self.briefing, Default::default(), 0, 100)
            .await;
        let rows = page.unwrap().rows.into_iter();
        rows.map(|row| (row.candidate.full_name, row.category, row.fit_score))
            .collect()
    }

    async fn is_sound(&self) {
        let found = self.workspace.verify_credits().await.unwrap();
        assert_eq!(
            found.faults,
            [],
            "the ledger adds up, and every check that was paid for is there"
        );
    }
}

fn briefing() -> BriefingFields {
    let requirement = |(id, statement, kind, weight): (&str, &str, _, _)| Requirement {
        id: id.into(),
        statement: statement.into(),
        rubric: String::new(),
        category: RequirementCategory::Technical,
        kind,
        weight,
    };
    let requirements = [
        ("go", "Go", RequirementKind::MustHave, 1),
        ("kafka", "Kafka", RequirementKind::NiceToHave, 3),
        ("vienna", "Vienna", RequirementKind::NiceToHave, 1),
    ];
    BriefingFields {
        name: "Engineer".into(),
        requirements: requirements.map(requirement).into(),
    }
}

async fn import(workspace: &Workspace, search: Id<Search>, folder: &Path, headlines: &[&str]) {
    let mut csv = "Full Name,LinkedIn Profile,Title Tagline\n".to_owned();
    for (number, headline) in headlines.iter().enumerate() {
        csv.push_str(&format!(
            "Person {number},https://www.linkedin.com/in/person-{number},{headline}\n"
        ));
    }
    let path = folder.join("people.csv");
    std::fs::write(&path, csv).unwrap();
    let headers = workspace.inspect_file(&path).await.unwrap().headers;
    let mapping = workspace.mapping_for(&headers).await.unwrap();
    let ask = FileAsk {
        search,
        path,
        mapping,
        duplicates: DuplicatePolicy::Fill,
        save_mapping: false,
    };
    let run = workspace.start_file_import(ask).await.unwrap();
    let run = workspace.wait_for_run(run.id).await.unwrap();
    assert_eq!(run.created as usize, headlines.len(), "everybody is here");
}
