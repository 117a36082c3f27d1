//! From TOML to a configuration, by the table of keys.

use super::keys::{KEYS, Key, NEVER_EMPTY, OVERRIDE, REQUIRED_OF_OVERRIDE, Takes};
use super::{Configuration, Override, Rejected, Severities};
use crate::diagnostic::{Diagnostic, Draft, Severity, Site};
use crate::facts::gopls::{self, GoplsRelease};
use crate::facts::releases;
use crate::facts::vscode_go::{self, ExtensionRelease};
use crate::go::version::GoVersion;
use crate::policy::globs::{PathGlobs, PolicyError, RuleGlob};
use crate::rules::config::invalid::INVALID;
use crate::syntax::toml::{self, Node, NodeValue};
use crate::text::{Literal, Located, Source, Span};

pub(super) fn read(source: Source) -> Result<Configuration, Box<Rejected>> {
    let document = toml::parse(&source);
    let mut reader = Reader { source: &source, faults: Vec::new() };
    let mut configuration = Configuration::default();
    for error in &document.errors {
        reader.fault(error.span, format!("this is no TOML, so nothing of the file is read: {}", error.value));
    }
    if document.is_valid {
        reader.table(&document.root, KEYS, &mut configuration);
    }
    let mut diagnostics = reader.faults;
    if diagnostics.is_empty() {
        return Ok(configuration);
    }
    diagnostics.sort_by(|a, b| (&a.site, &a.message).cmp(&(&b.site, &b.message)));
    Err(Box::new(Rejected { source, diagnostics }))
}

