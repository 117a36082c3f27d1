//! The flags and packages that a shown go command is given, told apart as the go command does it.

use super::GoCommand;
use crate::facts::subcommands::{self, Subcommand};

/// The arguments of a go command.
#[derive(Debug)]
pub struct GoArguments<'c> {
    /// The subcommand.
    pub subcommand: &'static Subcommand,
    /// Each flag, up to the first that leaves open what follows it.
    pub flags: Vec<GivenFlag<'c>>,
    /// What is named besides: packages, in most subcommands. None where an unknown flag may have taken some of it for its value.
    pub packages: Option<Vec<&'c str>>,
}

/// A flag that is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenFlag<'c> {
    /// Its name, without hyphens.
    pub name: &'c str,
    /// Its value, where one is written.
    pub value: Option<&'c str>,
}

impl GoArguments<'_> {
    /// Whether it is given the flag called `name`, and not as `=false`.
    pub fn has(&self, name: &str) -> bool {
        self.flags.iter().any(|flag| flag.name == name && !matches!(flag.value, Some("false" | "0" | "f" | "F")))
    }
}

impl GoCommand {
    /// Its arguments; none of a subcommand that is not known.
    pub fn arguments(&self) -> Option<GoArguments<'_>> {
        let (subcommand, named) = subcommands::of(&self.words)?;
        let mut arguments = GoArguments { subcommand, flags: Vec::new(), packages: None };
        let is_test = subcommand.words == ["test"];
        let mut packages: Vec<&str> = Vec::new();
        let mut is_list_over = false;
        let mut words = self.words.iter().skip(named).map(String::as_str);
        while let Some(word) = words.next() {
            match flag(word) {
                None if word == "--" => {
                    packages.extend(words.by_ref().filter(|_| !is_test));
                    break;
                }
                // `go test` takes flags behind the packages, and further words for the test's. Elsewhere all that follows is a package, or
                // an argument of the program that is run.
                None if is_test && is_list_over => break,
                None => {
                    packages.push(word);
                    if !is_test {
                        packages.extend(words.by_ref());
                        break;
                    }
                }
                Some(given) => {
                    is_list_over = !packages.is_empty();
                    if given.name == "args" && is_test {
                        break;
                    }
                    let plain = given.name.strip_prefix("test.").filter(|_| is_test).unwrap_or(given.name);
                    let Some(known) = subcommand.flag(plain) else {
                        arguments.flags.push(given);
                        if is_list_over {
                            break;
                        }
                        return Some(arguments);
                    };
                    let value = given.value.or_else(|| if known.has_value { words.next() } else { None });
                    arguments.flags.push(GivenFlag { name: plain, value });
                }
            }
        }
        arguments.packages = Some(packages);
        Some(arguments)
    }
}

/// The flag that a word is: `-name`, `--name`, `-name=value`.
fn flag(word: &str) -> Option<GivenFlag<'_>> {
    let flag = word.strip_prefix('-')?;
    let flag = flag.strip_prefix('-').unwrap_or(flag);
    let (name, value) = flag.split_once('=').map_or((flag, None), |(name, value)| (name, Some(value)));
    (!name.is_empty()).then_some(GivenFlag { name, value })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::artifact::{Changes, Declarations, Environment, EnvironmentKind};
    use crate::text::{Span, Value};

    fn told(line: &str) -> String {
        let mut declarations = Declarations::default();
        let environment = declarations.environment(Environment {
            kind: EnvironmentKind::Job,
            name: String::new(),
            parent: None,
            directory: Value::Unknown,
            operating_system: Value::Unknown,
        });
        let command = GoCommand {
            words: line.split(' ').map(str::to_owned).collect(),
            span: Span::empty(0),
            environment,
            directory: Value::Unknown,
            overrides: BTreeMap::new(),
            may_fail: false,
            before: Changes::default(),
            certain: true,
        };
        let Some(arguments) = command.arguments() else { return "?".to_owned() };
        let flags = arguments
            .flags
            .iter()
            .map(|flag| flag.value.map_or(flag.name.to_owned(), |value| format!("{}={value}", flag.name)));
        let flags = flags.collect::<Vec<_>>().join(" ");
        let packages = arguments.packages.map_or("?".to_owned(), |packages| packages.join(" "));
        format!("{flags} | {packages}")
    }

    #[test]
    fn flags_take_their_values_with_them() {
        for (line, want) in [
            ("build -o out -race ./...", "o=out race | ./..."),
            ("build --tags=a,b -v=false .", "tags=a,b v=false | ."),
            ("build", " | "),
            ("build ./... -v", " | ./... -v"),
            ("list -json -deps ./...", "json deps | ./..."),
            ("build -nonsense ./...", "nonsense | ?"),
            ("build -- -v", " | -v"),
            ("run -race ./cmd/x -v ./y", "race | ./cmd/x -v ./y"),
            ("mod tidy -diff", "diff | "),
            ("tool cover -func=c.out", "?"),
        ] {
            assert_eq!(told(line), want, "{line}");
        }
    }

    #[test]
    fn a_test_takes_flags_before_and_behind_its_packages() {
        for (line, want) in [
            ("test ./a ./b -run X -v ./c", "run=X v | ./a ./b"),
            ("test -coverpkg ./... -test.v ./a", "coverpkg=./... v | ./a"),
            ("test ./a -update ./b", "update | ./a"),
            ("test -update ./a", "update | ?"),
            ("test ./a -args -race", " | ./a"),
            ("test -race -args ./a", "race | "),
        ] {
            assert_eq!(told(line), want, "{line}");
        }
    }
}
