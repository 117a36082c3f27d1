//! For people: all variables by environment, or all environments by value.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::io;

use super::Selection;
use super::shown::{Shown, origin, place};
use crate::diagnostic::Site;
use crate::report::human::{BOLD, CYAN, RESET, wrap};
use crate::report::{Options, printable};
use crate::repository::{EnvironmentView, Origin, Setter, VariableView};
use crate::text::RepoPath;

const DIM: &str = "\u{1b}[2m";

/// Writes what was selected: by environment, or where variables are named, by value.
///
/// # Errors
/// Those of `out`.
pub fn write(selection: &Selection<'_>, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut page = Page { shown: Shown::default(), options, text: String::new() };
    if selection.names.is_empty() {
        page.by_environment(selection);
    } else {
        for name in selection.names {
            page.by_value(selection, name);
        }
    }
    out.write_all(page.text.as_bytes())
}

struct Page<'o> {
    shown: Shown,
    options: &'o Options,
    text: String,
}

/// What tells two values of one variable apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Known(String),
    Unknown,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn paint(&self, style: &str, text: &str) -> String {
        if self.options.color { format!("{style}{text}{RESET}") } else { text.to_owned() }
    }

    fn by_environment<'s>(&mut self, selection: &Selection<'s>) {
        let mut path = None;
        let mut seen: HashSet<Told<'_>> = HashSet::new();
        for view in selection.views.iter().filter(|view| view.has_own) {
            let mut is_new = |variable: &'s VariableView<'s>| {
                variable.effective().is_some_and(|setter| seen.insert(Told::of(view, variable, setter)))
            };
            let is_new: Vec<bool> = view.variables.iter().map(&mut is_new).collect();
            if !is_new.contains(&true) {
                continue;
            }
            if path != Some(view.artifact.path()) {
                if path.is_some() {
                    self.text.push('\n');
                }
                let heading = view.artifact.path().to_string();
                let heading = self.paint(BOLD, &printable::line(&heading));
                self.line(&heading);
                path = Some(view.artifact.path());
            }
            let title = self.title(view);
            self.wrapped(&title, 2, 4, CYAN);
            let width = view.variables.iter().map(|variable| self.setting(variable).chars().count());
            let width = width.filter(|width| *width <= WIDEST).max().unwrap_or_default();
            for (variable, is_new) in view.variables.iter().zip(is_new) {
                self.variable(variable, width, is_new);
                if is_new {
                    self.hidden(view, variable, &seen);
                }
            }
        }
        if path.is_none() {
            self.line("no file sets a variable of Go");
        }
    }

    fn title(&self, view: &EnvironmentView<'_>) -> String {
        let name = printable::line(&view.name).into_owned();
        match self.shown.command(view) {
            Some(command) => format!("{name}: {command}"),
            None => name,
        }
    }

    /// `NAME=value`, or what else is known of the variable.
    fn setting(&self, variable: &VariableView<'_>) -> String {
        let name = variable.name;
        match variable.effective() {
            Some(setter) => format!("{name}{}", self.value(name, setter, "=")),
            None => name.to_owned(),
        }
    }

    /// The value behind `sign`, or that it is unknown, and what is written.
    fn value(&self, name: &str, setter: &Setter<'_>, sign: &str) -> String {
        match (self.shown.known(name, setter), self.shown.written(name, setter)) {
            (Some(_), None) if matches!(setter.origin, Origin::Implied(_)) => " unset".to_owned(),
            (Some(value), _) => format!("{sign}{value}"),
            (None, Some(written)) => format!(" unknown: {written}"),
            (None, None) => " unknown".to_owned(),
        }
    }

    /// One variable in the list of an environment's.
    fn variable(&mut self, variable: &VariableView<'_>, width: usize, is_new: bool) {
        let setting = self.setting(variable);
        let whence = variable.effective().map(whence).unwrap_or_default();
        let line = format!("    {setting:width$}  {whence}");
        let style = if is_new { "" } else { DIM };
        if line.chars().count() <= self.options.width {
            let line = if is_new { line } else { self.paint(DIM, &line) };
            self.line(line.trim_end());
        } else {
            self.wrapped(&setting, 4, 8, style);
            self.wrapped(&whence, 6, 8, style);
        }
    }

    /// What a variable hides, and why: what is next to it in strength, and of the weaker ones what counts nowhere. The others are told
    /// where they count.
    fn hidden<'v>(&mut self, view: &'v EnvironmentView<'_>, variable: &VariableView<'v>, seen: &HashSet<Told<'v>>) {
        let Some(effective) = variable.effective() else { return };
        for (index, weaker) in variable.hidden().iter().enumerate() {
            if index > 0 && seen.contains(&Told::of(view, variable, weaker)) {
                continue;
            }
            let value = self.value(variable.name, weaker, "");
            let value = if value.is_empty() { "the empty value".to_owned() } else { value.trim_start().to_owned() };
            let whence = whence(weaker);
            let whence = if whence.is_empty() { whence } else { format!(" ({whence})") };
            let name = printable::line(&weaker.name);
            let why = effective.precedence_over(weaker).words();
            self.wrapped(&format!("hides {value} of {name}{whence}: {why}"), 6, 8, "");
        }
    }

    fn wrapped(&mut self, text: &str, first: usize, rest: usize, style: &str) {
        let lines = wrap(text, &" ".repeat(first), &" ".repeat(rest), self.options);
        let lines = if style.is_empty() { lines } else { self.paint(style, &lines) };
        self.line(&lines);
    }

    fn by_value<'s>(&mut self, selection: &Selection<'s>, name: &str) {
        let mut groups: BTreeMap<Group, Vec<(&'s EnvironmentView<'s>, &'s VariableView<'s>)>> = BTreeMap::new();
        let mut unset: BTreeMap<&RepoPath, Vec<&str>> = BTreeMap::new();
        let mut seen: HashSet<Told<'_>> = HashSet::new();
        for view in selection.views {
            let variable = view.variables.iter().find(|variable| variable.name == name);
            let Some((variable, effective)) = variable.and_then(|variable| Some((variable, variable.effective()?)))
            else {
                let places = unset.entry(view.artifact.path()).or_default();
                if view.runs_go && !places.contains(&view.whole.as_str()) {
                    places.push(&view.whole);
                }
                continue;
            };
            if seen.insert(Told::of(view, variable, effective)) {
                let group = self.shown.known(name, effective).map_or(Group::Unknown, Group::Known);
                groups.entry(group).or_default().push((view, variable));
            }
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let heading = self.paint(BOLD, name);
        self.line(&heading);
        for (group, entries) in &groups {
            let value = match group {
                Group::Known(value) if value.is_empty() => "(empty, which counts as not set)",
                Group::Known(value) => value,
                Group::Unknown => "(unknown)",
            };
            self.wrapped(value, 2, 4, CYAN);
            for (view, variable) in entries {
                self.environment(view, variable);
                self.hidden(view, variable, &seen);
            }
        }
        unset.retain(|_, places| !places.is_empty());
        if !unset.is_empty() {
            self.wrapped("(not set here, so that what `go env -w` wrote holds, or Go's default)", 2, 4, CYAN);
        }
        for (path, places) in unset {
            let (path, places) = (path.to_string(), places.join("; "));
            self.wrapped(&format!("{}  {}", printable::line(&path), printable::line(&places)), 4, 6, "");
        }
    }

    /// One environment in the list of those where a variable has the same value.
    fn environment(&mut self, view: &EnvironmentView<'_>, variable: &VariableView<'_>) {
        let Some(effective) = variable.effective() else { return };
        let title = self.title(view);
        let path = || printable::line(&view.artifact.path().to_string()).into_owned();
        let mut line = match place(effective) {
            Some(_) => format!("{}  {title}", whence(effective)),
            None => format!("{}  {title}, {}", path(), whence(effective)),
        };
        if self.shown.known(variable.name, effective).is_none()
            && let Some(written) = self.shown.written(variable.name, effective)
        {
            let _ = write!(line, ", written {written}");
        }
        self.wrapped(&line, 4, 6, "");
    }
}

/// What was told of a variable, file by file: the place that sets it, or where there is none, the environment.
#[derive(PartialEq, Eq, Hash)]
enum Told<'v> {
    At(&'v RepoPath, &'v str, Site),
    In(&'v RepoPath, &'v str, &'v str),
}

impl<'v> Told<'v> {
    fn of(view: &'v EnvironmentView<'_>, variable: &VariableView<'v>, setter: &Setter<'_>) -> Self {
        match setter.site() {
            Some(site) => Self::At(view.artifact.path(), variable.name, site),
            None => Self::In(view.artifact.path(), variable.name, &view.name),
        }
    }
}

/// Settings that are wider do not push the places of the others to the right.
const WIDEST: usize = 40;

/// The place, and what sets it there where that is not to be seen.
fn whence(setter: &Setter<'_>) -> String {
    match (place(setter), origin(setter)) {
        (Some(place), Some(origin)) => format!("{place}, {origin}"),
        (Some(place), None) => place,
        (None, Some(origin)) => origin.to_owned(),
        (None, None) => String::new(),
    }
}
