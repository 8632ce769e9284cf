//! Cursors: where a search goes on, packed into one opaque text.
//!
//! A cursor holds its query, offset, page size and account, so it works without any memory on this
//! side, even after a restart with the same seed. A check sum keyed with the seed gives away every damage.

use serde::{Deserialize, Serialize};

use crate::mix::mix_text;
use crate::query::Query;

/// What a cursor remembers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cursor {
    pub account: String,
    pub query: Query,
    /// Rows before the next page.
    pub offset: u32,
    /// Rows on a page.
    pub limit: u32,
    /// Cursors of an earlier generation than the account's have expired.
    pub generation: u32,
}

impl Cursor {
    /// Packs it.
    pub fn seal(&self, seed: u64) -> String {
        let plain = serde_json::to_string(self).expect("a cursor is plain texts and numbers");
        let check = mix_text(seed, &plain);
        base64(format!("{check:016x}{plain}").as_bytes())
    }

    /// Unpacks it; nothing when it is not one of ours, unchanged.
    pub fn open(sealed: &str, seed: u64) -> Option<Self> {
        let bytes = unbase64(sealed)?;
        // The last letter has bits to spare, and one cursor has one spelling.
        if base64(&bytes) != sealed {
            return None;
        }
        let text = String::from_utf8(bytes).ok()?;
        let (check, plain) = text.split_at_checked(16)?;
        let expected = format!("{:016x}", mix_text(seed, plain));
        (check == expected)
            .then(|| serde_json::from_str(plain).ok())
            .flatten()
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64 in the alphabet for addresses, without padding (RFC 4648 §5).
fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, i| {
            bits << 8 | u32::from(chunk.get(i).copied().unwrap_or(0))
        });
        for place in 0..=chunk.len() {
            let index = (bits >> (18 - 6 * place)) & 63;
            text.push(char::from(
                *ALPHABET.get(index as usize).expect("six bits are at most 63"),
            ));
        }
    }
    text
}

fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for place in 0..4 {
            let value = match chunk.get(place) {
                Some(byte) => ALPHABET.iter().position(|letter| letter == byte)? as u32,
                None => 0,
            };
            bits = bits << 6 | value;
        }
        let [_, first, second, third] = bits.to_be_bytes();
        bytes.extend(
            [first, second, third]
                .into_iter()
                .take(chunk.len().checked_sub(1)?),
        );
    }
    Some(bytes)
}

#[cfg(test)]
mod tests;
