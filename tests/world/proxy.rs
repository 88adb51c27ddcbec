//! Our TCP proxy before the server: village networks on demand. Its port stays the same for as long as it lives, so that the
//! origin a browser sees survives everything that happens behind it.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use anyhow::Result;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::http1::{self, Request};
use crate::wait::within_deadline;

/// Where phones upload.
pub const UPLOADS: &str = "/api/v1/participations";

/// What the network is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weather {
    /// Everything passes.
    Clear,
    /// Nobody gets through: open connections are broken, new ones refused.
    Cut,
    /// Connections open, and then nothing moves.
    Stalled,
    /// A captive portal answers everything itself.
    Captive(Portal),
}

/// How a captive portal answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Portal {
    /// 200 with a page of its own.
    Page,
    /// 302 to a page of its own.
    Redirect,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// On its way.
    Pending,
    /// The server's reply passed.
    Passed(u16),
    /// The server replied in full; the client never heard.
    ReplyLost(u16),
    /// The portal answered in the server's place.
    Captured,
}

/// One request that reached the proxy.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Such as `GET`.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// What became of it so far.
    pub fate: Fate,
}

#[derive(Debug)]
struct State {
    weather: Weather,
    /// How many more replies to uploads to lose.
    to_lose: usize,
    /// Whether to alter the next upload.
    spoil: bool,
    listening: bool,
    connections: usize,
    seen: Vec<Seen>,
}

/// A running proxy; stops when dropped.
pub struct Proxy {
    address: SocketAddr,
    state: watch::Sender<State>,
    accepting: JoinHandle<()>,
}

impl Proxy {
    /// Starts passing everything on to `server`.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(server: SocketAddr) -> Result<Self> {
        let kept = keep_port()?;
        let address = kept.local_addr()?;
        let (state, _) = watch::channel(State {
            weather: Weather::Clear,
            to_lose: 0,
            spoil: false,
            listening: false,
            connections: 0,
            seen: Vec::new(),
        });
        let accepting = tokio::spawn(accept(kept, server, state.clone()));
        let proxy = Self { address, state, accepting };
        proxy.settled("the proxy listens", |state| state.listening).await?;
        Ok(proxy)
    }

    /// Such as `http://127.0.0.1:40123`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Breaks every connection and refuses new ones; returns when that is so.
    ///
    /// # Errors
    /// When it does not happen within the deadline.
    pub async fn cut(&self) -> Result<()> {
        self.turn(Weather::Cut);
        self.settled("the network is cut", |state| !state.listening && state.connections == 0).await
    }

    /// Lets nothing move any more: what is sent from now on waits.
    pub fn stall(&self) {
        self.turn(Weather::Stalled);
    }

    /// Answers everything as a captive portal does.
    pub fn capture(&self, portal: Portal) {
        self.turn(Weather::Captive(portal));
    }

    /// Lets everything pass again; what was stalled moves on.
    ///
    /// # Errors
    /// When it does not happen within the deadline.
    pub async fn restore(&self) -> Result<()> {
        self.turn(Weather::Clear);
        self.settled("the network is back", |state| state.listening).await
    }

    /// Loses the replies to the next `times` uploads: each is passed on and answered in full, so the server has committed;
    /// then the connection closes before a byte of the answer reaches the phone.
    pub fn lose_replies(&self, times: usize) {
        self.state.send_modify(|state| state.to_lose = times);
    }

    /// Alters one digit of the first record in the next upload, as broken memory does: its hash no longer fits.
    pub fn spoil_next_upload(&self) {
        self.state.send_modify(|state| state.spoil = true);
    }

    /// The requests so far, in the order they came.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.state.borrow().seen.clone()
    }

    /// How many uploads met this fate so far.
    #[must_use]
    pub fn uploads(&self, fate: impl Fn(Fate) -> bool) -> usize {
        count_uploads(&self.state.borrow(), fate)
    }

    /// Awaits that at least `times` uploads have met a fate.
    ///
    /// # Errors
    /// When the deadline passes; lists what was seen instead.
    pub async fn until_uploads(&self, times: usize, fate: impl Fn(Fate) -> bool) -> Result<()> {
        self.settled("uploads", |state| count_uploads(state, &fate) >= times).await
    }

    fn turn(&self, weather: Weather) {
        self.state.send_modify(|state| state.weather = weather);
    }

    async fn settled(&self, what: &str, condition: impl Fn(&State) -> bool) -> Result<()> {
        let mut state = self.state.subscribe();
        let waited = within_deadline(what, state.wait_for(condition)).await.map(|_| ());
        waited.map_err(|error| error.context(format!("the proxy saw {:?}", self.seen())))
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.turn(Weather::Cut);
        self.accepting.abort();
    }
}

fn count_uploads(state: &State, fate: impl Fn(Fate) -> bool) -> usize {
    state.seen.iter().filter(|seen| seen.method == "POST" && seen.path == UPLOADS && fate(seen.fate)).count()
}

/// Binds a free port without listening: nobody else can take it, and whoever connects is refused.
///
/// # Errors
/// When no port can be had.
pub fn keep_port() -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
    Ok(socket)
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(1024)
}

