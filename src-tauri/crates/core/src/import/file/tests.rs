//! Tests of looking at files and reading them.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::export::{Cell, CsvStyle, ExportFormat, ExportWriter, SkipReport};
use crate::import::mapping::Layout;

const HEADER: &str = "Full Name,LinkedIn Profile,Location\n";

#[test]
fn the_template_is_recognised() {
    let report = inspect(&fixture("template.csv")).unwrap();

    assert_eq!(report.format, FileFormat::Delimited, "CSV is delimited text");
    assert_eq!(report.layout, Layout::Template, "its headers are ours");
    assert_eq!(report.encoding.as_deref(), Some("UTF-8"), "plain ASCII is UTF-8");
    assert_eq!(
        report.delimiter,
        Some(Delimiter::Comma),
        "the template has commas"
    );
    assert_eq!(
        (report.header_row, report.approximate_records),
        (1, 1),
        "one header, one candidate"
    );
    assert!(report.records_are_exact, "a short file is counted");
}

#[test]
fn the_header_of_a_connections_file_is_found_below_its_notes() {
    let report = inspect(&fixture("connections.csv")).unwrap();

    assert_eq!(
        report.layout,
        Layout::LinkedinConnections,
        "its headers are LinkedIn's"
    );
    assert_eq!(report.header_row, 4, "the notes take three lines");
    let rows: Vec<u32> = report.sample.iter().map(|record| record.row).collect();
    assert_eq!(
        rows,
        [5, 6, 7],
        "rows are numbered as a spreadsheet program shows them"
    );
    assert_eq!(report.sample[1].flaw, None, "a row of only a date is a record");
}

#[test]
fn an_older_connections_file_has_no_notes() {
    let report = inspect(&fixture("connections_without_notes.csv")).unwrap();

    assert_eq!(
        (report.layout, report.header_row),
        (Layout::LinkedinConnections, 1),
        "the header comes first"
    );
    assert_eq!(
        report.encoding.as_deref(),
        Some("UTF-8 with BOM"),
        "the mark is seen"
    );
    assert_eq!(
        report.headers[0], "First Name",
        "and does not become part of a header"
    );
    assert_eq!(
        report.sample[2].fields[5], "Head of \"People\"",
        "doubled quotation marks are one"
    );
}

#[test]
fn windows_1252_and_semicolons_are_detected() {
    let report = inspect(&fixture("german_windows_1252.csv")).unwrap();

    assert_eq!(
        report.encoding.as_deref(),
        Some("Windows-1252"),
        "from its letters"
    );
    assert_eq!(
        report.delimiter,
        Some(Delimiter::Semicolon),
        "as German Excel writes it"
    );
    assert_eq!(
        report.sample[0].fields[4], "Bäckerei Süß & Söhne",
        "umlauts survive"
    );
    assert_eq!(
        report.sample[1].fields[4], "Société Générale d’Électricité",
        "so do accents and the curly apostrophe"
    );
}

#[test]
fn utf_16_is_read_in_both_byte_orders() {
    for (name, encoding) in [
        ("tabs_utf16le.csv", "UTF-16 LE"),
        ("tabs_utf16be.csv", "UTF-16 BE"),
    ] {
        let report = inspect(&fixture(name)).unwrap();

        assert_eq!(report.encoding.as_deref(), Some(encoding), "the mark tells");
        assert_eq!(report.delimiter, Some(Delimiter::Tab), "{name} has tabs");
        assert_eq!(
            report.sample[0].fields,
            ["山田太郎", "https://www.linkedin.com/in/yamada", "東京"],
            "{name} is read"
        );
    }
}

#[test]
fn utf_16_is_read_without_a_mark() {
    let text: Vec<u8> = format!("{HEADER}Zoë,x,y\n")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (_folder, path) = file(&text);

    assert_eq!(
        inspect(&path).unwrap().encoding.as_deref(),
        Some("UTF-16 LE"),
        "every other byte is NUL"
    );
}

