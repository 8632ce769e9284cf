//! Tests of categories, of moving what decides them, and of what people say beside the verdicts.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    briefing::Bands,
    check::{
        category::Scale,
        recategorize::{Arrangement, RequirementPlace as Moved},
        results::ResultFilter,
    },
};

#[test]
fn gates_come_first_and_then_the_score() {
    use RequirementKind::{MustHave, NiceToHave};
    let requirements = [(0, MustHave, 10), (1, NiceToHave, 3), (2, NiceToHave, 1)];
    let scale = Scale::new(requirements.into_iter(), Bands::default());
    let cases = [
        (0b111, 0b000, Category::A, 100),
        (0b011, 0b000, Category::A, 75),
        (0b101, 0b010, Category::C, 25),
        (0b001, 0b000, Category::C, 0),
        (0b110, 0b001, Category::NeedsLook, 100),
        (0b110, 0b000, Category::NoFit, 100),
    ];
    for (fulfilled, unknown, category, score) in cases {
        let masks = Masks { fulfilled, unknown };
        assert_eq!(
            (scale.category(masks), scale.score(masks)),
            (category, score),
            "fulfilled {fulfilled:03b}, unknown {unknown:03b}"
        );
    }
    let gates_only = Scale::new([(0, MustHave, 1)].into_iter(), Bands::default());
    let passes = Masks {
        fulfilled: 1,
        unknown: 0,
    };
    assert_eq!(
        gates_only.category(passes),
        Category::A,
        "without nice-to-haves the score is 100"
    );
}

proptest! {
    #[test]
    fn a_score_is_what_a_person_would_work_out(
        requirements in prop::collection::vec((any::<bool>(), 1_u8..=10, 0_u8..3), 1..=64),
    ) {
        let kind = |must: bool| if must { RequirementKind::MustHave } else { RequirementKind::NiceToHave };
        let scale = Scale::new(
            (0..).zip(&requirements).map(|(bit, (must, weight, _))| (bit, kind(*must), *weight)),
            Bands::default(),
        );
        let mut masks = Masks::default();
        for (bit, (_, _, verdict)) in (0..).zip(&requirements) {
            masks.set(bit, [Verdict::Fulfilled, Verdict::NotFulfilled, Verdict::Unknown][usize::from(*verdict)]);
        }
        let nice = || requirements.iter().filter(|(must, _, _)| !must);
        let all: u32 = nice().map(|(_, weight, _)| u32::from(*weight)).sum();
        let got: u32 = nice().filter(|(_, _, verdict)| *verdict == 0).map(|(_, weight, _)| u32::from(*weight)).sum();
        let expected = (got * 100).checked_div(all).unwrap_or(100);
        prop_assert_eq!(u32::from(scale.score(masks)), expected);
        let gate = |verdict: u8| requirements.iter().any(|(must, _, v)| *must && *v == verdict);
        let category = scale.category(masks);
        prop_assert_eq!(category == Category::NoFit, gate(1), "a gate that is missed is no fit");
        prop_assert_eq!(category == Category::NeedsLook, gate(2) && !gate(1), "one that is silent needs a look");
    }
}

#[tokio::test]
async fn moving_a_requirement_sorts_everybody_anew_and_back() {
    let desk = Desk::new(&["Go Kafka", "Go", "Kafka", "Go Vienna"]).await;
    desk.grant(10).await;
    desk.check().await;
    let before = desk.results().await;
    assert_eq!(
        before
            .iter()
            .map(|(_, category, _)| *category)
            .collect::<Vec<_>>(),
        [Category::A, Category::C, Category::C, Category::NeedsLook],
        "Go is a gate"
    );

    let moved = |kind, weight| Moved { kind, weight };
    let arrangement = Arrangement {
        requirements: BTreeMap::from([
            ("go".into(), moved(RequirementKind::NiceToHave, 4)),
            ("kafka".into(), moved(RequirementKind::NiceToHave, 4)),
        ]),
        bands: Bands { a: 80, b: 40 },
    };
    let expected = desk.workspace.what_if(desk.briefing, &arrangement).await.unwrap();
    assert_eq!(desk.results().await, before, "a question changes nothing");
    let applied = desk
        .workspace
        .recategorize(desk.briefing, arrangement)
        .await
        .unwrap();

    assert_eq!(applied.counts, expected, "what was promised is what came");
    assert_eq!(
        (
            applied.counts.before.needs_look,
            applied.counts.after.a,
            applied.counts.after.b,
            applied.counts.after.c
        ),
        (1, 1, 3, 0),
        "8, 4, 4 and 5 of 9"
    );
    assert_eq!(desk.balance().await, (6, 0, 4), "it is free");
    desk.workspace.undo_recategorization(applied.id).await.unwrap();
    assert_eq!(desk.results().await, before, "and taken back as a whole");
    let again = desk
        .workspace
        .undo_recategorization(applied.id)
        .await
        .unwrap_err();
    assert_eq!(again.code(), "already_undone", "once");
}

