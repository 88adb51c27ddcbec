//! What buttons do, by the names that stand in `data-do`.

/// Goes back to the garden, or to the page before.
pub const BACK: &str = "back";
/// Gives the answer.
pub const ANSWER: &str = "answer";
/// Moves a line of an order up.
pub const UP: &str = "up";
/// Moves a line of an order down.
pub const DOWN: &str = "down";
/// Tries again what did not work.
pub const RETRY: &str = "retry";
/// Begins a turn under the name in the form.
pub const BEGIN: &str = "begin";
/// Begins a turn without a name.
pub const BEGIN_UNNAMED: &str = "begin-unnamed";
/// What every act on the screen between two people begins with.
pub const PASS: &str = "pass-";
/// The next person begins; the place of her name on the list in `data-place`.
pub const PASS_BEGIN: &str = "pass-begin";
/// Goes on with what somebody left before its end.
pub const PASS_RESUME: &str = "pass-resume";
/// Gives that up.
pub const PASS_GIVE_UP: &str = "pass-give-up";
/// Keeps the names in the form.
pub const PASS_NAMES: &str = "pass-names";
/// Passes the phone on no longer.
pub const PASS_END: &str = "pass-end";
/// Begins another turn.
pub const NEW_TURN: &str = "new-turn";
/// Opens the code in the form.
pub const ENTER: &str = "enter";
/// Speaks the language in the button's `lang`.
pub const LANGUAGE: &str = "language";
/// Takes the next size of text.
pub const SIZE: &str = "size";
/// Takes the size of text or the colours in `data-look`.
pub const LOOK: &str = "look";
/// Reads aloud what stands beside the button, or stops.
pub const HEAR: &str = "hear";
/// Sends what waits.
pub const SEND: &str = "send";
/// Sends a record again that was set aside; its id in `data-id`.
pub const SEND_AGAIN: &str = "send-again";
/// Stores again what storage refused.
pub const STORE_AGAIN: &str = "store-again";
/// Saves what waits as an encrypted file.
pub const TAKE_ALONG: &str = "take-along";
/// Deletes all that is on this phone.
pub const WIPE: &str = "wipe";
/// Puts the app on the home screen.
pub const INSTALL: &str = "install";
/// Takes the new version.
pub const UPDATE: &str = "update";
/// Draws the certificate.
pub const CERTIFICATE: &str = "certificate";
/// Leaves a sensitive survey at once for a page that says nothing of it.
pub const LEAVE: &str = "leave";
/// What every act of a survey begins with: they are done by the module that comes with it.
pub const SURVEY: &str = "survey-";
/// Begins a survey.
pub const SURVEY_BEGIN: &str = "survey-begin";
/// Something on an item was marked, typed or moved.
pub const SURVEY_GIVE: &str = "survey-give";
/// Goes on to the next item.
pub const SURVEY_NEXT: &str = "survey-next";
/// Goes back to the item before.
pub const SURVEY_BACK: &str = "survey-back";
/// Does not want to answer.
pub const SURVEY_DECLINE: &str = "survey-decline";
/// Goes on without an answer.
pub const SURVEY_SKIP: &str = "survey-skip";
/// Shows the end, once the form is sealed.
pub const SURVEY_END: &str = "survey-end";
/// Gives the form away.
pub const SURVEY_FINISH: &str = "survey-finish";
