//! Written by `facts/vscode_go.py` from `facts/vscode-go.json`: change those.

use super::release::ExtensionRelease;
use super::setting::{BLANK, Deprecation, History, Life, Scalar, Scope, Setting, Types, since};
use super::substitution::{Substitution, Support};
use super::{Language, Release, Tool, row};

const fn v(major: u16, minor: u16, patch: u16) -> ExtensionRelease {
    ExtensionRelease::new(major, minor, patch)
}

/// Every release, oldest first.
pub static RELEASES: &[Release] = &[
    row(v(0, 5, 1), "2015-10-15", "*", None),
    row(v(0, 5, 2), "2015-10-18", "*", None),
    row(v(0, 6, 0), "2015-11-06", "0.10.x", None),
    row(v(0, 6, 2), "2015-11-07", "0.10.x", None),
    row(v(0, 6, 3), "2015-11-12", "0.10.x", None),
    row(v(0, 6, 4), "2015-11-15", "0.10.x", None),
    row(v(0, 6, 5), "2015-11-15", "0.10.x", None),
    row(v(0, 6, 6), "2015-11-17", "0.10.x", None),
    row(v(0, 6, 7), "2015-11-18", "0.10.x", None),
    row(v(0, 6, 8), "2015-11-20", "0.10.x", None),
    row(v(0, 6, 9), "2015-11-20", "0.10.x", None),
    row(v(0, 6, 10), "2015-11-20", "0.10.x", None),
    row(v(0, 6, 11), "2015-11-21", "0.10.x", None),
    row(v(0, 6, 12), "2015-11-23", "0.10.x", None),
    row(v(0, 6, 13), "2015-11-23", "0.10.x", None),
    row(v(0, 6, 14), "2015-11-24", "0.10.x", None),
    row(v(0, 6, 15), "2015-11-26", "0.10.x", None),
    row(v(0, 6, 16), "2015-11-28", "0.10.x", None),
    row(v(0, 6, 17), "2015-12-01", "0.10.x", None),
    row(v(0, 6, 18), "2015-12-10", "0.10.x", None),
    row(v(0, 6, 19), "2015-12-10", "0.10.x", None),
    row(v(0, 6, 20), "2015-12-11", "0.10.x", None),
    row(v(0, 6, 21), "2015-12-16", "0.10.x", None),
    row(v(0, 6, 22), "2015-12-23", "0.10.x", None),
    row(v(0, 6, 23), "2016-01-29", "0.10.x", None),
    row(v(0, 6, 24), "2016-01-29", "0.10.x", None),
    row(v(0, 6, 25), "2016-01-29", "0.10.x", None),
    row(v(0, 6, 26), "2016-02-01", "0.10.x", None),
    row(v(0, 6, 27), "2016-02-10", "0.10.x", None),
    row(v(0, 6, 28), "2016-02-29", "0.10.x", None),
    row(v(0, 6, 29), "2016-03-02", "0.10.x", None),
    row(v(0, 6, 30), "2016-03-03", "0.10.x", None),
    row(v(0, 6, 31), "2016-03-07", "0.10.x", None),
    row(v(0, 6, 32), "2016-03-09", "0.10.x", None),
    row(v(0, 6, 33), "2016-03-09", "0.10.x", None),
    row(v(0, 6, 34), "2016-03-23", "0.10.x", None),
    row(v(0, 6, 35), "2016-03-23", "0.10.x", None),
    row(v(0, 6, 36), "2016-04-04", "0.10.x", None),
    row(v(0, 6, 37), "2016-04-08", "0.10.x", None),
    row(v(0, 6, 38), "2016-04-10", "0.10.x", None),
    row(v(0, 6, 39), "2016-05-20", "0.10.x", None),
    row(v(0, 6, 40), "2016-07-23", "0.10.x", None),
    row(v(0, 6, 41), "2016-07-23", "0.10.x", None),
    row(v(0, 6, 42), "2016-07-24", "0.10.x", None),
    row(v(0, 6, 43), "2016-08-16", "0.10.x", None),
    row(v(0, 6, 44), "2016-10-11", "^1.5.0", None),
    row(v(0, 6, 45), "2016-10-17", "^1.5.0", None),
    row(v(0, 6, 46), "2016-10-26", "^1.5.0", None),
    row(v(0, 6, 48), "2016-11-09", "^1.5.0", None),
    row(v(0, 6, 49), "2016-11-10", "^1.5.0", None),
    row(v(0, 6, 50), "2016-11-20", "^1.5.0", None),
    row(v(0, 6, 51), "2016-11-28", "^1.5.0", None),
    row(v(0, 6, 52), "2017-01-03", "^1.5.0", None),
    row(v(0, 6, 53), "2017-01-27", "^1.8.0", None),
    row(v(0, 6, 54), "2017-02-28", "^1.8.0", None),
    row(v(0, 6, 55), "2017-03-03", "^1.8.0", None),
    row(v(0, 6, 56), "2017-03-25", "^1.8.0", None),
    row(v(0, 6, 57), "2017-03-30", "^1.8.0", None),
    row(v(0, 6, 58), "2017-03-30", "^1.8.0", None),
    row(v(0, 6, 59), "2017-04-03", "^1.8.0", None),
    row(v(0, 6, 60), "2017-05-02", "^1.8.0", None),
    row(v(0, 6, 61), "2017-05-04", "^1.8.0", None),
    row(v(0, 6, 62), "2017-06-08", "^1.8.0", None),
    row(v(0, 6, 63), "2017-07-17", "^1.8.0", None),
    row(v(0, 6, 64), "2017-09-05", "^1.9.0", None),
    row(v(0, 6, 65), "2017-09-06", "^1.9.0", None),
    row(v(0, 6, 66), "2017-10-02", "^1.15.0", None),
    row(v(0, 6, 67), "2017-11-03", "^1.17.0", None),
    row(v(0, 6, 68), "2017-11-27", "^1.17.0", None),
    row(v(0, 6, 69), "2017-11-27", "^1.17.0", None),
    row(v(0, 6, 70), "2017-12-18", "^1.17.0", None),
    row(v(0, 6, 71), "2018-01-05", "^1.17.0", None),
    row(v(0, 6, 72), "2018-01-09", "^1.17.0", None),
    row(v(0, 6, 73), "2018-01-10", "^1.17.0", None),
    row(v(0, 6, 74), "2018-02-08", "^1.17.0", None),
    row(v(0, 6, 75), "2018-02-10", "^1.17.0", None),
    row(v(0, 6, 76), "2018-02-10", "^1.17.0", None),
    row(v(0, 6, 77), "2018-02-20", "^1.17.0", None),
    row(v(0, 6, 78), "2018-04-02", "^1.17.0", None),
    row(v(0, 6, 79), "2018-05-04", "^1.22.0", None),
    row(v(0, 6, 80), "2018-05-14", "^1.22.0", None),
    row(v(0, 6, 81), "2018-06-04", "^1.22.0", None),
    row(v(0, 6, 82), "2018-06-06", "^1.22.0", None),
    row(v(0, 6, 83), "2018-06-15", "^1.22.0", None),
    row(v(0, 6, 84), "2018-06-28", "^1.22.0", None),
    row(v(0, 6, 85), "2018-07-26", "^1.22.0", None),
    row(v(0, 6, 86), "2018-08-13", "^1.22.0", None),
    row(v(0, 6, 87), "2018-08-14", "^1.22.0", None),
    row(v(0, 6, 88), "2018-08-16", "^1.22.0", None),
    row(v(0, 6, 89), "2018-08-30", "^1.22.0", None),
    row(v(0, 6, 90), "2018-10-03", "^1.22.0", None),
    row(v(0, 6, 91), "2018-10-10", "^1.22.0", None),
    row(v(0, 6, 92), "2018-10-17", "^1.22.0", None),
    row(v(0, 6, 93), "2018-10-18", "^1.22.0", None),
    row(v(0, 7, 0), "2018-11-06", "^1.22.0", None),
    row(v(0, 8, 0), "2018-12-12", "^1.23.0", None),
    row(v(0, 9, 0), "2019-02-06", "^1.23.0", None),
    row(v(0, 9, 1), "2019-02-06", "^1.23.0", None),
    row(v(0, 9, 2), "2019-02-11", "^1.23.0", None),
    row(v(0, 10, 0), "2019-04-16", "^1.25.0", None),
    row(v(0, 10, 1), "2019-04-24", "^1.25.0", None),
    row(v(0, 10, 2), "2019-04-30", "^1.25.0", None),
    row(v(0, 11, 0), "2019-06-15", "^1.25.0", None),
    row(v(0, 11, 1), "2019-07-02", "^1.25.0", None),
    row(v(0, 11, 2), "2019-07-05", "^1.25.0", None),
    row(v(0, 11, 3), "2019-07-07", "^1.25.0", None),
    row(v(0, 11, 4), "2019-07-09", "^1.25.0", None),
    row(v(0, 11, 5), "2019-09-19", "^1.30.0", None),
    row(v(0, 11, 6), "2019-09-21", "^1.30.0", None),
    row(v(0, 11, 7), "2019-09-27", "^1.30.0", None),
    row(v(0, 11, 8), "2019-11-04", "^1.30.0", None),
    row(v(0, 11, 9), "2019-11-05", "^1.30.0", None),
    row(v(0, 12, 0), "2019-12-30", "^1.30.0", None),
    row(v(0, 13, 0), "2020-02-03", "^1.30.0", None),
    row(v(0, 13, 1), "2020-02-27", "^1.30.0", None),
    row(v(0, 14, 0), "2020-04-15", "^1.30.0", None),
    row(v(0, 14, 1), "2020-04-15", "^1.41.0", None),
    row(v(0, 14, 2), "2020-05-13", "^1.41.0", None),
    row(v(0, 14, 3), "2020-05-21", "^1.41.0", None),
    row(v(0, 14, 4), "2020-06-09", "^1.41.0", None),
    row(v(0, 15, 0), "2020-06-26", "^1.41.0", Some("0.4.1")),
    row(v(0, 15, 1), "2020-07-07", "^1.41.0", Some("0.4.1")),
    row(v(0, 15, 2), "2020-07-21", "^1.41.0", Some("0.4.1")),
    row(v(0, 16, 0), "2020-08-03", "^1.46.0", Some("0.4.1")),
    row(v(0, 16, 1), "2020-08-05", "^1.46.0", Some("0.4.1")),
    row(v(0, 16, 2), "2020-09-01", "^1.46.0", Some("0.4.1")),
    row(v(0, 17, 0), "2020-09-18", "^1.46.0", Some("0.4.1")),
    row(v(0, 17, 1), "2020-09-28", "^1.46.0", Some("0.4.1")),
    row(v(0, 17, 2), "2020-10-01", "^1.46.0", Some("0.4.1")),
    row(v(0, 18, 0), "2020-10-21", "^1.46.0", Some("0.5.1")),
    row(v(0, 18, 1), "2020-11-02", "^1.46.0", Some("0.5.1")),
    row(v(0, 19, 0), "2020-11-25", "^1.46.0", Some("0.5.1")),
    row(v(0, 19, 1), "2020-12-09", "^1.46.0", Some("0.5.1")),
    row(v(0, 20, 0), "2020-12-22", "^1.46.0", Some("0.5.1")),
    row(v(0, 20, 1), "2020-12-28", "^1.46.0", Some("0.5.1")),
    row(v(0, 20, 2), "2021-01-08", "^1.46.0", Some("0.5.1")),
    row(v(0, 21, 0), "2021-01-19", "^1.46.0", Some("0.5.1")),
    row(v(0, 21, 1), "2021-01-21", "^1.46.0", Some("0.5.1")),
    row(v(0, 22, 0), "2021-01-26", "^1.46.0", Some("0.6.4")),
    row(v(0, 22, 1), "2021-02-08", "^1.46.0", Some("0.6.4")),
    row(v(0, 23, 0), "2021-03-04", "^1.46.0", Some("0.6.4")),
    row(v(0, 23, 1), "2021-03-11", "^1.52.0", Some("0.6.4")),
    row(v(0, 23, 2), "2021-03-12", "^1.52.0", Some("0.6.6")),
    row(v(0, 23, 3), "2021-03-19", "^1.52.0", Some("0.6.8")),
    row(v(0, 24, 0), "2021-04-06", "^1.52.0", Some("0.6.8")),
    row(v(0, 24, 1), "2021-04-15", "^1.52.0", Some("0.6.8")),
    row(v(0, 24, 2), "2021-04-20", "^1.52.0", Some("0.6.8")),
    row(v(0, 25, 0), "2021-05-12", "^1.52.0", Some("0.6.8")),
    row(v(0, 25, 1), "2021-05-25", "^1.52.0", Some("0.6.8")),
    row(v(0, 26, 0), "2021-06-17", "^1.52.0", Some("v0.7.0")),
    row(v(0, 27, 0), "2021-08-09", "^1.52.0", Some("v0.7.1")),
    row(v(0, 27, 1), "2021-08-12", "^1.52.0", Some("v0.7.1")),
    row(v(0, 27, 2), "2021-08-31", "^1.52.0", Some("v0.7.1")),
    row(v(0, 28, 0), "2021-09-20", "^1.59.0", Some("v0.7.1")),
    row(v(0, 28, 1), "2021-09-24", "^1.59.0", Some("v0.7.1")),
    row(v(0, 29, 0), "2021-10-26", "^1.59.0", Some("v0.7.1")),
    row(v(0, 30, 0), "2021-12-15", "^1.59.0", Some("v0.7.1")),
    row(v(0, 31, 0), "2022-01-26", "^1.59.0", Some("v0.7.5")),
    row(v(0, 31, 1), "2022-02-08", "^1.59.0", Some("v0.7.5")),
    row(v(0, 32, 0), "2022-03-08", "^1.59.0", Some("v0.8.0")),
    row(v(0, 33, 0), "2022-05-02", "^1.59.0", Some("v0.8.3")),
    row(v(0, 33, 1), "2022-05-24", "^1.59.0", Some("v0.8.3")),
    row(v(0, 34, 0), "2022-06-17", "^1.67.0", Some("v0.8.4")),
    row(v(0, 34, 1), "2022-06-29", "^1.67.0", Some("v0.8.4")),
    row(v(0, 35, 0), "2022-07-14", "^1.67.0", Some("v0.9.1")),
    row(v(0, 35, 1), "2022-07-19", "^1.67.0", Some("v0.9.1")),
    row(v(0, 35, 2), "2022-08-11", "^1.67.0", Some("v0.9.3")),
    row(v(0, 36, 0), "2022-11-02", "^1.67.0", Some("v0.10.1")),
    row(v(0, 37, 0), "2022-12-14", "^1.67.0", Some("v0.10.1")),
    row(v(0, 37, 1), "2023-01-17", "^1.67.0", Some("v0.10.1")),
    row(v(0, 38, 0), "2023-02-24", "^1.67.0", Some("v0.11.0")),
    row(v(0, 39, 0), "2023-06-08", "^1.67.0", Some("v0.12.2")),
    row(v(0, 39, 1), "2023-07-14", "^1.67.0", Some("v0.12.2")),
    row(v(0, 40, 0), "2023-11-08", "^1.75.0", Some("v0.14.1")),
    row(v(0, 40, 1), "2023-12-19", "^1.75.0", Some("v0.14.1")),
    row(v(0, 40, 2), "2024-01-19", "^1.75.0", Some("v0.14.1")),
    row(v(0, 40, 3), "2024-01-22", "^1.75.0", Some("v0.14.1")),
    row(v(0, 41, 0), "2024-02-13", "^1.75.0", Some("v0.14.2")),
    row(v(0, 41, 1), "2024-02-21", "^1.75.0", Some("v0.14.2")),
    row(v(0, 41, 2), "2024-03-14", "^1.75.0", Some("v0.14.2")),
    row(v(0, 41, 3), "2024-04-19", "^1.75.0", Some("v0.14.2")),
    row(v(0, 41, 4), "2024-04-23", "^1.75.0", Some("v0.14.2")),
    row(v(0, 42, 0), "2024-07-16", "^1.75.0", Some("v0.16.1")),
    row(v(0, 42, 1), "2024-09-09", "^1.75.0", Some("v0.16.2")),
    row(v(0, 43, 0), "2024-08-22", "^1.75.0", Some("v0.16.1")),
    row(v(0, 43, 1), "2024-09-09", "^1.75.0", Some("v0.16.2")),
    row(v(0, 43, 2), "2024-09-25", "^1.75.0", Some("v0.16.2")),
    row(v(0, 43, 3), "2024-11-18", "^1.75.0", Some("v0.16.2")),
    row(v(0, 43, 4), "2024-12-05", "^1.75.0", Some("v0.16.2")),
    row(v(0, 44, 0), "2024-12-16", "^1.75.0", Some("v0.17.0")),
    row(v(0, 45, 0), "2024-12-16", "^1.75.0", Some("v0.17.0")),
    row(v(0, 45, 1), "2025-02-11", "^1.75.0", Some("v0.17.1")),
    row(v(0, 45, 2), "2025-02-19", "^1.75.0", Some("v0.17.1")),
    row(v(0, 46, 0), "2025-02-25", "^1.75.0", Some("v0.18.1")),
    row(v(0, 46, 1), "2025-03-04", "^1.75.0", Some("v0.18.1")),
    row(v(0, 47, 0), "2025-02-27", "^1.75.0", Some("v0.18.1")),
    row(v(0, 47, 1), "2025-03-04", "^1.75.0", Some("v0.18.1")),
    row(v(0, 47, 2), "2025-04-14", "^1.75.0", Some("v0.18.1")),
    row(v(0, 47, 3), "2025-06-04", "^1.90.0", Some("v0.18.1")),
    row(v(0, 47, 4), "2025-06-23", "^1.90.0", Some("v0.19.1")),
    row(v(0, 48, 0), "2025-06-27", "^1.90.0", Some("v0.19.1")),
    row(v(0, 49, 0), "2025-07-02", "^1.90.0", Some("v0.19.1")),
    row(v(0, 49, 1), "2025-08-20", "^1.90.0", Some("v0.20.0")),
    row(v(0, 50, 0), "2025-09-03", "^1.90.0", Some("v0.20.0")),
    row(v(0, 51, 0), "2025-09-04", "^1.90.0", Some("v0.20.0")),
    row(v(0, 51, 1), "2025-10-24", "^1.90.0", Some("v0.20.0")),
    row(v(0, 52, 0), "2025-12-17", "^1.90.0", Some("v0.21.0")),
    row(v(0, 52, 1), "2025-12-18", "^1.90.0", Some("v0.21.0")),
    row(v(0, 52, 2), "2026-01-26", "^1.90.0", Some("v0.21.0")),
    row(v(0, 53, 0), "2025-12-18", "^1.90.0", Some("v0.21.0")),
    row(v(0, 53, 1), "2026-01-26", "^1.90.0", Some("v0.21.0")),
    row(v(0, 54, 0), "2026-06-09", "^1.90.0", Some("v0.22.0")),
    row(v(0, 55, 0), "2026-06-10", "^1.90.0", Some("v0.22.0")),
    row(v(0, 56, 0), "2026-07-15", "^1.90.0", Some("v0.23.0")),
    row(v(0, 57, 0), "2026-07-15", "^1.90.0", Some("v0.23.0")),
    row(v(0, 57, 1), "2026-08-17", "^1.90.0", Some("v0.23.0")),
    row(v(0, 57, 2), "2026-08-18", "^1.90.0", Some("v0.23.0")),
];

