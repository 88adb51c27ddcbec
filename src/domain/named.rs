//! Enums that travel as names. serde's own derive does the same in five times the bytes, and a phone downloads eight of
//! them.

/// Declares an enum whose variants are written `Variant = "name"` and travel as those names.
macro_rules! named {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$about:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        pub enum $name { $($(#[$about])* $variant,)+ }

        impl $name {
            /// The name it travels by.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The one with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = String::deserialize(deserializer)?;
                let unknown = concat!("unknown ", stringify!($name), ", expected one of" $(, " `", $text, "`")+);
                Self::from_name(&name).ok_or_else(|| serde::de::Error::custom(unknown))
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let names = utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::Type::String);
                names.enum_values(Some([$($text),+])).into()
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    };
}

pub(crate) use named;

#[cfg(test)]
mod tests {
    named! {
        /// Two.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Two {
            /// The first.
            First = "first",
            /// The second.
            SecondOne = "second_one",
        }
    }

    #[test]
    fn a_name_comes_back_and_another_is_refused() {
        for two in [Two::First, Two::SecondOne] {
            let json = serde_json::to_string(&two).unwrap();
            assert_eq!(json, format!("\"{}\"", two.name()));
            assert_eq!(serde_json::from_str::<Two>(&json).unwrap(), two);
        }
        let error = serde_json::from_str::<Two>("\"third\"").unwrap_err().to_string();
        assert!(error.contains("unknown Two, expected one of `first` `second_one`"), "{error}");
        assert!(serde_json::from_str::<Two>("1").is_err());
    }
}