#[tokio::test]
async fn insights_are_what_moving_each_requirement_would_come_to() {
    let desk = Desk::new(&["Go Kafka", "Go", "Kafka", "Go Vienna", "nothing"]).await;
    desk.grant(10).await;
    desk.check().await;

    let insights = desk.workspace.insights(desk.briefing).await.unwrap();

    let briefing = desk.workspace.briefing(desk.briefing).await.unwrap();
    for (requirement, insight) in briefing.requirements.iter().zip(&insights.requirements) {
        let kind = board::moved(requirement.kind);
        let place = Moved {
            kind,
            weight: requirement.weight,
        };
        let arrangement = Arrangement {
            requirements: BTreeMap::from([(requirement.id.clone(), place)]),
            bands: briefing.bands,
        };
        let moved = desk.workspace.what_if(desk.briefing, &arrangement).await.unwrap();
        assert_eq!(insight.if_moved, moved.after, "of {}", requirement.id);
        assert_eq!(insights.counts, moved.before, "as it stands");
        assert_eq!(
            insight.fulfilled + insight.not_fulfilled + insight.unknown,
            5,
            "everybody is counted"
        );
    }
}

#[tokio::test]
async fn what_a_person_says_stands_beside_the_verdict_of_the_machine() {
    let desk = Desk::new(&["Kafka"]).await;
    desk.grant(10).await;
    desk.check().await;
    let person = desk
        .workspace
        .results(desk.briefing, ResultFilter::default(), 0, 1)
        .await
        .unwrap()
        .rows
        .remove(0);
    let who = (desk.briefing, person.candidate.id);

    let refusal = desk
        .workspace
        .decide_verdict(who, "go".into(), Some(Verdict::Fulfilled), " ".into())
        .await
        .unwrap_err();
    assert_eq!(refusal.code(), "reason_missing", "another verdict needs a reason");
    desk.workspace
        .decide_verdict(
            who,
            "go".into(),
            Some(Verdict::Fulfilled),
            "told me on the phone".into(),
        )
        .await
        .unwrap();
    desk.workspace.bookmark(who, true).await.unwrap();

    let detail = desk.workspace.check_of(who.0, who.1).await.unwrap();
    assert_eq!(
        (detail.category, detail.by_machine, detail.bookmarked),
        (Category::A, Category::NeedsLook, true),
        "the category follows the person, and the machine's stays to be seen"
    );
    assert_eq!(
        detail.requirements[0].finding.verdict,
        Verdict::Unknown,
        "its verdict too"
    );
    assert_eq!(
        detail.decisions[0].reason, "told me on the phone",
        "with the reason"
    );

    desk.workspace
        .decide_category(who, Some(Category::C), "too junior".into())
        .await
        .unwrap();
    assert_eq!(
        desk.results().await[0].1,
        Category::C,
        "a category by hand stands above all"
    );
    desk.workspace
        .decide_category(who, Some(Category::B), String::new())
        .await
        .unwrap();
    assert_eq!(
        desk.results().await[0].1,
        Category::B,
        "another one needs no reason"
    );
    desk.workspace
        .decide_category(who, None, String::new())
        .await
        .unwrap();
    desk.workspace
        .decide_verdict(who, "go".into(), None, String::new())
        .await
        .unwrap();
    assert_eq!(
        desk.results().await[0].1,
        Category::NeedsLook,
        "and all of it can be taken back"
    );
}

#[tokio::test]
async fn the_wording_is_locked_by_the_first_check() {
    let desk = Desk::new(&["Go"]).await;
    desk.grant(10).await;
    let mut fields = briefing();
    fields.requirements[0].statement = "Golang".into();
    desk.workspace
        .update_briefing(desk.briefing, fields.clone())
        .await
        .unwrap();
    desk.check().await;

    fields.requirements[0].statement = "Rust".into();
    let refusal = desk
        .workspace
        .update_briefing(desk.briefing, fields.clone())
        .await
        .unwrap_err();
    assert_eq!(refusal.code(), "briefing_locked", "verdicts speak of these words");
    fields.requirements[0].statement = "Golang".into();
    fields.requirements.swap(0, 2);
    let reordered = desk
        .workspace
        .update_briefing(desk.briefing, fields)
        .await
        .unwrap();
    assert_eq!(reordered.requirements[0].id, "vienna", "the order is open");
    assert_eq!(desk.results().await[0].2, 0, "and changes no verdict");
    let next = desk.workspace.duplicate_briefing(desk.briefing).await.unwrap();
    assert_eq!((next.version, next.locked_at), (2, None), "a new version is open");
    let locked = desk.workspace.remove_briefing(desk.briefing).await.unwrap_err();
    assert_eq!(locked.code(), "briefing_locked", "checks need it");
    desk.workspace.remove_briefing(next.id).await.unwrap();
}
