//! Tests of where the tokens of a workspace are looked for.

use longlist_core::account::{NewAccount, Product, Provider};
use secrecy::SecretString;

use super::*;

#[tokio::test]
async fn a_workspace_with_a_passphrase_has_its_tokens_beside_it_from_the_first_one_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.longlist");
    let key = Key::fresh();
    drop(create(&path, &key, TokenPlace::SealedFile).await.unwrap());
    assert!(!sealed_beside(&path).exists(), "nothing is sealed yet");

    // By whatever it is opened, by a window or a command line: nothing but the key is told.
    let workspace = open(&path, &key).await.unwrap();
    let account = NewAccount {
        provider: Provider::Unipile,
        name: "Ada".into(),
        dsn: "http://127.0.0.1:9".into(),
        provider_account_id: "1".into(),
        product: Product::Classic,
        time_zone: "Europe/Vienna".into(),
    };
    let token = SecretString::from("a-token");
    workspace.add_account(account, &token).await.unwrap();

    assert!(sealed_beside(&path).exists(), "the token needs no keychain");
    assert_eq!(
        workspace.token_place().await.unwrap(),
        Some(TokenPlace::SealedFile),
        "as it was said when the workspace was made"
    );
}

#[tokio::test]
async fn a_sealed_file_beside_a_workspace_does_not_hide_the_tokens_in_the_keychain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.longlist");
    let key = Key::fresh();
    drop(create(&path, &key, TokenPlace::Keychain).await.unwrap());
    std::fs::write(sealed_beside(&path), "of another workspace").unwrap();

    let workspace = open(&path, &key).await.unwrap();

    assert_eq!(
        workspace.token_place().await.unwrap(),
        Some(TokenPlace::Keychain),
        "where they are is not guessed from what lies around"
    );
}
