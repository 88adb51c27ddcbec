//! JSON for phones. serde_json reads it too, and more: it says what is wrong and where, takes structs as lists, and compiles
//! every struct twice for that. A phone only wants to know whether it can read something, and downloads 60 KB less without
//! the rest. The server, which tells people what is wrong, reads by serde_json.
//!
//! A struct is visited as the sequence of its fields, each found by its name, so that what serde derives for keys is never
//! compiled. Two things follow: a field that may be absent says `#[serde(default)]`, an `Option` too; and numbers are whole
//! and not below zero, as all of ours are.

use std::str::Chars;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde::{Serialize, forward_to_deserialize_any};

/// Reads a value; none if the text is no JSON, or holds something else.
#[must_use]
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    T::deserialize(Value(text.trim_ascii())).ok()
}

/// Writes a value that has only texts and whole numbers in it, which always succeeds. (Were it not so, an empty text would
/// be read by nobody.)
#[must_use]
pub fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The text is no JSON, or holds something else than what was to be read.
#[derive(Debug, thiserror::Error)]
#[error("not JSON of the wanted shape")]
struct Unreadable;

impl serde::de::Error for Unreadable {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

type Result<T> = std::result::Result<T, Unreadable>;

/// One value as it is written, without white space around it.
#[derive(Clone, Copy)]
struct Value<'a>(&'a str);

impl<'a> Value<'a> {
    fn within(self, open: char, close: char) -> Result<&'a str> {
        self.0.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).ok_or(Unreadable)
    }

    fn text(self) -> Result<String> {
        let inside = self.within('"', '"')?;
        let is_plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
        let plain = inside.bytes().position(|byte| !is_plain(byte)).unwrap_or(inside.len());
        let (plain, rest) = inside.split_at(plain);
        let mut text = plain.to_owned();
        let mut rest = rest.chars();
        while let Some(character) = rest.next() {
            text.push(match character {
                '\\' => escaped(&mut rest)?,
                '"' | '\0'..' ' => return Err(Unreadable),
                plain => plain,
            });
        }
        Ok(text)
    }

    fn number(self) -> Result<u64> {
        self.0.parse().map_err(|_| Unreadable)
    }

    fn items(self, open: char, close: char) -> Result<Items<'a>> {
        let inside = self.within(open, close)?.trim_ascii();
        Ok(Items((!inside.is_empty()).then_some(inside)))
    }

    /// The values of an object by their names, as these are written: nobody escapes the letters of ours.
    fn named(self) -> Result<Vec<(&'a str, Self)>> {
        let mut items = self.items('{', '}')?;
        let mut named = Vec::new();
        while let Some(name) = items.until(b':') {
            named.push((name.within('"', '"')?, items.until(b',').ok_or(Unreadable)?));
        }
        Ok(named)
    }
}

/// What stands for a character that is not written as itself.
fn escaped(rest: &mut Chars<'_>) -> Result<char> {
    Ok(match rest.next().ok_or(Unreadable)? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let first = unit(rest)?;
            let is_half = (0xd800..0xdc00).contains(&first);
            if is_half && !(rest.next() == Some('\\') && rest.next() == Some('u')) {
                return Err(Unreadable);
            }
            let second = if is_half { Some(unit(rest)?) } else { None };
            let mut decoded = char::decode_utf16([first].into_iter().chain(second));
            decoded.next().and_then(std::result::Result::ok).ok_or(Unreadable)?
        }
        itself @ ('"' | '\\' | '/') => itself,
        _ => return Err(Unreadable),
    })
}

/// Four hexadecimal digits: a unit of UTF-16.
fn unit(rest: &mut Chars<'_>) -> Result<u16> {
    (0..4).try_fold(0, |unit, _| {
        let digit = rest.next().and_then(|digit| digit.to_digit(16)).ok_or(Unreadable)?;
        Ok(unit << 4 | u16::try_from(digit).map_err(|_| Unreadable)?)
    })
}

/// What is left of a list or an object.
struct Items<'a>(Option<&'a str>);

impl<'a> Items<'a> {
    /// The next value: all up to an `end` that is not within it.
    fn until(&mut self, end: u8) -> Option<Value<'a>> {
        let rest = self.0?;
        let mut bytes = rest.bytes().enumerate();
        let mut depth = 0_usize;
        let place = loop {
            match bytes.next() {
                Some((_, b'"')) => pass_text(&mut bytes),
                Some((_, b'[' | b'{')) => depth += 1,
                Some((_, b']' | b'}')) => depth = depth.saturating_sub(1),
                Some((place, byte)) if depth == 0 && byte == end => break Some(place),
                Some(_) => {}
                None => break None,
            }
        };
        self.0 = place.map(|place| &rest[place + 1..]);
        Some(Value(rest[..place.unwrap_or(rest.len())].trim_ascii()))
    }
}

/// Passes over the rest of a text, its closing quote included.
fn pass_text(bytes: &mut impl Iterator<Item = (usize, u8)>) {
    while let Some((_, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => break,
            _ => {}
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        self.until(b',').map(|value| seed.deserialize(value)).transpose()
    }
}

/// The fields of a struct, in the order of their declaration.
struct Fields<'a> {
    wanted: std::slice::Iter<'static, &'static str>,
    named: Vec<(&'a str, Value<'a>)>,
}

