//! A pack: what is found sound can be played and published.
#![no_main]

use domain::campaign::{Campaign, JoinCode, Joined, JoinedUnit, NameAsked, Rules};
use domain::id::{CampaignId, UnitId};
use domain::json;
use domain::pack::Pack;
use domain::turn::{Event, Turn};
use libfuzzer_sys::fuzz_target;

fn joined(pack: &Pack) -> Joined {
    let campaign = Campaign {
        id: CampaignId::new("dot"),
        title: String::new(),
        packs: vec![pack.pack_ref()],
        survey: None,
        flowers: 12,
        rules: Rules::default(),
        name_asked: NameAsked::None,
        opens_at_ms: 0,
        closes_at_ms: 1,
    };
    let unit = JoinedUnit { id: UnitId::new("u"), name: String::new(), within: vec![] };
    let code = JoinCode::read("246810").expect("a code");
    Joined { code, campaign, unit, contacts: vec![], rescue_key: None, langs: vec![] }
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // Phones read it in their own way: any text without a panic, and what the server writes as the server does.
    let _ = json::read::<Pack>(text);
    let Ok(pack) = Pack::read(text) else { return };
    let written = serde_json::to_string(&pack).expect("what was read can be written");
    assert_eq!(Pack::read(&written).ok().as_ref(), Some(&pack));
    assert_eq!(json::read(&written).as_ref(), Some(&pack));
    let packs = [pack.without_key()];
    let mut turn = Turn::begin(&joined(&pack), &packs, bytes.len() as u64, 0, None);
    for flower in 0..turn.flowers.len() {
        for event in [Event::Pick { flower }, Event::Spend { ms: 1 }, Event::Answer, Event::Close] {
            let _ = turn.step(event, &packs);
        }
    }
});
