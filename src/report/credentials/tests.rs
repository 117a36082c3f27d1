use proptest::prelude::*;

use super::{Values, cover, credentials, mask};

/// Each secret is marked `«secret»`; masked, it must be gone, and nothing else may.
fn masks_what_is_marked(marked: &str, values: Values) {
    let text: String = marked.replace(['«', '»'], "");
    let mut wanted = String::new();
    let mut inside = false;
    for c in marked.chars() {
        match c {
            '«' => inside = true,
            '»' => inside = false,
            '\n' | '\r' => wanted.push(c),
            c if inside => wanted.extend(std::iter::repeat_n('*', c.len_utf8())),
            c => wanted.push(c),
        }
    }
    assert_eq!(cover(&text, &credentials(&text, values)), wanted);
}

#[test]
fn what_gives_itself_away_is_masked() {
    for marked in [
        // Addresses.
        "GOPROXY=https://«user»:«s3cret»@proxy.example.com,direct",
        "https://proxy.golang.org,https://«u»:«p»@corp.example/x|off",
        "https://«abcdef»@example.com/a@b",
        r"https:\/\/«user»:«pass»@example.com\/x",
        "the proxy `https://«user»:«pä/ss»@host/x` is committed",
        "https://${USER}:«hunter2»@example.com",
        "url.\"https://«oauth2»:«tok»@gitlab.com\".insteadOf",
        // Shapes.
        "token `«ghp_0123456789abcdefABCDEF0123456789abcd»`.",
        "use «github_pat_11ABCDEFG0_abcdefghijklmnop».",
        "x «glpat-abcdefghij-KLMNOPQRST» y",
        "«xoxb-123456789012-abcdefghijkl»",
        "id «AKIAIOSFODNN7EXAMPLE»,",
        "«AIzaSyA1234567890abcdefghijklmnopqrstuv»",
        "«npm_abcdefghijklmnopqrstuvwxyz0123456789»",
        "«pypi-AgEIcHlwaS5vcmcCJDAwMDAwMDAw»",
        "«sk_live_0123456789abcdef»",
        "bearer «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N»",
        "k: |\n  -----BEGIN RSA PRIVATE KEY-----\n  «MIIEpAIBAAKCAQEA»\n  «q8w=»\n  -----END RSA PRIVATE KEY-----\nnext",
        r#""-----BEGIN PRIVATE KEY-----«\nMIIE\n»-----END PRIVATE KEY-----""#,
        // Assignments.
        "TOKEN=«abc»",
        "export GITHUB_TOKEN=«abc» # why",
        "run: DB_PASSWORD=«hunter2» go test ./...",
        "`API_TOKEN=«abc»` is committed",
        "PASSWORD = \"«two words»\"",
        "PGPASSWORD='«x y»' psql",
        "API_KEY: «correct horse»  # battery\nnext: 1",
        "  - githubToken: «abc»",
        "+  password: «hunter2»",
        r#"{"apiKey":"«a\"b»","next":"c"}"#,
        r#"{"client_secret" : "«é»", "pin": 4}"#,
        "with: { token: «abc1», other: x }",
        "curl -H \"Authorization: Bearer «abc.def»\" https://x",
        "curl -H 'PRIVATE-TOKEN: «abcd»' https://x",
        "?access_token=«abc»&page=2",
        "--password=«abc» --verbose",
        "auth: «dXNlcjpwYXNz»",
        "PASSWORD: «12»",
        "MYSQL_PWD=«abc»",
        "AWS_SECRET_ACCESS_KEY=«wJalrXUtnFEMI/K7MDENG»",
        "SIGNING_SALT: «0123456789abcdef0123456789abcdef»",
        "TOKEN=${TOKEN:-«fallback»}",
        "password: ${{ secrets.P || '«fallback»' }}",
        "TOKEN=«pre»${REST}",
        "password: |\n  «line one\n  line two»\nnext: 1",
        "DB_PASSWORD:\n  value: \"«abc»\"\n  description: x",
        "- name: API_TOKEN\n  value: «abc»",
        "ENV GITHUB_TOKEN «abc»",
        "echo \"machine github.com login me password «abc»\" > ~/.netrc",
        "SECRET=«pa$sword»",
    ] {
        masks_what_is_marked(marked, Values::Words);
    }
}

