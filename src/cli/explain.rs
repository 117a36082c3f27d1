//! `goconflint explain`: a rule's page, or what is known of a setting, rendered for the terminal.

mod card;
mod extension;
mod gopls;
mod gopls_names;

use std::io;

use anstream::{AutoStream, ColorChoice};
use clap::Args;

use super::CLEAN;
use crate::policy::nearest_rule;
use crate::rules;
use card::Shelf;

#[derive(Args)]
pub(super) struct ExplainArguments {
    /// The name of a rule or a setting, such as go-work/missing-module or go.toolsGopath
    name: String,
}

/// Where settings and what they name are looked up, in this order.
const SHELVES: &[&Shelf] = &[&extension::SHELF, &gopls::SHELF, &gopls_names::SHELF];

pub(super) fn run(arguments: &ExplainArguments) -> u8 {
    let text = match page(&arguments.name) {
        Ok(text) => text,
        Err(complaint) => return super::fail(&complaint),
    };
    let colours = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    let text = if colours { render(&text) } else { text };
    super::print(text.as_bytes()).map_or_else(|error| super::fail(&error), |()| CLEAN)
}

/// The page of the rule or setting called `name`, in Markdown; an error says what may have been meant.
fn page(name: &str) -> Result<String, String> {
    if let Some(rule) = rules::rule(name) {
        return Ok(rule.page.to_owned());
    }
    let find = |name: &str| SHELVES.iter().find_map(|shelf| (shelf.find)(name));
    if let Some(card) = find(name) {
        return Ok(card.page());
    }
    match by_last_part(name).as_slice() {
        [] => Err(unknown(name)),
        [only] => find(only).map(|card| card.page()).ok_or_else(|| unknown(name)),
        several => Err(format!("`{name}` is the last part of several settings: `{}`", several.join("`, `"))),
    }
}

/// The settings whose last part is `name`.
fn by_last_part(name: &str) -> Vec<String> {
    let has_it = |full: &String| full.rsplit(['.', ':']).next() == Some(name);
    SHELVES.iter().flat_map(|shelf| (shelf.names)()).filter(has_it).collect()
}

fn unknown(name: &str) -> String {
    let setting = || SHELVES.iter().find_map(|shelf| (shelf.nearest)(name));
    let rule = || nearest_rule(name).map(str::to_owned);
    let meant = if name.contains('/') { rule().or_else(setting) } else { setting().or_else(rule) };
    let meant = meant.map(|meant| format!(", did you mean `{meant}`?"));
    let meant = meant.unwrap_or_else(|| "; `goconflint rules` lists the rules".to_owned());
    format!("there is no rule or setting `{name}`{meant}")
}

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const CYAN: &str = "\u{1b}[36m";
const RESET: &str = "\u{1b}[0m";

/// Headings bold, examples indented and dim, code and strong words marked; fences and Markdown's signs gone.
fn render(page: &str) -> String {
    let mut in_block = false;
    page.lines().map(|line| render_line(line, &mut in_block)).collect()
}

fn render_line(line: &str, in_block: &mut bool) -> String {
    if let Some(info) = line.strip_prefix("```") {
        *in_block = !*in_block;
        let kind = info.strip_prefix("txtar ").filter(|_| *in_block);
        return kind.map(|kind| format!("  {BOLD}{kind}{RESET}\n")).unwrap_or_default();
    }
    if *in_block {
        return format!("  {DIM}{line}{RESET}\n");
    }
    match line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
        Some(heading) => format!("{BOLD}{heading}{RESET}\n"),
        None => inline(line) + "\n",
    }
}

/// One line of prose: `code` in colour, **strong** in bold.
fn inline(line: &str) -> String {
    between(
        line,
        "`",
        |code| format!("{CYAN}{code}{RESET}"),
        |text| between(text, "**", |strong| format!("{BOLD}{strong}{RESET}"), str::to_owned),
    )
}

