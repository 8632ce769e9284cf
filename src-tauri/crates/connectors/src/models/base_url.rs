//! The address where a model's server has its interface, as people paste it and as we use it.

use longlist_core::{Code, Error, Result, provider::ModelEvaluator};
use url::{Host, Url};

use crate::dsn;

/// Reads a pasted address: `https://host[:port][/path]`, without a slash at the end. Without a scheme it is `https`,
/// except on this computer.
///
/// # Errors
///
/// `base_url_insecure` for `http` to another computer, `base_url_not_local` for a model of the house that is not in the
/// house, `base_url_invalid` for all else that is not such an address.
pub(crate) fn parse(evaluator: ModelEvaluator, pasted: &str) -> Result<Url> {
    let pasted = pasted.trim();
    // The parser of addresses drops tabs and line ends in silence and reads letters of other scripts that look like
    // ours; an address that a key is sent to must be what the eye sees.
    let is_plain = |letter: char| letter.is_ascii_graphic() && !"@?#\\%".contains(letter);
    if pasted.is_empty() || !pasted.chars().all(is_plain) {
        return Err(invalid("this is not the address of a server, or has more in it"));
    }
    let mut url =
        Url::parse(&with_scheme(pasted)).map_err(|_| invalid("this is not the address of a server"))?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(invalid("the address of a model's server begins with https"));
    }
    check_host(&url)?;
    if url.scheme() == "http" && !dsn::is_loopback(&url) {
        return Err(Error::invalid(
            Code::BaseUrlInsecure,
            "this address is not encrypted, so your key and the profiles could be read on the way",
            "Use the same address with https.",
        ));
    }
    if evaluator == ModelEvaluator::LocalLlm && !is_in_the_house(&url) {
        return Err(Error::invalid(
            Code::BaseUrlNotLocal,
            "this address is not on this computer or in its own network",
            "Use 127.0.0.1 or a private address such as 192.168.1.20, or choose byok or managed.",
        ));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

/// The normalised text.
pub(crate) fn text(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}

fn with_scheme(pasted: &str) -> String {
    if pasted.contains("://") {
        return pasted.to_owned();
    }
    let plain = format!("http://{pasted}");
    match Url::parse(&plain) {
        Ok(url) if dsn::is_loopback(&url) => plain,
        _ => format!("https://{pasted}"),
    }
}

fn check_host(url: &Url) -> Result<()> {
    let Some(Host::Domain(name)) = url.host() else {
        return Ok(());
    };
    if name.split('.').any(|label| label.starts_with("xn--")) {
        return Err(invalid(
            "the address has a host name in letters that can imitate others",
        ));
    }
    if !name.trim_end_matches('.').contains('.') && name != "localhost" {
        return Err(invalid("the address has no complete host name"));
    }
    Ok(())
}

/// Whether an address can only mean this computer or one beside it. A name could mean any, so only `localhost` does.
fn is_in_the_house(url: &Url) -> bool {
    let is_private = match url.host() {
        Some(Host::Ipv4(address)) => address.is_private(),
        Some(Host::Ipv6(address)) => address.is_unique_local(),
        Some(Host::Domain(_)) | None => false,
    };
    is_private || dsn::is_loopback(url)
}

fn invalid(message: &'static str) -> Error {
    Error::invalid(
        Code::BaseUrlInvalid,
        message,
        "Copy it from the vendor's documentation. It looks like https://api.openai.com/v1.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(evaluator: ModelEvaluator, pasted: &str) -> Result<String, &'static str> {
        parse(evaluator, pasted)
            .map(|url| text(&url))
            .map_err(|error| error.which().word())
    }

    #[test]
    fn addresses_are_read_as_people_paste_them() {
        for (pasted, url) in [
            (" https://api.openai.com/v1/ ", "https://api.openai.com/v1"),
            ("api.openai.com/v1", "https://api.openai.com/v1"),
            ("localhost:11434", "http://localhost:11434"),
            ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
            (
                "https://gateway.example.com:8443",
                "https://gateway.example.com:8443",
            ),
        ] {
            assert_eq!(read(ModelEvaluator::Byok, pasted).as_deref(), Ok(url), "{pasted}");
        }
    }

    #[test]
    fn a_key_goes_nowhere_that_the_eye_does_not_see() {
        for (pasted, code) in [
            ("", "base_url_invalid"),
            ("http://api.openai.com/v1", "base_url_insecure"),
            ("http://192.168.1.20:11434", "base_url_insecure"),
            ("https://user:word@api.openai.com/v1", "base_url_invalid"),
            ("https://api.openai.com/v1?to=x", "base_url_invalid"),
            ("https://api.openai.com\t.evil.example/v1", "base_url_invalid"),
            ("https://аpi.openai.com", "base_url_invalid"),
            ("https://xn--pi-7kc.example.com", "base_url_invalid"),
            ("https://intranet/v1", "base_url_invalid"),
            ("ftp://api.openai.com", "base_url_invalid"),
            ("file:///etc/passwd", "base_url_invalid"),
        ] {
            assert_eq!(read(ModelEvaluator::Byok, pasted), Err(code), "{pasted}");
        }
    }

    #[test]
    fn a_model_of_the_house_is_in_the_house() {
        for pasted in [
            "127.0.0.1:11434",
            "https://192.168.1.20",
            "https://10.0.0.7:8443/v1",
            "https://[fd00::7]",
        ] {
            assert!(read(ModelEvaluator::LocalLlm, pasted).is_ok(), "{pasted}");
        }
        for pasted in [
            "https://api.openai.com/v1",
            "https://8.8.8.8",
            "https://models.local",
        ] {
            assert_eq!(
                read(ModelEvaluator::LocalLlm, pasted),
                Err("base_url_not_local"),
                "{pasted}: profiles would leave the house"
            );
        }
    }
}
