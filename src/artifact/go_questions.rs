//! What the arguments of a go command ask for. Each class was tried with Go 1.26.6 and 1.27.3: with an empty module cache and a full one,
//! with a proxy and without.

use super::GoCommand;

impl GoCommand {
    /// Its subcommand; empty where there is none.
    pub fn subcommand(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// The value of its flag `name`, the last where there are several; empty for a switch.
    pub fn flag(&self, name: &str) -> Option<&str> {
        let arguments = self.arguments()?;
        arguments.flags.iter().rev().find(|flag| flag.name == name).map(|flag| flag.value.unwrap_or_default())
    }

    /// Its arguments without the flags: packages, modules. Of `go run`, what it runs.
    pub fn operands(&self) -> impl Iterator<Item = &str> {
        let named = self.arguments().and_then(|arguments| arguments.packages).unwrap_or_default();
        let count = if self.subcommand() == "run" { 1 } else { usize::MAX };
        named.into_iter().take(count)
    }

    /// Whether it is `go list -m`.
    pub fn lists_modules(&self) -> bool {
        self.subcommand() == "list" && self.flag("m").is_some_and(|value| value != "false")
    }

    /// Whether it certainly reads the go.mod of each required module, whatever is imported, and stops where go.sum lacks the hash.
    pub fn reads_all_modules(&self) -> bool {
        let names_all = || self.operands().any(|operand| operand == "all" || operand.contains("..."));
        let is_tidy = || self.words.get(1).is_some_and(|word| word == "tidy");
        match self.subcommand() {
            "list" => self.lists_modules() && self.flag("e").is_none() && names_all(),
            // It prints what is to be added to go.sum, or removed from go.mod, and exits with 1.
            "mod" => is_tidy() && self.flag("diff").is_some(),
            _ => false,
        }
    }

    /// Whether it loads packages or looks a module up in the module around it. Below go 1.17 that begins with the go.mod of each required
    /// module.
    pub fn loads_module(&self) -> bool {
        let cleans_caches = || {
            self.arguments().is_some_and(|arguments| arguments.flags.iter().any(|flag| flag.name.ends_with("cache")))
        };
        match self.subcommand() {
            "list" if self.lists_modules() => {
                self.flag("e").is_none() && self.operands().next().is_some() && !self.names_versions()
            }
            "clean" => !cleans_caches(),
            "install" | "list" | "run" => !self.names_versions(),
            "build" | "fix" | "fmt" | "generate" | "test" | "vet" => true,
            _ => false,
        }
    }

    /// Whether it works on the module around it. `go install` and `go run` with a version do not care where they run.
    pub fn works_on_module(&self) -> bool {
        match self.subcommand() {
            "install" | "run" | "list" => !self.names_versions(),
            "build" | "fix" | "generate" | "get" | "test" | "vet" | "work" => true,
            "mod" => self.words.get(1).is_some_and(|what| what != "init") && !self.names_versions(),
            _ => false,
        }
    }

    /// The paths of source files and of packages' directories that it names.
    pub fn named_paths(&self) -> impl Iterator<Item = &str> {
        let names_packages =
            matches!(self.subcommand(), "build" | "generate" | "install" | "list" | "run" | "test" | "vet");
        let is_path = |operand: &&str| {
            let is_local = ["./", "../", "/"].iter().any(|start| operand.starts_with(start));
            (is_local || operand.ends_with(".go")) && !operand.contains(['$', '*', '`'])
        };
        let operands = self.operands().take_while(move |_| names_packages).filter(is_path);
        operands.map(|path| path.strip_suffix("/...").unwrap_or(path))
    }

    /// Whose newest version it asks for, which no module cache tells: with `@latest`, with `-versions`, or as `go get` does unasked.
    /// `go install` and `go run` of any version look there for a deprecation notice.
    pub fn newest_query(&self) -> Option<NewestQuery<'_>> {
        let always = |path| NewestQuery { path, since: 0 };
        let newest = |operand| ["@latest", "@upgrade"].iter().find_map(|query| str::strip_suffix(operand, query));
        let unversioned = |operand: &'_ str| !operand.contains('@');
        let query = match self.subcommand() {
            "install" | "run" => self.operands().find_map(|operand| {
                let deprecation = || operand.split_once('@').map(|(path, _)| NewestQuery { path, since: 23 });
                newest(operand).map(always).or_else(deprecation)
            }),
            "get" => {
                let asks = |operand| newest(operand).or(unversioned(operand).then_some(operand));
                self.operands().find_map(asks).map(always)
            }
            "list" if !self.lists_modules() || self.flag("e").is_some() => None,
            "list" if self.flag("versions").is_some() => {
                self.operands().find(|operand| unversioned(operand)).map(always)
            }
            "list" => self.operands().find_map(newest).map(always),
            _ => None,
        };
        query.filter(|query| is_plain_path(query.path))
    }