#[test]
fn what_only_names_or_refers_to_a_credential_is_shown() {
    for text in [
        "password: ${{ secrets.PASSWORD }}",
        "GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}",
        "token: ${{ github.token }} # the job's own",
        "https://oauth2:${GITLAB_TOKEN}@gitlab.com",
        "https://x-access-token:${{ secrets.T }}@github.com/",
        "https://$USER:$(pass show x)@example.com",
        "https://<user>:<token>@example.com",
        "ssh://git@github.com/a/b and git@github.com:a/b",
        "https://proxy.golang.org/github.com/!burnt/x/@v/v1.0.0.zip",
        "uses https://github.com/actions/checkout@v4",
        "http://localhost:8080/a@b",
        "TOKEN=$TOKEN go build",
        "TOKEN=\"$(cat token)\"",
        "TOKEN=`cat token`",
        "TOKEN={{ .Env.GITHUB_TOKEN }}",
        "$env:TOKEN = $env:OTHER",
        "TOKEN=",
        "PASSWORD: \"\"",
        "password:\n",
        "secrets: inherit",
        "persist-credentials: false",
        "permissions:\n  id-token: write",
        "max_tokens: 4096",
        "GOAUTH=netrc",
        "GOAUTH: git /home/me",
        "GOPRIVATE=example.com/secret,*.corp",
        "GONOSUMDB=x GOFLAGS=-mod=mod",
        "PWD=/home/me",
        "SSH_AUTH_SOCK=/tmp/agent",
        "TOKEN_URL=https://example.com/token",
        "PASSWORD_FILE: /run/secrets/password",
        "if: env.TOKEN != '' && secrets.TOKEN == 'x'",
        "a token in prose, and a password: it stays",
        "the `token` is not set; secret => ../secret",
        "`GITHUB_TOKEN`: the job's own token",
        "key: go-${{ hashFiles('**/go.sum') }}",
        "cache-key: 0123456789abcdef0123456789abcdefzz!",
        "npm_config_registry=x",
        "author: me",
        "password: ${{ matrix.registry == 'docker.io' && secrets.A || secrets.B }}",
        "TOKEN=$${TOKEN}; X_TOKEN=$(TOKEN); go build",
        r#""Authorization": "\${TOKEN}""#,
        "https://${T}:x-oauth-basic@github.com/x",
        "postgres://me@localhost/db",
        "from_secret: github_token",
        "PRIVATE_KEY=/run/secrets/key.pem",
        "Defaults NOPASSWD: ALL",
        "AKIA and eyJhbGciOiJIUzI1NiJ9 alone",
        "-----BEGIN PUBLIC KEY-----\nMIIE\n-----END PUBLIC KEY-----",
        "require github.com/x/token v1.2.3",
    ] {
        assert_eq!(mask(text), text);
    }
}

#[test]
fn in_an_environment_file_a_value_reaches_to_the_end_of_its_line() {
    masks_what_is_marked("PASSWORD=«a b;c&d»  # why\nNEXT=e f\n", Values::Lines);
    masks_what_is_marked("PASSWORD=«a» b;c\n", Values::Words);
}

#[test]
fn a_password_of_an_address_without_a_scheme_is_masked() {
    assert_eq!(mask("\u{3000}ada:hunter22@a.example"), "\u{3000}***:********@a.example");
    assert_eq!(
        mask("GOPROXY: ada:hunter22@proxy.example.com,direct"),
        "GOPROXY: ***:********@proxy.example.com,direct"
    );
    for harmless in
        ["git@github.com:org/repository", "golang:1.25@sha256:0123abcd", "npm:react@18.2.0", "go:generate@latest"]
    {
        assert_eq!(mask(harmless), harmless);
    }
}

#[test]
fn what_stands_behind_an_option_or_in_a_list_is_masked() {
    let cases = [
        ("run --token hunter22 --force", "run --token ******** --force"),
        (r#"["--password", "hunter22", "x"]"#, r#"["--password", "********", "x"]"#),
        ("- --api-key\n    - hunter22\n", "- --api-key\n    - ********\n"),
        (r#""api_keys": ["hunter22", "letmein1"]"#, r#""api_keys": ["********", "********"]"#),
    ];
    for (text, want) in cases {
        assert_eq!(mask(text), want);
    }
    for harmless in [
        "docker login --password-stdin",
        "run --token $TOKEN",
        "run --token --force",
        "--token `pass show x`",
        "the --token is",
    ] {
        assert_eq!(mask(harmless), harmless);
    }
}

#[test]
fn a_secret_that_stands_once_more_without_its_name_is_masked_there_too() {
    assert_eq!(mask("TOKEN=hunter22\nA=hunter22\nB=hunter223\n"), "TOKEN=********\nA=********\nB=hunter223\n");
}

#[test]
fn hostile_text_costs_no_more_than_its_length() {
    for piece in [
        "TOKEN=",
        "KEY=",
        "://a:b",
        "${",
        "-----BEGIN PRIVATE KEY-----",
        "a.token: \"",
        "TOKEN=env.",
        "ENV A_TOKEN ",
        "a:bcdefgh@",
        "token:[\"a\",",
        "--token ",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        let before = std::time::Instant::now();
        assert_eq!(mask(&text).len(), text.len());
        assert!(before.elapsed().as_secs() < 60, "{piece}");
    }
}

/// Pieces that the masks look for, and text around them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,8}",
        "[=:@/\"'`$ {}()%<>|\\\\#\r\n\t-]{1,4}",
        proptest::sample::select(vec![
            "TOKEN",
            "password",
            "apiKey",
            "://",
            "${{ ",
            " }}",
            "ghp_0123456789abcdef",
            "-----BEGIN PRIVATE KEY-----",
            "-----END",
            "é",
            "😀",
            "eyJhbGciOi.eyJhbGciOi",
            "ENV ",
            " password ",
            "machine ",
            "value",
            "\u{feff}",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_masked_text_has_the_same_bytes_lines_and_boundaries(text in text()) {
        let masked = mask(&text);
        prop_assert_eq!(masked.len(), text.len());
        for (at, c) in text.char_indices() {
            prop_assert!(masked.is_char_boundary(at));
            let now = &masked[at..at + c.len_utf8()];
            let stars = "*".repeat(c.len_utf8());
            prop_assert!(now == c.to_string() || now == stars && c != '\n' && c != '\r');
        }
    }

    #[test]
    fn an_environment_file_keeps_its_bytes_and_lines_too(text in text()) {
        let masked = cover(&text, &credentials(&text, Values::Lines)).into_owned();
        prop_assert_eq!(masked.len(), text.len());
        prop_assert_eq!(masked.matches('\n').count(), text.matches('\n').count());
    }
}
