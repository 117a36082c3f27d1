//! A setting that gopls had and knows no more.

use crate::diagnostic::{Applicability, Severity};
use crate::facts::gopls::Answer;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

use super::{draft, retired_settings};

pub(crate) static REMOVED_SETTING: Rule = Rule {
    name: "gopls/removed-setting",
    summary: "gopls had the setting once and refuses it now",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/removed-setting.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (editor, setting, retired) in retired_settings(repository) {
        if retired.answer == Answer::Unexpected {
            let message = format!(
                "gopls removed `{}` in {} and refuses it as an unexpected setting",
                retired.name, retired.since
            );
            findings.push(draft(&editor, &setting, message));
        }
    }
}