#[test]
fn letters_far_down_a_file_decide_its_encoding() {
    let mut bytes = HEADER.as_bytes().to_vec();
    for _ in 0..5_000 {
        bytes.extend_from_slice(b"Somebody Somewhere,https://www.linkedin.com/in/s,Here\n");
    }
    bytes.extend_from_slice(b"J\xf6rg M\xfc\xdfig,https://www.linkedin.com/in/j,Z\xfcrich\n");
    let (_folder, path) = file(&bytes);

    let report = inspect(&path).unwrap();

    assert_eq!(
        report.encoding.as_deref(),
        Some("Windows-1252"),
        "the first 64 KiB are plain ASCII"
    );
    assert!(
        (4_900..=5_100).contains(&report.approximate_records),
        "{} is about 5,001",
        report.approximate_records
    );
    assert_eq!(
        all(&path, &report.plan).last().unwrap().1[0],
        "Jörg Müßig",
        "the last row is right"
    );
}

#[test]
fn a_first_line_that_announces_the_delimiter_is_obeyed() {
    let report = inspect(&fixture("excel_announced.csv")).unwrap();

    assert_eq!(
        (report.delimiter, report.header_row),
        (Some(Delimiter::Semicolon), 2),
        "the line is no header"
    );
    assert_eq!(
        report.headers,
        ["Full Name", "LinkedIn Profile"],
        "the header comes after it"
    );
}

#[test]
fn headers_that_are_the_same_are_told_apart() {
    let report = inspect(&fixture("duplicate_headers.csv")).unwrap();

    let expected = [
        "Email",
        "LinkedIn Profile",
        "Email (2)",
        "Column 4",
        "Email (2) (2)",
    ];
    assert_eq!(report.headers, expected, "every column has a name of its own");
}

#[test]
fn ragged_rows_are_told_with_their_reason_and_the_rest_is_read() {
    let path = fixture("ragged.csv");
    let report = inspect(&path).unwrap();

    let rows: Vec<(u64, Option<Flaw>)> = flaws(&path, &report.plan);

    let expected = [
        (2, None),
        (
            3,
            Some(Flaw::TooFewFields {
                found: 2,
                expected: 5,
            }),
        ),
        (
            5,
            Some(Flaw::TooManyFields {
                found: 6,
                expected: 5,
            }),
        ),
        (6, None),
        (7, None),
        (8, None),
    ];
    assert_eq!(
        rows, expected,
        "blank lines count, line breaks in quotes do not, empty fields at the end are dropped"
    );
}

#[test]
fn rows_with_nul_characters_are_malformed() {
    let path = fixture("nul.csv");
    let report = inspect(&path).unwrap();

    let expected = [(2, None), (3, Some(Flaw::NulCharacter)), (4, None)];
    assert_eq!(
        flaws(&path, &report.plan),
        expected,
        "only the row itself is left out"
    );
}