struct Reader<'s> {
    source: &'s Source,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn push(&mut self, draft: Draft) {
        self.faults.push(draft.of(INVALID.name, INVALID.severity));
    }

    fn draft(&self, span: Span, message: impl Into<String>) -> Draft {
        Diagnostic::at(Site::new(self.source.path().clone(), span), message)
    }

    fn fault(&mut self, span: Span, message: impl Into<String>) {
        self.push(self.draft(span, message));
    }

    fn table<T>(&mut self, node: &Node, keys: &'static [Key<T>], into: &mut T) {
        for (name, value) in node.entries() {
            match keys.iter().find(|key| key.name == name.value) {
                Some(key) => self.value(key, value, into),
                None => self.unknown(name, keys),
            }
        }
    }

    fn unknown<T>(&mut self, name: &Located<String>, keys: &'static [Key<T>]) {
        let known = keys.iter().map(|key| key.name).collect::<Vec<_>>();
        let help = match meant(&name.value, &known) {
            Some(key) => format!("did you mean `{key}`?"),
            None => format!("the keys here are {}", listed(&known)),
        };
        let draft = self.draft(name.span, format!("there is no key `{}` here", name.value)).help(help);
        self.push(draft);
    }

    fn value<T>(&mut self, key: &'static Key<T>, node: &Node, into: &mut T) {
        match &key.takes {
            Takes::Rules(place) => {
                let globs = self.texts(key.name, node).into_iter().filter_map(|text| self.rule_glob(text)).collect();
                *place(into) = globs;
            }
            Takes::Paths(place) => *place(into) = self.paths(key.name, node),
            Takes::Severity(place) => *place(into) = self.severity(node),
            Takes::Switch(place) => match &node.value {
                NodeValue::Bare(text) if text.as_str() == "true" => *place(into) = true,
                NodeValue::Bare(text) if text.as_str() == "false" => *place(into) = false,
                _ => self.wrong(key.name, node, "`true` or `false`"),
            },
            Takes::Severities(place) => *place(into) = self.severities(key.name, node),
            Takes::GoReleases(place) => {
                let releases = self.texts(key.name, node).into_iter().filter_map(|text| self.go_release(text));
                *place(into) = releases.collect();
            }
            Takes::Gopls(place) => *place(into) = self.gopls(key.name, node),
            Takes::Extension(place) => *place(into) = self.extension(key.name, node),
            Takes::Table(keys) => match &node.value {
                NodeValue::Table(_) => self.table(node, keys, into),
                _ => self.wrong(key.name, node, "a table"),
            },
            Takes::Overrides(place) => {
                let overrides = self.overrides(key.name, node);
                *place(into) = overrides;
            }
        }
    }

    fn wrong(&mut self, key: &str, node: &Node, wanted: &str) {
        self.fault(node.span, format!("`{key}` takes {wanted}, and this is {}", shape(node)));
    }

    /// The strings of an array.
    fn texts<'n>(&mut self, key: &str, node: &'n Node) -> Vec<&'n Literal> {
        let Some(elements) = node.array() else {
            self.wrong(key, node, "an array of strings");
            return Vec::new();
        };
        if elements.is_empty() && NEVER_EMPTY.contains(&key) {
            let draft = self.draft(node.span, format!("`{key}` is empty, so nothing would be left to check"));
            self.push(draft.help("leave it out"));
        }
        let mut texts = Vec::with_capacity(elements.len());
        for element in elements {
            match element.text() {
                Some(text) => texts.push(text),
                None => self.fault(element.span, format!("`{key}` takes strings, and this is {}", shape(element))),
            }
        }
        texts
    }

    fn text<'n>(&mut self, key: &str, node: &'n Node) -> Option<&'n Literal> {
        if node.text().is_none() {
            self.wrong(key, node, "a string");
        }
        node.text()
    }

    fn rule_glob(&mut self, text: &Literal) -> Option<RuleGlob> {
        self.rule_glob_at(text.as_str(), text.span())
    }

    fn rule_glob_at(&mut self, text: &str, span: Span) -> Option<RuleGlob> {
        let draft = match RuleGlob::parse(text) {
            Ok(glob) => return Some(glob),
            Err(PolicyError::Glob { reason, .. }) => {
                self.draft(span, format!("`{text}` is neither a rule nor a pattern of rules: {reason}"))
            }
            Err(PolicyError::NoSuchRule { nearest, .. }) => {
                let what = if text.contains(['*', '?', '[', '{']) { "rule matches" } else { "rule is called" };
                let help = nearest.map_or_else(
                    || "`goconflint rules` lists the rules".to_owned(),
                    |name| format!("did you mean `{name}`?"),
                );
                self.draft(span, format!("no {what} `{text}`")).help(help)
            }
        };
        self.push(draft);
        None
    }

    fn paths(&mut self, key: &str, node: &Node) -> PathGlobs {
        let texts = self.texts(key, node);
        let (globs, errors) = PathGlobs::of(texts.iter().map(|text| text.as_str()));
        for (text, error) in texts.into_iter().zip(errors) {
            if let Some(error) = error {
                self.fault(text.span(), format!("`{}` is no pattern of paths: {error}", text.as_str()));
            }
        }
        globs
    }

    fn severity(&mut self, node: &Node) -> Option<Severity> {
        let written = node.scalar().map(Literal::as_str);
        let severity = node.text().and_then(|text| text.parse().ok());
        if severity.is_none() {
            let shown = written.map_or_else(|| shape(node).to_owned(), |text| format!("`{text}`"));
            let draft = self.draft(node.span, format!("{shown} is none of the severities `note`, `warning`, `error`"));
            let nearest = written.and_then(|text| meant(text, &["note", "warning", "error"]));
            self.push(match (written, nearest) {
                (_, Some(severity)) => draft.help(format!("did you mean `{severity}`?")),
                (Some("off" | "allow" | "ignore" | "none" | "false"), _) => {
                    draft.help("a rule that is not to be run is named in `ignore`")
                }
                _ => draft,
            });
        }
        severity
    }

    fn severities(&mut self, key: &str, node: &Node) -> Severities {
        if !matches!(node.value, NodeValue::Table(_)) {
            self.wrong(key, node, "a table of rules and their severities");
        }
        let mut severities = Severities::default();
        for (rule, value) in node.entries() {
            let glob = self.rule_glob_at(&rule.value, rule.span);
            let severity = self.severity(value);
            severities.0.extend(glob.zip(severity));
        }
        severities
    }

    fn go_release(&mut self, text: &Literal) -> Option<GoVersion> {
        let version = GoVersion::parse(text.as_str());
        if version.is_none() {
            let newest = releases::NEWEST_MINOR;
            let message = format!("`{}` is no version of Go", text.as_str());
            let draft = self.draft(text.span(), message).help(format!("write it as in go.mod: `1.{newest}`"));
            self.push(draft);
        }
        version
    }

    fn gopls(&mut self, key: &str, node: &Node) -> Option<GoplsRelease> {
        let text = self.text(key, node)?;
        let written = text.as_str();
        let release = GoplsRelease::parse(written).or_else(|| GoplsRelease::parse(&format!("v{written}")));
        if release.is_none() {
            let draft = self.draft(text.span(), format!("`{written}` is no release of gopls"));
            self.push(draft.help(format!("the newest that is known is {}", gopls::NEWEST)));
        }
        release
    }

    fn extension(&mut self, key: &str, node: &Node) -> Option<ExtensionRelease> {
        let text = self.text(key, node)?;
        let release = ExtensionRelease::parse(text.as_str());
        if release.is_none() {
            let newest = vscode_go::newest(vscode_go::Channel::Stable);
            let draft = self.draft(text.span(), format!("`{}` is no release of the Go extension", text.as_str()));
            self.push(draft.help(format!("the newest that is known is {newest}")));
        }
        release
    }

    fn overrides(&mut self, key: &str, node: &Node) -> Vec<Override> {
        let Some(tables) = node.array() else {
            self.wrong(key, node, "tables, each headed `[[overrides]]`");
            return Vec::new();
        };
        let mut overrides = Vec::with_capacity(tables.len());
        for table in tables {
            if !matches!(table.value, NodeValue::Table(_)) {
                self.wrong(key, table, "tables, each headed `[[overrides]]`");
                continue;
            }
            if table.get(REQUIRED_OF_OVERRIDE).is_none() {
                self.fault(table.span, "this has no `paths`, so it holds for no file");
            }
            let mut over = Override::default();
            self.table(table, OVERRIDE, &mut over);
            overrides.push(over);
        }
        overrides
    }
}

