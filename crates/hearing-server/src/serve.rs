//! The life of the process: open the store, listen, answer, and end without losing anything.

use std::net::SocketAddr;
use std::path::Path;
use std::pin::pin;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use city::City;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::watch::channel;
use tokio::task::JoinHandle;
use tower::ServiceExt;

use crate::app::{app, watch};
use crate::clock::today;
use crate::config::ServerOptions;
use crate::demonstration;
use crate::departments::Departments;
use crate::dist::Dist;
use crate::http::connections::Connections;
use crate::http::framing::Framing;
use crate::http::networks::Networks;
use crate::http::timed_stream::TimedStream;
use crate::mail::{Mailer, Timeouts};
use crate::state::{AppState, Settings};
use crate::store::{Location, Store};

/// How long a client may take to send a request's head, and to stay silent between two requests.
const HEAD_TIMEOUT: Duration = Duration::from_secs(20);

/// How long open requests may take to end once the server is asked to.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(20);

/// How long a client may have stopped reading once the server is asked to end.
const BLOCKED_AT_SHUTDOWN: Duration = Duration::from_secs(3);

/// How long the server rests between two counts of the statistics.
const COUNTING_REST: Duration = Duration::from_secs(60);

/// Where the app is looked for if the configuration does not say.
const DEFAULT_DIST: &str = "./dist";

