//! What the arguments of a go command ask for. Each class was tried with Go 1.26.6 and 1.27.3: with an empty module cache and a full one,
//! with a proxy and without.

use super::GoCommand;

/// The flags of `go list` and of the commands that build which have their value in the next word, unless a `=` joins it.
const FLAGS_WITH_VALUE: [&str; 24] = [
    "C",
    "asmflags",
    "buildmode",
    "compat",
    "compiler",
    "covermode",
    "coverpkg",
    "exec",
    "f",
    "gccgoflags",
    "gcflags",
    "go",
    "installsuffix",
    "ldflags",
    "mod",
    "modfile",
    "o",
    "overlay",
    "p",
    "pgo",
    "pkgdir",
    "run",
    "tags",
    "toolexec",
];

impl GoCommand {
    /// Its subcommand; empty where there is none.
    pub fn subcommand(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// The value of its flag `name`, the last where there are several; empty for a switch.
    pub fn flag(&self, name: &str) -> Option<&str> {
        self.arguments()
            .filter_map(|argument| match argument {
                Argument::Flag(flag, value) if flag == name => Some(value),
                _ => None,
            })
            .last()
    }

    /// Its arguments without the flags: packages, modules.
    pub fn operands(&self) -> impl Iterator<Item = &str> {
        self.arguments().filter_map(|argument| match argument {
            Argument::Operand(operand) => Some(operand),
            Argument::Flag(..) => None,
        })
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
        let is_of_cache =
            |argument: &Argument<'_>| matches!(argument, Argument::Flag(flag, _) if flag.ends_with("cache"));
        match self.subcommand() {
            "list" if self.lists_modules() => {
                self.flag("e").is_none() && self.operands().next().is_some() && !self.names_versions()
            }
            "clean" => !self.arguments().any(|argument| is_of_cache(&argument)),
            "install" | "list" | "run" => !self.names_versions(),
            "build" | "fix" | "fmt" | "generate" | "test" | "vet" => true,
            _ => false,
        }
    }

    fn names_versions(&self) -> bool {
        self.operands().any(|operand| operand.contains('@'))
    }

    fn arguments(&self) -> impl Iterator<Item = Argument<'_>> {
        let mut words = self.words.iter().skip(1).map(String::as_str);
        // What follows belongs to the program that is run or tested.
        let mut is_over = false;
        let ends = if self.subcommand() == "run" { 1 } else { usize::MAX };
        let mut operands = 0;
        std::iter::from_fn(move || {
            if is_over || operands >= ends {
                return None;
            }
            let word = words.next()?;
            let Some(flag) = word.strip_prefix('-').filter(|flag| !flag.is_empty()) else {
                operands += 1;
                return Some(Argument::Operand(word));
            };
            let flag = flag.strip_prefix('-').unwrap_or(flag);
            is_over = matches!(flag, "" | "args");
            Some(match flag.split_once('=') {
                Some((name, value)) => Argument::Flag(name, value),
                None if FLAGS_WITH_VALUE.contains(&flag) => Argument::Flag(flag, words.next().unwrap_or_default()),
                None => Argument::Flag(flag, ""),
            })
        })
    }
}

/// A word after the subcommand, or a flag with the word that is its value.
#[derive(Clone, Copy)]
enum Argument<'c> {
    Flag(&'c str, &'c str),
    Operand(&'c str),
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
