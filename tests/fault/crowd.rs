//! Thousands of connections that say nothing, or say it byte by byte, and a phone that wants in.

use std::io::Write;
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use domain::wire::Outcome::Stored;
use domain::wire::upload_body;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tests::api::Api;
use tests::raw::upload_head;
use tests::soak::{is_soak, quick_or};
use tests::{DEMO_CODE, World};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::{JoinSet, block_in_place};
use tokio::time::{interval, timeout};

/// Connections that say nothing.
const CROWD: u64 = 10_000;
/// What a machine must let us open for the test to mean something: more than the server has places.
const LEAST: u64 = 6_000;
/// How long a phone may take in the crowd.
const PATIENCE: Duration = Duration::from_secs(5);
/// What the server may take of memory, whoever stands at its door.
const MOST_MEMORY: u64 = 200 * 1024 * 1024;

/// As many files as this process may have open: how many connections that is good for.
fn room_for_crowd() -> Result<u64> {
    let maximum = getrlimit(Resource::Nofile).maximum;
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })?;
    let room = maximum.map_or(CROWD, |files| files.saturating_sub(1_000)).min(CROWD);
    ensure!(room >= LEAST, "only {maximum:?} open files are allowed here: raise the limit (ulimit -Hn)");
    Ok(room)
}

/// Opens connections on which nothing is said, or half a head, or half a body, and no more.
fn stand_at(server: SocketAddr, count: u64) -> Result<Vec<TcpStream>> {
    let half_body = format!("{}{{\"records\":[", upload_head(60_000));
    let words = ["", "GET /healthz HTTP/1.1\r\nHo", &half_body];
    let one = |words: &&str| {
        let mut stream = TcpStream::connect(server)?;
        stream.write_all(words.as_bytes())?;
        Ok(stream)
    };
    words.iter().cycle().take(usize::try_from(count)?).map(one).collect()
}

#[allow(clippy::disallowed_methods, reason = "how long a phone waits is what is measured")]
async fn phones_are_served(world: &World, seed: u64) -> Result<u64> {
    let mut phone = world.phone(DEMO_CODE, seed).await?;
    let records = phone.seal(20);
    for record in &records {
        let began = Instant::now();
        // A client of its own has a connection of its own.
        assert_eq!(Api::new(world.server.origin()).outcomes(&[record]).await?, [Stored]);
        ensure!(began.elapsed() < PATIENCE, "a phone waited {:?}", began.elapsed());
    }
    Ok(records.len() as u64)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_is_served_beside_ten_thousand_connections_that_say_nothing() -> Result<()> {
    let count = room_for_crowd()?;
    let world = World::start().await?;
    let organizer = world.organizer().await?;
    let address = world.server.address();
    let mut stored = 0;
    for seed in 0..quick_or(1, 10) {
        let crowd = block_in_place(|| stand_at(address, count))?;
        stored += phones_are_served(&world, seed).await?;
        ensure!(organizer.only_results().await?.total.participations == stored, "the organizer is served");
        drop(crowd);
    }
    let memory = world.server.memory()?;
    eprintln!("beside {count} idle connections the server took {} MiB at most", memory.peak >> 20);
    world.server.keeps_memory_below(MOST_MEMORY)?;
    assert_eq!(world.check().await?.records, stored);
    Ok(())
}

/// Sends one byte at each tick until the server hangs up; what it said.
async fn drip(server: SocketAddr, text: String, every: Duration) -> Result<String> {
    let stream = tokio::net::TcpStream::connect(server).await?;
    stream.set_nodelay(true)?;
    let (mut from, mut to) = stream.into_split();
    let mut pace = interval(every);
    let sending = async {
        for byte in text.bytes() {
            pace.tick().await;
            if to.write_all(&[byte]).await.is_err() {
                break;
            }
        }
        std::future::pending::<()>().await
    };
    let mut said = Vec::new();
    tokio::select! {
        _hung_up = from.read_to_end(&mut said) => {}
        () = sending => {}
    }
    Ok(String::from_utf8_lossy(&said).into_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_sends_a_byte_at_a_time_is_served_in_time_or_hung_up_on_and_holds_up_nobody() -> Result<()> {
    let world = World::start().await?;
    let address = world.server.address();
    let mut phone = world.phone(DEMO_CODE, 77).await?;
    let mut slow = JoinSet::new();
    let slow_clients = quick_or(200, 2_000);
    for n in 0..slow_clients {
        // A head that takes minutes, and a body that does.
        let text = if n % 2 == 0 {
            format!("GET /healthz HTTP/1.1\r\nx: {}\r\n\r\n", "y".repeat(600))
        } else {
            format!("{}{}", upload_head(600), " ".repeat(600))
        };
        slow.spawn(drip(address, text, Duration::from_secs(1)));
    }
    // Byte by byte, but steadily: slow networks have room.
    let steady = phone.seal_one();
    let body = upload_body(&[&steady]);
    let closing = upload_head(body.len()).replace("Host: here", "Host: here\r\nConnection: close");
    let said = timeout(PATIENCE * 2, drip(address, format!("{closing}{body}"), Duration::from_millis(1)));
    let served = phones_are_served(&world, 78).await?;
    let said = said.await??;
    assert!(said.starts_with("HTTP/1.1 200 OK"), "{said}");
    if is_soak() {
        for said in timeout(Duration::from_secs(120), slow.join_all()).await? {
            let said = said?;
            assert!(said.is_empty() || said.starts_with("HTTP/1.1 408 "), "{said}");
        }
    }
    world.server.keeps_memory_below(MOST_MEMORY)?;
    assert_eq!(world.check().await?.records, served + 1);
    Ok(())
}
