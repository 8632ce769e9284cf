//! The stable words for all failures: scripts and the window know a failure by them.
//!
//! A word is a promise: it is never changed, and a new one is added here first. The window has a message of its own for
//! each of them, in its catalogue; its compiler says where one is missing.

#[cfg(test)]
mod tests;

use serde::Serialize;

/// What kind of failure it is. Where it comes up says what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// `account_exists`
    AccountExists,
    /// `account_id_missing`
    AccountIdMissing,
    /// `account_removed`
    AccountRemoved,
    /// `account_restricted`
    AccountRestricted,
    /// `account_unknown`
    AccountUnknown,
    /// `address_refused`
    AddressRefused,
    /// `already_undone`
    AlreadyUndone,
    /// `bad_slug`
    BadSlug,
    /// `bare_recruiter`
    BareRecruiter,
    /// `base_url_insecure`
    BaseUrlInsecure,
    /// `base_url_invalid`
    BaseUrlInvalid,
    /// `base_url_missing`
    BaseUrlMissing,
    /// `base_url_not_local`
    BaseUrlNotLocal,
    /// `binary_file`
    BinaryFile,
    /// `checkpoint`
    Checkpoint,
    /// `column_mapped_twice`
    ColumnMappedTwice,
    /// `company`
    Company,
    /// `control_characters`
    ControlCharacters,
    /// `cursor_expired`
    CursorExpired,
    /// `cursor_invalid`
    CursorInvalid,
    /// `daily_limit_invalid`
    DailyLimitInvalid,
    /// `daily_quota`
    DailyQuota,
    /// `disconnected`
    Disconnected,
    /// `disk_full`
    DiskFull,
    /// `dsn_insecure`
    DsnInsecure,
    /// `dsn_invalid`
    DsnInvalid,
    /// `edited_since`
    EditedSince,
    /// `empty_file`
    EmptyFile,
    /// `empty_slug`
    EmptySlug,
    /// `encrypted_spreadsheet`
    EncryptedSpreadsheet,
    /// `feed`
    Feed,
    /// `file_changed`
    FileChanged,
    /// `garbled_encoding`
    GarbledEncoding,
    /// `header_only`
    HeaderOnly,
    /// `incomplete_pub`
    IncompletePub,
    /// `input_missing`
    InputMissing,
    /// `internal`
    Internal,
    /// `interrupted`
    Interrupted,
    /// `invalid_id`
    InvalidId,
    /// `invalid_mapping`
    InvalidMapping,
    /// `job`
    Job,
    /// `jobs`
    Jobs,
    /// `key_invalid`
    KeyInvalid,
    /// `key_missing`
    KeyMissing,
    /// `keychain_unavailable`
    KeychainUnavailable,
    /// `limit_with_cursor`
    LimitWithCursor,
    /// `line_too_long`
    LineTooLong,
    /// `look_alike_host`
    LookAlikeHost,
    /// `missing`
    Missing,
    /// `missing_linkedin_column`
    MissingLinkedinColumn,
    /// `model_declined`
    ModelDeclined,
    /// `model_key_refused`
    ModelKeyRefused,
    /// `model_missing`
    ModelMissing,
    /// `model_out_of_money`
    ModelOutOfMoney,
    /// `model_redirected`
    ModelRedirected,
    /// `model_throttled`
    ModelThrottled,
    /// `model_too_long`
    ModelTooLong,
    /// `model_unavailable`
    ModelUnavailable,
    /// `model_unexpected_answer`
    ModelUnexpectedAnswer,
    /// `model_unknown`
    ModelUnknown,
    /// `model_unreachable`
    ModelUnreachable,
    /// `more_than_an_address`
    MoreThanAnAddress,
    /// `name_missing`
    NameMissing,
    /// `nested_redirects`
    NestedRedirects,
    /// `no_columns`
    NoColumns,
    /// `not_an_address`
    NotAnAddress,
    /// `not_found`
    NotFound,
    /// `not_https`
    NotHttps,
    /// `not_people`
    NotPeople,
    /// `not_subscribed`
    NotSubscribed,
    /// `other_host`
    OtherHost,
    /// `other_page`
    OtherPage,
    /// `pace_invalid`
    PaceInvalid,
    /// `passphrase_not_text`
    PassphraseNotText,
    /// `passphrase_too_short`
    PassphraseTooShort,
    /// `person_urn`
    PersonUrn,
    /// `placeholder`
    Placeholder,
    /// `port`
    Port,
    /// `post`
    Post,
    /// `profile`
    Profile,
    /// `project_in_use`
    ProjectInUse,
    /// `provider_not_connected`
    ProviderNotConnected,
    /// `provider_unavailable`
    ProviderUnavailable,
    /// `provider_unreachable`
    ProviderUnreachable,
    /// `recovery_phrase_invalid`
    RecoveryPhraseInvalid,
    /// `recovery_phrase_of_nothing`
    RecoveryPhraseOfNothing,
    /// `redirected`
    Redirected,
    /// `resume_expired`
    ResumeExpired,
    /// `run_is_over`
    RunIsOver,
    /// `run_is_running`
    RunIsRunning,
    /// `sandbox_cannot_start`
    SandboxCannotStart,
    /// `scheme`
    Scheme,
    /// `school`
    School,
    /// `search_in_use`
    SearchInUse,
    /// `search_page`
    SearchPage,
    /// `search_refused`
    SearchRefused,
    /// `seat_in_use`
    SeatInUse,
    /// `secrets_damaged`
    SecretsDamaged,
    /// `secrets_of_another_workspace`
    SecretsOfAnotherWorkspace,
    /// `short_link`
    ShortLink,
    /// `sign_in_page`
    SignInPage,
    /// `size_invalid`
    SizeInvalid,
    /// `spreadsheet_too_large`
    SpreadsheetTooLarge,
    /// `throttled`
    Throttled,
    /// `time_zone_in_use`
    TimeZoneInUse,
    /// `time_zone_unknown`
    TimeZoneUnknown,
    /// `title_missing`
    TitleMissing,
    /// `token_invalid`
    TokenInvalid,
    /// `token_refused`
    TokenRefused,
    /// `too_long`
    TooLong,
    /// `too_many_columns`
    TooManyColumns,
    /// `too_many_rows`
    TooManyRows,
    /// `too_many_views`
    TooManyViews,
    /// `unexpected_answer`
    UnexpectedAnswer,
    /// `unknown_column`
    UnknownColumn,
    /// `unknown_encoding`
    UnknownEncoding,
    /// `unknown_field`
    UnknownField,
    /// `unknown_format`
    UnknownFormat,
    /// `unknown_id`
    UnknownId,
    /// `unknown_sheet`
    UnknownSheet,
    /// `unreadable`
    Unreadable,
    /// `unsafe_spreadsheet`
    UnsafeSpreadsheet,
    /// `unwritable`
    Unwritable,
    /// `userinfo`
    Userinfo,
    /// `vendor_unsuitable`
    VendorUnsuitable,
    /// `view_name_missing`
    ViewNameMissing,
    /// `view_name_taken`
    ViewNameTaken,
    /// `view_name_too_long`
    ViewNameTooLong,
    /// `view_too_large`
    ViewTooLarge,
    /// `workspace_damaged`
    WorkspaceDamaged,
    /// `workspace_exists`
    WorkspaceExists,
    /// `workspace_foreign`
    WorkspaceForeign,
    /// `workspace_in_use`
    WorkspaceInUse,
    /// `workspace_locked`
    WorkspaceLocked,
    /// `workspace_read_only`
    WorkspaceReadOnly,
    /// `workspace_too_new`
    WorkspaceTooNew,
    /// `wrong_encoding`
    WrongEncoding,
    /// `zip_bomb`
    ZipBomb,
}

