use super::*;

#[test]
fn of_each_choice_of_look_one_is_pressed() {
    let html = look("2", "strong").into_string();
    let pressed: Vec<&str> =
        html.split("<button").filter(|one| one.contains("aria-pressed=\"true\"")).collect();
    assert_eq!(pressed.len(), 2, "{html}");
    assert!(
        pressed[0].contains("data-look=\"size 2\"") && pressed[1].contains("data-look=\"colours strong\"")
    );
}
