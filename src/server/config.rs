//! The command line, and the same by `HAIHOA_*` variables.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Hái Hoa: quizzes of the Women's Union that work without a network.
#[derive(Debug, Parser)]
#[command(name = "haihoa", version)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Runs the server until it is asked to stop.
    Serve(ServeArgs),
    /// Checks that every record is whole and that the counts agree with the records; fails if not.
    Check(CheckArgs),
    /// Copies everything into one file, also while the server serves, and checks the copy.
    Backup(BackupArgs),
    /// Makes a backup the database of a server that is to start, and checks it first.
    Restore(RestoreArgs),
    /// Moves everything from the SQLite file to a PostgreSQL database, while phones go on uploading.
    MoveTo(MoveArgs),
    /// Organizers' accounts.
    Organizer {
        /// What about them.
        #[command(subcommand)]
        command: OrganizerCommand,
    },
    /// Gives a unit its own trusted addresses, in the place of those it has.
    Contacts(ContactsArgs),
    /// Question packs.
    Pack {
        /// What about them.
        #[command(subcommand)]
        command: PackCommand,
    },
}

/// Where the data is.
#[derive(Clone, Debug, Args)]
pub struct StoreArgs {
    /// Folder for the database; made if it is missing.
    #[arg(long, env = "HAIHOA_DATA", default_value = "data")]
    pub data: PathBuf,
    /// The database, such as sqlite:data/haihoa.db; by default haihoa.db in the data folder.
    #[arg(long, env = "HAIHOA_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
}

impl StoreArgs {
    /// The URL of the database.
    #[must_use]
    pub fn url(&self) -> String {
        let file = || format!("sqlite:{}", self.data.join("haihoa.db").display());
        self.database_url.clone().unwrap_or_else(file)
    }
}

/// Flags of `serve`.
#[derive(Clone, Debug, Args)]
pub struct ServeArgs {
    /// Address to listen on; port 0 takes a free one. A socket that the service manager hands over comes before it.
    #[arg(long, env = "HAIHOA_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where the data is.
    #[command(flatten)]
    pub store: StoreArgs,
    /// Folder with the built web files, in place of those in the program.
    #[arg(long, env = "HAIHOA_WEB")]
    pub web: Option<PathBuf>,
    /// On an empty database: demo units and one open demo campaign.
    #[arg(long, env = "HAIHOA_DEMO")]
    pub demo: bool,
    /// How long to go on answering, no longer ready, once asked to stop: as long as a load balancer takes to notice.
    #[arg(long, env = "HAIHOA_DRAIN_SECONDS", default_value_t = 0, value_name = "SECONDS")]
    pub drain_seconds: u64,
    /// How many branches the demo has at least: five, and as many more as this asks for.
    #[arg(long, env = "HAIHOA_DEMO_BRANCHES", default_value_t = 0)]
    pub demo_branches: usize,
    /// Where people reach the server, such as https://haihoa.example.
    #[arg(long, env = "HAIHOA_PUBLIC_URL")]
    pub public_url: Option<PublicUrl>,
    /// How many megabytes one campaign may add at once, and again over a day; phones send later what is over it.
    #[arg(long, env = "HAIHOA_CAMPAIGN_MB", default_value_t = 8192, value_parser = clap::value_parser!(u64).range(1..))]
    pub campaign_mb: u64,
}

/// Flags of `check`.
#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// Where the data is.
    #[command(flatten)]
    pub store: StoreArgs,
    /// Prints one JSON object.
    #[arg(long)]
    pub json: bool,
    /// Writes the counts and flags anew from the records, then checks.
    #[arg(long)]
    pub rebuild: bool,
}

/// Flags of `backup`.
#[derive(Clone, Debug, Args)]
pub struct BackupArgs {
    /// The file to write; it must not be there yet. It holds secrets: only its owner may read it.
    pub to: PathBuf,
    /// Where the data is.
    #[command(flatten)]
    pub store: StoreArgs,
}

