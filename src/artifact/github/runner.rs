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
