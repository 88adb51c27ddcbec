use domain::campaign::Reveal;

use crate::tests::{in_order, page, world};
use crate::words;

#[test]
fn a_page_in_another_language_says_which_parts_are_not() {
    let (joined, packs, turn) = world(in_order(Reveal::AtOnce));
    assert!(!page(&joined, &packs, &turn).contains("lang=\"vi\""), "all of it is");
    assert!(words::speak(Some(words::OTHERS[0].1[0])));
    let html = page(&joined, &packs, &turn);
    for part in [
        "Flower number 1",
        "<fieldset lang=\"vi\">",
        "Some questions are in Vietnamese",
        "data-do=\"language\" lang=\"vi\">",
    ] {
        assert!(html.contains(part), "{part}");
    }
    let mut english = packs;
    english[0].lang = "en".into();
    let html = page(&joined, &english, &turn);
    assert!(!html.contains("<fieldset lang") && !html.contains("in Vietnamese"));
}
