//! Extensions of VS Code that format, by id.

/// The Go extension.
pub const GO_EXTENSION: &str = "golang.go";

/// What its pre-releases were until it had some itself.
pub const GO_NIGHTLY: &str = "golang.go-nightly";

/// Ids of the Go extension before it was golang.go: nothing answers to them since 2020.
pub const FORMER_GO_EXTENSIONS: &[&str] = &["lukehoban.go", "ms-vscode.go"];

/// Extensions with formatters for other languages and none for Go, sorted. Extensions that format whatever they are told to
/// (dprint.dprint, trunk.io, treefmt, runners of own commands) are not among them.
const WITHOUT_GO: &[&str] = &[
    "astro-build.astro-vscode",
    "biomejs.biome",
    "bufbuild.vscode-buf",
    "charliermarsh.ruff",
    "csharpier.csharpier-vscode",
    "davidanson.vscode-markdownlint",
    "dbaeumer.vscode-eslint",
    "denoland.vscode-deno",
    "esbenp.prettier-vscode",
    "foxundermoon.shell-format",
    "hashicorp.terraform",
    "hookyqr.beautify",
    "ms-dotnettools.csharp",
    "ms-python.autopep8",
    "ms-python.black-formatter",
    "ms-python.python",
    "ms-vscode.cpptools",
    "octref.vetur",
    "oxc.oxc-vscode",
    "prettier.prettier-vscode",
    "prisma.prisma",
    "redhat.java",
    "redhat.vscode-xml",
    "redhat.vscode-yaml",
    "rome.rome",
    "rust-lang.rust-analyzer",
    "rvest.vs-code-prettier-eslint",
    "standard.vscode-standard",
    "stylelint.vscode-stylelint",
    "svelte.svelte-vscode",
    "tamasfe.even-better-toml",
    "vscode.css-language-features",
    "vscode.html-language-features",
    "vscode.json-language-features",
    "vscode.markdown-language-features",
    "vscode.typescript-language-features",
    "vue.volar",
    "xaver.clang-format",
    "yzhang.markdown-all-in-one",
    "zxh404.vscode-proto3",
];

/// Whether the extension called `id` is known to have no formatter for Go. Ids are compared without regard to case.
pub fn is_known_without_go(id: &str) -> bool {
    WITHOUT_GO.binary_search(&id.to_ascii_lowercase().as_str()).is_ok()
}

/// Whether `id` is what the Go extension was called once.
pub fn was_go_extension(id: &str) -> bool {
    FORMER_GO_EXTENSIONS.iter().any(|former| former.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_in_lower_case_so_that_all_are_found() {
        assert!(WITHOUT_GO.is_sorted_by(|a, b| a < b));
        assert!(WITHOUT_GO.iter().all(|id| *id == id.to_ascii_lowercase()));
        assert!(is_known_without_go("Vue.volar"));
        assert!(!is_known_without_go("golang.go") && !is_known_without_go("trunk.io"));
        assert!(was_go_extension("ms-vscode.Go"));
    }
}
