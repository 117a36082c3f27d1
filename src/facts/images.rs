//! Container images that bring a Go, and what they do about other toolchains.

/// The registries and namespaces that hold the official image, which Docker builds for each architecture (docker-library/official-images,
/// architecture-specific namespaces; gallery.ecr.aws/docker).
const OFFICIAL_PLACES: [&str; 17] = [
    "",
    "library/",
    "docker.io/",
    "docker.io/library/",
    "index.docker.io/library/",
    "registry-1.docker.io/library/",
    "registry.hub.docker.com/library/",
    "public.ecr.aws/docker/library/",
    "mirror.gcr.io/library/",
    "amd64/",
    "arm32v5/",
    "arm32v6/",
    "arm32v7/",
    "arm64v8/",
    "i386/",
    "ppc64le/",
    "s390x/",
];

/// Who builds an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// The official `golang` image, wherever it is pulled from.
    Official,
    /// Another image by the name of `golang`: a mirror, or one of somebody's own.
    Namesake,
    /// `mcr.microsoft.com/devcontainers/go`, which is built on the official one.
    DevContainer,
    /// `cimg/go`.
    CircleCi,
}

impl Family {
    /// Whether its image of Go `version` sets GOTOOLCHAIN to `local`, so that this Go stops at a module that asks for a newer one: the
    /// official images do since September 2023, that is from 1.21.1 and 1.20.8 on (docker-library/golang, b643595), and those built on
    /// them. None where that is not known.
    pub fn keeps_toolchain_local(self, version: &str) -> Option<bool> {
        let patch = || version.split('.').nth(2).and_then(|patch| patch.parse::<u32>().ok());
        let built_without = match minor(version) {
            // A minor version alone is its newest patch, a candidate came before the first.
            Some(21) => version.contains("rc") || patch() == Some(0),
            Some(20) => version.contains("rc") || patch().is_some_and(|patch| patch < 8),
            minor => minor.is_some_and(|minor| minor < 20),
        };
        match self {
            Self::Official | Self::DevContainer => Some(!built_without),
            Self::CircleCi => Some(false),
            Self::Namesake => None,
        }
    }
}

/// A reference to an image that brings a Go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoImage<'i> {
    /// Who builds it.
    pub family: Family,
    /// The part of its tag that speaks of Go: `1.25-alpine`. A reference without one means `latest`.
    pub tag: Option<&'i str>,
}

impl<'i> GoImage<'i> {
    /// Reads `reference`: `golang:1.25-alpine`, with or without a registry, `library/` or a digest. None for any other image. What is
    /// not known of the reference may be a NUL in it.
    pub fn parse(reference: &'i str) -> Option<Self> {
        let name = reference.split('@').next().unwrap_or_default();
        let last = name.rfind('/').map_or(0, |slash| slash + 1);
        let (repository, tag) = match name.get(last..)?.split_once(':') {
            Some((repository, tag)) => (repository, Some(tag).filter(|tag| !tag.is_empty())),
            None => (name.get(last..)?, None),
        };
        let place = name.get(..last)?;
        let family = match repository.trim_start_matches('\0') {
            "golang" if repository.starts_with('\0') => Family::Namesake,
            "golang" if OFFICIAL_PLACES.contains(&place) => Family::Official,
            "golang" => Family::Namesake,
            "go" if matches!(place, "mcr.microsoft.com/devcontainers/" | "mcr.microsoft.com/vscode/devcontainers/") => {
                Family::DevContainer
            }
            "go" if matches!(place, "cimg/" | "docker.io/cimg/") => Family::CircleCi,
            _ => return None,
        };
        let tag = if family == Family::DevContainer { tag.and_then(behind_own_version) } else { tag };
        Some(Self { family, tag })
    }

    /// The version of Go that the tag names; the newest patch where it names none. None where the tag leaves the minor version open.
    pub fn version(&self) -> Option<&'i str> {
        let tag = self.tag?;
        let mut parts = tag.split('-');
        let first = parts.next()?;
        // `1.26-rc` is whichever candidate is newest.
        (minor(first).is_some() && parts.next() != Some("rc")).then_some(first)
    }
}

/// What speaks of Go in a tag that begins with a version of the image's own or with `dev`: `2.1.3-1.25-bookworm`, `dev-1.25`. Where
/// that is missing, `1.25-bookworm`, it is told by Go's minor version, which has two digits (devcontainers/images, src/go/manifest.json).
fn behind_own_version(tag: &str) -> Option<&str> {
    let is_go = |tag: &str| tag.split('-').next().and_then(minor).is_some_and(|minor| minor > 9);
    let behind = tag.split_once('-').map(|(_, rest)| rest).filter(|rest| is_go(rest));
    behind.or_else(|| Some(tag).filter(|tag| is_go(tag)))
}

