//! What is wrong with comments that hide findings.

use std::collections::BTreeSet;

use super::comment::{self, Flaw, Note, Removal, Request, Scope};
use super::{NOTES_PER_FILE, Notes, Pattern, Place, Placed};
use crate::artifact::Artifact;
use crate::diagnostic::{Diagnostic, Draft, Edit, Fix};
use crate::facts::vscode_go;
use crate::policy::globs::nearest_rule;
use crate::rules::ignore::{malformed, missing_reason, unknown_rule, unused};
use crate::rules::{RULES, Rule};
use crate::syntax::limits;
use crate::text::{BYTE_ORDER_MARK, Located, Source, Span};

/// Judges comments after a run.
pub(super) struct Judge<'j> {
    /// Whether the rule of that name has run.
    pub(super) has_run: &'j dyn Fn(&str) -> bool,
    /// Whether a reason has to be given.
    pub(super) needs_reason: bool,
}

impl Judge<'_> {
    /// What is wrong in one file, as far as it is worth telling.
    pub(super) fn faults(&self, notes: &Notes<'_>) -> Vec<Diagnostic> {
        let too_many = notes.too_many.map(|span| too_many(notes.artifact, span));
        let each = notes.all.iter().flat_map(|placed| self.fault(notes.artifact, placed));
        too_many.into_iter().chain(each).take(limits::PROBLEMS_PER_FILE).collect()
    }

    fn fault(&self, artifact: &Artifact, placed: &Placed) -> Vec<Diagnostic> {
        let request = match &placed.note.request {
            Err(flaw) => return vec![of(&malformed::MALFORMED, flawed(artifact, &placed.note, flaw))],
            Ok(request) if request.scope == Scope::File && !placed.place.is_at_top => {
                return vec![of(&malformed::MALFORMED, late(artifact, request))];
            }
            Ok(request) => request,
        };
        let mut faults = Vec::new();
        if self.needs_reason && request.reason.is_none() {
            let message = "this gives no reason, and the configuration wants one for what is hidden";
            let draft = Diagnostic::at(artifact.site(request.span), message).help("write the reason behind the `]`");
            faults.push(of(&missing_reason::MISSING_REASON, draft));
        }
        let known =
            request.rules.iter().zip(&placed.patterns).map(|(rule, (pattern, is_used))| (rule, pattern, *is_used));
        let unknown = known.clone().filter(|(_, pattern, _)| matches!(pattern, Pattern::Unknown));
        let unknown = unknown.take(limits::PROBLEMS_PER_FILE);
        faults.extend(unknown.map(|(rule, ..)| of(&unknown_rule::UNKNOWN_RULE, no_such_rule(artifact, rule))));
        let dead: Vec<usize> = known
            .enumerate()
            .filter(|(_, (_, pattern, is_used))| !is_used && self.could_have_found(pattern))
            .map(|(index, _)| index)
            .collect();
        if dead.len() == request.rules.len() {
            faults.push(of(&unused::UNUSED, all_dead(artifact, placed, request)));
        } else {
            let one = |index: usize| dead_name(artifact, placed, request, index);
            let dead = dead.into_iter().take(limits::PROBLEMS_PER_FILE);
            faults.extend(dead.filter_map(one).map(|draft| of(&unused::UNUSED, draft)));
        }
        faults
    }

    /// Whether all rules that `pattern` means have run.
    fn could_have_found(&self, pattern: &Pattern) -> bool {
        match pattern {
            Pattern::Unknown => false,
            Pattern::One(rule) => (self.has_run)(rule),
            pattern => RULES.iter().filter(|rule| pattern.matches(rule.name)).all(|rule| (self.has_run)(rule.name)),
        }
    }
}

fn of(rule: &'static Rule, draft: Draft) -> Diagnostic {
    draft.of(rule.name, rule.severity)
}

const FORM: &str = "write `goconflint: ignore[group/name] reason`";

fn flawed(artifact: &Artifact, note: &Note, flaw: &Flaw) -> Draft {
    match flaw {
        Flaw::Word(word) => {
            let message = format!("`{}` means nothing here, so this comment hides nothing", word.value);
            let help = format!("did you mean `{}`?", comment::meant(&word.value));
            Diagnostic::at(artifact.site(word.span), message).help(help)
        }
        Flaw::NoRules => {
            Diagnostic::at(artifact.site(note.span), "this names no rule in brackets, so it hides nothing").help(FORM)
        }
        Flaw::Unclosed => {
            Diagnostic::at(artifact.site(note.span), "no `]` ends the rules, so this comment hides nothing").help(FORM)
        }
    }
}

