//! Where we are: the path of the page, and nothing else, decides the screen.

use std::fmt::Write;

use domain::id::CampaignId;

const HOME: &str = "/to-chuc";
const INVITATION: &str = "/to-chuc/moi";
const CAMPAIGNS: &str = "/to-chuc/dot";

/// A screen's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/to-chuc`: the only campaign, or the list of them.
    Home,
    /// `/to-chuc/moi#token`: a one-time link.
    Invitation,
    /// `/to-chuc/dot`: the list of campaigns.
    Campaigns,
    /// `/to-chuc/dot/{campaign}`: its results.
    Campaign(CampaignId),
}

impl Route {
    /// Reads a path; what we do not know leads home.
    pub fn read(path: &str) -> Self {
        // What stands behind `#` is no page: an invitation keeps its secret there.
        let path = path.split('#').next().unwrap_or_default().trim_end_matches('/');
        match path {
            INVITATION => Self::Invitation,
            CAMPAIGNS => Self::Campaigns,
            _ => path
                .strip_prefix(CAMPAIGNS)
                .and_then(|rest| rest.strip_prefix('/'))
                .and_then(decoded)
                .map_or(Self::Home, |id| Self::Campaign(CampaignId::new(id))),
        }
    }

    /// The path.
    pub fn path(&self) -> String {
        match self {
            Self::Home => HOME.to_owned(),
            Self::Invitation => INVITATION.to_owned(),
            Self::Campaigns => CAMPAIGNS.to_owned(),
            Self::Campaign(id) => format!("{CAMPAIGNS}/{}", encoded(id.as_str())),
        }
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paths_lead_to_their_screens() {
        let campaign = Route::Campaign(CampaignId::new("demo-1"));
        for (path, route) in [
            ("/to-chuc", Route::Home),
            ("/to-chuc/", Route::Home),
            ("/to-chuc/moi", Route::Invitation),
            ("/to-chuc/dot", Route::Campaigns),
            ("/to-chuc/dot/", Route::Campaigns),
            ("/to-chuc/dot/demo-1", campaign.clone()),
            ("/to-chuc/dot/demo%2D1/", campaign),
            ("/to-chuc/dot/a/b", Route::Home),
            ("/to-chuc/dot/%f", Route::Home),
            ("/to-chuc/dot/%ff", Route::Home),
            ("/to-chuc/dotted", Route::Home),
        ] {
            assert_eq!(Route::read(path), route, "{path}");
        }
    }

    proptest! {
        #[test]
        fn a_campaign_is_found_again_by_its_path(id in "\\PC{1,20}") {
            let route = Route::Campaign(CampaignId::new(id));
            prop_assert_eq!(Route::read(&route.path()), route);
        }

        #[test]
        fn any_path_is_read(path in "\\PC{0,40}") {
            let route = Route::read(&path);
            prop_assert_eq!(Route::read(&route.path()), route);
        }
    }
}