#[test]
fn bytes_that_are_no_letters_cost_only_their_row() {
    let path = fixture("broken_utf8.csv");
    let report = inspect(&path).unwrap();

    assert_eq!(
        report.encoding.as_deref(),
        Some("UTF-8"),
        "most letters are right"
    );
    assert_eq!(
        flaws(&path, &report.plan),
        [(2, None), (3, Some(Flaw::NotText)), (4, None)],
        "the reading goes on"
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_told() {
    let path = fixture("unclosed_quote.csv");
    let report = inspect(&path).unwrap();

    assert_eq!(
        flaws(&path, &report.plan),
        [(2, None), (3, Some(Flaw::UnclosedQuote))],
        "it swallowed the rest"
    );
}

#[test]
fn rows_are_numbered_alike_with_every_line_end() {
    for end in ["\n", "\r\n"] {
        let text = [
            "",
            "Full Name,LinkedIn Profile",
            "",
            "A,x",
            "",
            "",
            "\"B",
            "B\",y",
            "C,z",
            "",
            "D,w",
        ]
        .join(end);
        let (_folder, path) = file(text.as_bytes());
        let report = inspect(&path).unwrap();

        let rows: Vec<u64> = flaws(&path, &report.plan)
            .into_iter()
            .map(|(row, _)| row)
            .collect();

        assert_eq!((report.header_row, rows), (2, vec![4, 7, 8, 10]), "with {end:?}");
    }
}

#[test]
fn old_macintosh_line_ends_are_read() {
    let (_folder, path) = file(b"Full Name,LinkedIn Profile\rA,x\rB,y\r");
    let report = inspect(&path).unwrap();

    assert_eq!(
        flaws(&path, &report.plan),
        [(2, None), (3, None)],
        "a carriage return alone ends a line"
    );
}

#[test]
fn files_that_hold_nothing_are_refused() {
    for bytes in [
        &b""[..],
        b"\n\n  \r\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xef\xbb\xbf\n",
    ] {
        assert_eq!(refusal(bytes), "empty_file", "{bytes:?} holds nothing");
    }
    assert_eq!(
        refusal(HEADER.as_bytes()),
        "header_only",
        "a header alone is no candidate"
    );
    assert_eq!(
        refusal(b",,,\nA,b,c,d\n"),
        "no_columns",
        "the first row is the header, always"
    );
    assert_eq!(
        inspect(&fixture("header_only.csv")).unwrap_err().code(),
        "header_only",
        "the template without a row"
    );
}

#[test]
fn files_that_are_no_tables_are_refused() {
    let noise: Vec<u8> = (0..4_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let binary = [
        &b"%PDF-1.7\n1 0 obj"[..],
        b"\x89PNG\r\n\x1a\n\0\0",
        b"  <!doctype HTML><html>",
        b"\x1f\x8b\x08\0\0",
        &noise,
    ];
    for bytes in binary {
        assert_eq!(refusal(bytes), "binary_file", "{:?}", bytes.get(..4));
    }
    assert_eq!(refusal(&vec![0; 100_000]), "binary_file", "zeros are no text");
    assert_eq!(
        refusal(b"Na\0me,URL\nA,b\n"),
        "binary_file",
        "no header has a NUL character"
    );
}

#[test]
fn old_and_encrypted_spreadsheets_say_what_to_do() {
    let mut old = vec![0_u8; 2_048];
    old[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    old[30] = 9;
    let error = inspect_bytes(&old).unwrap_err();
    assert_eq!(error.code(), "binary_file", "an .xls file");
    assert!(
        error.hint().contains(".xlsx"),
        "it says to save as .xlsx: {}",
        error.hint()
    );

    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    old[640..640 + name.len()].copy_from_slice(&name);
    assert_eq!(
        refusal(&old),
        "encrypted_spreadsheet",
        "its directory names the encrypted package"
    );
}

#[test]
fn a_file_in_utf_32_or_of_broken_letters_is_refused() {
    assert_eq!(
        refusal(b"\xff\xfe\0\0N\0\0\0"),
        "wrong_encoding",
        "UTF-32 is not read"
    );
    let broken = b"\xef\xbb\xbfFull Name,LinkedIn Profile\n\xe9\xe8,x\n\xf6,y\n";
    assert_eq!(
        refusal(broken),
        "wrong_encoding",
        "the mark says UTF-8 and the rows are not"
    );
}

#[test]
fn what_cannot_be_opened_is_refused() {
    let folder = TempDir::new().unwrap();
    for path in [folder.path().to_owned(), folder.path().join("missing.csv")] {
        assert_eq!(
            inspect(&path).unwrap_err().code(),
            "unreadable",
            "neither folders nor nothing can be read"
        );
    }
}

#[test]
fn too_many_columns_are_refused() {
    let header: Vec<String> = (0..501).map(|column| format!("c{column}")).collect();
    assert_eq!(
        refusal(format!("{}\nx\n", header.join(",")).as_bytes()),
        "too_many_columns",
        "500 is the most"
    );
}

#[test]
fn a_record_without_end_is_refused_with_its_row() {
    let mut long = format!("{HEADER}A,x,y\n").into_bytes();
    long.extend_from_slice(b"\"B");
    long.resize(long.len() + 3_000_000, b'b');

    let error = inspect_bytes(&long).unwrap_err();

    assert_eq!(
        (error.code(), error.to_string().as_str()),
        ("line_too_long", "row 3 is longer than 1 MiB"),
        "at the row"
    );
}

#[test]
fn a_line_of_two_gigabytes_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("long.csv");
    let mut long = File::create(&path).unwrap();
    long.write_all(HEADER.as_bytes()).unwrap();
    long.write_all(&vec![b'a'; 300_000]).unwrap();
    long.set_len(2 << 30).unwrap(); // a hole, which reads as NUL characters without taking room

    assert_eq!(
        inspect(&path).unwrap_err().code(),
        "line_too_long",
        "only its beginning is read"
    );
}

#[test]
fn a_file_that_was_changed_is_not_read_on() {
    let (_folder, path) = file(format!("{HEADER}A,x,y\n").as_bytes());
    let plan = inspect(&path).unwrap().plan;

    fs::write(&path, "Full Name,LinkedIn Profile,Position\nA,x,y\n").unwrap();
    assert_eq!(
        open(&path, &plan).unwrap_err().code(),
        "file_changed",
        "its size is another"
    );
    fs::write(&path, format!("{}A,x,y\n", HEADER.replace("Loc", "Vac"))).unwrap();
    assert_eq!(
        open(&path, &plan).unwrap_err().code(),
        "file_changed",
        "its header is another"
    );
}

#[test]
fn reading_goes_on_where_it_stopped() {
    let rows: String = (1..=100).map(|n| format!("P{n},x{n},\n")).collect();
    let (_folder, path) = file(format!("{HEADER}{rows}").as_bytes());
    let plan = inspect(&path).unwrap().plan;
    let stored: ReadPlan = serde_json::from_str(&serde_json::to_string(&plan).unwrap()).unwrap();

    let mut records = open(&path, &stored).unwrap();
    records.skip_to(42).unwrap();
    let mut record = Record::default();

    assert!(records.read(&mut record).unwrap(), "there are more");
    assert_eq!(
        (record.number(), record.row(), record.get(0)),
        (42, 43, Some("P42")),
        "the number counts records"
    );
    records.skip_to(1_000).unwrap();
    assert!(
        !records.read(&mut record).unwrap(),
        "past the end there is nothing"
    );
}

#[test]
fn a_person_may_overrule_the_guess() {
    let (_folder, path) = file(b"Full Name|LinkedIn Profile,x\nZo\xeb|y,z\n");
    let choice = ReadingChoice {
        encoding: Some("iso-8859-2".into()),
        delimiter: Some(Delimiter::Comma),
        sheet: None,
    };

    let report = inspect_as(&path, &choice).unwrap();

    assert_eq!(
        report.headers,
        ["Full Name|LinkedIn Profile", "x"],
        "the delimiter is theirs"
    );
    assert_eq!(report.encoding.as_deref(), Some("ISO-8859-2"), "the encoding too");
    let nonsense = ReadingChoice {
        encoding: Some("klingon".into()),
        ..ReadingChoice::default()
    };
    assert_eq!(
        inspect_as(&path, &nonsense).unwrap_err().code(),
        "unknown_encoding",
        "unless there is none such"
    );
}

#[test]
fn a_skip_report_is_read_as_the_file_it_came_from() {
    let path = fixture("ragged.csv");
    let report = inspect(&path).unwrap();
    let folder = TempDir::new().unwrap();
    let skipped = folder.path().join("skipped.csv");
    let mut writer = SkipReport::create(&skipped, &report.headers, Delimiter::Semicolon).unwrap();
    let mut records = open(&path, &report.plan).unwrap();
    let mut record = Record::default();
    while records.read(&mut record).unwrap() {
        writer.write(&record, "malformed_row", "=Look").unwrap();
    }
    writer.finish().unwrap();

    let again = inspect(&skipped).unwrap();

    assert_eq!(again.headers, report.headers, "our own columns are left out");
    assert_eq!(again.layout, Layout::Template, "so everything maps as before");
    let flawed: Vec<bool> = flaws(&skipped, &again.plan)
        .into_iter()
        .map(|(_, flaw)| flaw.is_some())
        .collect();
    assert_eq!(
        flawed,
        [false, false, true, false, false, false],
        "what was too short is filled up, what was too long is still wrong"
    );
    assert_eq!(
        all(&skipped, &again.plan)[2].1[5],
        "extra",
        "and nothing of it is lost"
    );
}

proptest! {
    #[test]
    fn what_we_write_as_csv_reads_back(table in table(), mark: bool, delimiter in 0..4_usize) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("out.csv");
        let columns: Vec<&str> = COLUMNS[..table.first().map_or(1, Vec::len)].to_vec();
        let style = CsvStyle { mark, delimiter: Delimiter::ALL[delimiter] };
        let mut writer = ExportWriter::create_csv(&path, &columns, style).unwrap();
        for row in &table {
            writer.write_row(&row.iter().map(|text| Cell::Text(text)).collect::<Vec<_>>()).unwrap();
        }
        writer.finish().unwrap();

        let choice = ReadingChoice { delimiter: Some(style.delimiter), ..ReadingChoice::default() };
        let report = inspect_as(&path, &choice).unwrap();
        let back: Vec<Vec<String>> = all(&path, &report.plan).into_iter().map(|(_, fields)| fields).collect();

        prop_assert_eq!(&report.headers, &columns);
        prop_assert_eq!(back, table);
    }

    #[test]
    fn what_we_write_as_a_workbook_reads_back(table in table()) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("out.xlsx");
        let columns: Vec<&str> = COLUMNS[..table.first().map_or(1, Vec::len)].to_vec();
        let mut writer = ExportWriter::create(ExportFormat::Xlsx, &path, &columns).unwrap();
        for row in &table {
            writer.write_row(&row.iter().map(|text| Cell::Text(text)).collect::<Vec<_>>()).unwrap();
        }
        writer.finish().unwrap();
        // A row without a value is no row of a workbook, and a workbook knows one kind of line end.
        let plain = |text: &String| text.replace(|c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}'), "")
            .replace("\r\n", "\n").replace('\r', "\n");
        let expected: Vec<Vec<String>> = table.iter().map(|row| row.iter().map(plain).collect::<Vec<_>>())
            .filter(|row| row.iter().any(|text| !text.is_empty())).collect();

        let back = match inspect(&path) {
            Ok(report) => all(&path, &report.plan).into_iter().map(|(_, fields)| fields.iter().map(plain).collect()).collect(),
            Err(error) => { prop_assert_eq!(error.code(), "header_only"); Vec::<Vec<String>>::new() }
        };

        prop_assert_eq!(back, expected);
    }

    #[test]
    fn every_encoding_gives_the_same_rows(names in prop::collection::vec("[A-Za-zäöüßéèçñøå’–€ ]{1,20}", 1..30)) {
        let text: String = names.iter().map(|name| format!("{name},https://www.linkedin.com/in/x,\n")).collect();
        let text = format!("{HEADER}{text}");
        let wide: Vec<u16> = text.encode_utf16().collect();
        let little = [b"\xff\xfe".to_vec(), wide.iter().flat_map(|unit| unit.to_le_bytes()).collect()].concat();
        let big = [b"\xfe\xff".to_vec(), wide.iter().flat_map(|unit| unit.to_be_bytes()).collect()].concat();
        let (western, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        let choice = ReadingChoice { encoding: Some("windows-1252".into()), ..ReadingChoice::default() };
        let none = ReadingChoice::default();
        for (bytes, choice) in [(text.as_bytes(), &none), (&little, &none), (&big, &none), (&western, &choice)] {
            let (_folder, path) = file(bytes);
            let report = inspect_as(&path, choice).unwrap();
            let back: Vec<String> = all(&path, &report.plan).into_iter().map(|(_, mut fields)| fields.remove(0)).collect();
            prop_assert_eq!(&back, &names, "as {:?}", report.encoding);
        }
    }

    #[test]
    fn arbitrary_bytes_are_read_or_refused(bytes in noise()) {
        let (_folder, path) = file(&bytes);
        if let Ok(report) = inspect(&path) {
            let mut records = open(&path, &report.plan).unwrap();
            let mut record = Record::default();
            let mut count = 0;
            while records.read(&mut record).unwrap() {
                count += 1;
                prop_assert!(record.fields().count() >= 1, "a record has a field");
            }
            prop_assert!(count <= bytes.len(), "there are no more records than bytes");
            prop_assert_eq!(report.approximate_records, count as u32);
        }
    }
}

const COLUMNS: [&str; 4] = ["Full Name", "LinkedIn Profile", "Location", "Remark"];

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    let nasty = prop::sample::select(vec![
        "=HYPERLINK(\"x\")",
        "'=1",
        "''+2",
        " -3",
        "\u{feff}@a",
        "\t",
        "\r",
        "\n",
        "\"",
        "a\r\nb",
        "'",
        "' =x",
        "_x0041_",
        "＝1",
        ";",
        "sep=;",
    ]);
    let text = prop_oneof![
        any::<String>(),
        nasty.prop_map(String::from),
        "[a-z '=,;\"\r\n\t|]{0,12}"
    ];
    let text = text.prop_map(|text| text.replace('\0', ""));
    (1..=4_usize)
        .prop_flat_map(move |width| prop::collection::vec(prop::collection::vec(text.clone(), width), 1..12))
}

fn noise() -> impl Strategy<Value = Vec<u8>> {
    let tabular = "[a-c,;\t|\"'\r\n\\x00\u{feff}é]{0,200}".prop_map(String::into_bytes);
    let marked = (
        prop::sample::select(vec![
            &b"\xff\xfe"[..],
            b"\xfe\xff",
            b"\xef\xbb\xbf",
            b"PK\x03\x04",
            b"a,b\n",
            b"sep=;\n",
        ]),
        any::<Vec<u8>>(),
    );
    prop_oneof![
        any::<Vec<u8>>(),
        tabular,
        marked.prop_map(|(mark, rest)| [mark, &rest].concat())
    ]
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/fixtures/files")
        .join(name)
}

fn file(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("in.csv");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn inspect_bytes(bytes: &[u8]) -> Result<FileReport> {
    let (_folder, path) = file(bytes);
    inspect(&path)
}

fn refusal(bytes: &[u8]) -> &'static str {
    inspect_bytes(bytes).unwrap_err().code()
}

fn all(path: &Path, plan: &ReadPlan) -> Vec<(u64, Vec<String>)> {
    let mut records = open(path, plan).unwrap();
    let mut record = Record::default();
    let mut all = Vec::new();
    while records.read(&mut record).unwrap() {
        all.push((record.row(), record.fields().map(String::from).collect()));
    }
    all
}

fn flaws(path: &Path, plan: &ReadPlan) -> Vec<(u64, Option<Flaw>)> {
    let mut records = open(path, plan).unwrap();
    let mut record = Record::default();
    let mut all = Vec::new();
    while records.read(&mut record).unwrap() {
        all.push((record.row(), record.flaw()));
    }
    all
}
