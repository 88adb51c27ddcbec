//! Which question hides in which flower.

use super::Flower;
use crate::pack::Pack;

/// Deals `count` flowers from all questions of `packs`, each question at most once, in an order that only `seed`
/// decides: phone and server deal the same. Fewer when the packs have fewer questions.
#[must_use]
pub fn deal(packs: &[Pack], count: u32, seed: u64) -> Vec<Flower> {
    let mut flowers: Vec<Flower> = packs
        .iter()
        .flat_map(|pack| pack.questions.iter().map(move |question| (pack, question)))
        .map(|(pack, question)| Flower {
            pack: pack.pack_ref(),
            question: question.id.clone(),
            chosen: Vec::new(),
            took_ms: 0,
            right: None,
        })
        .collect();
    let mut state = seed;
    // Fisher–Yates, from the end down.
    for last in (1..flowers.len()).rev() {
        let other = next(&mut state) % (last as u64 + 1);
        flowers.swap(last, other as usize);
    }
    flowers.truncate(count as usize);
    flowers
}

/// SplitMix64 (Steele, Lea, Flood 2014): the next number of the sequence that `state` stands for.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
