//! Whether an address on the web is well formed. Nothing is opened: the program has no network.

/// What is wrong with `address`, if anything: it must be an `https` URL with the name of a host, without a user's
/// name, in the characters that a URL may have.
#[must_use]
pub fn fault(address: &str) -> Option<&'static str> {
    let Some(rest) = address.strip_prefix("https://") else {
        return Some("it must begin with https://");
    };
    if !address.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b)) {
        return Some("it holds a space or another character that a URL cannot have: copy it from the browser");
    }
    let mut escapes = address.split('%').skip(1);
    if !escapes.all(|rest| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2) {
        return Some("a `%` in a URL is followed by two hexadecimal digits");
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Some("it names a user before the `@`: leave that out");
    }
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    if port.is_some_and(|port| !port.bytes().all(|b| b.is_ascii_digit()) || !port.parse::<u16>().is_ok_and(|n| n > 0)) {
        return Some("what follows the host's `:` is no port");
    }
    (!is_host(host)).then_some("it has no host such as example.org")
}

/// Whether `host` is a name of two or more labels; an IP address is not one.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.len() <= 253
        && host.contains('.')
        && host.split('.').all(label)
        && last.bytes().any(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_web_are_well_formed() {
        for good in [
            "https://example.org",
            "https://example.org:8443/a/b.html?c=d&e=%20#f",
            "https://doi.org/10.1016/0005-1098(83)90046-8",
            "https://a-b.example.co.uk/~eve/x_y",
            "https://xn--bcher-kva.example/",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
    }

    #[test]
    fn what_is_no_address_is_told() {
        for (bad, why) in [
            ("", "begin with https://"),
            ("http://example.org", "begin with https://"),
            ("HTTPS://example.org", "begin with https://"),
            ("https://example.org/a b", "a space"),
            ("https://example.org/\u{e9}", "a space or another"),
            ("https://example.org/<x>", "a space or another"),
            ("https://example.org/%2", "two hexadecimal"),
            ("https://example.org/%zz", "two hexadecimal"),
            ("https://eve@example.org/", "names a user"),
            ("https://example.org:/", "no port"),
            ("https://example.org:0/", "no port"),
            ("https://example.org:+80/", "no port"),
            ("https://example.org:70000/", "no port"),
            ("https://", "no host"),
            ("https:///path", "no host"),
            ("https://localhost/", "no host"),
            ("https://127.0.0.1/", "no host"),
            ("https://example..org/", "no host"),
            ("https://-example.org/", "no host"),
            ("https://example-.org/", "no host"),
            ("https://exa_mple.org/", "no host"),
        ] {
            assert!(fault(bad).is_some_and(|told| told.contains(why)), "{bad}: {:?}", fault(bad));
        }
    }
}
