//! Text for HTML and XML: nothing in it is taken for markup, between tags or in a quoted attribute.

use std::borrow::Cow;

/// `text` with its special characters escaped. What XML does not allow becomes a replacement character; control characters
/// are gone before a text comes here ([`crate::framework::text`]), and would not get through either.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    let never = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || never(c);
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if never(c) => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_opens_a_tag_or_ends_an_attribute() {
        assert_eq!(escape("<a href=\"x\" b='y'>&\u{ffff}"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;\u{fffd}");
        assert_eq!(escape("a\u{1b}[2J\nb\u{9b}"), "a\u{fffd}[2J\nb\u{fffd}");
        assert!(matches!(escape("plain, 世界"), Cow::Borrowed(_)));
    }
}
