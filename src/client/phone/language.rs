//! Packs in the language she reads, which `public/later/language.js` brings, in the place of those in their own.

use domain::json;
use domain::pack::Pack;

use crate::keys;

/// The keys of packs in storage, a line each; with or `without_key`, as the campaign wants them.
#[must_use]
pub fn keys_of(packs: &[Pack], without_key: bool) -> String {
    let key = if without_key { keys::questions } else { keys::pack };
    packs.iter().map(|pack| key(&pack.pack_ref())).collect::<Vec<_>>().join("\n")
}

/// The packs, each as its line of `translated` has it; those whose line is none of them stay as they are.
#[must_use]
pub fn in_language(own: &[Pack], translated: &str, without_key: bool) -> Vec<Pack> {
    let mut lines = translated.split('\n');
    let mut shown = |pack: &Pack| {
        let found: Option<Pack> = json::read(lines.next()?);
        let found = found.filter(|found| found.pack_ref() == pack.pack_ref())?;
        // Taken without its key, whatever the server sent.
        Some(if without_key { found.without_key() } else { found })
    };
    own.iter().map(|pack| shown(pack).unwrap_or_else(|| pack.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &str = r#"{"format":"haihoa.pack/1","id":"bo","version":1,"lang":"vi","title":"Bộ","flower":"lotus",
        "reviewed_on":"2026-11-22","contacts":[],"questions":[
        {"id":"Q1","kind":"single","text":"?","choices":[{"id":"a","text":"a","right":true},{"id":"b","text":"b"}],
         "explanation":"!","source":{"document":"d","link":"https://d"}}]}"#;

    fn packs() -> Vec<Pack> {
        let other = PACK.replace(r#""id":"bo""#, r#""id":"hai""#);
        [PACK, &other].map(|json| json::read(json).unwrap()).to_vec()
    }

    #[test]
    fn packs_are_asked_for_as_the_campaign_wants_them() {
        assert_eq!(keys_of(&packs(), false), "pack/bo/1\npack/hai/1");
        assert_eq!(keys_of(&packs(), true), "questions/bo/1\nquestions/hai/1");
    }

    #[test]
    fn what_is_not_at_hand_stays_as_it_is() {
        let own = packs();
        let english = PACK.replace(r#""lang":"vi""#, r#""lang":"en""#).replace("\n        ", "");
        let shown = in_language(&own, &[&english, "\n"].concat(), false);
        assert_eq!((shown[0].lang.as_str(), &shown[1]), ("en", &own[1]));
        for lines in ["", "\n", "{}\n<html>", &[&english[1..], "\n", &english].concat()] {
            assert_eq!(in_language(&own, lines, false), own, "{lines}");
        }
        let without_key = in_language(&own, &english, true);
        assert!(!without_key[0].questions[0].has_key() && without_key[0].lang == "en");
    }
}
