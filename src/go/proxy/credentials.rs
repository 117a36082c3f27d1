//! Credentials that are spelled out in a value, whatever else in it is computed.

use std::ops::Range;

/// Where `user:password` or a token stands in the URLs of `written`, without the `@`. What an expression, a variable or a command gives
/// (`${{ secrets.X }}`, `${X}`, `$X`, `$env:X`, `$(x)`, `` `x` ``, `%X%`) is no literal, and a word such as `password` or `<token>` is only a placeholder.
pub fn literal_credentials(written: &str) -> Vec<Range<usize>> {
    user_infos(written, |masked, _| is_secret(masked))
}

/// Where an expression, a variable or a command gives a password or a token in the URLs of `written`, without the `@`.
pub fn computed_credentials(written: &str) -> Vec<Range<usize>> {
    user_infos(written, |masked, text| match masked.split_once(':') {
        Some((_, password)) => password.contains(COMPUTED),
        None => masked.contains(COMPUTED) && !text.to_ascii_lowercase().contains("user"),
    })
}

/// Where something stands before an `@` that is `wanted`, by what is literal of it and by all of it.
fn user_infos(written: &str, wanted: impl Fn(&str, &str) -> bool) -> Vec<Range<usize>> {
    let masked = masked(written);
    let mut found = Vec::new();
    let mut start = 0;
    for entry in masked.split([',', '|', ' ', '\t', '\n']) {
        if let Some(range) = user_info(entry) {
            let range = range.start + start..range.end + start;
            if let (Some(literal), Some(all)) = (masked.get(range.clone()), written.get(range.clone()))
                && wanted(literal, all)
            {
                found.push(range);
            }
        }
        start += entry.len() + 1;
    }
    found
}

/// What stands for a byte that is not written down.
const COMPUTED: char = '\u{1}';

/// `written` with every computed byte replaced, so that offsets stay.
fn masked(written: &str) -> String {
    let mut masked = String::with_capacity(written.len());
    while let Some(rest) = written.get(masked.len()..).filter(|rest| !rest.is_empty()) {
        let length = computed_length(rest);
        if length > 0 {
            masked.extend(std::iter::repeat_n(COMPUTED, length));
        } else {
            masked.extend(rest.chars().next());
        }
    }
    masked
}

/// The length of the expression, variable or command that `rest` begins with.
fn computed_length(rest: &str) -> usize {
    let up_to = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
    if rest.starts_with("${{") {
        return up_to("}}");
    }
    if rest.starts_with("${") {
        return up_to("}");
    }
    if rest.starts_with("$(") {
        return up_to(")");
    }
    if let Some(command) = rest.strip_prefix('`') {
        return command.find('`').map_or(rest.len(), |at| at + 2);
    }
    let name = |text: &str| text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    if let Some(variable) = rest.strip_prefix('$') {
        let drive = variable.get(..4).filter(|drive| drive.eq_ignore_ascii_case("env:")).map_or(0, str::len);
        return 1 + drive + name(variable.get(drive..).unwrap_or_default());
    }
    let variable = rest.strip_prefix('%').unwrap_or_default();
    let length = name(variable);
    let is_escape = length >= 2 && variable.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    if length > 0 && !is_escape && variable.as_bytes().get(length) == Some(&b'%') { length + 2 } else { 0 }
}

/// What stands before the last `@` of the authority.
fn user_info(entry: &str) -> Option<Range<usize>> {
    let start = entry.find("://").map_or(0, |at| at + 3);
    let authority = entry.get(start..)?.split(['/', '?', '#']).next()?;
    let end = authority.rfind('@')?;
    Some(start..start + end)
}

/// Whether it is a password that is written down, or a user name that is itself a token.
fn is_secret(user_info: &str) -> bool {
    match user_info.split_once(':') {
        Some((_, password)) if !password.is_empty() => is_literal(password) && !is_placeholder(password),
        Some((user, _)) => is_token(user),
        None => is_token(user_info),
    }
}

fn is_literal(text: &str) -> bool {
    !text.contains(COMPUTED)
}

fn is_token(user: &str) -> bool {
    let has = |test: fn(&u8) -> bool| user.bytes().any(|byte| test(&byte));
    let is_long = user.len() >= 20 && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    is_literal(user) && is_long && !user.contains(['.', '-']) && !is_placeholder(user)
}

fn is_placeholder(word: &str) -> bool {
    const WORDS: [&str; 10] =
        ["password", "passwd", "pass", "token", "secret", "changeme", "pw", "credentials", "key", "apikey"];
    let lower = word.to_ascii_lowercase();
    let first = lower.chars().next();
    WORDS.contains(&lower.as_str())
        || lower.starts_with(['<', '[', '{'])
        || ["your", "example", "placeholder", "redacted"].iter().any(|part| lower.contains(part))
        || lower.chars().all(|next| Some(next) == first)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(written: &str) -> Vec<&str> {
        literal_credentials(written).into_iter().map(|range| &written[range]).collect()
    }

    #[test]
    fn what_is_spelled_out_is_found() {
        assert_eq!(found("https://bob:hunter2@proxy.example.com,direct"), ["bob:hunter2"]);
        assert_eq!(found("direct|bob:hunter2@proxy.example.com"), ["bob:hunter2"]);
        assert_eq!(found("https://${{ vars.USER }}:hunter2@${HOST}/x"), ["${{ vars.USER }}:hunter2"]);
        assert_eq!(found("https://a:é1@b, https://c:d2@e"), ["a:é1", "c:d2"]);
        assert_eq!(found("https://a1b2c3d4e5f6a7b8c9d0@b.c"), ["a1b2c3d4e5f6a7b8c9d0"]);
    }

    #[test]
    fn what_is_computed_or_a_placeholder_is_not() {
        for written in [
            "https://proxy.golang.org,direct",
            "https://${{ secrets.USER }}:${{ secrets.TOKEN }}@proxy.example.com",
            "https://bob:${TOKEN}@proxy.example.com",
            "https://bob:$TOKEN@proxy.example.com",
            "https://bob:%TOKEN%@proxy.example.com",
            "https://bob:$(cat token)@proxy.example.com",
            "https://bob:`cat token`@proxy.example.com",
            "https://$env:TOKEN_X@proxy.example.com",
            "https://bob:v-${TOKEN}@proxy.example.com",
            "https://bob@proxy.example.com",
            "https://user:password@proxy.example.com",
            "https://user:<token>@proxy.example.com",
            "https://user:***@proxy.example.com",
            "https://user:YOUR_TOKEN@proxy.example.com",
            "https://proxy.example.com/a@b:c",
            "${{ secrets.GOPROXY }}",
            "",
        ] {
            assert_eq!(found(written), [""; 0], "{written}");
        }
    }

    #[test]
    fn what_is_computed_is_found_where_it_is_a_secret() {
        let found =
            |written| computed_credentials(written).into_iter().map(|range| &written[range]).collect::<Vec<_>>();
        assert_eq!(found("https://bob:${TOKEN}@proxy.example.com,direct"), ["bob:${TOKEN}"]);
        assert_eq!(found("direct,https://${CREDS}@proxy.example.com"), ["${CREDS}"]);
        for written in ["https://$USER@proxy.example.com", "https://bob:x@proxy.example.com", "https://$HOST/", "$X"] {
            assert_eq!(found(written), [""; 0], "{written}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(written in "[a-c:/@,|$%{}() é]{0,24}|.{0,20}") {
            for range in literal_credentials(&written).into_iter().chain(computed_credentials(&written)) {
                prop_assert!(written.get(range).is_some());
            }
        }
    }
}