fn late(artifact: &Artifact, request: &Request) -> Draft {
    Diagnostic::at(
        artifact.site(request.span),
        "this stands below the first line that is no comment, so it hides nothing",
    )
    .help("move it to the top of the file, or write `ignore` above the line in question")
}

fn too_many(artifact: &Artifact, span: Span) -> Diagnostic {
    let message = format!("this file has more than {NOTES_PER_FILE} such comments, and from here on they hide nothing");
    of(&malformed::MALFORMED, Diagnostic::at(artifact.site(span), message).help("write one `ignore-file` at the top"))
}

fn no_such_rule(artifact: &Artifact, rule: &Located<String>) -> Draft {
    let message = format!("there is no rule `{}`, so its name hides nothing", rule.value);
    let draft = Diagnostic::at(artifact.site(rule.span), message);
    match nearest(&rule.value) {
        Some(name) => {
            let edit = Edit::replace(artifact.path(), rule.span, name.clone());
            let fix = Fix::unsafe_(format!("write `{name}`"), vec![edit]);
            draft.help(format!("did you mean `{name}`?")).fix(fix)
        }
        None => draft.help("`goconflint rules` lists the rules"),
    }
}

fn nearest(name: &str) -> Option<String> {
    let Some(group) = name.strip_suffix("/*") else { return nearest_rule(name).map(str::to_owned) };
    let groups: BTreeSet<&str> = RULES.iter().map(|rule| rule.group()).collect();
    vscode_go::nearest(group, groups.into_iter()).map(|group| format!("{group}/*"))
}

fn all_dead(artifact: &Artifact, placed: &Placed, request: &Request) -> Draft {
    let names: Vec<String> = request.rules.iter().take(3).map(|rule| format!("`{}`", rule.value)).collect();
    let who = match request.rules.len() {
        1 => format!("{} finds", names.concat()),
        2 | 3 => format!("{} find", names.join(", ")),
        others => format!("{} and {} others find", names.join(", "), others - 3),
    };
    let message = format!("{who} nothing {}, so this comment hides nothing", reach(request, placed.place));
    let edit = placed
        .note
        .removal
        .map(|removal| Edit::delete(artifact.path(), span_of(removal, placed.place, &artifact.source)));
    Diagnostic::at(artifact.site(request.span), message)
        .help("delete it")
        .fix(edit.map(|edit| Fix::safe("delete the comment that hides nothing", vec![edit])))
}

/// One of several names that hides nothing.
fn dead_name(artifact: &Artifact, placed: &Placed, request: &Request, index: usize) -> Option<Draft> {
    let rule = request.rules.get(index)?;
    let before = index.checked_sub(1).and_then(|before| request.rules.get(before));
    let span = match (request.rules.get(index + 1), before) {
        (Some(next), _) => Span::new(rule.span.start, next.span.start),
        (None, Some(before)) => Span::new(before.span.end, rule.span.end),
        (None, None) => rule.span,
    };
    let message =
        format!("`{}` finds nothing {}, so its name here hides nothing", rule.value, reach(request, placed.place));
    let fix = Fix::safe("delete the name", vec![Edit::delete(artifact.path(), span)]);
    Some(Diagnostic::at(artifact.site(rule.span), message).help("delete the name").fix(fix))
}

fn reach(request: &Request, place: Place) -> &'static str {
    match request.scope {
        Scope::File => "in this file",
        Scope::Line if place.is_alone => "on the line below",
        Scope::Line => "on this line",
    }
}

/// The bytes to delete: of a comment that has its lines for itself these lines, else the blanks beside it too.
fn span_of(removal: Removal, place: Place, source: &Source) -> Span {
    let (comment, lines) = (place.comment, source.lines());
    let first = lines.span(lines.line(comment.start)).start;
    let end_of_line = lines.span(lines.line(comment.end)).end;
    let before = source.slice(Span::new(first, comment.start));
    let behind = source.slice(Span::new(comment.end, end_of_line));
    match removal {
        Removal::Tail(offset) => Span::new(comment.start + offset, comment.end),
        Removal::Comment if place.is_alone && before.starts_with(BYTE_ORDER_MARK) => {
            Span::new(first + BYTE_ORDER_MARK.len(), end_of_line)
        }
        Removal::Comment if place.is_alone => Span::new(first, end_of_line),
        Removal::Comment if behind.trim().is_empty() => Span::new(first + before.trim_end().len(), comment.end),
        Removal::Comment => Span::new(comment.start, comment.end + behind.len() - behind.trim_start().len()),
    }
}
