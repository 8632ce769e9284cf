//! The stable words for all failures: scripts and the window know a failure by them.
//!
//! A word is a promise: it is never changed, and a new one is added here first. The window has a message of its own for
//! each of them, in its catalogue; its compiler says where one is missing.

use std::fmt;

use serde::Serialize;

/// Declares an enum with the word of each of its variants, once.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
        pub enum $name {
            $(#[doc = $word] #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// The word itself.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}

words! {
    /// What kind of failure it is. Where it comes up says what it means.
    Code {
        AccountExists = "account_exists",
        AccountIdMissing = "account_id_missing",
        AccountRemoved = "account_removed",
        AccountRestricted = "account_restricted",
        AccountUnknown = "account_unknown",
        AddressRefused = "address_refused",
        AlreadyUndone = "already_undone",
        BadSlug = "bad_slug",
        BandsInvalid = "bands_invalid",
        BareRecruiter = "bare_recruiter",
        BaseUrlInsecure = "base_url_insecure",
        BaseUrlInvalid = "base_url_invalid",
        BaseUrlMissing = "base_url_missing",
        BaseUrlNotLocal = "base_url_not_local",
        BinaryFile = "binary_file",
        BriefingFileInvalid = "briefing_file_invalid",
        BriefingLocked = "briefing_locked",
        BriefingTextTooLong = "briefing_text_too_long",
        Checkpoint = "checkpoint",
        ColumnMappedTwice = "column_mapped_twice",
        Company = "company",
        ControlCharacters = "control_characters",
        CreditCap = "credit_cap",
        CreditsExhausted = "credits_exhausted",
        CreditsInvalid = "credits_invalid",
        CursorExpired = "cursor_expired",
        CursorInvalid = "cursor_invalid",
        DailyLimitInvalid = "daily_limit_invalid",
        DailyQuota = "daily_quota",
        Disconnected = "disconnected",
        DiskFull = "disk_full",
        DsnInsecure = "dsn_insecure",
        DsnInvalid = "dsn_invalid",
        EditedSince = "edited_since",
        EmptyFile = "empty_file",
        EmptySlug = "empty_slug",
        EncryptedSpreadsheet = "encrypted_spreadsheet",
        Feed = "feed",
        FileChanged = "file_changed",
        GarbledEncoding = "garbled_encoding",
        HeaderOnly = "header_only",
        IncompletePub = "incomplete_pub",
        InputMissing = "input_missing",
        Internal = "internal",
        Interrupted = "interrupted",
        InvalidId = "invalid_id",
        InvalidMapping = "invalid_mapping",
        Job = "job",
        JobDescriptionTooLong = "job_description_too_long",
        Jobs = "jobs",
        KeyInvalid = "key_invalid",
        KeyMissing = "key_missing",
        KeychainUnavailable = "keychain_unavailable",
        LimitWithCursor = "limit_with_cursor",
        LineTooLong = "line_too_long",
        LookAlikeHost = "look_alike_host",
        Missing = "missing",
        MissingLinkedinColumn = "missing_linkedin_column",
        ModelDeclined = "model_declined",
        ModelKeyRefused = "model_key_refused",
        ModelMissing = "model_missing",
        ModelOutOfMoney = "model_out_of_money",
        ModelRedirected = "model_redirected",
        ModelThrottled = "model_throttled",
        ModelTooLong = "model_too_long",
        ModelUnavailable = "model_unavailable",
        ModelUnexpectedAnswer = "model_unexpected_answer",
        ModelUnknown = "model_unknown",
        ModelUnreachable = "model_unreachable",
        MoreThanAnAddress = "more_than_an_address",
        NameMissing = "name_missing",
        NestedRedirects = "nested_redirects",
        NoColumns = "no_columns",
        NobodyToCheck = "nobody_to_check",
        NotAnAddress = "not_an_address",
        NotAnImport = "not_an_import",
        NotFound = "not_found",
        NotHttps = "not_https",
        NotPeople = "not_people",
        NotSubscribed = "not_subscribed",
        NoteTooLong = "note_too_long",
        OtherHost = "other_host",
        OtherPage = "other_page",
        PaceInvalid = "pace_invalid",
        PassphraseNotText = "passphrase_not_text",
        PassphraseTooShort = "passphrase_too_short",
        PersonUrn = "person_urn",
        Placeholder = "placeholder",
        Port = "port",
        Post = "post",
        PriceChanged = "price_changed",
        PriceInvalid = "price_invalid",
        Profile = "profile",
        ProjectInUse = "project_in_use",
        ProviderMissing = "provider_missing",
        ProviderNotConnected = "provider_not_connected",
        ProviderUnavailable = "provider_unavailable",
        ProviderUnreachable = "provider_unreachable",
        ReasonMissing = "reason_missing",
        RecoveryPhraseInvalid = "recovery_phrase_invalid",
        RecoveryPhraseOfNothing = "recovery_phrase_of_nothing",
        Redirected = "redirected",
        RequirementIdMissing = "requirement_id_missing",
        RequirementIdTaken = "requirement_id_taken",
        RequirementsMissing = "requirements_missing",
        ResumeExpired = "resume_expired",
        RunIsOver = "run_is_over",
        RunIsRunning = "run_is_running",
        SandboxCannotStart = "sandbox_cannot_start",
        Scheme = "scheme",
        School = "school",
        SearchInUse = "search_in_use",
        SearchPage = "search_page",
        SearchRefused = "search_refused",
        SeatInUse = "seat_in_use",
        SecretsDamaged = "secrets_damaged",
        SecretsOfAnotherWorkspace = "secrets_of_another_workspace",
        ShortLink = "short_link",
        ShortlistFull = "shortlist_full",
        ShortlistNameInvalid = "shortlist_name_invalid",
        ShortlistNameTaken = "shortlist_name_taken",
        SignInPage = "sign_in_page",
        SizeInvalid = "size_invalid",
        SpreadsheetTooLarge = "spreadsheet_too_large",
        StatementMissing = "statement_missing",
        Throttled = "throttled",
        TimeZoneInUse = "time_zone_in_use",
        TimeZoneUnknown = "time_zone_unknown",
        TitleMissing = "title_missing",
        TokenInvalid = "token_invalid",
        TokenRefused = "token_refused",
        TooLong = "too_long",
        TooManyColumns = "too_many_columns",
        TooManyRequirements = "too_many_requirements",
        TooManyRows = "too_many_rows",
        TooManyViews = "too_many_views",
        UnexpectedAnswer = "unexpected_answer",
        UnknownColumn = "unknown_column",
        UnknownEncoding = "unknown_encoding",
        UnknownField = "unknown_field",
        UnknownFormat = "unknown_format",
        UnknownId = "unknown_id",
        UnknownSheet = "unknown_sheet",
        Unreadable = "unreadable",
        UnsafeSpreadsheet = "unsafe_spreadsheet",
        Unwritable = "unwritable",
        Userinfo = "userinfo",
        VendorUnsuitable = "vendor_unsuitable",
        ViewNameMissing = "view_name_missing",
        ViewNameTaken = "view_name_taken",
        ViewNameTooLong = "view_name_too_long",
        ViewTooLarge = "view_too_large",
        WeightInvalid = "weight_invalid",
        WorkspaceDamaged = "workspace_damaged",
        WorkspaceExists = "workspace_exists",
        WorkspaceForeign = "workspace_foreign",
        WorkspaceInUse = "workspace_in_use",
        WorkspaceLocked = "workspace_locked",
        WorkspaceReadOnly = "workspace_read_only",
        WorkspaceTooNew = "workspace_too_new",
        WrongEncoding = "wrong_encoding",
        ZipBomb = "zip_bomb",
    }
}

words! {
    /// Which of its sentences a failure is, where the same [`Code`] has several; without one it is the usual sentence.
    Case {
        // dsn_invalid
        DsnCharacters = "dsn_characters",
        DsnEmpty = "dsn_empty",
        DsnIncompleteHost = "dsn_incomplete_host",
        DsnLookAlikeHost = "dsn_look_alike_host",
        DsnNotHttps = "dsn_not_https",
        DsnPath = "dsn_path",
        DsnQuery = "dsn_query",
        DsnUserinfo = "dsn_userinfo",
        // token_invalid
        TokenCharacters = "token_characters",
        TokenEmpty = "token_empty",
        TokenTooLong = "token_too_long",
        // binary_file
        CompressedFile = "compressed_file",
        CompressedFolder = "compressed_folder",
        Database = "database",
        Document = "document",
        OldFormat = "old_format",
        OtherSpreadsheet = "other_spreadsheet",
        Pdf = "pdf",
        Picture = "picture",
        PictureOrRecording = "picture_or_recording",
        Program = "program",
        TextDocument = "text_document",
        WebPage = "web_page",
        XmlFile = "xml_file",
        // unreadable
        DamagedSpreadsheet = "damaged_spreadsheet",
        FileAbsent = "file_absent",
        FileForbidden = "file_forbidden",
        NotAFile = "not_a_file",
        // unwritable
        FolderAtPlace = "folder_at_place",
        // empty_file
        EmptyWorkbook = "empty_workbook",
        // missing_linkedin_column
        NoHeader = "no_header",
        // size_invalid
        SizeRead = "size_read",
        // not_subscribed
        OtherProduct = "other_product",
        // keychain_unavailable
        KeychainAbsent = "keychain_absent",
        KeychainForeignEntry = "keychain_foreign_entry",
        KeychainLocked = "keychain_locked",
        KeychainRefuses = "keychain_refuses",
        KeychainSeveralEntries = "keychain_several_entries",
        KeychainSilent = "keychain_silent",
        KeychainTooLong = "keychain_too_long",
        KeychainUnreachable = "keychain_unreachable",
        KeychainWaiting = "keychain_waiting",
        // provider_missing
        ByokMissing = "byok_missing",
        GatewayMissing = "gateway_missing",
        LocalModelMissing = "local_model_missing",
        // key_invalid
        KeyCharacters = "key_characters",
        KeyTooLong = "key_too_long",
        // price_invalid
        PriceOfAnswers = "price_of_answers",
        PriceOfQuestions = "price_of_questions",
        // briefing_text_too_long
        BriefingNameTooLong = "briefing_name_too_long",
        RequirementIdTooLong = "requirement_id_too_long",
        RubricTooLong = "rubric_too_long",
        // credit_cap
        DayCap = "day_cap",
        // workspace_locked
        KeyMissing = "key_missing",
        KeyUnreadable = "key_unreadable",
        WrongKey = "wrong_key",
        // workspace_damaged
        EndMissing = "end_missing",
        EndMissingOrForeign = "end_missing_or_foreign",
        // workspace_foreign
        OtherEdition = "other_edition",
        PlainDatabase = "plain_database",
        WorkspaceForbidden = "workspace_forbidden",
        WorkspaceIsFolder = "workspace_is_folder",
        WorkspaceTooShort = "workspace_too_short",
    }
}

words! {
    /// The glossary's word for a thing that is not there.
    Noun {
        Account = "account",
        Briefing = "briefing",
        Candidate = "candidate",
        Check = "check",
        Edit = "edit",
        File = "file",
        Offer = "offer",
        Project = "project",
        Provider = "provider",
        Recategorization = "recategorization",
        Removal = "removal",
        Requirement = "requirement",
        Run = "run",
        Search = "search",
        Shortlist = "shortlist",
        View = "view",
        Workspace = "workspace",
    }
}

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
