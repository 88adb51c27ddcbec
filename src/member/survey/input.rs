//! What the module of the screens is told of a survey.

use client::phone::Opened;
use domain::pack::Contact;
use domain::survey::Round;
use pages::words;

/// What the module needs to open a survey: `page` in `src/later`.
pub fn of(opened: &Opened, form: Option<&str>) -> String {
    let (campaign, unit) = (&opened.joined.campaign, &opened.joined.unit);
    let round = campaign.survey.as_ref().and_then(|survey| survey.round);
    let survey = opened.survey.as_ref().map(|survey| survey.json.as_str());
    let mut own = String::new();
    for Contact { phone, name, purpose } in &opened.joined.contacts {
        // None of them has a line break: `ContactList::check`.
        own.extend([phone, "\n", name, "\n", purpose, "\n"]);
    }
    let parts = [
        campaign.id.as_str(),
        unit.id.as_str(),
        round.map(Round::name).unwrap_or_default(),
        &words::unit(unit),
        survey.unwrap_or_default(),
        form.unwrap_or_default(),
        &own,
    ];
    // No JSON has this character.
    parts.join("\u{1e}")
}
