use domain::campaign::{JoinedUnit, Reveal};
use domain::id::UnitId;

use super::*;
use crate::tests::{in_order, world};

fn contact(phone: &str, name: &str) -> Contact {
    Contact { phone: phone.into(), name: name.into(), purpose: "Khi cần giúp.".into() }
}

/// A campaign opened for a branch of this name, whose commune has these numbers.
fn joined(branch: &str, contacts: &[Contact]) -> Joined {
    let unit = JoinedUnit { id: UnitId::new("ch"), name: branch.into(), within: vec!["Xã Na".into()] };
    Joined { unit, contacts: contacts.to_vec(), ..world(in_order(Reveal::AtOnce)).0 }
}

/// What each link dials, in the order of the page.
fn dials(html: &Markup) -> Vec<&str> {
    html.0.split("href=\"tel:").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_number_stands_once_and_a_communes_own_wins() {
    let own = [contact("0255 000 0001", "Công an xã"), contact("1900969680", "Chị Hoa & chị Na")];
    let opened =
        [joined("Chi hội An", &own), joined("Chi hội An", &own[1..]), joined("Chi hội Bình", &own[..1])];
    let commune = of_commune(&opened);
    assert_eq!(dials(&commune), ["02550000001", "1900969680"]);
    assert!(
        commune.0.contains("<h3>Chi hội An · Xã Na</h3>") && !commune.0.contains("Bình"),
        "{}",
        commune.0
    );
    assert!(commune.0.contains("Chị Hoa &amp; chị Na"));

    let (_, mut packs, _) = world(in_order(Reveal::AtOnce));
    packs[0].contacts = vec![contact("115", "Của bộ câu hỏi"), contact("0255 000 0009", "Trạm y tế")];
    let country = of_country(&opened, &packs);
    assert_eq!(dials(&country), ["02550000009", "113", "114", "115", "112", "111"]);
    assert!(!country.0.contains("Của bộ câu hỏi"), "what holds for all topics says more");
}

#[test]
fn where_the_commune_has_none_the_page_says_whom_to_ask() {
    let say = |opened: &[Joined]| of_commune(opened).into_string();
    assert!(say(&[joined("Chi hội An", &[])]).contains("hỏi chi hội trưởng"));
    assert!(say(&[]).contains("nhập mã chi hội"));
    assert!(!say(&[joined("Chi hội An", &[contact("111", "a")])]).contains("<p>"));
    assert_eq!(dials(&of_country(&[], &[])).len(), NATIONAL.len());
}

#[test]
fn every_number_asks_before_it_dials_and_is_spelt_for_those_who_listen() {
    let html = numbers(&[contact("1900 969 680", "Ngôi nhà Bình yên"), contact("1900 969680", "a")]).0;
    let [before, after] = html.split("</summary>").collect::<Vec<_>>()[..] else { panic!("{html}") };
    assert!(before.contains("<details class=\"card call\">") && !before.contains("tel:"), "{html}");
    assert!(before.contains("Gọi số 1900 969 680?") && before.contains("Không gọi"));
    assert!(before.contains("<span class=\"unseen\">1 9 0 0 9 6 9 6 8 0 </span>"), "{html}");
    assert!(after.starts_with("<a class=\"button\" href=\"tel:1900969680\">"), "{html}");
    assert!(after.contains("<span class=\"unseen\">Gọi 1 9 0 0 9 6 9 6 8 0 </span></a>"), "{html}");
    assert!(after.contains("role=\"status\"") && after.contains("nhật ký cuộc gọi"));
}

#[test]
fn what_a_number_is_for_is_short_in_every_language() {
    for lines in [None, Some(words::OTHERS[0].1)] {
        assert!(words::speak(lines.map(|[app, _]| app)));
        let said = ANSWERS.iter().flatten().map(|word| word.text());
        let hints =
            [words::TRUSTED_HINT, words::OWN_NONE, words::OWN_UNKNOWN, words::MAY_CHANGE, words::CALL_LOGGED];
        for text in said.chain(hints.iter().map(|word| word.text())) {
            for sentence in text.split(". ") {
                assert!(sentence.split_whitespace().count() <= 15, "{sentence}");
            }
        }
        assert!(words::PEACE_HOUSE_FOR.contains(if lines.is_none() { "mất tiền" } else { "cost money" }));
    }
}

#[test]
fn the_page_has_the_national_numbers_before_anything_is_known() {
    let html = trusted();
    assert!(
        html.0.contains(&of_country(&[], &[]).0) && html.0.contains("id=\"o-xa\"></section>"),
        "{}",
        html.0
    );
}