impl Code {
    /// The word itself.
    pub fn word(self) -> &'static str {
        match self {
            Self::AccountExists => "account_exists",
            Self::AccountIdMissing => "account_id_missing",
            Self::AccountRemoved => "account_removed",
            Self::AccountRestricted => "account_restricted",
            Self::AccountUnknown => "account_unknown",
            Self::AddressRefused => "address_refused",
            Self::AlreadyUndone => "already_undone",
            Self::BadSlug => "bad_slug",
            Self::BareRecruiter => "bare_recruiter",
            Self::BaseUrlInsecure => "base_url_insecure",
            Self::BaseUrlInvalid => "base_url_invalid",
            Self::BaseUrlMissing => "base_url_missing",
            Self::BaseUrlNotLocal => "base_url_not_local",
            Self::BinaryFile => "binary_file",
            Self::Checkpoint => "checkpoint",
            Self::ColumnMappedTwice => "column_mapped_twice",
            Self::Company => "company",
            Self::ControlCharacters => "control_characters",
            Self::CursorExpired => "cursor_expired",
            Self::CursorInvalid => "cursor_invalid",
            Self::DailyLimitInvalid => "daily_limit_invalid",
            Self::DailyQuota => "daily_quota",
            Self::Disconnected => "disconnected",
            Self::DiskFull => "disk_full",
            Self::DsnInsecure => "dsn_insecure",
            Self::DsnInvalid => "dsn_invalid",
            Self::EditedSince => "edited_since",
            Self::EmptyFile => "empty_file",
            Self::EmptySlug => "empty_slug",
            Self::EncryptedSpreadsheet => "encrypted_spreadsheet",
            Self::Feed => "feed",
            Self::FileChanged => "file_changed",
            Self::GarbledEncoding => "garbled_encoding",
            Self::HeaderOnly => "header_only",
            Self::IncompletePub => "incomplete_pub",
            Self::InputMissing => "input_missing",
            Self::Internal => "internal",
            Self::Interrupted => "interrupted",
            Self::InvalidId => "invalid_id",
            Self::InvalidMapping => "invalid_mapping",
            Self::Job => "job",
            Self::Jobs => "jobs",
            Self::KeyInvalid => "key_invalid",
            Self::KeyMissing => "key_missing",
            Self::KeychainUnavailable => "keychain_unavailable",
            Self::LimitWithCursor => "limit_with_cursor",
            Self::LineTooLong => "line_too_long",
            Self::LookAlikeHost => "look_alike_host",
            Self::Missing => "missing",
            Self::MissingLinkedinColumn => "missing_linkedin_column",
            Self::ModelDeclined => "model_declined",
            Self::ModelKeyRefused => "model_key_refused",
            Self::ModelMissing => "model_missing",
            Self::ModelOutOfMoney => "model_out_of_money",
            Self::ModelRedirected => "model_redirected",
            Self::ModelThrottled => "model_throttled",
            Self::ModelTooLong => "model_too_long",
            Self::ModelUnavailable => "model_unavailable",
            Self::ModelUnexpectedAnswer => "model_unexpected_answer",
            Self::ModelUnknown => "model_unknown",
            Self::ModelUnreachable => "model_unreachable",
            Self::MoreThanAnAddress => "more_than_an_address",
            Self::NameMissing => "name_missing",
            Self::NestedRedirects => "nested_redirects",
            Self::NoColumns => "no_columns",
            Self::NotAnAddress => "not_an_address",
            Self::NotFound => "not_found",
            Self::NotHttps => "not_https",
            Self::NotPeople => "not_people",
            Self::NotSubscribed => "not_subscribed",
            Self::OtherHost => "other_host",
            Self::OtherPage => "other_page",
            Self::PaceInvalid => "pace_invalid",
            Self::PassphraseNotText => "passphrase_not_text",
            Self::PassphraseTooShort => "passphrase_too_short",
            Self::PersonUrn => "person_urn",
            Self::Placeholder => "placeholder",
            Self::Port => "port",
            Self::Post => "post",
            Self::Profile => "profile",
            Self::ProjectInUse => "project_in_use",
            Self::ProviderNotConnected => "provider_not_connected",
            Self::ProviderUnavailable => "provider_unavailable",
            Self::ProviderUnreachable => "provider_unreachable",
            Self::RecoveryPhraseInvalid => "recovery_phrase_invalid",
            Self::RecoveryPhraseOfNothing => "recovery_phrase_of_nothing",
            Self::Redirected => "redirected",
            Self::ResumeExpired => "resume_expired",
            Self::RunIsOver => "run_is_over",
            Self::RunIsRunning => "run_is_running",
            Self::SandboxCannotStart => "sandbox_cannot_start",
            Self::Scheme => "scheme",
            Self::School => "school",
            Self::SearchInUse => "search_in_use",
            Self::SearchPage => "search_page",
            Self::SearchRefused => "search_refused",
            Self::SeatInUse => "seat_in_use",
            Self::SecretsDamaged => "secrets_damaged",
            Self::SecretsOfAnotherWorkspace => "secrets_of_another_workspace",
            Self::ShortLink => "short_link",
            Self::SignInPage => "sign_in_page",
            Self::SizeInvalid => "size_invalid",
            Self::SpreadsheetTooLarge => "spreadsheet_too_large",
            Self::Throttled => "throttled",
            Self::TimeZoneInUse => "time_zone_in_use",
            Self::TimeZoneUnknown => "time_zone_unknown",
            Self::TitleMissing => "title_missing",
            Self::TokenInvalid => "token_invalid",
            Self::TokenRefused => "token_refused",
            Self::TooLong => "too_long",
            Self::TooManyColumns => "too_many_columns",
            Self::TooManyRows => "too_many_rows",
            Self::TooManyViews => "too_many_views",
            Self::UnexpectedAnswer => "unexpected_answer",
            Self::UnknownColumn => "unknown_column",
            Self::UnknownEncoding => "unknown_encoding",
            Self::UnknownField => "unknown_field",
            Self::UnknownFormat => "unknown_format",
            Self::UnknownId => "unknown_id",
            Self::UnknownSheet => "unknown_sheet",
            Self::Unreadable => "unreadable",
            Self::UnsafeSpreadsheet => "unsafe_spreadsheet",
            Self::Unwritable => "unwritable",
            Self::Userinfo => "userinfo",
            Self::VendorUnsuitable => "vendor_unsuitable",
            Self::ViewNameMissing => "view_name_missing",
            Self::ViewNameTaken => "view_name_taken",
            Self::ViewNameTooLong => "view_name_too_long",
            Self::ViewTooLarge => "view_too_large",
            Self::WorkspaceDamaged => "workspace_damaged",
            Self::WorkspaceExists => "workspace_exists",
            Self::WorkspaceForeign => "workspace_foreign",
            Self::WorkspaceInUse => "workspace_in_use",
            Self::WorkspaceLocked => "workspace_locked",
            Self::WorkspaceReadOnly => "workspace_read_only",
            Self::WorkspaceTooNew => "workspace_too_new",
            Self::WrongEncoding => "wrong_encoding",
            Self::ZipBomb => "zip_bomb",
        }
    }
}
