//! The image that a job runs in.

use super::expression::is_computed;
use crate::facts::images::{Family, GoImage};
use crate::syntax::yaml::Node;

/// Whether a job runs in an image that may set variables of Go, or may have no Go that we know.
pub(super) fn is_own(job: &Node) -> bool {
    let Some(container) = job.get("container") else { return false };
    let image = container.get("image").unwrap_or(container).text();
    let is_known = |go: GoImage<'_>| go.tag.is_some() && go.family != Family::Namesake;
    image.is_none_or(|image| is_computed(image) || !GoImage::parse(image).is_some_and(is_known))
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
            artifact.declarations.go_commands.iter().map(|command| command.certain).collect::<Vec<_>>()
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
