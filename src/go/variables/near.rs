//! Names that mean a variable of Go but miss it. Projects have `GO…` variables of their own, so this keeps to names that nothing but a
//! mistake explains.

use super::{Reader, find};

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miss {
    /// Nothing reads it; it is one slip away from the name given.
    Misspelt(&'static str),
    /// Nothing ever read it, though it is often recommended; the variable that does what it is believed to do is given.
    NeverRead(&'static str),
    /// `go env` prints it, but setting it has no effect.
    OutputOnly,
    /// Go no longer reads it.
    Gone,
}

/// Names that are set in good faith.
const BELIEVED: &[(&str, &str)] = &[
    ("GOMODPROXY", "GOPROXY"),
    ("GONOSUM", "GONOSUMDB"),
    ("GONOSUMCHECK", "GONOSUMDB"),
    ("GONOSUMDBS", "GONOSUMDB"),
    ("GONOVERIFY", "GONOSUMDB"),
    ("GOPRIVATEREPO", "GOPRIVATE"),
    ("GOPRIVATEREPOS", "GOPRIVATE"),
    ("GOPROXIES", "GOPROXY"),
    ("GOPROXYURL", "GOPROXY"),
    ("GOSUMCHECK", "GOSUMDB"),
    ("GOSUMDBCHECK", "GOSUMDB"),
    ("GOWORKSPACE", "GOWORK"),
];

/// Names that projects use for things of their own, unless the value is one that only this variable takes.
const BY_VALUE: &[(&str, &str, &[&str])] = &[
    ("GO_MODULE", "GO111MODULE", &["on", "off", "auto"]),
    ("GO_MODULES", "GO111MODULE", &["on", "off", "auto"]),
    ("GOMODULE", "GO111MODULE", &["on", "off", "auto"]),
    ("GOMODULES", "GO111MODULE", &["on", "off", "auto"]),
    ("GO_FLAGS", "GOFLAGS", &["-mod=mod", "-mod=vendor", "-mod=readonly"]),
    ("GOFLAG", "GOFLAGS", &["-mod=mod", "-mod=vendor", "-mod=readonly"]),
    ("GO_WORK", "GOWORK", &["off", "auto"]),
    ("GO_TOOLCHAIN", "GOTOOLCHAIN", &["local", "auto", "path"]),
];

/// Variables with names so much their own that a slip away from them lies nothing else. Not among them: GOPATH, GOROOT, GOBIN, GOOS,
/// GOARCH, GOFLAGS, GOWORK and their like, near which projects have lists, copies and directories (`GO_BIN`, `GOARCHS`, `GOLDFLAGS`).
const DISTINCT: &[&str] = &[
    "CGO_ENABLED",
    "GO111MODULE",
    "GOCOVERDIR",
    "GOEXPERIMENT",
    "GOFIPS140",
    "GOINSECURE",
    "GOMAXPROCS",
    "GOMEMLIMIT",
    "GOMODCACHE",
    "GONOPROXY",
    "GONOSUMDB",
    "GOPACKAGESDRIVER",
    "GOPRIVATE",
    "GOPROXY",
    "GOSUMDB",
    "GOTOOLCHAIN",
    "GOTRACEBACK",
];

/// Of [`DISTINCT`], those whose spelling with other underscores is a natural name for a project's own variable, which is then handed on.
const OWN_WITH_UNDERSCORES: &[&str] = &["GOCOVERDIR", "GOEXPERIMENT", "GOMODCACHE", "GOTOOLCHAIN"];

/// What is wrong with `name`, if a mistake is the only explanation. `value` is what it is set to, where that is known: some names
/// are told by it. A name that the same project reads elsewhere (`$GO_PROXY`) is the project's own; the caller must see to that.
pub fn near_miss(name: &str, value: Option<&str>) -> Option<Miss> {
    if let Some(variable) = find(name) {
        return match variable.reader {
            // Scripts and Makefiles give these names to copies of what `go env` prints, and to things of their own.
            _ if matches!(name, "GOEXE" | "GOHOSTARCH" | "GOHOSTOS" | "GOMOD" | "GOVERSION") => None,
            Reader::OutputOnly => Some(Miss::OutputOnly),
            Reader::Gone => Some(Miss::Gone),
            _ => None,
        };
    }
    if let Some((_, meant)) = BELIEVED.iter().find(|(believed, _)| *believed == name) {
        return Some(Miss::NeverRead(meant));
    }
    if let Some((_, meant, values)) = BY_VALUE.iter().find(|(own, ..)| *own == name) {
        return value.filter(|value| values.contains(value)).map(|_| Miss::Misspelt(meant));
    }
    let letters = name.replace('_', "");
    // A file may set thousands of variables, and none of the names below begins otherwise.
    if !letters.starts_with("GO") && !letters.starts_with("CG") {
        return None;
    }
    let meant = DISTINCT.iter().copied().find(|known| {
        let same_letters = letters == known.replace('_', "");
        if same_letters { !OWN_WITH_UNDERSCORES.contains(known) } else { is_one_slip(name, known) }
    });
    meant.map(Miss::Misspelt)
}

/// Whether one letter too many, too few or wrong, or two that changed places, make `known` of `name`. A digit that was put in does not
/// count, for `GOPROXY2` means a second one; nor does a slip in the first two letters.
fn is_one_slip(name: &str, known: &str) -> bool {
    let (name, known) = (name.as_bytes(), known.as_bytes());
    let same = name.iter().zip(known).take_while(|(a, b)| a == b).count();
    let (Some(ours), Some(theirs)) = (name.get(same..), known.get(same..)) else { return false };
    if same < 2 {
        return false;
    }
    match (ours, theirs) {
        ([], [_]) => true,
        ([extra], []) => !extra.is_ascii_digit() && *extra != b'_',
        ([a, b, rest @ ..], [c, d, rest_of_known @ ..]) if a == d && b == c && rest == rest_of_known => true,
        ([a, rest @ ..], [_, rest_of_known @ ..]) if rest == rest_of_known => a.is_ascii_uppercase(),
        ([extra, rest @ ..], theirs) if rest == theirs => extra.is_ascii_uppercase() || known == b"GO111MODULE",
        (ours, [_, rest @ ..]) => ours == rest,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::VARIABLES;
    use super::*;

    #[test]
    fn slips_are_recognised() {
        let cases = [
            ("GO_PROXY", "GOPROXY"),
            ("GOPORXY", "GOPROXY"),
            ("GOPROX", "GOPROXY"),
            ("GO_PRIVATE", "GOPRIVATE"),
            ("GOPRIVAT", "GOPRIVATE"),
            ("GOPRIVATES", "GOPRIVATE"),
            ("GO_NO_PROXY", "GONOPROXY"),
            ("GO_NO_SUM_DB", "GONOSUMDB"),
            ("GOSUMDBS", "GOSUMDB"),
            ("GO_SUMDB", "GOSUMDB"),
            ("GO111MODULES", "GO111MODULE"),
            ("GO11MODULE", "GO111MODULE"),
            ("GO1111MODULE", "GO111MODULE"),
            ("GO_111_MODULE", "GO111MODULE"),
            ("GO111MODUEL", "GO111MODULE"),
            ("GOTOOLCHAINS", "GOTOOLCHAIN"),
            ("GOEXPERIMENTS", "GOEXPERIMENT"),
            ("GOINSECUR", "GOINSECURE"),
            ("CGOENABLED", "CGO_ENABLED"),
            ("CGO_ENABLE", "CGO_ENABLED"),
            ("GCO_ENABLED", ""),
        ];
        for (name, meant) in cases {
            let found = near_miss(name, None);
            if meant.is_empty() {
                assert_eq!(found, None, "{name}");
            } else {
                assert_eq!(found, Some(Miss::Misspelt(meant)), "{name}");
            }
        }
    }

    #[test]
    fn names_that_are_set_in_good_faith_are_known() {
        assert_eq!(near_miss("GONOSUMCHECK", Some("1")), Some(Miss::NeverRead("GONOSUMDB")));
        assert_eq!(near_miss("GOPROXIES", None), Some(Miss::NeverRead("GOPROXY")));
        assert_eq!(near_miss("GOWORKSPACE", None), Some(Miss::NeverRead("GOWORK")));
        assert_eq!(near_miss("GOTELEMETRY", Some("off")), Some(Miss::OutputOnly));
        assert_eq!(near_miss("GOGCCFLAGS", None), Some(Miss::OutputOnly));
        assert_eq!(near_miss("GOVENDOREXPERIMENT", Some("1")), Some(Miss::Gone));
    }

    #[test]
    fn a_projects_own_name_counts_only_with_a_telling_value() {
        assert_eq!(near_miss("GOMODULE", Some("on")), Some(Miss::Misspelt("GO111MODULE")));
        assert_eq!(near_miss("GOMODULE", Some("example.com/m")), None);
        assert_eq!(near_miss("GOMODULES", None), None);
        assert_eq!(near_miss("GO_FLAGS", Some("-mod=vendor")), Some(Miss::Misspelt("GOFLAGS")));
        assert_eq!(near_miss("GO_FLAGS", Some("-v")), None);
        assert_eq!(near_miss("GO_TOOLCHAIN", Some("go1.22.3")), None);
    }

    #[test]
    fn projects_own_names_are_left_alone() {
        let own = "GO_VERSION GOLANG_VERSION GOVERSION GO_VER GO_TAGS GOTAGS GO_TOOL GOTOOL GOTESTFLAGS GO_TEST_FLAGS GOLINT \
            GOLINTER GORELEASER_KEY GORELEASER_CURRENT_TAG GOTESTSUM_FORMAT GOTESTSUM GOOGLE_CLOUD_PROJECT GOOGLE GOVERALLS_TOKEN \
            GO_BUILD_FLAGS GOBUILD GOTEST GOCMD GOFILES GOX GOPKG GOSRC GOMOD GOHOSTOS GOHOSTARCH GOEXE GOMODULES GORUN GOGET GOVET \
            GOFMT GOFUMPT GOCLEAN GOINSTALL GOLDFLAGS GO_LDFLAGS GO_GCFLAGS GO_BIN GO_OS GO_ARCH GO_FLAGS GO_PATH GO_ROOT GO_CACHE \
            GO_MOD_CACHE GO_MODCACHE GO_TOOLCHAIN GO_COVER_DIR GO_ENV GO_DEBUG GOARCHS GOARCHES GOOSES GOARMS GOPATH1 GOPATHS \
            GOROOT_1_22_X64 GOCOVER GOCOVERMODE GOPROXY2 GOPROXY_PORT GOFAIL_VERSION GOWINRES_VERSION GOMOBILE_BIN GOVERNANCE \
            GOPARALLEL GOPS_CONFIG_DIR GOLANGCI_LINT_CACHE GOBIN_TMP GOCC GOALS GODS GOODS GOM_GITHUB_TOKEN GOOSE_DRIVER GOVERBOSE \
            CGO_FLAGS CGO_GOX CGOFLAGS CGO PROXY HTTP_PROXY NOPROXY NO_PROXY GOTIMEOUT GOSUM GODOC GOPROJECT GOPACKAGES GOPACKAGE \
            GOLINE GOFILE GOPLS_VERSION GOTH GOTIFY_TOKEN GOGS_URL GOACCESS GOCD_SERVER GOACC GOBUSTER GODOT GOPASS GOSS_FILES";
        for name in own.split_whitespace() {
            assert_eq!(near_miss(name, Some("x")), None, "{name}");
        }
    }

    #[test]
    fn no_real_variable_is_a_slip_of_another() {
        let settable =
            VARIABLES.iter().filter(|variable| !matches!(variable.reader, Reader::OutputOnly | Reader::Gone));
        for variable in settable {
            assert_eq!(near_miss(variable.name, Some("on")), None, "{}", variable.name);
        }
        assert!(DISTINCT.iter().chain(OWN_WITH_UNDERSCORES).all(|name| find(name).is_some()));
        assert!(BELIEVED.iter().all(|(name, meant)| find(name).is_none() && find(meant).is_some()));
        assert!(BY_VALUE.iter().all(|(name, meant, _)| find(name).is_none() && find(meant).is_some()));
    }

    proptest! {
        #[test]
        fn any_name_is_judged(name in ".{0,12}|C?GO_?[A-Z0-9_é]{0,12}") {
            if let Some(Miss::Misspelt(meant) | Miss::NeverRead(meant)) = near_miss(&name, None) {
                prop_assert!(find(meant).is_some() && meant != name);
            }
        }
    }
}
