//! Rules: pure functions of the repository, one file each, named as their page in `docs/rules/`. [`RULES`] is the one list of them.

mod ci;
pub mod config;
mod docker;
mod env;
mod go_mod;
mod go_version;
mod go_work;
mod gopls;
pub mod ignore;
mod syntax;
mod too_old;
mod tools;
mod vendor;
mod vscode;

use crate::diagnostic::{Applicability, Diagnostic, Draft, Severity};
use crate::repository::Repository;

/// One rule. Its name, its file and its page are spelled alike.
#[derive(Debug)]
pub struct Rule {
    /// `group/name`, a noun for the fault: "allow `go-work/missing-module`" reads well. It never changes once released.
    pub name: &'static str,
    /// The fault in one line.
    pub summary: &'static str,
    /// How grave it is unless a check says otherwise. A claim that the page proves.
    pub severity: Severity,
    /// The best fix that its diagnostics can carry.
    pub fix: Option<Applicability>,
    /// For faults of security, how bad: 0.1 to 10.0, as code scanning's `security-severity` takes it.
    pub security: Option<&'static str>,
    /// Where upstream says so: addresses of documents, sources or issues. The first is the one to show.
    pub references: &'static [&'static str],
    /// The page for people, from `docs/rules/`.
    pub page: &'static str,
    /// Looks through the repository and pushes what it finds. No input or output, no state, no panic.
    pub check: fn(&Repository, &mut Findings),
}

impl Rule {
    /// The part of the name before the slash.
    pub fn group(&self) -> &'static str {
        self.name.split_once('/').map_or(self.name, |(group, _)| group)
    }
}

/// The check of a rule about what was asked for or hidden, which only `policy` knows.
const fn left_to_policy(_: &Repository, _: &mut Findings) {}

/// Where a check puts what it finds.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// Adds a finding of the rule that is being run.
    pub fn push(&mut self, draft: Draft) {
        self.diagnostics.push(draft.of(self.rule.name, self.rule.severity));
    }

    /// Adds findings of the rule that is being run.
    pub fn extend(&mut self, drafts: impl IntoIterator<Item = Draft>) {
        drafts.into_iter().for_each(|draft| self.push(draft));
    }
}

