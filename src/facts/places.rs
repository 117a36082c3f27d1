//! Absolute paths: which of them are one person's, and which are there wherever a system is set up as usual.

use std::ops::Range;

/// On which machines a path leads somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In a person's home directory, whose path has so many bytes.
    Home(usize),
    /// On a drive of Windows.
    Drive,
    /// Anywhere else that no system has of itself.
    Elsewhere,
}

/// Users that images for containers and hosted machines come with.
const CONTAINER_USERS: &[&str] =
    &["coder", "codespace", "gitpod", "linuxbrew", "node", "runner", "runneradmin", "vscode"];

/// The directories at the root that systems, Go's images and development containers have.
const SYSTEM_DIRECTORIES: &[&str] = &[
    "Applications",
    "Library",
    "System",
    "app",
    "bin",
    "dev",
    "etc",
    "go",
    "lib",
    "lib64",
    "nix",
    "opt",
    "private",
    "proc",
    "run",
    "sbin",
    "snap",
    "src",
    "srv",
    "sys",
    "tmp",
    "usr",
    "var",
    "workspace",
    "workspaces",
];

/// Where `path` lies, if it is absolute and not everyone's.
pub fn of_one_machine(path: &str) -> Option<Place> {
    if let [letter, b':', b'\\' | b'/', ..] = path.as_bytes() {
        let home = windows_home(path).map(Place::Home);
        return letter.is_ascii_alphabetic().then_some(home.unwrap_or(Place::Drive));
    }
    let rest = path.strip_prefix('/')?;
    let mut elements = rest.split('/');
    match (elements.next()?, elements.next().unwrap_or_default()) {
        ("root", _) => Some(Place::Home("/root".len())),
        ("home" | "Users", user) if is_nobodys(user) => None,
        (top @ ("home" | "Users"), user) => Some(Place::Home(top.len() + user.len() + 2)),
        ("usr", "local") if elements.next().is_some_and(is_one_go) => Some(Place::Elsewhere),
        ("opt", directory) if is_one_go(directory) => Some(Place::Elsewhere),
        (top, _) if top.is_empty() || SYSTEM_DIRECTORIES.contains(&top) => None,
        _ => Some(Place::Elsewhere),
    }
}

/// Whether a home directory called `user` is no person's.
fn is_nobodys(user: &str) -> bool {
    user.is_empty() || user == "Shared" || CONTAINER_USERS.contains(&user)
}

/// Whether someone put one version of Go into `directory` by hand: `go1.22`. Installers take `go`, and distributions other places.
fn is_one_go(directory: &str) -> bool {
    directory.strip_prefix("go").is_some_and(|version| version.starts_with(|first: char| first.is_ascii_digit()))
}

/// How long the home directory is that the path on a drive begins with.
fn windows_home(path: &str) -> Option<usize> {
    let below = path.get(3..)?;
    let (users, rest) = below.split_once(['\\', '/'])?;
    let user = rest.split(['\\', '/']).next()?;
    let is_person = !user.is_empty() && !["Public", "Default", "All Users"].contains(&user);
    (users.eq_ignore_ascii_case("users") && is_person).then(|| 3 + users.len() + 1 + user.len())
}

/// The paths in someone's home directory that stand in `text` among other words, as in `-I/home/ada/include`.
pub fn homes_in(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let begins = matches!(rest.as_bytes(), [b'/', ..] | [_, b':', b'\\' | b'/', ..]);
        if !begins
            || found.last().is_some_and(|last| at < last.end)
            || !may_begin_path(text.get(..at).unwrap_or_default())
        {
            continue;
        }
        let is_list_on_windows = rest.as_bytes().get(1) == Some(&b':');
        let ends = |character: char| {
            character.is_whitespace()
                || matches!(character, ',' | ';' | '"' | '\'' | '|')
                || (character == ':' && !is_list_on_windows)
        };
        let path = rest.split(ends).next().unwrap_or_default();
        if matches!(of_one_machine(path), Some(Place::Home(_))) {
            found.push(at..at + path.len());
        }
    }
    found
}

/// Whether a path may begin behind `before`: at the begin, behind a separator, or behind a flag like `-I`.
fn may_begin_path(before: &str) -> bool {
    let word = before.rsplit([' ', '\t', ',', ';', ':', '=', '"', '\'', '|']).next().unwrap_or_default();
    word.is_empty()
        || (word.len() <= 8 && word.starts_with('-') && word.bytes().skip(1).all(|byte| byte.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_directory_is_one_persons_and_a_system_directory_everyones() {
        let cases = [
            ("/home/ada/go", Some(Place::Home(9))),
            ("/Users/ada", Some(Place::Home(10))),
            ("/root/go", Some(Place::Home(5))),
            (r"C:\Users\ada\go", Some(Place::Home(12))),
            ("d:/users/ada", Some(Place::Home(12))),
            (r"C:\Go", Some(Place::Drive)),
            (r"C:\Users\Public", Some(Place::Drive)),
            ("/data/go", Some(Place::Elsewhere)),
            ("/Volumes/x/go", Some(Place::Elsewhere)),
            ("/home/vscode/go", None),
            ("/home", None),
            ("/home//", None),
            ("/usr/local/go", None),
            ("/usr/local/go1.22/bin/go", Some(Place::Elsewhere)),
            ("/opt/go1.22", Some(Place::Elsewhere)),
            ("/usr/lib/go-1.22", None),
            ("/go", None),
            ("/workspaces/x", None),
            ("/", None),
            ("//host/share", None),
            ("", None),
            ("~/go", None),
            ("${workspaceFolder}/bin", None),
            ("bin/go", None),
            ("C:", None),
            ("é:/x", None),
        ];
        for (path, want) in cases {
            assert_eq!(of_one_machine(path), want, "{path}");
        }
    }

    #[test]
    fn homes_are_found_among_other_words_and_not_inside_addresses() {
        let text =
            "-I/home/ada/inc -L/usr/lib:/Users/bob/x,C:\\Users\\eve\\é;https://example.com/home/ada/x src/home/ada/x";
        let found: Vec<&str> = homes_in(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["/home/ada/inc", "/Users/bob/x", r"C:\Users\eve\é"]);
    }
}
