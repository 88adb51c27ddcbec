//! One poster.

use domain::campaign::Campaign;
use domain::organizer::campaigns::UnitLink;
use leptos::prelude::*;

use super::flower::FlowerBranch;
use crate::browser;
use crate::links::{address, grouped, short, within};
use crate::qr;
use crate::words::posters as words;

/// With more characters than this in title and name, a sheet has them smaller.
const LONG: usize = 90;

/// What all posters of a campaign say alike.
#[derive(Clone)]
pub struct Told {
    title: String,
    period: String,
    asked: &'static str,
    is_survey: bool,
    origin: String,
}

impl Told {
    /// What they say of `campaign`.
    pub fn new(campaign: &Campaign) -> Self {
        let from = browser::local(campaign.opens_at_ms).date();
        let until = browser::local(campaign.closes_at_ms).time_and_date();
        Self {
            title: campaign.title.clone(),
            period: words::period(&from, &until),
            asked: words::asked(campaign.name_asked),
            is_survey: campaign.survey.is_some(),
            origin: browser::origin(),
        }
    }
}

/// An A4 sheet for one unit: whose it is, the code to scan and to type, what to do, and until when.
#[component]
pub fn Sheet(link: UnitLink, told: StoredValue<Told>) -> impl IntoView {
    let Told { title, period, asked, is_survey, origin } = told.get_value();
    let address = address(&origin, &link);
    let site = short(&origin).to_owned();
    let code = grouped(link.code.as_str());
    let within = within(&link);
    let is_long = title.chars().count() + link.name.chars().count() > LONG;
    view! {
        <li class="poster-sheet" lang="vi">
            <article class="poster" class:poster-long=is_long>
                <header>
                    <FlowerBranch />
                    <h2>{link.name}</h2>
                    <p class="poster-within">{within}</p>
                    <p>{words::INVITES}</p>
                    <p class="poster-title">{title}</p>
                    <p>{period}</p>
                </header>
                <Code address />
                <p class="poster-code">{words::CODE}" "<b>{code}</b></p>
                <ol>
                    <li>{words::SCAN}</li>
                    <li>{words::or_type(&site)}</li>
                    <li>{words::answer(is_survey)}</li>
                </ol>
                <p class="poster-asked">{asked}</p>
            </article>
        </li>
    }
}

/// The QR code; nothing where the address is too long for one. Dark on light whatever the theme: phones read it so.
#[component]
fn Code(address: String) -> impl IntoView {
    qr::draw(&address).map(|drawn| {
        let size = drawn.size.to_string();
        let view_box = format!("0 0 {size} {size}");
        view! {
            <svg
                class="poster-qr"
                viewBox=view_box
                role="img"
                aria-label=words::code_of(&address)
                shape-rendering="crispEdges"
            >
                <rect width=size.clone() height=size fill="#fff" />
                <path d=drawn.path fill="#000" />
            </svg>
        }
    })
}
