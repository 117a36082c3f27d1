//! For programs. The fields are described in `docs/env-command.md`.

use std::io;

use serde::Serialize;

use super::Selection;
use super::shown::{Shown, position};
use crate::artifact::{EnvironmentKind, OperatingSystem};
use crate::repository::{EnvironmentView, Origin, Setter, VariableView};
use crate::text::Value;

/// Raised when a field goes away or changes its meaning; new fields do not raise it.
const VERSION: u32 = 1;

/// Writes what was selected as one JSON document.
///
/// # Errors
/// Those of `out`.
pub fn write(selection: &Selection<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let shown = Shown::default();
    let views = selection.views.iter().filter(|view| view.has_own || view.runs_go);
    let environments = views.map(|view| environment(&shown, selection, view)).collect();
    let tool = Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };
    serde_json::to_writer_pretty(&mut *out, &Document { version: VERSION, tool, environments })?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document {
    version: u32,
    tool: Tool,
    environments: Vec<Environment>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Environment {
    path: String,
    name: String,
    kind: &'static str,
    operating_system: Option<&'static str>,
    command: Option<String>,
    runs_go: bool,
    variables: Vec<Variable>,
}

#[derive(Serialize)]
struct Variable {
    name: &'static str,
    #[serde(flatten)]
    setting: Setting,
    hides: Vec<Hidden>,
}

#[derive(Serialize)]
struct Setting {
    value: Option<String>,
    written: Option<String>,
    origin: &'static str,
    environment: String,
    path: Option<String>,
    span: Option<Bytes>,
    start: Option<LineColumn>,
}

#[derive(Serialize)]
struct Hidden {
    #[serde(flatten)]
    setting: Setting,
    rule: Rule,
}

#[derive(Serialize)]
struct Rule {
    name: &'static str,
    words: &'static str,
    source: Option<&'static str>,
}

#[derive(Serialize)]
struct Bytes {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct LineColumn {
    line: usize,
    column: usize,
}

fn environment(shown: &Shown, selection: &Selection<'_>, view: &EnvironmentView<'_>) -> Environment {
    let declared = view.artifact.declarations.get(view.environment);
    let system = declared.and_then(|environment| environment.operating_system.known());
    let variables = selection.variables(view).filter_map(|variable| of_variable(shown, variable)).collect();
    Environment {
        path: view.artifact.path().to_string(),
        name: view.name.clone(),
        kind: kind(view.kind),
        operating_system: system.map(|system| match system {
            OperatingSystem::Linux => "linux",
            OperatingSystem::MacOs => "macos",
            OperatingSystem::Windows => "windows",
        }),
        command: shown.command(view),
        runs_go: view.runs_go,
        variables,
    }
}

fn of_variable(shown: &Shown, variable: &VariableView<'_>) -> Option<Variable> {
    let effective = variable.effective()?;
    let hide = |weaker: &Setter<'_>| {
        let rule = effective.precedence_over(weaker);
        let rule = Rule { name: rule.name(), words: rule.words(), source: rule.source() };
        Hidden { setting: setting(shown, variable.name, weaker), rule }
    };
    Some(Variable {
        name: crate::go::variables::find(variable.name)?.name,
        setting: setting(shown, variable.name, effective),
        hides: variable.hidden().iter().map(hide).collect(),
    })
}

fn setting(shown: &Shown, name: &str, setter: &Setter<'_>) -> Setting {
    let site = setter.site();
    let start = site.as_ref().map(|site| position(setter.artifact, site));
    Setting {
        value: shown.known(name, setter),
        written: shown.written(name, setter),
        origin: match setter.origin {
            Origin::Written(set) if setter.artifact.declarations.is_argument(set) => "argument",
            Origin::Written(_) => "assignment",
            Origin::Implied(_) if setter.value() == Value::Unknown => "perhaps",
            Origin::Implied(_) => "unset",
            Origin::SetupGo(_) => "setup-go",
            Origin::Image(_) => "image",
        },
        environment: setter.name.clone(),
        span: site.as_ref().map(|site| Bytes { start: site.span.start, end: site.span.end }),
        path: site.map(|site| site.path.to_string()),
        start: start.map(|start| LineColumn { line: start.line, column: start.column }),
    }
}

/// A name for programs, which never changes.
const fn kind(kind: EnvironmentKind) -> &'static str {
    match kind {
        EnvironmentKind::EditorTools => "editor-tools",
        EnvironmentKind::Gopls => "gopls",
        EnvironmentKind::EditorTests => "editor-tests",
        EnvironmentKind::Terminal(_) => "terminal",
        EnvironmentKind::Container => "container",
        EnvironmentKind::Workflow => "workflow",
        EnvironmentKind::Job | EnvironmentKind::Detached => "job",
        EnvironmentKind::Step => "step",
        EnvironmentKind::Stage => "stage",
        EnvironmentKind::Script => "script",
        EnvironmentKind::Service => "service",
        EnvironmentKind::Make => "make",
        EnvironmentKind::Shell => "shell",
    }
}
