//! Passes TCP connections on to one of several servers, in turn: a balancer before several nodes, or the one address under
//! which a database is found, whichever machine it is on.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A running relay; stops when dropped.
pub struct Relay {
    address: SocketAddr,
    route: watch::Sender<Route>,
    accepting: JoinHandle<()>,
}

#[derive(Clone, Debug)]
struct Route {
    servers: Vec<SocketAddr>,
    stalled: bool,
}

impl Relay {
    /// Starts passing connections on to `servers`.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(servers: Vec<SocketAddr>) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (route, _) = watch::channel(Route { servers, stalled: false });
        let accepting = tokio::spawn(accept(listener, route.clone()));
        Ok(Self { address, route, accepting })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Passes connections on to these from now on, and breaks those that are open.
    pub fn point_at(&self, servers: Vec<SocketAddr>) {
        self.route.send_replace(Route { servers, stalled: false });
    }

    /// Lets nothing move on any connection, open or new, and breaks none: as when a machine vanishes from the network.
    pub fn stall(&self) {
        self.route.send_modify(|route| route.stalled = true);
    }

    /// Lets everything move again: what was open is broken, as when the machine has started anew.
    pub fn move_on(&self) {
        self.route.send_modify(|route| route.stalled = false);
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, route: watch::Sender<Route>) {
    let turn = Arc::new(AtomicUsize::new(0));
    while let Ok((client, _)) = listener.accept().await {
        let (route, turn) = (route.subscribe(), Arc::clone(&turn));
        tokio::spawn(async move {
            // Whichever side breaks off, the other side learns it by the connection's end.
            let _ended = pass(client, route, turn.fetch_add(1, Ordering::Relaxed)).await;
        });
    }
}

async fn pass(mut client: TcpStream, mut route: watch::Receiver<Route>, turn: usize) -> Result<()> {
    let servers = route.wait_for(|route| !route.stalled).await?.servers.clone();
    let mut server = connect(&servers, turn).await?;
    route.mark_unchanged();
    tokio::select! {
        _ended = copy_bidirectional(&mut client, &mut server) => {}
        changed = route.changed() => {
            changed?;
            // Stalled: neither side hears anything until the relay moves on.
            route.wait_for(|route| !route.stalled).await?;
        }
    }
    Ok(())
}

/// Connects to the server whose turn it is, or else to the next that takes connections.
async fn connect(servers: &[SocketAddr], turn: usize) -> io::Result<TcpStream> {
    let mut last = io::ErrorKind::ConnectionRefused.into();
    for n in 0..servers.len() {
        match TcpStream::connect(servers[(turn + n) % servers.len()]).await {
            Ok(stream) => {
                stream.set_nodelay(true)?;
                return Ok(stream);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}
