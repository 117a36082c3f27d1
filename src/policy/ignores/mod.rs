//! Comments in the files that hide findings, and what is wrong with such comments.

mod comment;
mod faults;

use std::collections::HashMap;

use crate::artifact::Artifact;
use crate::diagnostic::{Diagnostic, Suppressed};
use crate::repository::Repository;
use crate::rules::{self, RULES, Rule};
use crate::text::{BYTE_ORDER_MARK, RepoPath, Span};

use comment::{MARKER, Note, Request, Scope};

/// More of them in one file are not read: no person wrote them.
const NOTES_PER_FILE: usize = 2_000;

/// Every comment of a repository that is meant for us.
#[derive(Default)]
pub(super) struct Ignores<'r> {
    files: HashMap<&'r RepoPath, Notes<'r>>,
}

/// Those of one file.
struct Notes<'r> {
    artifact: &'r Artifact,
    all: Vec<Placed>,
    /// Which hide findings on a line.
    by_line: HashMap<usize, Vec<usize>>,
    /// Which hide findings anywhere.
    of_file: Vec<usize>,
    /// The first that was not read.
    too_many: Option<Span>,
}

/// One, with what it came to.
struct Placed {
    note: Note,
    place: Place,
    /// What each rule in the brackets means, and whether it has hidden something.
    patterns: Vec<(Pattern, bool)>,
}

/// Where a comment stands.
#[derive(Clone, Copy)]
struct Place {
    comment: Span,
    /// Whether its lines have nothing else.
    is_alone: bool,
    /// Whether nothing but comments stands before it.
    is_at_top: bool,
    /// The line it ends on, and the line below it that is no comment, where that follows at once.
    lines: [usize; 2],
}

/// What a rule in the brackets means.
enum Pattern {
    One(&'static str),
    Group(&'static str),
    All,
    Unknown,
}

impl Pattern {
    fn parse(text: &str) -> Self {
        if text == "*" {
            return Self::All;
        }
        let group =
            text.strip_suffix("/*").and_then(|group| RULES.iter().copied().map(Rule::group).find(|own| *own == group));
        group.map_or_else(|| rules::rule(text).map_or(Self::Unknown, |rule| Self::One(rule.name)), Self::Group)
    }

    fn matches(&self, rule: &str) -> bool {
        match self {
            Self::One(name) => *name == rule,
            Self::Group(group) => rule.split_once('/').is_some_and(|(own, _)| own == *group),
            Self::All => true,
            Self::Unknown => false,
        }
    }
}

impl<'r> Ignores<'r> {
    /// Looks through every file of `repository`. Few have any such comment, and only of these it is asked where their comments are.
    pub(super) fn of(repository: &'r Repository<'_>) -> Self {
        let can_have_any = repository.artifacts().filter(|artifact| artifact.kind.comments.is_some());
        let marked = can_have_any.filter(|artifact| artifact.source.text().contains(MARKER));
        let read = marked.map(|artifact| (artifact.path(), Notes::read(artifact)));
        Self { files: read.filter(|(_, notes)| !notes.all.is_empty()).collect() }
    }

    /// Parts what stands from what is hidden.
    pub(super) fn sift(&mut self, found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Suppressed>) {
        let mut hidden = Vec::new();
        if self.files.is_empty() {
            return (found, hidden);
        }
        let mut standing = Vec::with_capacity(found.len());
        for diagnostic in found {
            match self.files.get_mut(&diagnostic.site.path).and_then(|notes| notes.hiding(&diagnostic)) {
                Some(request) => {
                    let reason = request.reason.clone();
                    hidden.push(Suppressed { diagnostic, reason });
                }
                None => standing.push(diagnostic),
            }
        }
        (standing, hidden)
    }

    /// What is wrong with the comments, once all that was found has been sifted. `has_run` says of each rule whether it could have found
    /// something.
    pub(super) fn faults(&self, has_run: &dyn Fn(&str) -> bool, needs_reason: bool) -> Vec<Diagnostic> {
        let judge = faults::Judge { has_run, needs_reason };
        self.files.values().flat_map(|notes| judge.faults(notes)).collect()
    }
}

impl<'r> Notes<'r> {
    fn read(artifact: &'r Artifact) -> Self {
        let mut read = Self { artifact, all: Vec::new(), by_line: HashMap::new(), of_file: Vec::new(), too_many: None };
        for place in places(artifact) {
            for note in comment::notes(artifact.source.slice(place.comment), place.comment.start) {
                if read.all.len() == NOTES_PER_FILE {
                    read.too_many = Some(note.span);
                    return read;
                }
                read.take(note, place);
            }
        }
        read
    }

    fn take(&mut self, note: Note, place: Place) {
        let index = self.all.len();
        let mut patterns = Vec::new();
        if let Ok(Request { scope, rules, .. }) = &note.request {
            patterns.extend(rules.iter().map(|rule| (Pattern::parse(&rule.value), false)));
            match scope {
                Scope::File if place.is_at_top => self.of_file.push(index),
                Scope::File => {}
                Scope::Line => place.lines.iter().for_each(|line| self.by_line.entry(*line).or_default().push(index)),
            }
        }
        self.all.push(Placed { note, place, patterns });
    }

    /// The first comment that hides `diagnostic`. All that do count as needed.
    fn hiding(&mut self, diagnostic: &Diagnostic) -> Option<&Request> {
        let line = self.artifact.source.lines().line(diagnostic.site.span.start);
        let on_line = self.by_line.get(&line).into_iter().flatten();
        let mut first = None;
        for index in on_line.chain(&self.of_file) {
            let Some(placed) = self.all.get_mut(*index) else { continue };
            for (pattern, is_used) in &mut placed.patterns {
                if pattern.matches(diagnostic.rule) {
                    *is_used = true;
                    first.get_or_insert(*index);
                }
            }
        }
        self.all.get(first?)?.note.request.as_ref().ok()
    }
}

/// Where the comments of a file stand.
fn places(artifact: &Artifact) -> Vec<Place> {
    let (source, comments) = (&artifact.source, artifact.comments());
    let lines = source.lines();
    let mut places: Vec<Place> = Vec::with_capacity(comments.len());
    let (_, mut read) = source.without_byte_order_mark();
    for comment in comments {
        let written = source.slice(comment).trim_end_matches(['\r', '\n']);
        let comment = Span::new(comment.start, comment.start + written.len());
        let is_at_top = comment.start >= read && is_no_content(source.slice(Span::new(read, comment.start)));
        read = if is_at_top { comment.end } else { usize::MAX };
        let (first, last) = (lines.line(comment.start), lines.line(comment.end));
        let before = source.slice(Span::new(lines.span(first).start, comment.start));
        let behind = source.slice(Span::new(comment.end, lines.span(last).end));
        let is_alone = before.trim_start_matches(BYTE_ORDER_MARK).trim().is_empty() && behind.trim().is_empty();
        places.push(Place { comment, is_alone, is_at_top, lines: [last, last] });
    }
    let mut below: Option<Place> = None;
    for place in places.iter_mut().rev() {
        let [last, _] = place.lines;
        if place.is_alone {
            let is_next = |below: &Place| below.is_alone && lines.line(below.comment.start) == last + 1;
            place.lines = [last, below.filter(is_next).map_or(last + 1, |below| below.lines[1])];
        }
        below = Some(*place);
    }
    places
}

/// Whether `text` is nothing but blanks, or the mark that a YAML document begins with.
fn is_no_content(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_end() == "---")
}
