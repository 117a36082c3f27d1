//! Settings for gopls: what we say of them beside what gopls v0.23.0 was recorded to say (`tests/gopls/README.md`), and every setting, analyzer,
//! code lens, hint and the like of `facts/gopls.json` beside its own history.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests fail by panicking and say on standard output what they skip"
)]

use std::fmt::Write as _;
use std::fs;

use goconflint::diagnostic::{Diagnostic, Severity};
use goconflint::policy::Policy;
use goconflint::repository::Repository;
use goconflint::syntax::jsonc;
use goconflint::text::{RepoPath, Source, Span};
use goconflint::tree::MemoryTree;
use serde_json::{Value, json};

const SETTINGS: &str = ".vscode/settings.json";

/// Objects that gopls' parser takes and of which we report an error all the same.
const MORE_THAN_THE_PARSER: [(&str, &str); 3] = [
    (r#"{"buildFlags":["-tags x"]}"#, "`go list` refuses it, so gopls loads nothing"),
    (r#"{"buildFlags":["tags=x"]}"#, "`go list` takes it for a package, so gopls loads nothing"),
    (r#"{"build.buildFlags":["-node_modules"]}"#, "`go list` refuses it, so gopls loads nothing"),
];

/// What we say of settings as gopls gets them. What the editor's extension makes of them before is another matter.
fn judged(tree: &MemoryTree) -> Vec<Diagnostic> {
    let mut found = Policy::default().judge(&Repository::load(tree, &[]));
    found.retain(|finding| !finding.message.contains("the Go extension "));
    found
}

#[test]
fn we_say_what_gopls_says() {
    let verdicts = fs::read_to_string("tests/gopls/verdicts.jsonl").unwrap();
    let (mut faults, mut refused, mut taken, mut more) = (String::new(), 0, 0, 0);
    for line in verdicts.lines() {
        let verdict: Value = serde_json::from_str(line).unwrap();
        let text = serde_json::to_string(&json!({ "gopls": verdict["settings"] })).unwrap();
        let found = judged(&MemoryTree::new().file(SETTINGS, text.clone()));
        let errors: Vec<&str> =
            verdict["errors"].as_array().unwrap().iter().map(|error| error.as_str().unwrap()).collect();
        for error in &errors {
            let places = places_of(&text, setting_named_in(error));
            let is_there = |finding: &Diagnostic| places.iter().any(|place| place.contains(finding.site.span));
            if !found.iter().any(|finding| finding.severity > Severity::Note && is_there(finding)) {
                let _ = writeln!(faults, "missed: {text}: {error}");
            }
        }
        let object = serde_json::to_string(&verdict["settings"]).unwrap();
        let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
        let is_known = MORE_THAN_THE_PARSER.iter().any(|(known, _)| *known == object);
        match (errors.is_empty(), found.iter().find(is_error)) {
            (false, _) => refused += 1,
            (true, None) if is_known => writeln!(faults, "no longer: {text}").unwrap(),
            (true, None) => taken += 1,
            (true, Some(_)) if is_known => more += 1,
            (true, Some(finding)) => writeln!(faults, "too much: {text}: {}", finding.message).unwrap(),
        }
    }
    println!(
        "{refused} objects are refused by both, {taken} taken by both, {more} refused by us, for `go list` refuses them"
    );
    assert!(faults.is_empty(), "{faults}");
    assert_eq!((refused + taken + more, more), (650, MORE_THAN_THE_PARSER.len()));
}

/// `staticcheck` of `setting option "staticcheck": …` and of `duplicate value for staticcheck`.
fn setting_named_in(error: &str) -> &str {
    let quoted = error.strip_prefix("setting option \"").and_then(|rest| rest.split('"').next());
    quoted.or_else(|| error.strip_prefix("duplicate value for ")).unwrap_or_else(|| panic!("what is named in {error}?"))
}

/// Where each setting stands whose name ends in `last`, its value included.
fn places_of(text: &str, last: &str) -> Vec<Span> {
    let root = jsonc::parse(&Source::new(RepoPath::root(), text)).root.unwrap();
    let settings = root.as_object().unwrap().get("gopls").unwrap().as_object().unwrap();
    let named = settings.members.iter().filter(|member| member.name.rsplit('.').next() == Some(last));
    named.map(|member| member.span).collect()
}

/// The facts as they are kept, not as the crate has them.
struct Facts {
    json: Value,
    /// Every stable release, oldest first, and `main` at last where something is known of it.
    releases: Vec<String>,
}

impl Facts {
    fn read() -> Self {
        let json: Value = serde_json::from_str(&fs::read_to_string("facts/gopls.json").unwrap()).unwrap();
        let versions = json["releases"].as_array().unwrap().iter();
        let releases = versions.map(|release| release["v"].as_str().unwrap().to_owned()).collect();
        Self { json, releases }
    }

    fn records(&self, table: &str) -> &[Value] {
        self.json[table].as_array().unwrap()
    }

    fn age(&self, release: &str) -> usize {
        self.releases.iter().position(|known| known == release).unwrap_or_else(|| panic!("{release} is no release"))
    }

    /// Each of `releases` and the one before it, oldest first, and the newest.
    fn boundaries<'f>(&'f self, releases: impl IntoIterator<Item = &'f str>) -> Vec<&'f str> {
        let newest = self.age(self.json["meta"]["newest_stable"].as_str().unwrap());
        let ages = releases.into_iter().map(|release| self.age(release)).flat_map(|age| [age.saturating_sub(1), age]);
        let mut ages: Vec<usize> = ages.chain([newest]).collect();
        ages.sort_unstable();
        ages.dedup();
        ages.into_iter().map(|age| self.releases[age].as_str()).collect()
    }

    /// Whether a record with `since`, `removed` and `absent` is there in `release`, and whether it was before.
    fn life(&self, record: &Value, release: &str) -> (bool, bool) {
        let (now, since) = (self.age(release), self.age(record["since"].as_str().unwrap()));
        let removed = record["removed"].as_str().is_some_and(|removed| self.age(removed) <= now);
        let gaps = record["absent"].as_array().map(Vec::as_slice).unwrap_or_default();
        let end = |gap: &Value, index: usize| self.age(gap[index].as_str().unwrap());
        let in_gap = gaps.iter().any(|gap| end(gap, 0) <= now && now < end(gap, 1));
        (since <= now && !removed && !in_gap, since <= now)
    }
}

/// The releases in which something happens to a record.
fn changes(record: &Value) -> Vec<&str> {
    let gaps = record["absent"].as_array().map(Vec::as_slice).unwrap_or_default();
    let ends = gaps.iter().flat_map(|gap| gap.as_array().unwrap().iter().map(|end| end.as_str().unwrap()));
    let removed = record["removed"].as_str();
    record["since"].as_str().into_iter().chain(removed).chain(ends).collect()
}

/// The rules that speak of the setting called `name` with `value` where `release` is pinned.
fn said(release: &str, name: &str, value: &Value) -> Vec<String> {
    // What stands on the main branch only will come with a release after all that are known.
    let version = if release == "main" { "v0.9999.0" } else { release };
    let go_mod = format!(
        "module example.com/m\n\ngo 1.25.0\n\ntool golang.org/x/tools/gopls\n\nrequire golang.org/x/tools/gopls {version}\n"
    );
    let text = serde_json::to_string(&json!({ "gopls": { name: value } })).unwrap();
    let tree = MemoryTree::new().file(SETTINGS, text).file("go.mod", go_mod);
    let mut found = judged(&tree);
    found.retain(|finding| finding.site.path.as_str() == SETTINGS);
    found.into_iter().map(|finding| finding.rule.to_owned()).collect()
}

/// A value that the setting takes in `release`.
fn sample(facts: &Facts, setting: &Value, release: &str) -> Value {
    match setting["type"].as_str() {
        Some("int") => json!(1),
        Some("string") => json!("x"),
        Some("duration") => json!("1s"),
        Some("[]string") if setting["name"] == "directoryFilters" => json!(["-**/node_modules"]),
        Some("[]string") => json!([]),
        Some("map[string]string" | "map[string]bool") => json!({}),
        Some("enum") => {
            let values = setting["enum"].as_array().unwrap();
            let alive = values.iter().find(|value| facts.life(value, release).0).unwrap_or(&values[0]);
            alive["value"].clone()
        }
        _ => json!(true),
    }
}

/// The rule that speaks of the setting in `release`, going by its history; none where nothing is wrong.
fn wanted_of_setting(facts: &Facts, setting: &Value, release: &str) -> Option<&'static str> {
    let now = facts.age(release);
    let kind = |entry: &Value| entry[1].as_str().or_else(|| entry[1][0].as_str()).unwrap().to_owned();
    let history = setting["history"].as_array().unwrap();
    let until_now: Vec<String> =
        history.iter().filter(|entry| facts.age(entry[0].as_str().unwrap()) <= now).map(kind).collect();
    let is_dead = setting["dead_since"].as_str().is_some_and(|dead| facts.age(dead) <= now);
    match until_now.last().map(String::as_str) {
        None => Some("gopls/setting-too-new"),
        Some("unexpected") => Some("gopls/removed-setting"),
        Some(_) if is_dead => Some("gopls/inert-setting"),
        Some("accepted") => None,
        Some("deprecated_applied") => Some("gopls/deprecated-setting"),
        Some("ignored" | "deprecated_ignored") => Some("gopls/inert-setting"),
        Some(other) => panic!("{other} is no kind"),
    }
}

#[test]
fn every_setting_is_judged_by_its_history() {
    let facts = Facts::read();
    let (mut faults, mut count) = (String::new(), 0);
    for setting in facts.records("settings") {
        let name = setting["name"].as_str().unwrap();
        let history = setting["history"].as_array().unwrap().iter().map(|entry| entry[0].as_str().unwrap());
        for release in facts.boundaries(history.chain(setting["dead_since"].as_str())) {
            let said = said(release, name, &sample(&facts, setting, release));
            let want: Vec<&str> = wanted_of_setting(&facts, setting, release).into_iter().collect();
            count += 1;
            if said != want {
                let _ = writeln!(faults, "{name} with gopls {release}: {said:?}, not {want:?}");
            }
        }
    }
    println!("{count} uses of {} settings", facts.records("settings").len());
    assert!(faults.is_empty(), "{faults}");
    assert!(count > 200);
}

#[test]
fn every_value_of_an_enumeration_is_judged_by_its_history() {
    let facts = Facts::read();
    let (mut faults, mut count) = (String::new(), 0);
    for setting in facts.records("settings") {
        let name = setting["name"].as_str().unwrap();
        // A value that was gone for one release was taken in it all the same, with a word.
        let values = setting["enum"].as_array().map(Vec::as_slice).unwrap_or_default();
        for value in values.iter().filter(|value| value["absent"].is_null()) {
            for release in facts.boundaries(changes(value)) {
                if wanted_of_setting(&facts, setting, release).is_some() {
                    continue;
                }
                let want: Vec<&str> = match facts.life(value, release) {
                    (true, _) => vec![],
                    (false, true) => vec!["gopls/invalid-value"],
                    (false, false) => vec!["gopls/setting-too-new"],
                };
                let said = said(release, name, &value["value"]);
                count += 1;
                if said != want {
                    let _ = writeln!(faults, "{name} {} with gopls {release}: {said:?}, not {want:?}", value["value"]);
                }
            }
        }
    }
    println!("{count} uses of values");
    assert!(faults.is_empty(), "{faults}");
    assert!(count > 50);
}

#[test]
fn every_name_in_a_map_is_judged_by_its_history() {
    let facts = Facts::read();
    let (mut faults, mut count) = (String::new(), 0);
    for setting in facts.records("settings") {
        let Some(table) = setting["keys"].as_str() else { continue };
        let name = setting["name"].as_str().unwrap();
        for entry in facts.records(table) {
            for release in facts.boundaries(changes(entry)) {
                let of_setting = wanted_of_setting(&facts, setting, release);
                if !matches!(of_setting, None | Some("gopls/deprecated-setting")) {
                    continue;
                }
                let mut want: Vec<&str> = of_setting.into_iter().collect();
                if !facts.life(entry, release).0 {
                    want.push("gopls/unknown-entry");
                }
                let said = said(release, name, &json!({ entry["name"].as_str().unwrap(): true }));
                count += 1;
                if said != want {
                    let _ = writeln!(faults, "{name} {} with gopls {release}: {said:?}, not {want:?}", entry["name"]);
                }
            }
        }
    }
    println!("{count} uses of names");
    assert!(faults.is_empty(), "{faults}");
    assert!(count > 500);
}

/// Five thousand settings of each kind of fault cost little more than none: no lookup grows with the number of settings.
#[test]
fn many_settings_are_judged_in_a_moment() {
    let many = |entry: &dyn Fn(usize) -> String| (0..5000).map(entry).collect::<Vec<String>>().join(",");
    let texts = [
        format!("{{\"gopls\": {{{}}}}}", many(&|index| format!("\"x{index}.gofumpt\": true"))),
        format!("{{\"gopls\": {{{}}}}}", many(&|index| format!("\"setting{index}\": true"))),
        format!("{{\"gopls\": {{\"analyses\": {{{}}}}}}}", many(&|index| format!("\"a{index}\": true"))),
    ];
    let any_gopls =
        "jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: go install golang.org/x/tools/gopls@${{ env.GOPLS }}\n";
    let start = std::time::Instant::now();
    for text in texts {
        let tree = MemoryTree::new().file(SETTINGS, text);
        judged(&tree);
        judged(&tree.file(".github/workflows/ci.yml", any_gopls));
    }
    // A debug build on a busy machine; quadratic lookups would take many times this.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
