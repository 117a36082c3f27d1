//! The trees against real directories and a real git. Where the machine has no git, those tests say so and pass.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use goconflint::text::RepoPath;
use goconflint::tree::Presence::{Absent, Directory, File, Unknown};
use goconflint::tree::{GitTree, MemoryTree, OpenError, Presence, ReadError, Tree, WalkTree, locate};
use tempfile::TempDir;

const LIMIT: u64 = 1000;

fn path(text: &str) -> RepoPath {
    RepoPath::new(text).unwrap()
}

fn paths(tree: &dyn Tree) -> Vec<&str> {
    tree.paths().iter().collect()
}

fn text(tree: &dyn Tree, at: &str) -> String {
    String::from_utf8(tree.read(&path(at), LIMIT).unwrap()).unwrap()
}

/// What reading gives, in a form that is easy to compare.
fn failure(tree: &dyn Tree, at: &str) -> String {
    let error = tree.read(&path(at), LIMIT).unwrap_err();
    format!("{error:?}").split([' ', '(']).next().unwrap_or_default().to_owned()
}

fn presences<const N: usize>(tree: &dyn Tree, at: [&str; N]) -> [Presence; N] {
    at.map(|at| tree.presence(&path(at)))
}

/// A directory of its own that vanishes with it.
struct Place {
    directory: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { directory: TempDir::new().unwrap() }
    }

    /// A new repository, or none and a line about it where there is no git.
    fn repository() -> Option<Self> {
        Self::initialized(&["init", "-q"])
    }

    fn initialized(init: &[&str]) -> Option<Self> {
        let place = Self::new();
        if !Command::new("git").arg("--version").output().is_ok_and(|output| output.status.success()) {
            eprintln!("skipped: no git on this machine");
            return None;
        }
        place.git(init);
        Some(place)
    }

    fn path(&self) -> &Path {
        self.directory.path()
    }

    fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let place = self.at(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
        self
    }

    /// Git with nobody's settings.
    fn command(&self, arguments: &[&str]) -> Command {
        let null = if cfg!(windows) { "NUL" } else { "/dev/null" };
        let mut command = Command::new("git");
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("GIT_") {
                command.env_remove(name);
            }
        }
        command
            .env("GIT_CONFIG_GLOBAL", null)
            .env("GIT_CONFIG_SYSTEM", null)
            .args(["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "protocol.file.allow=always"])
            .args(arguments)
            .current_dir(self.path());
        command
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn open(&self) -> GitTree {
        GitTree::open(self.path()).unwrap().unwrap()
    }

    fn listed_by_git(&self) -> Vec<String> {
        self.git(&["ls-files", "-z"]).split_terminator('\0').map(str::to_owned).collect()
    }
}

#[cfg(unix)]
fn link(target: impl AsRef<Path>, at: PathBuf) {
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(target, at).unwrap();
}

// ---- git ----

#[test]
fn tracked_files_are_listed_and_read_untracked_ones_are_not_there() {
    let Some(place) = Place::repository() else { return };
    place
        .write("go.mod", "module a\n")
        .write("a-b/x", "")
        .write("a/ü.go", "")
        .write("a.go", "")
        .write("new.env", "A=1");
    place.git(&["add", "go.mod", "a-b", "a", "a.go"]);
    let tree = place.open();
    assert_eq!(paths(&tree), ["a-b/x", "a.go", "a/ü.go", "go.mod"]);
    assert_eq!(paths(&tree), place.listed_by_git());
    assert_eq!(text(&tree, "go.mod"), "module a\n");
    assert_eq!(
        presences(&tree, ["", "go.mod", "a", "a/ü.go", "new.env", "a/b", "go.mod/x"]),
        [Directory, File, Directory, File, Absent, Absent, Absent]
    );
    assert_eq!(failure(&tree, "new.env"), "NotFound");
    assert_eq!(failure(&tree, "a"), "IsDirectory");
    assert_eq!(failure(&tree, ".git/config"), "NotAvailable");
}

#[test]
fn a_directory_inside_a_work_tree_is_a_repository_of_its_own() {
    let Some(place) = Place::repository() else { return };
    place.write("go.work", "").write("api/go.mod", "module api\n").write("api/v2/x.go", "").write("api2/go.mod", "");
    place.git(&["add", "."]);
    let tree = GitTree::open(&place.at("api")).unwrap().unwrap();
    assert_eq!(paths(&tree), ["go.mod", "v2/x.go"]);
    assert_eq!(text(&tree, "go.mod"), "module api\n");
    let real = place.path().canonicalize().unwrap();
    assert_eq!(GitTree::top(&place.at("api/v2/x.go")), Some(real.clone()));
    assert_eq!(GitTree::top(&place.at("api/v2")), Some(real.clone()));
    assert_eq!(GitTree::top(&place.at("api/not-yet")), Some(real));
    assert_eq!(locate(place.path(), &place.at("api/../api/v2/x.go")), Ok(path("api/v2/x.go")));
    assert_eq!(locate(place.path(), place.path()), Ok(RepoPath::root()));
    assert!(locate(&place.at("api"), &place.at("go.work")).is_err());
}

#[test]
fn outside_of_git_there_is_no_git_tree() {
    let place = Place::new();
    place.write("a", "");
    assert!(GitTree::open(place.path()).unwrap().is_none());
    assert_eq!(GitTree::top(place.path()), None);
    // A directory of that name is not enough, and a file that points nowhere ends the search.
    fs::create_dir(place.at(".git")).unwrap();
    assert!(GitTree::open(place.path()).unwrap().is_none());
    place.write("sub/.git", "gitdir: /nowhere\n");
    assert!(GitTree::open(&place.at("sub")).unwrap().is_none());
    assert!(matches!(GitTree::open(&place.at("a")), Err(OpenError::Root { .. })));
    assert!(matches!(WalkTree::open(&place.at("missing")), Err(OpenError::Root { .. })));
}

#[test]
fn a_new_repository_without_an_index_has_no_files() {
    let Some(place) = Place::repository() else { return };
    place.write("a", "");
    assert!(place.open().paths().is_empty());
}

#[test]
fn a_linked_work_tree_has_its_own_index() {
    let Some(place) = Place::repository() else { return };
    place.write("main.go", "");
    place.git(&["add", "."]);
    place.git(&["commit", "-qm", "x"]);
    place.git(&["worktree", "add", "-q", "trees/linked"]);
    place.write("trees/linked/go.mod", "module linked\n");
    place.git(&["-C", "trees/linked", "add", "go.mod"]);
    let tree = GitTree::open(&place.at("trees/linked")).unwrap().unwrap();
    assert_eq!(paths(&tree), ["go.mod", "main.go"]);
    let real = place.path().canonicalize().unwrap();
    assert_eq!(GitTree::top(&place.at("trees/linked/go.mod")), Some(real.join("trees").join("linked")));
    // Seen from the main work tree it is another checkout.
    assert_eq!(place.open().presence(&path("trees/linked/go.mod")), Unknown);
}

#[test]
fn every_form_of_the_index_gives_the_same_list() {
    for init in [&["init", "-q"][..], &["init", "-q", "--object-format=sha256"][..]] {
        let Some(place) = Place::initialized(init) else { return };
        for number in 0..300 {
            place.write(&format!("some/longer/path/{}/file-{number}", number % 7), number.to_string());
        }
        place.git(&["add", "."]);
        for version in ["2", "3", "4"] {
            place.git(&["update-index", "--index-version", version]);
            assert_eq!(paths(&place.open()), place.listed_by_git(), "{init:?}, version {version}");
        }
        place.git(&["update-index", "--split-index"]);
        place.write("later/file", "");
        fs::remove_file(place.at("some/longer/path/0/file-0")).unwrap();
        place.write("some/longer/path/1/file-1", "changed");
        place.git(&["add", "--all"]);
        assert!(
            fs::read_dir(place.at(".git"))
                .unwrap()
                .any(|entry| { entry.unwrap().file_name().to_string_lossy().starts_with("sharedindex.") })
        );
        let listed = place.listed_by_git();
        assert_eq!(listed.len(), 300);
        assert_eq!(paths(&place.open()), listed, "{init:?}, split");
    }
}

#[test]
fn a_damaged_index_is_an_error_that_names_it() {
    let Some(place) = Place::repository() else { return };
    place.write("a", "").write("b", "");
    place.git(&["add", "."]);
    let whole = fs::read(place.at(".git/index")).unwrap();
    for damaged in [&b""[..], b"no index", &whole[..whole.len() / 2], &whole[..whole.len() - 1]] {
        place.write(".git/index", damaged);
        let error = GitTree::open(place.path()).unwrap_err();
        assert!(matches!(error, OpenError::Index { .. }));
        assert!(error.to_string().contains("index") && error.to_string().contains("git status"), "{error}");
    }
}

#[test]
fn what_is_below_a_submodule_is_unknown() {
    let Some(place) = Place::repository() else { return };
    place
        .write("go.mod", "")
        .write(".gitmodules", "[submodule \"b\"]\n\tpath = old/b\n[submodule \"c\"]\n\tpath = real\n");
    place.write("real/x", "");
    place.git(&["add", "."]);
    place.git(&["update-index", "--add", "--cacheinfo", "160000,1234567890123456789012345678901234567890,libs/a"]);
    place.write("libs/a/go.mod", "module not read");
    let tree = place.open();
    assert_eq!(paths(&tree), [".gitmodules", "go.mod", "real/x"]);
    assert_eq!(
        presences(&tree, ["libs/a", "libs/a/go.mod", "libs/ab", "old/b", "old/b/x", "real/y"]),
        [Directory, Unknown, Absent, Directory, Unknown, Absent]
    );
    assert_eq!(failure(&tree, "libs/a/go.mod"), "NotAvailable");
    assert_eq!(failure(&tree, "libs/a"), "IsDirectory");
    // A root in a submodule that is not checked out: nothing is known of it.
    fs::create_dir_all(place.at("libs/a/deep")).unwrap();
    for root in ["libs/a", "libs/a/deep"] {
        let tree = GitTree::open(&place.at(root)).unwrap().unwrap();
        assert!(tree.paths().is_empty());
        assert_eq!(presences(&tree, ["", "go.mod"]), [Directory, Unknown]);
    }
}

#[test]
fn a_checked_out_submodule_is_a_repository_of_its_own() {
    let (Some(place), Some(other)) = (Place::repository(), Place::repository()) else { return };
    other.write("go.mod", "module other\n");
    other.git(&["add", "."]);
    other.git(&["commit", "-qm", "x"]);
    place.git(&["submodule", "add", "-q", other.path().to_str().unwrap(), "libs/other"]);
    let inside = GitTree::open(&place.at("libs/other")).unwrap().unwrap();
    assert_eq!(paths(&inside), ["go.mod"]);
    assert_eq!(text(&inside, "go.mod"), "module other\n");
    let outside = place.open().with_untracked();
    assert_eq!(paths(&outside), [".gitmodules"]);
    assert_eq!(outside.presence(&path("libs/other/go.mod")), Unknown);
}

#[test]
fn untracked_files_join_on_request_unless_ignored() {
    let Some(place) = Place::repository() else { return };
    place.write(".gitignore", "*.log\n/build/\n!keep.log\n").write("tracked.log", "").write("a/.gitignore", "secret\n");
    place.git(&["add", ".gitignore", "a/.gitignore"]);
    place.git(&["add", "-f", "tracked.log"]);
    place.write("new.go", "").write("x.log", "").write("keep.log", "").write("build/out", "").write("a/secret", "");
    place.write("a/build/out", "").write(".vscode/settings.json", "{}").write("mine", "").write("a/mine", "");
    place.write(".git/info/exclude", "/mine\n").write("second/.git/HEAD", "").write("second/go.mod", "");
    let tree = place.open().with_untracked();
    let mut expected = place.listed_by_git();
    expected.extend(
        place.git(&["ls-files", "-z", "--others", "--exclude-standard"]).split_terminator('\0').map(str::to_owned),
    );
    // Git looks into a directory whose `.git` is no repository; here it stays closed.
    expected.retain(|path| !path.starts_with("second/"));
    expected.sort();
    assert_eq!(paths(&tree), expected);
    assert!(expected.contains(&"a/mine".to_owned()) && !expected.contains(&"mine".to_owned()));
    assert_eq!(tree.presence(&path("second/go.mod")), Unknown);
    assert_eq!(tree.presence(&path("x.log")), Absent);
    // The exclude file counts below the root as well.
    place.write(".git/info/exclude", "/a/mine\n");
    let below = GitTree::open(&place.at("a")).unwrap().unwrap().with_untracked();
    assert_eq!(paths(&below), [".gitignore", "build/out"]);
}

#[test]
fn a_file_named_by_hand_is_read_although_ignored() {
    let Some(place) = Place::repository() else { return };
    place.write(".gitignore", "*.env\n").write("my.env", "A=1");
    place.git(&["add", "."]);
    let tree = place.open().with_named([path("my.env")]);
    assert_eq!(text(&tree, "my.env"), "A=1");
    let tree = WalkTree::open(place.path()).unwrap().with_named([path("my.env")]);
    assert_eq!(text(&tree, "my.env"), "A=1");
}

#[test]
fn a_file_deleted_from_disk_is_present_and_cannot_be_read() {
    let Some(place) = Place::repository() else { return };
    place.write("go.mod", "").write("a/b", "").write("later", "");
    place.git(&["add", "go.mod", "a"]);
    place.git(&["add", "--intent-to-add", "later"]);
    fs::remove_file(place.at("go.mod")).unwrap();
    fs::remove_dir_all(place.at("a")).unwrap();
    place.write("a", "now a file");
    let tree = place.open();
    assert_eq!(presences(&tree, ["go.mod", "a/b", "later"]), [File; 3]);
    assert_eq!(failure(&tree, "go.mod"), "NotFound");
    assert_eq!(failure(&tree, "a/b"), "NotFound");
    assert_eq!(text(&tree, "later"), "");
}

#[test]
fn a_sparse_checkout_leaves_files_present_and_directories_unknown() {
    let Some(place) = Place::repository() else { return };
    place.write("go.mod", "").write("in/x", "").write("out/deep/y", "");
    place.git(&["add", "."]);
    place.git(&["commit", "-qm", "x"]);
    place.git(&["sparse-checkout", "set", "--cone", "--no-sparse-index", "in"]);
    let tree = place.open();
    assert_eq!(paths(&tree), ["go.mod", "in/x", "out/deep/y"]);
    assert_eq!(failure(&tree, "out/deep/y"), "NotFound");
    place.git(&["sparse-checkout", "set", "--cone", "--sparse-index", "in"]);
    let tree = place.open();
    assert_eq!(paths(&tree), ["go.mod", "in/x"]);
    assert_eq!(presences(&tree, ["out", "out/deep/y", "in/z"]), [Directory, Unknown, Absent]);
}

#[test]
fn a_path_in_conflict_is_listed_once() {
    let Some(place) = Place::repository() else { return };
    place.write("go.mod", "1");
    place.git(&["add", "."]);
    place.git(&["commit", "-qm", "x"]);
    let blob = place.git(&["rev-parse", ":go.mod"]);
    let blob = blob.trim();
    let stages = format!("100644 {blob} 1\tgo.mod\n100644 {blob} 2\tgo.mod\n100644 {blob} 3\tgo.mod\n");
    place.write("stages", stages);
    place.git(&["update-index", "--force-remove", "go.mod"]);
    let input = fs::File::open(place.at("stages")).unwrap();
    assert!(place.command(&["update-index", "--index-info"]).stdin(input).status().unwrap().success());
    assert_eq!(place.listed_by_git().len(), 3);
    assert_eq!(paths(&place.open()), ["go.mod"]);
}

#[test]
fn an_index_whose_paths_climb_out_of_the_root_loses_them() {
    let Some(place) = Place::repository() else { return };
    place.write("aa/passwd", "").write("bbbb/config", "").write("cc/go.mod", "");
    place.git(&["add", "."]);
    let mut index = fs::read(place.at(".git/index")).unwrap();
    for (from, to) in [("aa/passwd", "../passwd"), ("bbbb/config", ".git/config")] {
        let start = index.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        index.splice(start..start + from.len(), to.bytes());
    }
    fs::write(place.at(".git/index"), index).unwrap();
    let tree = place.open();
    assert_eq!(paths(&tree), ["cc/go.mod"]);
    assert_eq!(failure(&tree, ".git/config"), "NotAvailable");
}

#[test]
fn limits_and_wrong_kinds_are_told_before_anything_is_read() {
    let Some(place) = Place::repository() else { return };
    place.write("large", vec![b'x'; 1001]).write("just", vec![b'x'; 1000]).write("empty", "").write("turned", "");
    place.git(&["add", "."]);
    fs::remove_file(place.at("turned")).unwrap();
    fs::create_dir(place.at("turned")).unwrap();
    let tree = place.open();
    assert!(matches!(tree.read(&path("large"), LIMIT), Err(ReadError::TooLarge { size: 1001, limit: LIMIT })));
    assert_eq!(text(&tree, "just").len(), 1000);
    assert_eq!(text(&tree, "empty"), "");
    assert_eq!(failure(&tree, "turned"), "IsDirectory");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_file_does_not_block() {
    let Some(place) = Place::repository() else { return };
    place.write("pipe", "").write(".gitmodules", "").write(".gitignore", "");
    place.git(&["add", "."]);
    for name in ["pipe", ".gitmodules", ".gitignore"] {
        fs::remove_file(place.at(name)).unwrap();
        assert!(Command::new("mkfifo").arg(place.at(name)).status().unwrap().success());
    }
    let tree = place.open().with_untracked();
    assert_eq!(failure(&tree, "pipe"), "NotAFile");
    let walked = WalkTree::open(place.path()).unwrap();
    assert!(walked.paths().is_empty());
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_and_directory_are_told() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.write("secret", "").write("closed/file", "").write("open", "");
    let set = |name: &str, mode| fs::set_permissions(place.at(name), fs::Permissions::from_mode(mode)).unwrap();
    set("secret", 0o000);
    set("closed", 0o000);
    if fs::read(place.at("secret")).is_ok() {
        eprintln!("skipped: this user reads everything, permissions or not");
    } else {
        let tree = WalkTree::open(place.path()).unwrap();
        assert_eq!(failure(&tree, "secret"), "Io");
        assert_eq!(tree.unreadable_directories(), [path("closed")]);
        assert_eq!(tree.presence(&path("closed/file")), Unknown);
    }
    set("closed", 0o755);
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_root_and_never_out_of_it() {
    let Some(place) = Place::repository() else { return };
    let outside = Place::new();
    outside.write("secret", "s");
    place.write("real/go.mod", "module real\n").write("deep/er/x", "");
    let top = place.path().to_owned();
    link("../real", place.at("deep/linked"));
    link("real/go.mod", place.at("file"));
    link(top.join("real/go.mod"), place.at("absolute"));
    link(outside.at("secret"), place.at("out"));
    link(outside.path(), place.at("outdir"));
    link("../../..", place.at("deep/er/up"));
    link("deep/linked/../go.mod", place.at("physical"));
    link("b", place.at("a"));
    link("a", place.at("b"));
    link("nothing", place.at("dangling"));
    link(".git/config", place.at("own"));
    link("deep/er", place.at("directory"));
    place.git(&["add", "."]);
    let tree = place.open();
    assert_eq!(paths(&tree), place.listed_by_git());
    for at in ["file", "absolute", "deep/linked/go.mod"] {
        assert_eq!((text(&tree, at).as_str(), tree.presence(&path(at))), ("module real\n", File), "{at}");
    }
    for at in ["out", "outdir/secret", "deep/er/up", "deep/er/up/x", "own"] {
        assert_eq!(tree.presence(&path(at)), Unknown, "{at}");
    }
    for at in ["out", "outdir", "deep/er/up", "own"] {
        assert_eq!(failure(&tree, at), "OutsideRoot", "{at}");
    }
    assert_eq!(failure(&tree, "outdir/secret"), "NotAvailable");
    assert_eq!(presences(&tree, ["deep/linked", "directory", "directory/x"]), [Directory, Directory, File]);
    // `..` after a link means the parent of its target, as the operating system has it: there is no go.mod beside `real`.
    assert_eq!(presences(&tree, ["physical", "dangling", "deep/linked/none"]), [Absent; 3]);
    assert_eq!(failure(&tree, "physical"), "NotFound");
    assert_eq!((failure(&tree, "a").as_str(), tree.presence(&path("a"))), ("SymlinkLoop", Unknown));
    assert_eq!(failure(&tree, "directory"), "IsDirectory");
    // A root below the target makes the same link one that leads out.
    let deep = GitTree::open(&place.at("deep")).unwrap().unwrap();
    assert_eq!(failure(&deep, "linked"), "OutsideRoot");
}

#[cfg(unix)]
#[test]
fn a_tracked_directory_that_became_a_link_is_not_followed_out() {
    let Some(place) = Place::repository() else { return };
    let outside = Place::new();
    outside.write("x.env", "SECRET=1");
    place.write("conf/x.env", "A=1");
    place.git(&["add", "."]);
    fs::remove_dir_all(place.at("conf")).unwrap();
    link(outside.path(), place.at("conf"));
    assert_eq!(failure(&place.open(), "conf/x.env"), "OutsideRoot");
}

#[cfg(unix)]
#[test]
fn a_link_into_a_submodule_gives_nothing_of_it() {
    let Some(place) = Place::repository() else { return };
    place.write("libs/a/x", "theirs").write("second/x", "theirs").write("second/.git/HEAD", "");
    link("libs/a/x", place.at("one"));
    link("second/x", place.at("two"));
    place.git(&["add", "one", "two"]);
    place.git(&["update-index", "--add", "--cacheinfo", "160000,1234567890123456789012345678901234567890,libs/a"]);
    let tree = place.open();
    for at in ["one", "two"] {
        assert_eq!((failure(&tree, at).as_str(), tree.presence(&path(at))), ("NotAvailable", Unknown), "{at}");
    }
}

#[test]
fn a_link_that_lies_on_disk_as_a_plain_file_is_still_a_link() {
    let Some(place) = Place::repository() else { return };
    place.git(&["config", "core.symlinks", "false"]);
    place
        .write("real/go.mod", "module real\n")
        .write("linked", "real")
        .write("file", "real/go.mod")
        .write("out", "../x");
    place.git(&["add", "real"]);
    for name in ["linked", "file", "out"] {
        let blob = place.git(&["hash-object", "-w", name]);
        place.git(&["update-index", "--add", "--cacheinfo", &format!("120000,{},{name}", blob.trim())]);
    }
    let tree = place.open();
    assert_eq!(text(&tree, "file"), "module real\n");
    assert_eq!(text(&tree, "linked/go.mod"), "module real\n");
    assert_eq!(failure(&tree, "out"), "OutsideRoot");
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_that_is_not_utf8_is_listed_and_not_read() {
    use std::os::unix::ffi::OsStrExt;
    let Some(place) = Place::repository() else { return };
    fs::write(place.path().join(std::ffi::OsStr::from_bytes(b"\xff.env")), "A=1").unwrap();
    place.git(&["add", "."]);
    let tree = place.open();
    assert_eq!(paths(&tree), ["\u{fffd}.env"]);
    assert_eq!(failure(&tree, "\u{fffd}.env"), "NotUnicode");
}

// ---- without git ----

#[test]
fn the_walk_takes_hidden_files_and_leaves_out_what_gitignore_says() {
    let place = Place::new();
    place
        .write(".gitignore", "*.log\n/build\n")
        .write(".vscode/settings.json", "{}")
        .write("a/x.log", "")
        .write("a/y", "");
    place.write("build/out", "").write("a/build/kept", "").write("a/.gitignore", "!x.log\n");
    place.write("second/.git", "gitdir: /nowhere\n").write("second/go.mod", "");
    place.write(".gitmodules", "[submodule \"s\"]\npath = sub\n").write("sub/go.mod", "").write(".ignore", "y\n");
    let tree = WalkTree::open(place.path()).unwrap();
    assert_eq!(
        paths(&tree),
        [
            ".gitignore",
            ".gitmodules",
            ".ignore",
            ".vscode/settings.json",
            "a/.gitignore",
            "a/build/kept",
            "a/x.log",
            "a/y"
        ]
    );
    assert_eq!(
        presences(&tree, ["a", "second/go.mod", "sub", "sub/go.mod", "build/out", "build/other", "none"]),
        [Directory, Unknown, Directory, Unknown, Unknown, Absent, Absent]
    );
    assert_eq!(failure(&tree, "build/out"), "NotAvailable");
}

#[test]
fn patterns_above_the_root_do_not_count_in_a_walk() {
    let place = Place::new();
    place.write(".gitignore", "*.env\n").write("root/a.env", "");
    assert_eq!(paths(&WalkTree::open(&place.at("root")).unwrap()), ["a.env"]);
}

#[cfg(unix)]
#[test]
fn the_walk_lists_links_to_files_inside_and_enters_no_linked_directory() {
    let (place, outside) = (Place::new(), Place::new());
    outside.write("secret", "").write("patterns", "*\n");
    place.write("real/x", "x");
    link("real/x", place.at("file"));
    link("real", place.at("directory"));
    link("..", place.at("real/up"));
    link(outside.at("secret"), place.at("out"));
    link("gone", place.at("dangling"));
    link(outside.at("patterns"), place.at(".gitignore"));
    let tree = WalkTree::open(place.path()).unwrap();
    assert_eq!(paths(&tree), ["file", "real/x"]);
    assert_eq!(text(&tree, "file"), "x");
    assert_eq!(text(&tree, "directory/x"), "x");
    assert_eq!(presences(&tree, ["directory", "directory/x", "out", "real/up"]), [Directory, File, Unknown, Directory]);
    // A root that is a link is the directory it leads to.
    let linked = Place::new();
    link(place.path(), linked.at("root"));
    let tree = WalkTree::open(&linked.at("root")).unwrap();
    assert_eq!(paths(&tree), ["file", "real/x"]);
    assert_eq!(locate(&linked.at("root"), &linked.at("root/file")), Ok(path("file")));
    assert_eq!(locate(&linked.at("root"), &linked.at("root")), Ok(RepoPath::root()));
}

// ---- in memory ----

#[test]
fn a_tree_in_memory_knows_what_it_was_told() {
    let tree = MemoryTree::new()
        .file("go.mod", "module a\n")
        .file("./a//b", "b")
        .file("../out", "x")
        .file("large", vec![0; 1001])
        .file(".gitmodules", "[submodule \"m\"]\n\tpath = mod\n")
        .listed("a/c")
        .listed("mod")
        .submodule("sub");
    assert_eq!(paths(&tree), [".gitmodules", "a/b", "a/c", "go.mod", "large"]);
    assert_eq!(text(&tree, "a/b"), "b");
    assert_eq!(
        presences(&tree, ["", "a", "a/c", "sub", "sub/x", "mod", "mod/x/y", "z"]),
        [Directory, Directory, File, Directory, Unknown, Directory, Unknown, Absent]
    );
    assert_eq!(
        ["a/c", "a", "sub/x", "z", "large"].map(|at| failure(&tree, at)),
        ["NotAvailable", "IsDirectory", "NotAvailable", "NotFound", "TooLarge"]
    );
    assert_eq!(paths(&tree.file("new", "")).len(), 6);
}
