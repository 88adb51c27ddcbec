//! Phones that upload all the time while something breaks, and the count of what must be there afterwards.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use domain::participation::Sealed;
use domain::wire::{ErrorBody, Outcome, Receipt, upload_body};
use reqwest::header::RETRY_AFTER;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::interval;

use crate::api::Api;
use crate::chance::Chance;
use crate::records::Phone;
use crate::server::Check;
use crate::wait::within_deadline;
use crate::{DEMO_CODE, SECOND_CODE};

/// Records after which another phone takes over: far fewer than one device may send at once, however fast the machine.
const PHONE_SENDS: usize = 400;
/// How long a refused phone waits: far less than it is told to.
const IMPATIENCE: Duration = Duration::from_millis(20);
/// How long any answer may take while something is broken: it is then a refusal.
const LONGEST_ANSWER: Duration = Duration::from_secs(15);

/// Phones that seal and send until they are told that it is enough.
pub struct Load {
    told: Arc<Told>,
    moves: watch::Sender<bool>,
    phones: JoinSet<Result<Vec<Sealed>>>,
}

/// What the phones and the one who breaks things tell each other.
#[derive(Debug, Default)]
struct Told {
    acknowledged: AtomicU64,
    broken: AtomicU64,
    refused: AtomicU64,
    longest_ms: AtomicU64,
    /// Told at each answer, whatever it is.
    heard: Notify,
    enough: AtomicBool,
    /// Why a phone gave up, if one did.
    gave_up: Mutex<Option<String>>,
}

impl Told {
    fn give_up(&self, why: &anyhow::Error) {
        *self.gave_up.lock().unwrap_or_else(PoisonError::into_inner) = Some(format!("{why:#}"));
        self.heard.notify_one();
    }

    fn nobody_gave_up(&self) -> Result<()> {
        let gave_up = self.gave_up.lock().unwrap_or_else(PoisonError::into_inner);
        gave_up.as_ref().map_or(Ok(()), |why| Err(anyhow!("a phone gave up: {why}")))
    }
}

/// What came of one try.
enum Answer {
    Receipt(Receipt),
    /// 503 with a time to come again.
    Refused,
    /// No answer, or half of one.
    Broken,
}

impl Load {
    /// Starts `phones` phones of both branches at `api`.
    ///
    /// # Errors
    /// When a phone cannot join.
    pub async fn begin(api: &Api, phones: u64, seed: u64) -> Result<Self> {
        Self::begin_through(api, api, phones, seed).await
    }

    /// Starts phones that join by one way and upload by another.
    ///
    /// # Errors
    /// When a phone cannot join.
    pub async fn begin_through(join: &Api, upload: &Api, phones: u64, seed: u64) -> Result<Self> {
        let (moves, may_move) = watch::channel(true);
        let told = Arc::new(Told::default());
        let mut all = JoinSet::new();
        let mut chance = Chance::new(seed);
        for n in 0..phones {
            let code = if n % 2 == 0 { DEMO_CODE } else { SECOND_CODE };
            let phone = join.phone(code, seed * 1_000 + n).await?;
            let own = Chance::new(chance.number());
            let uploading = upload_all(upload.clone(), phone, own, told.clone(), may_move.clone());
            let told = told.clone();
            all.spawn(async move { uploading.await.inspect_err(|why| told.give_up(why)) });
        }
        Ok(Self { told, moves, phones: all })
    }

    /// Lets no phone begin another try until [`Load::go_on`], as if there were no network.
    pub fn hold(&self) {
        self.moves.send_replace(false);
    }

    /// Lets them try again.
    pub fn go_on(&self) {
        self.moves.send_replace(true);
    }

    /// Awaits that `more` records are acknowledged from now on.
    ///
    /// # Errors
    /// When the deadline passes or a phone gives up.
    pub async fn acknowledged_more(&self, more: u64) -> Result<()> {
        self.until_more(&self.told.acknowledged, more, "acknowledgements").await
    }

    /// Awaits that `more` uploads are refused with 503 from now on.
    ///
    /// # Errors
    /// When the deadline passes or a phone gives up.
    pub async fn refused_more(&self, more: u64) -> Result<()> {
        self.until_more(&self.told.refused, more, "refusals").await
    }

    /// Uploads that broke off without an answer, so far.
    #[must_use]
    pub fn broken(&self) -> u64 {
        self.told.broken.load(Ordering::Relaxed)
    }

    /// Uploads that were refused with 503, so far.
    #[must_use]
    pub fn refused(&self) -> u64 {
        self.told.refused.load(Ordering::Relaxed)
    }

    /// Records acknowledged so far.
    #[must_use]
    pub fn acknowledged(&self) -> u64 {
        self.told.acknowledged.load(Ordering::Relaxed)
    }

    async fn until_more(&self, count: &AtomicU64, more: u64, what: &str) -> Result<()> {
        let goal = count.load(Ordering::Relaxed) + more;
        within_deadline(format!("{more} {what}"), async {
            while count.load(Ordering::Relaxed) < goal {
                self.told.nobody_gave_up()?;
                self.told.heard.notified().await;
            }
            Ok(())
        })
        .await
        .flatten()
        .with_context(|| format!("{:?}", self.told))
    }

