//! `-mod` and `-modfile` among the flags that gopls loads packages with.

use crate::artifact::EnvironmentKind;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity, Site};
use crate::go::goflags;
use crate::gopls::build_flags::value_of;
use crate::repository::{EditorSettings, GoRun, Repository};
use crate::rules::{Findings, Rule};
use crate::text::{Literal, Span};

pub(crate) static MOD_FLAG: Rule = Rule {
    name: "gopls/mod-flag",
    summary: "gopls loads packages with a `-mod` or `-modfile` that fails, or that changes go.mod",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#build-commands", "https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/mod-flag.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        in_build_flags(repository, &editor, findings);
    }
    in_goflags(repository, findings);
}

/// gopls/internal/cache/load.go, v0.23.0: the elements go to `go list` as they are.
fn in_build_flags(repository: &Repository, editor: &EditorSettings<'_>, findings: &mut Findings) {
    for setting in editor.settings.gopls_settings().iter().filter(|setting| setting.given.last_part() == "buildFlags") {
        let literals: Vec<&Literal> = setting.given.strings().map(|(_, literal)| literal).collect();
        let elements: Vec<&str> = literals.iter().map(|literal| literal.as_str()).collect();
        for flag in ["modfile", "mod"] {
            let Some((first, last, value)) = value_of(&elements, flag) else { continue };
            let runs = repository.gopls_runs(editor);
            let Some(fault) = runs.iter().find_map(|run| fault(repository, run, flag, value)) else { continue };
            let token = |index: usize| literals.get(index).map(|literal| literal.span());
            let (Some(begin), Some(end)) = (token(first), token(last)) else { continue };
            let is_all = elements.len() == last - first + 1;
            let removal = || editor.edits(setting.setting.removal(&editor.artifact.source));
            let fix = is_all.then(|| Fix::unsafe_(format!("delete `{}`", setting.setting.key.as_str()), removal()));
            findings.push(fault.draft(Diagnostic::at(editor.site(begin.cover(end)), fault.message.clone())).fix(fix));
            break;
        }
    }
}

/// What fails by GOFLAGS has a rule of its own, `env/goflags-conflict`.
fn in_goflags(repository: &Repository, findings: &mut Findings) {
    let of_gopls = |environment: EnvironmentKind| environment == EnvironmentKind::Gopls;
    for assignment in repository.assignments_of("GOFLAGS").filter(|set| of_gopls(set.environment.kind)) {
        let Some(value) = assignment.set.known() else { continue };
        let flags = goflags::split(value);
        let Some(entry) = flags.last("mod") else { continue };
        let text = entry.flag.as_ref().and_then(|flag| flag.value.as_ref()).map_or("", |value| value.text);
        let runs = assignment.go_runs();
        let rewritten = runs.iter().find_map(|run| fault(repository, run, "mod", text)).filter(|fault| !fault.fails);
        if let Some(fault) = rewritten {
            let site = assignment.artifact.site(value.part(entry.range.clone()));
            findings.push(fault.draft(Diagnostic::at(site, fault.message.clone())));
        }
    }
}

struct ModFault {
    message: String,
    fails: bool,
    contradicts: Option<Site>,
}

impl ModFault {
    fn draft(&self, draft: Draft) -> Draft {
        let draft = match &self.contradicts {
            Some(site) if self.fails => draft.related(site.clone(), "the workspace that is in effect"),
            Some(site) => draft.related(site.clone(), "the module"),
            None => draft,
        };
        draft.severity(if self.fails { Severity::Error } else { Severity::Warning }).help("remove the flag")
    }
}

/// What `go list` does with the flag where `run` is: cmd/go/internal/modload/init.go, `setDefaultBuildMod`, Go 1.21 to 1.27.
fn fault(repository: &Repository, run: &GoRun<'_>, flag: &str, value: &str) -> Option<ModFault> {
    if let Some(workspace) = repository.workspace_in_effect(run) {
        let is_old = || repository.go_of(workspace.artifact).all_before(22);
        let what = match (flag, value) {
            ("modfile", _) => "`-modfile` cannot be used in a workspace".to_owned(),
            ("mod", "mod") => "`-mod=mod` is not allowed in a workspace".to_owned(),
            ("mod", "vendor") if is_old() => "`-mod=vendor` is allowed in a workspace only since Go 1.22".to_owned(),
            _ => return None,
        };
        let line = workspace.file.go.as_ref().map_or(Span::empty(0), |directive| directive.span);
        let message = format!("{what}, so gopls loads nothing here");
        return Some(ModFault { message, fails: true, contradicts: Some(workspace.site(line)) });
    }
    let module = repository.module_around(&run.directory).filter(|_| (flag, value) == ("mod", "mod"))?;
    let line = module.file.module.as_ref().map_or(Span::empty(0), |directive| directive.span);
    let message = "`-mod=mod` lets gopls rewrite go.mod on disk whenever it loads packages".to_owned();
    Some(ModFault { message, fails: false, contradicts: Some(module.site(line)) })
}
