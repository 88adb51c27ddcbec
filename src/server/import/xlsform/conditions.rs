//! XPath as XLSForms have it, in the words of our conditions ([`domain::survey::Condition`]), which speak a part of it.

use domain::decimal::Decimal;

/// A name as our ids are written: letters, digits, hyphens and underscores, a letter first.
#[must_use]
pub fn fit_id(name: &str) -> String {
    let fit = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '_' };
    name.chars().map(fit).take(40).collect()
}

/// A condition in our words. What we cannot say stays as it is, and is refused where it is read.
#[must_use]
pub fn show_if(relevant: &str) -> String {
    let mut said = String::with_capacity(relevant.len());
    let mut rest = relevant;
    while let Some(at) = rest.find(['$', '\'', '"']) {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        let quote = rest.chars().next().unwrap_or('$');
        let (opens, closes) = if quote == '$' { ("${", '}') } else { (&rest[..1], quote) };
        let inside = rest.strip_prefix(opens).and_then(|inside| Some((inside, inside.find(closes)?)));
        let Some((inside, end)) = inside else { break };
        said.push_str(opens);
        said.push_str(&fit_id(inside[..end].trim()));
        said.push(closes);
        rest = &inside[end + 1..];
    }
    said.push_str(rest);
    answered(&said)
}

/// `${a} != ''` asks whether there is an answer at all.
fn answered(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        let (before, item) = rest.split_at(at);
        said.push_str(before);
        let Some(end) = item.find('}') else { break };
        let (name, after) = item.split_at(end + 1);
        let behind = after.trim_start();
        let (sign, behind) = match behind.strip_prefix("!=") {
            Some(behind) => ("!=", behind.trim_start()),
            None => ("=", behind.strip_prefix('=').unwrap_or(".").trim_start()),
        };
        match behind.strip_prefix("''").or_else(|| behind.strip_prefix("\"\"")) {
            Some(behind) if sign == "!=" => {
                said.push_str(&format!("answered({name})"));
                rest = behind;
            }
            Some(behind) => {
                said.push_str(&format!("not(answered({name}))"));
                rest = behind;
            }
            None => {
                said.push_str(name);
                rest = after;
            }
        }
    }
    said.push_str(rest);
    said
}

/// The bounds that a constraint on a number sets: `. >= 1 and . <= 10`, in either order, or one of them. None where it says more.
#[must_use]
pub fn bounds(constraint: &str) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let (mut min, mut max) = (None, None);
    for part in constraint.split(" and ") {
        let part = part.trim().trim_matches(['(', ')']).trim();
        let part = part.strip_prefix('.')?.trim_start();
        if let Some(number) = part.strip_prefix(">=") {
            min = Some(Decimal::read(number.trim())?);
        } else if let Some(number) = part.strip_prefix("<=") {
            max = Some(Decimal::read(number.trim())?);
        } else {
            return None;
        }
    }
    Some((min, max))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids_and_blank_is_no_answer() {
        for (relevant, said) in [
            ("${nha.o} = 'co'", "${nha_o} = 'co'"),
            ("selected(${lo nhat}, 'ma túy')", "selected(${lo_nhat}, 'ma_t_y')"),
            ("${a} != ''", "answered(${a})"),
            ("${a} = \"\" and ${b}>=3", "not(answered(${a})) and ${b}>=3"),
            ("${tuoi} > 18", "${tuoi} > 18"),
        ] {
            assert_eq!(show_if(relevant), said);
        }
    }

    #[test]
    fn bounds_are_read_in_either_order() {
        let number = |text| Decimal::read(text);
        assert_eq!(bounds(". >= 1 and . <= 10"), Some((number("1"), number("10"))));
        assert_eq!(bounds(".<=5"), Some((None, number("5"))));
        assert_eq!(bounds("regex(., '[0-9]+')"), None);
    }
}
