//! Container images that bring a Go.

/// The tag of an official Go image (`golang:1.25-alpine`, with or without a registry, `library/` or a digest); none for any other
/// image, and for one without a tag.
pub fn go_image_tag(image: &str) -> Option<&str> {
    let name = image.split('@').next().unwrap_or_default();
    let last = name.rsplit('/').next().unwrap_or_default();
    let (repository, tag) = last.split_once(':')?;
    (repository == "golang" && !tag.is_empty()).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_golang_image_has_a_go_tag() {
        assert_eq!(go_image_tag("golang:1.25-alpine"), Some("1.25-alpine"));
        assert_eq!(go_image_tag("docker.io/library/golang:1.25@sha256:0123"), Some("1.25"));
        assert_eq!(go_image_tag("registry:5000/golang"), None);
        assert_eq!(go_image_tag("node:22"), None);
    }
}
