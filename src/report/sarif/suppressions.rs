//! What a SARIF log says of a result that a comment in the file hides.

use std::borrow::Cow;

use serde::Serialize;

use crate::report::printable;

/// Why a result is not to be acted upon (SARIF 2.1.0, 3.35).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Suppression {
    kind: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<String>,
}

/// A comment hides the result, for that reason.
pub(super) fn in_source(reason: Option<Cow<'_, str>>) -> Vec<Suppression> {
    let justification = reason.map(|reason| printable::line(&reason).into_owned());
    vec![Suppression { kind: "inSource", status: "accepted", justification }]
}

/// Nothing hides the result. The standard wants either all results of a run to say so or none (3.27.23).
pub(super) fn none_among(suppressed: usize) -> Option<Vec<Suppression>> {
    (suppressed > 0).then(Vec::new)
}
