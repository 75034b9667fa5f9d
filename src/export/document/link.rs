//! Which addresses may become links: `https`, `mailto`, or relative. Everything else stays text.

/// The characters that stand unescaped in an address; the others are percent-encoded.
const PLAIN: &str = "-._~:/?#@!$&+,;=%";

/// The address of a link, percent-encoded so that it ends no attribute and no bracket; none where `text` is no
/// address, or one that a document may not lead to.
#[must_use]
pub fn address(text: &str) -> Option<String> {
    let text = text.trim();
    let known = ["https://", "mailto:"].iter().any(|scheme| {
        text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)) && text.len() > scheme.len()
    });
    if text.chars().any(char::is_whitespace) || !(known || relative(text)) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || PLAIN.contains(c) {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    Some(out)
}

/// Whether it is a path beside the document or a place in it. A colon could begin a scheme, two slashes another host.
fn relative(text: &str) -> bool {
    let path = text.contains('/') && !text.starts_with('/') && !text.contains("//");
    let place = text.len() > 1 && text.starts_with('#');
    (path || place) && !text.contains([':', '\\', '~'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_mailto_and_relative_and_nothing_else() {
        for good in
            ["https://x.example/a?b=c#d", "HTTPS://x.example", "mailto:a@x.example", "docs/a.md", "../a", "#top"]
        {
            assert_eq!(address(good).as_deref(), Some(good));
        }
        for bad in [
            "http://x.example",
            "javascript:alert(1)",
            "JaVaScRiPt://x/%0aalert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//x.example/a",
            "a//b",
            "\\\\x\\y",
            "/etc/passwd",
            "~/notes",
            "https://",
            "INC-1234",
            "two words/x",
            "",
            "#",
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_would_end_the_place_it_stands_in_is_encoded() {
        assert_eq!(address("https://x.example/\"><b>").as_deref(), Some("https://x.example/%22%3E%3Cb%3E"));
        assert_eq!(address("https://x.example/a)`").as_deref(), Some("https://x.example/a%29%60"));
        assert_eq!(address("https://x.example/ü").as_deref(), Some("https://x.example/%C3%BC"));
    }
}
