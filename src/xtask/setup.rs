//! What the machine lacks for a command, and how it gets it: seen first, planned as data, then done.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, anyhow, bail};

use crate::cargo;
use crate::step::step;
use crate::toolchain::{Toolchain, WASM};

/// What a command needs beyond cargo and a C compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// To build the apps.
    Wasm,
    /// rustfmt and clippy.
    Lints,
    /// Chromium and its driver.
    Browser,
    /// Firefox and its driver.
    Firefox,
    /// PostgreSQL's programs, for clusters of our own.
    Postgres,
    /// libfaketime, which lets a process see another time.
    Faketime,
}

/// What there is.
#[derive(Clone, Debug)]
struct Machine {
    rustup: bool,
    /// The source of std, to build it as small as the apps need it.
    rust_src: bool,
    /// The prebuilt std for [`WASM`].
    wasm_std: bool,
    lints: bool,
    browser: bool,
    firefox: bool,
    geckodriver: bool,
    postgres: bool,
    faketime: bool,
    apt: bool,
    root: Root,
}

/// How this user becomes root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Root {
    Is,
    BySudo,
    No,
}

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
struct Fix {
    what: &'static str,
    commands: Vec<Vec<&'static str>>,
    /// Said when it cannot be done.
    otherwise: &'static str,
    /// Whether the command cannot go on without it.
    vital: bool,
}

const NO_WASM: &str = "\
the apps cannot be built: this toolchain has neither the source of std nor its WebAssembly build.
  With rustup: rustup target add wasm32-unknown-unknown && rustup component add rust-src
  Where rustup cannot download, Debian 12 has all of it (security suite):
    apt-get install rustc-web cargo-web rust-web-src lld-22";
const NO_SRC: &str = "\
rust-src cannot be had: going on with the prebuilt std, which makes the member app about 13 KB (brotli) larger";
const NO_LINTS: &str = "rustfmt and clippy are missing: rustup component add rustfmt clippy";
const NO_BROWSER: &str = "\
the browser tests need Chromium and its driver: install `chromium` and `chromedriver` so that both are on PATH
  (Debian: apt-get install chromium chromium-driver)";

const NO_FIREFOX: &str = "\
the browser tests need Firefox: install `firefox-esr` or `firefox` so that it is on PATH
  (Debian: apt-get install firefox-esr)";
const NO_GECKODRIVER: &str = "\
the browser tests need Firefox's driver: install `geckodriver` so that it is on PATH
  (cargo install geckodriver --locked)";
const NO_POSTGRES: &str = "\
the tests on PostgreSQL start clusters of their own: install PostgreSQL 15 or newer so that `initdb` and `postgres` are on
  PATH or where Debian has them (Debian: apt-get install postgresql)";
const NO_FAKETIME: &str = "\
the tests of clocks that jump need libfaketime: install it (Debian: apt-get install faketime)";

/// Where the programs land that cargo installs for this project alone.
pub const TOOLS: &str = "target/tools";

/// Firefox's driver: the one on PATH (none said), or else our own.
pub fn own_geckodriver() -> Option<PathBuf> {
    let own = Path::new(TOOLS).join("bin/geckodriver");
    (!cargo::has("geckodriver") && own.is_file()).then_some(own)
}

/// Makes the machine ready for `needs`; does and says nothing where it is.
///
/// # Errors
/// Something vital cannot be had; the message says what to install.
pub fn ready(needs: &[Need]) -> Result<()> {
    for fix in plan(needs, &Machine::look()?) {
        let done = if fix.commands.is_empty() {
            Err(anyhow!("there is no way to do it from here"))
        } else {
            step(fix.what, || fix.commands.iter().try_for_each(|words| apply(words)))
        };
        match done {
            Err(error) if fix.vital => bail!("{error:#}\n{}", fix.otherwise),
            Err(_) => eprintln!("{}", fix.otherwise),
            Ok(()) => {}
        }
    }
    Ok(())
}

/// Each need once, in the order they first come.
pub fn all<'a>(needs: impl Iterator<Item = &'a Need>) -> Vec<Need> {
    let mut all = Vec::new();
    for need in needs {
        if !all.contains(need) {
            all.push(*need);
        }
    }
    all
}

