//! Container images that bring a Go.

/// The tag of an official Go image (`golang:1.25-alpine`, with or without a registry, `library/` or a digest); none for any other
/// image, and for one without a tag.
pub fn go_image_tag(image: &str) -> Option<&str> {
    let name = image.split('@').next().unwrap_or_default();
    let last = name.rsplit('/').next().unwrap_or_default();
    let (repository, tag) = last.split_once(':')?;
    (repository == "golang" && !tag.is_empty()).then_some(tag)
}

/// The same for `mcr.microsoft.com/devcontainers/go` and what it was called before, too, whose tags begin with a version of their own
/// or `dev`: `1.25-bookworm`, `2.1.3-1.25-bookworm`, `dev-1.25`.
pub(super) fn development_go_tag(image: &str) -> Option<&str> {
    let name = image.split('@').next().unwrap_or_default();
    let is_its_own = |path: &str| path.ends_with("/devcontainers/go") || path.ends_with("/vscode/devcontainers/go");
    let Some((_, tag)) = name.rsplit_once(':').filter(|(path, _)| is_its_own(path)) else { return go_image_tag(image) };
    let is_go = |tag: &str| tag.starts_with("1.") && tag.split('-').next().is_some_and(|version| version.len() > 3);
    let behind = tag.split_once('-').map(|(_, rest)| rest).filter(|rest| is_go(rest));
    behind.or_else(|| Some(tag).filter(|tag| is_go(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_development_image_has_its_go_behind_a_version_of_its_own() {
        let tag =
            |tag: &str| development_go_tag(&format!("mcr.microsoft.com/devcontainers/go:{tag}")).map(str::to_owned);
        assert_eq!(tag("2.1.3-1.26-bookworm").as_deref(), Some("1.26-bookworm"));
        assert_eq!(tag("dev-1.26").as_deref(), Some("1.26"));
        assert_eq!(tag("1.22-bookworm").as_deref(), Some("1.22-bookworm"));
        assert_eq!(tag("1-1.22").as_deref(), Some("1.22"));
        assert_eq!(tag("1-bookworm"), None, "any Go 1");
        assert_eq!(development_go_tag("golang:1.25"), Some("1.25"));
    }

    #[test]
    fn only_a_golang_image_has_a_go_tag() {
        assert_eq!(go_image_tag("golang:1.25-alpine"), Some("1.25-alpine"));
        assert_eq!(go_image_tag("docker.io/library/golang:1.25@sha256:0123"), Some("1.25"));
        assert_eq!(go_image_tag("registry:5000/golang"), None);
        assert_eq!(go_image_tag("node:22"), None);
    }
}
