//! What a go.mod or go.work says, as both readers tell it.

use goconflint::artifact::{Artifact, Document, kind_by_name};
use goconflint::go::semver::SemanticVersion;
use goconflint::go::toolchain::is_valid_toolchain_directive;
use goconflint::go::version::is_valid_go_directive;
use goconflint::syntax::Problem;
use goconflint::syntax::modfile::{self, Line, Token};
use goconflint::text::{RepoPath, Source};
use serde_json::Value;

/// The directives, each as words; versions in full.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading(Vec<Vec<String>>);

impl Reading {
    fn add(&mut self, words: &[&str]) {
        self.0.push(words.iter().map(|&word| word.to_owned()).collect());
    }

    /// Without what `go … edit` leaves out as it prints: of two replacements of one module the earlier, of equal lines the later, and
    /// whatever is called the empty string.
    fn tidied(mut self) -> Self {
        let words = std::mem::take(&mut self.0);
        for (at, line) in words.iter().enumerate() {
            let replaced = |other: &Vec<String>| line[0] == "replace" && line[..3] == other[..3.min(other.len())];
            let repeated =
                |other: &Vec<String>| line == other && ["exclude", "tool", "ignore"].contains(&line[0].as_str());
            let is_empty = line[1].is_empty();
            if !words[at + 1..].iter().any(replaced) && !words[..at].iter().any(repeated) && !is_empty {
                self.0.push(line.clone());
            }
        }
        self
    }

    /// `go … edit` prints by kind of directive; we read the same way.
    fn add_all(&mut self, list: &Value, words: impl Fn(&Value) -> Vec<String>) {
        self.0.extend(list.as_array().into_iter().flatten().map(words));
    }
}

/// What `go mod edit -json` or `go work edit -json` prints.
pub(crate) fn theirs(json: &[u8]) -> Reading {
    let json: Value = serde_json::from_slice(json).unwrap();
    let mut reading = Reading::default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    if let Some(path) = json["Module"]["Path"].as_str() {
        reading.add(&["module", path]);
    }
    for (key, word) in [("Go", "go"), ("Toolchain", "toolchain")] {
        if let Some(version) = json[key].as_str().filter(|version| !version.is_empty()) {
            reading.add(&[word, version]);
        }
    }
    reading.add_all(&json["Require"], |it| {
        let indirect = if it["Indirect"] == true { "indirect" } else { "" };
        vec!["require".into(), text(&it["Path"]), text(&it["Version"]), indirect.into()]
    });
    reading.add_all(&json["Replace"], |it| {
        let (old, new) = (&it["Old"], &it["New"]);
        vec!["replace".into(), text(&old["Path"]), text(&old["Version"]), text(&new["Path"]), text(&new["Version"])]
    });
    reading.add_all(&json["Use"], |it| vec!["use".into(), text(&it["DiskPath"])]);
    reading.add_all(&json["Tool"], |it| vec!["tool".into(), text(&it["Path"])]);
    reading.add_all(&json["Exclude"], |it| vec!["exclude".into(), text(&it["Path"]), text(&it["Version"])]);
    reading.add_all(&json["Retract"], |it| vec!["retract".into(), text(&it["Low"]), text(&it["High"])]);
    reading.add_all(&json["Ignore"], |it| vec!["ignore".into(), text(&it["Path"])]);
    for key in ["GoDebug", "Godebug"] {
        reading.add_all(&json[key], |it| vec!["godebug".into(), text(&it["Key"]), text(&it["Value"])]);
    }
    reading.tidied()
}

/// What we read, or what we say against it. None where the two cannot be compared: see [`is_beyond_edit`] and tests/oracle/README.md.
pub(crate) fn ours(name: &str, text: &str) -> Option<Result<Reading, String>> {
    let source = Source::new(RepoPath::new(name).unwrap(), text);
    let file = modfile::parse(&source);
    let artifact = Artifact::read(kind_by_name(name).unwrap(), source);
    let source = &artifact.source;
    // `go mod edit` takes a file without a module line, since it can write one.
    let problems: Vec<&Problem> =
        artifact.problems.iter().filter(|problem| !problem.message.starts_with("there is no `module` line")).collect();
    let first = |word: &str| file.directives(word).next().and_then(|line| line.args.first());
    let go = first("go").filter(|token| !is_valid_go_directive(token.as_str()));
    let toolchain = first("toolchain").filter(|token| !is_valid_toolchain_directive(token.as_str()));
    if let Some(token) = go.or(toolchain) {
        return Some(Err(format!("{} is no version", token.as_str())));
    }
    if problems.iter().any(|problem| is_beyond_edit(problem, source.text(), &file)) {
        return None;
    }
    if let Some(problem) = problems.first() {
        let token = source.slice(problem.span);
        return Some(Err(format!("{} ({token:?}, {} problems)", problem.message, problems.len())));
    }
    Some(Ok(reading(&artifact, &file).tidied()))
}

