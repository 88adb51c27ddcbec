//! The style sheets: values from tokens, no ids, nothing more important than the rest.

use super::{Finding, Source, numbered};

/// Lines, outlines and corners may be drawn this thick without a name, in px.
const HAIRLINE: f64 = 4.0;

pub fn no_ids_and_nothing_is_important(sources: &[Source]) -> Vec<Finding> {
    each_line(sources, |line| {
        let selects_id =
            line.split(['{', ',', ' ', '>', '+', '~']).any(|part| has_id(part) && !line.contains(':'));
        let selects_id = selects_id || line.trim_end().ends_with('{') && line.split(' ').any(has_id);
        if line.contains("!important") {
            Some("!important".to_owned())
        } else {
            selects_id.then(|| "an id in a selector".to_owned())
        }
    })
}

fn has_id(part: &str) -> bool {
    part.split_once('#').is_some_and(|(_, name)| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

pub fn colours_come_from_tokens(sources: &[Source]) -> Vec<Finding> {
    each_line(sources, |line| {
        let value = value(line)?;
        let is_raw = value.contains('#')
            || ["rgb(", "rgba(", "hsl(", "hsla(", "oklch("].iter().any(|f| value.contains(f));
        let named = value
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .any(|word| ["white", "black", "red"].contains(&word));
        (is_raw || named).then(|| "a colour that is not a token".to_owned())
    })
}

pub fn sizes_come_from_tokens(sources: &[Source]) -> Vec<Finding> {
    each_line(sources, |line| {
        // A custom property is a token of its component's own; a motion is drawn, not laid out.
        let is_free =
            ["--", "transform:", "translate:"].iter().any(|name| line.trim_start().starts_with(name));
        let value = value(line).filter(|_| !is_free)?;
        let sizes = value
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .filter_map(|word| word.strip_suffix("px"));
        let large = sizes.filter_map(|size| size.parse::<f64>().ok()).find(|size| *size > HAIRLINE)?;
        Some(format!("{large}px without a name"))
    })
}

/// What stands after the colon of a declaration.
fn value(line: &str) -> Option<&str> {
    let line = line.trim();
    if line.ends_with('{') || line.starts_with('@') {
        None
    } else {
        line.split_once(':').map(|(_, value)| value)
    }
}

fn each_line(sources: &[Source], check: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| source.is("css") && source.path != "style/tokens.css") {
        for (number, line) in numbered(&without_comments(&source.text)) {
            found.extend(check(line).map(|what| Finding::new(source, number, what)));
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        let (comment, after) = after.split_once("*/").unwrap_or((after, ""));
        plain.push_str(before);
        plain.extend(comment.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::lines;

    #[test]
    fn ids_and_important_are_found() {
        let css = "/* #a */\n.a #b {\n  color: var(--ink) !important;\n}\n#c,\n.d {\n  fill: url(#e);\n}\n";
        assert_eq!(lines(no_ids_and_nothing_is_important, "style/a.css", css), [2, 3, 5]);
    }

    #[test]
    fn raw_colours_are_found() {
        let css =
            ".a:hover {\n  color: #fff;\n  --b: rgb(0 0 0);\n  fill: var(--red);\n  stroke: white;\n}\n";
        assert_eq!(lines(colours_come_from_tokens, "style/a.css", css), [2, 3, 5]);
        assert_eq!(lines(colours_come_from_tokens, "style/tokens.css", css), [0; 0]);
    }

    #[test]
    fn sizes_without_a_name_are_found() {
        let css = "@media (width > 600px) {\n  --tap: 44px;\n  border: 2px solid;\n  margin: 0 12px;\n  \
            transform: translateY(9px);\n}\n";
        assert_eq!(lines(sizes_come_from_tokens, "style/a.css", css), [4]);
    }
}
