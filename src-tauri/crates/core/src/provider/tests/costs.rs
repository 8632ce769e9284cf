//! Tests of what models cost: the sum for one check, and what many come to.

use std::sync::Arc;

use tempfile::TempDir;

use crate::{
    Case, Code,
    briefing::{BriefingFields, Requirement, RequirementCategory, RequirementKind},
    check::CheckPlan,
    clock::HandClock,
    connector::nobody::Nobody,
    evaluator::EvaluatorKind,
    key::Key,
    project::ProjectFields,
    provider::*,
    run::{NewRun, Plan, Run, RunSource},
};

const MINI: Prices = Prices {
    micros_in: 250_000,
    micros_out: 2_000_000,
};

#[test]
fn a_check_costs_its_tokens_at_the_price_of_a_million() {
    assert_eq!(
        cost_micros(2_000, 500, MINI),
        500 + 1_000,
        "0.25 dollars and 2 dollars a million"
    );
    assert_eq!(
        cost_micros(1, 0, MINI),
        1,
        "what costs something never counts as free"
    );
    let free = Prices {
        micros_in: 0,
        micros_out: 0,
    };
    assert_eq!(cost_micros(u32::MAX, u32::MAX, free), 0, "free is free");
    let dear = Prices {
        micros_in: u32::MAX,
        micros_out: u32::MAX,
    };
    assert_eq!(
        cost_micros(u32::MAX, u32::MAX, dear),
        u32::MAX,
        "and nothing overflows"
    );
}

#[test]
fn a_typed_price_is_read_exactly_or_not_at_all() {
    let read = |dollars_in: &str, dollars_out: &str| {
        let (dollars_in, dollars_out) = (dollars_in.to_owned(), dollars_out.to_owned());
        TypedPrices {
            dollars_in,
            dollars_out,
        }
        .read()
    };
    for (typed, micros) in [
        ("2.50", 2_500_000),
        (" $0.1 ", 100_000),
        ("0.000001", 1),
        ("15", 15_000_000),
        ("0", 0),
        ("4000", 4_000_000_000),
    ] {
        assert_eq!(
            read(typed, "1").unwrap().micros_in,
            micros,
            "“{typed}” to the last digit"
        );
    }
    for typed in [
        "",
        "free",
        "-1",
        "+1",
        "1e3",
        "1,50",
        "1.",
        ".5",
        "1.0000001",
        "4000.000001",
        "99999999999",
        "1 000",
        "٣",
    ] {
        let refusal = read("1", typed).unwrap_err();
        assert_eq!(
            (refusal.which(), refusal.case()),
            (Code::PriceInvalid, Some(Case::PriceOfAnswers)),
            "“{typed}” is not guessed at"
        );
    }
    assert_eq!(
        read("x", "1").unwrap_err().case(),
        Some(Case::PriceOfQuestions),
        "which of the two is said"
    );
}

const OPENAI: (EvaluatorKind, &str) = (EvaluatorKind::Byok, "openai/mini");

