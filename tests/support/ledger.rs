//! What must be true of a workspace file at any moment, asked of the file itself and not of the program.

use std::path::Path;

use longlist_core::key::Key;
use rusqlite::Connection;
use secrecy::ExposeSecret as _;

/// Statements that count what must not be. Each is a sentence and a query for a number that must be zero.
const NEVER: [(&str, &str); 22] = [
    (
        "an account-day has more used and reserved than the limit",
        "SELECT count(*) FROM (
           SELECT sum(CASE kind WHEN 'reserve' THEN results WHEN 'release' THEN -results ELSE 0 END) AS taken, a.daily_limit
           FROM quota_entries AS q JOIN accounts AS a ON a.row = q.account GROUP BY q.account, q.account_day
         ) WHERE taken > daily_limit",
    ),
    (
        "a reservation is resolved by more or less than itself",
        "SELECT count(*) FROM quota_entries AS r JOIN
           (SELECT reserve, sum(results) AS resolved FROM quota_entries WHERE reserve IS NOT NULL GROUP BY reserve) AS u
           ON u.reserve = r.row WHERE u.resolved <> r.results",
    ),
    ("a run has not accounted for all it read", "SELECT count(*) FROM runs WHERE read <> created + matched + skipped"),
    (
        "the reasons of a run do not add up",
        "SELECT count(*) FROM runs
         WHERE source <> 'check' AND skipped <> (SELECT coalesce(sum(value), 0) FROM json_each(runs.skips))",
    ),
    (
        "a run has other skipped rows than it counts",
        "SELECT count(*) FROM runs
         WHERE source <> 'check' AND skipped <> (SELECT count(*) FROM run_skips WHERE run = runs.row)",
    ),
    (
        "the portions of a run do not add up",
        "SELECT count(*) FROM runs
         WHERE source <> 'check' AND read <> (SELECT coalesce(sum(read), 0) FROM run_portions WHERE run = runs.row)",
    ),
    (
        "a run created others than it counts",
        "SELECT count(*) FROM runs WHERE source <> 'check' AND undone_at IS NULL
           AND created <> (SELECT count(*) FROM candidates WHERE run = runs.row)",
    ),
    (
        "a run made more memberships than it created and matched people",
        "SELECT count(*) FROM runs
         WHERE created + matched < (SELECT count(*) FROM memberships WHERE run = runs.row AND search = runs.search)",
    ),
    (
        "an undone run left a membership",
        "SELECT count(*) FROM memberships WHERE run IN (SELECT row FROM runs WHERE undone_at IS NOT NULL)",
    ),
    (
        "a candidate has no key",
        "SELECT count(*) FROM candidates WHERE row NOT IN (SELECT candidate FROM all_keys)",
    ),
    (
        "a key belongs to two, or stands in two places",
        "SELECT count(*) - count(DISTINCT space || ' ' || key) FROM all_keys",
    ),
    (
        "a candidate's slug is nobody's or somebody else's key",
        "SELECT count(*) FROM candidates AS c WHERE slug IS NOT NULL AND NOT EXISTS
           (SELECT 1 FROM all_keys WHERE space = 1 AND key = c.slug AND candidate = c.row)",
    ),
    (
        "a slug is a key and does not stand with its candidate",
        "SELECT count(*) FROM all_keys AS k WHERE space = 1
           AND NOT EXISTS (SELECT 1 FROM candidates WHERE row = k.candidate AND slug = k.key)",
    ),
    (
        "a key, profile or change belongs to nobody",
        "SELECT (SELECT count(*) FROM all_keys WHERE candidate NOT IN (SELECT row FROM candidates))
              + (SELECT count(*) FROM profiles WHERE candidate NOT IN (SELECT row FROM candidates))
              + (SELECT count(*) FROM field_changes WHERE candidate NOT IN (SELECT row FROM candidates))",
    ),
    (
        "a membership belongs to nobody, or leads nowhere",
        "SELECT count(*) FROM memberships WHERE candidate NOT IN (SELECT row FROM candidates)
           OR search NOT IN (SELECT row FROM searches) OR run NOT IN (SELECT row FROM runs)",
    ),
    (
        "a search has other members than it counts",
        "SELECT count(*) FROM searches WHERE members <> (SELECT count(*) FROM memberships WHERE search = searches.row)",
    ),
    (
        "a run of checks counts others than it has kept",
        "SELECT count(*) FROM runs WHERE source = 'check' AND (created + matched, skipped) IS NOT
           (SELECT count(*) FILTER (WHERE completed), count(*) FILTER (WHERE NOT completed) FROM
             (SELECT max(status = 'completed') AS completed FROM checks WHERE run = runs.row GROUP BY candidate))",
    ),
    (
        "a check was completed and not posted at its price",
        "SELECT count(*) FROM checks AS c WHERE credits > 0 AND NOT EXISTS
           (SELECT 1 FROM credit_entries WHERE kind = 'post' AND run = c.run AND candidate = c.candidate AND credits = c.credits)",
    ),
    (
        "a check was posted and not completed",
        "SELECT count(*) FROM credit_entries AS e WHERE kind = 'post'
           AND candidate IN (SELECT row FROM candidates) AND NOT EXISTS
           (SELECT 1 FROM checks WHERE status = 'completed' AND run = e.run AND candidate = e.candidate AND credits = e.credits)",
    ),
    (
        "credits came from nowhere, or went there",
        "SELECT count(*) FROM (SELECT available + held + spent AS there FROM credit_entries ORDER BY row DESC LIMIT 1)
         WHERE there <> (SELECT sum(iif(credit = 'outside', -credits, credits)) FROM credit_entries WHERE kind = 'grant')",
    ),
    (
        "a run that is over still holds credits",
        "SELECT count(*) FROM credit_entries AS e JOIN runs ON runs.row = e.run
         WHERE state IN ('finished', 'cancelled') AND hold_left > 0
           AND e.row = (SELECT max(row) FROM credit_entries WHERE hold = e.hold)",
    ),
    ("a reference leads nowhere", "SELECT count(*) FROM pragma_foreign_key_check"),
];

