//! What the files of CI systems have in common: jobs in which scripts run one after another in a checkout, images that bring a Go, and
//! variables. A kind of file says which jobs there are, what lies around each, and in which order its scripts run.

use crate::artifact::images::image_version;
use crate::artifact::pairs::{Pair, pairs};
use crate::artifact::script::{Dialect, Host, Shell, Start, Starts};
use crate::artifact::{
    Changes, Declarations, Document, EnvAssignment, Environment, EnvironmentId, EnvironmentKind, FileState, GoCommand,
    GoVersionDeclaration, OperatingSystem, Reading, Scope, VersionKind,
};
use crate::facts::images::{Family, GoImage};
use crate::syntax::yaml::{self, Node, PlainKind};
use crate::text::{Literal, Located, RepoPath, Source, Span, Value};

/// Bytes of scripts that are read in one file. Templates and aliases multiply them; no person writes as many.
const SCRIPT_BYTES: usize = 4 * 1024 * 1024;

/// A file whose environments and variables are more than this gets no more jobs.
const VARIABLES: usize = 200_000;

/// The scripts of a CI system of which nothing more is to be said.
pub(super) static PLAIN: Host = Host { hand_over: "\0", is_template: is_computed, has_own_root: false };

/// A file that is being read.
pub(super) struct Pipeline {
    pub(super) declarations: Declarations,
    host: &'static Host,
    /// The system that what is declared next is on.
    pub(super) operating_system: Value<OperatingSystem>,
    /// Bytes of scripts that may still be read.
    remaining: usize,
}

/// A job, or one step of it, while its scripts run.
#[derive(Clone)]
pub(super) struct Job {
    pub(super) environment: EnvironmentId,
    /// Where its scripts start.
    pub(super) directory: Value<RepoPath>,
    /// What may have changed in the checkout before.
    pub(super) changes: Changes,
    /// Whether it is known what is set there at all.
    pub(super) is_known: bool,
    pub(super) starts: Starts,
    pub(super) may_fail: bool,
    pub(super) dialect: Dialect,
    /// What holds what earlier scripts wrote with `go env -w`.
    stored: Option<EnvironmentId>,
}

impl Job {
    /// A job in the workspace as committed, which starts as a rule.
    pub(super) fn new(environment: EnvironmentId, directory: Value<RepoPath>) -> Self {
        let changes = Changes::default();
        Self {
            environment,
            directory,
            changes,
            is_known: true,
            starts: Starts::Usually,
            may_fail: false,
            dialect: Dialect::Usual,
            stored: None,
        }
    }
}

/// Takes note that something ran in a workspace of which nothing is known.
pub(super) fn note_unknown(changes: &mut Changes) {
    changes.note_files();
    changes.modules = FileState::MayDiffer;
}

/// A workspace of which nothing is known but that the repository was checked out.
pub(super) fn any_changes() -> Changes {
    Changes { files: true, vendor: true, workspace: true, modules: FileState::MayDiffer, go_sum: FileState::MayDiffer }
}

/// Reads each YAML document of `source` by itself. Where one is no YAML, or defines something twice, some program may make the file
/// from it, and nothing is said.
pub(super) fn read_yaml(
    source: &Source,
    host: &'static Host,
    mut declare: impl FnMut(&Node, &mut Pipeline),
) -> Reading {
    let documents = yaml::parse_all(source);
    let (declarations, operating_system) = (Declarations::default(), Value::Unknown);
    let mut pipeline = Pipeline { declarations, host, operating_system, remaining: SCRIPT_BYTES };
    if documents.iter().all(|document| document.complete && document.problems.is_empty()) {
        for root in documents.iter().filter_map(|document| document.root.as_ref()) {
            declare(root, &mut pipeline);
        }
    }
    Reading { document: Document::Declared, declarations: pipeline.declarations, problems: Vec::new() }
}

impl Pipeline {
    /// Takes room for another job or step, each of which declares a little. Whether there was any.
    pub(super) fn take_room(&mut self) -> bool {
        self.remaining = self.remaining.saturating_sub(1);
        self.remaining > 0 && self.declarations.count() < VARIABLES
    }

    /// Declares an environment in `parent`.
    pub(super) fn environment(
        &mut self,
        kind: EnvironmentKind,
        name: impl Into<String>,
        parent: Option<EnvironmentId>,
        directory: &Value<RepoPath>,
    ) -> EnvironmentId {
        let (name, directory, operating_system) = (name.into(), directory.clone(), self.operating_system);
        self.declarations.environment(Environment { kind, name, parent, directory, operating_system })
    }

    /// Declares the variables of `{NAME: value}` or `["NAME=value"]`.
    pub(super) fn variables(&mut self, node: Option<&Node>, environment: EnvironmentId) {
        for Pair { name, value, node } in node.map(pairs).unwrap_or_default() {
            self.variable(name, value, may_read_otherwise(node), environment);
        }
    }

