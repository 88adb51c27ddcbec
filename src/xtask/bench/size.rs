//! `bench size`: what a phone downloads before it can answer its first question. The page itself is asked what that is,
//! and the server how many bytes it sends for it.

use anyhow::{Context, Result, bail};

use super::http::{Connection, Request};
use super::print;
use super::server::{DEMO_BRANCHES, Place, Server};

/// The member page by the demo's code: for such a page the server adds the preloads of the campaign and its packs.
const PAGE: &str = "/j/246810";
/// The most bytes a first visit may take.
const LIMIT: usize = 150 * 1024;
/// The page of the demo's survey: what it fetches beyond the other comes with the survey.
const SURVEY: &str = "/j/357910";
/// The most bytes that may take.
const SURVEY_LIMIT: usize = 40 * 1024;
/// What browsers fetch of themselves, and the attribute that names it. They take a touch icon only when a person puts
/// the app on her home screen.
const FETCHED: [&str; 5] = ["stylesheet", "preload", "modulepreload", "manifest", "icon"];

/// Measures every file of a first visit and of a survey, and their sums.
///
/// # Errors
/// A sum is over its limit.
pub async fn size() -> Result<()> {
    let server = Server::start(&Place::new(DEMO_BRANCHES)?)?;
    let mut connection = Connection::open(server.address).await?;
    let page = connection.ask(&Request::get_plain(PAGE)).await?;
    let page = String::from_utf8(page).context("the page is not UTF-8")?;
    let mut sum = 0;
    for path in [PAGE].into_iter().chain(fetched(&page)) {
        let bytes = connection.ask(&Request::get(path)).await.with_context(|| path.to_owned())?.len();
        sum += bytes;
        print("bytes.file", bytes, "B", &[("file", path.into())]);
    }
    print("bytes.first_load", sum, "B", &[("limit", LIMIT.into())]);
    let of_survey = String::from_utf8(connection.ask(&Request::get_plain(SURVEY)).await?)?;
    let mut more = 0;
    for path in fetched(&of_survey).into_iter().filter(|path| !fetched(&page).contains(path)) {
        let bytes = connection.ask(&Request::get(path)).await.with_context(|| path.to_owned())?.len();
        more += bytes;
        print("bytes.survey_file", bytes, "B", &[("file", path.into())]);
    }
    print("bytes.survey", more, "B", &[("limit", SURVEY_LIMIT.into())]);
    within("a first visit", sum, LIMIT)?;
    within("a survey beyond it", more, SURVEY_LIMIT)
}

pub fn within(what: &str, bytes: usize, limit: usize) -> Result<()> {
    if bytes > limit {
        bail!("{what} takes {bytes} bytes, at most {limit}");
    }
    Ok(())
}

/// The addresses of all that the page has the browser fetch, each once, in the page's order.
pub fn fetched(page: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for tag in page.split('<').filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag) {
        let address = if tag.starts_with("script") {
            attribute(tag, "src")
        } else if tag.starts_with("link") && attribute(tag, "rel").is_some_and(|rel| FETCHED.contains(&rel)) {
            attribute(tag, "href")
        } else {
            None
        };
        found.extend(address.filter(|address| !found.contains(address)));
    }
    found
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag.split_once(&format!(" {name}=\""))?.1;
    value.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_is_fetched() {
        let page = r#"<head><link rel="stylesheet" href="/a.css"><link rel="apple-touch-icon" href="/b.png">
            <link rel="preload" as="fetch" crossorigin href="/c.wasm"><link rel="preload" as="fetch" href="/c.wasm">
            <script type="module" src="/d.js"></script></head><a href="/e">"#;
        assert_eq!(fetched(page), ["/a.css", "/c.wasm", "/d.js"]);
    }
}
