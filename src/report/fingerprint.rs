//! What tells a finding from all others and stays the same while other parts of the repository change.

use std::collections::HashMap;

use super::material::{Finding, Page, Report};

/// A longer line (a minified file) says too little about the finding; the token alone is taken then.
const LONGEST_LINE: usize = 300;

/// A fingerprint for each finding, in order: 16 hexadecimal digits from the rule, the path, the line's text without its
/// spacing, and the finding's number among those that agree in all of these. Line numbers and messages have no part in it.
///
/// The text is the masked one: no password can be guessed from a fingerprint.
/// Those that comments hide come last, so that hiding one finding changes no fingerprint but those of its like.
pub(super) fn fingerprints(report: &Report<'_>) -> Vec<String> {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    report
        .findings()
        .chain(report.suppressed_findings().map(|(finding, _)| finding))
        .map(|finding| {
            let hash = hash_of(&finding);
            let ordinal = seen.entry(hash).or_default();
            *ordinal += 1;
            format!("{:016x}", Fnv(hash).write(&ordinal.to_le_bytes()).0)
        })
        .collect()
}

fn hash_of(finding: &Finding<'_>) -> u64 {
    let mut hash = Fnv::new().write_text(finding.rule).write_text(finding.place.path.as_str());
    if let Some(page) = finding.place.page {
        for word in significant_text(page, finding).split_whitespace() {
            hash = hash.write_text(word);
        }
    }
    hash.0
}

fn significant_text<'p>(page: &'p Page<'_>, finding: &Finding<'_>) -> &'p str {
    let span = page.clamp(finding.place.span);
    let line = page.line_span(page.line(span.start));
    let significant = if line.len() <= LONGEST_LINE { line } else { span };
    page.text().get(significant.range()).unwrap_or_default()
}

/// FNV-1a in 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): fingerprints must agree between releases, which the
/// standard library's hasher does not promise.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn write(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)))
    }

    /// Text and an end mark, so that `ab`, `c` and `a`, `bc` differ.
    fn write_text(self, text: &str) -> Self {
        self.write(text.as_bytes()).write(&[0xff])
    }
}

#[cfg(test)]
mod tests {
    use super::Fnv;

    #[test]
    fn the_hash_is_fnv_1a() {
        // From the reference's own test vectors.
        assert_eq!(Fnv::new().0, 0xcbf2_9ce4_8422_2325);
        assert_eq!(Fnv::new().write(b"a").0, 0xaf63_dc4c_8601_ec8c);
        assert_eq!(Fnv::new().write(b"foobar").0, 0x8594_4171_f739_67e8);
    }
}