/// Flags of `restore`.
#[derive(Clone, Debug, Args)]
pub struct RestoreArgs {
    /// The backup.
    pub from: PathBuf,
    /// Where the data is to be; there must be no database yet.
    #[command(flatten)]
    pub store: StoreArgs,
}

/// Flags of `move-to`.
#[derive(Clone, Debug, Args)]
pub struct MoveArgs {
    /// The PostgreSQL database, empty: postgres://USER:PASSWORD@HOST/DATABASE.
    #[arg(env = "HAIHOA_MOVE_TO", hide_env_values = true)]
    pub to: String,
    /// Where the data is.
    #[command(flatten)]
    pub store: StoreArgs,
}

/// Flags of `contacts`.
#[derive(Clone, Debug, Args)]
pub struct ContactsArgs {
    /// The unit's id, such as nguyen-nghiem.
    pub unit: String,
    /// A JSON file: {"contacts":[{"phone":"…","name":"…","purpose":"…"}]}.
    pub file: PathBuf,
    /// Where the data is.
    #[command(flatten)]
    pub store: StoreArgs,
}

/// What about organizers.
#[derive(Clone, Debug, Subcommand)]
pub enum OrganizerCommand {
    /// Prints a new one-time link by which one organizer makes an account.
    Invite {
        /// Where the data is.
        #[command(flatten)]
        store: StoreArgs,
        /// Where people reach the server.
        #[arg(long, env = "HAIHOA_PUBLIC_URL", default_value = "http://127.0.0.1:8080")]
        public_url: PublicUrl,
    },
}

/// What about packs.
#[derive(Clone, Debug, Subcommand)]
pub enum PackCommand {
    /// Tells whether packs keep the rules, and which they break.
    Check {
        /// JSON files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

/// An origin: scheme, host and port, without a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

/// Not an origin.
#[derive(Debug, thiserror::Error)]
#[error("expected http://HOST or https://HOST, with a port if need be and no path")]
pub struct NotAnOrigin;

impl PublicUrl {
    /// The origin, as browsers write it.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.0
    }

    /// Whether people come by TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The origin of a server that listens here, for its own machine.
    #[must_use]
    pub fn local(address: SocketAddr) -> Self {
        let mut shown = address;
        if address.ip().is_unspecified() {
            shown.set_ip(if address.is_ipv4() {
                std::net::Ipv4Addr::LOCALHOST.into()
            } else {
                std::net::Ipv6Addr::LOCALHOST.into()
            });
        }
        Self(format!("http://{shown}"))
    }
}

impl std::str::FromStr for PublicUrl {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Self, NotAnOrigin> {
        let text = text.trim_end_matches('/');
        let (scheme, authority) = text.split_once("://").ok_or(NotAnOrigin)?;
        let fit = matches!(scheme, "http" | "https")
            && !authority.is_empty()
            && authority.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
        if fit {
            Ok(Self(format!("{scheme}://{}", authority.to_ascii_lowercase())))
        } else {
            Err(NotAnOrigin)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_an_origin() {
        let read = |text: &str| text.parse::<PublicUrl>().map(|url| url.origin().to_owned()).ok();
        assert_eq!(read("https://HaiHoa.example/"), Some("https://haihoa.example".into()));
        assert_eq!(read("http://[::1]:8080"), Some("http://[::1]:8080".into()));
        for text in ["haihoa.example", "ftp://x", "https://", "https://x/path", "https://a b"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_link_for_the_own_machine_never_names_all_addresses() {
        let local = |text: &str| PublicUrl::local(text.parse().unwrap()).origin().to_owned();
        assert_eq!(local("0.0.0.0:80"), "http://127.0.0.1:80");
        assert_eq!(local("[::]:81"), "http://[::1]:81");
        assert_eq!(local("10.1.2.3:82"), "http://10.1.2.3:82");
    }

    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }
}