/// `text` with what stands between two `marks` turned by `inside`, and the rest by `outside`.
fn between(text: &str, marks: &str, inside: impl Fn(&str) -> String, outside: impl Fn(&str) -> String) -> String {
    let parts = text.split(marks).enumerate();
    parts.map(|(index, part)| if index % 2 == 1 { inside(part) } else { outside(part) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_found_by_its_name_and_by_its_last_part() {
        for name in ["go.toolsGopath", "toolsGopath"] {
            assert!(page(name).is_ok_and(|page| page.starts_with("# go.toolsGopath\n")), "{name}");
        }
        assert!(page("go.enableCodeLens.runtest").is_ok_and(|page| page.starts_with("# go.enableCodeLens.runtest\n")));
        for name in [
            "gopls:staticcheck",
            "gopls.staticcheck",
            "gopls:ui.diagnostic.staticcheck",
            "ui.diagnostic.staticcheck",
            "staticcheck",
        ] {
            assert!(page(name).is_ok_and(|page| page.starts_with("# ui.diagnostic.staticcheck\n")), "{name}");
        }
        assert!(page("buildFlags").is_err_and(|error| error.contains("`go.buildFlags`, `build.buildFlags`")));
        assert!(page("promptForTags").is_err_and(|error| error.contains("`go.addTags.promptForTags`, `go.removeTags")));
    }

    #[test]
    fn what_the_maps_of_gopls_name_is_found() {
        for name in [
            "gopls:analyses.unusedparams",
            "gopls.analyses.unusedparams",
            "gopls:ui.diagnostic.analyses.unusedparams",
            "ui.diagnostic.analyses.unusedparams",
            "analyses.unusedparams",
            "unusedparams",
        ] {
            let found = page(name).expect(name);
            assert!(
                found.starts_with("# ui.diagnostic.analyses.unusedparams\n\nAn analyzer of gopls"),
                "{name}: {found}"
            );
        }
        assert!(page("gopls:codelenses.generate").is_ok_and(|page| page.contains("A code lens")));
        assert!(
            page("vulncheck")
                .is_err_and(|error| error.contains("`ui.diagnostic.vulncheck`, `ui.codelenses.vulncheck`"))
        );
        assert!(
            page("gopls:analyses.unusedparam")
                .is_err_and(|error| { error.ends_with("did you mean `ui.diagnostic.analyses.unusedparams`?") })
        );
    }

    #[test]
    fn a_name_that_is_none_gets_the_one_that_is_meant() {
        let complaint = |name| page(name).expect_err(name);
        assert!(complaint("go.lintTols").ends_with("did you mean `go.lintTool`?"));
        assert!(complaint("gopls:staticheck").ends_with("did you mean `ui.diagnostic.staticcheck`?"));
        assert!(complaint("gofumtp").ends_with("did you mean `formatting.gofumpt`?"));
        assert!(complaint("missing-module").ends_with("did you mean `go-work/missing-module`?"));
        assert!(complaint("xyzzy").ends_with("lists the rules"));
    }

    #[test]
    fn every_setting_has_a_card() {
        let names: Vec<String> = SHELVES.iter().flat_map(|shelf| (shelf.names)()).collect();
        assert!(names.len() > 220);
        for name in names {
            assert!(page(&name).is_ok_and(|page| page.contains("* since: ")), "{name}");
        }
    }

    #[test]
    fn a_card_tells_all_that_is_known() {
        let names = [
            "go.lintTool",
            "go.liveErrors",
            "go.useLanguageServer",
            "go.alternateTools",
            "gopls:memoryMode",
            "ui.inlayhint.hints",
            "gopls:analyses.SA1019",
            "gopls:analyses.fieldalignment",
            "gopls:analyses.slicesclip",
            "gopls:codelenses.run_govulncheck",
            "gopls:codelenses.gc_details",
        ];
        let pages = names.map(|name| page(name).expect(name));
        let known = pages.each_ref().map(|page| {
            page.split_once(
                "
## Rules that speak of it",
            )
            .expect(page)
            .0
        });
        insta::assert_snapshot!(known.join(
            "
"
        ));
    }

    #[test]
    fn a_card_names_the_rules_that_speak_of_it() {
        let page = page("go.toolsGopath").expect("a setting");
        assert!(
            page.contains("* `vscode/tools-gopath-inert`: ") && page.contains("* `vscode/invalid-value`: "),
            "{page}"
        );
        assert!(!page.contains("vscode/infer-gopath"), "{page}");
    }

    #[test]
    fn prose_loses_its_signs_and_keeps_its_words() {
        assert_eq!(inline("a `b` **c**"), format!("a {CYAN}b{RESET} {BOLD}c{RESET}"));
        assert_eq!(inline("plain"), "plain");
    }
}
