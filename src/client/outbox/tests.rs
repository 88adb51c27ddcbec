use domain::participation::sha256_hex;

use super::*;

fn held(n: u64, bytes: usize) -> Held {
    let body = format!(r#"{{"n":"{}"}}"#, "x".repeat(bytes));
    let sealed = Sealed { id: RecordId::v7(n, [2; 10]), sha256: sha256_hex(body.as_bytes()), body };
    Held { sealed, set_aside: None }
}

const AT: Moment = Moment { now_ms: 1_000_000, jitter: u32::MAX };

/// Drives a round up to the answer and gives the commands that follow it.
fn after_answer(
    outbox: &mut Outbox,
    held: Held,
    answer: Result<Response, Unreachable>,
    at: Moment,
) -> Vec<Command> {
    assert_eq!(outbox.step(Event::Wake(Trigger::Nudge), at), [Command::TakeLock]);
    assert_eq!(outbox.step(Event::Locked(true), at), [Command::Load]);
    assert!(matches!(outbox.step(Event::Loaded(Some(vec![held])), at)[..], [Command::Post(_)]));
    outbox.step(Event::Answered(answer), at)
}

#[test]
fn waits_grow_from_a_second_to_five_minutes() {
    let mut outbox = Outbox::default();
    let waits: Vec<u64> = (0..12)
        .map(|_| match after_answer(&mut outbox, held(1, 10), Err(Unreachable), AT)[..] {
            [Command::FreeLock, Command::WakeIn(ms)] => ms,
            ref other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(waits[..4], [999, 1_999, 3_999, 7_999]);
    assert_eq!(waits[11], 299_999);
    assert!(outbox.is_waiting_for_network());
}

#[test]
fn retry_after_is_respected_even_when_nudged() {
    let mut outbox = Outbox::default();
    let busy = Response { status: 429, is_json: true, body: "{}".into(), retry_after_s: Some(60) };
    assert_eq!(
        after_answer(&mut outbox, held(1, 10), Ok(busy), AT),
        [Command::FreeLock, Command::WakeIn(60_000)]
    );
    let later = Moment { now_ms: AT.now_ms + 20_000, jitter: 0 };
    assert_eq!(outbox.step(Event::Wake(Trigger::Nudge), later), [Command::WakeIn(40_000)]);
}

/// What is over one of the server's limits (too many records of one phone) waits as long as the server says.
#[test]
fn a_receipt_that_says_later_keeps_the_record_until_then() {
    let mut outbox = Outbox::default();
    let one = held(1, 10);
    let Sealed { id, sha256, .. } = &one.sealed;
    let body =
        format!(r#"{{"receipts":[{{"id":"{}","sha256":"{sha256}","outcome":"retry"}}]}}"#, id.as_str());
    let later = Response { status: 200, is_json: true, body, retry_after_s: Some(60) };
    let commands = after_answer(&mut outbox, one.clone(), Ok(later), AT);
    assert_eq!(commands, [Command::FreeLock, Command::WakeIn(60_000)]);
    let then = Moment { now_ms: AT.now_ms + 60_000, jitter: 0 };
    assert_eq!(outbox.step(Event::Wake(Trigger::Alarm), then), [Command::TakeLock]);
    outbox.step(Event::Locked(true), then);
    let again = outbox.step(Event::Loaded(Some(vec![one])), then);
    assert!(matches!(&again[..], [Command::Post(body)] if body.contains("sha256")), "{again:?}");
}

#[test]
fn a_record_set_aside_is_not_sent_again() {
    let mut outbox = Outbox::default();
    let aside = Held { set_aside: Some(SetAsideReason::UnknownCampaign), ..held(1, 10) };
    outbox.step(Event::Wake(Trigger::Nudge), AT);
    outbox.step(Event::Locked(true), AT);
    assert_eq!(outbox.step(Event::Loaded(Some(vec![aside])), AT), [Command::FreeLock]);
}

/// The records of the first upload when so many of so many bytes wait.
fn first_upload(count: u64, bytes: usize) -> (usize, usize) {
    let mut outbox = Outbox::default();
    let held: Vec<Held> = (0..count).map(|n| held(n, bytes)).collect();
    outbox.step(Event::Wake(Trigger::Nudge), AT);
    outbox.step(Event::Locked(true), AT);
    match &outbox.step(Event::Loaded(Some(held)), AT)[..] {
        [Command::Post(body)] => (body.matches(r#""sha256""#).count(), body.len()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn batches_keep_to_the_limits_of_the_wire() {
    assert_eq!(first_upload(120, 10).0, MOST_RECORDS);
    let (count, bytes) = first_upload(120, 5_000);
    assert!(count == 12 && bytes <= MOST_BYTES, "{count} records, {bytes} bytes");
    assert_eq!(
        first_upload(2, 2 * MOST_BYTES).0,
        1,
        "a record over the limit goes alone, for the server to judge"
    );
}

#[test]
fn each_form_of_a_survey_goes_alone_after_the_participations_and_says_not_when() {
    let form = |n: u8| {
        let body = ["{\"n\":", &n.to_string(), "}"].concat();
        let sealed = Sealed { id: RecordId::token([n; 16]), sha256: "0".repeat(64), body };
        Held { sealed, set_aside: None }
    };
    let mut waiting = vec![form(9), held(1, 10), form(3), held(2, 10)];
    let mut outbox = Outbox::default();
    outbox.step(Event::Wake(Trigger::Nudge), AT);
    outbox.step(Event::Locked(true), AT);
    let mut sent = Vec::new();
    while let [Command::Post(body) | Command::PostForm(body)] =
        &outbox.step(Event::Loaded(Some(waiting.clone())), AT)[..]
    {
        let of_body = |held: &Held| body.contains(held.sealed.id.as_str());
        sent.push(
            waiting
                .iter()
                .filter(|held| of_body(held))
                .map(|held| held.sealed.id.clone())
                .collect::<Vec<_>>(),
        );
        let receipt = receipt(&waiting.iter().filter(|held| of_body(held)).cloned().collect::<Vec<_>>());
        outbox.step(Event::Answered(Ok(receipt)), AT);
        waiting.retain(|held| !of_body(held));
        outbox.step(Event::Recorded(true), AT);
    }
    let ids = |all: &[Held]| all.iter().map(|held| held.sealed.id.clone()).collect::<Vec<_>>();
    assert_eq!(sent, [ids(&[held(1, 10), held(2, 10)]), ids(&[form(3)]), ids(&[form(9)])]);
}

fn receipt(held: &[Held]) -> Response {
    let word = |held: &Held| {
        format!(r#"{{"id":"{}","sha256":"{}","outcome":"stored"}}"#, held.sealed.id, held.sealed.sha256)
    };
    let words: Vec<String> = held.iter().map(word).collect();
    let body = format!(r#"{{"receipts":[{}]}}"#, words.join(","));
    Response { status: 200, is_json: true, body, retry_after_s: None }
}
