//! Versions in directives, and what the paths beside them allow (modfile/rule.go, go/modload/init.go fixVersion).

use super::{Directive, DirectiveReader, Retraction};
use crate::go::module::{PathMajor, split_major};
use crate::go::semver::SemanticVersion;
use crate::syntax::modfile::{Line, Token};
use crate::text::Literal;

impl DirectiveReader {
    /// A version beside the `path` of its module.
    pub(super) fn accept_version(&mut self, path: &Literal, version: &Literal) {
        let Some(semantic) = self.accept_form(version) else { return };
        match split_major(path) {
            None => self.refuse_path(path),
            Some((_, major)) if !major.admits(&semantic) => self.refuse_major(version, major, &semantic),
            Some(_) => {}
        }
    }

    /// A path of a module of which no version is named.
    pub(super) fn accept_path(&mut self, path: &Literal) {
        if split_major(path).is_none() {
            self.refuse_path(path);
        }
    }

    /// The version, if Go needs no network to know what it is.
    fn accept_form(&mut self, version: &Literal) -> Option<SemanticVersion> {
        let written = version.as_str();
        let parsed = SemanticVersion::parse(version);
        let canonical = match &parsed {
            Some(parsed) if parsed.is_canonical() || !self.wants_canonical_versions => return Some(parsed.clone()),
            Some(parsed) => format!("write `{}`", parsed.canonical()),
            None => "write a version in full, `v1.2.3`; `go get module/path@version` does it".to_owned(),
        };
        let consequence = "so the go command looks it up and then stops, as the file would have to change";
        let message = if self.wants_canonical_versions {
            format!("`{written}` is no full version, {consequence}")
        } else {
            format!("`{written}` is no version, so the go command rejects the whole file")
        };
        self.reject(version.span(), message, &canonical);
        None
    }

    fn refuse_path(&mut self, path: &Literal) {
        let message =
            format!("`{}` ends in no valid major version, so the go command rejects the whole file", path.as_str());
        self.reject(
            path.span(),
            message,
            "only `/v2` and above are suffixes; a path at gopkg.in ends in `.v1` or above",
        );
    }

    fn refuse_major(&mut self, version: &Literal, major: PathMajor<'_>, semantic: &SemanticVersion) {
        let wanted = match major {
            PathMajor::Unversioned => "v0 or v1",
            PathMajor::Slash(major) | PathMajor::Dot(major) => major,
        };
        let written = version.as_str();
        let message = format!(
            "`{written}` does not fit its path, which is for {wanted}, so the go command rejects the whole file"
        );
        let help = match major {
            PathMajor::Unversioned => {
                format!(
                    "end the path in `/{}`, or the version in `+incompatible` if that release has no go.mod",
                    semantic.major()
                )
            }
            PathMajor::Slash(_) | PathMajor::Dot(_) => "let path and version name one major version".to_owned(),
        };
        self.reject(version.span(), message, &help);
    }

    /// `retract version` or `retract [low, high]`.
    pub(in crate::artifact) fn retraction(&mut self, line: &Line, module: Option<&Directive>) -> Option<Retraction> {
        let words: Vec<&str> = line.args.iter().map(Token::as_str).collect();
        let versions: &[&Token] = match (words.as_slice(), line.args.as_slice()) {
            (["[", _, ",", _, "]"], [_, low, _, high, _]) => &[low, high],
            ([version], [token]) if *version != "[" => &[token],
            _ => {
                let message = "`retract` takes a version or `[low, high]`, so the go command rejects the whole file";
                self.reject(line.span, message.to_owned(), "write `retract v1.2.3` or `retract [v1.0.0, v1.2.3]`");
                return None;
            }
        };
        let mut read = Vec::new();
        for token in versions {
            let Some(version) = self.string(token) else { continue };
            match module {
                Some(module) => self.accept_retracted(&module.value, &version),
                None => drop(self.accept_form(&version)),
            }
            read.push(version);
        }
        let mut read = read.into_iter();
        Some(Retraction { low: read.next()?, high: read.next(), span: line.span })
    }

    /// The module's own path stands elsewhere, so that a fault of it is none of this line.
    fn accept_retracted(&mut self, module: &Literal, version: &Literal) {
        let Some(semantic) = self.accept_form(version) else { return };
        if let Some((_, major)) = split_major(module)
            && !major.admits(&semantic)
        {
            self.refuse_major(version, major, &semantic);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::artifact::{Artifact, kind_by_name};
    use crate::text::{RepoPath, Source};

    /// The tokens that the reader of `file_name` rejects in `text`.
    fn rejected(file_name: &str, text: &str) -> Vec<String> {
        let source = Source::new(RepoPath::new(file_name).unwrap(), text);
        let artifact = Artifact::read(kind_by_name(file_name).unwrap(), source);
        artifact.problems.iter().map(|problem| artifact.source.slice(problem.span).to_owned()).collect()
    }

    fn in_go_mod(line: &str) -> Vec<String> {
        rejected("go.mod", &format!("module example.com/m\n{line}\n"))
    }

    #[test]
    fn versions_are_taken_as_go_takes_them() {
        for line in [
            "require a.b/c v1.2.3",
            "require a.b/c \"v0.0.0-20240102030405-0123456789ab\"",
            "require a.b/c v2.0.0+incompatible",
            "require a.b/c/v2 v2.0.0",
            "require gopkg.in/yaml.v3 v3.0.1",
            "exclude a.b/c v1.2.3-rc.1",
            "replace a.b/c v1.0.0 => d.e/f/v2 v2.0.0",
            "replace a.b/c => ./v2",
            "retract v1.0.0",
            "retract [v1.0.0, v1.1.0]",
        ] {
            assert!(in_go_mod(line).is_empty(), "{line}: {:?}", in_go_mod(line));
        }
    }

    #[test]
    fn the_token_at_fault_is_named() {
        for (line, token) in [
            ("require a.b/c latest", "latest"),
            ("require a.b/c v1.2", "v1.2"),
            ("require a.b/c 1.2.3", "1.2.3"),
            ("require a.b/c v1.2.3+meta", "v1.2.3+meta"),
            ("require a.b/c v2.0.0", "v2.0.0"),
            ("require a.b/c/v2 v1.0.0", "v1.0.0"),
            ("require a.b/c/v1 v1.0.0", "a.b/c/v1"),
            ("require gopkg.in/yaml v3.0.0", "gopkg.in/yaml"),
            ("require é.b/c latest", "latest"),
            ("exclude a.b/c v2.0.0", "v2.0.0"),
            ("exclude a.b/c", "exclude a.b/c"),
            ("replace a.b/c/v1 => ./c", "a.b/c/v1"),
            ("replace a.b/c => d.e/f/v2 v1.0.0", "v1.0.0"),
            ("retract v2.0.0", "v2.0.0"),
            ("retract [v1.0.0, v1.1.0", "retract [v1.0.0, v1.1.0"),
            ("retract v1.0.0 v1.1.0", "retract v1.0.0 v1.1.0"),
            ("retract", "retract"),
            ("go (\n1.25\n)", "go"),
            ("unknown ( )", "unknown"),
        ] {
            assert_eq!(in_go_mod(line), [token], "{line}");
        }
    }

    #[test]
    fn go_work_takes_short_versions() {
        assert!(rejected("go.work", "go 1.25\nreplace a.b/c v1 => ./c\n").is_empty());
        assert_eq!(rejected("go.work", "go 1.25\nreplace a.b/c latest => ./c\n"), ["latest"]);
    }
}