/// Runs the server until SIGTERM or Ctrl-C.
pub(crate) async fn serve(location: Location<'_>, config: ServerOptions) -> Result<()> {
    // First: who starts without a database need not read of anything else.
    let mail_delay = Duration::from_secs(u64::from(config.mail_delay));
    let store = Store::open(location).await?.delaying_mail(mail_delay);
    tracing::info!("opinions are kept in the {location}");
    let dist = load_dist(config.dist.as_deref())?;
    let departments = match &config.departments {
        Some(path) => Departments::load(path, &plan_data::PLAN)?,
        None => Departments::default(),
    };
    if config.demo {
        ensure!(
            config.listen.ip().is_loopback(),
            "--demo is for trying out: listen on 127.0.0.1"
        );
        let (name, password) = demonstration::prepare(&store).await?;
        eprintln!("a demonstration: sign in at /staff as {name} with the password {password}");
    }
    // The watch first: a reader of "listens" may ask for both.
    let watch_listener = match config.metrics_listen {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    if let Some(listener) = &watch_listener {
        tracing::info!("metrics at http://{}/metrics", listener.local_addr()?);
    }
    if config.trusted_proxy.is_empty() {
        tracing::warn!(
            "no proxy is named with --trusted-proxy: all who come through one on another machine \
             share one client's limits"
        );
    }
    let listener = listen(config.listen).await?;
    tracing::info!("listening on http://{}", listener.local_addr()?);
    let (end, is_ending) = channel(false);
    let mailer = mailer(&config, dist.city());
    let mailer = mailer.map(|mailer| tokio::spawn(mailer.run(store.clone(), is_ending)));
    let networks = Networks {
        trusted_proxies: config.trusted_proxy,
        unlimited: config.unlimited,
    };
    let state = AppState::new(
        store.clone(),
        dist,
        &plan_data::PLAN,
        Settings {
            departments,
            public_url: config.public_url,
            networks: networks.clone(),
            framing: Framing::by(&config.frame_ancestors).context("--frame-ancestor")?,
            kiosks: config.kiosks,
            sends_mail: mailer.is_some(),
            today,
        },
    )?;
    let counting = tokio::spawn(keep_counting(state.clone()));
    let watching = async {
        match watch_listener {
            Some(listener) => accept(listener, watch(state.clone()), networks.clone()).await,
            None => Ok(()),
        }
    };
    tokio::try_join!(
        accept(listener, app(state.clone()), networks.clone()),
        watching
    )?;
    counting.abort();
    // The mailer may be gone already.
    let _ = end.send(true);
    if let Some(mailer) = mailer {
        wait_for(mailer).await;
    }
    store.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Who tells writers of answers by e-mail in the name of `city`, if a mail server is given.
fn mailer(config: &ServerOptions, city: Option<&City>) -> Option<Mailer> {
    let (Some(server), Some(from), Some(public_url)) =
        (&config.smtp_url, &config.mail_from, &config.public_url)
    else {
        tracing::warn!("no mail server: nobody gets a mail about an answer");
        return None;
    };
    let mailer = Mailer::new(
        server.clone(),
        from.clone(),
        public_url.clone(),
        Timeouts::default(),
    );
    Some(mailer.signing_for(city.cloned()))
}

/// Lets the mailer end the mail that was begun. One that takes too long counts as perhaps sent.
async fn wait_for(mailer: JoinHandle<()>) {
    if tokio::time::timeout(SHUTDOWN_TIMEOUT, mailer)
        .await
        .is_err()
    {
        tracing::warn!("a mail was not ended");
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}"))
}

fn load_dist(chosen: Option<&Path>) -> Result<Dist> {
    let path = match chosen {
        Some(path) => path,
        None if Path::new(DEFAULT_DIST).is_dir() => Path::new(DEFAULT_DIST),
        None => {
            tracing::warn!("no app under {DEFAULT_DIST}: only the endpoint is served");
            return Ok(Dist::default());
        }
    };
    let dist = Dist::load(path)
        .with_context(|| format!("cannot read the app under {}", path.display()))?;
    tracing::info!(
        "read {} files ({} kB) of the app",
        dist.len(),
        dist.bytes() / 1000
    );
    Ok(dist)
}

/// Answers connections until the process is asked to end, then lets the open ones finish.
///
/// `axum::serve` would do, but for two things: it waits for ever for a request's head, and for a
/// client that does not read its answer.
async fn accept(listener: TcpListener, app: Router, networks: Networks) -> Result<()> {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT);
    let graceful = GracefulShutdown::new();
    let connections = Connections::new();
    let mut asked_to_end = pin!(asked_to_end()?);
    loop {
        let accepting = async { (connections.room().await, listener.accept().await) };
        let (room, (stream, peer)) = tokio::select! {
            (room, accepted) = accepting => match accepted {
                Ok(accepted) => (room, accepted),
                Err(error) => {
                    // Most likely too many open files: some will close soon.
                    tracing::warn!("cannot accept a connection: {error}");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut asked_to_end => break,
        };
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!("cannot turn off delayed sending: {error}");
        }
        let service = app.clone().map_request(move |mut request: Request<_>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            request
        });
        let service = TowerToHyperService::new(service);
        let place = connections.open(peer.ip().to_canonical(), &networks, room);
        let stream = TimedStream::new(stream, place.progress.clone());
        let answering = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            tokio::select! {
                ended = answering => if let Err(error) = ended {
                    tracing::debug!("a connection ended early: {error}");
                },
                () = place.ending() => tracing::debug!("a connection made room for others"),
            }
        });
    }
    drop(listener);
    tracing::info!("ending: no new requests are taken");
    let end_blocked = async {
        loop {
            connections.end_blocked(BLOCKED_AT_SHUTDOWN);
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    };
    let finished = async {
        tokio::select! {
            () = graceful.shutdown() => {}
            () = end_blocked => {}
        }
    };
    if tokio::time::timeout(SHUTDOWN_TIMEOUT, finished)
        .await
        .is_err()
    {
        tracing::warn!(
            "some requests did not end in {} s",
            SHUTDOWN_TIMEOUT.as_secs()
        );
    }
    Ok(())
}

/// Registers for the signals at once, and is done when one comes.
#[cfg(unix)]
fn asked_to_end() -> Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate()).context("cannot watch for SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot watch for SIGINT")?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Is done on Ctrl-C.
#[cfg(not(unix))]
fn asked_to_end() -> Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

/// Counts the statistics again and again, for as long as the server serves, so that no reader waits
/// for it, and a figure is about a minute behind.
async fn keep_counting(state: AppState) {
    loop {
        if let Err(error) = state.statistics.count(&state.store).await {
            tracing::warn!("cannot count the statistics: {error}");
        }
        tokio::time::sleep(COUNTING_REST).await;
    }
}
