//! What a job runs on.

use super::reader::Reader;
use crate::artifact::OperatingSystem;
use crate::syntax::yaml::Node;
use crate::text::Value;

/// The system that `runs-on` names: by the label of a hosted runner, or by one that each runner of one's own has. Containers run on
/// Linux only.
pub(super) fn operating_system(reader: &Reader<'_>, job: &Node) -> Value<OperatingSystem> {
    if job.get("container").is_some() {
        return Value::Known(OperatingSystem::Linux);
    }
    let Some(runner) = job.get("runs-on") else { return Value::Unknown };
    let labels = runner.get("labels").unwrap_or(runner);
    let labels: Vec<Option<Node>> = match labels.sequence() {
        Some(labels) => labels.iter().filter(|label| of_label(label).is_some()).cloned().map(Some).collect(),
        None => reader.candidates(labels),
    };
    let mut systems = labels.iter().map(|label| label.as_ref().and_then(of_label));
    let first = systems.next().flatten();
    first.filter(|first| systems.all(|system| system == Some(*first))).map_or(Value::Unknown, Value::Known)
}

/// Whether the machine of a job is made for it, as those of GitHub and of others who rent them out are: their labels name a system
/// and its release. One of one's own keeps the files of earlier jobs.
pub(super) fn is_fresh(reader: &Reader<'_>, job: &Node) -> bool {
    let Some(runner) = job.get("runs-on") else { return false };
    let is_rented = |label: &Node| {
        let text = label.text().map(|text| text.to_ascii_lowercase()).unwrap_or_default();
        ["ubuntu-", "macos-", "windows-"].iter().any(|system| text.contains(system)) && !text.contains("self-hosted")
    };
    match runner.sequence() {
        Some(labels) => !labels.is_empty() && labels.iter().all(is_rented),
        None => reader.candidates(runner).iter().all(|label| label.as_ref().is_some_and(is_rented)),
    }
}

fn of_label(label: &Node) -> Option<OperatingSystem> {
    let label = label.text()?.to_ascii_lowercase();
    match label.split('-').next().unwrap_or_default() {
        "ubuntu" => Some(OperatingSystem::Linux),
        "macos" => Some(OperatingSystem::MacOs),
        "windows" => Some(OperatingSystem::Windows),
        "linux" if label == "linux" => Some(OperatingSystem::Linux),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{WORKFLOW, read};
    use super::*;

    #[test]
    fn the_system_of_a_job_is_that_of_its_runner() {
        let system = |lines: &str| {
            let artifact = read(WORKFLOW, &format!("on: push\njobs:\n  a:\n{lines}    steps:\n      - run: go vet\n"));
            let systems =
                artifact.declarations.environments.iter().skip(1).map(|around| around.operating_system.known());
            let systems: Vec<_> = systems.collect();
            assert_eq!(systems[0], systems[1], "a step runs where its job does");
            systems[0]
        };
        let matrix =
            |systems: &str| format!("    runs-on: ${{{{ matrix.os }}}}\n    strategy: {{matrix: {{os: {systems}}}}}\n");
        assert_eq!(system("    runs-on: ubuntu-24.04-arm\n"), Some(OperatingSystem::Linux));
        assert_eq!(system("    runs-on: macos-latest\n"), Some(OperatingSystem::MacOs));
        assert_eq!(system("    runs-on: windows-2022\n"), Some(OperatingSystem::Windows));
        assert_eq!(system("    runs-on: [self-hosted, linux, x64]\n"), Some(OperatingSystem::Linux));
        assert_eq!(system("    runs-on: {group: big, labels: [ubuntu-16]}\n"), Some(OperatingSystem::Linux));
        assert_eq!(system(&matrix("[ubuntu-22.04, ubuntu-24.04]")), Some(OperatingSystem::Linux));
        assert_eq!(system("    runs-on: big\n    container: golang:1.25\n"), Some(OperatingSystem::Linux));
        assert_eq!(system(&matrix("[ubuntu-22.04, windows-2022]")), None);
        assert_eq!(system(&matrix("[ubuntu-22.04, \"${{ inputs.os }}\"]")), None);
        assert_eq!(system("    runs-on: [self-hosted, linux, windows]\n"), None);
        assert_eq!(system("    runs-on: my-linux-box\n"), None);
        assert_eq!(system("    runs-on: ${{ inputs.os }}\n"), None);
    }
}
