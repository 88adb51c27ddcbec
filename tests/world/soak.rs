//! How long a test goes on: seconds beside all others, minutes in the soak.

use std::env;

/// Whether this is the soak (`cargo xtask soak`).
#[must_use]
pub fn is_soak() -> bool {
    env::var_os("HAIHOA_SOAK").is_some()
}

/// How often, or how long: `quick` in the usual tests, `long` in the soak.
#[must_use]
pub fn quick_or<T>(quick: T, long: T) -> T {
    if is_soak() { long } else { quick }
}
