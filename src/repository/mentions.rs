//! Whether some other file of the repository reads a variable, whatever kind of file that is.

use crate::text::RepoPath;

use super::Repository;

/// The longest file that is looked into; what is longer was not written by hand.
const FILE_BYTES: u64 = 1 << 20;

/// How many bytes are looked into in all.
const ALL_BYTES: usize = 64 << 20;

impl Repository<'_> {
    /// Whether a script, a build file or a program of the repository speaks of the variable `name` other than by setting it: then it is
    /// the project's own. Reads files, so this is to be asked only of a variable that is under suspicion already. What exceeds a limit is
    /// taken for a reader.
    pub fn reads_variable(&self, name: &str) -> bool {
        let mut bytes = 0;
        for path in self.tree.paths().iter().filter(|path| may_read_variables(path)) {
            let text =
                RepoPath::new(path).ok().and_then(|path| self.tree.read(&path, FILE_BYTES).ok()).unwrap_or_default();
            bytes += text.len();
            if bytes > ALL_BYTES || reads(&String::from_utf8_lossy(&text), name) {
                return true;
            }
        }
        false
    }

    /// The text of any file of the tree, of a kind or none.
    pub(super) fn text_of(&self, path: &RepoPath) -> Option<String> {
        let bytes = self.tree.read(path, FILE_BYTES).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// Programs, scripts and the files that build or run them; a script often has a name without an extension.
fn may_read_variables(path: &str) -> bool {
    const EXTENSIONS: [&str; 24] = [
        ".go",
        ".sh",
        ".bash",
        ".zsh",
        ".fish",
        ".mk",
        ".yml",
        ".yaml",
        ".py",
        ".rb",
        ".js",
        ".mjs",
        ".cjs",
        ".ts",
        ".json",
        ".toml",
        ".ps1",
        ".bat",
        ".cmd",
        ".hcl",
        ".tf",
        ".nix",
        ".tmpl",
        ".dockerfile",
    ];
    const NAMES: [&str; 9] = [
        "Makefile",
        "GNUmakefile",
        "makefile",
        "Dockerfile",
        "Containerfile",
        "justfile",
        "Earthfile",
        "Tiltfile",
        ".envrc",
    ];
    let file = path.rsplit('/').next().unwrap_or(path);
    EXTENSIONS.iter().any(|extension| file.ends_with(extension))
        || NAMES.iter().any(|name| file.contains(name))
        || (!file.contains('.') && !matches!(file, "README" | "LICENSE" | "CHANGELOG" | "NOTICE"))
}

/// Whether `text` has `name` where it is read or handed on: `$NAME`, `${NAME}`, `$(NAME)`, `env.NAME`, `%NAME%`, `{{.NAME}}`, `ARG NAME`,
/// `--env NAME`, `Getenv("NAME")`, an entry of a list; or as a string that nothing is assigned to: `const proxy = "NAME"`,
/// `env:"NAME"`.
fn reads(text: &str, name: &str) -> bool {
    const BEFORE: [&str; 17] = [
        "$",
        "${",
        "$(",
        "env.",
        "$env:",
        "%",
        "{{.",
        "{{ .",
        "ARG ",
        "--build-arg ",
        "--env ",
        "-e ",
        "- ",
        "(\"",
        "('",
        "[\"",
        "variable \"",
    ];
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + name.len()..).unwrap_or_default();
        let ends = !after.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_');
        ends && (BEFORE.iter().any(|sign| before.ends_with(sign)) || is_string(before, after))
    })
}

/// Whether quotes stand around what lies between `before` and `after`, and no `:` or `=` follows that would give it a value.
fn is_string(before: &str, after: &str) -> bool {
    let quoted = |quote: char| before.ends_with(quote).then(|| after.strip_prefix(quote)).flatten();
    let behind = quoted('"').or(quoted('\'')).or(quoted('`'));
    behind.is_some_and(|behind| !behind.trim_start_matches([' ', '\t']).starts_with([':', '=']))
}

#[cfg(test)]
mod tests {
    use crate::repository::Repository;
    use crate::tree::MemoryTree;

    fn reads(path: &str, text: &str) -> bool {
        let tree = MemoryTree::new().file(path, text);
        Repository::load(&tree, &[]).reads_variable("GO_PROXY")
    }

    #[test]
    fn a_variable_that_something_reads_is_the_projects_own() {
        assert!(reads("Makefile", "x:\n\techo $(GO_PROXY)\n"));
        assert!(reads("build/Dockerfile.dev", "ARG GO_PROXY\n"));
        assert!(reads("main.go", "var p = os.Getenv(\"GO_PROXY\")\n"));
        assert!(reads("docker/api.dockerfile", "ARG GO_PROXY\n"));
        assert!(reads("config.go", "type C struct {\n\tProxy string `env:\"GO_PROXY\"`\n}\n"));
        assert!(reads("config.go", "const proxy = \"GO_PROXY\"\n"));
        assert!(reads("scripts/build", "curl $GO_PROXY\n"));
        assert!(reads("x.sh", "curl \"${GO_PROXY:-x}\"\n"));
    }

    #[test]
    fn setting_a_variable_is_not_reading_it() {
        assert!(!reads("Makefile", "export GO_PROXY=off\n"));
        assert!(!reads("x.sh", "echo $GO_PROXY_PORT\n"));
        assert!(!reads(".github/workflows/a.yml", "env:\n  GO_PROXY: off\n"));
        assert!(!reads("a.json", "{ \"GO_PROXY\": \"off\" }\n"));
        assert!(!reads("main.tf", "env = { \"GO_PROXY\" = \"off\" }\n"));
        assert!(!reads("README", "$GO_PROXY\n"));
    }
}
