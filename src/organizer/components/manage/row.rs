//! One unit's way into the campaign.

use domain::organizer::campaigns::UnitLink;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::managed::Managed;
use crate::browser;
use crate::links::{address, grouped, short, within};
use crate::words::manage as words;

/// Its name, code and link, with buttons that copy the link, show texts to send, and take the unit out again.
#[component]
pub fn LinkRow(link: UnitLink, managed: Managed, on_invite: Callback<UnitLink>) -> impl IntoView {
    let app = managed.app;
    let address = address(&browser::origin(), &link);
    let shown = short(&address).to_owned();
    let (name, within) = (link.name.clone(), within(&link));
    let (copy_label, invite_label) = (words::copy_link_of(&name), words::invite_of(&name));
    let code = grouped(link.code.as_str());
    let href = address.clone();
    let copied = words::copied(&name);
    let copy = move |_| {
        let (address, copied) = (address.clone(), copied.clone());
        spawn_local(async move {
            let said = if browser::copy(&address).await { copied } else { words::NOT_COPIED.into() };
            app.say(said, None);
        });
    };
    let link = StoredValue::new(link);
    let may_change = untrack(|| managed.summary()).may_change;
    let take_out = may_change.then(|| {
        let UnitLink { unit, name, .. } = link.get_value();
        let label = words::take_out_of_it(&name);
        let take_out = move |_| managed.take_out(unit.clone(), &name);
        view! { <button type="button" aria-label=label on:click=take_out>{words::TAKE_OUT}</button> }
    });
    view! {
        <tr>
            <th scope="row">{name}<small>{within}</small></th>
            <td class="code" data-label=words::CODE>{code}</td>
            <td data-label=words::LINK><a href=href target="_blank" rel="noopener">{shown}</a></td>
            <td>
                <div class="section-acts">
                    <button type="button" aria-label=copy_label on:click=copy>{words::COPY_LINK}</button>
                    <button type="button" aria-label=invite_label on:click=move |_| on_invite.run(link.get_value())>
                        {words::INVITE}
                    </button>
                    {take_out}
                </div>
            </td>
        </tr>
    }
}
