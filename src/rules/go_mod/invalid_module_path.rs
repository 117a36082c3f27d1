//! A module path that Go does not take.

use crate::artifact::Directive;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::facts::packages;
use crate::go::module::{PathFault, check_import_path};
use crate::repository::{Module, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static INVALID_MODULE_PATH: Rule = Rule {
    name: "go-mod/invalid-module-path",
    summary: "the `module` line holds no path that the go command takes",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-ident", "https://go.dev/ref/mod#go-mod-file-module"],
    page: include_str!("../../../docs/rules/go-mod/invalid-module-path.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules() {
        let Some(line) = &module.file.module else { continue };
        let draft =
            cut_short(&module, line).or_else(|| malformed(&module, line)).or_else(|| taken(repository, &module, line));
        let gravest = || repository.gravest_in_main_module(module.artifact);
        findings.extend(draft.map(|draft| draft.at_most(gravest())));
    }
}

/// `//` begins a comment wherever it stands: `https://example.com/m` is `https:` to Go, and `example.com//m` is `example.com`.
fn cut_short(module: &Module<'_>, line: &Directive) -> Option<Draft> {
    let value = &line.value;
    let after = module.artifact.source.text().get(value.span().end..)?.lines().next()?;
    let rest = after.strip_prefix("//").filter(|rest| rest.starts_with(|next: char| !next.is_whitespace()))?;
    let rest = rest.trim_end();
    let whole = Span::new(value.span().start, value.span().end + 2 + rest.len());
    let written = module.artifact.source.slice(whole);
    let (meant, severity, consequence) = if check_import_path(value).is_err() {
        (rest.to_owned(), Severity::Error, "no module path: no go command works here")
    } else {
        (format!("{}/{rest}", value.as_str()), Severity::Warning, "the name of this module")
    };
    let message = format!("`//` begins a comment, so `{written}` is read as `{}`, {consequence}", value.as_str());
    let fix = check_import_path(&meant).is_ok().then(|| {
        let edit = Edit::replace(module.artifact.path(), whole, meant.as_str());
        Fix::unsafe_(format!("write `module {meant}`"), vec![edit])
    });
    let help = "write the path as it is imported, without a scheme and with single slashes";
    Some(Diagnostic::at(module.site(whole), message).help(help).severity(severity).fix(fix))
}

/// modload/init.go: the main module's path must be an import path (module.CheckImportPath).
fn malformed(module: &Module<'_>, line: &Directive) -> Option<Draft> {
    let value = &line.value;
    let invalid = check_import_path(value).err()?;
    let span = if invalid.part.is_empty() { value.span() } else { value.part(invalid.part) };
    let message = format!("`{}` is no module path: {}, so no go command works here", value.as_str(), invalid.reason);
    let fix = match invalid.reason {
        PathFault::TrailingSlash if value.is_verbatim() => {
            let bare = value.trim_end_matches('/');
            check_import_path(bare).is_ok().then(|| {
                let edit = Edit::replace(module.artifact.path(), value.content(), bare);
                Fix::unsafe_(format!("write `module {bare}`"), vec![edit])
            })
        }
        _ => None,
    };
    let help =
        "a path has ASCII letters, digits and `-._~+`, in elements between single slashes: `example.com/shop/v2`";
    Some(Diagnostic::at(module.site(span), message).help(help).fix(fix))
}

/// Names that mean something else to the go command. Only `go` and `toolchain` are refused as such; the others stand in the way of the
/// package in the module's own directory, where there is one.
fn taken(repository: &Repository, module: &Module<'_>, line: &Directive) -> Option<Draft> {
    let path = line.value.as_str();
    let cause = if matches!(path, "go" | "toolchain") {
        format!("the go command keeps the name `{path}` for itself, so it refuses this module")
    } else if packages::is_pattern(path) && has_package(repository, module) {
        format!("`{path}` means a set of packages, so no go command can load the package here")
    } else if packages::is_standard(path) && has_package(repository, module) {
        format!("`{path}` is a package of the standard library too, so the import is ambiguous and nothing here builds")
    } else {
        return None;
    };
    let draft = Diagnostic::at(module.site(line.value.span()), cause);
    Some(draft.help("give the module a path of its own, such as `example.com/shop`"))
}

/// Whether Go code lies in the module's own directory, not below it.
fn has_package(repository: &Repository, module: &Module<'_>) -> bool {
    repository.paths_below(&module.directory).any(|path| {
        let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
        directory == module.directory.as_str() && path.ends_with(".go")
    })
}