/// Every rule, by name.
pub static RULES: &[&Rule] = &[
    &ci::env_context_runner_variable::ENV_CONTEXT_RUNNER_VARIABLE,
    &ci::go_env_write::GO_ENV_WRITE,
    &ci::go_get_tool::GO_GET_TOOL,
    &ci::go_too_old::GO_TOO_OLD,
    &ci::go_tool_default_version::GO_TOOL_DEFAULT_VERSION,
    &ci::package_outside_module::PACKAGE_OUTSIDE_MODULE,
    &ci::setup_go_before_checkout::SETUP_GO_BEFORE_CHECKOUT,
    &ci::setup_go_both_inputs::SETUP_GO_BOTH_INPUTS,
    &ci::setup_go_cache_miss::SETUP_GO_CACHE_MISS,
    &ci::setup_go_directive_whitespace::SETUP_GO_DIRECTIVE_WHITESPACE,
    &ci::setup_go_file_missing::SETUP_GO_FILE_MISSING,
    &ci::setup_go_ignored_toolchain::SETUP_GO_IGNORED_TOOLCHAIN,
    &ci::setup_go_invalid_version::SETUP_GO_INVALID_VERSION,
    &ci::setup_go_no_version::SETUP_GO_NO_VERSION,
    &ci::setup_go_overrides_gotoolchain::SETUP_GO_OVERRIDES_GOTOOLCHAIN,
    &ci::setup_go_unknown_input::SETUP_GO_UNKNOWN_INPUT,
    &ci::setup_go_unparsable_file::SETUP_GO_UNPARSABLE_FILE,
    &ci::unknown_go_flag::UNKNOWN_GO_FLAG,
    &ci::yaml_float_version::YAML_FLOAT_VERSION,
    &config::invalid::INVALID,
    &docker::arg_not_in_scope::ARG_NOT_IN_SCOPE,
    &docker::credential_in_history::CREDENTIAL_IN_HISTORY,
    &docker::go_too_old::GO_TOO_OLD,
    &docker::missing_copied_file::MISSING_COPIED_FILE,
    &docker::module_not_copied::MODULE_NOT_COPIED,
    &docker::unpinned_go::UNPINNED_GO,
    &env::cgo_enabled_ignored::CGO_ENABLED_IGNORED,
    &env::dead_pattern::DEAD_PATTERN,
    &env::editor_drift::EDITOR_DRIFT,
    &env::go111module_invalid::GO111MODULE_INVALID,
    &env::go111module_leftover::GO111MODULE_LEFTOVER,
    &env::go111module_off::GO111MODULE_OFF,
    &env::goauth_invalid::GOAUTH_INVALID,
    &env::godebug_invalid::GODEBUG_INVALID,
    &env::gofips140_invalid::GOFIPS140_INVALID,
    &env::goflags_conflict::GOFLAGS_CONFLICT,
    &env::goflags_insecure::GOFLAGS_INSECURE,
    &env::goflags_invalid::GOFLAGS_INVALID,
    &env::goflags_mod_ignores_vendor::GOFLAGS_MOD_IGNORES_VENDOR,
    &env::goinsecure::GOINSECURE,
    &env::gomemlimit_invalid::GOMEMLIMIT_INVALID,
    &env::gonosumdb_all::GONOSUMDB_ALL,
    &env::gopath_invalid::GOPATH_INVALID,
    &env::goproxy_comma_fallback::GOPROXY_COMMA_FALLBACK,
    &env::goproxy_credentials::GOPROXY_CREDENTIALS,
    &env::goproxy_dead_entry::GOPROXY_DEAD_ENTRY,
    &env::goproxy_invalid::GOPROXY_INVALID,
    &env::goproxy_off_conflict::GOPROXY_OFF_CONFLICT,
    &env::goroot_wrong::GOROOT_WRONG,
    &env::gosumdb_invalid::GOSUMDB_INVALID,
    &env::gosumdb_off::GOSUMDB_OFF,
    &env::gotoolchain_invalid::GOTOOLCHAIN_INVALID,
    &env::govcs_invalid::GOVCS_INVALID,
    &env::gowork_invalid::GOWORK_INVALID,
    &env::gowork_off_conflict::GOWORK_OFF_CONFLICT,
    &env::hidden_variable::HIDDEN_VARIABLE,
    &env::invalid_architecture_level::INVALID_ARCHITECTURE_LEVEL,
    &env::invalid_compiler::INVALID_COMPILER,
    &env::invalid_flag_pattern::INVALID_FLAG_PATTERN,
    &env::private_module_drift::PRIVATE_MODULE_DRIFT,
    &env::race_without_cgo::RACE_WITHOUT_CGO,
    &env::relative_directory::RELATIVE_DIRECTORY,
    &env::unknown_experiment::UNKNOWN_EXPERIMENT,
    &env::unknown_variable::UNKNOWN_VARIABLE,
    &env::unsupported_platform::UNSUPPORTED_PLATFORM,
    &go_mod::absolute_replace::ABSOLUTE_REPLACE,
    &go_mod::conflicting_replace::CONFLICTING_REPLACE,
    &go_mod::conflicting_sum::CONFLICTING_SUM,
    &go_mod::directive_too_new::DIRECTIVE_TOO_NEW,
    &go_mod::duplicate_require::DUPLICATE_REQUIRE,
    &go_mod::excluded_require::EXCLUDED_REQUIRE,
    &go_mod::ineffective_ignore::INEFFECTIVE_IGNORE,
    &go_mod::invalid_go_version::INVALID_GO_VERSION,
    &go_mod::invalid_godebug::INVALID_GODEBUG,
    &go_mod::invalid_module_path::INVALID_MODULE_PATH,
    &go_mod::invalid_tool::INVALID_TOOL,
    &go_mod::invalid_toolchain::INVALID_TOOLCHAIN,
    &go_mod::local_replace_missing::LOCAL_REPLACE_MISSING,
    &go_mod::malformed_pseudo_version::MALFORMED_PSEUDO_VERSION,
    &go_mod::malformed_sum::MALFORMED_SUM,
    &go_mod::missing_go_line::MISSING_GO_LINE,
    &go_mod::missing_sum::MISSING_SUM,
    &go_mod::missing_tool::MISSING_TOOL,
    &go_mod::never_matching_replace::NEVER_MATCHING_REPLACE,
    &go_mod::outside_replace::OUTSIDE_REPLACE,
    &go_mod::replace_in_vendor::REPLACE_IN_VENDOR,
    &go_mod::require_below_dependency::REQUIRE_BELOW_DEPENDENCY,
    &go_mod::reversed_retract::REVERSED_RETRACT,
    &go_mod::shared_replacement::SHARED_REPLACEMENT,
    &go_mod::unpublishable_module_path::UNPUBLISHABLE_MODULE_PATH,
    &go_mod::unreleased_go_version::UNRELEASED_GO_VERSION,
    &go_version::drift::DRIFT,
    &go_version::end_of_life::END_OF_LIFE,
    &go_version::malformed::MALFORMED,
    &go_work::absolute_use::ABSOLUTE_USE,
    &go_work::conflicting_replace::CONFLICTING_REPLACE,
    &go_work::duplicate_use::DUPLICATE_USE,
    &go_work::empty_workspace::EMPTY_WORKSPACE,
    &go_work::ignored_godebug::IGNORED_GODEBUG,
    &go_work::ignored_toolchain::IGNORED_TOOLCHAIN,
    &go_work::missing_module::MISSING_MODULE,
    &go_work::mod_vendor::MOD_VENDOR,
    &go_work::outside_root::OUTSIDE_ROOT,
    &go_work::pattern_outside::PATTERN_OUTSIDE,
    &go_work::replaced_member::REPLACED_MEMBER,
    &go_work::undotted_use::UNDOTTED_USE,
    &go_work::unlisted_module::UNLISTED_MODULE,
    &go_work::version_below_member::VERSION_BELOW_MEMBER,
    &gopls::dead_directory_filter::DEAD_DIRECTORY_FILTER,
    &gopls::deprecated_setting::DEPRECATED_SETTING,
    &gopls::dropped_default_filter::DROPPED_DEFAULT_FILTER,
    &gopls::duplicate_setting::DUPLICATE_SETTING,
    &gopls::gowork_auto::GOWORK_AUTO,
    &gopls::incompatible_go::INCOMPATIBLE_GO,
    &gopls::inert_setting::INERT_SETTING,
    &gopls::invalid_build_flag::INVALID_BUILD_FLAG,
    &gopls::invalid_directory_filter::INVALID_DIRECTORY_FILTER,
    &gopls::invalid_value::INVALID_VALUE,
    &gopls::missing_version::MISSING_VERSION,
    &gopls::mod_flag::MOD_FLAG,
    &gopls::nested_object::NESTED_OBJECT,
    &gopls::not_installable::NOT_INSTALLABLE,
    &gopls::packages_driver::PACKAGES_DRIVER,
    &gopls::removed_setting::REMOVED_SETTING,
    &gopls::setting_too_new::SETTING_TOO_NEW,
    &gopls::unknown_command::UNKNOWN_COMMAND,
    &gopls::unknown_entry::UNKNOWN_ENTRY,
    &gopls::unknown_setting::UNKNOWN_SETTING,
    &gopls::vulncheck_conflict::VULNCHECK_CONFLICT,
    &gopls::wrong_type::WRONG_TYPE,
    &ignore::malformed::MALFORMED,
    &ignore::missing_reason::MISSING_REASON,
    &ignore::unknown_rule::UNKNOWN_RULE,
    &ignore::unused::UNUSED,
    &syntax::duplicate_key::DUPLICATE_KEY,
    &syntax::invalid_json::INVALID_JSON,
    &syntax::invalid_modfile::INVALID_MODFILE,
    &syntax::invalid_yaml::INVALID_YAML,
    &syntax::unreadable_file::UNREADABLE_FILE,
    &tools::golangci_action_version::GOLANGCI_ACTION_VERSION,
    &tools::golangci_built_with_older_go::GOLANGCI_BUILT_WITH_OLDER_GO,
    &tools::golangci_config_major::GOLANGCI_CONFIG_MAJOR,
    &tools::golangci_run_go::GOLANGCI_RUN_GO,
    &tools::incompatible_go::INCOMPATIBLE_GO,
    &tools::unpinned_tool::UNPINNED_TOOL,
    &tools::version_drift::VERSION_DRIFT,
    &vendor::go_too_new::GO_TOO_NEW,
    &vendor::inconsistent::INCONSISTENT,
    &vendor::missing_package::MISSING_PACKAGE,
    &vendor::unanswerable_query::UNANSWERABLE_QUERY,
    &vendor::unlisted_package::UNLISTED_PACKAGE,
    &vendor::unused_directory::UNUSED_DIRECTORY,
    &vscode::ambiguous_workspace_folder::AMBIGUOUS_WORKSPACE_FOLDER,
    &vscode::build_tags_blanks::BUILD_TAGS_BLANKS,
    &vscode::code_action_value::CODE_ACTION_VALUE,
    &vscode::custom_formatter_missing::CUSTOM_FORMATTER_MISSING,
    &vscode::dead_alternate_tool::DEAD_ALTERNATE_TOOL,
    &vscode::deprecated_setting::DEPRECATED_SETTING,
    &vscode::discarded_setting::DISCARDED_SETTING,
    &vscode::dotted_gopls_setting::DOTTED_GOPLS_SETTING,
    &vscode::env_drift::ENV_DRIFT,
    &vscode::formatter_not_go::FORMATTER_NOT_GO,
    &vscode::formatter_twice::FORMATTER_TWICE,
    &vscode::go_file_association::GO_FILE_ASSOCIATION,
    &vscode::go_setting_in_language_block::GO_SETTING_IN_LANGUAGE_BLOCK,
    &vscode::go_task_in_workspace::GO_TASK_IN_WORKSPACE,
    &vscode::gopls_build_flags_split::GOPLS_BUILD_FLAGS_SPLIT,
    &vscode::goroot_mismatch::GOROOT_MISMATCH,
    &vscode::inert_beside_gopls::INERT_BESIDE_GOPLS,
    &vscode::infer_gopath::INFER_GOPATH,
    &vscode::inherit_env_inert::INHERIT_ENV_INERT,
    &vscode::invalid_attribute::INVALID_ATTRIBUTE,
    &vscode::invalid_recommendation::INVALID_RECOMMENDATION,
    &vscode::invalid_value::INVALID_VALUE,
    &vscode::language_default_wins::LANGUAGE_DEFAULT_WINS,
    &vscode::language_server_disabled::LANGUAGE_SERVER_DISABLED,
    &vscode::machine_specific_path::MACHINE_SPECIFIC_PATH,
    &vscode::misplaced_customization::MISPLACED_CUSTOMIZATION,
    &vscode::missing_go_extension::MISSING_GO_EXTENSION,
    &vscode::missing_workspace_folder::MISSING_WORKSPACE_FOLDER,
    &vscode::multi_root_gopath::MULTI_ROOT_GOPATH,
    &vscode::nested_settings::NESTED_SETTINGS,
    &vscode::not_a_module_root::NOT_A_MODULE_ROOT,
    &vscode::obsolete_extension::OBSOLETE_EXTENSION,
    &vscode::obsolete_launch::OBSOLETE_LAUNCH,
    &vscode::obsolete_value::OBSOLETE_VALUE,
    &vscode::path_replaced::PATH_REPLACED,
    &vscode::recommendation_conflict::RECOMMENDATION_CONFLICT,
    &vscode::relative_alternate_tool::RELATIVE_ALTERNATE_TOOL,
    &vscode::removed_setting::REMOVED_SETTING,
    &vscode::section_object::SECTION_OBJECT,
    &vscode::shadowed_gopath::SHADOWED_GOPATH,
    &vscode::spaced_flag::SPACED_FLAG,
    &vscode::staticcheck_twice::STATICCHECK_TWICE,
    &vscode::tags_twice::TAGS_TWICE,
    &vscode::terminal_env_literal::TERMINAL_ENV_LITERAL,
    &vscode::terminal_env_non_string::TERMINAL_ENV_NON_STRING,
    &vscode::terminal_env_other_system::TERMINAL_ENV_OTHER_SYSTEM,
    &vscode::test_env_file_path::TEST_ENV_FILE_PATH,
    &vscode::test_flags_hide_build_flags::TEST_FLAGS_HIDE_BUILD_FLAGS,
    &vscode::tools_env_non_string::TOOLS_ENV_NON_STRING,
    &vscode::tools_gopath_inert::TOOLS_GOPATH_INERT,
    &vscode::unknown_language::UNKNOWN_LANGUAGE,
    &vscode::unknown_lint_flag::UNKNOWN_LINT_FLAG,
    &vscode::unknown_setting::UNKNOWN_SETTING,
    &vscode::unknown_workspace_folder::UNKNOWN_WORKSPACE_FOLDER,
    &vscode::unsupported_variable::UNSUPPORTED_VARIABLE,
    &vscode::watcher_exclude::WATCHER_EXCLUDE,
    &vscode::wrong_scope::WRONG_SCOPE,
];

/// The rule called `name`.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// What `rule` finds in `repository`.
pub fn run(rule: &'static Rule, repository: &Repository) -> Vec<Diagnostic> {
    let mut findings = Findings { rule, diagnostics: Vec::new() };
    (rule.check)(repository, &mut findings);
    findings.diagnostics
}
