//! What VS Code makes of the values in `terminal.integrated.env.*`, and what it leaves as written.
//!
//! Only `${…}` is ever looked at, and of that only VS Code's own words (configurationResolverExpression.ts). A word that it knows and
//! has no value for makes it keep the whole value as written (terminalEnvironment.ts). Seen with VS Code 1.138.

use std::ops::Range;

use super::words::OF_THE_OPEN_FILE;

/// A part of a value that is meant as a reference and not resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// How it is written.
    pub form: Form,
    /// The variable that it means; empty where it means none by name.
    pub name: String,
    /// Which bytes of the value it is.
    pub range: Range<usize>,
}

/// How a reference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `$NAME`, `${NAME}`, `$env:NAME`: of a shell.
    Shell,
    /// `%NAME%`: of Windows.
    Percent,
    /// `~` at the begin of the value or of a list's entry.
    Tilde,
    /// `$(command)`, a command in backquotes, `${NAME:-default}`: what only a shell works out.
    Command,
    /// `${localEnv:NAME}`, `${containerEnv:NAME}`: of devcontainer.json.
    Devcontainer,
    /// `${ENV:NAME}`, `${ env:NAME }`: VS Code's own, but for case and blanks.
    Misspelled,
    /// `${userHome}`: VS Code's own, without a value here, so that the whole value stays as written.
    UserHome,
    /// `${env}`, `${env:}`: the same.
    Nameless,
    /// `${file}`, `${lineNumber}`: VS Code's own, and the same while no file is open.
    OpenFile,
    /// `${command:ID}`, `${input:ID}`, `${defaultBuildTask}`: of launch.json and tasks.json.
    Task,
    /// `${}`, `${:}`, `${env:NAME` without its end.
    Broken,
}

/// Every reference in `value` that VS Code does not resolve, in order. A dollar sign behind a backslash is meant as one.
pub fn unresolved(value: &str) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = value.as_bytes().get(at) {
        let rest = value.get(at..).unwrap_or_default();
        let read = match byte {
            b'\\' if rest.starts_with("\\$") && !rest.starts_with("\\${") => Some((None, 2)),
            b'$' => dollar(rest),
            b'%' => percent(rest),
            b'`' => closed_by(rest, '`').map(|length| (Some((Form::Command, String::new())), length)),
            b'~' if begins_entry(value, at) && ends_element(rest) => Some((Some((Form::Tilde, String::new())), 1)),
            _ => None,
        };
        let (reference, length) = read.unwrap_or((None, 1));
        found.extend(reference.map(|(form, name)| Reference { form, name, range: at..at + length }));
        at += length;
    }
    found
}

/// What was read from the begin of a text, if it is an unresolved reference, and how many bytes that is.
type Read = Option<(Option<(Form, String)>, usize)>;

fn dollar(rest: &str) -> Read {
    if rest.starts_with("$(") {
        return closed_by(rest, ')').map(|length| (Some((Form::Command, String::new())), length));
    }
    if let Some(inner) = rest.strip_prefix("${") {
        let Some(length) = inner.find('}') else {
            return inner.starts_with("env:").then(|| (Some((Form::Broken, String::new())), rest.len()));
        };
        return Some((braced(inner.get(..length)?), length + 3));
    }
    let name = rest.get(1..)?;
    let (name, prefix) = match name.get(..4) {
        Some(word) if word.eq_ignore_ascii_case("env:") => (name.get(4..)?, 5),
        _ => (name, 1),
    };
    let name = identifier(name);
    (!name.is_empty()).then(|| (Some((Form::Shell, name.to_owned())), prefix + name.len()))
}

/// What `${inner}` is; none for what VS Code resolves, or does not know and nobody means as a variable.
fn braced(inner: &str) -> Option<(Form, String)> {
    let word = inner.trim();
    let (key, argument) = word.split_once(':').map_or((word, None), |(key, argument)| (key, Some(argument)));
    let name = |argument: &str| argument.split(':').next().unwrap_or_default().to_owned();
    match (key, argument) {
        ("userHome", None) => Some((Form::UserHome, String::new())),
        ("", None | Some("")) => Some((Form::Broken, String::new())),
        ("command" | "input", Some(_)) | ("defaultBuildTask", None) => Some((Form::Task, String::new())),
        (word, None) if OF_THE_OPEN_FILE.contains(&word) => Some((Form::OpenFile, String::new())),
        ("env", None | Some("")) => Some((Form::Nameless, String::new())),
        ("env", Some(_)) if inner.starts_with("env:") => None,
        ("localEnv" | "containerEnv", Some(argument)) => Some((Form::Devcontainer, name(argument))),
        (key, Some(argument)) if key.eq_ignore_ascii_case("env") => {
            Some((Form::Misspelled, argument.trim().to_owned()))
        }
        _ => shell_parameter(inner),
    }
}

