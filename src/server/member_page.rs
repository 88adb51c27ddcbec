//! The member page: the built file with a campaign put into it, and the policy that allows what stands in it.

use std::fmt::Write;

use axum::http::HeaderValue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::campaign::Joined;
use domain::pack::Pack;
use domain::survey::Survey;
use domain::turn::Turn;
use pages::{View, Way};
use sha2::{Digest, Sha256};

/// What the built file has in the place of: the turn, what to fetch early, and the page between two marks.
const MARKS: [&str; 4] = ["<!--head-->", "<!--campaign-->", "<!--page-->", "<!--/page-->"];

/// What every page may do (architecture.md, security). Member pages also run and show the very bytes that stand in them.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{script}; style-src 'self'{style}; \
    img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The member page, taken apart at its marks.
#[derive(Debug)]
pub struct MemberPage {
    /// What stands before each mark and after the last.
    parts: [String; 5],
    policy: HeaderValue,
}

impl MemberPage {
    /// Takes a built page apart; none if it lacks a mark.
    #[must_use]
    pub fn read(html: &str) -> Option<Self> {
        let mut rest = html;
        let mut parts = <[String; 5]>::default();
        for (part, mark) in parts.iter_mut().zip(MARKS) {
            let (before, after) = rest.split_once(mark)?;
            before.clone_into(part);
            rest = after;
        }
        rest.clone_into(&mut parts[4]);
        Some(Self { parts, policy: policy_for(html)? })
    }

    /// The policy for this page and the built file alike.
    #[must_use]
    pub fn policy(&self) -> &HeaderValue {
        &self.policy
    }

    /// The page of trusted addresses, with the numbers of the whole country ready before any code has arrived.
    #[must_use]
    pub fn of_trusted(&self) -> String {
        let (head, page) = pages::trusted_sent();
        let [start, to_links, to_page, _, end] = &self.parts;
        [start, &head, to_links, to_page, MARKS[2], &page, MARKS[3], end].concat()
    }

    /// The page of a campaign that asks a survey: what it is about, ready before any code has arrived; and what the app will ask
    /// for first, the module of the screens included.
    #[must_use]
    pub fn of_survey(&self, joined: &Joined, survey: &Survey) -> String {
        let (head, page) = pages::survey::sent(joined, survey);
        let [start, to_links, to_page, _, end] = &self.parts;
        let later = self.later_links();
        [start, &head, to_links, &early_links(joined), &later, to_page, MARKS[2], &page, MARKS[3], end]
            .concat()
    }

    /// The parts of the module that comes with surveys: the built page lists where they are.
    fn later_links(&self) -> String {
        let address = |name: &str| {
            let (_, after) = self.parts[4].split_once(&["\"", name, "\":\""].concat())?;
            after.split_once('"').map(|(address, _)| address)
        };
        let parts = [
            ("rel=\"modulepreload\"", "screens"),
            ("rel=\"modulepreload\"", "later.js"),
            ("rel=\"preload\" as=\"fetch\" crossorigin", "later.wasm"),
            ("rel=\"preload\" as=\"style\"", "later.css"),
        ];
        let link = |(how, name)| Some(["<link ", how, " href=\"", address(name)?, "\">"].concat());
        parts.into_iter().filter_map(link).collect()
    }

    /// The page of a campaign: its garden and the cards of a turn that `seed` deals, ready before any code has arrived.
    /// Where a name is asked for first, the page asks for it.
    #[must_use]
    pub fn of_campaign(&self, joined: &Joined, packs: &[Pack], seed: u64) -> String {
        let turn = (joined.campaign.name_asked == domain::campaign::NameAsked::None)
            .then(|| Turn::begin(joined, packs, seed, 0, None));
        let (head, page) = pages::sent(View { joined, packs, turn: turn.as_ref(), way: &Way::On });
        let [start, to_links, to_page, _, end] = &self.parts;
        [start, &head, to_links, &early_links(joined), to_page, MARKS[2], &page, MARKS[3], end].concat()
    }
}

/// What the app will ask for first: the browser fetches it while the app itself is still on its way.
fn early_links(joined: &Joined) -> String {
    let mut links = String::new();
    let mut add = |address: std::fmt::Arguments<'_>| {
        // Writing to a String cannot fail.
        let _ = write!(links, "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{address}\">");
    };
    // Codes are digits, ids of packs and surveys letters, digits and hyphens (`Pack::problems`): nothing to escape.
    add(format_args!("/api/v1/join/{}", joined.code.as_str()));
    let part = if joined.campaign.rules.withholds_key() { "/questions" } else { "" };
    for pack in &joined.campaign.packs {
        add(format_args!("/api/v1/packs/{}/{}{part}", pack.id, pack.version));
    }
    if let Some(asked) = &joined.campaign.survey {
        add(format_args!("/api/v1/surveys/{}/{}", asked.survey.id, asked.survey.version));
    }
    links
}

/// The policy of a page without any script or style of its own.
#[must_use]
pub fn plain_policy() -> HeaderValue {
    policy_for("").unwrap_or_else(|| HeaderValue::from_static("default-src 'none'"))
}

fn policy_for(html: &str) -> Option<HeaderValue> {
    let policy = POLICY
        .replace("{script}", &hashes(html, "<script>", "</script>"))
        .replace("{style}", &hashes(html, "<style>", "</style>"));
    HeaderValue::try_from(policy).ok()
}

/// The hash of each such element's bytes, as a policy names them (CSP 3).
fn hashes(html: &str, open: &str, close: &str) -> String {
    let inside = html.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(inside, _)| inside);
    inside.map(|inside| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(inside)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_its_marks_is_none() {
        assert!(MemberPage::read("<head><!--head--><!--campaign--></head>").is_none());
    }

    #[test]
    fn the_policy_allows_just_the_bytes_that_stand_in_the_page() {
        let page = MemberPage::read(
            "<style>a{}</style><!--head--><script>b()</script><!--campaign--><script src=\"x\"></script><!--page-->c<!--/page-->",
        );
        let page = page.unwrap();
        let policy = page.policy().to_str().unwrap();
        // `printf 'a{}' | openssl dgst -sha256 -binary | base64`, and the same of `b()`.
        assert!(
            policy.contains("style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';"),
            "{policy}"
        );
        assert!(
            policy.contains("'wasm-unsafe-eval' 'sha256-cf242PFc/kb7xD0Qzhsmd9vvRkc+cWFmbi+k+YvtdKc=';"),
            "{policy}"
        );
        assert!(!plain_policy().to_str().unwrap().contains("sha256"));
    }
}
