//! Launch configurations that ask for what the Go debugger does no more.

use crate::artifact::{Artifact, Setting as Written};
use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::facts::vscode_go::{self, Standing, attribute};
use crate::repository::{ExtensionInForce, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::{Object, Value as Json};
use crate::text::Literal;

use super::invalid_attribute::is_go;

pub(crate) static OBSOLETE_LAUNCH: Rule = Rule {
    name: "vscode/obsolete-launch",
    summary: "a launch configuration asks for what the Go debugger does no more",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/blob/master/docs/debugging.md"],
    page: include_str!("../../../docs/rules/vscode/obsolete-launch.md"),
    check,
};

/// goDebugConfiguration.ts of v0.56.0, `resolveDebugConfiguration`.
fn check(repository: &Repository, findings: &mut Findings) {
    let in_force = repository.go_extension_in_force();
    for (artifact, launch) in repository.launch_configurations().filter(|(_, launch)| is_go(launch)) {
        let run = Run { artifact, launch };
        findings.extend(run.remote_launch());
        findings.extend(run.compiler_flags());
        if run.uses_delve_directly() {
            findings.extend(run.inert_attributes(&in_force));
        }
    }
}

struct Run<'r> {
    artifact: &'r Artifact,
    launch: &'r Object,
}

impl<'r> Run<'r> {
    fn text(&self, name: &str) -> Option<&'r Literal> {
        self.launch.get(name).and_then(Json::as_literal)
    }

    fn says(&self, name: &str, value: &str) -> bool {
        self.text(name).is_some_and(|text| text.as_str() == value)
    }

    /// Whether delve is the debug adapter itself, which is so unless said otherwise; for a remote one the extension decides on the day.
    fn uses_delve_directly(&self) -> bool {
        let is_chosen = self.says("debugAdapter", "dlv-dap");
        is_chosen || (self.launch.get("debugAdapter").is_none() && !self.says("mode", "remote"))
    }

    fn remote_launch(&self) -> Option<Draft> {
        let request = self.text("request").filter(|request| request.as_str() == "launch")?;
        let mode = self.text("mode").filter(|mode| mode.as_str() == "remote")?;
        let message =
            "`launch` with the mode `remote` is deprecated since v0.27.0, as the Go extension says at each start";
        let edit = Edit::replace(self.artifact.path(), request.span(), "\"attach\"");
        Some(
            Diagnostic::at(self.artifact.site(request.span()), message)
                .related(self.artifact.site(mode.span()), "the mode")
                .help("write `attach`")
                .fix(Fix::unsafe_("write `attach`", vec![edit])),
        )
    }

    /// The debugger needs its own.
    fn compiler_flags(&self) -> Option<Draft> {
        let env = self.launch.get("env").and_then(Json::as_object);
        let goflags = env.and_then(|env| env.get("GOFLAGS")).and_then(Json::as_literal);
        let build_flags = self.launch.get("buildFlags");
        let elements = build_flags.and_then(Json::as_array).map(|array| array.elements.as_slice()).unwrap_or_default();
        let listed = elements.iter().filter_map(Json::as_literal);
        let mut all = build_flags.and_then(Json::as_literal).into_iter().chain(listed).chain(goflags);
        let (literal, flag) = all.find_map(|literal| Some((literal, compiler_flag(literal)?)))?;
        let message = format!(
            "the Go extension takes `{flag}` out again, since the debugger needs its own, and says so at each start"
        );
        Some(Diagnostic::at(self.artifact.site(literal.part_of(flag)), message).help("delete it"))
    }

    fn inert_attributes(&self, in_force: &ExtensionInForce) -> Vec<Draft> {
        let table = if self.says("request", "attach") { vscode_go::ATTACH } else { vscode_go::LAUNCH };
        let judge = |written: Written<'r>| {
            let name = written.key.as_str();
            let known = attribute(table, name)?;
            let message = match in_force.standing(&known.life) {
                // It is still read, and only the older debugger's protocol knows what it is about.
                _ if name == "useApiV1" => return None,
                Standing::Gone(removed) => format!("the Go extension dropped `{name}` {}, and the debugger does not read it", removed.at()),
                Standing::Present if name == "dlvLoadConfig" => {
                    "delve as its own debug adapter does not read `dlvLoadConfig`, and the Go extension says so at each start".to_owned()
                }
                Standing::Present if known.deprecated(in_force.release).is_some() => {
                    format!("delve as its own debug adapter does not read `{name}`; `substitutePath` does its work")
                }
                _ => return None,
            };
            let edits = written.removal(&self.artifact.source).into_iter();
            let edits = edits.map(|(span, text)| Edit::replace(self.artifact.path(), span, text)).collect();
            let fix = Fix::safe(format!("delete `{name}`"), edits);
            Some(Diagnostic::at(self.artifact.site(written.key.span()), message).help("delete it").fix(fix))
        };
        Written::members_of(self.launch).filter_map(judge).collect()
    }
}

/// The name of the flag, where `flags` begin or go on with it.
fn compiler_flag(flags: &str) -> Option<&str> {
    let mut words = flags.split_whitespace();
    words.find_map(|word| {
        let name = word.split('=').next()?.trim_start_matches(['\'', '"']);
        matches!(name, "-gcflags" | "--gcflags").then_some(name)
    })
}
