//! TCP: accepts connections, bounds how many there are and how long their headers may take, and lets them finish.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::middleware::AddExtension;
use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::Layer;

/// The most connections at a time; more wait in the system's queue.
const MOST_CONNECTIONS: usize = 4096;
/// How long a request's headers may take, and a connection may be idle.
const HEADER_TIMEOUT: Duration = Duration::from_secs(30);
/// After a failed accept (no file descriptors left): how long until the next.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stopped`, then lets requests under way finish within `patience`.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stopped: impl Future<Output = ()>,
    patience: Duration,
) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut stopped = std::pin::pin!(stopped);
    loop {
        let accepted = async {
            // The semaphore is never closed.
            let place = Arc::clone(&places).acquire_owned().await.ok();
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            () = &mut stopped => break,
            accepted = accepted => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let connection = graceful.watch(open(stream, peer, router.clone()));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke off");
            }
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(patience, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

type Service = TowerToHyperService<AddExtension<Router, IpAddr>>;

fn open(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
) -> http1::Connection<TokioIo<TcpStream>, Service> {
    // Answers are small: waiting to fill a packet only makes them late.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    let service = Extension(peer.ip()).layer(router);
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
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
}
