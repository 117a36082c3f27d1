//! GOSUMDB: `off`, or the checksum database's name or key, and perhaps its URL.

use std::fmt;

/// Why Go refuses a value (go/modfetch/sumdb.go, `dbDial`; golang.org/x/mod/sumdb/note, `NewVerifier`). It is read when a module that
/// go.sum does not have is to be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SumdbFault {
    /// Nothing but blanks.
    Blank,
    /// More than a key and a URL.
    TooManyFields,
    /// Neither a name that Go knows nor a key.
    Name,
    /// A key that is cut short, or none of Ed25519.
    Key,
}

impl fmt::Display for SumdbFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SumdbFault::Blank => "it names no database",
            SumdbFault::TooManyFields => "it has more than a database and a URL",
            SumdbFault::Name => "it is neither `off`, nor `sum.golang.org`, nor a key like `name+hash+key`",
            SumdbFault::Key => "the key is malformed",
        })
    }
}

/// Why Go refuses `value`; none where it takes it. The hash in a key is not looked at.
pub fn fault(value: &str) -> Option<SumdbFault> {
    if matches!(value, "" | "off" | "sum.golang.google.cn") {
        return None;
    }
    let mut fields = value.split_whitespace();
    let Some(key) = fields.next() else { return Some(SumdbFault::Blank) };
    if fields.nth(1).is_some() {
        return Some(SumdbFault::TooManyFields);
    }
    if key == "sum.golang.org" {
        return None;
    }
    let mut parts = key.splitn(3, '+');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(name), Some(hash), Some(key)) if !name.is_empty() => {
            let is_hash = hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            (!is_hash || !is_ed25519(key)).then_some(SumdbFault::Key)
        }
        _ => Some(SumdbFault::Name),
    }
}

/// Whether `key` is 33 bytes in base64, the first of them 1.
fn is_ed25519(key: &str) -> bool {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let first_is_one = matches!(key.as_bytes(), [b'A', b'Q'..=b'Z' | b'a'..=b'f', ..]);
    key.len() == 44 && key.bytes().all(is_base64) && first_is_one
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_a_known_name_or_a_key() {
        let key = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        for value in ["off", "sum.golang.org", "sum.golang.google.cn", "sum.golang.org https://x.y", " sum.golang.org "]
        {
            assert_eq!(fault(value), None, "{value}");
        }
        assert_eq!(fault(key), None);
        assert_eq!(fault(&format!("{key} https://sumdb.example.com")), None);
        assert_eq!(fault(" "), Some(SumdbFault::Blank));
        assert_eq!(fault("sum.golang.org https://x y"), Some(SumdbFault::TooManyFields));
        for value in ["OFF", "false", "https://sum.golang.org", "sum.golang.org,off", "sum.example.com", " off", "0"] {
            assert_eq!(fault(value), Some(SumdbFault::Name), "{value}");
        }
        assert_eq!(fault("sum.example.com+00000000+AAAA"), Some(SumdbFault::Key));
        assert_eq!(fault(&key.replace("033de0ae", "033d")), Some(SumdbFault::Key));
    }
}
