//! Reads the server's answer: which records it vouches for.

use domain::id::RecordId;
use domain::json;
use domain::participation::Sealed;
use domain::wire::{Outcome, Receipt, SetAsideReason};

use crate::ports::Response;

/// What the server's answer means for one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The server holds it durably: purge it here.
    Confirmed(RecordId),
    /// The server will not count it: keep it here, say why, do not send it again unasked.
    SetAside(RecordId, SetAsideReason),
}

/// The verdicts of an answer on what was sent. Only a JSON receipt with status 200 that names a record by the very id and
/// hash we sent counts; anything else (a captive portal's page, another record's receipt) leaves the record waiting.
pub fn verdicts(response: &Response, sent: &[Sealed]) -> Vec<Verdict> {
    if response.status != 200 || !response.is_json {
        return vec![];
    }
    let Some(receipt) = json::read::<Receipt>(&response.body) else { return vec![] };
    let of_record = |sealed: &Sealed| {
        let word =
            receipt.receipts.iter().find(|word| word.id == sealed.id && word.sha256 == sealed.sha256)?;
        match (word.outcome, word.reason) {
            (outcome, _) if outcome.is_confirmed() => Some(Verdict::Confirmed(sealed.id.clone())),
            (Outcome::SetAside, Some(reason)) => Some(Verdict::SetAside(sealed.id.clone(), reason)),
            _ => None,
        }
    };
    sent.iter().filter_map(of_record).collect()
}
