//! The container images that recipes build.

use crate::artifact::script::{Dialect, Host, Shell, Start, Starts};
use crate::artifact::{Changes, Declarations, Environment, EnvironmentKind, ImageBuild};
use crate::text::{Literal, RepoPath, Source, Span, Value};

/// A variable of make has the form of something that the shell would replace, so that it is unknown as that is.
static MAKE: Host = Host { hand_over: "\0", is_template: |_| false, has_own_root: false };

/// Programs that build images.
const BUILDERS: [&str; 5] = ["docker", "podman", "buildah", "nerdctl", "finch"];

/// What the recipes of `source` build. Those of a file that others include run who knows where.
pub(super) fn image_builds(source: &Source) -> Vec<ImageBuild> {
    let is_included = source.path().file_name().ends_with(".mk");
    let directory = if is_included { Value::Unknown } else { Value::Known(source.path().parent()) };
    let may_build = |line: &String| line.contains("bu") && BUILDERS.iter().any(|builder| line.contains(builder));
    lines(source.text()).iter().filter(|line| may_build(line)).flat_map(|line| builds_of(line, &directory)).collect()
}

/// The lines of all recipes, without what make takes off them, each as one shell gets it.
fn lines(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut is_continued = false;
    for line in text.lines() {
        let own = line.strip_prefix('\t').unwrap_or(line);
        match found.last_mut().filter(|_| is_continued) {
            Some(before) => {
                before.push('\n');
                before.push_str(own);
            }
            None if line.starts_with('\t') => found.push(own.trim_start_matches(['@', '-', '+', ' ', '\t']).to_owned()),
            None => {
                is_continued = false;
                continue;
            }
        }
        is_continued = own.trim_end_matches('\r').ends_with('\\');
    }
    found
}

fn builds_of(line: &str, directory: &Value<RepoPath>) -> Vec<ImageBuild> {
    let mut recipe = Declarations::default();
    let environment = recipe.environment(Environment {
        kind: EnvironmentKind::Make,
        name: String::new(),
        parent: None,
        directory: directory.clone(),
        operating_system: Value::Unknown,
    });
    let start = Start {
        environment,
        directory: directory.clone(),
        is_known: false,
        starts: Starts::Perhaps,
        may_fail: true,
        changes: Changes::default(),
        host: &MAKE,
        dialect: Dialect::Usual,
    };
    let mut shell = Shell::new(&mut recipe, start);
    shell.run(&Literal::verbatim(line, Span::empty(0), 0));
    shell.leave();
    recipe.image_builds
}
