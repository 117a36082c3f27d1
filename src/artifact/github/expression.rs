//! `${{ … }}`: as much of GitHub's expressions as can be followed without running anything.

/// Whether a text has an expression in it, so that it is not what the program gets.
pub(super) fn is_computed(text: &str) -> bool {
    text.contains("${{")
}

/// The context and the name, where the whole text is one look-up: `${{ env.GO_VERSION }}` is `env` and `GO_VERSION`.
pub(super) fn lookup(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim().strip_prefix("${{")?.strip_suffix("}}")?.trim();
    let (context, name) = inner.split_once('.').or_else(|| {
        let (context, index) = inner.split_once('[')?;
        Some((context, index.strip_suffix(']')?.trim().strip_prefix('\'')?.strip_suffix('\'')?))
    })?;
    let is_name =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    (is_name(context) && is_name(name)).then_some((context, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_single_look_up_can_be_followed() {
        assert_eq!(lookup("${{ env.GO_VERSION }}"), Some(("env", "GO_VERSION")));
        assert_eq!(lookup("${{matrix['go-version']}}"), Some(("matrix", "go-version")));
        for computed in [
            "go${{ env.X }}",
            "${{ env.X || 'a' }}",
            "${{ fromJSON(needs.a.outputs.b) }}",
            "env.X",
            "${{ matrix.a.b }}",
        ] {
            assert_eq!(lookup(computed), None, "{computed}");
        }
    }
}
