//! PostgreSQL's programs: where they are, and as whom they run.

use std::fs;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// The oldest version we speak of supporting.
const OLDEST: u32 = 15;
/// Where Debian keeps the programs of each version that are not for everybody's PATH.
const DEBIAN: &str = "/usr/lib/postgresql";
/// Accounts that PostgreSQL may run as where we are root, which it refuses to run as.
const ACCOUNTS: [&str; 2] = ["postgres", "nobody"];

/// One version's programs.
#[derive(Clone, Debug)]
pub struct Programs {
    folder: PathBuf,
    account: Option<Account>,
}

/// An account of this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Account {
    user: u32,
    group: u32,
}

impl Programs {
    /// The newest version from [`OLDEST`] up, on PATH or where Debian has it.
    ///
    /// # Errors
    /// When there is none, or no account to run it as.
    pub fn find() -> Result<Self> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let debian =
            fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
        let folders = std::env::split_paths(&path).chain(debian);
        let versions = folders.filter_map(|folder| Some((version(&folder)?, folder)));
        let newest = versions.filter(|(version, _)| *version >= OLDEST).max();
        let (_, folder) = newest.with_context(|| {
            format!("PostgreSQL {OLDEST} or newer is not installed (Debian: apt-get install postgresql)")
        })?;
        let account = if rustix::process::geteuid().is_root() {
            let accounts = fs::read_to_string("/etc/passwd")?;
            let found = ACCOUNTS.iter().find_map(|name| account(&accounts, name));
            Some(found.context("PostgreSQL does not run as root, and there is no other account for it")?)
        } else {
            None
        };
        Ok(Self { folder, account })
    }

    /// Gives a path to the account the programs run as.
    ///
    /// # Errors
    /// Of the system.
    pub fn own(&self, path: &Path) -> Result<()> {
        match self.account {
            Some(account) => Ok(chown(path, Some(account.user), Some(account.group))?),
            None => Ok(()),
        }
    }

    /// A program that ends by itself.
    pub fn command(&self, name: &str) -> Command {
        self.by_setpriv(&[], name)
    }

    /// The server. It ends when the thread that starts it ends.
    pub fn postmaster(&self) -> Command {
        // SIGQUIT: ends its own processes and then itself, at once.
        self.by_setpriv(&["--pdeathsig", "QUIT"], "postgres")
    }

    fn by_setpriv(&self, words: &[&str], name: &str) -> Command {
        let mut command = Command::new("setpriv");
        if let Some(Account { user, group }) = self.account {
            command.args([
                format!("--reuid={user}"),
                format!("--regid={group}"),
                "--clear-groups".to_owned(),
            ]);
        }
        command.args(words).arg("--").arg(self.folder.join(name)).stdin(Stdio::null());
        // The tests' own folder may be closed to that account, and its settings are not meant for us.
        command.current_dir("/").env("LC_ALL", "C.UTF-8").env("PGCONNECT_TIMEOUT", "10");
        command
    }
}

/// The version of the server in a folder, if there is a whole one.
fn version(folder: &Path) -> Option<u32> {
    if !["initdb", "postgres", "psql"].iter().all(|name| folder.join(name).is_file()) {
        return None;
    }
    major(&output(Command::new(folder.join("postgres")).arg("--version")).ok()?)
}

/// The first number of such as `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn major(line: &str) -> Option<u32> {
    let (_, rest) = line.split_once("(PostgreSQL) ")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Finds a name in the text of `/etc/passwd` (passwd(5)).
fn account(accounts: &str, name: &str) -> Option<Account> {
    let mut fields = accounts.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?.split(':');
    let (user, group) = (fields.nth(1)?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Account { user, group })
}

/// Runs a program to its end; what it printed.
///
/// # Errors
/// It cannot be started or fails; the message then holds its complaint.
pub fn output(command: &mut Command) -> Result<String> {
    let words = format!("{command:?}");
    let output = command.output().with_context(|| format!("starting {words}"))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{words} ended with {}\n{}", output.status, complaint.trim_end());
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_accounts_are_read() {
        assert_eq!(major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major("something else 15"), None);
        let accounts =
            "root:x:0:0:root:/:/bin/sh\npostgresql:x:7:8::/:\npostgres:x:101:104:P,,,:/var:/bin/sh\n";
        assert_eq!(account(accounts, "postgres"), Some(Account { user: 101, group: 104 }));
        assert_eq!(account(accounts, "nobody"), None);
    }
}
