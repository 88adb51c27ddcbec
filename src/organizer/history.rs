//! The audit log in parts that can be read: what is different after a change, and which lines somebody looks for.

mod json;
mod teller;

use domain::spelling::fold;

use json::Json;
pub use teller::{Line, Teller};

/// What says the same as the line itself, or nothing to people.
const LEFT_OUT: [&str; 2] = ["id", "format"];

/// A field that is different after a change. Where the log knows no other side, it has one side alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name on the wire, without those of what it stands in.
    pub field: String,
    /// How it was.
    pub before: Option<Json>,
    /// How it is.
    pub after: Option<Json>,
}

/// What a line of the log says of before and after: JSON, or nothing.
pub fn differences(before: &str, after: &str) -> Vec<Difference> {
    let (mut was, mut is) = (fields(before), fields(after));
    let mut found = Vec::new();
    // Neither side is long: a few dozen fields.
    for (path, value) in is.drain(..) {
        let place = was.iter().position(|(other, _)| *other == path);
        let old = place.map(|place| was.remove(place).1);
        if old.as_ref() != Some(&value) {
            found.push(difference(&path, old, Some(value)));
        }
    }
    found.extend(was.into_iter().map(|(path, value)| difference(&path, Some(value), None)));
    found
}

fn difference(path: &str, before: Option<Json>, after: Option<Json>) -> Difference {
    let field = path.rsplit('.').next().unwrap_or_default().to_owned();
    Difference { field, before, after }
}

/// Every value with its path. What is no JSON stays one text without a name.
fn fields(json: &str) -> Vec<(String, Json)> {
    let mut fields = Vec::new();
    if !json.is_empty() {
        let value = serde_json::from_str(json).unwrap_or_else(|_| Json::Text(json.to_owned()));
        collect(String::new(), value, &mut fields);
    }
    fields
}

// As deep as the reader of JSON goes, which stops at 128.
fn collect(path: String, value: Json, fields: &mut Vec<(String, Json)>) {
    match value {
        Json::Object(object) => {
            for (key, value) in object {
                if !LEFT_OUT.contains(&key.as_str()) {
                    let path = if path.is_empty() { key } else { format!("{path}.{key}") };
                    collect(path, value, fields);
                }
            }
        }
        Json::Nothing => (),
        value => fields.push((path, value)),
    }
}

/// Whether every typed word stands in a text; marks and case are forgiven. `folded` is [`fold`]ed already.
pub fn holds(folded: &str, typed: &str) -> bool {
    fold(typed).split_whitespace().all(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(before: &str, after: &str) -> String {
        let side = |value: Option<Json>| match value {
            None => "-".to_owned(),
            Some(Json::Text(text)) => text,
            Some(Json::Flag(flag)) => flag.to_string(),
            Some(Json::Count(count)) => count.to_string(),
            Some(other) => format!("{other:?}"),
        };
        let one = |found: Difference| format!("{} {} {}", found.field, side(found.before), side(found.after));
        differences(before, after).into_iter().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn only_what_is_different_is_told() {
        let (before, after) =
            (r#"{"role":"viewer","unit":"a","closed":false}"#, r#"{"role":"admin","unit":"a"}"#);
        assert_eq!(told(before, after), "role viewer admin; closed false -");
        assert_eq!(told(before, before), "");
        assert_eq!(told("", ""), "");
    }

    #[test]
    fn something_new_is_told_whole_but_for_its_id_and_what_is_not_said() {
        assert_eq!(told("", r#"{"id":"x","name":"Lan","unit":null}"#), "name - Lan");
    }

    #[test]
    fn what_stands_deeper_is_found_by_its_whole_path_and_called_by_the_last_part_of_it() {
        let (before, after) = (r#"{"a":{"n":1},"b":{"n":2}}"#, r#"{"a":{"n":1},"b":{"n":3}}"#);
        assert_eq!(told(before, after), "n 2 3");
    }

    #[test]
    fn what_is_no_json_is_shown_as_it_is() {
        assert_eq!(told("", "plain"), " - plain");
    }

    #[test]
    fn every_typed_word_must_be_there_in_any_order() {
        let line = fold("chị Lan · Đổi quyền · Xã Nghĩa Hành");
        assert!(holds(&line, "nghĩa hành lan") && holds(&line, " ") && !holds(&line, "lan hue"));
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(before in "\\PC{0,30}", after in "\\PC{0,30}") {
            let found = differences(&before, &after);
            prop_assert!(found.iter().all(|one| one.before != one.after));
        }
    }
}
