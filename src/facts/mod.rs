//! What upstream accepts, by release. Tables, no judgement.

pub mod actions;
pub mod experiments;
pub mod formatters;
pub mod go_flags;
pub mod go_tools;
pub mod godebug;
pub mod golangci;
pub mod golangci_action;
pub mod golangci_releases;
pub mod gopls;
pub mod images;
pub mod packages;
pub mod places;
pub mod platforms;
pub mod precedence;
pub mod releases;
pub mod setup_go;
pub mod subcommands;
pub mod terminal;
pub mod vscode_core;
pub mod vscode_go;
pub mod words;