/// The N of `1.N`, `1.N.P`, `1.NrcM`.
fn minor(version: &str) -> Option<u32> {
    let rest = version.strip_prefix("1.")?;
    let digits = rest.find(|next: char| !next.is_ascii_digit()).map_or(rest, |end| rest.get(..end).unwrap_or_default());
    rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.').then(|| digits.parse().ok())?
}

/// The tag of an image of golangci-lint, without its digest; none where `reference` is another image. Its makers only publish to Docker Hub
/// and to ghcr.io.
pub fn golangci_lint_tag(reference: &str) -> Option<Option<&str>> {
    let name = reference.split('@').next().unwrap_or_default();
    let name = ["docker.io/", "ghcr.io/"].iter().find_map(|registry| name.strip_prefix(registry)).unwrap_or(name);
    let rest = name.strip_prefix("golangci/golangci-lint")?;
    if rest.is_empty() { Some(None) } else { rest.strip_prefix(':').map(|tag| Some(tag).filter(|tag| !tag.is_empty())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_builds_an_image_follows_from_its_place() {
        let family = |reference| GoImage::parse(reference).map(|image| image.family);
        assert_eq!(family("golang"), Some(Family::Official));
        assert_eq!(family("docker.io/library/golang:1.25@sha256:0123"), Some(Family::Official));
        assert_eq!(family("registry:5000/golang"), Some(Family::Namesake));
        assert_eq!(family("public.ecr.aws/docker/library/golang:1.26.5"), Some(Family::Official));
        assert_eq!(family("arm64v8/golang:1.26.2-alpine3.23"), Some(Family::Official));
        assert_eq!(family("ghcr.io/project-zot/golang:1.26"), Some(Family::Namesake));
        assert_eq!(family("\0golang:1.26"), Some(Family::Namesake));
        assert_eq!(family("mcr.microsoft.com/devcontainers/go:1-1.25-bookworm"), Some(Family::DevContainer));
        assert_eq!(family("cimg/go:1.25.1"), Some(Family::CircleCi));
        for other in ["golangci/golangci-lint:v2.12-alpine", "node:22", "example.com/go:1.2", "", "golang\0:1"] {
            assert_eq!(family(other), None, "{other}");
        }
    }

    #[test]
    fn the_version_is_told_apart_from_the_variant_and_from_the_version_of_the_image() {
        let version = |reference| GoImage::parse(reference).and_then(|image| image.version());
        assert_eq!(version("golang:1.25-alpine3.20"), Some("1.25"));
        assert_eq!(version("golang:1.25rc2-trixie"), Some("1.25rc2"));
        assert_eq!(version("mcr.microsoft.com/devcontainers/go:1-1.25-bookworm"), Some("1.25"));
        assert_eq!(version("mcr.microsoft.com/devcontainers/go:dev-1.26-bookworm"), Some("1.26"));
        assert_eq!(version("mcr.microsoft.com/devcontainers/go:1.26-bookworm"), Some("1.26"));
        let tag = |reference| GoImage::parse(reference).and_then(|image| image.tag);
        assert_eq!(tag("mcr.microsoft.com/devcontainers/go:2.1.3-1.26-bookworm"), Some("1.26-bookworm"));
        assert_eq!(tag("mcr.microsoft.com/devcontainers/go:1-bookworm"), None);
        let open =
            ["golang", "golang:1", "golang:alpine", "golang:1.26-rc-alpine", "golang:tip-20260101", "golang:\0-alpine"];
        for open in open {
            assert_eq!(version(open), None, "{open}");
        }
    }

    #[test]
    fn official_images_switch_no_toolchain_since_1_21_1() {
        let local = |reference, version| GoImage::parse(reference)?.family.keeps_toolchain_local(version);
        assert_eq!(local("golang:1.25", "1.25"), Some(true));
        assert_eq!(local("golang:1.21", "1.21"), Some(true));
        for older in ["1.21.0", "1.21rc2", "1.20.7", "1.20rc1", "1.19"] {
            assert_eq!(local("golang", older), Some(false), "{older}");
        }
        assert_eq!(local("golang", "1.20.8"), Some(true));
        assert_eq!(local("cimg/go:1.25", "1.25"), Some(false));
        assert_eq!(local("example.com/golang:1.25", "1.25"), None);
    }
}
