//! Tests of writing files.

use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::import::file::{Record, inspect, open};

const COLUMNS: [&str; 3] = ["Full Name", "LinkedIn Profile", "Score"];

#[test]
fn csv_follows_rfc_4180_and_carries_a_mark() {
    let (folder, path) = place("out.csv");
    write(
        ExportFormat::Csv,
        &path,
        &[&[
            Cell::Text("Ada \"The Ace\", E"),
            Cell::Flag(true),
            Cell::Integer(-3),
        ]],
    );

    let text = fs::read_to_string(&path).unwrap();

    assert_eq!(
        text, "\u{feff}Full Name,LinkedIn Profile,Score\r\n\"Ada \"\"The Ace\"\", E\",true,-3\r\n",
        "a number is no formula"
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "no draft is left behind"
    );
}

#[test]
fn formulas_are_neutralised_in_csv() {
    for text in [
        "=HYPERLINK(\"http://evil.test\",\"x\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u{a0}=1",
        "\u{feff}=1",
        "\u{200b}@x",
        "\tx",
        "＝1",
        "'=1",
    ] {
        assert_eq!(guard(text), format!("'{text}"), "{text:?} could be run");
    }
    for text in ["", " ", "Ada", "a=b", "O'Neil", "'n Sync", "3-1", "\u{feff}Ada"] {
        assert_eq!(guard(text), text, "{text:?} is harmless");
    }
}

#[test]
fn headers_are_guarded_too() {
    let (_folder, path) = place("out.csv");
    ExportWriter::create(ExportFormat::Csv, &path, &["=1", "b"])
        .unwrap()
        .finish()
        .unwrap();

    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "\u{feff}'=1,b\r\n",
        "a saved field may be named anything"
    );
}

#[test]
fn a_workbook_holds_formulas_as_text() {
    let (_folder, path) = place("out.xlsx");
    let formula = "=HYPERLINK(\"http://evil.test\",\"x\")";
    write(
        ExportFormat::Xlsx,
        &path,
        &[&[Cell::Text(formula), Cell::Text("@x"), Cell::Number(f64::NAN)]],
    );

    let record = first(&path);

    assert_eq!(
        (record.get(0), record.get(1)),
        (Some(formula), Some("@x")),
        "nothing is added"
    );
    let mut archive = zip::ZipArchive::new(File::open(&path).unwrap()).unwrap();
    let mut sheet = String::new();
    std::io::Read::read_to_string(
        &mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(),
        &mut sheet,
    )
    .unwrap();
    assert!(
        !sheet.contains("<f>") && !sheet.contains("<hyperlink"),
        "and nothing can be run"
    );
}

#[test]
fn long_cells_are_cut_between_letters() {
    let (_folder, path) = place("out.xlsx");
    let long = "😀".repeat(20_000);
    write(
        ExportFormat::Xlsx,
        &path,
        &[&[Cell::Text(&long), Cell::Text("x"), Cell::Empty]],
    );

    let record = first(&path);

    assert_eq!(
        record.get(0).unwrap().chars().count(),
        16_383,
        "a cell holds 32,767 units and this letter takes two"
    );
}

#[test]
fn a_workbook_that_is_full_says_so() {
    let (folder, path) = place("out.xlsx");
    let mut writer = ExportWriter::create(ExportFormat::Xlsx, &path, &["a"]).unwrap();
    let Sink::Xlsx(rows) = &mut writer.sink else {
        panic!("it is a workbook")
    };
    rows.fill_for_test();

    writer.write_row(&[Cell::Text("last")]).unwrap();
    let error = writer.write_row(&[Cell::Text("one more")]).unwrap_err();

    assert_eq!(
        error.code(),
        "too_many_rows",
        "1,048,575 rows below the header is all there is"
    );
    drop(writer);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        0,
        "what is not finished is not there"
    );
}