    /// Declares a variable. What stands elsewhere, in a store of secrets, is not known.
    pub(super) fn variable(
        &mut self,
        name: Located<String>,
        value: Option<Literal>,
        is_open: bool,
        environment: EnvironmentId,
    ) {
        let Some(written) = value else {
            let written = Literal::verbatim("", Span::empty(name.span.end), name.span.end);
            return self.declarations.implied(EnvAssignment { name, written, value: Value::Unknown, environment });
        };
        let value = if is_open || is_computed(&written) { Value::Unknown } else { Value::Known(written.clone()) };
        self.declarations.assignment(EnvAssignment { name, written, value, environment });
    }

    /// Says of the variables that `node` has as keys that it cannot be told what they are set to.
    pub(super) fn doubt(&mut self, node: Option<&Node>, environment: EnvironmentId) {
        for Pair { name, .. } in node.map(pairs).unwrap_or_default() {
            self.variable(name, None, true, environment);
        }
    }

    /// Declares the Go of an image. Where its tag is a variable, as in `golang:${GO_VERSION}-alpine`, it is each of what `values` has for
    /// that name.
    pub(super) fn image(
        &mut self,
        image: &Literal,
        environment: EnvironmentId,
        values: impl Fn(&Declarations, &str) -> Vec<Option<Literal>>,
    ) {
        if !is_computed(image) {
            return self.declarations.versions.extend(image_version(image, false, environment));
        }
        let Some((before, name, after)) = variable_tag(image) else { return };
        for value in values(&self.declarations, name) {
            let filled = format!("{before}{}{after}", value.as_deref().unwrap_or("\0"));
            let Some(go) = GoImage::parse(&filled) else { continue };
            self.declarations.version(GoVersionDeclaration {
                kind: VersionKind::Image(go.family),
                span: value.as_ref().map_or(image.span(), Literal::span),
                consumer: value.is_some().then_some(image.span()),
                spec: value.map_or(Value::Unknown, Value::Known),
                read_as: None,
                scope: Scope::Environment(environment),
            });
        }
    }

    /// Declares the Go of the image `name` with a tag that stands elsewhere.
    pub(super) fn image_of(&mut self, name: &str, tag: &Literal, environment: EnvironmentId) {
        let filled = format!("{name}:{}", tag.as_str());
        let Some(go) = GoImage::parse(&filled).filter(|_| !is_computed(tag)) else { return };
        self.declarations.version(GoVersionDeclaration {
            kind: VersionKind::Image(go.family),
            span: tag.span(),
            spec: Value::Known(tag.clone()),
            read_as: None,
            consumer: None,
            scope: Scope::Environment(environment),
        });
    }

    /// Declares a go command that no script shows. Nothing is said of one where it is not known what is set.
    pub(super) fn go_command(&mut self, job: &Job, words: Vec<String>, span: Span) {
        if !job.is_known {
            return;
        }
        self.declarations.go_command(GoCommand {
            words,
            span,
            environment: job.environment,
            directory: job.directory.clone(),
            overrides: self.declarations.set_by_scripts(job.environment),
            may_fail: job.may_fail,
            before: job.changes,
            certain: false,
        });
    }

    /// Runs the scripts that `commands` holds, in one shell. What is no script may do anything.
    pub(super) fn run(&mut self, job: &mut Job, commands: Option<&Node>) {
        self.run_all(job, commands.as_slice(), |_| None);
    }

    /// Runs the scripts that `commands` hold, one after another in one shell. `referenced` says what a node with a tag stands for.
    pub(super) fn run_all<'n>(
        &mut self,
        job: &mut Job,
        commands: &[&'n Node],
        referenced: impl Fn(&'n Node) -> Option<&'n Node>,
    ) {
        let mut scripts = Scripts { referenced, remaining: self.remaining.min(SCRIPTS), found: Vec::new() };
        for command in commands {
            scripts.collect(command, REFERENCES);
        }
        let Scripts { found, remaining, .. } = scripts;
        self.remaining -= self.remaining.min(SCRIPTS) - remaining;
        for part in found.chunk_by(|one, other| one.is_some() && other.is_some()) {
            let known: Vec<&Literal> = part.iter().copied().flatten().collect();
            if known.is_empty() {
                note_unknown(&mut job.changes);
                job.is_known = false;
            } else {
                self.run_scripts(job, &known);
            }
        }
    }

    /// Runs scripts in one shell.
    pub(super) fn run_scripts(&mut self, job: &mut Job, scripts: &[&Literal]) {
        if let Some(stored) = job.stored {
            self.declarations.store(job.environment, stored);
        }
        let start = Start {
            environment: job.environment,
            directory: job.directory.clone(),
            is_known: job.is_known,
            starts: job.starts,
            may_fail: job.may_fail,
            changes: job.changes,
            host: self.host,
            dialect: job.dialect,
        };
        let mut shell = Shell::new(&mut self.declarations, start);
        for script in scripts {
            self.remaining = self.remaining.saturating_sub(script.len() + 1);
            if self.remaining > 0 {
                shell.run(script);
            }
        }
        let left = shell.leave();
        job.changes = left.changes;
        job.stored = left.stored;
        job.is_known &= left.written.is_empty() && !left.writes_at_will;
    }
}

/// References lead no further than this (gitlab, lib/gitlab/ci/config/yaml/tags/resolver.rb).
const REFERENCES: usize = 10;

/// No person writes more scripts for one shell.
const SCRIPTS: usize = 20_000;

/// The scripts of `text`, `[text, …]` and lists in lists; none for each item that is something else.
struct Scripts<'n, R> {
    referenced: R,
    /// How many nodes may still be looked at.
    remaining: usize,
    found: Vec<Option<&'n Literal>>,
}

