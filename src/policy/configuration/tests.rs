//! What a configuration says, and what is said of one that is wrong.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::tree::MemoryTree;

fn read(text: &str) -> Result<Configuration, ConfigurationError> {
    Configuration::read(RepoPath::new(".goconflint.toml").unwrap(), text.as_bytes().to_vec())
}

/// Each fault: the bytes at fault, the message, and the help.
fn faults(text: &str) -> Vec<String> {
    match read(text) {
        Ok(_) => Vec::new(),
        Err(ConfigurationError::Invalid(rejected)) => {
            let told = |fault: &Diagnostic| {
                let help = fault.help.as_deref().map(|help| format!(" ({help})")).unwrap_or_default();
                format!("{}: {}{help}", rejected.source.slice(fault.site.span), fault.message)
            };
            rejected.diagnostics.iter().map(told).collect()
        }
        Err(error) => vec![error.to_string()],
    }
}

#[test]
fn misspelt_keys_and_those_of_other_programs_lead_to_ours() {
    let help = |key: &str| faults(&format!("{key} = 1")).concat();
    assert_eq!(help("selcet"), "selcet: there is no key `selcet` here (did you mean `select`?)");
    assert!(help("fail_on").ends_with("(did you mean `fail-on`?)"));
    assert!(help("Extend-Select").ends_with("(did you mean `extend-select`?)"));
    assert!(help("disable").ends_with("(did you mean `ignore`?)"));
    assert!(help("xyz").contains("(the keys here are `select`, `extend-select`,"));
    assert_eq!(
        faults("[go]\nversions = []"),
        ["versions: there is no key `versions` here (did you mean `supported`?)"]
    );
    assert_eq!(
        faults("[[overrides]]\npaths = [\"a\"]\nexclude = []"),
        ["exclude: there is no key `exclude` here (the keys here are `paths`, `select`, `ignore`, `severity`)"]
    );
}

#[test]
fn every_value_of_a_wrong_shape_is_told() {
    assert_eq!(faults("select = \"a/b\""), ["\"a/b\": `select` takes an array of strings, and this is a string"]);
    assert_eq!(faults("ignore = [1]"), ["1: `ignore` takes strings, and this is a number or a date"]);
    assert_eq!(faults("pedantic = \"true\""), ["\"true\": `pedantic` takes `true` or `false`, and this is a string"]);
    assert_eq!(faults("go = \"1.26\""), ["\"1.26\": `go` takes a table, and this is a string"]);
    assert_eq!(
        faults("overrides = {}"),
        ["{}: `overrides` takes tables, each headed `[[overrides]]`, and this is a table"]
    );
    assert_eq!(faults("select = []"), ["[]: `select` is empty, so nothing would be left to check (leave it out)"]);
    assert_eq!(faults("ignore = []\nexclude = []"), [""; 0]);
    assert_eq!(
        faults("fail-on = \"Warn\""),
        ["\"Warn\": `Warn` is none of the severities `note`, `warning`, `error` (did you mean `warning`?)"]
    );
    assert_eq!(
        faults("severity = { \"env/*\" = false }"),
        [
            "false: `false` is none of the severities `note`, `warning`, `error` (a rule that is not to be run is named in `ignore`)"
        ]
    );
    assert_eq!(
        faults("[gopls]\nversion = \"v0.1x\"")[0].split(" (").next(),
        Some("\"v0.1x\": `v0.1x` is no release of gopls")
    );
    assert_eq!(
        faults("[vscode-go]\nversion = \"newest\"")[0].split(" (").next(),
        Some("\"newest\": `newest` is no release of the Go extension")
    );
}

#[test]
fn what_is_no_toml_is_told_once_and_not_judged_further() {
    let faults = faults("selcet = [\n\"a\"\n");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains("this is no TOML, so nothing of the file is read"), "{faults:?}");
    assert!(faults_of_bytes(b"ignore = [\"\xff\"]").contains("is not UTF-8"));
}

