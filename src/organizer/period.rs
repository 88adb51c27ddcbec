//! When a campaign is open: its phases, and which times it can have.

use domain::organizer::CampaignSummary;
use domain::organizer::campaigns::{CLOSING_TAKES_MS, ChangeCampaign, OPEN_AT_MOST_MS};

use crate::moment::DAY_MS;

/// Where a campaign stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It opens later.
    Upcoming,
    /// Members take part.
    Open,
    /// No new turns until it goes on.
    Paused,
    /// It is over.
    Closed,
    /// It is as if it had never been opened.
    TakenBack,
}

/// Where the campaign stands at `now_ms`. One that is over is not paused any more; one that is about to close, as it is from
/// the moment when somebody closes it, counts as closed.
pub fn phase(summary: &CampaignSummary, now_ms: u64) -> Phase {
    let campaign = &summary.campaign;
    if summary.taken_back {
        Phase::TakenBack
    } else if now_ms + CLOSING_TAKES_MS >= campaign.closes_at_ms {
        Phase::Closed
    } else if summary.paused {
        Phase::Paused
    } else if now_ms < campaign.opens_at_ms {
        Phase::Upcoming
    } else {
        Phase::Open
    }
}

/// What can change of a campaign, as it is.
pub fn as_it_is(summary: &CampaignSummary) -> ChangeCampaign {
    let campaign = &summary.campaign;
    ChangeCampaign {
        title: campaign.title.clone(),
        opens_at_ms: campaign.opens_at_ms,
        closes_at_ms: campaign.closes_at_ms,
        paused: summary.paused,
        taken_back: summary.taken_back,
    }
}

/// One more week: after it would close, or from now on where it has closed already.
pub fn one_week_more(closes_at_ms: u64, now_ms: u64) -> u64 {
    closes_at_ms.max(now_ms) + 7 * DAY_MS
}

/// Why a campaign cannot be open then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No moment to open at.
    OpensUnread,
    /// No moment to close at.
    ClosesUnread,
    /// It would close before it opens.
    ClosesFirst,
    /// It would be closed already.
    ClosesInThePast,
    /// It would be open for too long.
    TooLong,
}

/// Opening and closing as typed, if they can be those of a campaign.
///
/// # Errors
/// What is wrong first.
pub fn check(opens: Option<u64>, closes: Option<u64>, now_ms: u64) -> Result<(u64, u64), Unfit> {
    let opens = opens.ok_or(Unfit::OpensUnread)?;
    let closes = closes.ok_or(Unfit::ClosesUnread)?;
    if closes <= opens {
        Err(Unfit::ClosesFirst)
    } else if closes <= now_ms {
        Err(Unfit::ClosesInThePast)
    } else if closes - opens > OPEN_AT_MOST_MS {
        Err(Unfit::TooLong)
    } else {
        Ok((opens, closes))
    }
}

#[cfg(test)]
mod tests {
    use domain::campaign::{Campaign, NameAsked, Rules};
    use domain::id::CampaignId;
    use domain::results::Tally;

    use super::*;

    fn summary(paused: bool) -> CampaignSummary {
        let (total, taken_back) = (Tally::default(), false);
        let campaign = Campaign {
            id: CampaignId::new("a"),
            title: "Tháng Ba".to_owned(),
            packs: vec![],
            survey: None,
            flowers: 10,
            rules: Rules::default(),
            name_asked: NameAsked::None,
            opens_at_ms: 100,
            closes_at_ms: 200 + CLOSING_TAKES_MS,
        };
        CampaignSummary { campaign, unit: None, paused, taken_back, may_change: true, total }
    }

    #[test]
    fn a_campaign_opens_pauses_and_closes() {
        let at = |now| phase(&summary(false), now);
        assert_eq!([99, 100, 199, 200].map(at), [Phase::Upcoming, Phase::Open, Phase::Open, Phase::Closed]);
        let paused = |now| phase(&summary(true), now);
        assert_eq!([99, 150, 200].map(paused), [Phase::Paused, Phase::Paused, Phase::Closed]);
        let gone = |now| phase(&CampaignSummary { taken_back: true, ..summary(true) }, now);
        assert_eq!([99, 150, 200].map(gone), [Phase::TakenBack; 3]);
    }

    #[test]
    fn nothing_changes_by_itself() {
        let before = as_it_is(&summary(true));
        assert_eq!(
            (before.opens_at_ms, before.closes_at_ms, before.paused),
            (100, 200 + CLOSING_TAKES_MS, true)
        );
        assert_eq!(before.title, "Tháng Ba");
    }

    #[test]
    fn a_week_more_is_a_week_in_which_it_is_open() {
        assert_eq!(one_week_more(DAY_MS, 5), 8 * DAY_MS);
        assert_eq!(one_week_more(DAY_MS, 100 * DAY_MS), 107 * DAY_MS);
    }

    #[test]
    fn times_that_cannot_be_are_told_apart() {
        assert_eq!(check(Some(1), Some(9), 5), Ok((1, 9)));
        for (opens, closes, unfit) in [
            (None, Some(9), Unfit::OpensUnread),
            (Some(1), None, Unfit::ClosesUnread),
            (Some(9), Some(9), Unfit::ClosesFirst),
            (Some(1), Some(5), Unfit::ClosesInThePast),
            (Some(1), Some(2 + OPEN_AT_MOST_MS), Unfit::TooLong),
        ] {
            assert_eq!(check(opens, closes, 5), Err(unfit));
        }
        assert!(check(Some(1), Some(1 + OPEN_AT_MOST_MS), 5).is_ok());
    }
}