    fn names_versions(&self) -> bool {
        self.operands().any(|operand| operand.contains('@'))
    }
}

/// A package or module whose newest version is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewestQuery<'c> {
    /// Its path.
    pub path: &'c str,
    /// From which minor release of Go 1 on.
    pub since: u32,
}

/// Whether `path` names one package or module of a server: no directory, no pattern, nothing that the shell fills in.
fn is_plain_path(path: &str) -> bool {
    let host = path.split('/').next().unwrap_or_default();
    host.contains('.') && !host.starts_with('.') && !path.contains("...") && !path.contains(['$', '`', '*', '{'])
}

#[cfg(test)]
mod tests {
    use crate::artifact::{Artifact, GoCommand, kind_by_name};
    use crate::text::{RepoPath, Source};

    fn command(words: &str) -> GoCommand {
        let text = format!("jobs:\n  a:\n    steps:\n      - run: |\n          go {words}\n");
        let path = ".github/workflows/a.yml";
        let source = Source::new(RepoPath::new(path).unwrap(), text);
        Artifact::read(kind_by_name(path).unwrap(), source).declarations.go_commands.remove(0)
    }

    #[test]
    fn flags_are_told_from_operands() {
        let shown = |words: &str| command(words).operands().collect::<Vec<_>>().join(" ");
        assert_eq!(shown("list -m -f '{{.Path}} ...' -json=Path all"), "all");
        assert_eq!(shown("test --tags a -v ./... -args -mod=mod x"), "./...");
        assert_eq!(shown("run ./cmd -mod=mod"), "./cmd");
        assert_eq!(command("list -mod=mod --mod vendor").flag("mod"), Some("vendor"));
        assert_eq!(command("run ./cmd -mod=mod").flag("mod"), None);
    }

    #[test]
    fn all_modules_are_read_by_few() {
        for words in ["list -m all", "list -m -json example.com/...", "list -mod=readonly -m all", "mod tidy -diff"] {
            assert!(command(words).reads_all_modules(), "{words}");
        }
        for words in
            ["list -m", "list all", "list -m -e all", "list -m example.com/a", "mod tidy", "mod verify", "build ./..."]
        {
            assert!(!command(words).reads_all_modules(), "{words}");
        }
    }

    #[test]
    fn only_the_newest_version_is_asked_of_a_proxy_always() {
        let asked = |words: &str| command(words).newest_query().map(|query| (query.path.to_owned(), query.since));
        for words in [
            "install a.b/c@latest",
            "run a.b/c@latest x",
            "get a.b/c",
            "get -u a.b/c",
            "list -m -versions a.b/c",
            "list -m a.b/c@latest",
        ] {
            assert_eq!(asked(words), Some(("a.b/c".to_owned(), 0)), "{words}");
        }
        for words in [
            "get a.b/c@v1.0.0",
            "get ./...",
            "get go@latest",
            "list -m -u all",
            "list -m -e -versions a.b/c",
            "install \"a.b/$x@latest\"",
            "build a.b/c",
        ] {
            assert_eq!(asked(words), None, "{words}");
        }
        assert_eq!(asked("install a.b/c@v1.0.0"), Some(("a.b/c".to_owned(), 23)));
    }

    #[test]
    fn a_module_is_loaded_by_what_builds_or_lists() {
        for words in ["build", "list ./...", "list -e ./...", "list -m example.com/a", "fmt ./...", "clean", "vet"] {
            assert!(command(words).loads_module(), "{words}");
        }
        for words in [
            "list -m",
            "list -m -e all",
            "install a.b/c@latest",
            "run a.b/c@v1.0.0 x",
            "clean -modcache",
            "version",
            "mod tidy",
        ] {
            assert!(!command(words).loads_module(), "{words}");
        }
    }
}
