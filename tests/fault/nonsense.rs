//! Bodies that are too large, broken, or made to break a parser, in quantity: each is refused with a clear status, the server
//! goes on, and its memory stays what it was.

use anyhow::{Result, ensure};
use domain::wire::Outcome::Stored;
use reqwest::Response;
use tests::api::refusal;
use tests::chance::Chance;
use tests::proxy::UPLOADS;
use tests::raw::{pour, upload_head};
use tests::soak::quick_or;
use tests::{DEMO_CODE, World};

/// The most an upload may have.
const MOST_BYTES: usize = 64 * 1024;
/// What the server may take of memory, whatever it is told.
const MOST_MEMORY: u64 = 100 * 1024 * 1024;

/// A body that is no upload, or one that no phone seals.
fn nonsense(chance: &mut Chance) -> Vec<u8> {
    let size = chance.below(MOST_BYTES as u64 - 100) as usize;
    let many = |text: &str| text.repeat(size / text.len());
    let record = |record: String| format!(r#"{{"records":[{{"id":"a","sha256":"b","record":{record}}}]}}"#);
    match chance.below(12) {
        0 => (0..size).map(|_| chance.number().to_le_bytes()[0]).collect(),
        1 => many("[").into_bytes(),
        2 => record(many("[")).into_bytes(),
        3 => record(many(r#"{"a":"#)).into_bytes(),
        4 => record(format!("{}1{}", "[".repeat(size / 2), "]".repeat(size / 2))).into_bytes(),
        5 => record(many("9")).into_bytes(),
        6 => record(format!("1e{}", many("9"))).into_bytes(),
        7 => record(format!("{{\"campaign\":\"{}\"}}", many("\\u0000"))).into_bytes(),
        8 => record(format!("\"{}", many("\u{feff}"))).into_bytes(),
        9 => format!(r#"{{"records":[{}]}}"#, vec!["null"; size / 5 + 1].join(",")).into_bytes(),
        10 => format!(r#"{{"records":{}}}"#, many("-")).into_bytes(),
        _ => [b"{\"records\":[\"", &vec![0xff; size][..], b"\"]}"].concat(),
    }
}

/// An upload that could be read is answered record by record: nonsense is kept apart. Any other is refused.
async fn is_clear(response: Response) -> Result<()> {
    if response.status().is_success() {
        let text = response.text().await?;
        ensure!(text.contains(r#""set_aside""#) && !text.contains(r#""stored""#), "{text}");
        return Ok(());
    }
    let (status, code) = refusal(response).await?;
    ensure!(matches!(status.as_u16(), 400 | 413), "{status} {code}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nonsense_in_quantity_is_refused_and_leaves_nothing_behind() -> Result<()> {
    let world = World::start().await?;
    let mut chance = Chance::new(1);
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let rounds = quick_or(20, 500);
    for _ in 0..rounds {
        for _ in 0..50 {
            is_clear(world.api.upload_text(nonsense(&mut chance)).await?).await?;
        }
        assert_eq!(world.api.outcomes(&[&phone.seal_one()]).await?, [Stored]);
    }
    let memory = world.server.memory()?;
    eprintln!(
        "after {} bodies of nonsense the server had taken {} MiB at most",
        rounds * 50,
        memory.peak >> 20
    );
    world.server.keeps_memory_below(MOST_MEMORY)?;
    assert!(!world.server.log().contains("panicked"), "a parser panicked");
    let check = world.check().await?;
    assert_eq!((check.records, check.projections_agree), (rounds, true));
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_that_never_end_are_cut_off() -> Result<()> {
    let world = World::start().await?;
    let address = world.server.address();
    let chunked = format!(
        "POST {UPLOADS} HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    );
    let chunk = format!("4000\r\n{}\r\n", " ".repeat(0x4000));
    let plain = " ".repeat(0x4000);
    for _ in 0..quick_or(20, 500) {
        // Without end; announced as endless; announced as far more than may be, and sent.
        for (head, bytes) in
            [(chunked.clone(), &chunk), (upload_head(usize::MAX / 4), &plain), (upload_head(1 << 30), &plain)]
        {
            assert_eq!(pour(address, &head, bytes.as_bytes(), 100_000).await?, 413);
        }
        // Chunks that are none, and a length that is no number or is said twice.
        for head in [
            format!("{chunked}zzz\r\n"),
            upload_head(1).replace("Length: 1", "Length: -1"),
            upload_head(1).replace("Content-Length: 1", "Content-Length: 1\r\nContent-Length: 2"),
        ] {
            assert_eq!(pour(address, &head, b"", 0).await?, 400);
        }
    }
    world.server.keeps_memory_below(MOST_MEMORY)?;
    assert_eq!(world.api.outcomes(&[&world.phone(DEMO_CODE, 2).await?.seal_one()]).await?, [Stored]);
    Ok(())
}