/// The file of a workspace, looked at from outside with nothing but its key.
pub struct Ledger(Connection);

impl Ledger {
    /// Opens the file beside whoever else has it open.
    pub fn open(path: &Path, key: &Key) -> Self {
        let db = Connection::open(path).expect("the file is there");
        let salt = key.name().trim_start_matches("workspace:").to_owned();
        let pragma = format!(
            "PRAGMA key = \"x'{}{salt}'\"; PRAGMA cipher_hmac_algorithm = HMAC_SHA256",
            key.for_keychain().expose_secret()
        );
        db.execute_batch(&pragma).expect("the key has the form of a key");
        db.busy_timeout(std::time::Duration::from_secs(10))
            .expect("a time to wait is always taken");
        Self(db)
    }

    /// Panics with the first thing that is not as it must be.
    pub fn check(&self) {
        let integrity: String = self.one("PRAGMA integrity_check");
        assert_eq!(integrity, "ok", "the file is whole");
        for (sentence, query) in NEVER {
            assert_eq!(self.one::<i64>(query), 0, "{sentence}");
        }
    }

    /// Σ of what counts as used on all days of an account, by the provider's id of it.
    pub fn used(&self, provider_account_id: &str) -> u64 {
        let used: i64 = self
            .0
            .query_row(
                "SELECT coalesce(sum(results), 0) FROM quota_entries AS q JOIN accounts AS a ON a.row = q.account
                 WHERE q.kind = 'use' AND a.provider_account_id = ?1",
                [provider_account_id],
                |row| row.get(0),
            )
            .expect("the ledger can be summed up");
        used.unsigned_abs()
    }

    /// Reservations that nothing has resolved.
    pub fn open_reservations(&self) -> i64 {
        self.one(
            "SELECT count(*) FROM quota_entries AS r WHERE kind = 'reserve'
             AND NOT EXISTS (SELECT 1 FROM quota_entries WHERE reserve = r.row)",
        )
    }

    /// How many results they set aside.
    pub fn results_in_doubt(&self) -> u64 {
        let results: i64 = self.one(
            "SELECT coalesce(sum(results), 0) FROM quota_entries AS r WHERE kind = 'reserve'
             AND NOT EXISTS (SELECT 1 FROM quota_entries WHERE reserve = r.row)",
        );
        results.unsigned_abs()
    }

    /// Everyone in the workspace by all their keys, in an order that does not depend on how they came.
    pub fn people(&self) -> Vec<String> {
        let mut keys = self
            .0
            .prepare(
                "SELECT group_concat(space || ':' || key, ' ') FROM
                        (SELECT * FROM all_keys ORDER BY candidate, space, key) GROUP BY candidate",
            )
            .expect("the keys can be listed");
        let keys = keys
            .query_map([], |row| row.get(0))
            .expect("the keys can be listed");
        let mut people: Vec<String> = keys.map(|key| key.expect("a key is text")).collect();
        people.sort();
        people
    }

    /// Changes the file as no program of ours would.
    pub fn write(&self, sql: &str) {
        self.0.execute_batch(sql).expect("the change can be made");
    }

    /// The one value that a query has.
    pub fn one<T: rusqlite::types::FromSql>(&self, query: &str) -> T {
        self.0
            .query_row(query, [], |row| row.get(0))
            .expect("the query has a value")
    }
}
