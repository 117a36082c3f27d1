//! What `jsonc-parser` is told to accept. Each option is set by name: its defaults take far more than VS Code does.

use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions};

/// No comments, no tokens: only the tree.
pub(super) fn collect_nothing() -> CollectOptions {
    CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false }
}

/// JSON, comments and trailing commas: what VS Code reads without dropping anything.
pub(super) fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: true,
        allow_trailing_commas: true,
        allow_missing_commas: false,
        allow_loose_object_property_names: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

/// What `recovery` leaves of a text has no comma at all.
pub(super) fn without_commas() -> ParseOptions {
    ParseOptions { allow_missing_commas: true, ..strict() }
}
