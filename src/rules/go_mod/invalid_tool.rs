//! A tool line that the go command rejects.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::go::module::check_import_path;
use crate::repository::{Module, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static INVALID_TOOL: Rule = Rule {
    name: "go-mod/invalid-tool",
    summary: "a tool line is not the path of a package",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-tool"],
    page: include_str!("../../../docs/rules/go-mod/invalid-tool.md"),
    check,
};

/// modload/init.go, `makeMainModules`: "malformed tool path", of every member of a workspace (Go 1.24 to 1.27; before, there is no `tool`).
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules().filter(|module| module.artifact.problems.is_empty()) {
        for line in &module.file.tools {
            let Err(invalid) = check_import_path(&line.value) else { continue };
            let tool = line.value.as_str();
            let message = format!(
                "`{tool}` is not the path of a package, since {}, so every go command here fails",
                invalid.reason
            );
            let fix = mended(&module, tool).map(|text| {
                let edit = Edit::replace(module.artifact.path(), line.value.span(), text.as_str());
                Fix::safe(format!("write `tool {text}`"), vec![edit])
            });
            findings.push(
                Diagnostic::at(module.site(line.value.part(invalid.part)), message)
                    .help("write the import path alone; the version is that of the module in `require`")
                    .fix(fix)
                    .at_most(repository.gravest_in_main_module(module.artifact)),
            );
        }
    }
}

/// The path that can have been meant: without a version, without a slash at the end, from the module's own path on.
fn mended(module: &Module<'_>, tool: &str) -> Option<String> {
    let path = tool.split_once('@').map_or(tool, |(path, _)| path).trim_end_matches('/');
    let path = match path.strip_prefix("./") {
        Some(rest) => format!("{}/{rest}", module.file.module.as_ref()?.value.as_str()),
        None => path.to_owned(),
    };
    check_import_path(&path).is_ok().then_some(path)
}