/// Whether other commands than `go … edit` are needed to see the fault: that one fills up short versions, and looks neither at the
/// versions of `retract` nor at the target's of `replace`. A bracket in the middle of a line, or alone in a block, is a word to Go, so
/// that a directory may be called so; we see a block that is written wrongly. A directory's name may be any bytes, and the name of a
/// toolchain is not read as a string.
fn is_beyond_edit(problem: &Problem, text: &str, file: &modfile::File) -> bool {
    let token = &text[problem.span.start..problem.span.end];
    let line =
        file.lines.iter().find(|line| line.span.start <= problem.span.start && problem.span.end <= line.span.end);
    let verb = line.map_or("", |line| line.verb.as_str());
    let is_target = || {
        let arrow = line.and_then(|line| line.args.iter().skip(1).find(|token| token.as_str() == "=>"));
        arrow.is_some_and(|arrow| arrow.span().start < problem.span.start)
    };
    let says = |words: &str| problem.message.contains(words);
    let is_short = SemanticVersion::parse(token.trim_matches('"')).is_some();
    (says("is no full version") && (is_short || verb == "retract"))
        || (says("does not fit its path") && (verb == "retract" || (verb == "replace" && is_target())))
        || says("lines of a block must stand between")
        || (token == "(" && text.lines().any(|line| line.split("//").next().is_some_and(|line| line.trim() == "(")))
        || says("is not UTF-8")
        || (verb == "toolchain" && says("must not hold a quote"))
}

fn reading(artifact: &Artifact, file: &modfile::File) -> Reading {
    let mut reading = Reading::default();
    match &artifact.document {
        Document::GoMod(document) => {
            for (word, directive) in
                [("module", &document.module), ("go", &document.go), ("toolchain", &document.toolchain)]
            {
                if let Some(directive) = directive {
                    reading.add(&[word, directive.value.as_str()]);
                }
            }
            for it in &document.requirements {
                let indirect = if it.indirect { "indirect" } else { "" };
                reading.add(&["require", it.path.as_str(), &full(it.version.as_str()), indirect]);
            }
            replacements(&mut reading, &document.replacements);
            for tool in &document.tools {
                reading.add(&["tool", tool.value.as_str()]);
            }
        }
        Document::GoWork(document) => {
            for (word, directive) in [("go", &document.go), ("toolchain", &document.toolchain)] {
                if let Some(directive) = directive {
                    reading.add(&[word, directive.value.as_str()]);
                }
            }
            replacements(&mut reading, &document.replacements);
            let uses = document.uses.iter().map(|it| vec!["use".to_owned(), it.value.as_str().to_owned()]);
            reading.0.extend(uses);
        }
        _ => unreachable!("a go.mod or a go.work"),
    }
    for line in file.directives("exclude") {
        if let [path, version] = &strings(line)[..] {
            reading.add(&["exclude", path, &full(version)]);
        }
    }
    for line in file.directives("retract") {
        let versions: Vec<String> =
            strings(line).into_iter().filter(|word| !["[", "]", ","].contains(&word.as_str())).collect();
        if let (Some(low), Some(high)) = (versions.first(), versions.last()) {
            reading.add(&["retract", &full(low), &full(high)]);
        }
    }
    for line in file.directives("ignore") {
        if let [path] = &strings(line)[..] {
            reading.add(&["ignore", path]);
        }
    }
    for line in file.directives("godebug") {
        if let Some((key, value)) = line.args.first().and_then(|token| token.as_str().split_once('=')) {
            reading.add(&["godebug", key, value]);
        }
    }
    reading
}

fn replacements(reading: &mut Reading, list: &[goconflint::artifact::Replacement]) {
    for it in list {
        let version = it.version.as_ref().map_or(String::new(), |version| full(version.as_str()));
        let target_version = it.target_version.as_ref().map_or(String::new(), |version| full(version.as_str()));
        reading.add(&["replace", it.path.as_str(), &version, it.target.as_str(), &target_version]);
    }
}

fn strings(line: &Line) -> Vec<String> {
    let text =
        |token: &Token| token.string().map_or_else(|_| token.as_str().to_owned(), |text| text.as_str().to_owned());
    line.args.iter().map(text).collect()
}

/// As module.CanonicalVersion fills it up.
fn full(version: &str) -> String {
    SemanticVersion::parse(version).map_or_else(|| version.to_owned(), |version| version.canonical())
}
