//! The contract with the page: every command and event, once. A test writes `ui/src/api/bindings.ts` from it.

use longlist_core::{
    Case, Code, Noun,
    account::{MOST_A_DAY, Product},
    briefing::draft::LONGEST_DESCRIPTION,
};
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::{
    commands::{
        accounts, briefings, candidates, checks, credits, file_import, home, linkedin_import, models,
        projects, runs, settings, shortlists, workspace,
    },
    events::{Changed, FileOpened, RehearsalMoved},
};

/// All that the page can call and hear.
pub fn contract() -> Builder<tauri::Wry> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .commands(collect_commands![
            workspace::workspace_status,
            workspace::reopen_workspace,
            workspace::create_workspace,
            workspace::unlock_workspace,
            workspace::workspace_place,
            accounts::list_accounts,
            accounts::add_account,
            accounts::update_account,
            accounts::replace_token,
            accounts::check_account,
            accounts::remove_account,
            projects::list_projects,
            projects::add_project,
            projects::update_project,
            projects::add_search,
            projects::update_search,
            projects::take_back_project,
            projects::take_back_search,
            projects::undo_edit,
            projects::remove_members,
            projects::undo_removal,
            linkedin_import::classify_address,
            linkedin_import::preview_search,
            linkedin_import::plan_import,
            linkedin_import::start_linkedin_import,
            file_import::choose_file,
            file_import::pending_file,
            file_import::inspect_file,
            file_import::rehearse_file_import,
            file_import::cancel_rehearsal,
            file_import::start_file_import,
            file_import::save_template,
            runs::list_runs,
            runs::pause_run,
            runs::resume_run,
            runs::cancel_run,
            runs::undo_run,
            runs::list_skips,
            runs::save_skip_report,
            candidates::find_candidates,
            candidates::candidate_facets,
            candidates::candidate,
            candidates::candidate_activity,
            candidates::take_offer,
            candidates::export_candidates,
            candidates::list_saved_views,
            candidates::add_saved_view,
            candidates::update_saved_view,
            candidates::rename_saved_view,
            candidates::move_saved_view,
            candidates::remove_saved_view,
            candidates::put_back_saved_view,
            briefings::list_briefings,
            briefings::briefing,
            briefings::add_briefing,
            briefings::update_briefing,
            briefings::duplicate_briefing,
            briefings::remove_briefing,
            briefings::drafter,
            briefings::draft_requirements,
            briefings::insights,
            briefings::what_if,
            briefings::recategorize,
            briefings::undo_recategorization,
            briefings::list_recategorizations,
            checks::quote_check,
            checks::start_check,
            checks::check_results,
            checks::check_of,
            checks::check,
            checks::checks_of,
            checks::list_failed_checks,
            checks::decide_category,
            checks::decide_verdict,
            checks::bookmark,
            shortlists::list_shortlists,
            shortlists::shortlist,
            shortlists::add_shortlist,
            shortlists::rename_shortlist,
            shortlists::remove_shortlist,
            shortlists::put_back_shortlist,
            shortlists::shortlists_with,
            shortlists::add_to_shortlist,
            shortlists::take_off_shortlist,
            shortlists::put_back_on_shortlist,
            shortlists::move_on_shortlist,
            shortlists::note_shortlisted,
            credits::credits,
            credits::update_credit_rules,
            credits::grant_credits,
            credits::credit_entries,
            credits::credit_sums,
            credits::credit_history,
            credits::verify_credits,
            credits::export_credits,
            models::list_models,
            models::set_provider,
            models::validate_provider,
            models::remove_provider,
            models::choose_model,
            models::set_model_prices,
            models::model_spend,
            home::overview,
            home::open_address,
            settings::settings,
            settings::update_settings,
            settings::save_setup_guide,
        ])
        .constant("LONGEST_DESCRIPTION", LONGEST_DESCRIPTION)
        .constant("MOST_A_DAY", MOST_A_DAY)
        .constant("CLASSIC_WINDOW", Product::Classic.window())
        .constant("RECRUITER_WINDOW", Product::Recruiter.window())
        .typ::<Code>()
        .typ::<Case>()
        .typ::<Noun>()
        .events(collect_events![Changed, FileOpened, RehearsalMoved])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use specta_typescript::Typescript;

    #[test]
    fn the_page_knows_every_command_and_event_as_they_are() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/api/bindings.ts");
        let before = std::fs::read_to_string(&path).unwrap_or_default();

        super::contract()
            .export(Typescript::default(), &path)
            .expect("every type can be told in TypeScript");

        let after = std::fs::read_to_string(&path).expect("it was just written");
        assert!(
            before == after,
            "ui/src/api/bindings.ts was not up to date; it is now, commit it"
        );
    }
}
