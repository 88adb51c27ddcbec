//! The Rust toolchain this tool runs under.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::cargo;

/// The target of both apps.
pub const WASM: &str = "wasm32-unknown-unknown";

/// What rustc says of itself.
pub struct Toolchain {
    /// Where its libraries lie.
    sysroot: PathBuf,
    /// All that `rustc -vV` prints: version, commit, host.
    pub version: String,
}

impl Toolchain {
    /// Asks rustc.
    ///
    /// # Errors
    /// There is no rustc, or it does not answer.
    pub fn look() -> Result<Self> {
        let sysroot = cargo::output(Command::new("rustc").args(["--print", "sysroot"]))?;
        let version = cargo::output(Command::new("rustc").arg("-vV"))?;
        Ok(Self { sysroot: sysroot.trim().into(), version })
    }

    /// Whether the source of std is there, so that std can be built with the apps' own settings.
    pub fn has_std_source(&self) -> bool {
        self.libraries().join("src/rust/library/Cargo.lock").is_file()
    }

    /// Whether there is a prebuilt std for the apps.
    pub fn has_wasm_std(&self) -> bool {
        self.libraries().join(WASM).join("lib").is_dir()
    }

    /// The linker to name for [`WASM`]; none where the toolchain brings its own, as rustup's do and Debian's does not.
    pub fn wasm_linker(&self) -> Option<&'static str> {
        let own = self.libraries().join(self.host()).join("bin/rust-lld");
        if own.is_file() { None } else { ["wasm-ld-22", "wasm-ld"].into_iter().find(|name| cargo::has(name)) }
    }

    /// The target this machine is, such as `x86_64-unknown-linux-gnu`.
    pub fn host(&self) -> &str {
        self.version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default()
    }

    fn libraries(&self) -> PathBuf {
        Path::new(&self.sysroot).join("lib/rustlib")
    }
}
