use domain::campaign::Reveal;

use crate::tests::{answer, in_order, page, world};

#[test]
fn what_can_be_heard_says_its_recording_and_its_language() {
    let (joined, mut packs, mut turn) = world(in_order(Reveal::AtOnce));
    packs[0].lang = "xx".into();
    packs[0].questions[0].audio = Some("/media/hoi.mp3".into());
    packs[0].questions[0].explanation_audio = Some("/media/vi-sao.mp3".into());
    let html = page(&joined, &packs, &turn);
    assert!(html.contains("data-src=\"/media/hoi.mp3\"") && !html.contains("vi-sao"), "{html}");
    answer(&mut turn, &packs, 0, &["a"], "");
    let html = page(&joined, &packs, &turn);
    let (_, reason) = html.split_once("<div class=\"reason\" lang=\"xx\">").unwrap();
    assert!(reason.split("</div>").next().unwrap().contains("data-src=\"/media/vi-sao.mp3\""), "{reason}");
    assert!(reason.contains("Soát ngày 22/11/2026"), "{reason}");
}