fn apply(words: &[&str]) -> Result<()> {
    let Some((program, rest)) = words.split_first() else { bail!("nothing to run") };
    cargo::run_quietly(Command::new(program).args(rest).env("DEBIAN_FRONTEND", "noninteractive"))
}

impl Machine {
    fn look() -> Result<Self> {
        let toolchain = Toolchain::look()?;
        let has = cargo::has;
        let sudo = || has("sudo") && succeeds("sudo", &["-n", "true"]);
        let root = if cargo::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
            Root::Is
        } else if sudo() {
            Root::BySudo
        } else {
            Root::No
        };
        Ok(Self {
            rustup: has("rustup"),
            rust_src: toolchain.has_std_source(),
            wasm_std: toolchain.has_wasm_std(),
            lints: succeeds("rustfmt", &["--version"]) && succeeds("cargo-clippy", &["--version"]),
            browser: has("chromium") && has("chromedriver"),
            firefox: has("firefox-esr") || has("firefox"),
            geckodriver: has("geckodriver") || own_geckodriver().is_some(),
            postgres: cluster::is_possible(),
            faketime: has("faketime"),
            apt: has("apt-get"),
            root,
        })
    }
}

/// The order of the fixes is the order they are done in.
fn plan(needs: &[Need], machine: &Machine) -> Vec<Fix> {
    needs
        .iter()
        .flat_map(|need| match need {
            Need::Wasm => wasm(machine),
            Need::Lints if machine.lints => vec![],
            Need::Lints => vec![Fix {
                what: "setup: adding rustfmt and clippy by rustup",
                commands: by_rustup(machine, &["rustup", "component", "add", "rustfmt", "clippy"]),
                otherwise: NO_LINTS,
                vital: true,
            }],
            Need::Browser if machine.browser => vec![],
            Need::Browser => vec![Fix {
                what: "setup: installing Chromium and its driver by apt-get",
                commands: by_apt(machine, &["chromium", "chromium-driver"]),
                otherwise: NO_BROWSER,
                vital: true,
            }],
            Need::Firefox => firefox(machine),
            Need::Postgres if machine.postgres => vec![],
            Need::Postgres => vec![Fix {
                // Debian's package also starts a cluster of its own, on its own port: nobody needs it, and it is in no way.
                what: "setup: installing PostgreSQL by apt-get",
                commands: by_apt(machine, &["postgresql"]),
                otherwise: NO_POSTGRES,
                vital: true,
            }],
            Need::Faketime if machine.faketime => vec![],
            Need::Faketime => vec![Fix {
                what: "setup: installing libfaketime by apt-get",
                commands: by_apt(machine, &["faketime"]),
                otherwise: NO_FAKETIME,
                vital: true,
            }],
        })
        .collect()
}

fn firefox(machine: &Machine) -> Vec<Fix> {
    let mut fixes = Vec::new();
    if !machine.firefox {
        fixes.push(Fix {
            what: "setup: installing Firefox by apt-get",
            commands: by_apt(machine, &["firefox-esr"]),
            otherwise: NO_FIREFOX,
            vital: true,
        });
    }
    if !machine.geckodriver {
        fixes.push(Fix {
            what: "setup: building Firefox's driver (geckodriver) by cargo",
            commands: vec![vec!["cargo", "install", "geckodriver", "--locked", "--root", TOOLS]],
            otherwise: NO_GECKODRIVER,
            vital: true,
        });
    }
    fixes
}

fn wasm(machine: &Machine) -> Vec<Fix> {
    let mut fixes = Vec::new();
    if !machine.rust_src {
        fixes.push(Fix {
            what: "setup: adding the source of std (rust-src) by rustup",
            commands: by_rustup(machine, &["rustup", "component", "add", "rust-src"]),
            otherwise: NO_SRC,
            vital: false,
        });
    }
    // A toolchain that has the source alone, such as Debian's, builds std itself and needs no prebuilt one.
    if !machine.wasm_std && (machine.rustup || !machine.rust_src) {
        fixes.push(Fix {
            what: "setup: adding the WebAssembly target by rustup",
            commands: by_rustup(machine, &["rustup", "target", "add", WASM]),
            otherwise: NO_WASM,
            vital: !machine.rust_src,
        });
    }
    fixes
}

