//! leptos' signals, memos and effects, from the crate they live in. `leptos` as a whole also brings views, a router's worth
//! of elements and streams for server functions, some of it exported and so never stripped: this app draws by `pages`, and
//! without them a phone downloads that much less.

use client::web;

pub use reactive_graph::computed::Memo;
pub use reactive_graph::effect::{Effect, batch};
pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::StoredValue;
pub use reactive_graph::prelude::*;
pub use reactive_graph::signal::RwSignal;

use reactive_graph::owner::Owner;

/// Runs `build`, whose signals and effects then live as long as the page.
pub fn mount(build: impl FnOnce()) {
    // Fails only where an executor is set already: then that one runs the effects.
    any_spawner::Executor::init_wasm_bindgen().unwrap_or_default();
    let owner = Owner::new();
    owner.with(build);
    std::mem::forget(owner);
}

/// Follows a memo without a need for its value. Read all the same: one that nobody reads is never computed, and then follows
/// nothing itself.
pub fn watch(memo: Memo<Option<u64>>) {
    memo.get();
}

/// Calls `then` once the screen has followed the state.
pub fn after_frame(then: impl FnOnce() + 'static) {
    web::after_frame(then);
}
