//! What the system's notification says of a run that has stopped: why, and how far it came.

use longlist_core::{
    numbers::grouped,
    run::{Run, RunSource, RunState, StopReason},
};

/// A notification.
pub struct Notice {
    /// Why the run stopped.
    pub title: &'static str,
    /// Which run, and how many: never a candidate.
    pub body: String,
}

impl Notice {
    /// What to say of a run; nothing while it runs, and nothing of what a person has just done.
    pub fn of(run: &Run) -> Option<Self> {
        let goes_on = run.resumes_at.is_some();
        let title = match run.source {
            RunSource::Check => title_of_checks(run.state, goes_on)?,
            RunSource::Linkedin | RunSource::Csv | RunSource::Spreadsheet => {
                title_of(run.state, run.stop_reason, goes_on)?
            }
        };
        let is_news = run.undone_at.is_none() && !run.is_put_off_again();
        is_news.then(|| Self {
            title,
            body: match run.source {
                RunSource::Check => format!("{}: {} checked", run.title(), grouped(run.read)),
                RunSource::Linkedin | RunSource::Csv | RunSource::Spreadsheet => {
                    body_of(run.title(), run.read, run.created)
                }
            },
        })
    }
}

fn title_of_checks(state: RunState, goes_on_by_itself: bool) -> Option<&'static str> {
    Some(match state {
        RunState::Running | RunState::Paused | RunState::Cancelled => return None,
        RunState::Parked if goes_on_by_itself => "Checks go on later by themselves",
        RunState::Parked => "Checks need you",
        RunState::Finished => "Checks finished",
        RunState::Failed => "Checks stopped with an error",
    })
}

fn title_of(state: RunState, reason: Option<StopReason>, goes_on_by_itself: bool) -> Option<&'static str> {
    let failed = match state {
        RunState::Running | RunState::Paused | RunState::Cancelled => return None,
        RunState::Parked if goes_on_by_itself => "Import goes on later by itself",
        RunState::Parked => "Import needs you",
        RunState::Finished | RunState::Failed => "Import stopped with an error",
    };
    Some(match reason? {
        StopReason::Cancelled => return None,
        StopReason::Completed => "Import finished",
        StopReason::SizeReached => "Import size reached",
        StopReason::SourceWindow => "LinkedIn shows no more of this search",
        StopReason::SourceExhausted => "LinkedIn ran out of results",
        StopReason::DailyQuota if goes_on_by_itself => {
            "Today’s quota is used up, the import goes on by itself"
        }
        StopReason::DailyQuota => "Today’s quota is used up",
        StopReason::SessionLost => "The LinkedIn account needs you",
        StopReason::AccountRestricted => "LinkedIn restricted the account",
        StopReason::ResumeExpired => "The time to resume an import is over",
        StopReason::Failed | StopReason::ProviderRefused => failed,
    })
}

fn body_of(search: &str, read: u32, created: u32) -> String {
    format!("{search}: {} read, {} new", grouped(read), grouped(created))
}

#[cfg(test)]
mod tests {
    use longlist_core::run::{RunState as State, StopReason as Reason};

    use super::{body_of, title_of};

    #[test]
    fn the_title_says_why_a_run_stopped() {
        let (alone, by_itself) = (false, true);
        let cases = [
            (State::Finished, Reason::Completed, alone, "Import finished"),
            (State::Finished, Reason::SizeReached, alone, "Import size reached"),
            (
                State::Finished,
                Reason::SourceWindow,
                alone,
                "LinkedIn shows no more of this search",
            ),
            (
                State::Finished,
                Reason::SourceExhausted,
                alone,
                "LinkedIn ran out of results",
            ),
            (
                State::Finished,
                Reason::ResumeExpired,
                alone,
                "The time to resume an import is over",
            ),
            (
                State::Parked,
                Reason::DailyQuota,
                by_itself,
                "Today’s quota is used up, the import goes on by itself",
            ),
            (
                State::Parked,
                Reason::DailyQuota,
                alone,
                "Today’s quota is used up",
            ),
            (
                State::Parked,
                Reason::SessionLost,
                alone,
                "The LinkedIn account needs you",
            ),
            (
                State::Parked,
                Reason::AccountRestricted,
                alone,
                "LinkedIn restricted the account",
            ),
            (
                State::Parked,
                Reason::Failed,
                by_itself,
                "Import goes on later by itself",
            ),
            (State::Parked, Reason::Failed, alone, "Import needs you"),
            (
                State::Failed,
                Reason::Failed,
                alone,
                "Import stopped with an error",
            ),
        ];
        for (state, reason, goes_on, title) in cases {
            assert_eq!(
                title_of(state, Some(reason), goes_on),
                Some(title),
                "{state:?} because of {reason:?}"
            );
        }
    }

    #[test]
    fn what_a_person_has_just_done_is_not_told_again() {
        for (state, reason) in [
            (State::Running, None),
            (State::Paused, None),
            (State::Cancelled, Some(Reason::Cancelled)),
        ] {
            assert_eq!(title_of(state, reason, false), None, "{state:?} is no news");
        }
    }

    #[test]
    fn the_body_names_the_search_and_the_numbers() {
        assert_eq!(
            body_of("Berlin", 1_200, 1_088),
            "Berlin: 1,200 read, 1,088 new",
            "with separators"
        );
    }
}
