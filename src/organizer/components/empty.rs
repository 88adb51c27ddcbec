//! What stands where there is nothing yet.

use leptos::prelude::*;

/// A bud that waits for rain, what is missing, what to do, and below it the button that does it.
#[component]
pub fn Empty(
    #[prop(into)] title: String,
    #[prop(into)] hint: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <svg viewBox="0 0 64 72" aria-hidden="true">
                <path class="empty-stem" d="M32 70V38M32 60c-9 0-14-5-15-12 9 0 14 5 15 12" />
                <path class="empty-bud" d="M32 40c-9-3-12-10-10-19 2-7 7-11 10-17 3 6 8 10 10 17 2 9-1 16-10 19z" />
                <path class="empty-bud" d="M32 40c-5-8-5-17 0-25 5 8 5 17 0 25z" />
            </svg>
            <h2>{title}</h2>
            <p>{hint}</p>
            {children.map(|children| children())}
        </div>
    }
}
