//! Detectors that need cgo, where cgo is switched off.

use crate::artifact::{Declarations, EnvAssignment, EnvironmentKind, GoCommand, OperatingSystem};
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::goflags::split;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::{Literal, Value};

pub(crate) static RACE_WITHOUT_CGO: Rule = Rule {
    name: "env/race-without-cgo",
    summary: "a go command asks for a detector that needs cgo, and runs with CGO_ENABLED=0",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/articles/race_detector#Requirements"],
    page: include_str!("../../../docs/rules/env/race-without-cgo.md"),
    check,
};

/// cmd/go/internal/work/init.go, `instrumentInit`: all three need cgo, but for the race detector on macOS.
const DETECTORS: [&str; 3] = ["race", "msan", "asan"];

fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        let declarations = &artifact.declarations;
        for command in declarations.go_commands.iter().filter(|command| command.loads_packages() && !command.may_fail) {
            let off = declarations.effective("CGO_ENABLED", command.environment);
            let Some(off) = off.filter(|set| set.known().is_some_and(|value| value.as_str() == "0")) else { continue };
            let Some(detector) = detector(declarations, command).filter(|name| needs_cgo(name, declarations, command))
            else {
                continue;
            };
            let message = format!("`-{detector}` needs cgo, which CGO_ENABLED=0 switches off, so this command fails");
            findings.push(
                Diagnostic::at(artifact.site(command.span), message)
                    .related(artifact.site(off.written.span()), "cgo is switched off here")
                    .help("set CGO_ENABLED=1 for this command, and have a C compiler installed"),
            );
        }
    }
}

/// The detector that `command` asks for itself or by GOFLAGS.
fn detector(declarations: &Declarations, command: &GoCommand) -> Option<&'static str> {
    let arguments = command.arguments()?;
    let own =
        |name: &str| arguments.flags.iter().rev().find(|given| given.name == name).map(|given| is_on(given.value));
    let flags =
        declarations.effective("GOFLAGS", command.environment).and_then(EnvAssignment::known).map(Literal::as_str);
    let flags = split(flags.unwrap_or_default());
    let by_variable = |name: &str| {
        let flag = flags.last(name)?.flag.as_ref()?;
        Some(is_on(flag.value.as_ref().map(|value| value.text)))
    };
    DETECTORS.into_iter().find(|name| own(name).or_else(|| by_variable(name)).unwrap_or_default())
}

fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "f" | "F" | "false" | "False" | "FALSE"))
}

/// Whether `detector` needs cgo where `command` runs; no where that cannot be told.
fn needs_cgo(detector: &str, declarations: &Declarations, command: &GoCommand) -> bool {
    let target = declarations.effective("GOOS", command.environment).map(|set| set.value.as_ref().map(Literal::as_str));
    match target {
        _ if detector != "race" => true,
        Some(Value::Known("")) | None => runs_elsewhere(declarations, command),
        Some(Value::Known(target)) => target != "darwin",
        Some(Value::Unknown) => false,
    }
}

/// Whether it certainly does not run on macOS: images and containers never do.
fn runs_elsewhere(declarations: &Declarations, command: &GoCommand) -> bool {
    let mut around = declarations.nesting(command.environment);
    around.any(|(_, environment)| {
        matches!(environment.kind, EnvironmentKind::Stage | EnvironmentKind::Container)
            || environment.operating_system.known().is_some_and(|system| system != OperatingSystem::MacOs)
    })
}
