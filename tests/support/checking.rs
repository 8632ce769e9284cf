//! Candidates to check, a briefing to check them against, and a pretended vendor who does it.

use longlist_core::{
    briefing::{Briefing, BriefingFields, Requirement, RequirementCategory, RequirementKind},
    check::plan::{CheckAsk, Whom},
    evaluator::EvaluatorKind,
    id::Id,
    import::keep::DuplicatePolicy,
    ledger::Balance,
    provider::{ModelEvaluator, NewProvider, ProviderState, Vendor},
    run::Run,
    search::Search,
};
use secrecy::SecretString;

use crate::desk::Desk;

/// A search with people in it, every other one of whom writes Rust, and a briefing that asks for that.
pub struct Checking<'d> {
    desk: &'d Desk,
    /// The search.
    pub search: Id<Search>,
    /// The briefing.
    pub briefing: Id<Briefing>,
}

impl<'d> Checking<'d> {
    /// So many people.
    pub async fn of(desk: &'d Desk, people: u32) -> Self {
        let search = desk.search("Rust").await;
        let mut csv = "Full Name,LinkedIn Profile,Title Tagline\n".to_owned();
        for number in 0..people {
            let language = if number % 2 == 0 { "Rust" } else { "Cobol" };
            csv.push_str(&format!(
                "Person {number},https://www.linkedin.com/in/check-{number},Developer of {language} number {number}\n"
            ));
        }
        let path = desk.file("checked.csv", &csv);
        desk.import_file(search, path, DuplicatePolicy::Fill).await;
        let project = desk
            .workspace()
            .search(search)
            .await
            .expect("it is there")
            .project_id;
        let requirement = |(id, statement, kind): (&str, &str, _)| Requirement {
            id: id.into(),
            statement: statement.into(),
            rubric: String::new(),
            category: RequirementCategory::Technical,
            kind,
            weight: 1,
        };
        let requirements = [
            ("rust", "Rust", RequirementKind::MustHave),
            ("developer", "Developer", RequirementKind::NiceToHave),
        ];
        let fields = BriefingFields {
            name: "Rust developer".into(),
            requirements: requirements.map(requirement).into(),
        };
        let briefing = desk.workspace().add_briefing(project, fields).await;
        Self {
            desk,
            search,
            briefing: briefing.expect("the briefing is in order").id,
        }
    }

    /// Saves and validates a pretended vendor.
    pub async fn connect(
        &self,
        vendor: Vendor,
        pretended: longlist_sandbox::Vendor,
        as_what: ModelEvaluator,
    ) {
        let new = NewProvider {
            evaluator: as_what,
            vendor,
            base_url: Some(self.desk.sandbox.model_url(pretended)),
            model: "sandbox-1".into(),
        };
        let key = self.desk.sandbox.model_key(pretended).map(SecretString::from);
        let workspace = self.desk.workspace();
        let saved = workspace
            .set_provider(new, key.as_ref())
            .await
            .expect("the form is right");
        workspace
            .validate_provider(saved.id)
            .await
            .expect("the key is right");
    }

    /// Where the only provider stands.
    pub async fn provider_state(&self) -> ProviderState {
        let providers = self.desk.workspace().providers().await;
        let providers = providers.expect("the providers can be listed");
        providers.first().expect("there is one").state
    }

    /// Grants credits.
    pub async fn grant(&self, credits: i32) {
        let granted = self
            .desk
            .workspace()
            .grant_credits(Id::fresh(), credits, "a test".into());
        granted.await.expect("credits can be granted");
    }

    /// To check everybody.
    pub fn ask(&self, evaluator: EvaluatorKind) -> CheckAsk {
        CheckAsk {
            briefing_id: self.briefing,
            whom: Whom::Search {
                search_id: self.search,
            },
            evaluator,
        }
    }

    /// Checks everybody, and waits until that stops.
    pub async fn check(&self, evaluator: EvaluatorKind) -> Run {
        let started = self
            .desk
            .workspace()
            .start_check(&self.ask(evaluator), None)
            .await;
        self.desk.stopped(started.expect("it can start").id).await
    }

    /// The balances.
    pub async fn balance(&self) -> Balance {
        let credits = self.desk.workspace().credits().await;
        credits.expect("the ledger can be read").balance
    }

    /// The word for why the first failed check of a run failed.
    pub async fn why_one_failed(&self, run: &Run) -> String {
        let failed = self.desk.workspace().failed_checks(run.id, 0, 1).await;
        let failed = failed.expect("the checks of a run can be listed");
        failed
            .first()
            .map(|failed| failed.trouble.code.clone())
            .unwrap_or_default()
    }

    /// Fails if the ledger does not add up.
    pub async fn is_sound(&self) {
        let found = self
            .desk
            .workspace()
            .verify_credits()
            .await
            .expect("it can be verified");
        assert_eq!(found.faults, [], "the ledger adds up");
    }
}
