//! The `goconflint` command.

fn main() {}