impl<'a> Fields<'a> {
    fn next(&mut self) -> Option<Value<'a>> {
        let wanted = self.wanted.next()?;
        self.named.iter().find(|(name, _)| name == wanted).map(|(_, value)| *value)
    }
}

impl<'de> SeqAccess<'de> for Fields<'_> {
    type Error = Unreadable;

    /// None for one that is absent, and the next may be there all the same: what serde derives asks for each of them.
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        self.next().map(|value| seed.deserialize(value)).transpose()
    }
}

macro_rules! whole_numbers {
    ($($deserialize:ident)+) => {
        $(fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            visitor.visit_u64(self.number()?)
        })+
    };
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Unreadable;

    whole_numbers! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.0 {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.0 == "null" { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_seq(self.items('[', ']')?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_seq(Fields { wanted: fields.iter(), named: self.named()? })
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value> {
        Err(Unreadable)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct map enum identifier
        ignored_any
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;
    use crate::pack::Pack;

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    struct All {
        text: String,
        count: u64,
        small: u8,
        is_so: bool,
        #[serde(default)]
        rest: Option<Box<All>>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        list: Vec<Option<String>>,
    }

    const ONE: &str = r#"{"text":"a","count":1,"small":2,"is_so":true}"#;

    #[test]
    fn a_struct_is_read_by_the_names_of_its_fields() {
        let one = All { text: "a".into(), count: 1, small: 2, is_so: true, ..All::default() };
        let other =
            r#" { "is_so" : true , "later":{"x":[1,"]",{}]}, "small":2, "count":1,"rest":null,"text":"a" } "#;
        assert_eq!(read(ONE), Some(one.clone()));
        assert_eq!(read(other), Some(one), "in another order, and with what a later version added");
        assert_eq!(read::<All>(r#"{"text":"a","count":1,"small":2}"#), None, "a field is missing");
        assert_eq!(read::<All>(&ONE.replace(":2", ":256")), None, "too large a number");
        assert_eq!(read::<All>(&ONE.replace("\"a\"", "null")), None, "no text");
    }

    #[test]
    fn what_is_no_json_is_not_read() {
        for text in ["", "[", "[1,]", "[1 2]", "[,1]", "[1],", "[[1]", "{}", "[-1]", "[1.5]", "[\"1\"]", "1"]
        {
            assert_eq!(read::<Vec<u32>>(text), None, "{text}");
        }
        for text in [
            "",
            "\"",
            "a",
            "\"a",
            "\"a\"b\"",
            "\"\n\"",
            r#""\""#,
            r#""\x""#,
            r#""\u00e""#,
            r#""\ud83c""#,
            r#""\ud83c\u0041""#,
        ] {
            assert_eq!(read::<String>(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_otherwise_is_the_same_text() {
        let text = r#""\u0111\"\\\/\b\f\n\r\t\ud83c\uDF38 \u0000""#;
        assert_eq!(read(text), Some("đ\"\\/\u{8}\u{c}\n\r\t🌸 \0".to_owned()));
        assert_eq!(read::<String>(text), serde_json::from_str(text).ok());
    }

    #[test]
    fn a_starter_pack_is_read_as_serde_json_reads_it() {
        let text = include_str!("../../public/packs/an-toan-tren-mang.json");
        assert_eq!(read::<Pack>(text), serde_json::from_str(text).ok());
    }

    fn any_all() -> impl Strategy<Value = All> {
        let list = prop::collection::vec(prop::option::of(".{0,9}"), 0..3);
        let one = (".*", any::<u64>(), any::<u8>(), any::<bool>(), list);
        let leaf = one.prop_map(|(text, count, small, is_so, list)| All {
            text,
            count,
            small,
            is_so,
            rest: None,
            list,
        });
        leaf.prop_recursive(4, 4, 1, |inner| {
            inner.prop_map(|rest| All { rest: Some(Box::new(rest)), ..All::default() })
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(all in any_all(), is_pretty in any::<bool>()) {
            let text = if is_pretty { serde_json::to_string_pretty(&all).unwrap() } else { write(&all) };
            prop_assert_eq!(read::<All>(&text), Some(all));
        }

        /// Texts that are nearly JSON: a piece is cut out or put in.
        #[test]
        fn whatever_comes_is_read_as_serde_json_does_or_not_at_all(
            all in any_all(), at in any::<prop::sample::Index>(), len in 0_usize..3, put in r#"[\[\]{}:,"\\a1 ]{0,2}"#,
        ) {
            let mut text: Vec<char> = write(&all).chars().collect();
            let at = at.index(text.len());
            text.splice(at..(at + len).min(text.len()), put.chars());
            let text = text.into_iter().collect::<String>();
            let (ours, theirs) = (read::<All>(&text), serde_json::from_str(&text).ok());
            prop_assert!(theirs.is_none() || ours == theirs, "{text}");
        }
    }
}
