//! One module a screen.

mod campaigns;
mod invitation;
mod opening;
mod results;
mod sign_in;

pub use campaigns::Campaigns;
pub use invitation::Invitation;
pub use opening::Opening;
pub use results::ResultsScreen;
pub use sign_in::SignInScreen;