/// The known key or word that `name` is a slip of.
fn meant(name: &str, known: &[&'static str]) -> Option<&'static str> {
    /// What other programs call it.
    const ELSEWHERE: &[(&str, &str)] = &[
        ("enable", "extend-select"),
        ("disable", "ignore"),
        ("disabled", "ignore"),
        ("ignored", "ignore"),
        ("rules", "severity"),
        ("severities", "severity"),
        ("per-file-ignores", "overrides"),
        ("exclusions", "exclude"),
        ("extend-exclude", "exclude"),
        ("extend-ignore", "ignore"),
        ("failure-threshold", "fail-on"),
        ("files", "paths"),
        ("path", "paths"),
        ("vscode", "vscode-go"),
        ("versions", "supported"),
        ("warn", "warning"),
        ("info", "note"),
        ("style", "note"),
        ("deny", "error"),
    ];
    let name = name.replace('_', "-").to_lowercase();
    let is_known = |word: &&'static str| known.contains(word);
    let elsewhere = ELSEWHERE.iter().find(|(theirs, _)| *theirs == name).map(|(_, ours)| *ours);
    let nearest = known.iter().copied().find(|word| *word == name);
    let nearest = nearest.or_else(|| vscode_go::nearest(&name, known.iter().copied()));
    let nearest = nearest.and_then(|word| known.iter().copied().find(|known| *known == word));
    nearest.or(elsewhere.filter(is_known))
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn shape(node: &Node) -> &'static str {
    match &node.value {
        NodeValue::String(_) => "a string",
        NodeValue::Bare(text) if matches!(text.as_str(), "true" | "false") => "a boolean",
        NodeValue::Bare(_) => "a number or a date",
        NodeValue::Array(_) => "an array",
        NodeValue::Table(_) => "a table",
    }
}
