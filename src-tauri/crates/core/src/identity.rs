//! Identity: which addresses and ids stand for which person.

pub mod key;
pub mod linkedin_url;
pub mod search_url;

use unicode_normalization::UnicodeNormalization as _;

use self::key::{IdentityKey, KeySpace};

/// The key of an e-mail address; none for what is no address.
pub fn email_key(text: &str) -> Option<IdentityKey> {
    let address: String = text.trim().nfc().flat_map(char::to_lowercase).collect();
    let (name, host) = address.split_once('@')?;
    let sound = !name.is_empty()
        && host.contains('.')
        && !host.contains('@')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !address.contains(|c: char| c.is_whitespace() || c.is_control());
    sound.then(|| IdentityKey::new(KeySpace::Email, address))
}

/// The family name as it is compared: the one a source told apart, or else the last word of the full name.
pub fn family_name(full_name: Option<&str>, last_name: Option<&str>) -> Option<String> {
    let name = last_name.or_else(|| full_name?.split_whitespace().next_back())?;
    let name: String = name.trim().nfc().flat_map(char::to_lowercase).collect();
    Some(name).filter(|name| !name.is_empty())
}
