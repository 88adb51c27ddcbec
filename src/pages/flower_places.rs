//! The places of the flowers, which only the style sheet knows: large enough to tap, and never over one another.

use domain::campaign::Campaign;

const SHEET: &str = include_str!("../../style/screens/garden.css");
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 440.0;

/// The number that stands between `before` and `%` after `from`.
fn percent(from: &str, before: &str) -> f64 {
    let start = from.find(before).expect(before) + before.len();
    let text = &from[start..];
    text[..text.find('%').expect("a percentage")].trim().parse().expect("a number")
}

/// The middles of the flowers and their size, in units of the drawing.
fn places() -> (Vec<(f64, f64)>, f64) {
    let place = |number: u32| {
        let name = format!(".flower-{number} {{");
        let rule = &SHEET[SHEET.find(&name).expect(&name)..];
        (percent(rule, "% auto auto ") / 100.0 * WIDTH, percent(rule, "inset: ") / 100.0 * HEIGHT)
    };
    let flower = &SHEET[SHEET.find(".garden .flower {").expect("the flower's rule")..];
    let size = percent(flower, "inline-size: ") / 100.0 * WIDTH;
    assert!(
        (percent(flower, "margin: -") / 100.0 * WIDTH - size / 2.0).abs() < 0.1,
        "a flower stands around its place"
    );
    ((1..=Campaign::MOST_FLOWERS).map(place).collect(), size)
}

#[test]
fn a_flower_can_be_tapped_on_the_narrowest_phones() {
    let (_, size) = places();
    // A screen's width less 16 px at each side.
    for (screen_px, least_px) in [(360.0, 56.0), (320.0, 48.0)] {
        assert!(size / WIDTH * (screen_px - 32.0) >= least_px, "{screen_px}");
    }
}

#[test]
fn flowers_never_touch_and_stay_on_the_tree() {
    let (places, size) = places();
    for (n, one) in places.iter().enumerate() {
        for other in &places[..n] {
            let apart = (one.0 - other.0).abs().max((one.1 - other.1).abs());
            assert!(apart >= size, "{one:?} {other:?}: {apart} apart, {size} wide");
        }
        assert!(one.0 >= size / 2.0 && one.0 <= WIDTH - size / 2.0, "{one:?}");
        assert!(one.1 >= size / 2.0 && one.1 <= HEIGHT - size / 2.0, "{one:?}");
    }
}
