//! One phone passed on among many: numbers, names, and what is put away.

use super::*;
use crate::phone::passing::Passing;
use crate::ports::StorageError;

/// A turn of this person is played and sealed.
async fn takes_part(phone: &Phone<Memory>, opened: &Opened, person: u32) -> ResultCard {
    let (before, after) = play(phone, opened).await;
    match phone.keep(Some(&before), &Turn { person, ..after }).await {
        Ok(Kept::Sealed(card) | Kept::InMemory(card, _)) => card,
        other => panic!("{other:?}"),
    }
}

async fn cards(phone: &Phone<Memory>) -> Vec<ResultCard> {
    phone.results().await.unwrap().into_iter().map(|(card, _)| card).collect()
}

#[test]
fn those_the_phone_is_passed_on_to_come_after_its_owner() {
    block_on(async {
        let (phone, opened) = opened().await;
        assert_eq!(phone.hand_over(&code(), false).await.next(), 2, "the owner may still play");
        phone.keep_passing(None).await;
        takes_part(&phone, &opened, 1).await;
        takes_part(&phone, &opened, 4).await;
        let between = phone.hand_over(&code(), false).await;
        assert_eq!((between.next(), between.gone.len()), (5, 0));
        takes_part(&phone, &opened, 5).await;
        let between = phone.hand_over(&code(), false).await;
        assert_eq!((between.next(), between.gone), (6, vec![5]));
    });
}

#[test]
fn a_phone_is_passed_on_until_somebody_says_that_it_is_over() {
    block_on(async {
        let (phone, _) = opened().await;
        for refused in [None, Some(StorageError::Full)] {
            assert_eq!(phone.passing().await, None);
            phone.ports.failures.borrow_mut().extend(refused);
            let between = phone.hand_over(&code(), false).await;
            assert_eq!(phone.passing().await, Some(between.passing), "{refused:?}");
            let other = Phone::new(phone.ports.tab());
            assert_eq!(other.passing().await.is_some(), refused.is_none());
            phone.keep_passing(None).await;
            assert_eq!((phone.passing().await, other.passing().await), (None, None));
        }
        phone.hand_over(&code(), false).await;
        phone.wipe().await.unwrap();
        assert_eq!(phone.passing().await, None);
    });
}

#[test]
fn what_was_answered_is_put_away_and_still_sent() {
    block_on(async {
        let (phone, opened) = opened().await;
        let own = takes_part(&phone, &opened, 1).await;
        phone.hand_over(&code(), false).await;
        takes_part(&phone, &opened, 2).await;
        assert_eq!(phone.hand_over(&code(), false).await.gone, [2]);
        let [hers, owners] = &cards(&phone).await[..] else { panic!() };
        assert_eq!(owners, &own, "what the owner did before stays");
        assert!(hers.is_put_away && hers.answers.is_empty() && hers.right.is_none(), "{hers:?}");
        let (_, text) = phone.ports.scan(keys::RESULT).await.unwrap().pop().unwrap();
        assert!(!text.contains("Q1"), "{text}");
        assert_eq!(delivery(&phone).await, Delivery::Saved);
        server_says(&phone, r#""outcome":"stored""#).await;
        phone.wake(Trigger::Nudge).await;
        assert_eq!(delivery(&phone).await, Delivery::Sent);
        assert!(cards(&phone).await[0].is_put_away, "a receipt brings nothing back");
        assert_eq!(phone.hand_over(&code(), false).await.gone, [2]);
    });
}

#[test]
fn a_turn_under_way_is_thrown_away_only_when_somebody_says_so() {
    block_on(async {
        let (phone, opened) = opened().await;
        let (before, _) = play(&phone, &opened).await;
        assert!(phone.hand_over(&code(), false).await.is_under_way);
        assert_eq!(phone.draft(&code()).await.unwrap(), Some(before));
        assert!(!phone.hand_over(&code(), true).await.is_under_way);
    });
}

#[test]
fn a_phone_without_storage_puts_away_what_it_holds_in_memory() {
    block_on(async {
        let (phone, opened) = opened().await;
        phone.hand_over(&code(), false).await;
        let (before, after) = play(&phone, &opened).await;
        phone.ports.failures.borrow_mut().push_back(StorageError::Full);
        phone.keep(Some(&before), &Turn { person: 2, ..after }).await.unwrap();
        assert_eq!(phone.hand_over(&code(), false).await.gone, [2]);
        assert!(cards(&phone).await[0].is_put_away);
        assert!(phone.waiting_body().await.unwrap().contains("Q1"), "the record itself is whole");
    });
}

#[test]
fn names_are_lines_and_keep_who_tapped_them() {
    let mut passing = Passing { code: code(), first: 2, people: vec![] };
    passing.list("  Chị Hạnh \n\nBà  Sáu\nChị Hạnh\nChị Tư");
    let names = |passing: &Passing| passing.people.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&passing), ["Chị Hạnh", "Bà  Sáu", "Chị Tư"]);
    passing.tap(Some(1), 2);
    assert_eq!(passing.name_of(2), Some("Bà  Sáu"));
    // She gave up, and another took the phone under the same number.
    passing.tap(Some(2), 2);
    assert_eq!((passing.people[1].person, passing.name_of(2)), (0, Some("Chị Tư")));
    for nobody in [None, Some(9)] {
        passing.tap(nobody, 2);
        assert_eq!(passing.name_of(2), None);
    }
    passing.tap(Some(0), 3);
    passing.list("Chị Tư\nChị Hạnh\n");
    assert_eq!(
        (names(&passing), passing.name_of(3)),
        (vec!["Chị Tư".into(), "Chị Hạnh".into()], Some("Chị Hạnh"))
    );
    block_on(async {
        let phone = Phone::new(Memory::default());
        phone.keep_passing(Some(&passing)).await;
        assert_eq!(Phone::new(phone.ports.tab()).passing().await, Some(passing.clone()));
    });
    passing.list(&"tên\n".repeat(5));
    assert_eq!(passing.people.len(), 1);
    passing.list(&(0..400).map(|n| format!("Chị {n}\n")).collect::<String>());
    assert_eq!(passing.people.len(), 300);
}