    /// Lets each phone send what it has and go; all that was sent, every record of it acknowledged.
    ///
    /// # Errors
    /// When a phone met an answer that is neither a receipt nor a refusal it can understand, or one that came too late.
    pub async fn enough(mut self) -> Result<Vec<Sealed>> {
        self.told.enough.store(true, Ordering::Relaxed);
        self.go_on();
        let mut sent = Vec::new();
        let gone = async {
            while let Some(phone) = self.phones.join_next().await {
                sent.extend(phone??);
            }
            Ok::<_, anyhow::Error>(())
        };
        within_deadline("the phones to be done", gone)
            .await
            .with_context(|| format!("{:?}", self.told))??;
        let longest = Duration::from_millis(self.told.longest_ms.load(Ordering::Relaxed));
        ensure!(longest < LONGEST_ANSWER, "an answer took {longest:?}");
        Ok(sent)
    }
}

async fn upload_all(
    api: Api,
    mut phone: Phone,
    mut chance: Chance,
    told: Arc<Told>,
    mut may_move: watch::Receiver<bool>,
) -> Result<Vec<Sealed>> {
    let mut sent = Vec::new();
    let mut pace = interval(IMPATIENCE);
    let mut sent_by_this_phone = 0;
    while !told.enough.load(Ordering::Relaxed) {
        if sent_by_this_phone >= PHONE_SENDS {
            phone = Phone::new(phone.joined, phone.packs, chance.number());
            sent_by_this_phone = 0;
        }
        let batch = phone.seal(1 + chance.below(5) as usize);
        loop {
            may_move.wait_for(|moves| *moves).await?;
            match try_once(&api, &batch, &told).await? {
                Answer::Receipt(receipt) => {
                    confirm(&batch, &receipt)?;
                    break;
                }
                // Neither says that nothing was stored: send the same again.
                Answer::Refused => {
                    told.refused.fetch_add(1, Ordering::Relaxed);
                    pace.tick().await;
                }
                Answer::Broken => {
                    told.broken.fetch_add(1, Ordering::Relaxed);
                    tokio::task::yield_now().await;
                }
            }
            told.heard.notify_one();
        }
        told.acknowledged.fetch_add(batch.len() as u64, Ordering::Relaxed);
        told.heard.notify_one();
        sent_by_this_phone += batch.len();
        sent.extend(batch);
    }
    Ok(sent)
}

#[allow(clippy::disallowed_methods, reason = "how long a phone waits is what is measured")]
async fn try_once(api: &Api, batch: &[Sealed], told: &Told) -> Result<Answer> {
    let records: Vec<&Sealed> = batch.iter().collect();
    let began = Instant::now();
    let Ok(response) = api.upload_text(upload_body(&records)).await else { return Ok(Answer::Broken) };
    let (status, headers) = (response.status(), response.headers().clone());
    let Ok(text) = response.text().await else { return Ok(Answer::Broken) };
    told.longest_ms.fetch_max(began.elapsed().as_millis() as u64, Ordering::Relaxed);
    match status.as_u16() {
        200 => Ok(Answer::Receipt(serde_json::from_str(&text)?)),
        503 => {
            let error: ErrorBody = serde_json::from_str(&text).with_context(|| text.clone())?;
            ensure!(matches!(error.code.as_str(), "busy" | "store_unavailable"), "{text}");
            ensure!(headers.contains_key(RETRY_AFTER), "503 without a time to come again");
            Ok(Answer::Refused)
        }
        _ => Err(anyhow!("{status}: {text}")),
    }
}

/// A receipt is about exactly what was sent, and all of it is there.
fn confirm(batch: &[Sealed], receipt: &Receipt) -> Result<()> {
    let sent: Vec<_> = batch.iter().map(|record| (&record.id, &record.sha256)).collect();
    let echoed: Vec<_> = receipt.receipts.iter().map(|one| (&one.id, &one.sha256)).collect();
    ensure!(sent == echoed, "sent {sent:?}, the receipt is about {echoed:?}");
    let confirmed = |outcome: Outcome| matches!(outcome, Outcome::Stored | Outcome::Duplicate);
    ensure!(receipt.receipts.iter().all(|one| confirmed(one.outcome)), "{receipt:?}");
    Ok(())
}

/// Sees to it that every record sent is there exactly once, and nothing else is: `check` is what `haihoa check` says.
///
/// # Errors
/// Says what is lost, doubled or miscounted.
pub async fn all_there_once(api: &Api, check: Check, sent: &[Sealed]) -> Result<()> {
    ensure!(check.records == sent.len() as u64, "{} acknowledged: {check:?}", sent.len());
    ensure!((check.conflicts, check.set_aside, check.duplicates) == (0, 0, 0), "{check:?}");
    ensure!(check.projections_agree, "{check:?}");
    for batch in sent.chunks(20) {
        let outcomes = api.outcomes(&batch.iter().collect::<Vec<_>>()).await?;
        ensure!(outcomes.iter().all(|outcome| *outcome == Outcome::Duplicate), "lost: {outcomes:?}");
    }
    Ok(())
}
