//! `${{ … }}`: as much of GitHub's expressions as can be followed without running anything.

/// Whether a text has an expression in it, so that it is not what the program gets.
pub(super) fn is_computed(text: &str) -> bool {
    text.contains("${{")
}

/// The context and the name, where the whole text is one look-up: `${{ env.GO_VERSION }}` is `env` and `GO_VERSION`.
pub(super) fn lookup(text: &str) -> Option<(&str, &str)> {
    match look_up(text)?.as_slice() {
        [context, name] => Some((context, name)),
        _ => None,
    }
}

/// The context and all names behind it, where the whole text is one look-up: `${{ matrix.go['version'] }}`.
pub(super) fn look_up(text: &str) -> Option<Vec<&str>> {
    let inner = text.trim().strip_prefix("${{")?.strip_suffix("}}")?.trim();
    names(inner)
}

/// The names of a look-up: `matrix.go['version']` is `matrix`, `go`, `version`.
fn names(inner: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = inner;
    loop {
        let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
        names.push(rest.get(..length).filter(|name| !name.is_empty())?);
        rest = rest.get(length..)?;
        while let Some(index) = rest.strip_prefix('[') {
            let (index, behind) = index.split_once(']')?;
            names.push(index.trim().strip_prefix('\'')?.strip_suffix('\'')?);
            rest = behind;
        }
        match rest.strip_prefix('.') {
            Some(behind) => rest = behind,
            None => return rest.is_empty().then_some(names),
        }
    }
}

/// The bodies of the expressions in a text, without `${{` and `}}`.
pub(super) fn bodies(text: &str) -> impl Iterator<Item = &str> {
    text.split("${{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(body, _)| body.trim())
}

/// What a text is where each expression in it is one look-up of the `env` context that finds nothing; none where another stands in it.
pub(super) fn without_lookups(text: &str, is_empty: impl Fn(&str) -> bool) -> Option<String> {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("${{") {
        let (body, behind) = behind.split_once("}}")?;
        let [context, name] = <[&str; 2]>::try_from(names(body.trim())?).ok()?;
        if context != "env" || !is_empty(name) {
            return None;
        }
        left.push_str(before);
        rest = behind;
    }
    left.push_str(rest);
    Some(left)
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
        assert_eq!(look_up("${{ matrix.go['x.y'].z }}"), Some(vec!["matrix", "go", "x.y", "z"]));
        for odd in ["${{ matrix. }}", "${{ matrix..a }}", "${{ matrix['a }}", "${{ a b }}", "${{ }}", "x ${{ a.b }}"] {
            assert_eq!(look_up(odd), None, "{odd}");
        }
    }

    #[test]
    fn what_finds_nothing_leaves_the_rest() {
        let left = |text| without_lookups(text, |name| name == "X");
        assert_eq!(left("${{ env.X }}/go:${{env.X}}").as_deref(), Some("/go:"));
        assert_eq!(left("${{ env.X }}/${{ env.Y }}"), None);
        assert_eq!(left("${{ env.X || 'a' }}"), None);
        assert_eq!(left("${{ github.x }}"), None);
        assert_eq!(left("${{ env.X"), None);
        assert_eq!(bodies("a${{ b }}c${{d}}").collect::<Vec<_>>(), ["b", "d"]);
    }
}
