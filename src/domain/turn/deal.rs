//! Which question hides in which flower.

use super::Flower;
use crate::campaign::Campaign;
use crate::pack::{Pack, Question, QuestionKind};

/// Questions that stay together: those of one story, or one alone.
type Group<'a> = Vec<(&'a Pack, &'a Question)>;

/// Deals the campaign's number of flowers from `packs`: as evenly from each as they allow, each question at most once,
/// the questions of a story side by side. Where the campaign shuffles, `seed` alone decides, so that page, phone and
/// server deal the same; else the questions come in the order of the packs. A prediction, if there is one, is one more
/// flower and the last. Fewer where the packs have fewer questions.
#[must_use]
pub fn deal(packs: &[Pack], campaign: &Campaign, seed: u64) -> Vec<Flower> {
    let (count, rules) = (campaign.flowers as usize, campaign.rules);
    let mut state = seed;
    let mut piles: Vec<Vec<Group>> = packs.iter().map(groups).collect();
    if rules.shuffle {
        piles.iter_mut().for_each(|pile| shuffle(pile, &mut state));
    }
    let mut dealt = deal_round(piles, count);
    if rules.shuffle {
        shuffle(&mut dealt, &mut state);
    }
    let prediction = packs.iter().flat_map(predictions).next();
    let room = Campaign::MOST_FLOWERS as usize - usize::from(prediction.is_some());
    let mut flowers: Vec<Flower> = dealt.into_iter().flatten().take(room).map(hidden).collect();
    for _ in 0..rules.lucky {
        let place = next(&mut state) % (flowers.len().max(1) as u64);
        if let Some(flower) = flowers.get_mut(place as usize) {
            flower.lucky = true;
        }
    }
    flowers.extend(prediction.map(hidden));
    flowers
}

/// Takes from each pack in turn until there are `count` questions; a story that would be too much gives its first ones.
fn deal_round(piles: Vec<Vec<Group>>, count: usize) -> Vec<Group> {
    let (mut dealt, mut left) = (Vec::new(), count);
    let mut piles: Vec<(usize, std::vec::IntoIter<Group>)> =
        piles.into_iter().map(|pile| (0, pile.into_iter())).collect();
    while left > 0 {
        // The pack that has given the fewest questions so far gives next.
        let Some((given, pile)) = piles.iter_mut().min_by_key(|(given, _)| *given) else { break };
        match pile.next() {
            Some(mut group) => {
                group.truncate(left);
                left -= group.len();
                *given += group.len();
                dealt.push(group);
            }
            None => piles.retain(|(_, pile)| pile.len() > 0),
        }
    }
    dealt
}

/// The questions of a pack in its order, stories together.
fn groups(pack: &Pack) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    for question in pack.questions.iter().filter(|question| question.kind != QuestionKind::Prediction) {
        let same = |group: &&mut Group| {
            question.story.is_some() && group.first().is_some_and(|(_, first)| first.story == question.story)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push((pack, question)),
            None => groups.push(vec![(pack, question)]),
        }
    }
    groups
}

fn predictions(pack: &Pack) -> impl Iterator<Item = (&Pack, &Question)> {
    let questions = pack.questions.iter().filter(|question| question.kind == QuestionKind::Prediction);
    questions.map(move |question| (pack, question))
}

fn hidden((pack, question): (&Pack, &Question)) -> Flower {
    Flower::of(pack.pack_ref(), question.id.clone())
}

/// Fisher–Yates, from the end down.
fn shuffle<T>(items: &mut [T], state: &mut u64) {
    for last in (1..items.len()).rev() {
        let other = next(state) % (last as u64 + 1);
        items.swap(last, other as usize);
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the next number of the sequence that `state` stands for.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
