//! A vendor/modules.txt that disagrees with go.mod or go.work.

use crate::diagnostic::{Diagnostic, Draft, Severity, Site};
use crate::go::vendor::{Entry, Inconsistency};
use crate::repository::{Module, Repository, VendorDirectory};
use crate::rules::{Findings, Rule};

pub(crate) static INCONSISTENT: Rule = Rule {
    name: "vendor/inconsistent",
    summary: "vendor/modules.txt disagrees with go.mod or go.work",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-vendor"],
    page: include_str!("../../../docs/rules/vendor/inconsistent.md"),
    check,
};

/// "inconsistent vendoring" stops every command that loads packages (modload/vendor.go and buildlist.go, Go 1.19 to 1.27). Without a
/// modules.txt the go command finds everything missing that go.mod requires or replaces.
fn check(repository: &Repository, findings: &mut Findings) {
    for vendor in repository.vendor_directories() {
        let found = vendor.inconsistencies();
        if found.is_empty() {
            continue;
        }
        let users = Users::of(repository, &vendor);
        findings.extend(found.into_iter().filter_map(|inconsistency| draft(&vendor, inconsistency, &users)));
    }
    for (vendor, run) in repository.vendor_directories_asked_for() {
        let found = vendor.inconsistencies();
        let users = Users::Command(run.site());
        findings.extend(found.into_iter().filter_map(|inconsistency| draft(&vendor, inconsistency, &users)));
    }
    let sets_mode = |module: &str| module.contains("-mod=mod") || module.contains("-mod=readonly");
    if repository.assignments_of("GOFLAGS").any(|flags| flags.set.known().is_none_or(|value| sets_mode(value))) {
        return;
    }
    findings.extend(repository.modules_without_manifest().filter_map(|module| without_manifest(&module)));
}

/// Whose builds use a vendor directory.
enum Users {
    /// All that are started in it.
    All,
    /// Those who leave the workspace behind.
    OutsideOfWorkspace,
    /// Those without the `-mod` that all shown commands have.
    WithoutFlag,
    /// A command that asks for it.
    Command(Option<Site>),
}

impl Users {
    fn of(repository: &Repository, vendor: &VendorDirectory<'_>) -> Self {
        let is_aside = |module| !vendor.is_of_workspace() && repository.is_vendor_set_aside(module);
        if vendor.only_without_workspace {
            Users::OutsideOfWorkspace
        } else if vendor.module(0).is_some_and(is_aside) {
            Users::WithoutFlag
        } else {
            Users::All
        }
    }

    const fn consequence(&self) -> &'static str {
        match self {
            Users::All => "every build here fails with \"inconsistent vendoring\"",
            Users::OutsideOfWorkspace => "builds outside of the workspace fail",
            Users::WithoutFlag => {
                "every build here without `-mod=mod` or `-mod=readonly` fails with \"inconsistent vendoring\""
            }
            Users::Command(_) => "a build with `-mod=vendor` fails with \"inconsistent vendoring\"",
        }
    }

    const fn severity(&self) -> Severity {
        match self {
            Users::All | Users::Command(_) => Severity::Error,
            Users::OutsideOfWorkspace | Users::WithoutFlag => Severity::Warning,
        }
    }
}

fn draft(vendor: &VendorDirectory<'_>, inconsistency: Inconsistency, users: &Users) -> Option<Draft> {
    let consequence = users.consequence();
    let command = if vendor.is_of_workspace() { "go work vendor" } else { "go mod vendor" };
    let entry = |index: usize| vendor.manifest.listing.entries.get(index);
    let draft = match inconsistency {
        Inconsistency::NotExplicit { member, requirement, entry: listed } => {
            let module = vendor.module(member)?;
            let required = module.file.requirements.get(requirement)?;
            let named = format!("{} {}", required.path.as_str(), required.version.as_str());
            let message = format!("vendor/modules.txt does not mark `{named}` as explicit, so {consequence}");
            let draft = Diagnostic::at(module.site(required.version.span()), message);
            match listed.and_then(entry) {
                Some(listed) => draft.related(vendor.site(listed.span), "what is vendored"),
                None => draft,
            }
        }
        Inconsistency::NotMarkedAsReplaced { at } => {
            let (site, line) = vendor.replacement(at)?;
            let named = line.path.as_str();
            let message = format!("vendor/modules.txt does not say that `{named}` is replaced, so {consequence}");
            Diagnostic::at(site, message)
        }
        Inconsistency::ReplacedByOther { at, entry: listed } => {
            let (site, line) = vendor.replacement(at)?;
            let named = line.path.as_str();
            let message = format!("vendor/modules.txt says that something else replaces `{named}`, so {consequence}");
            Diagnostic::at(site, message).related(vendor.site(entry(listed)?.span), "what is vendored")
        }
        Inconsistency::NotRequired { entry: listed } => {
            let listed = entry(listed)?;
            let message = format!("no go.mod requires `{}` as it is vendored here, so {consequence}", name(listed));
            Diagnostic::at(vendor.site(listed.span), message)
        }
        Inconsistency::NotReplaced { entry: listed } => {
            let listed = entry(listed)?;
            let message = format!("nothing replaces `{}` as this line says, so {consequence}", name(listed));
            Diagnostic::at(vendor.site(listed.span), message)
        }
        Inconsistency::NotInGoMod { entry: listed } => {
            let listed = entry(listed)?;
            let consequence = consequence.replace("inconsistent vendoring", "updates to go.mod needed");
            let message = format!("go.mod does not require `{}`, which is vendored, so {consequence}", name(listed));
            Diagnostic::at(vendor.site(listed.span), message)
        }
    };
    let draft = match users {
        Users::Command(Some(site)) => draft.related(site.clone(), "this command fails"),
        _ => draft,
    };
    Some(draft.severity(users.severity()).help(format!("run `{command}` and commit what it changes")))
}

/// The module of an entry, with its version where it has one.
fn name(entry: &Entry) -> String {
    match &entry.version {
        Some(version) => format!("{} {}", entry.path.value, version.value),
        None => entry.path.value.clone(),
    }
}

fn without_manifest(module: &Module<'_>) -> Option<Draft> {
    let required = module.file.requirements.first().map(|line| line.span);
    let span = required.or(module.file.replacements.first().map(|line| line.span))?;
    let message = "the vendor directory has no modules.txt, so every build here fails with \"inconsistent vendoring\"";
    Some(
        Diagnostic::at(module.site(span), message)
            .help("run `go mod vendor`; if the directory holds something else, rename it"),
    )
}