/// `NAME`, or a shell's `NAME:-default` and its like; names in lower case are VS Code's.
fn shell_parameter(inner: &str) -> Option<(Form, String)> {
    let name = identifier(inner);
    if name.is_empty() || name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    match inner.get(name.len()..)?.bytes().next() {
        None => Some((Form::Shell, name.to_owned())),
        Some(b':' | b'-' | b'+' | b'%' | b'#' | b'/') => Some((Form::Command, String::new())),
        Some(_) => None,
    }
}

fn percent(rest: &str) -> Read {
    let inner = rest.get(1..)?;
    let name = identifier(inner);
    let is_closed = inner.as_bytes().get(name.len()) == Some(&b'%');
    (is_closed && !name.is_empty()).then(|| (Some((Form::Percent, name.to_owned())), name.len() + 2))
}

/// The bytes up to and with the next `close`.
fn closed_by(rest: &str, close: char) -> Option<usize> {
    rest.get(1..)?.find(close).map(|at| at + 1 + close.len_utf8())
}

fn identifier(text: &str) -> &str {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = text.bytes().take_while(|byte| is_part(byte)).count();
    let begins_well = text.bytes().next().is_some_and(|byte| !byte.is_ascii_digit());
    text.get(..length).filter(|_| begins_well).unwrap_or_default()
}

fn begins_entry(value: &str, at: usize) -> bool {
    at == 0 || value.get(..at).is_some_and(|before| before.ends_with([':', ';']))
}

fn ends_element(rest: &str) -> bool {
    matches!(rest.as_bytes().get(1), None | Some(b'/' | b'\\' | b':' | b';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &str) -> Vec<(Form, &str)> {
        unresolved(value).into_iter().map(|reference| (reference.form, &value[reference.range])).collect()
    }

    #[test]
    fn what_vs_code_resolves_is_no_finding() {
        let resolved = [
            "${env:PATH}:/x",
            "${workspaceFolder}/bin",
            "${workspaceRoot}",
            "${workspaceFolderBasename}",
            "${config:go.gopath}/bin",
            "${cwd}${pathSeparator}bin",
            "${execPath}",
            "\\${env:PATH}",
        ];
        for value in resolved {
            assert_eq!(unresolved(value), [], "{value}");
        }
    }

    #[test]
    fn what_stays_as_written_is_found_where_it_stands() {
        let elsewhere: &[(&str, &[(Form, &str)])] = &[
            ("${command:x}:${input:x}", &[(Form::Task, "${command:x}"), (Form::Task, "${input:x}")]),
            ("${file}:${defaultBuildTask}", &[(Form::OpenFile, "${file}"), (Form::Task, "${defaultBuildTask}")]),
            ("${}:${:}", &[(Form::Broken, "${}"), (Form::Broken, "${:}")]),
            ("/x:${env:PATH", &[(Form::Broken, "${env:PATH")]),
        ];
        let cases: &[(&str, &[(Form, &str)])] = &[
            ("$HOME/go/bin:$PATH", &[(Form::Shell, "$HOME"), (Form::Shell, "$PATH")]),
            ("${GOPATH}/bin:${env:PATH}", &[(Form::Shell, "${GOPATH}")]),
            ("$env:PATH;x", &[(Form::Shell, "$env:PATH")]),
            ("%PATH%;%GOPATH%\\bin", &[(Form::Percent, "%PATH%"), (Form::Percent, "%GOPATH%")]),
            ("~/go/bin:~", &[(Form::Tilde, "~"), (Form::Tilde, "~")]),
            ("$(go env GOPATH)/bin:`pwd`", &[(Form::Command, "$(go env GOPATH)"), (Form::Command, "`pwd`")]),
            ("${GOPATH:-x}", &[(Form::Command, "${GOPATH:-x}")]),
            (
                "${localEnv:HOME}:${containerEnv:PATH}",
                &[(Form::Devcontainer, "${localEnv:HOME}"), (Form::Devcontainer, "${containerEnv:PATH}")],
            ),
            ("${ENV:PATH}:${ env:PATH }", &[(Form::Misspelled, "${ENV:PATH}"), (Form::Misspelled, "${ env:PATH }")]),
            (
                "${userHome}/go:${env}:${env:}",
                &[(Form::UserHome, "${userHome}"), (Form::Nameless, "${env}"), (Form::Nameless, "${env:}")],
            ),
        ];
        for (value, want) in cases.iter().chain(elsewhere) {
            assert_eq!(shown(value), *want, "{value}");
        }
    }

    #[test]
    fn a_sign_that_names_nothing_is_left_alone() {
        for value in ["foo$", "$", "100%", "%Y-%m", "a~b", "~user/x", "${", "$1", "\\$HOME", "$é", "`"] {
            assert_eq!(unresolved(value), [], "{value}");
        }
    }
}
