//! Texts that are nearly right: lines and words of real files, moved, doubled, cut and mixed.

use std::fs;
use std::path::Path;

/// Texts to begin with, and the lines and words in them.
#[derive(Default)]
pub(crate) struct Seeds {
    go_mod: Vec<String>,
    go_work: Vec<String>,
    lines: Vec<String>,
}

/// Longer files say the same more often.
const LONGEST_SEED: usize = 1500;

impl Seeds {
    pub(crate) fn take(&mut self, path: &str, text: &str) {
        let texts = match path.rsplit('/').next() {
            Some("go.mod") => &mut self.go_mod,
            Some("go.work") => &mut self.go_work,
            _ => return,
        };
        self.lines.extend(text.lines().take(40).map(str::to_owned));
        if text.len() <= LONGEST_SEED && !texts.iter().any(|known| known == text) {
            texts.push(text.to_owned());
        }
    }

    pub(crate) fn take_all_below(&mut self, folder: &Path) {
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.take_all_below(&path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                self.take(&path.to_string_lossy(), &text);
            }
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.go_mod.len() + self.go_work.len()
    }
}

/// What may stand anywhere in a line.
const PIECES: &[&str] = &[
    " ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "  ",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    "=>",
    "=",
    "//",
    "// indirect",
    "// indirect; x",
    "//indirect",
    "/*",
    "*/",
    "#",
    "\"",
    "'",
    "`",
    "\\",
    "\"\"",
    "\"a b\"",
    "\"\\n\"",
    "\"\\x41\"",
    "\"\\u00e9\"",
    "\"\\\"\"",
    "\"\\'\"",
    "\"\\101\"",
    "\"\\xff\"",
    "\"\\ud800\"",
    "``",
    "`a`",
    "\"=>\"",
    "@",
    ":",
    ";",
    "!",
    "%",
    "&",
    "*",
    "~",
    "|",
    "<<<<<<<",
    "=======",
    ">>>>>>>",
    "é",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "\u{2028}",
    "😀",
    "\0",
    "\u{b}",
    "\u{c}",
    "\u{7f}",
    "\u{85}",
    "require",
    "module",
    "go",
    "toolchain",
    "replace",
    "exclude",
    "retract",
    "tool",
    "ignore",
    "use",
    "godebug",
    "require (",
    "replace(",
    ") // x",
    "1.21",
    "1.25.0",
    "1.22rc1",
    "go1.22",
    "default",
    "v1",
    "v1.2.3",
    "v2.0.0",
    "v0.0.0-20240102030405-0123456789ab",
    "v2.0.0+incompatible",
    "v1.0.0-rc.1",
    "example.com/b",
    "example.com/b/v2",
    "gopkg.in/b.v1",
    "gopkg.in/b",
    "./b",
    "../b",
    ".",
    "..",
    "/b",
    ".\\b",
    "C:\\b",
    "key=value",
    "[v1.0.0, v1.1.0]",
];

/// Whole lines that files rarely have.
const LINES: &[&str] = &[
    "retract [v1.0.0, v1.1.0]\n",
    "retract v1.0.0\n",
    "retract (\n\tv1.0.0\n\t[v1.1.0,v1.2.0] // why\n)\n",
    "exclude example.com/b v1.0.0\n",
    "tool example.com/b/cmd\n",
    "ignore ./b\n",
    "godebug key=value\n",
    "godebug (\n\tkey=value\n)\n",
    "toolchain go1.25.1\n",
    "require example.com/b v1.2.3 // indirect\n",
    "require (\n\texample.com/b v1.2.3\n)\n",
    "replace example.com/b => ./b\n",
    "replace example.com/b v1.0.0 => example.com/c v1.0.0\n",
    "replace (\n\texample.com/b => ./b\n)\n",
    "use ./b\n",
    "use (\n\t./b\n)\n",
    "require ()\n",
    "require (\n)\n",
    "exclude ( )\n",
    "// a comment\n",
    "\n",
    "module example.com/b\n",
    "go 1.25.0\n",
    ")\n",
];

/// Random, but the same for the same seed and number.
pub(crate) struct Generator(u64);

impl Generator {
    pub(crate) fn new(seed: usize, input: usize) -> Self {
        let mut generator = Self((seed as u64) << 32 ^ input as u64 ^ 0x9e37_79b9_7f4a_7c15);
        for _ in 0..4 {
            generator.next();
        }
        generator
    }

    /// xorshift64*, Vigna 2016.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % limit.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn word(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    /// The name of a file, and a text for it that is a few changes away from a real one.
    pub(crate) fn mutation(mut self, seeds: &Seeds) -> (&'static str, String) {
        let (name, texts) = if self.below(4) == 0 { ("go.work", &seeds.go_work) } else { ("go.mod", &seeds.go_mod) };
        let mut text = self.pick(texts).clone();
        for _ in 0..=self.below(6) / 2 {
            text = self.change(&text, seeds);
        }
        (name, text)
    }

    fn change(&mut self, text: &str, seeds: &Seeds) -> String {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let line = self.below(lines.len());
        match self.below(10) {
            0 if !lines.is_empty() => drop(lines.remove(line)),
            1 if !lines.is_empty() => lines.insert(line, lines[line]),
            2 if !lines.is_empty() => {
                let other = self.below(lines.len());
                lines.swap(line, other);
            }
            3 => lines.insert(line, self.word(LINES)),
            4 => {
                let borrowed = format!("{}\n", self.pick(&seeds.lines));
                lines.insert(line, &borrowed);
                return lines.concat();
            }
            5 | 6 => return self.change_word(text),
            7 => {
                let at = self.boundary(text);
                return [&text[..at], self.word(PIECES), &text[at..]].concat();
            }
            8 => {
                let (from, to) = (self.boundary(text), self.boundary(text));
                let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 12));
                let to = (to..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap();
                return [&text[..from], &text[to..]].concat();
            }
            _ => {
                let at = self.boundary(text);
                let next = text[at..].chars().next().map_or(0, char::len_utf8);
                return [&text[..at], self.word(PIECES), &text[at + next..]].concat();
            }
        }
        lines.concat()
    }

    /// A word goes, or another takes its place.
    fn change_word(&mut self, text: &str) -> String {
        let words: Vec<&str> = text.split_inclusive([' ', '\t', '\n']).collect();
        let mut changed: Vec<&str> = words.clone();
        if changed.is_empty() {
            return text.to_owned();
        }
        let at = self.below(changed.len());
        let end = &changed[at][changed[at].trim_end().len()..];
        let replaced = match self.below(3) {
            0 => String::new(),
            1 => format!("{}{end}", self.word(PIECES)),
            _ => format!("{}{end}", self.pick(&words).trim_end()),
        };
        changed[at] = &replaced;
        changed.concat()
    }

    fn boundary(&mut self, text: &str) -> usize {
        let at = self.below(text.len() + 1);
        (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap()
    }
}