/// Listens whenever the network is not cut. `kept` holds the port meanwhile.
async fn accept(kept: TcpSocket, server: SocketAddr, state: watch::Sender<State>) {
    let mut weather = state.subscribe();
    loop {
        let open = weather.wait_for(|state| state.weather != Weather::Cut).await.is_ok();
        let listener = kept.local_addr().and_then(listen);
        let (true, Ok(listener)) = (open, listener) else { return };
        state.send_modify(|state| state.listening = true);
        loop {
            let connection = tokio::select! {
                _ = weather.wait_for(|state| state.weather == Weather::Cut) => break,
                connection = listener.accept() => connection,
            };
            if let Ok((client, _)) = connection {
                state.send_modify(|state| state.connections += 1);
                tokio::spawn(connection_of(client, server, state.clone()));
            }
        }
        drop(listener);
        state.send_modify(|state| state.listening = false);
    }
}

async fn connection_of(client: TcpStream, server: SocketAddr, state: watch::Sender<State>) {
    let mut weather = state.subscribe();
    tokio::select! {
        _ = weather.wait_for(|state| state.weather == Weather::Cut) => {}
        // Whichever side breaks off, the other side learns it by the connection's end.
        _ = pass(client, server, &state) => {}
    }
    state.send_modify(|state| state.connections -= 1);
}

/// Passes requests and replies, one after the other, until a side ends the connection.
async fn pass(client: TcpStream, server: SocketAddr, state: &watch::Sender<State>) -> io::Result<()> {
    let mut client = BufReader::new(client);
    let mut upstream: Option<BufReader<TcpStream>> = None;
    while let Some(mut request) = next_request(&mut client, upstream.as_mut()).await? {
        let is_upload = request.method == "POST" && request.path == UPLOADS;
        let place = note(state, &request);
        let fate = |fate| state.send_modify(|state| state.seen[place].fate = fate);
        if let Weather::Captive(portal) = moving(state).await? {
            fate(Fate::Captured);
            client.write_all(portal.reply().as_bytes()).await?;
            continue;
        }
        let server = match &mut upstream {
            Some(open) => open,
            None => upstream.insert(BufReader::new(TcpStream::connect(server).await?)),
        };
        if is_upload && state.send_if_modified(|state| std::mem::take(&mut state.spoil)) {
            spoil(&mut request.bytes);
        }
        server.write_all(&request.bytes).await?;
        let reply = http1::read_reply(server, &request.method).await?;
        if is_upload && state.send_if_modified(take_one_to_lose) {
            fate(Fate::ReplyLost(reply.status));
            return Ok(());
        }
        moving(state).await?;
        client.write_all(&reply.bytes).await?;
        fate(Fate::Passed(reply.status));
        if reply.last {
            return Ok(());
        }
    }
    Ok(())
}

/// The client's next request; none when either side has ended its idle connection.
async fn next_request(
    client: &mut BufReader<TcpStream>,
    upstream: Option<&mut BufReader<TcpStream>>,
) -> io::Result<Option<Request>> {
    let Some(upstream) = upstream else { return http1::read_request(client).await };
    tokio::select! {
        request = http1::read_request(client) => request,
        _ = upstream.fill_buf() => Ok(None),
    }
}

fn note(state: &watch::Sender<State>, request: &Request) -> usize {
    let mut place = 0;
    state.send_modify(|state| {
        place = state.seen.len();
        let (method, path) = (request.method.clone(), request.path.clone());
        state.seen.push(Seen { method, path, fate: Fate::Pending });
    });
    place
}

/// Waits while nothing moves; the weather then.
///
/// # Errors
/// When the network is cut: what waited goes nowhere.
async fn moving(state: &watch::Sender<State>) -> io::Result<Weather> {
    let mut weather = state.subscribe();
    let moves = weather.wait_for(|state| state.weather != Weather::Stalled).await;
    let weather = moves.map_or(Weather::Cut, |state| state.weather);
    if weather == Weather::Cut { Err(io::ErrorKind::ConnectionAborted.into()) } else { Ok(weather) }
}

fn take_one_to_lose(state: &mut State) -> bool {
    let lose = state.to_lose > 0;
    state.to_lose = state.to_lose.saturating_sub(1);
    lose
}

/// Alters the number of right answers that the first record claims; the bytes stay JSON and stay as many.
fn spoil(upload: &mut [u8]) {
    let field = br#""right":"#;
    let place = upload.windows(field.len()).position(|window| window == field);
    if let Some(digit) = place.and_then(|place| upload.get_mut(place + field.len())) {
        *digit = if *digit == b'1' { b'2' } else { b'1' };
    }
}

impl Portal {
    fn reply(self) -> String {
        let page = "<!doctype html><title>Wi-Fi</title><p>Mời đăng nhập để dùng mạng.";
        let first = match self {
            Self::Page => "HTTP/1.1 200 OK",
            Self::Redirect => "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/portal",
        };
        let len = page.len();
        format!("{first}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len}\r\n\r\n{page}")
    }
}