/// A workspace with one provider and a briefing, on the 26th of November at noon.
struct Desk {
    workspace: Workspace,
    provider: Id<Provider>,
    briefing: i64,
    _folder: TempDir,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(HandClock::at("2026-11-26T12:00:00Z".parse().unwrap()));
        let path = folder.path().join("desk.longlist");
        let workspace = Workspace::create(&path, &Key::fresh(), clock, Arc::new(Nobody))
            .await
            .unwrap();
        let saved = Provider {
            id: Id::fresh(),
            evaluator: ModelEvaluator::Byok,
            vendor: Vendor::Openai,
            base_url: "https://api.openai.com/v1".into(),
            model: "mini".into(),
            state: ProviderState::Saved,
            refusal: None,
            checked_at: None,
        };
        let (provider, now) = (saved.id, workspace.now());
        workspace
            .store()
            .write(move |tx| store::providers::save(tx, &saved, now))
            .await
            .unwrap();
        let project = ProjectFields {
            title: "Engineer".into(),
            ..ProjectFields::default()
        };
        let project = workspace.add_project(project).await.unwrap();
        let asked = Requirement {
            id: "go".into(),
            statement: "Go".into(),
            rubric: String::new(),
            category: RequirementCategory::Technical,
            kind: RequirementKind::MustHave,
            weight: 1,
        };
        let fields = BriefingFields {
            name: "Engineer".into(),
            requirements: vec![asked],
        };
        let briefing = workspace.add_briefing(project, fields).await.unwrap().row;
        Self {
            workspace,
            provider,
            briefing,
            _folder: folder,
        }
    }

    async fn run(&self) -> i64 {
        let (briefing, started_at) = (Some(self.briefing), self.workspace.now());
        let run = move |tx: &rusqlite::Transaction<'_>| {
            let plan = CheckPlan {
                evaluator: EvaluatorKind::Byok,
                price: EvaluatorKind::Byok.price(),
            };
            store::runs::insert(
                tx,
                &NewRun {
                    id: Id::<Run>::fresh(),
                    source: RunSource::Check,
                    search: None,
                    briefing,
                    account: None,
                    plan: Plan::Check(plan),
                    size: Some(1),
                    total: Some(1),
                    reachable: None,
                    position: serde_json::json!({}),
                    continues: false,
                    started_at,
                    resume_until: None,
                },
            )
        };
        self.workspace.store().write(run).await.unwrap()
    }

    /// Keeps one check of a run by a model, so many days ago.
    async fn checked(
        &self,
        run: i64,
        days_ago: i64,
        by: (EvaluatorKind, &str),
        tokens: (u32, u32),
        cost: u32,
    ) {
        let at = store::ms(self.workspace.now()) - days_ago * 24 * 60 * 60 * 1_000;
        let (evaluator, model, briefing) = (store::word(by.0), by.1.to_owned(), self.briefing);
        self.workspace
            .store()
            .write(move |tx| {
                tx.execute(
                    "INSERT INTO checks (id, run, briefing, candidate, status, evaluator, model, prompt, profile,
                                         fulfilled, unknown, credits, tokens_in, tokens_out, cost_micros, checked_at)
                     SELECT randomblob(16), ?1, ?2, coalesce(max(row), 0) + 1, 'completed', ?3, ?4, '1', zeroblob(16),
                            0, 0, 0, ?5, ?6, ?7, ?8 FROM checks",
                    (run, briefing, evaluator, model, tokens.0, tokens.1, cost, at),
                )?;
                Ok(())
            })
            .await
            .unwrap();
    }

    async fn spend(&self) -> Spend {
        self.workspace.model_spend().await.unwrap()
    }
}

#[tokio::test]
async fn a_week_and_a_month_of_checks_are_added_up_by_model() {
    let desk = Desk::new().await;
    let (first, second) = (desk.run().await, desk.run().await);
    desk.checked(first, 0, OPENAI, (2_000, 500), 1_500).await;
    desk.checked(second, 6, OPENAI, (1_000, 100), 450).await;
    desk.checked(second, 7, OPENAI, (4_000, 100), 1_200).await;
    desk.checked(
        second,
        29,
        (EvaluatorKind::Managed, "openai_compatible/house"),
        (10, 5),
        90,
    )
    .await;
    desk.checked(second, 30, OPENAI, (9_000, 9_000), 9_000).await;
    desk.checked(first, 0, (EvaluatorKind::Local, "vocabulary 1"), (0, 0), 0)
        .await;

    let spend = desk.spend().await;

    let days: Vec<_> = spend
        .days
        .iter()
        .map(|day| (day.tokens, day.cost_micros))
        .collect();
    assert_eq!(
        days,
        [
            (1_100, 450),
            (0, 0),
            (0, 0),
            (0, 0),
            (0, 0),
            (0, 0),
            (2_500, 1_500)
        ],
        "seven days, empty ones as well, today at the end"
    );
    let [week] = &spend.week[..] else {
        panic!("one model was asked this week")
    };
    assert_eq!((week.vendor, week.model.as_str()), (Some(Vendor::Openai), "mini"));
    assert_eq!((week.checks, week.runs, week.cost_micros), (2, 2, 1_950));
    assert_eq!(week.average_micros, Some(975), "a check");
    let month: Vec<_> = spend
        .month
        .iter()
        .map(|each| (each.evaluator, each.model.as_str(), each.checks, each.tokens_in))
        .collect();
    assert_eq!(
        month,
        [
            (EvaluatorKind::Byok, "mini", 3, 7_000),
            (EvaluatorKind::Managed, "house", 1, 10)
        ],
        "the dearest first; what is older, and what asked no model, is not in it"
    );
}

