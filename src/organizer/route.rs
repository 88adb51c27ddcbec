//! Where we are: the path of the page, and nothing else, decides the screen.

use std::fmt::Write;

use domain::id::{CampaignId, PackId};
use domain::rights::Role;

const HOME: &str = "/to-chuc";

/// A screen's address, below `/to-chuc`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// ``: what to do next, or the campaigns.
    Home,
    /// `moi#token`: a one-time link to an account.
    Invitation,
    /// `mat-khau#token`: a one-time link to a new password.
    NewPassword,
    /// `dot`: the list of campaigns.
    Campaigns,
    /// `dot/moi`: the wizard.
    NewCampaign,
    /// `dot/{campaign}`: its results.
    Campaign(CampaignId),
    /// `dot/{campaign}/quan-ly`: its times, units and links.
    Manage(CampaignId),
    /// `dot/{campaign}/in`: its posters, to print.
    Posters(CampaignId),
    /// `don-vi`: the tree of units.
    Units,
    /// `don-vi/nhap`: units from a spreadsheet.
    ImportUnits,
    /// `bo-cau-hoi`: the list of packs and surveys.
    Packs,
    /// `bo-cau-hoi/nhap`: questions from a file.
    ImportPack,
    /// `bo-cau-hoi/{pack}`: the editor.
    Pack(PackId),
    /// `bo-cau-hoi/{pack}/xem`: as the member sees it.
    PackPreview(PackId),
    /// `khao-sat/nhap`: a survey from an XLSForm.
    ImportSurvey,
    /// `buoi`: meetings.
    Meetings,
    /// `nguoi`: people and invitations.
    People,
    /// `tai-khoan`: her own password, sessions, language.
    Account,
    /// `nhat-ky`: the audit log.
    Audit,
}

impl Route {
    /// Reads a path; what we do not know leads home.
    pub fn read(path: &str) -> Self {
        // What stands behind `#` is no page: an invitation keeps its secret there.
        let path = path.split('#').next().unwrap_or_default();
        let below = path.strip_prefix(HOME).unwrap_or_default().trim_matches('/');
        let mut segments = below.split('/');
        let segments = [segments.next(), segments.next(), segments.next(), segments.next()];
        let segments = segments.map(Option::unwrap_or_default);
        let campaign = || decoded(segments[1]).map(CampaignId::new);
        let pack = || decoded(segments[1]).map(PackId::new);
        let found = match segments {
            ["moi", "", ..] => Some(Self::Invitation),
            ["mat-khau", "", ..] => Some(Self::NewPassword),
            ["dot", "", ..] => Some(Self::Campaigns),
            ["dot", "moi", "", _] => Some(Self::NewCampaign),
            ["dot", _, "", _] => campaign().map(Self::Campaign),
            ["dot", _, "quan-ly", ""] => campaign().map(Self::Manage),
            ["dot", _, "in", ""] => campaign().map(Self::Posters),
            ["don-vi", "", ..] => Some(Self::Units),
            ["don-vi", "nhap", "", _] => Some(Self::ImportUnits),
            ["bo-cau-hoi", "", ..] => Some(Self::Packs),
            ["bo-cau-hoi", "nhap", "", _] => Some(Self::ImportPack),
            ["bo-cau-hoi", _, "", _] => pack().map(Self::Pack),
            ["bo-cau-hoi", _, "xem", ""] => pack().map(Self::PackPreview),
            ["khao-sat", "nhap", "", _] => Some(Self::ImportSurvey),
            ["buoi", "", ..] => Some(Self::Meetings),
            ["nguoi", "", ..] => Some(Self::People),
            ["tai-khoan", "", ..] => Some(Self::Account),
            ["nhat-ky", "", ..] => Some(Self::Audit),
            _ => None,
        };
        found.unwrap_or(Self::Home)
    }

    /// The path.
    pub fn path(&self) -> String {
        let below = match self {
            Self::Home => return HOME.to_owned(),
            Self::Invitation => "moi".to_owned(),
            Self::NewPassword => "mat-khau".to_owned(),
            Self::Campaigns => "dot".to_owned(),
            Self::NewCampaign => "dot/moi".to_owned(),
            Self::Campaign(id) => format!("dot/{}", encoded(id.as_str())),
            Self::Manage(id) => format!("dot/{}/quan-ly", encoded(id.as_str())),
            Self::Posters(id) => format!("dot/{}/in", encoded(id.as_str())),
            Self::Units => "don-vi".to_owned(),
            Self::ImportUnits => "don-vi/nhap".to_owned(),
            Self::Packs => "bo-cau-hoi".to_owned(),
            Self::ImportPack => "bo-cau-hoi/nhap".to_owned(),
            Self::Pack(id) => format!("bo-cau-hoi/{}", encoded(id.as_str())),
            Self::PackPreview(id) => format!("bo-cau-hoi/{}/xem", encoded(id.as_str())),
            Self::ImportSurvey => "khao-sat/nhap".to_owned(),
            Self::Meetings => "buoi".to_owned(),
            Self::People => "nguoi".to_owned(),
            Self::Account => "tai-khoan".to_owned(),
            Self::Audit => "nhat-ky".to_owned(),
        };
        format!("{HOME}/{below}")
    }

    /// Whether the screen belongs to the page `other` of the menu.
    pub fn is_below(&self, other: &Self) -> bool {
        let first = |route: &Self| route.path().split('/').nth(2).unwrap_or_default().to_owned();
        first(self) == first(other) || (*other == Self::Packs && *self == Self::ImportSurvey)
    }

    /// The role that the screen takes, somewhere in the tree.
    pub fn takes(&self) -> Role {
        match self {
            Self::People | Self::Audit => Role::Admin,
            Self::NewCampaign
            | Self::ImportUnits
            | Self::Packs
            | Self::ImportPack
            | Self::Pack(_)
            | Self::PackPreview(_)
            | Self::ImportSurvey => Role::Organizer,
            Self::Home
            | Self::Invitation
            | Self::NewPassword
            | Self::Campaigns
            | Self::Campaign(_)
            | Self::Manage(_)
            | Self::Posters(_)
            | Self::Units
            | Self::Meetings
            | Self::Account => Role::Viewer,
        }
    }

    /// Whether the screen is for who has no session yet.
    pub fn is_gate(&self) -> bool {
        matches!(self, Self::Invitation | Self::NewPassword)
    }
}

/// One path segment: everything but letters, digits, `-`, `.`, `_` and `~` percent-encoded (RFC 3986, section 2.3).
pub fn encoded(text: &str) -> String {
    let mut segment = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            segment.push(char::from(byte));
        } else {
            let _ = write!(segment, "%{byte:02X}");
        }
    }
    segment
}

/// The text of one path segment; none if it is empty, more than one or broken.
fn decoded(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'/' => return None,
            b'%' => hex(rest.next()?)? << 4 | hex(rest.next()?)?,
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok().filter(|text| !text.is_empty())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests;
