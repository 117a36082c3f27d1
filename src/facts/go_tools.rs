//! Programs that are installed with `go install`: which Go each release of their modules asks for.
//!
//! Taken from the go.mod of each module at each of its tags, as of August 2026. gopls has tables of its own.

/// A module that programs are installed from.
#[derive(Clone, Copy, Debug)]
pub struct ToolModule {
    /// Its path.
    pub path: &'static str,
    /// The newest release that is known here.
    pub newest: &'static str,
    /// From which release on its go line is which, the oldest first.
    needs: &'static [(&'static str, &'static str)],
}

/// The modules, sorted by path.
const MODULES: &[ToolModule] = &[
    ToolModule {
        path: "github.com/go-delve/delve",
        newest: "v1.27.1",
        needs: &[
            ("v1.22.0", "1.21"),
            ("v1.25.1", "1.22.0"),
            ("v1.26.0", "1.24"),
            ("v1.27.0", "1.25"),
            ("v1.27.1", "1.25.0"),
        ],
    },
    ToolModule {
        path: "github.com/golangci/golangci-lint",
        newest: "v1.64.8",
        needs: &[("v1.56.0", "1.21"), ("v1.60.0", "1.22.1"), ("v1.64.0", "1.23.0")],
    },
    ToolModule {
        path: "github.com/golangci/golangci-lint/v2",
        newest: "v2.13.1",
        needs: &[("v2.0.0", "1.23.0"), ("v2.4.0", "1.24.0"), ("v2.9.0", "1.25.0"), ("v2.13.0", "1.26.0")],
    },
    ToolModule {
        path: "golang.org/x/tools",
        newest: "v0.49.0",
        needs: &[("v0.25.0", "1.22.0"), ("v0.31.0", "1.23.0"), ("v0.37.0", "1.24.0"), ("v0.43.0", "1.25.0")],
    },
    ToolModule {
        path: "golang.org/x/vuln",
        newest: "v1.6.0",
        needs: &[("v1.1.3", "1.21"), ("v1.1.4", "1.22.0"), ("v1.2.0", "1.25.0")],
    },
    ToolModule {
        path: "gotest.tools/gotestsum",
        newest: "v1.13.0",
        needs: &[("v1.12.1", "1.21"), ("v1.12.3", "1.23.0"), ("v1.13.0", "1.24.0")],
    },
    ToolModule {
        path: "honnef.co/go/tools",
        newest: "v0.7.0",
        needs: &[("v0.5.0", "1.22.1"), ("v0.6.0", "1.23"), ("v0.7.0", "1.25.0")],
    },
    ToolModule {
        path: "mvdan.cc/gofumpt",
        newest: "v0.10.0",
        needs: &[("v0.7.0", "1.22"), ("v0.8.0", "1.23.0"), ("v0.9.0", "1.24.0"), ("v0.10.0", "1.25.0")],
    },
];

/// The module that the program at `package` is of; none where it is not among the known.
pub fn module_of(package: &str) -> Option<&'static ToolModule> {
    let is_within = |module: &&ToolModule| {
        package.strip_prefix(module.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let found = MODULES.iter().filter(is_within).max_by_key(|module| module.path.len())?;
    let is_apart = package.starts_with("golang.org/x/tools/gopls");
    (!is_apart).then_some(found)
}

impl ToolModule {
    /// The go line of its release `version`; none where that is not known.
    pub fn needed_go(&self, version: &str) -> Option<&'static str> {
        let version = numbers(version.strip_prefix('v')?)?;
        let is_before = |since: &str| numbers(since.trim_start_matches('v')).is_some_and(|since| since <= version);
        self.needs.iter().rev().find(|(since, _)| is_before(since)).map(|(_, go)| *go)
    }

    /// The go line of the newest release that is known here.
    pub fn newest_needs(&self) -> Option<&'static str> {
        self.needs.last().map(|(_, go)| *go)
    }
}

/// The numbers of `1.2.3`; none for anything else, such as a release before its time.
fn numbers(version: &str) -> Option<Vec<u32>> {
    let numbers: Option<Vec<u32>> = version.split('.').map(|number| number.parse().ok()).collect();
    numbers.filter(|numbers| numbers.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order() {
        assert!(MODULES.is_sorted_by(|a, b| a.path < b.path));
        for module in MODULES {
            let releases: Option<Vec<Vec<u32>>> = module.needs.iter().map(|(since, _)| numbers(&since[1..])).collect();
            assert!(releases.is_some_and(|releases| releases.is_sorted()), "{}", module.path);
            assert!(module.needs.is_sorted_by_key(|(_, go)| *go), "{}", module.path);
            assert_eq!(module.needed_go(module.newest), module.newest_needs(), "{}", module.path);
        }
    }

    #[test]
    fn a_program_is_of_the_longest_module_path() {
        let path = |package| module_of(package).map(|module| module.path);
        assert_eq!(
            path("github.com/golangci/golangci-lint/cmd/golangci-lint"),
            Some("github.com/golangci/golangci-lint")
        );
        assert_eq!(
            path("github.com/golangci/golangci-lint/v2/cmd/golangci-lint"),
            Some("github.com/golangci/golangci-lint/v2")
        );
        assert_eq!(path("mvdan.cc/gofumpt"), Some("mvdan.cc/gofumpt"));
        assert_eq!(path("golang.org/x/tools/gopls"), None);
        assert_eq!(path("github.com/go-delve/delvetools"), None);
    }

    #[test]
    fn a_release_needs_what_the_last_change_before_it_says() {
        let dlv = module_of("github.com/go-delve/delve/cmd/dlv").unwrap();
        assert_eq!(dlv.needed_go("v1.25.2"), Some("1.22.0"));
        assert_eq!(dlv.needed_go("v1.27.0"), Some("1.25"));
        for unknown in ["v1.20.0", "latest", "v1.27.0-rc1", ""] {
            assert_eq!(dlv.needed_go(unknown), None, "{unknown}");
        }
    }
}
