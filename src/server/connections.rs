//! TCP: accepts connections, bounds how many there are and how long their headers may take, and lets them finish.

mod places;

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use hyper::Request;
use hyper::body::{Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulConnection, GracefulShutdown};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tower::Service;

use crate::metrics::OpenConnection;
use places::{Place, Places};

/// The most connections at a time. A further one takes the place of the one whose client we have waited for longest.
const MOST_CONNECTIONS: u64 = 4096;
/// File descriptors for everything else: the database, its log, files that are served.
const OTHER_FILES: u64 = 128;
/// How many may knock at the same moment: whom the system turns away tries again only a second later.
const BACKLOG: u32 = 4096;
/// How long a request's headers may take, and a connection may be idle.
const HEADER_TIMEOUT: Duration = Duration::from_secs(30);
/// How long those who connected just before the end have for their request to come.
const LINGER: Duration = Duration::from_millis(500);
/// After a failed accept (no file descriptors left): how long until the next.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Listens at an address.
///
/// # Errors
/// When it is taken, or not ours.
pub fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A restarted server gets its address back at once.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Serves until `stopped`, then lets requests under way finish within `patience`.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stopped: impl Future<Output = ()>,
    patience: Duration,
) {
    serve_at_most(most_connections(), listener, router, stopped, patience).await;
}

/// Lets this process have as many files open as it may; how many connections that is good for.
fn most_connections() -> u32 {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: limit.maximum, maximum: limit.maximum };
    let files = if setrlimit(Resource::Nofile, raised).is_ok() { limit.maximum } else { limit.current };
    let most = files.map_or(MOST_CONNECTIONS, |files| files.saturating_sub(OTHER_FILES));
    u32::try_from(most.clamp(1, MOST_CONNECTIONS)).unwrap_or(1)
}

async fn serve_at_most(
    most: u32,
    listener: TcpListener,
    router: Router,
    stopped: impl Future<Output = ()>,
    patience: Duration,
) {
    let places = Places::new(most);
    let graceful = GracefulShutdown::new();
    let mut stopped = std::pin::pin!(stopped);
    loop {
        let accepted = async {
            let accepted = listener.accept().await?;
            Ok::<_, std::io::Error>((accepted, places.take().await))
        };
        let accepted = tokio::select! {
            () = &mut stopped => break,
            accepted = accepted => accepted,
        };
        let ((stream, peer), place) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let connection = graceful.watch(open(stream, peer, router.clone(), Arc::clone(&place)));
        let counted = OpenConnection::new();
        tokio::spawn(async move {
            tokio::select! {
                ended = connection => if let Err(error) = ended {
                    tracing::debug!(%error, "a connection broke off");
                },
                () = place.lost() => tracing::debug!("a connection that said nothing made room"),
            }
            drop(counted);
        });
    }
    drop(listener);
    // Over at once when nobody is connected any more: then all places are free.
    let _ = tokio::time::timeout(LINGER, places.all_free()).await;
    if tokio::time::timeout(patience, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

fn open(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    place: Arc<Place>,
) -> impl GracefulConnection<Error = hyper::Error> {
    // Answers are small: waiting to fill a packet only makes them late.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    let service = service_fn(move |request: Request<Incoming>| {
        let (place, mut router) = (Arc::clone(&place), router.clone());
        let mut request = request.map(|body| Body::new(Received::new(body, Arc::clone(&place))));
        request.extensions_mut().insert(peer.ip());
        async move {
            let answer = router.call(request).await;
            place.waits();
            answer
        }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service)
}

/// A request's body, which tells the connection's place when all of it is here.
struct Received {
    body: Incoming,
    place: Arc<Place>,
}

impl Received {
    fn new(body: Incoming, place: Arc<Place>) -> Self {
        if hyper::body::Body::is_end_stream(&body) {
            place.works();
        }
        Self { body, place }
    }
}

impl hyper::body::Body for Received {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if matches!(frame, Poll::Ready(None)) || self.body.is_end_stream() {
            self.place.works();
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::sync::{Notify, oneshot};

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(30);
    const REQUEST: &[u8] = b"GET / HTTP/1.1\r\nhost: here\r\n\r\n";

    #[tokio::test]
    async fn a_request_under_way_is_answered_after_the_stop_and_no_other_is_taken() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let handler = {
            let (begun, go_on) = (Arc::clone(&begun), Arc::clone(&go_on));
            async move || {
                begun.notify_one();
                go_on.notified().await;
                "done"
            }
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async { stopped.await.unwrap_or_default() };
        let server = tokio::spawn(serve(listener, Router::new().route("/", get(handler)), stopped, PATIENCE));

        let mut idle = TcpStream::connect(address).await.unwrap();
        let mut busy = TcpStream::connect(address).await.unwrap();
        busy.write_all(REQUEST).await.unwrap();
        begun.notified().await;
        stop.send(()).unwrap();
        // The idle connection is closed at once: its end tells that the stop was heard.
        assert_eq!(idle.read(&mut [0; 1]).await.unwrap_or_default(), 0);
        assert!(TcpStream::connect(address).await.is_err());
        go_on.notify_one();
        let mut answer = String::new();
        busy.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("done"), "{answer}");
        server.await.unwrap();
    }

    #[tokio::test]
    async fn who_does_not_finish_does_not_hold_up_the_end() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut busy = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let begun = Arc::new(Notify::new());
        let handler = {
            let begun = Arc::clone(&begun);
            async move || {
                begun.notify_one();
                std::future::pending::<()>().await;
            }
        };
        busy.write_all(REQUEST).await.unwrap();
        let stopped = async move { begun.notified().await };
        serve(listener, Router::new().route("/", get(handler)), stopped, Duration::from_millis(20)).await;
    }

    #[tokio::test]
    async fn with_all_places_taken_who_says_nothing_makes_room_and_a_request_under_way_stays() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let slow = {
            let (begun, go_on) = (Arc::clone(&begun), Arc::clone(&go_on));
            async move || {
                begun.notify_one();
                go_on.notified().await;
                "done"
            }
        };
        let router = Router::new().route("/", get(slow)).route("/quick", get(async || "quick"));
        tokio::spawn(serve_at_most(3, listener, router, std::future::pending(), PATIENCE));

        let mut busy = TcpStream::connect(address).await.unwrap();
        busy.write_all(REQUEST).await.unwrap();
        begun.notified().await;
        let mut silent = TcpStream::connect(address).await.unwrap();
        let mut lisping = TcpStream::connect(address).await.unwrap();
        lisping.write_all(b"GET / HT").await.unwrap();
        let mut holders = Vec::new();
        for waited_for in [&mut silent, &mut lisping] {
            let mut phone = TcpStream::connect(address).await.unwrap();
            phone.write_all(b"GET /quick HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n").await.unwrap();
            let mut answer = String::new();
            phone.read_to_string(&mut answer).await.unwrap();
            assert!(answer.ends_with("quick"), "{answer}");
            // Room was made for the phone, and only where it had to be.
            assert_eq!(waited_for.read(&mut [0; 1]).await.unwrap_or_default(), 0);
            holders.push(TcpStream::connect(address).await.unwrap());
        }
        go_on.notify_one();
        let mut answer = [0; 15];
        busy.read_exact(&mut answer).await.unwrap();
        assert_eq!(&answer, b"HTTP/1.1 200 OK");
    }
}
