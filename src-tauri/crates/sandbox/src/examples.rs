//! Search addresses that a demonstration or a test can start from, with what they find.

use serde_json::{Value, json};

use crate::product::Product;
use crate::query::Query;
use crate::world::World;

/// Keywords of four sizes. The totals with the default seed and population: 40, 612, 1,237 and 3,412.
/// They come from shares of the population, so they are the same for every seed and grow with the size.
const SIZES: [(&str, &str); 4] = [
    ("small", "actuary"),
    ("medium", "pharmacist"),
    ("beyond_classic", "product designer"),
    ("beyond_all", "data engineer"),
];

/// The examples of every product, with `total` and how much of it is `reachable`.
pub(crate) fn search_urls(world: &World) -> Vec<Value> {
    let pairs = Product::ALL
        .into_iter()
        .flat_map(|product| SIZES.map(|(size, keywords)| (product, size, keywords)));
    pairs
        .map(|(product, size, keywords)| example(world, product, size, keywords))
        .collect()
}

fn example(world: &World, product: Product, size: &str, keywords: &str) -> Value {
    let url = address(product, keywords);
    let query = Query::from_url(&url).expect("the examples are searches for people");
    let listing = world.listing(&query);
    json!({
        "product": product,
        "size": size,
        "url": url,
        "total": listing.total,
        "reachable": listing.rows.len(),
    })
}

fn address(product: Product, keywords: &str) -> String {
    let once = keywords.replace(' ', "%20");
    match product {
        Product::Classic => format!(
            "https://www.linkedin.com/search/results/people/?keywords={once}&origin=GLOBAL_SEARCH_HEADER&sid=k%3Bq"
        ),
        Product::SalesNavigator => {
            let twice = once.replace('%', "%25");
            let tuple = format!("(spellCorrectionEnabled%3Atrue%2Ckeywords%3A{twice})");
            format!(
                "https://www.linkedin.com/sales/search/people?query={tuple}&sessionId=c2FuZGJveA%3D%3D&viewAllFilters=true"
            )
        }
        Product::Recruiter => format!(
            "https://www.linkedin.com/talent/search?searchContextId=5f2a9c1e-7b0d-4c7f-9d5e-2f6a1b8c3d4e&searchHistoryId=4711\
             &searchKeyword={once}&searchRequestId=0b1c2d3e-4f50-4162-8738-495a6b7c8d9e&start=0&uiOrigin=ADVANCED_SEARCH"
        ),
    }
}
