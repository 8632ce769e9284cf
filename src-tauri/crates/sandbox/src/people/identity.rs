//! Who somebody is to each product: ids, slugs, addresses, and whether they show themselves at all.

use std::fmt::Write;

use serde::Serialize;

use super::{Person, Whim};
use crate::mix::mix;
use crate::product::Product;

/// How far somebody is from the searching account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Distance {
    /// A contact.
    #[serde(rename = "DISTANCE_1")]
    First,
    /// A contact of a contact.
    #[serde(rename = "DISTANCE_2")]
    Second,
    /// One step further.
    #[serde(rename = "DISTANCE_3")]
    Third,
    /// Nobody in between.
    #[serde(rename = "OUT_OF_NETWORK")]
    Outside,
}

impl Distance {
    /// As filters count it; outside the network counts as the third degree.
    pub fn degree(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third | Self::Outside => 3,
        }
    }
}

const BASE64URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Person {
    /// The id that one product knows this person by. Its case matters.
    pub fn id(&self, product: Product) -> String {
        let mut id = String::with_capacity(36);
        id.push_str(product.id_prefix());
        for part in 0..3 {
            let bits = mix(&[self.id_salt, product as u64, part]);
            id.extend((0..10).map(|place| letter(bits >> (place * 6))));
        }
        // Twins share all but the case of the last letter.
        id.push(if self.twin { 'q' } else { 'Q' });
        id
    }

    /// The number LinkedIn counts members by, where a product tells it.
    pub fn member_urn(&self, product: Product) -> Option<String> {
        let told = match product {
            Product::Classic => self.whim(Whim::MemberUrn, 10) != 0,
            Product::SalesNavigator => self.whim(Whim::MemberUrn, 10) > 2,
            Product::Recruiter => self.slug_shown(product),
        };
        told.then(|| format!("urn:li:member:{}", self.member_number()))
    }

    /// The same for every product, told or not.
    pub fn member_number(&self) -> u64 {
        10_000_000 + u64::from(self.number) * 7 + self.salt % 7
    }

    /// Whether a product shows this person only as “LinkedIn Member”, about one in two hundred.
    pub fn is_hidden(&self, product: Product) -> bool {
        mix(&[self.salt, Whim::Hidden as u64, product as u64]).is_multiple_of(200)
    }

    pub fn distance(&self) -> Distance {
        match self.whim(Whim::Distance, 100) {
            0..8 => Distance::First,
            8..43 => Distance::Second,
            43..85 => Distance::Third,
            _ => Distance::Outside,
        }
    }

    /// The public identifier as it is today, in lower case and not percent-encoded.
    pub fn slug(&self) -> String {
        if self.first_of_name && self.whim(Whim::Slug, 10) < 7 {
            return self.latin_name();
        }
        match self.whim(Whim::SlugForm, 100) {
            0..12 => format!("{}{}", self.latin_name().replace('-', ""), self.number),
            12..40 => format!("{}-{:x}", self.written_name(), self.tail()),
            40..42 => format!("{}-{:x}-", self.latin_name(), self.tail()),
            _ => format!("{}-{:x}", self.latin_name(), self.tail()),
        }
    }

    /// The slug somebody had before they chose another; a few people have one.
    pub fn old_slug(&self) -> Option<String> {
        let changed = self.whim(Whim::OldSlug, 100) < 2;
        changed.then(|| format!("{}-{:x}", self.latin_name(), u64::from(self.tail()) << 8 | 0x5a))
    }

    /// The slug that one product shows. Sales Navigator is slow to learn of a change.
    pub fn shown_slug(&self, product: Product) -> Option<String> {
        if !self.slug_shown(product) {
            return None;
        }
        let old = (product == Product::SalesNavigator)
            .then(|| self.old_slug())
            .flatten();
        Some(old.unwrap_or_else(|| self.slug()))
    }

    /// The public address, in one of the forms in which it is met.
    pub fn public_url(&self, product: Product) -> Option<String> {
        let slug = self.shown_slug(product)?;
        let path = match self.whim(Whim::SlugForm, 3) {
            0 => slug,
            _ => percent_encoded(&slug),
        };
        Some(match self.whim(Whim::Slug, 12) {
            0 => format!("https://www.linkedin.com/in/{path}/"),
            1 => format!("https://de.linkedin.com/in/{path}"),
            2 => format!(
                "https://www.linkedin.com/in/{path}?miniProfileUrn=urn%3Ali%3Afs_miniProfile%3A{}",
                self.id(Product::Classic)
            ),
            // Capitals only where they change nothing: a capital ß, for one, would be two letters.
            3 if path.is_ascii() => format!("https://www.linkedin.com/in/{}", path.to_uppercase()),
            _ => format!("https://www.linkedin.com/in/{path}"),
        })
    }

    /// The address inside a product; for some of Recruiter's people outside the network there is none.
    pub fn profile_url(&self, product: Product) -> Option<String> {
        let id = self.id(product);
        match product {
            Product::Classic => self.public_url(product),
            Product::SalesNavigator => Some(format!(
                "https://www.linkedin.com/sales/lead/{id},NAME_SEARCH,{:04x}",
                self.suffix & 0xffff
            )),
            Product::Recruiter => {
                let shown = self.slug_shown(product) || self.whim(Whim::NullUrl, 2) == 0;
                shown.then(|| format!("https://www.linkedin.com/talent/profile/{id}?trk=search"))
            }
        }
    }

    fn slug_shown(&self, product: Product) -> bool {
        match product {
            Product::Classic => true,
            Product::SalesNavigator => self.whim(Whim::NullSlug, 10) != 0,
            Product::Recruiter => self.distance() != Distance::Outside && self.whim(Whim::NullSlug, 20) != 1,
        }
    }

    /// The tail of an automatic slug: eight hexadecimal digits.
    fn tail(&self) -> u32 {
        self.suffix | 0x1000_0000
    }
}

fn letter(bits: u64) -> char {
    let index = (bits & 63) as usize;
    char::from(*BASE64URL.get(index).expect("six bits are at most 63"))
}

/// Everything but letters, digits and hyphens as `%XX`.
pub(crate) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("writing to a string does not fail");
        }
    }
    encoded
}
