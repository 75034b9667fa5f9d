//! Rust source as the layer test sees it: no comments, no contents of strings, no test modules; the paths that it
//! names, with their lines.

/// A source file as the rules see it: without comments, the contents of strings, and test modules.
pub(crate) struct File {
    /// Such as `src/profile/entry.rs`.
    pub(crate) path: String,
    /// Its module path, such as `profile`, `entry`; `main` for `src/main.rs`, empty for `src/lib.rs`.
    pub(crate) module: Vec<String>,
    /// Its lines, those of test modules not counted.
    pub(crate) lines: usize,
    /// Every path of two segments or more, and every path that a `use` names.
    pub(crate) references: Vec<Reference>,
    /// Every macro called, with its line.
    pub(crate) macros: Vec<(usize, String)>,
    /// In a folder's file: the lines that are neither prose nor `pub mod`.
    pub(crate) other_than_modules: Vec<(usize, String)>,
}

/// A path in the code, such as `crate::profile::entry::Entry`.
pub(crate) struct Reference {
    pub(crate) line: usize,
    pub(crate) path: Vec<String>,
    /// How many `mod name { ... }` of its file it stands in.
    inside: usize,
}

impl File {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let mut code = blank_comments_and_strings(text);
        let test_lines = blank_tests(&mut code);
        let tokens = tokens(&code);
        let mut file = Self {
            path: path.to_owned(),
            module: module_of(path),
            lines: text.lines().count() - test_lines,
            references: references(&tokens),
            macros: macros(&tokens),
            other_than_modules: Vec::new(),
        };
        if file.is_folder() {
            let allowed = |line: &str| {
                line.is_empty() || line.starts_with("//!") || (line.starts_with("pub mod ") && line.ends_with(';'))
            };
            let other = text.lines().enumerate().filter(|(_, line)| !allowed(line));
            file.other_than_modules = other.map(|(n, line)| (n + 1, line.trim().to_owned())).collect();
        }
        file
    }

    pub(crate) fn part(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// Whether it stands for a folder: `mod.rs`, or the library's root.
    pub(crate) fn is_folder(&self) -> bool {
        self.path.ends_with("/mod.rs") || self.path == "src/lib.rs"
    }

    /// The module path that a path means from the root of the crate; `None` for other crates and for local names.
    pub(crate) fn resolve(&self, reference: &Reference) -> Option<Vec<String>> {
        let ups = reference.path.iter().take_while(|segment| *segment == "super").count();
        let mut base = match reference.path.first()?.as_str() {
            "crate" => Vec::new(),
            "opsarc" if self.path == "src/main.rs" => Vec::new(),
            "self" => self.module.clone(),
            "super" => {
                // A module within a file goes up to its file first.
                let above = self.module.len().saturating_sub(ups.saturating_sub(reference.inside));
                self.module.iter().take(above).cloned().collect()
            }
            _ => return None,
        };
        base.extend(reference.path.iter().skip(ups.max(1)).filter(|segment| *segment != "self").cloned());
        Some(base)
    }
}

fn module_of(path: &str) -> Vec<String> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let inner = if inner == "lib" { "" } else { inner.trim_end_matches("/mod") };
    inner.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The code with comments and the contents of strings and characters made blank; lines stay where they are.
fn blank_comments_and_strings(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    let mut after_word = false;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment_length(rest)
        } else if let Some(length) = (!after_word).then(|| raw_string_length(rest)).flatten() {
            length
        } else if c == '"' {
            quoted_length(rest, '"')
        } else if c == '\'' && is_char_literal(rest) {
            quoted_length(rest, '\'')
        } else {
            0
        };
        let taken = if skipped == 0 { c.len_utf8() } else { skipped };
        let (token, left) = rest.split_at(taken);
        if skipped == 0 {
            code.push(c);
        } else {
            code.extend(token.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        }
        after_word = skipped == 0 && (c.is_alphanumeric() || c == '_');
        rest = left;
    }
    code
}

