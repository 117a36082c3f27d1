use super::*;
use crate::syntax::jsonc;

/// `toValuesTree` of VS Code 1.138 was given the texts of these tests; what they want is what it made of them.
fn settings(text: &str) -> Settings {
    let path = RepoPath::new(".vscode/settings.json").expect("a path");
    match jsonc::parse(&Source::new(path, text)).root {
        Some(Json::Object(root)) => Settings::new(Some(root)),
        _ => Settings::default(),
    }
}

fn shown(value: &Json) -> String {
    match value {
        Json::String(text) => text.as_str().to_owned(),
        Json::Bool(value) => value.value.to_string(),
        Json::Number(number) => number.value.clone(),
        other => other.kind_name().to_owned(),
    }
}

fn get(text: &str, name: &str) -> Option<String> {
    settings(text).get(name).map(|setting| shown(setting.value))
}

fn section(text: &str, name: &str) -> Vec<String> {
    let settings = settings(text);
    settings.section(name).into_iter().map(|(name, setting)| format!("{name}={}", shown(setting.value))).collect()
}

#[test]
fn a_setting_is_found_in_one_dotted_key_or_in_sections_one_within_the_other() {
    for text in [
        r#"{"go.toolsManagement.autoUpdate": true}"#,
        r#"{"go": {"toolsManagement": {"autoUpdate": true}}}"#,
        r#"{"go.toolsManagement": {"autoUpdate": true}}"#,
    ] {
        assert_eq!(get(text, "go.toolsManagement.autoUpdate").as_deref(), Some("true"), "{text}");
    }
    assert_eq!(get(r#"{"go": {"toolsManagement.autoUpdate": true}}"#, "go.toolsManagement.autoUpdate"), None);
}

#[test]
fn a_section_object_discards_what_came_before_it() {
    let name = "go.lintTool";
    assert_eq!(get(r#"{"go": {}, "go.lintTool": "revive"}"#, name).as_deref(), Some("revive"));
    assert_eq!(get(r#"{"go.lintTool": "revive", "go": {}}"#, name), None);
    assert_eq!(get(r#"{"go.lintTool": "revive", "go": null}"#, name), None);
    assert_eq!(get(r#"{"go.lintTool": "a", "go": {"lintTool": "b"}}"#, name).as_deref(), Some("b"));
}

#[test]
fn a_section_that_is_no_object_keeps_out_what_comes_behind_it() {
    assert_eq!(get(r#"{"go": 1, "go.lintTool": "revive"}"#, "go.lintTool"), None);
    assert_eq!(get(r#"{"go": null, "go.lintTool": "revive"}"#, "go.lintTool"), None);
    assert_eq!(
        get(r#"{"go.toolsManagement": true, "go.toolsManagement.autoUpdate": true}"#, "go.toolsManagement.autoUpdate"),
        None
    );
    assert_eq!(section(r#"{"gopls": false, "gopls.gofumpt": true}"#, "gopls"), [""; 0]);
    assert_eq!(
        get(r#"{"go.toolsManagement.autoUpdate": true, "go.toolsManagement": true}"#, "go.toolsManagement").as_deref(),
        Some("true")
    );
}

#[test]
fn of_a_key_that_stands_twice_the_last_value_counts_in_the_first_place() {
    assert_eq!(get(r#"{"go.lintTool": "golint", "go.lintTool": "revive"}"#, "go.lintTool").as_deref(), Some("revive"));
    let text = r#"{"go.lintTool": "a", "go": {"lintTool": "b"}, "go.lintTool": "c"}"#;
    assert_eq!(get(text, "go.lintTool").as_deref(), Some("b"));
}

#[test]
fn a_section_holds_its_members_and_what_dotted_keys_put_below_it_later() {
    assert_eq!(section(r#"{"gopls": {"a": 1}, "gopls.b": 2}"#, "gopls"), ["a=1", "b=2"]);
    assert_eq!(section(r#"{"gopls": {"a": 1}, "gopls.a": 2}"#, "gopls"), ["a=2"]);
    assert_eq!(section(r#"{"gopls.b": 2, "gopls": {"a": 1}}"#, "gopls"), ["a=1"]);
    assert_eq!(section(r#"{"gopls.formatting.gofumpt": true, "gopls": {}}"#, "gopls"), [""; 0]);
    assert_eq!(section(r#"{"go.toolsEnvVars.GOFLAGS": "-race"}"#, "go.toolsEnvVars"), ["GOFLAGS=-race"]);
    assert_eq!(
        section(r#"{"go": {"toolsEnvVars": {"A": "1"}}, "go.toolsEnvVars.B": "2"}"#, "go.toolsEnvVars"),
        ["A=1", "B=2"]
    );
}

#[test]
fn what_is_read_of_a_damaged_text_is_read() {
    assert_eq!(get(r#"{"go.lintTool": "revive" "go.buildTags": "x"}"#, "go.buildTags").as_deref(), Some("x"));
    assert_eq!(get(r#"{"go.lintTool": "revive", "go.buildTags":"#, "go.lintTool").as_deref(), Some("revive"));
    assert_eq!(get(r#"{"go.lintTool": NaN, "go.buildTags": "x"}"#, "go.lintTool"), None);
    for text in ["", "[1]", "null", "{}", "{"] {
        assert_eq!(settings(text).entries().count(), 0, "{text}");
    }
}

#[test]
fn gopls_looks_at_the_last_part_of_a_name() {
    let settings = settings(
        r#"{"gopls": {"ui.x.staticcheck": true, "env": {}}, "gopls.build.memoryMode": "", "gopls.memoryMode": ""}"#,
    );
    let names: Vec<String> = settings.gopls().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["staticcheck", "env", "memoryMode"], "a dotted top-level key is a section to VS Code");
}

#[test]
fn gopls_gets_variables_by_either_name_in_its_object_and_by_the_short_one_outside() {
    let variables =
        |text: &str| -> Vec<String> { settings(text).gopls_env().into_iter().map(|(name, _)| name).collect() };
    assert_eq!(variables(r#"{"gopls": {"env": {"A": "1"}, "build.env": {"B": "2"}}}"#), ["A", "B"]);
    assert_eq!(variables(r#"{"gopls.env": {"A": "1"}, "gopls.env.B": "2"}"#), ["A", "B"]);
    assert_eq!(variables(r#"{"gopls.build.env": {"A": "1"}}"#), [""; 0]);
}

#[test]
fn a_block_for_one_language_is_asked_before_one_for_several() {
    let text = r#"{"[go][go.mod]": {"a": 1, "b": 2}, "[go]": {"a": 3}, "[golang]": {"c": 4}, "a": 5}"#;
    let settings = settings(text);
    let get = |name| settings.get_for("go", name).map(|setting| shown(setting.value));
    assert_eq!(get("a").as_deref(), Some("3"));
    assert_eq!(get("b").as_deref(), Some("2"));
    assert_eq!(get("c"), None);
    assert_eq!(settings.get("a").map(|setting| shown(setting.value)).as_deref(), Some("5"));
}

#[test]
fn of_blocks_for_several_languages_the_last_is_asked_first() {
    let settings = settings(r#"{"[go][go.mod]": {"a": 1, "b": 1}, "[go.mod][go]": {"a": 2}}"#);
    let get = |name| settings.get_for("go", name).map(|setting| shown(setting.value));
    assert_eq!(get("a").as_deref(), Some("2"));
    assert_eq!(get("b").as_deref(), Some("1"));
    let named: Vec<usize> = settings.all_language_blocks().map(|(_, languages)| languages.len()).collect();
    assert_eq!(named, [2, 2]);
}

#[test]
fn a_key_that_counts_for_nothing_knows_what_is_to_blame() {
    let fates = |text: &str| -> Vec<String> {
        let settings = settings(text);
        let shown = |(setting, fate): (Setting<'_>, Fate<'_>)| match fate {
            Fate::Counts => setting.key.as_str().to_owned(),
            Fate::Replaced(by) => format!("{} replaced by {}", setting.key.as_str(), by.key.as_str()),
            Fate::KeptOut(by) => format!("{} kept out by {}", setting.key.as_str(), by.key.as_str()),
        };
        settings.fates().map(shown).collect()
    };
    assert_eq!(fates(r#"{"a.b": 1, "a.c": 2, "a": {"b": 3}}"#), ["a.b replaced by a", "a.c replaced by a", "a"]);
    assert_eq!(fates(r#"{"a.b.c": 1, "a.b": {}, "a": {}}"#), ["a.b.c replaced by a", "a.b replaced by a", "a"]);
    assert_eq!(fates(r#"{"a": {"b": 1}, "a.b.c": 2, "a.d": 3}"#), ["a", "a.b.c kept out by b", "a.d"]);
    assert_eq!(fates(r#"{"a": {"b": {"c": 1}}, "a.b.d": 2}"#), ["a", "a.b.d"]);
}

#[test]
fn what_an_object_holds_and_longer_keys_add_is_one_section_at_any_depth() {
    let text = r#"{"a": {"b": {"c": 1, "d": 2}}, "a.b.d": 3, "a.b.e.f": 4, "a.x": 5}"#;
    assert_eq!(section(text, "a.b"), ["c=1", "d=3", "e.f=4"]);
    assert_eq!(section(text, "a"), ["b=an object", "b.d=3", "b.e.f=4", "x=5"]);
    assert_eq!(get(text, "a.b.d").as_deref(), Some("3"));
    assert_eq!(get(text, "a.b.c").as_deref(), Some("1"));
    assert_eq!(section(r#"{"a.b": 1}"#, "a.b"), [""; 0]);
}

#[test]
fn names_of_gopls_under_a_heading_go_into_its_object_as_they_are() {
    assert_eq!(Settings::gopls_member("formatting.gofumpt"), Some("formatting.gofumpt"));
    assert_eq!(Settings::gopls_member("ui.completion.usePlaceholders"), Some("ui.completion.usePlaceholders"));
    for rest in ["gofumpt", "analyses.unusedparams", "build.env.GOFLAGS", "ui.completion", "ui."] {
        assert_eq!(Settings::gopls_member(rest), None, "{rest}");
    }
}

#[test]
fn a_variable_is_declared_where_its_name_stands() {
    let text =
        r#"{"go.toolsEnvVars.GOFLAGS": "-race", "terminal.integrated.env.linux": {"GOBIN": "${env:HOME}", "X": 5}}"#;
    let settings = settings(text);
    let mut declarations = Declarations::default();
    settings.declare(&Value::Known(RepoPath::root()), None, &mut declarations);
    let declared: Vec<(&str, &str, bool)> = declarations
        .assignments
        .iter()
        .map(|set| (set.name.value.as_str(), &text[set.name.span.range()], set.known().is_some()))
        .collect();
    assert_eq!(declared, [("GOFLAGS", "GOFLAGS", true), ("GOBIN", "\"GOBIN\"", false)]);
}

#[test]
fn a_process_gets_the_text_that_node_makes_of_a_value() {
    let text = r#"{
        "go.toolsEnvVars": {"A": null, "B": true, "C": 1, "D": 1.0, "E": -0, "F": ["x"], "G": {}},
        "go.testEnvVars": {"H": false},
        "gopls": {"env": {"I": true}},
        "terminal.integrated.env.linux": {"J": true}
    }"#;
    let mut declarations = Declarations::default();
    settings(text).declare(&Value::Known(RepoPath::root()), None, &mut declarations);
    let declared: Vec<(&str, Option<&str>)> = declarations
        .assignments
        .iter()
        .map(|set| (set.name.value.as_str(), set.known().map(Literal::as_str)))
        .collect();
    let want = [("A", Some("null")), ("B", Some("true")), ("C", Some("1")), ("H", Some("false"))];
    assert_eq!(declared, want, "gopls refuses what is no string, and a terminal deletes it");
}
