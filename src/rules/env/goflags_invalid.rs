//! Entries of GOFLAGS that the go command refuses.

use super::{edit, is_expanded, part, settings};
use crate::artifact::GoCommand;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::go_flags::{FlagKind, GoFlag, find};
use crate::facts::releases::{NEWEST_MINOR, SUPPORTED_MINORS};
use crate::go::goflags::{Entry, Flag, Flags, split};
use crate::go::local_path::LocalPath;
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Literal;
use crate::tree::Presence;

pub(crate) static GOFLAGS_INVALID: Rule = Rule {
    name: "env/goflags-invalid",
    summary: "the go command refuses an entry of GOFLAGS",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://pkg.go.dev/cmd/go#hdr-Environment_variables"],
    page: include_str!("../../../docs/rules/env/goflags-invalid.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOFLAGS") {
        if is_expanded(&assignment, value) {
            continue;
        }
        let flags = split(value);
        if let Some(range) = flags.unterminated.clone() {
            let message = "nothing closes this quote, so nearly every go command fails";
            findings.push(
                Diagnostic::at(part(&assignment, value, range), message)
                    .help("quote a whole entry, `'-ldflags=-s -w'`, or write no quote"),
            );
            continue;
        }
        let mut fatal = flags.entries.iter().enumerate().filter(|(_, entry)| is_fatal(entry));
        if let Some((index, first)) = fatal.next() {
            let draft = judge(&assignment, value, &flags, index, first);
            let others = fatal.map(|(_, entry)| part(&assignment, value, entry.range.clone()));
            findings.extend(draft.map(|draft| others.fold(draft, |draft, site| draft.related(site, "this one too"))));
            continue;
        }
        for (index, entry) in flags.entries.iter().enumerate() {
            let draft = judge(&assignment, value, &flags, index, entry);
            findings.extend(draft.or_else(|| missing_file(repository, &assignment, value, entry)));
        }
    }
}

/// Whether the go command stops at this entry whatever it is to do. It names the first only.
fn is_fatal(entry: &Entry<'_>) -> bool {
    entry.flag.as_ref().is_none_or(|flag| find(flag.name).is_none())
}

/// `-modfile` and `-overlay` name files from the directory that a command runs in.
fn missing_file(
    repository: &Repository,
    assignment: &Assignment<'_>,
    value: &Literal,
    entry: &Entry<'_>,
) -> Option<Draft> {
    let flag = entry.flag.as_ref().filter(|flag| matches!(flag.name, "modfile" | "overlay"))?;
    let file = flag
        .value
        .as_ref()
        .filter(|file| !file.text.is_empty() && LocalPath::of(file.text).is_none_or(|path| !path.is_absolute()))?;
    let run = assignment.go_runs().into_iter().find(|run| {
        let is_certain = run.command.is_some_and(|command| !command.before.files) && run.loads_packages();
        let is_absent = run.directory.join(file.text).is_ok_and(|path| repository.presence(&path) == Presence::Absent);
        is_certain && is_absent && repository.workspace_in_effect(run).is_none()
    })?;
    let message = format!("there is no `{}` where this command runs, so it fails", file.text);
    let draft = Diagnostic::at(part(assignment, value, entry.range.clone()), message)
        .help("commit the file, or remove the flag");
    Some(match run.site() {
        Some(site) => draft.related(site, "it runs here"),
        None => draft,
    })
}

