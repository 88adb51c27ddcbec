//! Who may do what: a role, and the part of the tree it holds for.

use crate::named::named;

named! {
    /// What an organizer may do within her part of the tree; each may do all that those before may.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Role {
        /// Sees the agreed results and changes nothing: a partner agency.
        Viewer = "viewer",
        /// Makes units, packs, campaigns and meetings.
        Organizer = "organizer",
        /// Invites people, gives and takes rights, and reads the audit log.
        Admin = "admin",
    }
}
