//! A value that the Go extension offers no more, or that stands for a tool which nobody mends.

use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::vscode_go::{
    ExtensionRelease, Scalar, Setting, Standing, is_frozen, names_a_program, nearest, stable_from, successor, tool,
};
use crate::repository::{EditorSettings, ExtensionInForce, GoSetting, Repository};
use crate::rules::{Findings, Rule};

use super::{judge_go_settings, removal};

pub(crate) static OBSOLETE_VALUE: Rule = Rule {
    name: "vscode/obsolete-value",
    summary: "the Go extension offers the value no more, or the tool behind it is given up",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://github.com/golang/vscode-go/blob/master/CHANGELOG.md", "https://go.dev/issue/38968"],
    page: include_str!("../../../docs/rules/vscode/obsolete-value.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    judge_go_settings(repository, findings, judge);
}

pub(super) fn judge(
    editor: &EditorSettings<'_>,
    setting: &GoSetting<'_>,
    in_force: &ExtensionInForce,
) -> Option<Draft> {
    let known = setting.known.filter(|known| in_force.standing(&known.life) == Standing::Present)?;
    let literal = setting.written.value.as_literal()?;
    let release = in_force.judging(&known.life);
    let fate = fate(known, literal, release)?;
    let name = &setting.name;
    let installed = Some(literal.as_str()).filter(|_| names_a_program(name)).and_then(tool);
    let installed = installed.and_then(|tool| tool.removed).filter(|removed| *removed <= release);
    let installs = installed.map(|removed| format!(", and installs it no more since {removed}")).unwrap_or_default();
    let message = match &fate {
        Fate::Dropped(since) => {
            format!("the Go extension offers no `{}` for `{name}` {}{installs}", literal.as_str(), since.from_then())
        }
        Fate::Deprecated(since) => format!(
            "the Go extension calls `{}` for `{name}` deprecated {}{installs}",
            literal.as_str(),
            stable_from(*since).from_then()
        ),
        Fate::Frozen => {
            format!("`{}` is frozen and archived since 2021: nobody mends it for newer Go", literal.as_str())
        }
    };
    let offered = known.values(release).iter().map(|value| value.as_str());
    let resembling = || matches!(fate, Fate::Dropped(_)).then(|| nearest(literal, offered)).flatten();
    let instead = successor(literal).or_else(resembling);
    let draft = Diagnostic::at(editor.site(literal.span()), message);
    Some(match instead {
        Some(instead) => draft.help(format!("write `{instead}`")).fix(Fix::unsafe_(
            format!("write `{instead}`"),
            editor.edits([(literal.span(), format!("\"{instead}\""))]),
        )),
        None => draft.help("delete the setting").fix(removal(editor, &setting.written, Fix::unsafe_)),
    })
}

/// What became of a value.
enum Fate {
    Dropped(ExtensionRelease),
    Deprecated(ExtensionRelease),
    Frozen,
}

fn fate(known: &Setting, value: &str, release: ExtensionRelease) -> Option<Fate> {
    let offered = known.values(release);
    let is_offered = offered.iter().any(|scalar| scalar.as_str() == value);
    if is_offered {
        let deprecated = known.deprecated_values.iter().find(|(name, since)| *name == value && *since <= release);
        let frozen = || (names_a_program(known.name) && is_frozen(value)).then_some(Fate::Frozen);
        return deprecated.map(|(_, since)| Fate::Deprecated(*since)).or_else(frozen);
    }
    let ever = known.values.iter().flat_map(|(_, values)| values.iter());
    let was = ever.copied().find(|scalar| matches!(scalar, Scalar::Text(text) if *text == value))?;
    match known.life_of_value(was)?.standing(release) {
        Standing::Gone(since) if !offered.is_empty() => Some(Fate::Dropped(since)),
        _ => None,
    }
}