#[test]
fn json_is_an_array_of_objects() {
    let (_folder, path) = place("out.json");
    write(
        ExportFormat::Json,
        &path,
        &[
            &[Cell::Text("Zoë \"\u{1}\""), Cell::Empty, Cell::Number(0.5)],
            &[Cell::Text("=1"), Cell::Flag(false), Cell::Number(f64::INFINITY)],
        ],
    );

    let back: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();

    let expected = serde_json::json!([
        { "Full Name": "Zoë \"\u{1}\"", "LinkedIn Profile": null, "Score": 0.5 },
        { "Full Name": "=1", "LinkedIn Profile": false, "Score": null },
    ]);
    assert_eq!(
        back, expected,
        "values as they are, and what is no number is null"
    );
}

#[test]
fn an_empty_export_is_a_whole_file() {
    let (_folder, path) = place("out.json");
    write(ExportFormat::Json, &path, &[]);

    assert_eq!(fs::read_to_string(&path).unwrap(), "[\n]\n", "an empty array");
}

#[test]
fn what_was_there_stays_until_the_new_file_is_complete() {
    for format in [ExportFormat::Csv, ExportFormat::Xlsx, ExportFormat::Json] {
        let (folder, path) = place("out.file");
        fs::write(&path, "before").unwrap();
        let mut writer = ExportWriter::create(format, &path, &COLUMNS).unwrap();
        writer
            .write_row(&[Cell::Text("a"), Cell::Empty, Cell::Empty])
            .unwrap();

        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            "before",
            "{format:?} is still being written"
        );
        drop(writer);
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            "before",
            "{format:?} was given up"
        );
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "and left nothing behind"
        );

        write(format, &path, &[]);
        assert_ne!(
            fs::read(&path).unwrap(),
            b"before",
            "{format:?} takes its place in the end"
        );
    }
}

#[test]
fn two_exports_into_one_folder_do_not_meet() {
    let (folder, path) = place("a.csv");
    let one = ExportWriter::create(ExportFormat::Csv, &path, &["a"]).unwrap();
    let two = ExportWriter::create(ExportFormat::Csv, &folder.path().join("b.csv"), &["b"]).unwrap();
    one.finish().unwrap();
    two.finish().unwrap();

    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "\u{feff}a\r\n",
        "each has a draft of its own"
    );
}

#[test]
fn a_place_without_a_folder_is_refused() {
    let (folder, path) = place("none/out.csv");
    for path in [path.as_path(), folder.path()] {
        assert_eq!(
            ExportWriter::create(ExportFormat::Csv, path, &["a"])
                .unwrap_err()
                .code(),
            "unwritable",
            "nothing can be there"
        );
    }
}

#[test]
fn a_row_of_another_width_is_a_defect() {
    let (_folder, path) = place("out.csv");
    let mut writer = ExportWriter::create(ExportFormat::Csv, &path, &COLUMNS).unwrap();

    assert_eq!(
        writer.write_row(&[Cell::Empty]).unwrap_err().code(),
        "internal",
        "its cells would stand in the wrong columns"
    );
}

#[test]
fn formats_are_named_by_their_extension() {
    for format in [ExportFormat::Csv, ExportFormat::Xlsx, ExportFormat::Json] {
        assert_eq!(
            format.extension().to_uppercase().parse::<ExportFormat>().unwrap(),
            format,
            "in any capitals"
        );
    }
    assert_eq!(
        "pdf".parse::<ExportFormat>().unwrap_err().code(),
        "unknown_format",
        "there are three"
    );
}

proptest! {
    #[test]
    fn guarding_is_undone_exactly(text in "['=+@\\-\t\r\n \u{feff}a]{0,8}|.*") {
        let guarded = guard(&text);
        prop_assert_eq!(unguard(&guarded), text.as_str());
        let first = guarded.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').chars().next();
        prop_assert!(!matches!(first, Some('=' | '+' | '-' | '@')), "{guarded:?} could be run");
    }
}

fn place(name: &str) -> (TempDir, std::path::PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    (folder, path)
}

fn write(format: ExportFormat, path: &Path, rows: &[&[Cell<'_>]]) {
    let mut writer = ExportWriter::create(format, path, &COLUMNS).unwrap();
    for row in rows {
        writer.write_row(row).unwrap();
    }
    writer.finish().unwrap();
}

fn first(path: &Path) -> Record {
    let mut records = open(path, &inspect(path).unwrap().plan).unwrap();
    let mut record = Record::default();
    assert!(records.read(&mut record).unwrap(), "there is a row");
    record
}