/// Every setting that a release contributed, by name.
pub static SETTINGS: &[Setting] = &[
    Setting {
        name: "go.addTags",
        life: since(v(0, 6, 56)),
        types: &[(v(0, 6, 56), Types::OBJECT)],
        defaults: &[
            (v(0, 6, 56), "{\"tags\": \"json\", \"options\": \"json=omitempty\", \"promptForTags\": false}"),
            (
                v(0, 6, 57),
                "{\"tags\": \"json\", \"options\": \"json=omitempty\", \"promptForTags\": false, \"transform\": \"snakecase\"}",
            ),
            (
                v(0, 19, 0),
                "{\"tags\": \"json\", \"options\": \"json=omitempty\", \"promptForTags\": false, \"transform\": \"snakecase\", \"template\": \"\"}",
            ),
        ],
        closed: &[(v(0, 6, 56), false), (v(0, 16, 0), true)],
        scopes: &[(v(0, 6, 56), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        properties: &[
            Setting {
                name: "options",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::STRING)],
                defaults: &[(v(0, 6, 57), "\"json=omitempty\"")],
                ..BLANK
            },
            Setting {
                name: "promptForTags",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "false")],
                ..BLANK
            },
            Setting {
                name: "tags",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::STRING)],
                defaults: &[(v(0, 6, 57), "\"json\"")],
                ..BLANK
            },
            Setting {
                name: "template",
                life: since(v(0, 19, 0)),
                types: &[(v(0, 19, 0), Types::STRING)],
                defaults: &[(v(0, 19, 0), "\"\"")],
                ..BLANK
            },
            Setting {
                name: "transform",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::STRING)],
                values: &[
                    (v(0, 6, 57), &[Scalar::Text("snakecase"), Scalar::Text("camelcase")]),
                    (
                        v(0, 19, 0),
                        &[
                            Scalar::Text("snakecase"),
                            Scalar::Text("camelcase"),
                            Scalar::Text("lispcase"),
                            Scalar::Text("pascalcase"),
                            Scalar::Text("keep"),
                        ],
                    ),
                ],
                defaults: &[(v(0, 6, 57), "\"snakecase\"")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.alternateTools",
        life: since(v(0, 6, 83)),
        types: &[(v(0, 6, 83), Types::OBJECT)],
        defaults: &[(v(0, 6, 83), "{}")],
        closed: &[(v(0, 6, 83), false), (v(0, 16, 0), true), (v(0, 16, 2), false)],
        scopes: &[(v(0, 6, 83), Scope::Resource)],
        properties: &[
            Setting {
                name: "customFormatter",
                life: since(v(0, 37, 0)),
                types: &[(v(0, 37, 0), Types::STRING)],
                defaults: &[(v(0, 37, 0), "\"\"")],
                ..BLANK
            },
            Setting {
                name: "dlv",
                life: since(v(0, 22, 1)),
                types: &[(v(0, 22, 1), Types::STRING)],
                defaults: &[(v(0, 22, 1), "\"dlv\"")],
                ..BLANK
            },
            Setting {
                name: "go",
                life: since(v(0, 6, 83)),
                types: &[(v(0, 6, 83), Types::STRING)],
                defaults: &[(v(0, 6, 83), "\"go\"")],
                ..BLANK
            },
            Setting {
                name: "go-outline",
                life: Life {
                    stable: Some(v(0, 6, 83)),
                    removed: Some(v(0, 37, 0)),
                    removed_stable: Some(v(0, 37, 0)),
                    ..since(v(0, 6, 83))
                },
                types: &[(v(0, 6, 83), Types::STRING)],
                defaults: &[(v(0, 6, 83), "\"go-outline\"")],
                ..BLANK
            },
            Setting {
                name: "gocode",
                life: Life {
                    stable: Some(v(0, 6, 83)),
                    removed: Some(v(0, 22, 1)),
                    removed_stable: Some(v(0, 22, 1)),
                    ..since(v(0, 6, 83))
                },
                types: &[(v(0, 6, 83), Types::STRING)],
                defaults: &[(v(0, 6, 83), "\"gocode\"")],
                ..BLANK
            },
            Setting {
                name: "godoc",
                life: Life {
                    stable: Some(v(0, 6, 83)),
                    removed: Some(v(0, 7, 0)),
                    removed_stable: Some(v(0, 7, 0)),
                    ..since(v(0, 6, 83))
                },
                types: &[(v(0, 6, 83), Types::STRING)],
                defaults: &[(v(0, 6, 83), "\"godoc\"")],
                ..BLANK
            },
            Setting {
                name: "gometalinter",
                life: Life {
                    stable: Some(v(0, 6, 83)),
                    removed: Some(v(0, 13, 0)),
                    removed_stable: Some(v(0, 13, 0)),
                    ..since(v(0, 6, 83))
                },
                types: &[(v(0, 6, 83), Types::STRING)],
                defaults: &[(v(0, 6, 83), "\"gometalinter\"")],
                ..BLANK
            },
            Setting {
                name: "gopkgs",
                life: Life {
                    stable: Some(v(0, 6, 83)),
                    removed: Some(v(0, 32, 0)),
                    removed_stable: Some(v(0, 32, 0)),
                    ..since(v(0, 6, 83))
                },
                types: &[(v(0, 6, 83), Types::STRING)],
                defaults: &[(v(0, 6, 83), "\"gopkgs\"")],
                ..BLANK
            },
            Setting {
                name: "gopls",
                life: since(v(0, 11, 5)),
                types: &[(v(0, 11, 5), Types::STRING)],
                defaults: &[(v(0, 11, 5), "\"gopls\"")],
                ..BLANK
            },
            Setting {
                name: "guru",
                life: Life {
                    stable: Some(v(0, 6, 83)),
                    removed: Some(v(0, 22, 1)),
                    removed_stable: Some(v(0, 22, 1)),
                    ..since(v(0, 6, 83))
                },
                types: &[(v(0, 6, 83), Types::STRING)],
                defaults: &[(v(0, 6, 83), "\"guru\"")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.autocompleteUnimportedPackages",
        life: Life {
            stable: Some(v(0, 6, 44)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 6, 44))
        },
        types: &[(v(0, 6, 44), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 44), "false"), (v(0, 6, 46), "true"), (v(0, 6, 53), "false")],
        scopes: &[(v(0, 6, 44), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("go.useLanguageServer"),
        ..BLANK
    },
    Setting {
        name: "go.buildFlags",
        life: since(v(0, 6, 18)),
        types: &[(v(0, 6, 18), Types::ARRAY)],
        defaults: &[(v(0, 6, 18), "[]")],
        scopes: &[(v(0, 6, 18), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        items: Some(&Setting { name: "", life: since(v(0, 6, 18)), types: &[(v(0, 6, 18), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "go.buildOnSave",
        life: since(v(0, 5, 1)),
        types: &[(v(0, 5, 1), Types::BOOLEAN), (v(0, 6, 62), Types::STRING)],
        values: &[
            (v(0, 5, 1), &[]),
            (v(0, 6, 62), &[Scalar::Text("package"), Scalar::Text("workspace"), Scalar::Text("off")]),
        ],
        defaults: &[(v(0, 5, 1), "true"), (v(0, 6, 62), "\"package\"")],
        scopes: &[(v(0, 5, 1), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("go.useLanguageServer"),
        ..BLANK
    },
    Setting {
        name: "go.buildTags",
        life: since(v(0, 6, 39)),
        types: &[(v(0, 6, 39), Types::STRING)],
        defaults: &[(v(0, 6, 39), "\"\"")],
        scopes: &[(v(0, 6, 39), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.coverMode",
        life: since(v(0, 17, 0)),
        types: &[(v(0, 17, 0), Types::STRING)],
        values: &[
            (v(0, 17, 0), &[Scalar::Text("set"), Scalar::Text("count"), Scalar::Text("atomic")]),
            (
                v(0, 17, 1),
                &[Scalar::Text("default"), Scalar::Text("set"), Scalar::Text("count"), Scalar::Text("atomic")],
            ),
        ],
        defaults: &[(v(0, 17, 0), "\"set\""), (v(0, 17, 1), "\"default\"")],
        scopes: &[(v(0, 17, 0), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.coverOnSave",
        life: since(v(0, 6, 31)),
        types: &[(v(0, 6, 31), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 31), "false")],
        scopes: &[(v(0, 6, 31), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.coverOnSingleTest",
        life: since(v(0, 6, 79)),
        types: &[(v(0, 6, 79), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 79), "false")],
        scopes: &[(v(0, 6, 79), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.coverOnSingleTestFile",
        life: since(v(0, 12, 0)),
        types: &[(v(0, 12, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 12, 0), "false")],
        scopes: &[(v(0, 12, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.coverOnTestPackage",
        life: since(v(0, 6, 64)),
        types: &[(v(0, 6, 64), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 64), "true")],
        scopes: &[(v(0, 6, 64), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.coverShowCounts",
        life: since(v(0, 17, 0)),
        types: &[(v(0, 17, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 17, 0), "false")],
        scopes: &[(v(0, 17, 0), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.coverageDecorator",
        life: since(v(0, 6, 63)),
        types: &[(v(0, 6, 63), Types::STRING), (v(0, 6, 81), Types::OBJECT)],
        values: &[(v(0, 6, 63), &[Scalar::Text("highlight"), Scalar::Text("gutter")]), (v(0, 6, 81), &[])],
        defaults: &[
            (v(0, 6, 63), "\"highlight\""),
            (
                v(0, 6, 81),
                "{\"type\": \"highlight\", \"coveredHighlightColor\": \"rgba(64,128,128,0.5)\", \"uncoveredHighlightColor\": \"rgba(128,64,64,0.25)\", \"coveredGutterStyle\": \"blockblue\", \"uncoveredGutterStyle\": \"slashyellow\"}",
            ),
            (
                v(0, 17, 0),
                "{\"type\": \"highlight\", \"coveredHighlightColor\": \"rgba(64,128,128,0.5)\", \"uncoveredHighlightColor\": \"rgba(128,64,64,0.25)\", \"coveredBorderColor\": \"rgba(64,128,128,0.5)\", \"uncoveredBorderColor\": \"rgba(128,64,64,0.25)\", \"coveredGutterStyle\": \"blockblue\", \"uncoveredGutterStyle\": \"slashyellow\"}",
            ),
        ],
        closed: &[(v(0, 6, 63), false), (v(0, 16, 0), true)],
        scopes: &[(v(0, 6, 63), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        properties: &[
            Setting {
                name: "coveredBorderColor",
                life: since(v(0, 17, 0)),
                types: &[(v(0, 17, 0), Types::STRING)],
                ..BLANK
            },
            Setting {
                name: "coveredGutterStyle",
                life: since(v(0, 6, 81)),
                types: &[(v(0, 6, 81), Types::STRING)],
                values: &[(
                    v(0, 6, 81),
                    &[
                        Scalar::Text("blockblue"),
                        Scalar::Text("blockred"),
                        Scalar::Text("blockgreen"),
                        Scalar::Text("blockyellow"),
                        Scalar::Text("slashred"),
                        Scalar::Text("slashgreen"),
                        Scalar::Text("slashblue"),
                        Scalar::Text("slashyellow"),
                        Scalar::Text("verticalred"),
                        Scalar::Text("verticalgreen"),
                        Scalar::Text("verticalblue"),
                        Scalar::Text("verticalyellow"),
                    ],
                )],
                defaults: &[(v(0, 6, 81), "\"blockblue\""), (v(0, 17, 0), "")],
                ..BLANK
            },
            Setting {
                name: "coveredHighlightColor",
                life: since(v(0, 6, 81)),
                types: &[(v(0, 6, 81), Types::STRING)],
                defaults: &[(v(0, 6, 81), "\"rgba(64,128,128,0.5)\""), (v(0, 17, 0), "")],
                ..BLANK
            },
            Setting {
                name: "type",
                life: since(v(0, 6, 81)),
                types: &[(v(0, 6, 81), Types::STRING)],
                values: &[(v(0, 6, 81), &[Scalar::Text("highlight"), Scalar::Text("gutter")])],
                defaults: &[(v(0, 6, 81), "\"highlight\""), (v(0, 17, 0), "")],
                ..BLANK
            },
            Setting {
                name: "uncoveredBorderColor",
                life: since(v(0, 17, 0)),
                types: &[(v(0, 17, 0), Types::STRING)],
                ..BLANK
            },
            Setting {
                name: "uncoveredGutterStyle",
                life: since(v(0, 6, 81)),
                types: &[(v(0, 6, 81), Types::STRING)],
                values: &[(
                    v(0, 6, 81),
                    &[
                        Scalar::Text("blockblue"),
                        Scalar::Text("blockred"),
                        Scalar::Text("blockgreen"),
                        Scalar::Text("blockyellow"),
                        Scalar::Text("slashred"),
                        Scalar::Text("slashgreen"),
                        Scalar::Text("slashblue"),
                        Scalar::Text("slashyellow"),
                        Scalar::Text("verticalred"),
                        Scalar::Text("verticalgreen"),
                        Scalar::Text("verticalblue"),
                        Scalar::Text("verticalyellow"),
                    ],
                )],
                defaults: &[(v(0, 6, 81), "\"blockblue\""), (v(0, 17, 0), "")],
                ..BLANK
            },
            Setting {
                name: "uncoveredHighlightColor",
                life: since(v(0, 6, 81)),
                types: &[(v(0, 6, 81), Types::STRING)],
                defaults: &[(v(0, 6, 81), "\"rgba(128,64,64,0.25)\""), (v(0, 17, 0), "")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.coverageOptions",
        life: since(v(0, 6, 60)),
        types: &[(v(0, 6, 60), Types::STRING)],
        values: &[
            (
                v(0, 6, 60),
                &[
                    Scalar::Text("showCoveredCodeOnly"),
                    Scalar::Text("showUncoveredCodeOnly"),
                    Scalar::Text("showBothCoveredAndConveredCode"),
                ],
            ),
            (
                v(0, 6, 61),
                &[
                    Scalar::Text("showCoveredCodeOnly"),
                    Scalar::Text("showUncoveredCodeOnly"),
                    Scalar::Text("showBothCoveredAndUncoveredCode"),
                ],
            ),
        ],
        defaults: &[
            (v(0, 6, 60), "\"showBothCoveredAndConveredCode\""),
            (v(0, 6, 61), "\"showBothCoveredAndUncoveredCode\""),
        ],
        scopes: &[(v(0, 6, 60), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.delveConfig",
        life: since(v(0, 6, 84)),
        types: &[(v(0, 6, 84), Types::OBJECT)],
        defaults: &[
            (v(0, 6, 84), ""),
            (
                v(0, 10, 0),
                "{\"dlvLoadConfig\": {\"followPointers\": true, \"maxVariableRecurse\": 1, \"maxStringLen\": 64, \"maxArrayValues\": 64, \"maxStructFields\": -1}, \"apiVersion\": 2, \"showGlobalVariables\": true}",
            ),
            (
                v(0, 17, 0),
                "{\"dlvLoadConfig\": {\"followPointers\": true, \"maxVariableRecurse\": 1, \"maxStringLen\": 64, \"maxArrayValues\": 64, \"maxStructFields\": -1}, \"apiVersion\": 2, \"showGlobalVariables\": false}",
            ),
            (
                v(0, 24, 1),
                "{\"dlvLoadConfig\": {\"followPointers\": true, \"maxVariableRecurse\": 1, \"maxStringLen\": 64, \"maxArrayValues\": 64, \"maxStructFields\": -1}, \"apiVersion\": 2, \"showGlobalVariables\": false, \"debugAdapter\": \"legacy\"}",
            ),
            (
                v(0, 26, 0),
                "{\"dlvLoadConfig\": {\"followPointers\": true, \"maxVariableRecurse\": 1, \"maxStringLen\": 64, \"maxArrayValues\": 64, \"maxStructFields\": -1}, \"apiVersion\": 2, \"showGlobalVariables\": false, \"debugAdapter\": \"legacy\", \"substitutePath\": []}",
            ),
            (v(0, 29, 0), "{}"),
        ],
        scopes: &[(v(0, 6, 84), Scope::Resource)],
        properties: &[
            Setting {
                name: "apiVersion",
                life: since(v(0, 6, 90)),
                types: &[(v(0, 6, 90), Types::NUMBER)],
                values: &[(v(0, 6, 90), &[Scalar::Number("1"), Scalar::Number("2")])],
                defaults: &[(v(0, 6, 90), "2")],
                ..BLANK
            },
            Setting {
                name: "debugAdapter",
                life: since(v(0, 24, 1)),
                types: &[(v(0, 24, 1), Types::STRING)],
                values: &[(v(0, 24, 1), &[Scalar::Text("legacy"), Scalar::Text("dlv-dap")])],
                defaults: &[(v(0, 24, 1), "\"legacy\""), (v(0, 27, 0), "\"dlv-dap\"")],
                ..BLANK
            },
            Setting {
                name: "dlvFlags",
                life: since(v(0, 29, 0)),
                types: &[(v(0, 29, 0), Types::ARRAY)],
                defaults: &[(v(0, 29, 0), "[]")],
                items: Some(&Setting {
                    name: "",
                    life: since(v(0, 29, 0)),
                    types: &[(v(0, 29, 0), Types::STRING)],
                    ..BLANK
                }),
                ..BLANK
            },
            Setting {
                name: "dlvLoadConfig",
                life: since(v(0, 6, 84)),
                types: &[(v(0, 6, 84), Types::OBJECT)],
                defaults: &[(
                    v(0, 6, 84),
                    "{\"followPointers\": true, \"maxVariableRecurse\": 1, \"maxStringLen\": 64, \"maxArrayValues\": 64, \"maxStructFields\": -1}",
                )],
                properties: &[
                    Setting {
                        name: "followPointers",
                        life: since(v(0, 6, 84)),
                        types: &[(v(0, 6, 84), Types::BOOLEAN)],
                        defaults: &[(v(0, 6, 84), "true")],
                        ..BLANK
                    },
                    Setting {
                        name: "maxArrayValues",
                        life: since(v(0, 6, 84)),
                        types: &[(v(0, 6, 84), Types::NUMBER)],
                        defaults: &[(v(0, 6, 84), "64")],
                        ..BLANK
                    },
                    Setting {
                        name: "maxStringLen",
                        life: since(v(0, 6, 84)),
                        types: &[(v(0, 6, 84), Types::NUMBER)],
                        defaults: &[(v(0, 6, 84), "64")],
                        ..BLANK
                    },
                    Setting {
                        name: "maxStructFields",
                        life: since(v(0, 6, 84)),
                        types: &[(v(0, 6, 84), Types::NUMBER)],
                        defaults: &[(v(0, 6, 84), "-1")],
                        ..BLANK
                    },
                    Setting {
                        name: "maxVariableRecurse",
                        life: since(v(0, 6, 84)),
                        types: &[(v(0, 6, 84), Types::NUMBER)],
                        defaults: &[(v(0, 6, 84), "1")],
                        ..BLANK
                    },
                ],
                ..BLANK
            },
            Setting {
                name: "hideSystemGoroutines",
                life: since(v(0, 30, 0)),
                types: &[(v(0, 30, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 30, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "logOutput",
                life: since(v(0, 29, 0)),
                types: &[(v(0, 29, 0), Types::STRING)],
                values: &[(
                    v(0, 29, 0),
                    &[
                        Scalar::Text("debugger"),
                        Scalar::Text("gdbwire"),
                        Scalar::Text("lldbout"),
                        Scalar::Text("debuglineerr"),
                        Scalar::Text("rpc"),
                        Scalar::Text("dap"),
                    ],
                )],
                defaults: &[(v(0, 29, 0), "\"debugger\"")],
                ..BLANK
            },
            Setting {
                name: "showGlobalVariables",
                life: since(v(0, 10, 0)),
                types: &[(v(0, 10, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 10, 0), "true"), (v(0, 17, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "showLog",
                life: since(v(0, 29, 0)),
                types: &[(v(0, 29, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 29, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "showRegisters",
                life: since(v(0, 30, 0)),
                types: &[(v(0, 30, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 30, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "substitutePath",
                life: since(v(0, 26, 0)),
                types: &[(v(0, 26, 0), Types::ARRAY)],
                defaults: &[(v(0, 26, 0), "[]")],
                items: Some(&Setting {
                    name: "",
                    life: since(v(0, 26, 0)),
                    types: &[(v(0, 26, 0), Types::OBJECT)],
                    properties: &[
                        Setting {
                            name: "from",
                            life: since(v(0, 26, 0)),
                            types: &[(v(0, 26, 0), Types::STRING)],
                            ..BLANK
                        },
                        Setting {
                            name: "to",
                            life: since(v(0, 26, 0)),
                            types: &[(v(0, 26, 0), Types::STRING)],
                            ..BLANK
                        },
                    ],
                    ..BLANK
                }),
                ..BLANK
            },
            Setting {
                name: "useApiV1",
                life: Life {
                    stable: Some(v(0, 6, 84)),
                    removed: Some(v(0, 6, 90)),
                    removed_stable: Some(v(0, 6, 90)),
                    ..since(v(0, 6, 84))
                },
                types: &[(v(0, 6, 84), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 84), "true")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.diagnostic.vulncheck",
        life: since(v(0, 37, 0)),
        types: &[(v(0, 37, 0), Types::STRING)],
        values: &[
            (v(0, 37, 0), &[Scalar::Text("Imports"), Scalar::Text("Off")]),
            (v(0, 52, 0), &[Scalar::Text("Imports"), Scalar::Text("Off"), Scalar::Text("Prompt")]),
        ],
        defaults: &[(v(0, 37, 0), "\"Off\""), (v(0, 52, 0), "\"Prompt\"")],
        scopes: &[(v(0, 37, 0), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.disableConcurrentTests",
        life: since(v(0, 23, 0)),
        types: &[(v(0, 23, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 23, 0), "false")],
        scopes: &[(v(0, 23, 0), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.docsTool",
        life: Life {
            stable: Some(v(0, 6, 50)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 6, 50))
        },
        types: &[(v(0, 6, 50), Types::STRING)],
        values: &[
            (v(0, 6, 50), &[Scalar::Text("godoc"), Scalar::Text("gogetdoc")]),
            (v(0, 6, 63), &[Scalar::Text("godoc"), Scalar::Text("gogetdoc"), Scalar::Text("guru")]),
        ],
        defaults: &[(v(0, 6, 50), "\"godoc\"")],
        scopes: &[(v(0, 6, 50), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("go.useLanguageServer"),
        ..BLANK
    },
    Setting {
        name: "go.editorContextMenuCommands",
        life: since(v(0, 6, 57)),
        types: &[(v(0, 6, 57), Types::OBJECT)],
        defaults: &[
            (
                v(0, 6, 57),
                "{\"toggleTestFile\": true, \"addTags\": true, \"removeTags\": false, \"testAtCursor\": true, \"testFile\": false, \"testPackage\": false, \"generateTestForFunction\": true, \"generateTestForFile\": false, \"generateTestForPackage\": false, \"addImport\": false, \"testCoverage\": false}",
            ),
            (
                v(0, 6, 60),
                "{\"toggleTestFile\": true, \"addTags\": true, \"removeTags\": false, \"testAtCursor\": true, \"testFile\": false, \"testPackage\": false, \"generateTestForFunction\": true, \"generateTestForFile\": false, \"generateTestForPackage\": false, \"addImport\": false, \"testCoverage\": true}",
            ),
            (
                v(0, 6, 61),
                "{\"toggleTestFile\": true, \"addTags\": true, \"removeTags\": false, \"testAtCursor\": true, \"testFile\": false, \"testPackage\": false, \"generateTestForFunction\": true, \"generateTestForFile\": false, \"generateTestForPackage\": false, \"addImport\": true, \"testCoverage\": true}",
            ),
            (
                v(0, 6, 68),
                "{\"toggleTestFile\": true, \"addTags\": true, \"removeTags\": false, \"testAtCursor\": true, \"testFile\": false, \"testPackage\": false, \"generateTestForFunction\": true, \"generateTestForFile\": false, \"generateTestForPackage\": false, \"addImport\": true, \"testCoverage\": true, \"playground\": true}",
            ),
            (
                v(0, 9, 0),
                "{\"toggleTestFile\": true, \"addTags\": true, \"removeTags\": false, \"testAtCursor\": true, \"testFile\": false, \"testPackage\": false, \"generateTestForFunction\": true, \"generateTestForFile\": false, \"generateTestForPackage\": false, \"addImport\": true, \"testCoverage\": true, \"playground\": true, \"debugTestAtCursor\": true}",
            ),
            (
                v(0, 21, 0),
                "{\"toggleTestFile\": true, \"addTags\": true, \"removeTags\": false, \"fillStruct\": false, \"testAtCursor\": true, \"testFile\": false, \"testPackage\": false, \"generateTestForFunction\": true, \"generateTestForFile\": false, \"generateTestForPackage\": false, \"addImport\": true, \"testCoverage\": true, \"playground\": true, \"debugTestAtCursor\": true, \"benchmarkAtCursor\": false}",
            ),
            (
                v(0, 51, 1),
                "{\"toggleTestFile\": true, \"addTags\": true, \"removeTags\": false, \"fillStruct\": false, \"testAtCursor\": true, \"testFile\": false, \"testPackage\": false, \"generateTestForFunction\": true, \"generateTestForFile\": false, \"generateTestForPackage\": false, \"addImport\": true, \"testCoverage\": true, \"playground\": true, \"debugTestAtCursor\": true, \"benchmarkAtCursor\": false, \"compilerDetails\": false}",
            ),
            (
                v(0, 57, 1),
                "{\"toggleTestFile\": true, \"addTags\": true, \"removeTags\": false, \"fillStruct\": false, \"implCursor\": true, \"testAtCursor\": true, \"testFile\": false, \"testPackage\": false, \"generateTestForFunction\": true, \"generateTestForFile\": false, \"generateTestForPackage\": false, \"addImport\": true, \"testCoverage\": true, \"playground\": true, \"debugTestAtCursor\": true, \"benchmarkAtCursor\": false, \"compilerDetails\": false}",
            ),
        ],
        closed: &[(v(0, 6, 57), false), (v(0, 16, 0), true)],
        scopes: &[(v(0, 6, 57), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        properties: &[
            Setting {
                name: "addImport",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true")],
                ..BLANK
            },
            Setting {
                name: "addTags",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true")],
                ..BLANK
            },
            Setting {
                name: "benchmarkAtCursor",
                life: since(v(0, 21, 0)),
                types: &[(v(0, 21, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 21, 0), "true"), (v(0, 29, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "compilerDetails",
                life: Life { stable: Some(v(0, 52, 0)), ..since(v(0, 51, 1)) },
                types: &[(v(0, 51, 1), Types::BOOLEAN)],
                defaults: &[(v(0, 51, 1), "false")],
                ..BLANK
            },
            Setting {
                name: "debugTestAtCursor",
                life: since(v(0, 9, 0)),
                types: &[(v(0, 9, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 9, 0), "true"), (v(0, 29, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "fillStruct",
                life: since(v(0, 6, 77)),
                types: &[(v(0, 6, 77), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 77), "true")],
                ..BLANK
            },
            Setting {
                name: "generateTestForFile",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true")],
                ..BLANK
            },
            Setting {
                name: "generateTestForFunction",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true")],
                ..BLANK
            },
            Setting {
                name: "generateTestForPackage",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true")],
                ..BLANK
            },
            Setting {
                name: "implCursor",
                life: Life { stable: None, ..since(v(0, 57, 1)) },
                types: &[(v(0, 57, 1), Types::BOOLEAN)],
                defaults: &[(v(0, 57, 1), "true")],
                ..BLANK
            },
            Setting {
                name: "playground",
                life: since(v(0, 6, 68)),
                types: &[(v(0, 6, 68), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 68), "true")],
                ..BLANK
            },
            Setting {
                name: "removeTags",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true")],
                ..BLANK
            },
            Setting {
                name: "testAtCursor",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true"), (v(0, 29, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "testCoverage",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true")],
                ..BLANK
            },
            Setting {
                name: "testFile",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true")],
                ..BLANK
            },
            Setting {
                name: "testPackage",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true")],
                ..BLANK
            },
            Setting {
                name: "toggleTestFile",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "true")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.enableCodeLens",
        life: since(v(0, 6, 61)),
        types: &[(v(0, 6, 61), Types::OBJECT)],
        defaults: &[(v(0, 6, 61), "{\"references\": false, \"runtest\": true}"), (v(0, 36, 0), "{\"runtest\": true}")],
        closed: &[(v(0, 6, 61), false), (v(0, 16, 0), true)],
        scopes: &[(v(0, 6, 61), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        properties: &[
            Setting {
                name: "references",
                life: Life {
                    stable: Some(v(0, 6, 61)),
                    removed: Some(v(0, 36, 0)),
                    removed_stable: Some(v(0, 36, 0)),
                    ..since(v(0, 6, 61))
                },
                types: &[(v(0, 6, 61), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 61), "false")],
                ..BLANK
            },
            Setting {
                name: "runtest",
                life: since(v(0, 6, 61)),
                types: &[(v(0, 6, 61), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 61), "true")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.experiments",
        life: Life { stable: Some(v(0, 44, 0)), ..since(v(0, 43, 3)) },
        types: &[(v(0, 43, 3), Types::OBJECT)],
        defaults: &[(v(0, 43, 3), "{\"testExplorer\": true}")],
        scopes: &[(v(0, 43, 3), Scope::Window)],
        properties: &[Setting {
            name: "testExplorer",
            life: Life { stable: Some(v(0, 44, 0)), ..since(v(0, 43, 3)) },
            types: &[(v(0, 43, 3), Types::BOOLEAN)],
            defaults: &[(v(0, 43, 3), "true")],
            ..BLANK
        }],
        ..BLANK
    },
    Setting {
        name: "go.formatFlags",
        life: since(v(0, 6, 44)),
        types: &[(v(0, 6, 44), Types::ARRAY)],
        defaults: &[(v(0, 6, 44), "[]")],
        scopes: &[(v(0, 6, 44), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        items: Some(&Setting { name: "", life: since(v(0, 6, 44)), types: &[(v(0, 6, 44), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "go.formatOnSave",
        life: Life {
            stable: Some(v(0, 6, 16)),
            removed: Some(v(0, 6, 70)),
            removed_stable: Some(v(0, 6, 70)),
            ..since(v(0, 6, 16))
        },
        types: &[(v(0, 6, 16), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 16), "false"), (v(0, 6, 39), "true")],
        scopes: &[(v(0, 6, 16), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 6, 48), until: Some(v(0, 6, 48)) }),
        replacement: Some("editor.formatOnSave"),
        ..BLANK
    },
    Setting {
        name: "go.formatTool",
        life: since(v(0, 5, 1)),
        types: &[(v(0, 5, 1), Types::STRING)],
        values: &[
            (v(0, 5, 1), &[]),
            (v(0, 6, 50), &[Scalar::Text("gofmt"), Scalar::Text("goimports"), Scalar::Text("goreturns")]),
            (
                v(0, 6, 80),
                &[
                    Scalar::Text("gofmt"),
                    Scalar::Text("goimports"),
                    Scalar::Text("goreturns"),
                    Scalar::Text("goformat"),
                ],
            ),
            (
                v(0, 17, 0),
                &[
                    Scalar::Text("gofmt"),
                    Scalar::Text("goimports"),
                    Scalar::Text("goreturns"),
                    Scalar::Text("goformat"),
                    Scalar::Text("gofumpt"),
                    Scalar::Text("gofumports"),
                ],
            ),
            (
                v(0, 24, 0),
                &[
                    Scalar::Text("default"),
                    Scalar::Text("gofmt"),
                    Scalar::Text("goimports"),
                    Scalar::Text("goformat"),
                    Scalar::Text("gofumpt"),
                    Scalar::Text("gofumports"),
                ],
            ),
            (
                v(0, 35, 0),
                &[
                    Scalar::Text("default"),
                    Scalar::Text("gofmt"),
                    Scalar::Text("goimports"),
                    Scalar::Text("goformat"),
                    Scalar::Text("gofumpt"),
                ],
            ),
            (
                v(0, 37, 0),
                &[
                    Scalar::Text("default"),
                    Scalar::Text("gofmt"),
                    Scalar::Text("goimports"),
                    Scalar::Text("goformat"),
                    Scalar::Text("gofumpt"),
                    Scalar::Text("custom"),
                ],
            ),
        ],
        defaults: &[(v(0, 5, 1), "\"goreturns\""), (v(0, 23, 1), "\"goimports\""), (v(0, 24, 0), "\"default\"")],
        scopes: &[(v(0, 5, 1), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        deprecated_values: &[("goformat", v(0, 45, 1))],
        ..BLANK
    },
    Setting {
        name: "go.generateTestsFlags",
        life: since(v(0, 6, 90)),
        types: &[(v(0, 6, 90), Types::ARRAY)],
        defaults: &[(v(0, 6, 90), "[]")],
        scopes: &[(v(0, 6, 90), Scope::Resource)],
        items: Some(&Setting { name: "", life: since(v(0, 6, 90)), types: &[(v(0, 6, 90), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "go.gocodeAutoBuild",
        life: Life {
            stable: Some(v(0, 6, 37)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 6, 37))
        },
        types: &[(v(0, 6, 37), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 37), "true"), (v(0, 6, 68), "false")],
        scopes: &[(v(0, 6, 37), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("go.useLanguageServer"),
        ..BLANK
    },
    Setting {
        name: "go.gocodeFlags",
        life: Life {
            stable: Some(v(0, 8, 0)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 8, 0))
        },
        types: &[(v(0, 8, 0), Types::ARRAY)],
        defaults: &[(v(0, 8, 0), "[\"-builtin\", \"-ignore-case\", \"-unimported-packages\"]")],
        scopes: &[(v(0, 8, 0), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("go.useLanguageServer"),
        items: Some(&Setting { name: "", life: since(v(0, 8, 0)), types: &[(v(0, 8, 0), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "go.gocodePackageLookupMode",
        life: Life {
            stable: Some(v(0, 6, 68)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 6, 68))
        },
        types: &[(v(0, 6, 68), Types::STRING)],
        values: &[
            (v(0, 6, 68), &[Scalar::Text("go"), Scalar::Text("gb")]),
            (v(0, 6, 92), &[Scalar::Text("go"), Scalar::Text("gb"), Scalar::Text("bzl")]),
        ],
        defaults: &[(v(0, 6, 68), "\"go\"")],
        scopes: &[(v(0, 6, 68), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("go.useLanguageServer"),
        ..BLANK
    },
    Setting {
        name: "go.gopath",
        life: since(v(0, 5, 1)),
        types: &[(v(0, 5, 1), Types::STRING), (v(0, 6, 27), Types::NULL.and(Types::STRING))],
        defaults: &[(v(0, 5, 1), "null")],
        scopes: &[
            (v(0, 5, 1), Scope::Window),
            (v(0, 6, 66), Scope::Resource),
            (v(0, 11, 1), Scope::Machine),
            (v(0, 11, 2), Scope::Resource),
            (v(0, 15, 0), Scope::MachineOverridable),
        ],
        ..BLANK
    },
    Setting {
        name: "go.goroot",
        life: since(v(0, 6, 17)),
        types: &[(v(0, 6, 17), Types::STRING), (v(0, 6, 27), Types::NULL.and(Types::STRING))],
        defaults: &[(v(0, 6, 17), "null")],
        scopes: &[
            (v(0, 6, 17), Scope::Window),
            (v(0, 6, 66), Scope::Resource),
            (v(0, 11, 1), Scope::Machine),
            (v(0, 11, 4), Scope::Resource),
            (v(0, 15, 0), Scope::MachineOverridable),
        ],
        ..BLANK
    },
    Setting {
        name: "go.gotoSymbol.ignoreFolders",
        life: Life {
            stable: Some(v(0, 6, 57)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 6, 57))
        },
        types: &[(v(0, 6, 57), Types::ARRAY)],
        defaults: &[(v(0, 6, 57), "[]")],
        scopes: &[(v(0, 6, 57), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("go.useLanguageServer"),
        items: Some(&Setting { name: "", life: since(v(0, 6, 57)), types: &[(v(0, 6, 57), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "go.gotoSymbol.includeGoroot",
        life: Life {
            stable: Some(v(0, 6, 79)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 6, 79))
        },
        types: &[(v(0, 6, 79), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 79), "false")],
        scopes: &[(v(0, 6, 79), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("go.useLanguageServer"),
        ..BLANK
    },
    Setting {
        name: "go.gotoSymbol.includeImports",
        life: Life {
            stable: Some(v(0, 6, 54)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 6, 54))
        },
        types: &[(v(0, 6, 54), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 54), "false")],
        scopes: &[(v(0, 6, 54), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("go.useLanguageServer"),
        ..BLANK
    },
    Setting {
        name: "go.inferGopath",
        life: since(v(0, 6, 54)),
        types: &[(v(0, 6, 54), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 54), "false")],
        scopes: &[(v(0, 6, 54), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.inlayHints.assignVariableTypes",
        life: since(v(0, 35, 0)),
        types: &[(v(0, 35, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 35, 0), "false")],
        scopes: &[(v(0, 35, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.inlayHints.compositeLiteralFields",
        life: since(v(0, 35, 0)),
        types: &[(v(0, 35, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 35, 0), "false")],
        scopes: &[(v(0, 35, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.inlayHints.compositeLiteralTypes",
        life: since(v(0, 35, 0)),
        types: &[(v(0, 35, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 35, 0), "false")],
        scopes: &[(v(0, 35, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.inlayHints.constantValues",
        life: since(v(0, 35, 0)),
        types: &[(v(0, 35, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 35, 0), "false")],
        scopes: &[(v(0, 35, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.inlayHints.functionTypeParameters",
        life: since(v(0, 35, 0)),
        types: &[(v(0, 35, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 35, 0), "false")],
        scopes: &[(v(0, 35, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.inlayHints.ignoredError",
        life: Life { stable: Some(v(0, 50, 0)), ..since(v(0, 49, 1)) },
        types: &[(v(0, 49, 1), Types::BOOLEAN)],
        defaults: &[(v(0, 49, 1), "false")],
        scopes: &[(v(0, 49, 1), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.inlayHints.parameterNames",
        life: since(v(0, 35, 0)),
        types: &[(v(0, 35, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 35, 0), "false")],
        scopes: &[(v(0, 35, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.inlayHints.rangeVariableTypes",
        life: since(v(0, 35, 0)),
        types: &[(v(0, 35, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 35, 0), "false")],
        scopes: &[(v(0, 35, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.installDependenciesWhenBuilding",
        life: since(v(0, 6, 80)),
        types: &[(v(0, 6, 80), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 80), "true"), (v(0, 17, 0), "false")],
        scopes: &[(v(0, 6, 80), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.languageServerExperimentalFeatures",
        life: Life {
            stable: Some(v(0, 6, 81)),
            removed: Some(v(0, 39, 0)),
            removed_stable: Some(v(0, 39, 0)),
            absent: &[(v(0, 21, 0), v(0, 21, 0))],
            ..since(v(0, 6, 81))
        },
        types: &[(v(0, 6, 81), Types::OBJECT)],
        defaults: &[
            (v(0, 6, 81), "{\"format\": false, \"autoComplete\": false}"),
            (
                v(0, 8, 0),
                "{\"format\": false, \"autoComplete\": false, \"rename\": true, \"goToDefinition\": true, \"hover\": true, \"signatureHelp\": true, \"goToTypeDefinition\": true, \"goToImplementation\": true, \"documentSymbols\": true, \"workspaceSymbols\": true, \"findReferences\": true}",
            ),
            (
                v(0, 10, 0),
                "{\"format\": true, \"autoComplete\": true, \"rename\": true, \"goToDefinition\": true, \"hover\": true, \"signatureHelp\": true, \"goToTypeDefinition\": true, \"goToImplementation\": true, \"documentSymbols\": true, \"workspaceSymbols\": true, \"findReferences\": true, \"diagnostics\": false}",
            ),
            (
                v(0, 11, 0),
                "{\"format\": true, \"autoComplete\": true, \"rename\": true, \"goToDefinition\": true, \"hover\": true, \"signatureHelp\": true, \"goToTypeDefinition\": true, \"goToImplementation\": true, \"documentSymbols\": true, \"workspaceSymbols\": true, \"findReferences\": true, \"diagnostics\": true, \"documentLink\": true}",
            ),
            (
                v(0, 11, 8),
                "{\"format\": true, \"autoComplete\": true, \"rename\": true, \"goToDefinition\": true, \"hover\": true, \"signatureHelp\": true, \"goToTypeDefinition\": true, \"goToImplementation\": true, \"documentSymbols\": true, \"workspaceSymbols\": true, \"findReferences\": true, \"diagnostics\": true, \"documentLink\": true, \"highlight\": true}",
            ),
            (v(0, 12, 0), "{\"format\": true, \"diagnostics\": true, \"documentLink\": true}"),
            (v(0, 14, 2), "{\"diagnostics\": true, \"documentLink\": true}"),
            (v(0, 21, 1), "{\"diagnostics\": true}"),
        ],
        closed: &[(v(0, 6, 81), false), (v(0, 16, 0), true)],
        scopes: &[(v(0, 6, 81), Scope::Window)],
        deprecation: Some(Deprecation { since: v(0, 21, 1), until: None }),
        properties: &[
            Setting {
                name: "autoComplete",
                life: Life {
                    stable: Some(v(0, 6, 81)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 6, 81))
                },
                types: &[(v(0, 6, 81), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 81), "false")],
                ..BLANK
            },
            Setting {
                name: "diagnostics",
                life: Life {
                    stable: Some(v(0, 10, 0)),
                    removed: Some(v(0, 39, 0)),
                    removed_stable: Some(v(0, 39, 0)),
                    absent: &[(v(0, 21, 0), v(0, 21, 0))],
                    ..since(v(0, 10, 0))
                },
                types: &[(v(0, 10, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 10, 0), "false"), (v(0, 11, 0), "true")],
                ..BLANK
            },
            Setting {
                name: "documentLink",
                life: Life {
                    stable: Some(v(0, 11, 0)),
                    removed: Some(v(0, 21, 0)),
                    removed_stable: Some(v(0, 21, 0)),
                    ..since(v(0, 11, 0))
                },
                types: &[(v(0, 11, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 11, 0), "true")],
                ..BLANK
            },
            Setting {
                name: "documentSymbols",
                life: Life {
                    stable: Some(v(0, 8, 0)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 8, 0))
                },
                types: &[(v(0, 8, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 8, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "findReferences",
                life: Life {
                    stable: Some(v(0, 8, 0)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 8, 0))
                },
                types: &[(v(0, 8, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 8, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "format",
                life: Life {
                    stable: Some(v(0, 6, 81)),
                    removed: Some(v(0, 14, 2)),
                    removed_stable: Some(v(0, 14, 2)),
                    ..since(v(0, 6, 81))
                },
                types: &[(v(0, 6, 81), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 81), "false")],
                ..BLANK
            },
            Setting {
                name: "goToDefinition",
                life: Life {
                    stable: Some(v(0, 8, 0)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 8, 0))
                },
                types: &[(v(0, 8, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 8, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "goToTypeDefinition",
                life: Life {
                    stable: Some(v(0, 8, 0)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 8, 0))
                },
                types: &[(v(0, 8, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 8, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "highlight",
                life: Life {
                    stable: Some(v(0, 11, 8)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 11, 8))
                },
                types: &[(v(0, 11, 8), Types::BOOLEAN)],
                defaults: &[(v(0, 11, 8), "true")],
                ..BLANK
            },
            Setting {
                name: "hover",
                life: Life {
                    stable: Some(v(0, 8, 0)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 8, 0))
                },
                types: &[(v(0, 8, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 8, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "incrementalSync",
                life: Life {
                    stable: Some(v(0, 11, 0)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 11, 0))
                },
                types: &[(v(0, 11, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 11, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "rename",
                life: Life {
                    stable: Some(v(0, 8, 0)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 8, 0))
                },
                types: &[(v(0, 8, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 8, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "signatureHelp",
                life: Life {
                    stable: Some(v(0, 8, 0)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 8, 0))
                },
                types: &[(v(0, 8, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 8, 0), "false")],
                ..BLANK
            },
            Setting {
                name: "workspaceSymbols",
                life: Life {
                    stable: Some(v(0, 8, 0)),
                    removed: Some(v(0, 12, 0)),
                    removed_stable: Some(v(0, 12, 0)),
                    ..since(v(0, 8, 0))
                },
                types: &[(v(0, 8, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 8, 0), "false")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.languageServerFlags",
        life: since(v(0, 6, 56)),
        types: &[(v(0, 6, 56), Types::ARRAY)],
        defaults: &[(v(0, 6, 56), "[]")],
        scopes: &[(v(0, 6, 56), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.lintFlags",
        life: since(v(0, 6, 18)),
        types: &[(v(0, 6, 18), Types::ARRAY)],
        defaults: &[(v(0, 6, 18), "[]")],
        scopes: &[(v(0, 6, 18), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        items: Some(&Setting { name: "", life: since(v(0, 6, 18)), types: &[(v(0, 6, 18), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "go.lintOnSave",
        life: since(v(0, 5, 1)),
        types: &[(v(0, 5, 1), Types::BOOLEAN), (v(0, 6, 62), Types::STRING)],
        values: &[
            (v(0, 5, 1), &[]),
            (v(0, 6, 62), &[Scalar::Text("package"), Scalar::Text("workspace"), Scalar::Text("off")]),
            (
                v(0, 6, 92),
                &[Scalar::Text("file"), Scalar::Text("package"), Scalar::Text("workspace"), Scalar::Text("off")],
            ),
        ],
        defaults: &[(v(0, 5, 1), "true"), (v(0, 6, 62), "\"package\"")],
        scopes: &[(v(0, 5, 1), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.lintTool",
        life: since(v(0, 6, 42)),
        types: &[(v(0, 6, 42), Types::STRING)],
        values: &[
            (v(0, 6, 42), &[Scalar::Text("golint"), Scalar::Text("gometalinter")]),
            (v(0, 6, 63), &[Scalar::Text("golint"), Scalar::Text("gometalinter"), Scalar::Text("megacheck")]),
            (
                v(0, 6, 81),
                &[
                    Scalar::Text("golint"),
                    Scalar::Text("gometalinter"),
                    Scalar::Text("megacheck"),
                    Scalar::Text("golangci-lint"),
                    Scalar::Text("revive"),
                ],
            ),
            (
                v(0, 9, 0),
                &[
                    Scalar::Text("golint"),
                    Scalar::Text("gometalinter"),
                    Scalar::Text("golangci-lint"),
                    Scalar::Text("revive"),
                    Scalar::Text("staticcheck"),
                ],
            ),
            (
                v(0, 11, 5),
                &[
                    Scalar::Text("golint"),
                    Scalar::Text("golangci-lint"),
                    Scalar::Text("revive"),
                    Scalar::Text("staticcheck"),
                    Scalar::Text("gometalinter"),
                ],
            ),
            (
                v(0, 13, 0),
                &[
                    Scalar::Text("golint"),
                    Scalar::Text("golangci-lint"),
                    Scalar::Text("revive"),
                    Scalar::Text("staticcheck"),
                ],
            ),
            (
                v(0, 23, 1),
                &[
                    Scalar::Text("staticcheck"),
                    Scalar::Text("golint"),
                    Scalar::Text("golangci-lint"),
                    Scalar::Text("revive"),
                ],
            ),
            (
                v(0, 47, 2),
                &[
                    Scalar::Text("staticcheck"),
                    Scalar::Text("golint"),
                    Scalar::Text("golangci-lint"),
                    Scalar::Text("golangci-lint-v2"),
                    Scalar::Text("revive"),
                ],
            ),
        ],
        defaults: &[(v(0, 6, 42), "\"golint\""), (v(0, 23, 1), "\"staticcheck\""), (v(0, 51, 1), "")],
        scopes: &[(v(0, 6, 42), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.liveErrors",
        life: Life {
            stable: Some(v(0, 6, 59)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 6, 59))
        },
        types: &[(v(0, 6, 59), Types::OBJECT)],
        defaults: &[(v(0, 6, 59), "{\"enabled\": false, \"delay\": 500}")],
        closed: &[(v(0, 6, 59), false), (v(0, 16, 0), true)],
        scopes: &[(v(0, 6, 59), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("go.useLanguageServer"),
        properties: &[
            Setting {
                name: "delay",
                life: Life {
                    stable: Some(v(0, 6, 59)),
                    removed: Some(v(0, 40, 0)),
                    removed_stable: Some(v(0, 40, 0)),
                    ..since(v(0, 6, 59))
                },
                types: &[(v(0, 6, 59), Types::NUMBER)],
                defaults: &[(v(0, 6, 59), "500")],
                ..BLANK
            },
            Setting {
                name: "enabled",
                life: Life {
                    stable: Some(v(0, 6, 59)),
                    removed: Some(v(0, 40, 0)),
                    removed_stable: Some(v(0, 40, 0)),
                    ..since(v(0, 6, 59))
                },
                types: &[(v(0, 6, 59), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 59), "false")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.logging.level",
        life: since(v(0, 18, 0)),
        types: &[(v(0, 18, 0), Types::STRING)],
        values: &[
            (v(0, 18, 0), &[Scalar::Text("off"), Scalar::Text("error"), Scalar::Text("info"), Scalar::Text("verbose")]),
            (v(0, 41, 0), &[]),
        ],
        defaults: &[(v(0, 18, 0), "\"error\""), (v(0, 41, 0), "")],
        scopes: &[(v(0, 18, 0), Scope::MachineOverridable)],
        deprecation: Some(Deprecation { since: v(0, 41, 0), until: None }),
        ..BLANK
    },
    Setting {
        name: "go.overwriteGoplsMiddleware",
        life: Life {
            stable: Some(v(0, 17, 0)),
            removed: Some(v(0, 24, 0)),
            removed_stable: Some(v(0, 24, 0)),
            ..since(v(0, 17, 0))
        },
        types: &[(v(0, 17, 0), Types::OBJECT)],
        scopes: &[(v(0, 17, 0), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 20, 0), until: None }),
        properties: &[
            Setting {
                name: "codelens",
                life: Life {
                    stable: Some(v(0, 17, 0)),
                    removed: Some(v(0, 24, 0)),
                    removed_stable: Some(v(0, 24, 0)),
                    ..since(v(0, 17, 0))
                },
                types: &[(v(0, 17, 0), Types::OBJECT)],
                properties: &[
                    Setting {
                        name: "bench",
                        life: Life {
                            stable: Some(v(0, 17, 0)),
                            removed: Some(v(0, 24, 0)),
                            removed_stable: Some(v(0, 24, 0)),
                            ..since(v(0, 17, 0))
                        },
                        types: &[(v(0, 17, 0), Types::BOOLEAN)],
                        defaults: &[(v(0, 17, 0), "false")],
                        ..BLANK
                    },
                    Setting {
                        name: "test",
                        life: Life {
                            stable: Some(v(0, 17, 0)),
                            removed: Some(v(0, 24, 0)),
                            removed_stable: Some(v(0, 24, 0)),
                            ..since(v(0, 17, 0))
                        },
                        types: &[(v(0, 17, 0), Types::BOOLEAN)],
                        defaults: &[(v(0, 17, 0), "false")],
                        ..BLANK
                    },
                ],
                ..BLANK
            },
            Setting {
                name: "default",
                life: Life {
                    stable: Some(v(0, 17, 0)),
                    removed: Some(v(0, 24, 0)),
                    removed_stable: Some(v(0, 24, 0)),
                    ..since(v(0, 17, 0))
                },
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.playground",
        life: since(v(0, 6, 68)),
        types: &[(v(0, 6, 68), Types::OBJECT)],
        defaults: &[(v(0, 6, 68), "{\"openbrowser\": true, \"share\": true, \"run\": true}")],
        closed: &[(v(0, 6, 68), false), (v(0, 16, 0), true)],
        scopes: &[(v(0, 6, 68), Scope::Window)],
        properties: &[
            Setting {
                name: "openbrowser",
                life: since(v(0, 6, 68)),
                types: &[(v(0, 6, 68), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 68), "true")],
                ..BLANK
            },
            Setting {
                name: "run",
                life: since(v(0, 6, 68)),
                types: &[(v(0, 6, 68), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 68), "true")],
                ..BLANK
            },
            Setting {
                name: "share",
                life: since(v(0, 6, 68)),
                types: &[(v(0, 6, 68), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 68), "true")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.referencesCodeLens.enabled",
        life: Life {
            stable: Some(v(0, 6, 60)),
            removed: Some(v(0, 6, 61)),
            removed_stable: Some(v(0, 6, 61)),
            ..since(v(0, 6, 60))
        },
        types: &[(v(0, 6, 60), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 60), "false")],
        scopes: &[(v(0, 6, 60), Scope::Window)],
        replacement: Some("go.enableCodeLens"),
        ..BLANK
    },
    Setting {
        name: "go.removeTags",
        life: since(v(0, 6, 56)),
        types: &[(v(0, 6, 56), Types::OBJECT)],
        defaults: &[(v(0, 6, 56), "{\"tags\": \"\", \"options\": \"\", \"promptForTags\": false}")],
        closed: &[(v(0, 6, 56), false), (v(0, 16, 0), true)],
        scopes: &[(v(0, 6, 56), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        properties: &[
            Setting {
                name: "options",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::STRING)],
                defaults: &[(v(0, 6, 57), "\"json=omitempty\"")],
                ..BLANK
            },
            Setting {
                name: "promptForTags",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 57), "false")],
                ..BLANK
            },
            Setting {
                name: "tags",
                life: since(v(0, 6, 57)),
                types: &[(v(0, 6, 57), Types::STRING)],
                defaults: &[(v(0, 6, 57), "\"json\"")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "go.showWelcome",
        life: since(v(0, 39, 0)),
        types: &[(v(0, 39, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 39, 0), "true")],
        scopes: &[(v(0, 39, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.survey.prompt",
        life: since(v(0, 29, 0)),
        types: &[(v(0, 29, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 29, 0), "true")],
        scopes: &[(v(0, 29, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.tasks.provideDefault",
        life: since(v(0, 38, 0)),
        types: &[(v(0, 38, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 38, 0), "true")],
        scopes: &[(v(0, 38, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.terminal.activateEnvironment",
        life: since(v(0, 27, 0)),
        types: &[(v(0, 27, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 27, 0), "true")],
        scopes: &[(v(0, 27, 0), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.testEnvFile",
        life: since(v(0, 6, 62)),
        types: &[(v(0, 6, 62), Types::STRING)],
        defaults: &[(v(0, 6, 62), "null")],
        scopes: &[(v(0, 6, 62), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.testEnvVars",
        life: since(v(0, 6, 44)),
        types: &[(v(0, 6, 44), Types::OBJECT)],
        defaults: &[(v(0, 6, 44), "{}")],
        scopes: &[(v(0, 6, 44), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.testExplorer.alwaysRunBenchmarks",
        life: since(v(0, 28, 0)),
        types: &[(v(0, 28, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 28, 0), "false")],
        scopes: &[(v(0, 28, 0), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.testExplorer.concatenateMessages",
        life: since(v(0, 28, 0)),
        types: &[(v(0, 28, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 28, 0), "true")],
        scopes: &[(v(0, 28, 0), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.testExplorer.enable",
        life: since(v(0, 28, 0)),
        types: &[(v(0, 28, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 28, 0), "true")],
        scopes: &[(v(0, 28, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.testExplorer.packageDisplayMode",
        life: since(v(0, 28, 0)),
        types: &[(v(0, 28, 0), Types::STRING)],
        values: &[(v(0, 28, 0), &[Scalar::Text("flat"), Scalar::Text("nested")])],
        defaults: &[(v(0, 28, 0), "\"flat\"")],
        scopes: &[(v(0, 28, 0), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.testExplorer.showDynamicSubtestsInEditor",
        life: since(v(0, 28, 0)),
        types: &[(v(0, 28, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 28, 0), "false")],
        scopes: &[(v(0, 28, 0), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.testExplorer.showOutput",
        life: since(v(0, 29, 0)),
        types: &[(v(0, 29, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 29, 0), "true")],
        scopes: &[(v(0, 29, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.testFlags",
        life: since(v(0, 6, 54)),
        types: &[(v(0, 6, 54), Types::NULL.and(Types::ARRAY))],
        defaults: &[(v(0, 6, 54), "null")],
        scopes: &[(v(0, 6, 54), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        items: Some(&Setting { name: "", life: since(v(0, 6, 54)), types: &[(v(0, 6, 54), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "go.testOnSave",
        life: since(v(0, 6, 54)),
        types: &[(v(0, 6, 54), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 54), "false")],
        scopes: &[(v(0, 6, 54), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.testTags",
        life: since(v(0, 6, 90)),
        types: &[(v(0, 6, 90), Types::NULL.and(Types::STRING))],
        defaults: &[(v(0, 6, 90), "null")],
        scopes: &[(v(0, 6, 90), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.testTimeout",
        life: since(v(0, 6, 17)),
        types: &[(v(0, 6, 17), Types::STRING)],
        defaults: &[(v(0, 6, 17), "\"30s\"")],
        scopes: &[(v(0, 6, 17), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.toolsEnvVars",
        life: since(v(0, 6, 60)),
        types: &[(v(0, 6, 60), Types::OBJECT)],
        defaults: &[(v(0, 6, 60), "{}")],
        scopes: &[(v(0, 6, 60), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.toolsGopath",
        life: since(v(0, 6, 53)),
        types: &[(v(0, 6, 53), Types::STRING), (v(0, 21, 0), Types::NULL.and(Types::STRING))],
        defaults: &[(v(0, 6, 53), "\"\""), (v(0, 21, 0), "null")],
        scopes: &[
            (v(0, 6, 53), Scope::Window),
            (v(0, 6, 66), Scope::Resource),
            (v(0, 11, 1), Scope::Machine),
            (v(0, 11, 2), Scope::Resource),
            (v(0, 15, 0), Scope::MachineOverridable),
        ],
        ..BLANK
    },
    Setting {
        name: "go.toolsManagement.autoUpdate",
        life: since(v(0, 23, 0)),
        types: &[(v(0, 23, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 23, 0), "false")],
        scopes: &[(v(0, 23, 0), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.toolsManagement.checkForUpdates",
        life: since(v(0, 20, 0)),
        types: &[(v(0, 20, 0), Types::STRING)],
        values: &[(v(0, 20, 0), &[Scalar::Text("proxy"), Scalar::Text("local"), Scalar::Text("off")])],
        defaults: &[(v(0, 20, 0), "\"proxy\"")],
        scopes: &[(v(0, 20, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.toolsManagement.go",
        life: since(v(0, 32, 0)),
        types: &[(v(0, 32, 0), Types::STRING)],
        defaults: &[(v(0, 32, 0), "\"\"")],
        scopes: &[(v(0, 32, 0), Scope::MachineOverridable)],
        ..BLANK
    },
    Setting {
        name: "go.trace.server",
        life: since(v(0, 15, 0)),
        types: &[(v(0, 15, 0), Types::STRING)],
        values: &[(v(0, 15, 0), &[Scalar::Text("off"), Scalar::Text("messages"), Scalar::Text("verbose")])],
        defaults: &[(v(0, 15, 0), "\"off\"")],
        scopes: &[(v(0, 15, 0), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.useCodeSnippetsOnFunctionSuggest",
        life: Life {
            stable: Some(v(0, 6, 25)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 6, 25))
        },
        types: &[(v(0, 6, 25), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 25), "false")],
        scopes: &[(v(0, 6, 25), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("gopls.ui.completion.usePlaceholders"),
        ..BLANK
    },
    Setting {
        name: "go.useCodeSnippetsOnFunctionSuggestWithoutType",
        life: Life {
            stable: Some(v(0, 6, 66)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 6, 66))
        },
        types: &[(v(0, 6, 66), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 66), "false")],
        scopes: &[(v(0, 6, 66), Scope::Resource)],
        deprecation: Some(Deprecation { since: v(0, 39, 0), until: None }),
        replacement: Some("gopls.ui.completion.usePlaceholders"),
        ..BLANK
    },
    Setting {
        name: "go.useDiffForFormatting",
        life: Life {
            stable: Some(v(0, 6, 45)),
            removed: Some(v(0, 6, 71)),
            removed_stable: Some(v(0, 6, 71)),
            ..since(v(0, 6, 45))
        },
        types: &[(v(0, 6, 45), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 45), "true")],
        scopes: &[(v(0, 6, 45), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "go.useGoProxyToCheckForToolUpdates",
        life: Life {
            stable: Some(v(0, 11, 8)),
            removed: Some(v(0, 40, 0)),
            removed_stable: Some(v(0, 40, 0)),
            ..since(v(0, 11, 8))
        },
        types: &[(v(0, 11, 8), Types::BOOLEAN)],
        defaults: &[(v(0, 11, 8), "true")],
        scopes: &[(v(0, 11, 8), Scope::Window)],
        deprecation: Some(Deprecation { since: v(0, 20, 0), until: None }),
        replacement: Some("go.toolsManagement.checkForUpdates"),
        ..BLANK
    },
    Setting {
        name: "go.useLanguageServer",
        life: since(v(0, 6, 53)),
        types: &[(v(0, 6, 53), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 53), "false"), (v(0, 22, 0), "true")],
        scopes: &[(v(0, 6, 53), Scope::Window)],
        ..BLANK
    },
    Setting {
        name: "go.vetFlags",
        life: since(v(0, 6, 18)),
        types: &[(v(0, 6, 18), Types::ARRAY)],
        defaults: &[(v(0, 6, 18), "[]")],
        scopes: &[(v(0, 6, 18), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        items: Some(&Setting { name: "", life: since(v(0, 6, 18)), types: &[(v(0, 6, 18), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "go.vetOnSave",
        life: since(v(0, 5, 1)),
        types: &[(v(0, 5, 1), Types::BOOLEAN), (v(0, 6, 62), Types::STRING)],
        values: &[
            (v(0, 5, 1), &[]),
            (v(0, 6, 62), &[Scalar::Text("package"), Scalar::Text("workspace"), Scalar::Text("off")]),
        ],
        defaults: &[(v(0, 5, 1), "true"), (v(0, 6, 62), "\"package\"")],
        scopes: &[(v(0, 5, 1), Scope::Window), (v(0, 6, 66), Scope::Resource)],
        ..BLANK
    },
    Setting {
        name: "gopls",
        life: since(v(0, 20, 0)),
        types: &[(v(0, 20, 0), Types::OBJECT)],
        scopes: &[(v(0, 20, 0), Scope::Resource)],
        ..BLANK
    },
];

/// What a launch configuration of type `go` may say.
pub static LAUNCH: &[Setting] = &[
    Setting {
        name: "apiVersion",
        life: since(v(0, 6, 90)),
        types: &[(v(0, 6, 90), Types::NUMBER)],
        values: &[(v(0, 6, 90), &[Scalar::Number("1"), Scalar::Number("2")])],
        defaults: &[(v(0, 6, 90), "2")],
        ..BLANK
    },
    Setting {
        name: "args",
        life: since(v(0, 6, 3)),
        types: &[(v(0, 6, 3), Types::ARRAY), (v(0, 39, 0), Types::STRING.and(Types::ARRAY))],
        defaults: &[(v(0, 6, 3), "[]")],
        items: Some(&Setting { name: "", life: since(v(0, 6, 3)), types: &[(v(0, 6, 3), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "asRoot",
        life: since(v(0, 31, 0)),
        types: &[(v(0, 31, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 31, 0), "false")],
        ..BLANK
    },
    Setting {
        name: "backend",
        life: since(v(0, 6, 61)),
        types: &[(v(0, 6, 61), Types::STRING)],
        values: &[
            (v(0, 6, 61), &[Scalar::Text("default"), Scalar::Text("native"), Scalar::Text("lldb")]),
            (v(0, 30, 0), &[Scalar::Text("default"), Scalar::Text("native"), Scalar::Text("lldb"), Scalar::Text("rr")]),
        ],
        ..BLANK
    },
    Setting {
        name: "buildFlags",
        life: since(v(0, 6, 8)),
        types: &[(v(0, 6, 8), Types::STRING), (v(0, 40, 0), Types::STRING.and(Types::ARRAY))],
        defaults: &[(v(0, 6, 8), "\"\""), (v(0, 40, 0), "[]")],
        items: Some(&Setting { name: "", life: since(v(0, 6, 8)), types: &[(v(0, 6, 8), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "console",
        life: since(v(0, 31, 0)),
        values: &[(
            v(0, 31, 0),
            &[Scalar::Text("internalConsole"), Scalar::Text("integratedTerminal"), Scalar::Text("externalTerminal")],
        )],
        defaults: &[(v(0, 31, 0), "\"internalConsole\"")],
        ..BLANK
    },
    Setting {
        name: "coreFilePath",
        life: since(v(0, 27, 2)),
        types: &[(v(0, 27, 2), Types::STRING)],
        defaults: &[(v(0, 27, 2), "\"\"")],
        ..BLANK
    },
    Setting {
        name: "cwd",
        life: since(v(0, 6, 3)),
        types: &[(v(0, 6, 3), Types::STRING)],
        defaults: &[(v(0, 6, 3), "\".\""), (v(0, 26, 0), "\"\"")],
        ..BLANK
    },
    Setting {
        name: "debugAdapter",
        life: since(v(0, 23, 0)),
        values: &[(v(0, 23, 0), &[Scalar::Text("legacy"), Scalar::Text("dlv-dap")])],
        defaults: &[(v(0, 23, 0), "\"legacy\""), (v(0, 27, 0), "\"dlv-dap\"")],
        ..BLANK
    },
    Setting {
        name: "dlvFlags",
        life: since(v(0, 21, 0)),
        types: &[(v(0, 21, 0), Types::ARRAY)],
        defaults: &[(v(0, 21, 0), "[]")],
        items: Some(&Setting { name: "", life: since(v(0, 21, 0)), types: &[(v(0, 21, 0), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "dlvLoadConfig",
        life: since(v(0, 6, 81)),
        types: &[(v(0, 6, 81), Types::OBJECT)],
        defaults: &[(
            v(0, 6, 81),
            "{\"followPointers\": true, \"maxVariableRecurse\": 1, \"maxStringLen\": 64, \"maxArrayValues\": 64, \"maxStructFields\": -1}",
        )],
        properties: &[
            Setting {
                name: "followPointers",
                life: since(v(0, 6, 81)),
                types: &[(v(0, 6, 81), Types::BOOLEAN)],
                defaults: &[(v(0, 6, 81), "true")],
                ..BLANK
            },
            Setting {
                name: "maxArrayValues",
                life: since(v(0, 6, 81)),
                types: &[(v(0, 6, 81), Types::NUMBER)],
                defaults: &[(v(0, 6, 81), "64")],
                ..BLANK
            },
            Setting {
                name: "maxStringLen",
                life: since(v(0, 6, 81)),
                types: &[(v(0, 6, 81), Types::NUMBER)],
                defaults: &[(v(0, 6, 81), "64")],
                ..BLANK
            },
            Setting {
                name: "maxStructFields",
                life: since(v(0, 6, 81)),
                types: &[(v(0, 6, 81), Types::NUMBER)],
                defaults: &[(v(0, 6, 81), "-1")],
                ..BLANK
            },
            Setting {
                name: "maxVariableRecurse",
                life: since(v(0, 6, 81)),
                types: &[(v(0, 6, 81), Types::NUMBER)],
                defaults: &[(v(0, 6, 81), "1")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "env",
        life: since(v(0, 6, 3)),
        types: &[(v(0, 6, 3), Types::OBJECT)],
        defaults: &[(v(0, 6, 3), "{}")],
        ..BLANK
    },
    Setting {
        name: "envFile",
        life: since(v(0, 6, 56)),
        types: &[(v(0, 6, 56), Types::STRING), (v(0, 13, 0), Types::STRING.and(Types::ARRAY))],
        defaults: &[
            (v(0, 6, 56), "\"${workspaceRoot}/.env\""),
            (v(0, 6, 92), "\"${workspaceFolder}/.env\""),
            (v(0, 33, 0), "\"\""),
        ],
        items: Some(&Setting { name: "", life: since(v(0, 6, 56)), types: &[(v(0, 6, 56), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "followExec",
        life: Life { stable: Some(v(0, 54, 0)), ..since(v(0, 53, 1)) },
        types: &[(v(0, 53, 1), Types::BOOLEAN)],
        defaults: &[(v(0, 53, 1), "false")],
        ..BLANK
    },
    Setting {
        name: "followExecRegex",
        life: Life { stable: Some(v(0, 54, 0)), ..since(v(0, 53, 1)) },
        types: &[(v(0, 53, 1), Types::STRING)],
        defaults: &[(v(0, 53, 1), "\"\"")],
        ..BLANK
    },
    Setting {
        name: "goroutineFilters",
        life: Life { stable: Some(v(0, 52, 0)), ..since(v(0, 51, 1)) },
        types: &[(v(0, 51, 1), Types::STRING)],
        defaults: &[(v(0, 51, 1), "\"\"")],
        ..BLANK
    },
    Setting {
        name: "hideSystemGoroutines",
        life: since(v(0, 30, 0)),
        types: &[(v(0, 30, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 30, 0), "false")],
        ..BLANK
    },
    Setting {
        name: "host",
        life: since(v(0, 6, 36)),
        types: &[(v(0, 6, 36), Types::STRING)],
        defaults: &[(v(0, 6, 36), "\"127.0.0.1\"")],
        ..BLANK
    },
    Setting {
        name: "init",
        life: Life {
            stable: Some(v(0, 6, 8)),
            removed: Some(v(0, 26, 0)),
            removed_stable: Some(v(0, 26, 0)),
            ..since(v(0, 6, 8))
        },
        types: &[(v(0, 6, 8), Types::STRING)],
        defaults: &[(v(0, 6, 8), "\"\"")],
        ..BLANK
    },
    Setting { name: "logDest", life: since(v(0, 25, 0)), types: &[(v(0, 25, 0), Types::STRING)], ..BLANK },
    Setting {
        name: "logOutput",
        life: since(v(0, 6, 86)),
        types: &[(v(0, 6, 86), Types::STRING)],
        values: &[
            (
                v(0, 6, 86),
                &[
                    Scalar::Text("debugger"),
                    Scalar::Text("gdbwire"),
                    Scalar::Text("lldbout"),
                    Scalar::Text("debuglineerr"),
                    Scalar::Text("rpc"),
                ],
            ),
            (
                v(0, 23, 0),
                &[
                    Scalar::Text("debugger"),
                    Scalar::Text("gdbwire"),
                    Scalar::Text("lldbout"),
                    Scalar::Text("debuglineerr"),
                    Scalar::Text("rpc"),
                    Scalar::Text("dap"),
                ],
            ),
        ],
        defaults: &[(v(0, 6, 86), "\"debugger\"")],
        ..BLANK
    },
    Setting {
        name: "maxArrayValues",
        life: since(v(0, 56, 0)),
        types: &[(v(0, 56, 0), Types::NUMBER)],
        defaults: &[(v(0, 56, 0), "64")],
        ..BLANK
    },
    Setting {
        name: "maxStringLen",
        life: since(v(0, 56, 0)),
        types: &[(v(0, 56, 0), Types::NUMBER)],
        defaults: &[(v(0, 56, 0), "512")],
        ..BLANK
    },
    Setting {
        name: "mode",
        life: since(v(0, 6, 8)),
        types: &[(v(0, 6, 8), Types::STRING), (v(0, 6, 48), Types::ANY)],
        values: &[
            (v(0, 6, 8), &[]),
            (v(0, 6, 48), &[Scalar::Text("debug"), Scalar::Text("remote"), Scalar::Text("test"), Scalar::Text("exec")]),
            (
                v(0, 6, 86),
                &[
                    Scalar::Text("auto"),
                    Scalar::Text("debug"),
                    Scalar::Text("remote"),
                    Scalar::Text("test"),
                    Scalar::Text("exec"),
                ],
            ),
            (v(0, 27, 0), &[Scalar::Text("auto"), Scalar::Text("debug"), Scalar::Text("test"), Scalar::Text("exec")]),
            (
                v(0, 27, 2),
                &[
                    Scalar::Text("auto"),
                    Scalar::Text("debug"),
                    Scalar::Text("test"),
                    Scalar::Text("exec"),
                    Scalar::Text("replay"),
                    Scalar::Text("core"),
                ],
            ),
        ],
        defaults: &[(v(0, 6, 8), "\"debug\""), (v(0, 6, 86), "\"auto\"")],
        ..BLANK
    },
    Setting {
        name: "output",
        life: since(v(0, 6, 78)),
        types: &[(v(0, 6, 78), Types::STRING)],
        defaults: &[(v(0, 6, 78), "\"debug\"")],
        ..BLANK
    },
    Setting {
        name: "outputMode",
        life: since(v(0, 54, 0)),
        values: &[(v(0, 54, 0), &[Scalar::Text("local"), Scalar::Text("remote")])],
        defaults: &[(v(0, 54, 0), "\"local\"")],
        ..BLANK
    },
    Setting {
        name: "port",
        life: since(v(0, 6, 36)),
        types: &[(v(0, 6, 36), Types::NUMBER)],
        defaults: &[(v(0, 6, 36), "2345")],
        ..BLANK
    },
    Setting {
        name: "program",
        life: since(v(0, 6, 3)),
        types: &[(v(0, 6, 3), Types::STRING)],
        defaults: &[
            (v(0, 6, 3), "\"main.go\""),
            (v(0, 6, 8), "\".\""),
            (v(0, 6, 54), "\"${workspaceRoot}\""),
            (v(0, 6, 92), "\"${workspaceFolder}\""),
        ],
        ..BLANK
    },
    Setting {
        name: "remotePath",
        life: Life {
            stable: Some(v(0, 6, 36)),
            removed: Some(v(0, 27, 0)),
            removed_stable: Some(v(0, 27, 0)),
            ..since(v(0, 6, 36))
        },
        types: &[(v(0, 6, 36), Types::STRING)],
        defaults: &[(v(0, 6, 36), "\"\"")],
        ..BLANK
    },
    Setting {
        name: "showGlobalVariables",
        life: since(v(0, 9, 0)),
        types: &[(v(0, 9, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 9, 0), "true"), (v(0, 17, 0), "false")],
        ..BLANK
    },
    Setting {
        name: "showLog",
        life: since(v(0, 6, 40)),
        types: &[(v(0, 6, 40), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 40), "false")],
        ..BLANK
    },
    Setting {
        name: "showPprofLabels",
        life: Life { stable: Some(v(0, 52, 0)), ..since(v(0, 51, 1)) },
        types: &[(v(0, 51, 1), Types::ARRAY)],
        defaults: &[(v(0, 51, 1), "[]")],
        items: Some(&Setting { name: "", life: since(v(0, 51, 1)), types: &[(v(0, 51, 1), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "showRegisters",
        life: since(v(0, 30, 0)),
        types: &[(v(0, 30, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 30, 0), "false")],
        ..BLANK
    },
    Setting {
        name: "stackTraceDepth",
        life: since(v(0, 8, 0)),
        types: &[(v(0, 8, 0), Types::NUMBER)],
        defaults: &[(v(0, 8, 0), "50")],
        ..BLANK
    },
    Setting {
        name: "stderrTo",
        life: Life { stable: Some(v(0, 52, 0)), ..since(v(0, 51, 1)) },
        types: &[(v(0, 51, 1), Types::STRING)],
        defaults: &[(v(0, 51, 1), "\"\"")],
        ..BLANK
    },
    Setting {
        name: "stdinFrom",
        life: Life { stable: Some(v(0, 52, 0)), ..since(v(0, 51, 1)) },
        types: &[(v(0, 51, 1), Types::STRING)],
        defaults: &[(v(0, 51, 1), "\"\"")],
        ..BLANK
    },
    Setting {
        name: "stdoutTo",
        life: Life { stable: Some(v(0, 52, 0)), ..since(v(0, 51, 1)) },
        types: &[(v(0, 51, 1), Types::STRING)],
        defaults: &[(v(0, 51, 1), "\"\"")],
        ..BLANK
    },
    Setting {
        name: "stopOnEntry",
        life: since(v(0, 6, 3)),
        types: &[(v(0, 6, 3), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 3), "true"), (v(0, 6, 21), "false")],
        ..BLANK
    },
    Setting {
        name: "substitutePath",
        life: since(v(0, 20, 0)),
        types: &[(v(0, 20, 0), Types::ARRAY)],
        defaults: &[(v(0, 20, 0), "[]")],
        items: Some(&Setting {
            name: "",
            life: since(v(0, 20, 0)),
            types: &[(v(0, 20, 0), Types::OBJECT)],
            properties: &[
                Setting { name: "from", life: since(v(0, 20, 0)), types: &[(v(0, 20, 0), Types::STRING)], ..BLANK },
                Setting { name: "to", life: since(v(0, 20, 0)), types: &[(v(0, 20, 0), Types::STRING)], ..BLANK },
            ],
            ..BLANK
        }),
        ..BLANK
    },
    Setting {
        name: "trace",
        life: since(v(0, 6, 54)),
        types: &[(v(0, 6, 54), Types::BOOLEAN.and(Types::STRING)), (v(0, 9, 0), Types::STRING)],
        values: &[
            (v(0, 6, 54), &[Scalar::Text("verbose"), Scalar::Bool(true)]),
            (v(0, 9, 0), &[Scalar::Text("log"), Scalar::Text("verbose"), Scalar::Text("error")]),
            (
                v(0, 25, 0),
                &[
                    Scalar::Text("verbose"),
                    Scalar::Text("trace"),
                    Scalar::Text("log"),
                    Scalar::Text("info"),
                    Scalar::Text("warn"),
                    Scalar::Text("error"),
                ],
            ),
        ],
        defaults: &[(v(0, 6, 54), "true"), (v(0, 9, 0), "\"error\"")],
        ..BLANK
    },
    Setting {
        name: "traceDirPath",
        life: since(v(0, 27, 2)),
        types: &[(v(0, 27, 2), Types::STRING)],
        defaults: &[(v(0, 27, 2), "\"\"")],
        ..BLANK
    },
    Setting {
        name: "useApiV1",
        life: Life {
            stable: Some(v(0, 6, 81)),
            removed: Some(v(0, 6, 90)),
            removed_stable: Some(v(0, 6, 90)),
            ..since(v(0, 6, 81))
        },
        types: &[(v(0, 6, 81), Types::BOOLEAN)],
        defaults: &[(v(0, 6, 81), "true")],
        ..BLANK
    },
];

/// What an attach configuration of type `go` may say.
pub static ATTACH: &[Setting] = &[
    Setting {
        name: "apiVersion",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::NUMBER)],
        values: &[(v(0, 11, 0), &[Scalar::Number("1"), Scalar::Number("2")])],
        defaults: &[(v(0, 11, 0), "2")],
        ..BLANK
    },
    Setting {
        name: "asRoot",
        life: since(v(0, 31, 0)),
        types: &[(v(0, 31, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 31, 0), "false")],
        ..BLANK
    },
    Setting {
        name: "backend",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::STRING)],
        values: &[
            (v(0, 11, 0), &[Scalar::Text("default"), Scalar::Text("native"), Scalar::Text("lldb")]),
            (v(0, 30, 0), &[Scalar::Text("default"), Scalar::Text("native"), Scalar::Text("lldb"), Scalar::Text("rr")]),
        ],
        ..BLANK
    },
    Setting {
        name: "console",
        life: since(v(0, 31, 0)),
        values: &[(
            v(0, 31, 0),
            &[Scalar::Text("internalConsole"), Scalar::Text("integratedTerminal"), Scalar::Text("externalTerminal")],
        )],
        defaults: &[(v(0, 31, 0), "\"internalConsole\"")],
        ..BLANK
    },
    Setting {
        name: "cwd",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::STRING)],
        defaults: &[(v(0, 11, 0), "\"${workspaceFolder}\"")],
        ..BLANK
    },
    Setting {
        name: "debugAdapter",
        life: since(v(0, 23, 0)),
        values: &[(v(0, 23, 0), &[Scalar::Text("legacy"), Scalar::Text("dlv-dap")])],
        defaults: &[(v(0, 23, 0), "\"legacy\""), (v(0, 27, 0), "\"dlv-dap\"")],
        ..BLANK
    },
    Setting {
        name: "dlvFlags",
        life: since(v(0, 21, 0)),
        types: &[(v(0, 21, 0), Types::ARRAY)],
        defaults: &[(v(0, 21, 0), "[]")],
        items: Some(&Setting { name: "", life: since(v(0, 21, 0)), types: &[(v(0, 21, 0), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "dlvLoadConfig",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::OBJECT)],
        defaults: &[(
            v(0, 11, 0),
            "{\"followPointers\": true, \"maxVariableRecurse\": 1, \"maxStringLen\": 64, \"maxArrayValues\": 64, \"maxStructFields\": -1}",
        )],
        properties: &[
            Setting {
                name: "followPointers",
                life: since(v(0, 11, 0)),
                types: &[(v(0, 11, 0), Types::BOOLEAN)],
                defaults: &[(v(0, 11, 0), "true")],
                ..BLANK
            },
            Setting {
                name: "maxArrayValues",
                life: since(v(0, 11, 0)),
                types: &[(v(0, 11, 0), Types::NUMBER)],
                defaults: &[(v(0, 11, 0), "64")],
                ..BLANK
            },
            Setting {
                name: "maxStringLen",
                life: since(v(0, 11, 0)),
                types: &[(v(0, 11, 0), Types::NUMBER)],
                defaults: &[(v(0, 11, 0), "64")],
                ..BLANK
            },
            Setting {
                name: "maxStructFields",
                life: since(v(0, 11, 0)),
                types: &[(v(0, 11, 0), Types::NUMBER)],
                defaults: &[(v(0, 11, 0), "-1")],
                ..BLANK
            },
            Setting {
                name: "maxVariableRecurse",
                life: since(v(0, 11, 0)),
                types: &[(v(0, 11, 0), Types::NUMBER)],
                defaults: &[(v(0, 11, 0), "1")],
                ..BLANK
            },
        ],
        ..BLANK
    },
    Setting {
        name: "goroutineFilters",
        life: Life { stable: Some(v(0, 52, 0)), ..since(v(0, 51, 1)) },
        types: &[(v(0, 51, 1), Types::STRING)],
        defaults: &[(v(0, 51, 1), "\"\"")],
        ..BLANK
    },
    Setting {
        name: "hideSystemGoroutines",
        life: since(v(0, 30, 0)),
        types: &[(v(0, 30, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 30, 0), "false")],
        ..BLANK
    },
    Setting {
        name: "host",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::STRING)],
        defaults: &[(v(0, 11, 0), "\"127.0.0.1\"")],
        ..BLANK
    },
    Setting { name: "logDest", life: since(v(0, 25, 0)), types: &[(v(0, 25, 0), Types::STRING)], ..BLANK },
    Setting {
        name: "logOutput",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::STRING)],
        values: &[
            (
                v(0, 11, 0),
                &[
                    Scalar::Text("debugger"),
                    Scalar::Text("gdbwire"),
                    Scalar::Text("lldbout"),
                    Scalar::Text("debuglineerr"),
                    Scalar::Text("rpc"),
                ],
            ),
            (
                v(0, 23, 0),
                &[
                    Scalar::Text("debugger"),
                    Scalar::Text("gdbwire"),
                    Scalar::Text("lldbout"),
                    Scalar::Text("debuglineerr"),
                    Scalar::Text("rpc"),
                    Scalar::Text("dap"),
                ],
            ),
        ],
        defaults: &[(v(0, 11, 0), "\"debugger\"")],
        ..BLANK
    },
    Setting {
        name: "maxArrayValues",
        life: since(v(0, 56, 0)),
        types: &[(v(0, 56, 0), Types::NUMBER)],
        defaults: &[(v(0, 56, 0), "64")],
        ..BLANK
    },
    Setting {
        name: "maxStringLen",
        life: since(v(0, 56, 0)),
        types: &[(v(0, 56, 0), Types::NUMBER)],
        defaults: &[(v(0, 56, 0), "512")],
        ..BLANK
    },
    Setting {
        name: "mode",
        life: since(v(0, 11, 0)),
        values: &[(v(0, 11, 0), &[Scalar::Text("local"), Scalar::Text("remote")])],
        defaults: &[(v(0, 11, 0), "\"local\"")],
        ..BLANK
    },
    Setting {
        name: "port",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::NUMBER)],
        defaults: &[(v(0, 11, 0), "2345")],
        ..BLANK
    },
    Setting {
        name: "processId",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::NUMBER), (v(0, 23, 0), Types::NUMBER.and(Types::STRING))],
        values: &[
            (v(0, 11, 0), &[]),
            (v(0, 23, 0), &[Scalar::Text("${command:pickProcess}"), Scalar::Text("${command:pickGoProcess}")]),
        ],
        defaults: &[(v(0, 11, 0), ""), (v(0, 27, 0), "0")],
        ..BLANK
    },
    Setting {
        name: "remotePath",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::STRING)],
        defaults: &[(v(0, 11, 0), "\"\"")],
        deprecation: Some(Deprecation { since: v(0, 27, 0), until: None }),
        ..BLANK
    },
    Setting {
        name: "showGlobalVariables",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 11, 0), "true"), (v(0, 17, 0), "false")],
        ..BLANK
    },
    Setting {
        name: "showLog",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 11, 0), "false")],
        ..BLANK
    },
    Setting {
        name: "showPprofLabels",
        life: Life { stable: Some(v(0, 52, 0)), ..since(v(0, 51, 1)) },
        types: &[(v(0, 51, 1), Types::ARRAY)],
        items: Some(&Setting { name: "", life: since(v(0, 51, 1)), types: &[(v(0, 51, 1), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "showRegisters",
        life: since(v(0, 30, 0)),
        types: &[(v(0, 30, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 30, 0), "false")],
        ..BLANK
    },
    Setting {
        name: "stackTraceDepth",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::NUMBER)],
        defaults: &[(v(0, 11, 0), "50")],
        ..BLANK
    },
    Setting {
        name: "stopOnEntry",
        life: Life { stable: Some(v(0, 11, 0)), absent: &[(v(0, 11, 7), v(0, 24, 2))], ..since(v(0, 11, 0)) },
        types: &[(v(0, 11, 0), Types::BOOLEAN)],
        defaults: &[(v(0, 11, 0), "false")],
        ..BLANK
    },
    Setting {
        name: "substitutePath",
        life: since(v(0, 20, 0)),
        types: &[(v(0, 20, 0), Types::ARRAY)],
        defaults: &[(v(0, 20, 0), "[]")],
        items: Some(&Setting {
            name: "",
            life: since(v(0, 20, 0)),
            types: &[(v(0, 20, 0), Types::OBJECT)],
            properties: &[
                Setting { name: "from", life: since(v(0, 20, 0)), types: &[(v(0, 20, 0), Types::STRING)], ..BLANK },
                Setting { name: "to", life: since(v(0, 20, 0)), types: &[(v(0, 20, 0), Types::STRING)], ..BLANK },
            ],
            ..BLANK
        }),
        ..BLANK
    },
    Setting {
        name: "trace",
        life: since(v(0, 11, 0)),
        types: &[(v(0, 11, 0), Types::BOOLEAN.and(Types::STRING)), (v(0, 11, 1), Types::STRING)],
        values: &[
            (v(0, 11, 0), &[Scalar::Text("verbose"), Scalar::Bool(true)]),
            (v(0, 11, 1), &[Scalar::Text("log"), Scalar::Text("verbose"), Scalar::Text("error")]),
            (
                v(0, 27, 0),
                &[
                    Scalar::Text("verbose"),
                    Scalar::Text("trace"),
                    Scalar::Text("log"),
                    Scalar::Text("info"),
                    Scalar::Text("warn"),
                    Scalar::Text("error"),
                ],
            ),
        ],
        defaults: &[(v(0, 11, 0), "true"), (v(0, 11, 1), "\"error\"")],
        ..BLANK
    },
    Setting {
        name: "waitFor",
        life: Life { stable: Some(v(0, 52, 0)), ..since(v(0, 51, 1)) },
        types: &[(v(0, 51, 1), Types::STRING)],
        defaults: &[(v(0, 51, 1), "\"\"")],
        ..BLANK
    },
];

/// What a task of type `go` may say.
pub static TASK: &[Setting] = &[
    Setting {
        name: "args",
        life: since(v(0, 38, 0)),
        types: &[(v(0, 38, 0), Types::ARRAY)],
        items: Some(&Setting { name: "", life: since(v(0, 38, 0)), types: &[(v(0, 38, 0), Types::STRING)], ..BLANK }),
        ..BLANK
    },
    Setting {
        name: "command",
        life: since(v(0, 38, 0)),
        types: &[(v(0, 38, 0), Types::STRING)],
        values: &[(v(0, 38, 0), &[Scalar::Text("build"), Scalar::Text("test")])],
        defaults: &[(v(0, 38, 0), "\"build\"")],
        ..BLANK
    },
    Setting { name: "label", life: since(v(0, 38, 0)), types: &[(v(0, 38, 0), Types::STRING)], ..BLANK },
    Setting {
        name: "options",
        life: since(v(0, 38, 0)),
        types: &[(v(0, 38, 0), Types::OBJECT)],
        properties: &[
            Setting { name: "cwd", life: since(v(0, 38, 0)), types: &[(v(0, 38, 0), Types::STRING)], ..BLANK },
            Setting { name: "env", life: since(v(0, 38, 0)), types: &[(v(0, 38, 0), Types::OBJECT)], ..BLANK },
        ],
        ..BLANK
    },
];

/// Every tool that the extension installs or installed.
pub static TOOLS: &[Tool] = &[
    Tool {
        name: "dlv",
        package: "github.com/go-delve/delve/cmd/dlv",
        since: v(0, 14, 4),
        removed: None,
        by_gopls: false,
    },
    Tool {
        name: "dlv-dap",
        package: "github.com/go-delve/delve/cmd/dlv",
        since: v(0, 24, 0),
        removed: Some(v(0, 31, 0)),
        by_gopls: false,
    },
    Tool {
        name: "fillstruct",
        package: "github.com/davidrjenni/reftools/cmd/fillstruct",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "go-outline",
        package: "github.com/ramya-rao-a/go-outline",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "go-symbols",
        package: "github.com/acroca/go-symbols",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "gocode",
        package: "github.com/mdempsky/gocode",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "gocode-gomod",
        package: "github.com/stamblerre/gocode",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "godef",
        package: "github.com/rogpeppe/godef",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "godoctor",
        package: "github.com/godoctor/godoctor",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "goformat",
        package: "winterdrache.de/goformat/goformat",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "gofumports",
        package: "mvdan.cc/gofumpt/gofumports",
        since: v(0, 17, 0),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool { name: "gofumpt", package: "mvdan.cc/gofumpt", since: v(0, 17, 0), removed: None, by_gopls: false },
    Tool {
        name: "gogetdoc",
        package: "github.com/zmb3/gogetdoc",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "goimports",
        package: "golang.org/x/tools/cmd/goimports",
        since: v(0, 14, 4),
        removed: None,
        by_gopls: false,
    },
    Tool {
        name: "golangci-lint",
        package: "github.com/golangci/golangci-lint/cmd/golangci-lint",
        since: v(0, 14, 4),
        removed: None,
        by_gopls: false,
    },
    Tool {
        name: "golangci-lint-v2",
        package: "github.com/golangci/golangci-lint/v2/cmd/golangci-lint",
        since: v(0, 47, 2),
        removed: None,
        by_gopls: false,
    },
    Tool { name: "golint", package: "golang.org/x/lint/golint", since: v(0, 14, 4), removed: None, by_gopls: false },
    Tool {
        name: "gomodifytags",
        package: "github.com/fatih/gomodifytags",
        since: v(0, 14, 4),
        removed: Some(v(0, 56, 0)),
        by_gopls: true,
    },
    Tool {
        name: "gopkgs",
        package: "github.com/uudashr/gopkgs/v2/cmd/gopkgs",
        since: v(0, 14, 4),
        removed: Some(v(0, 32, 0)),
        by_gopls: false,
    },
    Tool {
        name: "goplay",
        package: "github.com/haya14busa/goplay/cmd/goplay",
        since: v(0, 14, 4),
        removed: None,
        by_gopls: false,
    },
    Tool { name: "gopls", package: "golang.org/x/tools/gopls", since: v(0, 14, 4), removed: None, by_gopls: false },
    Tool {
        name: "gorename",
        package: "golang.org/x/tools/cmd/gorename",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "goreturns",
        package: "github.com/sqs/goreturns",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "gotests",
        package: "github.com/cweill/gotests/gotests",
        since: v(0, 14, 4),
        removed: None,
        by_gopls: true,
    },
    Tool {
        name: "gotype-live",
        package: "github.com/tylerb/gotype-live",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool {
        name: "guru",
        package: "golang.org/x/tools/cmd/guru",
        since: v(0, 14, 4),
        removed: Some(v(0, 40, 0)),
        by_gopls: true,
    },
    Tool { name: "impl", package: "github.com/josharian/impl", since: v(0, 14, 4), removed: None, by_gopls: false },
    Tool { name: "revive", package: "github.com/mgechev/revive", since: v(0, 14, 4), removed: None, by_gopls: false },
    Tool {
        name: "staticcheck",
        package: "honnef.co/go/tools/cmd/staticcheck",
        since: v(0, 14, 4),
        removed: None,
        by_gopls: false,
    },
    Tool {
        name: "vscgo",
        package: "github.com/golang/vscode-go/vscgo",
        since: v(0, 41, 0),
        removed: None,
        by_gopls: false,
    },
];

/// Which references the extension resolves in which setting.
pub static SUBSTITUTIONS: &[Substitution] = &[
    Substitution {
        setting: "go.alternateTools.*",
        variables: Support::Whole,
        variables_since: Some(v(0, 40, 0)),
        folders: Support::Whole,
    },
    Substitution {
        setting: "go.buildFlags[]",
        variables: Support::No,
        variables_since: None,
        folders: Support::InTests,
    },
    Substitution { setting: "go.buildTags", variables: Support::No, variables_since: None, folders: Support::No },
    Substitution {
        setting: "go.delveConfig.dlvFlags",
        variables: Support::Debugger,
        variables_since: None,
        folders: Support::Debugger,
    },
    Substitution {
        setting: "go.delveConfig.hideSystemGoroutines",
        variables: Support::Debugger,
        variables_since: None,
        folders: Support::Debugger,
    },
    Substitution {
        setting: "go.delveConfig.logOutput",
        variables: Support::Debugger,
        variables_since: None,
        folders: Support::Debugger,
    },
    Substitution {
        setting: "go.delveConfig.showGlobalVariables",
        variables: Support::Debugger,
        variables_since: None,
        folders: Support::Debugger,
    },
    Substitution {
        setting: "go.delveConfig.showLog",
        variables: Support::Debugger,
        variables_since: None,
        folders: Support::Debugger,
    },
    Substitution {
        setting: "go.delveConfig.showRegisters",
        variables: Support::Debugger,
        variables_since: None,
        folders: Support::Debugger,
    },
    Substitution {
        setting: "go.delveConfig.substitutePath",
        variables: Support::Debugger,
        variables_since: None,
        folders: Support::Debugger,
    },
    Substitution {
        setting: "go.formatFlags[]",
        variables: Support::No,
        variables_since: None,
        folders: Support::Behind(&["--config=", "-config="]),
    },
    Substitution {
        setting: "go.generateTestsFlags[]",
        variables: Support::No,
        variables_since: None,
        folders: Support::After(&["-template_dir", "-template_params_file"]),
    },
    Substitution { setting: "go.gopath", variables: Support::Whole, variables_since: None, folders: Support::Whole },
    Substitution {
        setting: "go.goroot",
        variables: Support::Whole,
        variables_since: Some(v(0, 40, 0)),
        folders: Support::Whole,
    },
    Substitution {
        setting: "go.languageServerFlags[]",
        variables: Support::No,
        variables_since: None,
        folders: Support::No,
    },
    Substitution {
        setting: "go.lintFlags[]",
        variables: Support::No,
        variables_since: None,
        folders: Support::Behind(&["--config=", "-config="]),
    },
    Substitution { setting: "go.testEnvFile", variables: Support::No, variables_since: None, folders: Support::Whole },
    Substitution {
        setting: "go.testEnvVars.*",
        variables: Support::No,
        variables_since: None,
        folders: Support::Whole,
    },
    Substitution { setting: "go.testFlags[]", variables: Support::No, variables_since: None, folders: Support::Whole },
    Substitution { setting: "go.testTags", variables: Support::No, variables_since: None, folders: Support::No },
    Substitution {
        setting: "go.toolsEnvVars.*",
        variables: Support::Whole,
        variables_since: Some(v(0, 40, 0)),
        folders: Support::Whole,
    },
    Substitution {
        setting: "go.toolsGopath",
        variables: Support::Whole,
        variables_since: None,
        folders: Support::Whole,
    },
    Substitution {
        setting: "go.toolsManagement.go",
        variables: Support::No,
        variables_since: None,
        folders: Support::No,
    },
    Substitution {
        setting: "go.vetFlags[]",
        variables: Support::No,
        variables_since: None,
        folders: Support::Behind(&["--vettool=", "-vettool="]),
    },
    Substitution { setting: "gopls.*", variables: Support::No, variables_since: None, folders: Support::No },
];

/// The languages that it contributes, by name.
pub static LANGUAGES: History<&[Language]> = &[
    (v(0, 5, 1), &[Language { id: "go", files: &["*.go"] }]),
    (
        v(0, 10, 0),
        &[
            Language { id: "go", files: &["*.go"] },
            Language { id: "go.mod", files: &["*go.mod"] },
            Language { id: "go.sum", files: &["*go.sum"] },
        ],
    ),
    (
        v(0, 18, 0),
        &[
            Language { id: "go", files: &["*.go"] },
            Language { id: "go.mod", files: &["*go.mod", "*gopls.mod"] },
            Language { id: "go.sum", files: &["*go.sum"] },
        ],
    ),
    (
        v(0, 27, 2),
        &[
            Language { id: "go", files: &["*.go"] },
            Language { id: "go.mod", files: &["*go.mod", "*gopls.mod", "*go.work"] },
            Language { id: "go.sum", files: &["*go.sum"] },
        ],
    ),
    (
        v(0, 28, 0),
        &[
            Language { id: "go", files: &["*.go"] },
            Language { id: "go.mod", files: &["go.mod", "gopls.mod", "go.work"] },
            Language { id: "go.sum", files: &["go.sum"] },
            Language { id: "tmpl", files: &[] },
        ],
    ),
    (
        v(0, 30, 0),
        &[
            Language { id: "go", files: &["*.go"] },
            Language { id: "go.mod", files: &["go.mod", "gopls.mod", "go.work"] },
            Language { id: "go.sum", files: &["go.sum"] },
            Language { id: "tmpl", files: &["*.tmpl", "*.gotmpl"] },
        ],
    ),
    (
        v(0, 31, 0),
        &[
            Language { id: "go", files: &["*.go"] },
            Language { id: "go.mod", files: &["go.mod", "gopls.mod"] },
            Language { id: "go.sum", files: &["go.sum"] },
            Language { id: "go.work", files: &["go.work"] },
            Language { id: "gotmpl", files: &["*.tmpl", "*.gotmpl"] },
        ],
    ),
    (
        v(0, 37, 0),
        &[
            Language { id: "go", files: &["*.go"] },
            Language { id: "go.mod", files: &["go.mod", "gopls.mod"] },
            Language { id: "go.sum", files: &["go.sum"] },
            Language { id: "go.work", files: &["go.work"] },
            Language { id: "gotmpl", files: &["*.tmpl", "*.gotmpl"] },
            Language { id: "govulncheck", files: &[] },
        ],
    ),
    (
        v(0, 40, 0),
        &[
            Language { id: "go", files: &["*.go"] },
            Language { id: "go.mod", files: &["go.mod", "gopls.mod"] },
            Language { id: "go.sum", files: &["go.sum"] },
            Language { id: "go.work", files: &["go.work"] },
            Language { id: "gotmpl", files: &["*.tmpl", "*.gotmpl"] },
        ],
    ),
    (
        v(0, 40, 1),
        &[
            Language { id: "go", files: &["*.go"] },
            Language { id: "go.mod", files: &["go.mod"] },
            Language { id: "go.sum", files: &["go.sum"] },
            Language { id: "go.work", files: &["go.work"] },
            Language { id: "gotmpl", files: &["*.tmpl", "*.gotmpl"] },
        ],
    ),
    (
        v(0, 47, 4),
        &[
            Language { id: "go", files: &["*.go"] },
            Language { id: "go.asm", files: &["*.s"] },
            Language { id: "go.mod", files: &["go.mod"] },
            Language { id: "go.sum", files: &["go.sum"] },
            Language { id: "go.work", files: &["go.work"] },
            Language { id: "gotmpl", files: &["*.tmpl", "*.gotmpl"] },
        ],
    ),
];

/// Its defaults for settings of VS Code, as JSON.
pub static CONFIGURATION_DEFAULTS: History<&str> = &[
    (v(0, 5, 1), "{}"),
    (v(0, 6, 70), "{\"[go]\": {\"editor.insertSpaces\": false, \"editor.formatOnSave\": true}}"),
    (
        v(0, 10, 2),
        "{\"[go]\": {\"editor.insertSpaces\": false, \"editor.formatOnSave\": true, \"editor.codeActionsOnSave\": {\"source.organizeImports\": true}}}",
    ),
    (
        v(0, 25, 0),
        "{\"[go]\": {\"editor.insertSpaces\": false, \"editor.formatOnSave\": true, \"editor.codeActionsOnSave\": {\"source.organizeImports\": true}, \"editor.suggest.snippetsPreventQuickSuggestions\": false}}",
    ),
    (
        v(0, 39, 1),
        "{\"[go]\": {\"editor.insertSpaces\": false, \"editor.formatOnSave\": true, \"editor.codeActionsOnSave\": {\"source.organizeImports\": true}}}",
    ),
    (
        v(0, 43, 2),
        "{\"[go]\": {\"editor.insertSpaces\": false, \"editor.formatOnSave\": true, \"editor.codeActionsOnSave\": {\"source.organizeImports\": \"explicit\"}}}",
    ),
    (
        v(0, 54, 0),
        "{\"[go]\": {\"editor.insertSpaces\": false, \"editor.formatOnSave\": true, \"editor.formatOnSaveMode\": \"file\", \"editor.codeActionsOnSave\": {\"source.organizeImports\": \"explicit\"}}}",
    ),
];

/// The names it had and has, each with its successor.
pub static IDENTIFIERS: &[(&str, Option<&str>)] = &[
    ("golang.go", None),
    ("ms-vscode.go", Some("golang.go")),
    ("lukehoban.go", Some("golang.go")),
    ("golang.go-nightly", Some("golang.go")),
];
