//! Whether a command surely runs, so that what it runs into is certain.

use super::expression::is_computed;
use crate::artifact::go_image_tag;
use crate::syntax::shell::{Command, Word};
use crate::syntax::yaml::{Node, PlainKind};

/// Whether a failure in a job or step makes it fail: it does not say `continue-on-error`.
pub(super) fn counts_failures(node: &Node) -> bool {
    let is_false = |node: &Node| node.scalar().is_some_and(|scalar| scalar.plain_kind() == PlainKind::Bool(false));
    node.get("continue-on-error").is_none_or(is_false)
}

/// Whether a job runs in an image that may set variables of Go, or may have no Go that we know.
pub(super) fn has_own_image(job: &Node) -> bool {
    let Some(container) = job.get("container") else { return false };
    let image = container.get("image").unwrap_or(container).text();
    image.is_none_or(|image| is_computed(image) || go_image_tag(image).is_none())
}

/// Whether the commands of a script run one after another, each of them, until one fails.
pub(super) fn is_straight(script: &str, commands: &[Command]) -> bool {
    const BRANCHES: [&str; 8] = ["for", "case", "select", "function", "[[", "exit", "return", "trap"];
    let branches = |word: &Word| BRANCHES.contains(&word.text.as_str());
    let is_plain = |command: &Command| {
        let keeps_errors = !command.words.iter().skip(1).any(|word| word.text.starts_with('+'));
        let sets_options = command.words.first().is_some_and(|word| word.text == "set");
        command.prefix.iter().all(|word| !is_reserved(&word.text))
            && !command.words.first().is_some_and(branches)
            && (keeps_errors || !sets_options)
    };
    let opens_subshell = |at: usize| !script.get(..at).unwrap_or_default().ends_with('$');
    let is_followed_plainly = |pair: &[Command]| {
        let [before, after] = pair else { return true };
        let between = script.get(before.range.end..after.range.start).unwrap_or_default();
        !between.contains("||") && (!between.contains("&&") || succeeds_as_a_rule(before))
    };
    let ends_plainly =
        commands.last().is_none_or(|last| !script.get(last.range.end..).unwrap_or_default().contains("||"));
    !script.contains("$env:")
        && !script.match_indices('(').any(|(at, _)| opens_subshell(at))
        && commands.iter().all(is_plain)
        && commands.windows(2).all(is_followed_plainly)
        && ends_plainly
}

fn is_reserved(word: &str) -> bool {
    matches!(word, "if" | "then" | "else" | "elif" | "fi" | "while" | "until" | "do" | "done" | "esac" | "!")
}

/// Whether a command before `&&` is there to do something, not to ask something.
fn succeeds_as_a_rule(command: &Command) -> bool {
    let first = command.words.first().map_or("", |word| word.text.as_str());
    matches!(first, "" | "cd" | "pushd" | "popd" | "go" | "echo" | "export" | "mkdir" | "set")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{WORKFLOW, read};

    #[test]
    fn a_command_is_certain_where_its_job_cannot_pass_over_it() {
        let certain = |job: &str, script: &str| {
            let text = format!(
                "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n{job}    steps:\n      - uses: actions/checkout@v5\n      - run: |\n          {}\n",
                script.replace('\n', "\n          ")
            );
            let artifact = read(WORKFLOW, &text);
            artifact.declarations.go_commands.iter().map(|command| command.is_certain).collect::<Vec<_>>()
        };
        assert_eq!(certain("", "set -euo pipefail\ncd a && go vet ./... && go build\ngo test | tee log"), [true; 3]);
        for script in [
            "for d in a b; do go vet; done",
            "go vet || true",
            "x && go vet",
            "case a in a) go vet;; esac",
            "f() { go vet; }",
        ] {
            assert_eq!(certain("", script), [false], "{script}");
        }
        assert_eq!(certain("    if: github.event_name == 'push'\n", "go vet"), [true]);
        assert_eq!(certain("    if: needs.changes.outputs.go == 'true'\n", "go vet"), [false]);
        assert_eq!(certain("    continue-on-error: ${{ matrix.next }}\n", "go vet"), [false]);
        assert_eq!(certain("    container: golang:1.25\n", "go vet"), [true]);
        assert_eq!(certain("    container: {image: ghcr.io/x/build}\n", "go vet"), [false]);
    }
}
