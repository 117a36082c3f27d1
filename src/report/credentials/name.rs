//! Names that smell of a secret.

/// How sure a name makes us that its value is a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Smell {
    None,
    /// If the value looks random.
    Faint,
    /// If the value is no number: limits and counts of tokens are many.
    Token,
    Strong,
}

/// Words that name a secret, in the singular.
const SECRET_WORDS: [&str; 14] = [
    "SECRET",
    "PASSWORD",
    "PASSWD",
    "PASSPHRASE",
    "PASSCODE",
    "CREDENTIAL",
    "APIKEY",
    "PRIVATEKEY",
    "SECRETKEY",
    "ACCESSKEY",
    "AUTHKEY",
    "AUTH",
    "AUTHORIZATION",
    "SSHPASS",
];

/// What people write such words onto without a separator: `PGPASSWORD`, `GITHUBTOKEN`.
const SECRET_ENDINGS: [&str; 5] = ["SECRET", "PASSWORD", "PASSWD", "APIKEY", "PASSPHRASE"];

/// `PRIVATE_KEY` is a secret, `CACHE_KEY` is none.
const KEY_OWNERS: [&str; 12] = [
    "PRIVATE",
    "API",
    "ACCESS",
    "SIGNING",
    "ENCRYPTION",
    "DEPLOY",
    "MASTER",
    "SERVICE",
    "ACCOUNT",
    "SSH",
    "GPG",
    "AUTH",
];

/// Words whose values are random only where they are secret.
const FAINT_WORDS: [&str; 10] =
    ["KEY", "KEYS", "SALT", "SIGNATURE", "CERT", "HMAC", "SEED", "COOKIE", "SESSION", "WEBHOOK"];

/// Words in names of things that are secrets elsewhere: Drone's `from_secret`, a chart's `existingSecret`, sudo's `NOPASSWD`.
const ELSEWHERE: [&str; 3] = ["FROM", "EXISTING", "NOPASSWD"];

/// Last words of names that speak *about* a secret.
const HARMLESS_ENDINGS: [&str; 44] = [
    "ROLE",
    "SCHEME",
    "TITLE",
    "NAMES",
    "SUMMARY",
    "URL",
    "URI",
    "FILE",
    "PATH",
    "DIR",
    "NAME",
    "TTL",
    "EXPIRY",
    "EXPIRES",
    "EXPIRATION",
    "TIMEOUT",
    "TYPE",
    "MODE",
    "METHOD",
    "ENABLED",
    "LENGTH",
    "SIZE",
    "LIMIT",
    "COUNT",
    "PROVIDER",
    "ISSUER",
    "AUDIENCE",
    "HOST",
    "PORT",
    "REGION",
    "VERSION",
    "POLICY",
    "ENDPOINT",
    "SCOPE",
    "SCOPES",
    "ALGORITHM",
    "HEADER",
    "STORE",
    "REALM",
    "DOMAIN",
    "USER",
    "USERNAME",
    "SOCK",
    "PERMISSIONS",
];

/// What the name of a value says about it.
pub(super) fn smell(key: &str) -> Smell {
    let words = words(key);
    let Some(last) = words.last() else { return Smell::None };
    let elsewhere = words.iter().any(|word| ELSEWHERE.contains(&word.as_str()));
    if elsewhere || HARMLESS_ENDINGS.contains(&last.as_str()) {
        return Smell::None;
    }
    let singular = |word: &String| word.strip_suffix('S').unwrap_or(word).to_owned();
    let is_secret = |word: &String| {
        SECRET_WORDS.contains(&word.as_str())
            || SECRET_WORDS.contains(&singular(word).as_str())
            || SECRET_ENDINGS.iter().any(|ending| singular(word).ends_with(ending))
    };
    // `PWD` alone is the current directory, `PASS` alone the outcome of a test.
    let compound = words.len() > 1 && matches!(last.as_str(), "PWD" | "PASS" | "PAT");
    let owned_key = words.windows(2).any(|pair| KEY_OWNERS.contains(&pair[0].as_str()) && singular(&pair[1]) == "KEY");
    if words.iter().any(is_secret) || compound || owned_key {
        Smell::Strong
    } else if words.iter().any(|word| singular(word).ends_with("TOKEN")) {
        Smell::Token
    } else if FAINT_WORDS.contains(&last.as_str()) {
        Smell::Faint
    } else {
        Smell::None
    }
}

/// The words of a name in capitals: `githubToken`, `GITHUB_TOKEN` and `github-token` have the same.
fn words(key: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut previous = ' ';
    for c in key.chars() {
        if !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() && previous.is_ascii_lowercase() {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_ascii_alphanumeric(), words.last_mut()) {
            word.push(c.to_ascii_uppercase());
        }
        previous = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether it can be no word of a sentence.
pub(super) fn is_identifier(key: &str) -> bool {
    key.contains(['_', '-', '.']) || key.chars().skip(1).any(|c| c.is_ascii_uppercase())
}
