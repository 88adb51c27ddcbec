//! JSON of any shape, small: the reader that comes with `serde_json` costs tens of kilobytes.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// None.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A count or a moment.
    Count(u64),
    /// A text; another number as it is written.
    Text(String),
    /// Several.
    List(Vec<Json>),
    /// Named ones, in their order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The member of an object with this name.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The text, if it is one and has something in it.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_u64<E>(self, count: u64) -> Result<Json, E> {
        Ok(Json::Count(count))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Text(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = entries.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let read: Json = serde_json::from_str(r#"{"a":null,"b":[true,1,-2,1.5,"ệ"],"c":{}}"#).unwrap();
        assert_eq!(read.get("a"), Some(&Json::Nothing));
        let text = |text: &str| Json::Text(text.to_owned());
        let list = vec![Json::Flag(true), Json::Count(1), text("-2"), text("1.5"), text("ệ")];
        assert_eq!(read.get("b"), Some(&Json::List(list)));
        assert_eq!(read.get("c"), Some(&Json::Object(Vec::new())));
        assert_eq!(read.get("d"), None);
        assert!(serde_json::from_str::<Json>("{").is_err());
    }

    #[test]
    fn what_is_nested_too_deep_is_refused_and_does_not_exhaust_the_stack() {
        assert!(serde_json::from_str::<Json>(&"[".repeat(100_000)).is_err());
    }
}