impl<'n, R: Fn(&'n Node) -> Option<&'n Node>> Scripts<'n, R> {
    fn collect(&mut self, node: &'n Node, depth: usize) {
        let Some(remaining) = self.remaining.checked_sub(1) else { return };
        self.remaining = remaining;
        match node.sequence() {
            _ if node.tag.is_some() => match (self.referenced)(node).filter(|_| depth > 0) {
                Some(other) => self.collect(other, depth - 1),
                None => self.found.push(None),
            },
            Some(items) => items.iter().for_each(|item| self.collect(item, depth)),
            None if node.is_null() => {}
            None => self.found.push(node.text()),
        }
    }
}

/// No person gives one image more versions.
const VALUES: usize = 100;

/// The values of the rows or lists of a matrix; a none for each that cannot be told, and for those that are too many.
pub(super) fn of_matrix<'n>(values: impl Iterator<Item = &'n Node>) -> Vec<Option<Literal>> {
    let known = |value: &Node| {
        let is_known = |text: &&Literal| !may_read_otherwise(value) && !is_computed(text);
        value.text().filter(is_known).cloned()
    };
    let mut found: Vec<Option<Literal>> = values.take(VALUES + 1).map(known).collect();
    if found.len() > VALUES {
        found = vec![None];
    }
    found
}

/// `before`, the name and `after` of `before:${NAME}after`, or of `before:<< name >>after`.
fn variable_tag(image: &str) -> Option<(&str, &str, &str)> {
    let at = image.find('$').or_else(|| image.find("<<"))?;
    let (before, rest) = image.split_at(at);
    let (name, after) = if let Some(rest) = rest.strip_prefix("${") {
        rest.split_once('}')?
    } else if let Some(rest) = rest.strip_prefix("<<") {
        rest.split_once(">>")?
    } else {
        let rest = rest.get(1..)?;
        let end = rest.find(|next: char| !next.is_ascii_alphanumeric() && next != '_').unwrap_or(rest.len());
        rest.split_at(end)
    };
    let name = name.trim();
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    let is_name = !name.is_empty() && name.bytes().all(is_of_name);
    let is_tag = before.ends_with(':') && (after.is_empty() || after.starts_with(['-', '@'])) && !is_computed(after);
    (is_name && is_tag).then_some((before, name, after))
}

/// Whether an image is known to set no variable of Go's but those that it is known for.
pub(super) fn is_of_known_go(image: &str) -> bool {
    let is_known = |go: GoImage<'_>| go.tag.is_some() && go.family != Family::Namesake;
    !is_computed(image) && GoImage::parse(image).is_some_and(is_known)
}

/// Whether something fills in a text before its program gets it: a variable, `<< parameters.x >>`, `{{ .Env.X }}`.
pub(super) fn is_computed(text: &str) -> bool {
    text.contains('$') || text.contains("{{") || (text.contains("<<") && text.contains(">>"))
}

/// Whether some readers of YAML make something else of a scalar than what is written: 1.2 of `1.20`, `true` of `on`.
pub(super) fn may_read_otherwise(node: &Node) -> bool {
    const SWITCHES: [&str; 6] = ["on", "off", "yes", "no", "y", "n"];
    let Some(scalar) = node.scalar() else { return true };
    match scalar.plain_kind() {
        PlainKind::Str => {
            scalar.is_plain() && scalar.tag.is_none() && SWITCHES.contains(&scalar.text.to_ascii_lowercase().as_str())
        }
        PlainKind::Float => !is_round_trip(&scalar.text),
        PlainKind::Bool(_) => true,
        PlainKind::Int => scalar.text.starts_with(['0', '+']) && scalar.text.len() > 1,
        PlainKind::Null => false,
    }
}

/// Whether a number is written as it would be printed.
fn is_round_trip(number: &str) -> bool {
    number.split_once('.').is_some_and(|(whole, fraction)| {
        let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        are_digits(whole) && are_digits(fraction) && !fraction.ends_with('0')
    })
}

/// The directory that `written` means in `directory`.
pub(super) fn below(directory: &Value<RepoPath>, written: Option<&Node>) -> Value<RepoPath> {
    let Some(node) = written else { return directory.clone() };
    let written =
        node.text().filter(|text| !is_computed(text) && !text.starts_with(['/', '~']) && !text.contains('\\'));
    match (directory, written) {
        (Value::Known(directory), Some(written)) => directory.join(written).map_or(Value::Unknown, Value::Known),
        _ => Value::Unknown,
    }
}

#[cfg(test)]
pub(super) mod tests;