fn faults_of_bytes(bytes: &[u8]) -> String {
    let read = Configuration::read(RepoPath::new("goconflint.toml").unwrap(), bytes.to_vec());
    read.map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn values_are_taken() {
    let text = "\u{feff}fail-on = 'note'\r\n[go]\r\nsupported = [\"1.26\", \"1.27.1\"]\r\n[gopls]\r\nversion = \"0.20.0\"\r\n[vscode-go]\r\nversion = \"v0.50.0\"\r\n";
    let file = read(text).unwrap();
    assert_eq!(file.fail_on, Some(Severity::Note));
    let options = file.options;
    assert_eq!(options.supported_go.iter().map(|go| go.as_str().to_owned()).collect::<Vec<_>>(), ["1.26", "1.27.1"]);
    assert_eq!(options.gopls.map(|release| release.to_string()).as_deref(), Some("v0.20.0"));
    assert_eq!(options.extension.map(|release| release.to_string()).as_deref(), Some("v0.50.0"));
}

#[test]
fn the_file_to_start_from_changes_nothing_and_is_right_once_all_of_it_counts() {
    let nothing = read(&starter()).unwrap();
    assert_eq!(format!("{nothing:?}"), format!("{:?}", Configuration::default()));
    let is_setting = |line: &&str| line.contains(" = ") || line.starts_with('[');
    let all: Vec<&str> =
        starter().leak().lines().filter_map(|line| line.strip_prefix("# ")).filter(is_setting).collect();
    assert!(all.len() > 15, "{all:?}");
    assert_eq!(faults(&all.join("\n")), [""; 0]);
    for key in ["select", "exclude", "[go]", "[[overrides]]", "paths"] {
        assert!(all.iter().any(|line| line.starts_with(key)), "{key}");
    }
}

#[test]
fn both_names_at_once_are_an_error_that_names_both() {
    let tree = MemoryTree::new().file(".goconflint.toml", "").file("goconflint.toml", "");
    let error = Configuration::find(&tree).unwrap_err().to_string();
    assert!(error.contains("`.goconflint.toml` and `goconflint.toml`"), "{error}");
    assert!(Configuration::find(&MemoryTree::new().file("a/goconflint.toml", "x")).is_ok(), "only the root counts");
    let huge = "#".repeat(70_000);
    let error = Configuration::find(&MemoryTree::new().file("goconflint.toml", huge)).unwrap_err().to_string();
    assert!(error.contains("only files up to 65536 bytes are read"), "{error}");
}

#[test]
fn the_schema_knows_every_key_and_takes_what_the_reader_takes() {
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    let keys = |table: &serde_json::Value| table["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for key in keys(&schema) {
        assert!(!faults(&format!("{key} = 1979-05-27")).concat().contains("there is no key"), "{key}");
    }
    assert_eq!(keys(&schema["properties"]["overrides"]["items"]), ["ignore", "paths", "select", "severity"]);
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(schema["properties"]["overrides"]["items"]["required"], serde_json::json!(["paths"]));
}

#[test]
fn hostile_files_are_neither_slow_nor_a_crash() {
    let start = Instant::now();
    for text in [
        format!("ignore = [{}]", "\"*a*b*c*\",".repeat(6_000)),
        format!("exclude = [{}]", "\"**/*a*/{b,c}\",".repeat(4_000)),
        format!("exclude = [\"{}\"]", "{a,".repeat(20_000)),
        format!("ignore = [\"{}\"]", "*a".repeat(30_000)),
        "[[overrides]]\npaths=[\"a\"]\n".repeat(2_300),
        format!("severity = {}", "{a=".repeat(20_000)),
    ] {
        assert!(text.len() <= usize::try_from(CONFIGURATION_BYTES).unwrap());
        drop(read(&text));
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn any_text_is_read_or_rejected_at_places_of_it(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "select", "ignore", "severity", "overrides", "paths", "go", "exclude", " = ", "[", "]", "[[", "]]", "{", "}",
                "\"env/*\"", "\"é😀\"", "'x'", "\"", ",", "\n", "\r\n", ".", "#", "true", "1.5", "\u{feff}", "[[overrides]]\n", "\"a{b\"",
            ]),
            0..24,
        )
    ) {
        let text = parts.concat();
        if let Err(ConfigurationError::Invalid(rejected)) = read(&text) {
            for fault in &rejected.diagnostics {
                prop_assert!(text.get(fault.site.span.range()).is_some(), "{:?} in {text:?}", fault.site);
            }
        }
    }
}
