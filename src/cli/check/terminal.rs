//! What standard output can show.

use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};

use crate::report::Options;

/// Where a terminal does not say how wide it is.
const DEFAULT_WIDTH: usize = 80;
/// Wider text is hard to read.
const MOST_WIDTH: usize = 120;

/// Colours by `NO_COLOR`, `CLICOLOR_FORCE` and whether there is a terminal; drawing characters and the width only where there is one.
pub(in crate::cli) fn options() -> Options {
    let stdout = io::stdout();
    let is_terminal = stdout.is_terminal();
    let color = AutoStream::choice(&stdout) != ColorChoice::Never;
    let width = if is_terminal { terminal_width() } else { DEFAULT_WIDTH };
    Options { color, unicode: is_terminal || color, width, quiet: false }
}

fn terminal_width() -> usize {
    let width = terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0));
    width.clamp(40, MOST_WIDTH)
}