#[tokio::test]
async fn a_check_without_a_price_is_counted_and_never_guessed_at() {
    let desk = Desk::new().await;
    let run = desk.run().await;
    desk.checked(run, 0, OPENAI, (1_000, 100), 0).await;
    desk.checked(run, 0, (EvaluatorKind::LocalLlm, "ollama/small"), (50, 5), 0)
        .await;
    desk.checked(
        run,
        0,
        (EvaluatorKind::Byok, "a model of another version"),
        (5, 5),
        0,
    )
    .await;

    let unpriced = |spend: &Spend| -> Vec<_> {
        let month = spend.month.iter();
        month.map(|each| (each.unpriced, each.average_micros)).collect()
    };
    let before = desk.spend().await;
    assert_eq!(
        unpriced(&before),
        [(1, None), (0, Some(0)), (1, None)],
        "a model on this computer costs nothing; of the others nobody knows"
    );
    assert_eq!(
        before.month[2].vendor, None,
        "what does not name a vendor has none"
    );

    desk.workspace
        .set_prices(desk.provider, "mini", Some(MINI))
        .await
        .unwrap();
    desk.checked(run, 0, OPENAI, (2_000, 500), 1_500).await;
    assert_eq!(
        unpriced(&desk.spend().await)[0],
        (1, Some(1_500)),
        "a price says nothing about what was kept before it"
    );

    let free = Prices {
        micros_in: 0,
        micros_out: 0,
    };
    desk.workspace
        .set_prices(desk.provider, "mini", Some(free))
        .await
        .unwrap();
    assert_eq!(unpriced(&desk.spend().await)[0].0, 0, "but free is free");
}

#[tokio::test]
async fn each_model_has_a_price_of_its_own_that_outlives_its_provider() {
    let desk = Desk::new().await;
    let prices = async || {
        let priced = desk.workspace.models().await.unwrap().priced;
        priced
            .into_iter()
            .map(|each| (each.model, each.prices))
            .collect::<Vec<_>>()
    };
    assert_eq!(prices().await, [("mini".to_owned(), None)], "none is built in");

    let saved = desk.workspace.model_provider(desk.provider).await.unwrap();
    desk.workspace
        .set_prices(desk.provider, " mini ", Some(MINI))
        .await
        .unwrap();
    assert_eq!(desk.workspace.prices(&saved).await.unwrap(), Some(MINI));
    let other = Provider {
        model: "large".into(),
        ..saved.clone()
    };
    assert_eq!(
        desk.workspace.prices(&other).await.unwrap(),
        None,
        "nor is it lent to another model"
    );
    let nameless = desk.workspace.set_prices(desk.provider, " ", Some(MINI)).await;
    assert_eq!(nameless.unwrap_err().which(), Code::ModelMissing);

    let again = saved.clone();
    let now = desk.workspace.now();
    desk.workspace
        .store()
        .write(move |tx| {
            store::providers::remove(tx, again.id)?;
            store::providers::save(tx, &again, now)
        })
        .await
        .unwrap();
    assert_eq!(
        prices().await,
        [("mini".to_owned(), Some(MINI))],
        "it is still known"
    );

    desk.workspace
        .set_prices(desk.provider, "mini", None)
        .await
        .unwrap();
    assert_eq!(
        desk.workspace.prices(&saved).await.unwrap(),
        None,
        "and can be taken away"
    );
}