/// cmd/go/internal/base/goflags.go: `InitGOFLAGS` for the form and the name, `SetFromGOFLAGS` for the value.
fn judge(
    assignment: &Assignment<'_>,
    value: &Literal,
    flags: &Flags<'_>,
    index: usize,
    entry: &Entry<'_>,
) -> Option<Draft> {
    let site = part(assignment, value, entry.range.clone());
    let Some(flag) = &entry.flag else {
        let message = format!("`{}` is no flag, so nearly every go command fails", entry.text);
        let draft = Diagnostic::at(site, message);
        return Some(match before(flags, index).filter(|before| takes_value(before)) {
            Some(before) => {
                let meant = format!("{}={}", before.text, entry.text);
                let edits = vec![edit(assignment, value, before.range.start..entry.range.end, &meant)];
                draft.help(format!("write `{meant}`")).fix(Fix::safe(format!("write `{meant}`"), edits))
            }
            None => draft.help("each entry is `-flag` or `-flag=value`; a blank begins the next one"),
        });
    };
    match find(flag.name) {
        None => {
            let message = format!("no go command has a flag `-{}`, so nearly every go command fails", flag.name);
            let is_torn = entry.text.ends_with(['"', '\'']);
            let help = if is_torn { "quote the whole entry: `'-ldflags=-s -w'`" } else { "remove it" };
            Some(Diagnostic::at(site, message).help(help))
        }
        Some(known) if known.since > *SUPPORTED_MINORS.first()? => {
            let message = format!(
                "only Go 1.{} and later know `-{}`; before, nearly every go command fails",
                known.since, flag.name
            );
            Some(Diagnostic::at(site, message).severity(Severity::Warning).help("remove it"))
                .filter(|_| known.since <= NEWEST_MINOR)
        }
        Some(GoFlag { kind: FlagKind::Refused, .. }) => {
            let message = "`-C` counts only as the first flag on a command line, so every go command fails";
            Some(Diagnostic::at(site, message).help("remove it"))
        }
        Some(known) if is_followed_by_its_value(flags, index, flag, known) => None,
        Some(known) => {
            let (message, help) = value_fault(flag, known)?;
            let obeys = |command: &GoCommand| command.loads_packages();
            let severity = super::severity_if(assignment, Severity::Error, obeys);
            Some(Diagnostic::at(site, message).severity(severity).help(help))
        }
    }
}

fn before<'e, 'v>(flags: &'e Flags<'v>, index: usize) -> Option<&'e Entry<'v>> {
    flags.entries.get(index.checked_sub(1)?)
}

/// Whether `entry` is a flag that lacks its value.
fn takes_value(entry: &Entry<'_>) -> bool {
    let Some(flag) = entry.flag.as_ref().filter(|flag| flag.value.is_none() && !entry.quoted) else { return false };
    find(flag.name).is_some_and(|known| known.kind == FlagKind::Value)
}

/// `-mod vendor`: the fault is reported at what is no flag.
fn is_followed_by_its_value(flags: &Flags<'_>, index: usize, flag: &Flag<'_>, known: &GoFlag) -> bool {
    let next = flags.entries.get(index + 1);
    known.kind == FlagKind::Value && flag.value.is_none() && next.is_some_and(|next| next.flag.is_none())
}

/// What commands that load packages refuse, and what to write (go/work/build.go; go/work/init.go; go/modload/init.go).
fn value_fault(flag: &Flag<'_>, known: &GoFlag) -> Option<(String, String)> {
    let Some(value) = flag.value.as_ref().map(|value| value.text) else {
        let message = format!("`-{}` has no value, so every command that loads packages fails", flag.name);
        return (known.kind == FlagKind::Value).then(|| (message, format!("write `-{}=value`", flag.name)));
    };
    let takes = match flag.name {
        "mod" if !matches!(value, "" | "mod" | "readonly" | "vendor") => "`mod`, `readonly` or `vendor`",
        "modfile" if !value.is_empty() && !value.ends_with(".mod") => "a file whose name ends in `.mod`",
        "compiler" if !matches!(value, "gc" | "gccgo") => "`gc` or `gccgo`",
        "buildmode" if !BUILD_MODES.contains(&value) => "a build mode, as `go help buildmode` has them",
        "p" if !value.parse::<u32>().is_ok_and(|number| number > 0) => "a number above 0",
        "buildvcs" if value != "auto" && !is_boolean(value) => "`true`, `false` or `auto`",
        "buildvcs" => return None,
        _ if known.kind == FlagKind::Switch && !is_boolean(value) => "`true` or `false`",
        _ => return None,
    };
    let message = format!("`-{}` takes {takes}; `{value}` fails every command that loads packages", flag.name);
    Some((message, format!("write what `-{}` takes, or remove it", flag.name)))
}

const BUILD_MODES: [&str; 8] = ["archive", "c-archive", "c-shared", "default", "exe", "pie", "shared", "plugin"];

/// strconv.ParseBool.
fn is_boolean(value: &str) -> bool {
    ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"].contains(&value)
}