fn by_rustup(machine: &Machine, words: &[&'static str]) -> Vec<Vec<&'static str>> {
    if machine.rustup { vec![words.to_vec()] } else { vec![] }
}

fn by_apt(machine: &Machine, packages: &[&'static str]) -> Vec<Vec<&'static str>> {
    let sudo: &[&str] = match machine.root {
        Root::Is => &[],
        Root::BySudo => &["sudo", "-n"],
        Root::No => return vec![],
    };
    if !machine.apt {
        return vec![];
    }
    let install = ["apt-get", "install", "--yes", "--no-install-recommends"];
    vec![[sudo, &["apt-get", "update"]].concat(), [sudo, &install, packages].concat()]
}

fn succeeds(program: &str, words: &[&str]) -> bool {
    cargo::run_quietly(Command::new(program).args(words)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPLETE: Machine = Machine {
        rustup: true,
        rust_src: true,
        wasm_std: true,
        lints: true,
        browser: true,
        firefox: true,
        geckodriver: true,
        postgres: true,
        faketime: true,
        apt: true,
        root: Root::Is,
    };
    const ALL: [Need; 6] =
        [Need::Wasm, Need::Lints, Need::Browser, Need::Firefox, Need::Postgres, Need::Faketime];

    #[test]
    fn a_complete_machine_needs_nothing() {
        assert_eq!(plan(&ALL, &COMPLETE), []);
    }

    #[test]
    fn a_plain_toolchain_gets_target_and_source_and_serving_needs_no_browser() {
        let plain = Machine { rust_src: false, wasm_std: false, browser: false, ..COMPLETE };
        let fixes = plan(&[Need::Wasm], &plain);
        assert_eq!(fixes[0].commands, [["rustup", "component", "add", "rust-src"]]);
        assert_eq!(fixes[1].commands, [["rustup", "target", "add", WASM]]);
        assert_eq!(fixes.len(), 2);
        assert!(!fixes[0].vital && fixes[1].vital);
    }

    #[test]
    fn source_alone_is_enough_where_there_is_no_rustup() {
        assert_eq!(plan(&[Need::Wasm], &Machine { rustup: false, wasm_std: false, ..COMPLETE }), []);
    }

    #[test]
    fn without_rustup_and_source_the_message_names_the_packages() {
        let bare = Machine { rustup: false, wasm_std: false, rust_src: false, ..COMPLETE };
        let last = plan(&[Need::Wasm], &bare).pop().unwrap();
        assert!(last.vital && last.commands.is_empty() && last.otherwise.contains("rustc-web"));
    }

    #[test]
    fn the_browser_comes_by_apt_as_root_or_by_sudo_or_not_at_all() {
        let commands = |root, apt| {
            let machine = Machine { browser: false, root, apt, ..COMPLETE };
            plan(&[Need::Browser], &machine).remove(0).commands
        };
        assert_eq!(commands(Root::Is, true)[0], ["apt-get", "update"]);
        assert_eq!(commands(Root::BySudo, true)[1][..3], ["sudo", "-n", "apt-get"]);
        assert!(commands(Root::No, true).is_empty());
        assert!(commands(Root::Is, false).is_empty());
    }

    #[test]
    fn postgresql_comes_by_apt_or_its_message_names_the_package() {
        let fix = |apt| plan(&[Need::Postgres], &Machine { postgres: false, apt, ..COMPLETE }).remove(0);
        assert_eq!(fix(true).commands[1].last(), Some(&"postgresql"));
        assert!(
            fix(false).commands.is_empty() && fix(false).otherwise.contains("apt-get install postgresql")
        );
    }

    #[test]
    fn firefox_comes_by_apt_and_its_driver_by_cargo() {
        let bare = Machine { firefox: false, geckodriver: false, ..COMPLETE };
        let fixes = plan(&[Need::Firefox], &bare);
        assert_eq!(fixes[0].commands[1].last(), Some(&"firefox-esr"));
        assert_eq!(fixes[1].commands[0][..3], ["cargo", "install", "geckodriver"]);
        let no_apt = plan(&[Need::Firefox], &Machine { apt: false, ..bare });
        assert!(no_apt[0].commands.is_empty() && no_apt[0].otherwise.contains("firefox-esr"));
    }
}
