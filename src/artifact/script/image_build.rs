//! The container images that a script builds: `docker build -f build/Dockerfile --build-arg GO_VERSION=1.26 .`

use super::go_command::below;
use crate::artifact::ImageBuild;
use crate::syntax::shell::{Command, Word};
use crate::text::{RepoPath, Value};

/// Flags of `docker build`, `docker buildx build`, `podman build`, `buildah build` and `nerdctl build` that have no value.
const SWITCHES: [&str; 20] = [
    "--all-platforms",
    "--check",
    "--compress",
    "--debug",
    "--disable-compression",
    "--disable-content-trust",
    "--force-rm",
    "--layers",
    "--load",
    "--no-cache",
    "--pull",
    "--pull-always",
    "--push",
    "--quiet",
    "--rm",
    "--squash",
    "--squash-all",
    "--tls-verify",
    "-D",
    "-q",
];

/// Those whose value is the next word, unless a `=` stands behind them.
const OPTIONS: [&str; 57] = [
    "--add-host",
    "--allow",
    "--annotation",
    "--arch",
    "--attest",
    "--authfile",
    "--build-arg",
    "--build-arg-file",
    "--build-context",
    "--builder",
    "--cache-from",
    "--cache-to",
    "--call",
    "--cgroup-parent",
    "--cpu-period",
    "--cpu-quota",
    "--cpu-shares",
    "--cpuset-cpus",
    "--cpuset-mems",
    "--device",
    "--env",
    "--file",
    "--format",
    "--iidfile",
    "--isolation",
    "--jobs",
    "--label",
    "--manifest",
    "--memory",
    "--memory-swap",
    "--metadata-file",
    "--network",
    "--no-cache-filter",
    "--os",
    "--output",
    "--platform",
    "--policy",
    "--progress",
    "--provenance",
    "--runtime",
    "--sbom",
    "--secret",
    "--security-opt",
    "--shm-size",
    "--ssh",
    "--tag",
    "--target",
    "--timestamp",
    "--ulimit",
    "--variant",
    "--volume",
    "-c",
    "-e",
    "-f",
    "-o",
    "-t",
    "-v",
];

/// What `command`, which runs in `directory`, builds; nothing where it is another one, or where it cannot be told which Dockerfile.
pub(super) fn of(command: &Command, directory: &Value<RepoPath>) -> Option<ImageBuild> {
    let line = Line::read(arguments(&command.words)?);
    let context = line.context(directory)?;
    let file = match line.file {
        Some(file) => below(directory, &file, false).known()?,
        None if line.is_open => return None,
        None => context.as_ref().known()?.join("Dockerfile").ok()?,
    };
    Some(ImageBuild { file, context, arguments: line.arguments })
}

/// The words behind `docker build`; none of another command.
fn arguments(words: &[Word]) -> Option<&[Word]> {
    let (program, rest) = words.split_first()?;
    let (first, rest) = rest.split_first()?;
    let builds = |word: &Word| matches!(word.text.as_str(), "build" | "b" | "bud");
    match (program.text.as_str(), first.text.as_str()) {
        ("docker" | "podman" | "buildah" | "nerdctl" | "finch", "build" | "bud") => Some(rest),
        ("docker" | "podman" | "nerdctl", "buildx" | "builder" | "image") => {
            let (second, rest) = rest.split_first()?;
            builds(second).then_some(rest)
        }
        _ => None,
    }
}

/// What stands behind `docker build`.
#[derive(Default)]
struct Line<'w> {
    file: Option<Word>,
    arguments: Vec<String>,
    /// What is no flag, nor the value of one.
    others: Vec<&'w Word>,
    /// Whether a word may hold more flags, or one is not known.
    is_open: bool,
}

impl<'w> Line<'w> {
    fn read(words: &'w [Word]) -> Self {
        let mut line = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let text = word.text.as_str();
            let (flag, value) = text.split_once('=').map_or((text, None), |(flag, value)| (flag, Some(value)));
            if !text.starts_with('-') || text == "-" {
                line.others.push(word);
            } else if let Some(value) = value {
                line.value(flag, Word { text: value.to_owned(), ..word.clone() });
            } else if OPTIONS.contains(&flag) || flag == "-m" {
                let Some(value) = words.next() else { break };
                line.value(flag, value.clone());
            } else {
                line.is_open |= !SWITCHES.contains(&flag);
            }
        }
        line
    }

    fn value(&mut self, flag: &str, value: Word) {
        match flag {
            "-f" | "--file" => self.file = Some(value),
            // Without a value it is that of whoever builds, or the default.
            "--build-arg" => self.arguments.extend(value.text.split_once('=').map(|(name, _)| name.to_owned())),
            _ => {}
        }
    }

    /// The directory that is given; none where that is no directory of the repository.
    fn context(&self, directory: &Value<RepoPath>) -> Option<Value<RepoPath>> {
        // What a variable holds may be flags.
        let mut plain = self.others.iter().filter(|word| word.literal || self.others.len() == 1);
        let (context, more) = (plain.next()?, plain.next());
        let is_elsewhere = context.text == "-" || context.text.contains("://") || context.text.contains('@');
        if is_elsewhere {
            return None;
        }
        Some(if more.is_some() { Value::Unknown } else { below(directory, context, false) })
    }
}
