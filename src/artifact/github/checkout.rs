//! How a job comes by the repository.

use crate::syntax::yaml::Node;

/// Whether a step is the usual checkout.
pub(super) fn is_checkout(step: &Node) -> bool {
    step.get("uses").and_then(Node::text).is_some_and(|uses| uses.starts_with("actions/checkout@"))
}

/// Whether some step may fetch the repository by other means: another action with such a name, or git itself.
pub(super) fn may_check_out(steps: &[Node]) -> bool {
    let fetches = |key, word: &str| {
        steps.iter().filter_map(|step| step.get(key)?.text()).any(|text| text.to_ascii_lowercase().contains(word))
    };
    fetches("uses", "checkout") || fetches("run", "git clone") || fetches("run", "git fetch")
}

/// Whether a step checks out this repository, all of it, as it is in the run, into the workspace itself. A `ref` that the event gives
/// is the commit in question; any other may have other files.
pub(super) fn is_plain_checkout(step: &Node) -> bool {
    let Some(with) = step.get("with") else { return true };
    let is_of_event = |reference: &Node| reference.text().is_some_and(|text| text.contains("${{ github."));
    !["repository", "path", "sparse-checkout"].iter().any(|key| with.get(key).is_some())
        && with.get("ref").is_none_or(is_of_event)
}
