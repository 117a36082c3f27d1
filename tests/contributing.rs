//! The code that CONTRIBUTING.md shows is the code that there is.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fs;

/// The blocks of code in `text`, each with the file that was named last before it: a path below `src/` in backquotes.
fn blocks(text: &str) -> Vec<(String, String)> {
    let (mut found, mut file, mut open) = (Vec::new(), String::new(), None::<(usize, String)>);
    for line in text.lines() {
        let fence = line.trim_start().starts_with("```");
        match &mut open {
            Some((_, code)) if fence => {
                found.push((file.clone(), std::mem::take(code)));
                open = None;
            }
            Some((indent, code)) => {
                code.push_str(line.get(*indent..).unwrap_or_default());
                code.push('\n');
            }
            None if fence => open = Some((line.len() - line.trim_start().len(), String::new())),
            None => {
                let quoted = line.split('`').skip(1).step_by(2);
                if let Some(path) = quoted.filter(|quoted| quoted.starts_with("src/") && quoted.ends_with(".rs")).last()
                {
                    path.clone_into(&mut file);
                }
            }
        }
    }
    assert!(open.is_none(), "a block of code is not closed");
    found
}

#[test]
fn the_walk_through_for_a_ci_system_shows_code_that_is_there() {
    let guide = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let section = guide.split("\n## ").find(|section| section.starts_with("Adding a CI system")).expect("the section");
    let blocks = blocks(section);
    assert!(blocks.len() >= 5, "{blocks:?}");
    for (file, code) in &blocks {
        let source = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(source.contains(code.as_str()), "{file} does not have this any more:\n{code}");
    }
    let files: Vec<&str> = blocks.iter().map(|(file, _)| file.as_str()).collect();
    assert!(files.contains(&"src/artifact/drone.rs") && files.contains(&"src/artifact/mod.rs"), "{files:?}");
}
