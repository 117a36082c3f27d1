//! `.woodpecker.yml` and `.woodpecker/*.yml`: workflows whose steps run one after another in containers, in one checkout.

use crate::artifact::container_steps::{Workspace, is_true};
use crate::artifact::pipeline::{self, PLAIN, Pipeline};
use crate::artifact::{Candidate, EnvironmentKind, Kind, OperatingSystem, Reading};
use crate::syntax::yaml::{self, Node};
use crate::text::{Literal, RepoPath, Source, Value};

/// The files that Woodpecker looks for unless its settings name another (woodpecker, server/pipeline/config).
pub(super) static WOODPECKER: Kind = Kind {
    name: "Woodpecker workflow",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

fn claims(path: Candidate<'_>) -> bool {
    let is_yaml = path.name.ends_with(".yml") || path.name.ends_with(".yaml");
    match path.directory {
        "" => matches!(path.name, ".woodpecker.yml" | ".woodpecker.yaml"),
        directory => is_yaml && (directory == ".woodpecker" || directory.starts_with(".woodpecker/")),
    }
}

fn read(source: &Source) -> Reading {
    pipeline::read_yaml(source, &PLAIN, declare)
}

fn declare(root: &Node, pipeline: &mut Pipeline) {
    let is_skipped = root.get("skip_clone").is_some_and(is_true);
    // A clone step of one's own may clone anything.
    let clones = !is_skipped && root.get("clone").is_none();
    let directory = if clones { Value::Known(RepoPath::root()) } else { Value::Unknown };
    let labels = root.get("labels").or_else(|| root.get("platform"));
    pipeline.operating_system = if labels.is_none() { Value::Known(OperatingSystem::Linux) } else { Value::Unknown };
    let environment = pipeline.environment(EnvironmentKind::Workflow, "the workflow", None, &directory);
    pipeline.doubt(root.get("matrix").filter(|matrix| matrix.get("include").is_none()), environment);
    let rows = root.get("matrix").and_then(|matrix| matrix.get("include")).and_then(Node::sequence);
    for row in rows.unwrap_or_default() {
        pipeline.doubt(Some(row), environment);
    }
    let steps = root.get("steps").or_else(|| root.get("pipeline"));
    let steps = steps.map(named).unwrap_or_default();
    Workspace { environment, directory }.run(pipeline, &steps, |_, name| of_matrix(root.get("matrix"), name));
}

/// The steps with their names, as a list or by name.
fn named(steps: &Node) -> Vec<(&str, &Node)> {
    let entries = steps.mapping().map(|mapping| &mapping.entries[..]).unwrap_or_default().iter();
    let by_name = entries.filter_map(|entry| Some((entry.name()?, &entry.value)));
    let items = steps.sequence().unwrap_or_default().iter();
    by_name.chain(items.map(|step| (step.get("name").and_then(Node::text).map_or("", Literal::as_str), step))).collect()
}

/// No person writes more rows.
const ROWS: usize = 1_000;

/// What `name` is in the workflows that the matrix makes of this one; a none where that cannot be told.
fn of_matrix(matrix: Option<&Node>, name: &str) -> Vec<Option<Literal>> {
    let listed = matrix.and_then(|matrix| matrix.get(name)).and_then(Node::sequence).unwrap_or_default();
    let rows = matrix.and_then(|matrix| matrix.get("include")).and_then(Node::sequence).unwrap_or_default();
    let values = listed.iter().chain(rows.iter().take(ROWS).filter_map(|row| row.get(name)));
    let values = pipeline::of_matrix(values);
    if values.is_empty() { vec![None] } else { values }
}

#[cfg(test)]
mod tests {
    use crate::artifact::kind_of;
    use crate::artifact::pipeline::tests::{shown, spans};

    fn woodpecker(text: &str) -> Vec<String> {
        shown(".woodpecker/test.yaml", text)
    }

    #[test]
    fn steps_are_a_list_or_have_names_and_may_start_below_the_root() {
        let named = "variables:\n  - &go 'docker.io/golang:1.27'\nsteps:\n  vet:\n    image: *go\n    directory: web\n    commands: go vet\n    environment:\n      - GOFLAGS=-v\n";
        let wanted = ["version 1.27 in step `vet`", "GOFLAGS=-v in step `vet`", "web: go vet with GOFLAGS=-v!"];
        assert_eq!(woodpecker(named), wanted);
        assert_eq!(spans(".woodpecker.yml", named), ["-v", "1.27"]);
        let listed = "steps:\n  - name: vet\n    image: docker.io/golang:1.27\n    directory: web\n    commands: [go vet]\n    environment: {GOFLAGS: -v}\n";
        assert_eq!(woodpecker(listed), wanted);
        assert_eq!(
            woodpecker(&listed.replace("steps", "skip_clone: true\nsteps")).pop().unwrap(),
            "?: go vet with GOFLAGS=-v!"
        );
    }

    #[test]
    fn each_version_of_a_matrix_counts() {
        let asked = |matrix: &str| {
            let text = format!(
                "matrix:\n{matrix}\nsteps:\n  a:\n    image: golang:${{GO_VERSION}}-alpine\n    commands: [go vet]\n"
            );
            let mut shown = woodpecker(&text);
            shown.retain(|line| line.starts_with("version"));
            shown.into_iter().map(|line| line.replace(" in step `a`", "")).collect::<Vec<_>>()
        };
        let consumer = "for golang:${GO_VERSION}-alpine";
        assert_eq!(
            asked("  GO_VERSION: ['1.26', 1.27]"),
            [format!("version 1.26 {consumer}"), format!("version 1.27 {consumer}")]
        );
        assert_eq!(asked("  include:\n    - GO_VERSION: '1.26'"), [format!("version 1.26 {consumer}")]);
        assert_eq!(asked("  GO_VERSION: [1.20]"), ["version ?"], "which readers print as 1.2 or as it is");
        assert_eq!(asked("  OTHER: [a]"), ["version ?"]);
    }

    #[test]
    fn only_its_own_files_are_claimed() {
        let name = |path: &str| kind_of(path).map(|kind| kind.name);
        assert_eq!(name(".woodpecker/deep/a.yaml"), Some("Woodpecker workflow"));
        assert_eq!(name(".woodpecker.yml"), Some("Woodpecker workflow"));
        for other in ["sub/.woodpecker/a.yaml", ".woodpecker/a.sh", "woodpecker.yml"] {
            assert_eq!(name(other), None, "{other}");
        }
    }
}