/// The length of the block comment that `text` begins with; such comments nest.
fn comment_length(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of the raw string that `text` begins with, if it does.
fn raw_string_length(text: &str) -> Option<usize> {
    let start = ["br", "cr", "r"].iter().find(|prefix| text.starts_with(**prefix))?.len();
    let hashes = text.get(start..)?.chars().take_while(|c| *c == '#').count();
    let body = start + hashes + 1;
    if text.get(start + hashes..body)? != "\"" {
        return None;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    Some(text.get(body..)?.find(&end).map_or(text.len(), |at| body + at + end.len()))
}

/// The length of the quoted text that `text` begins with, escapes heeded.
fn quoted_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether the apostrophe that `text` begins with opens a character, and not a lifetime.
fn is_char_literal(text: &str) -> bool {
    let mut chars = text.chars().skip(1);
    match chars.next() {
        Some('\\') => true,
        Some(_) => chars.next() == Some('\''),
        None => false,
    }
}

/// Makes every `#[cfg(test)]` item blank, in code without comments and strings; answers how many lines those had.
fn blank_tests(code: &mut String) -> usize {
    let mut lines = 0;
    for mark in ["#[cfg(test)]", "#[cfg(all(test"] {
        while let Some(start) = code.find(mark) {
            let rest = code.get(start..).unwrap_or_default();
            let item: String = rest.chars().take(item_length(rest)).collect();
            lines += item.matches('\n').count() + 1;
            let blank: String = item.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
            code.replace_range(start..start + item.len(), &blank);
        }
    }
    lines
}

/// How many characters the item takes that `code` begins with: to its `;`, or to the brace that closes it.
fn item_length(code: &str) -> usize {
    let (mut braces, mut others) = (0_usize, 0_usize);
    for (count, c) in code.chars().enumerate() {
        match c {
            '(' | '[' => others += 1,
            ')' | ']' => others = others.saturating_sub(1),
            '{' => braces += 1,
            '}' => {
                braces = braces.saturating_sub(1);
                if braces == 0 && others == 0 {
                    return count + 1;
                }
            }
            ';' if braces == 0 && others == 0 => return count + 1,
            _ => {}
        }
    }
    code.chars().count()
}

/// A word, `::`, or any other single character, with its line.
type Token<'a> = (usize, &'a str);

fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for (n, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(c) = rest.chars().next() {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = if word > 0 {
                word
            } else if rest.starts_with("::") {
                2
            } else {
                c.len_utf8()
            };
            let (token, left) = rest.split_at(length);
            tokens.push((n + 1, token));
            rest = left.trim_start();
        }
    }
    tokens
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn macros(tokens: &[Token<'_>]) -> Vec<(usize, String)> {
    let called = tokens.windows(3).filter_map(|window| match window {
        [(line, name), (_, "!"), (_, "(" | "[" | "{")] if is_word(name) => Some((*line, (*name).to_owned())),
        _ => None,
    });
    called.collect()
}

fn references(tokens: &[Token<'_>]) -> Vec<Reference> {
    let mut found = Vec::new();
    // The braces that are open, and whether each is that of a module.
    let mut open: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some((_, token)) = tokens.get(at) {
        let text = |at: usize| tokens.get(at).map_or("", |(_, token)| *token);
        let before = |back: usize| at.checked_sub(back).map_or("", text);
        let start = found.len();
        if *token == "use" {
            at = path_tree(tokens, at + 1 + usize::from(text(at + 1) == "::"), &[], &mut found);
        } else if is_word(token) && before(1) != "::" && text(at + 1) == "::" {
            let visibility = before(1) == "in" && before(2) == "(" && before(3) == "pub";
            at = path_tree(tokens, at, &[], &mut found);
            if visibility {
                found.truncate(start);
            }
        } else {
            match *token {
                "{" => open.push(before(2) == "mod"),
                "}" => _ = open.pop(),
                // A path that begins with `::` or follows `>::` is read from its first word on.
                _ => {}
            }
            at += 1;
        }
        let inside = open.iter().filter(|module| **module).count();
        found.iter_mut().skip(start).for_each(|reference| reference.inside = inside);
    }
    found
}

/// Reads one path with its branches, such as `a::{b, c::d}`, and answers where it ends.
fn path_tree(tokens: &[Token<'_>], mut at: usize, prefix: &[String], found: &mut Vec<Reference>) -> usize {
    let mut path = prefix.to_vec();
    let mut line = tokens.get(at).map_or(0, |(line, _)| *line);
    loop {
        match tokens.get(at) {
            Some((here, word)) if is_word(word) => {
                line = *here;
                path.push((*word).to_owned());
                at += 1;
            }
            Some((_, "{")) => {
                at += 1;
                while let Some((_, token)) = tokens.get(at) {
                    match *token {
                        "}" => return at + 1,
                        "," => at += 1,
                        _ => at = path_tree(tokens, at, &path, found).max(at + 1),
                    }
                }
                return at;
            }
            Some((_, "*")) => at += 1,
            _ => {}
        }
        match tokens.get(at) {
            Some((_, "::")) => at += 1,
            Some((_, "as")) => {
                at += 2;
                break;
            }
            _ => break,
        }
    }
    found.push(Reference { line, path, inside: 0 });
    at
}
