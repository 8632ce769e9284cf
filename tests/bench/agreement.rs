//! How far the local evaluator agrees with people, category by category. Nothing is timed.

use std::collections::BTreeMap;

use longlist_core::{briefing::RequirementCategory, evaluator::Verdict};
use longlist_tests::agreement::{Agreement, Labelled};

use crate::table::{Line, Table};

/// Measures the held-out pairs by category, and both sets as a whole.
pub fn measure(table: &mut Table) -> anyhow::Result<()> {
    let mut silence = 0_u32;
    for set in ["held_out", "development"] {
        let mut all = Agreement::default();
        let mut by_category = BTreeMap::<RequirementCategory, Agreement>::new();
        for pair in Labelled::read(set)?.pairs()? {
            let (label, found) = (pair.label, pair.finding.verdict);
            all.add(label, found);
            by_category.entry(pair.category).or_default().add(label, found);
            silence += u32::from(label == Verdict::Unknown && found == Verdict::NotFulfilled);
        }
        line(table, &format!("local evaluator, {set} pairs"), all);
        if set == "held_out" {
            for (category, agreement) in by_category {
                let name = serde_json::to_value(category)?;
                line(
                    table,
                    &format!("… {}", name.as_str().unwrap_or_default()),
                    agreement,
                );
            }
        }
    }
    table.add(Line {
        what: "silent profiles that were called not fulfilled".to_owned(),
        must: "0",
        measured: silence.to_string(),
        ratio: String::new(),
        reached: Some(silence == 0),
    });
    Ok(())
}

fn line(table: &mut Table, what: &str, agreement: Agreement) {
    let percent =
        |share: Option<f64>| share.map_or("–".to_owned(), |share| format!("{:.0} %", share * 100.0));
    table.add(Line {
        what: format!("{what} ({})", agreement.pairs),
        must: "",
        measured: format!(
            "precision {}, recall {}, the same verdict {}",
            percent(agreement.precision()),
            percent(agreement.recall()),
            percent((agreement.pairs > 0).then(|| f64::from(agreement.same) / f64::from(agreement.pairs)))
        ),
        ratio: String::new(),
        reached: None,
    });
}
