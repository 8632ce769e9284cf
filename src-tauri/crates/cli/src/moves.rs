//! `longlist recategorize` and `longlist insights`: moving requirements, and what that would come to.

use clap::Args;
use longlist_core::{
    Error, Noun,
    briefing::{Bands, Briefing, RequirementKind},
    check::{
        CategoryCounts,
        recategorize::{Arrangement, BeforeAfter, Recategorization},
    },
    id::Id,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    arguments,
    failure::{Failure, Result},
    output::Answer,
    project::word,
    table::table,
};

/// What to move.
#[derive(Debug, Args)]
pub struct RecategorizeOrder {
    /// The version of a briefing
    #[arg(long, value_name = "ID", value_parser = arguments::briefing_id, required_unless_present = "undo")]
    briefing: Option<Id<Briefing>>,
    /// Make this requirement a must-have; can be given several times
    #[arg(long, value_name = "REQUIREMENT")]
    must: Vec<String>,
    /// Make this requirement a nice-to-have; can be given several times
    #[arg(long, value_name = "REQUIREMENT")]
    nice: Vec<String>,
    /// Give a requirement a weight from 1 to 10; can be given several times
    #[arg(long, value_name = "REQUIREMENT=WEIGHT")]
    weight: Vec<String>,
    /// From which fit scores on a candidate is an A and a B, in percent
    #[arg(long, value_name = "A,B")]
    bands: Option<String>,
    /// Only say what it would come to
    #[arg(long)]
    dry_run: bool,
    /// Take a recategorization back instead
    #[arg(long, value_name = "ID", value_parser = arguments::recategorization_id, conflicts_with_all = ["briefing", "must", "nice", "weight", "bands", "dry_run"])]
    undo: Option<Id<Recategorization>>,
}

/// Of which briefing.
#[derive(Debug, Args)]
pub struct InsightsOrder {
    /// The version of a briefing
    #[arg(long, value_name = "ID", value_parser = arguments::briefing_id)]
    briefing: Id<Briefing>,
}

/// Moves requirements.
pub async fn recategorize(workspace: &Workspace, order: RecategorizeOrder) -> Result<Answer> {
    if let Some(id) = order.undo {
        workspace.undo_recategorization(id).await?;
        return Ok(Answer::new(
            json!({ "recategorization_id": id, "undone": true }),
            "Undone: kinds, weights and bands are as before.",
        ));
    }
    let id = order.briefing.ok_or(Error::NotFound { noun: Noun::Briefing })?;
    let briefing = workspace.briefing(id).await?;
    let arrangement = arrangement(&order, &briefing)?;
    if order.dry_run {
        let counts = workspace.what_if(id, &arrangement).await?;
        return Ok(Answer::new(
            json!({ "dry_run": true, "counts": counts_document(&counts) }),
            counts_in_words(&counts),
        ));
    }
    let applied = workspace.recategorize(id, arrangement).await?;
    let text = format!(
        "{}\nUndo it with “longlist recategorize --undo {}”.",
        counts_in_words(&applied.counts),
        applied.id
    );
    Ok(Answer::new(
        json!({ "recategorization_id": applied.id, "counts": counts_document(&applied.counts) }),
        text,
    ))
}

fn arrangement(order: &RecategorizeOrder, briefing: &Briefing) -> Result<Arrangement> {
    let mut arrangement = Arrangement::of(briefing);
    let mut place = |id: &str, change: &dyn Fn(&mut longlist_core::check::recategorize::RequirementPlace)| {
        let place = arrangement.requirements.get_mut(id);
        place.map(change).ok_or(Error::NotFound {
            noun: Noun::Requirement,
        })
    };
    for id in &order.must {
        place(id, &|place| place.kind = RequirementKind::MustHave)?;
    }
    for id in &order.nice {
        place(id, &|place| place.kind = RequirementKind::NiceToHave)?;
    }
    for weight in &order.weight {
        let (id, weight) = weight.rsplit_once('=').ok_or_else(|| not_a_weight(weight))?;
        let weight: u8 = weight.trim().parse().map_err(|_| not_a_weight(weight))?;
        place(id, &|place| place.weight = weight)?;
    }
    if let Some(bands) = &order.bands {
        let parsed = bands.split_once(',').and_then(|(a, b)| {
            Some(Bands {
                a: a.trim().parse().ok()?,
                b: b.trim().parse().ok()?,
            })
        });
        arrangement.bands = parsed.ok_or_else(|| {
            Failure::usage(
                "bands_invalid",
                "--bands takes two numbers",
                "Write them as in --bands 75,50.",
            )
        })?;
    }
    Ok(arrangement)
}

fn not_a_weight(text: &str) -> Failure {
    Failure::usage(
        "weight_invalid",
        format!("“{text}” is not a requirement with a weight"),
        "Write it as in --weight r1=3, with a whole number from 1 to 10.",
    )
}

/// Says how the pool changes with each requirement.
pub async fn insights(workspace: &Workspace, order: InsightsOrder) -> Result<Answer> {
    let insights = workspace.insights(order.briefing).await?;
    let documents: Vec<_> = insights
        .requirements
        .iter()
        .map(|insight| {
            json!({
                "requirement_id": insight.id,
                "kind": insight.kind,
                "fulfilled": insight.fulfilled,
                "not_fulfilled": insight.not_fulfilled,
                "unknown": insight.unknown,
                "if_moved": categories(&insight.if_moved),
            })
        })
        .collect();
    let rows: Vec<_> = insights
        .requirements
        .iter()
        .map(|insight| {
            let moved = &insight.if_moved;
            [
                insight.id.clone(),
                word(insight.kind),
                format!(
                    "{} / {} / {}",
                    insight.fulfilled, insight.not_fulfilled, insight.unknown
                ),
                in_a_line(moved),
            ]
        })
        .collect();
    let text = format!(
        "{} checked: {}.\n{}",
        insights.checked,
        in_a_line(&insights.counts),
        table(
            ["REQUIREMENT", "KIND", "YES / NO / SILENT", "IF IT MOVED"],
            &rows,
            ""
        )
    );
    let document = json!({
        "checked": insights.checked,
        "categories": categories(&insights.counts),
        "requirements": documents,
    });
    Ok(Answer::new(document, text))
}

/// Counts as scripts see them.
pub fn categories(counts: &CategoryCounts) -> Value {
    json!({
        "a": counts.a,
        "b": counts.b,
        "c": counts.c,
        "needs_look": counts.needs_look,
        "no_fit": counts.no_fit,
    })
}

fn counts_document(counts: &BeforeAfter) -> Value {
    json!({ "before": categories(&counts.before), "after": categories(&counts.after) })
}

fn counts_in_words(counts: &BeforeAfter) -> String {
    format!(
        "Before: {}.\nAfter: {}.",
        in_a_line(&counts.before),
        in_a_line(&counts.after)
    )
}

/// How many stand in each category, for a person.
pub fn in_a_line(counts: &CategoryCounts) -> String {
    format!(
        "{} A, {} B, {} C, {} need a look, {} no fit",
        counts.a, counts.b, counts.c, counts.needs_look, counts.no_fit
    )
}
