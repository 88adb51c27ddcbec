//! The invitation, signing in and out.

use domain::organizer::{NAME_MOST_CHARS, PASSWORD_LEAST_CHARS, PASSWORD_MOST_CHARS};
use domain::rights::Role;

use super::{Word, common_trouble, either, people, word};
use crate::reply::ApiError;

pub const WELCOME: Word = word("Chào chị! Tạo tài khoản tổ chức", "Welcome! Make an organizer's account");
pub const WELCOME_HINT: Word = word(
    "Đường liên kết này chỉ dùng được một lần. Chị chọn tên và mật khẩu để lần sau đăng nhập.",
    "This link works once only. Choose a name and a password to sign in with from now on.",
);
pub const SIGN_IN: Word = word("Đăng nhập", "Sign in");
pub const SIGN_IN_HINT: Word =
    word("Dành cho chị em tổ chức đợt hái hoa.", "For the women who organize Hái Hoa.");
pub const NAME: Word = word("Tên đăng nhập", "Sign-in name");
pub const PASSWORD: Word = word("Mật khẩu", "Password");
pub const SHOW: Word = word("Hiện mật khẩu", "Show password");
pub const HIDE: Word = word("Ẩn mật khẩu", "Hide password");
pub const CREATE: Word = word("Tạo tài khoản", "Make the account");
pub const WORKING: Word = word("Chị chờ một chút…", "One moment…");
pub const SIGN_OUT: Word = word("Đăng xuất", "Sign out");
pub const SIGNED_OUT: Word = word("Chị đã đăng xuất.", "You have signed out.");
pub const ENDED: Word = word(
    "Phiên làm việc đã hết. Chị đăng nhập lại để xem tiếp nhé.",
    "Your session has ended. Sign in again to go on.",
);
pub const NOT_SIGNED_OUT: Word = word(
    "Chưa đăng xuất được vì mất kết nối. Chị thử lại nhé.",
    "You are not signed out yet: the connection was lost. Please try again.",
);
pub const NAME_MISSING: Word = word("Chị điền tên đăng nhập nhé.", "Please fill in the sign-in name.");
pub const PASSWORD_MISSING: Word = word("Chị điền mật khẩu nhé.", "Please fill in the password.");
pub const NO_TOKEN: Word = word(
    "Trang này cần mở từ đường liên kết mời. Chị mở lại đường liên kết đã nhận; nếu đã có tài khoản thì chị đăng nhập.",
    "This page opens from an invitation. Open the link you were sent again; if you have an account, sign in.",
);
pub const TO_SIGN_IN: Word = word("Đến trang đăng nhập", "To the sign-in page");
pub const USED: Word = word(
    "Đường liên kết này đã dùng rồi hoặc đã hết hạn. Nếu chị đã tạo tài khoản, chị đăng nhập. Nếu chưa, chị nhờ người phụ \
     trách gửi cho đường liên kết mới.",
    "This link was used already, or its time is over. If you have made your account, sign in. If not, ask who is in \
     charge for a new link.",
);
const NAME_TAKEN: Word = word(
    "Tên này đã có người dùng. Chị chọn tên khác nhé.",
    "Somebody else has this name. Please choose another.",
);
const NAME_UNFIT: Word = word(
    "Tên này chưa dùng được. Chị chỉ dùng chữ, số và dấu cách nhé.",
    "This name cannot be used. Please use letters, digits and spaces only.",
);
const WRONG: Word = word(
    "Tên hoặc mật khẩu chưa đúng. Chị xem lại rồi thử lần nữa.",
    "The name or the password is not right. Please look again and retry.",
);

/// As what and where she is invited, and until when.
pub fn offer(role: Role, unit: Option<&str>, until: &str) -> String {
    let role = people::role(role).now();
    let place = unit.unwrap_or(people::EVERYWHERE.now());
    either(
        format!("Chị được mời làm: {role}, {place}. Đường liên kết dùng được đến {until}."),
        format!("You are invited as: {role}, {place}. The link works until {until}."),
    )
}

pub fn signed_in_as(name: &str) -> String {
    either(
        format!(
            "Trên máy này đang đăng nhập tài khoản {name}. Nếu đường liên kết là của người khác, chị gửi cho người ấy; tạo tài khoản ở đây thì đường liên kết hết dùng được."
        ),
        format!(
            "{name} is signed in on this device. If the link is somebody else's, send it to her: making an account here uses it up."
        ),
    )
}

pub fn name_rule() -> String {
    either(
        format!("Tên chị dễ nhớ, dài nhất {NAME_MOST_CHARS} ký tự. Viết hoa hay thường đều được."),
        format!("A name you remember easily, {NAME_MOST_CHARS} characters at most. Capitals do not matter."),
    )
}

pub fn password_rule() -> String {
    either(
        format!("Từ {PASSWORD_LEAST_CHARS} ký tự trở lên. Một câu ngắn dễ nhớ thì càng tốt."),
        format!("At least {PASSWORD_LEAST_CHARS} characters. A short sentence you remember is even better."),
    )
}

pub fn name_too_long() -> String {
    either(
        format!("Tên dài quá. Chị chọn tên không quá {NAME_MOST_CHARS} ký tự nhé."),
        format!("The name is too long. Please choose one of {NAME_MOST_CHARS} characters at most."),
    )
}

pub fn password_too_short() -> String {
    either(
        format!("Mật khẩu còn ngắn quá, cần từ {PASSWORD_LEAST_CHARS} ký tự trở lên."),
        format!("The password is too short: it needs at least {PASSWORD_LEAST_CHARS} characters."),
    )
}

pub fn password_too_long() -> String {
    either(
        format!("Mật khẩu dài quá, nhiều nhất là {PASSWORD_MOST_CHARS} ký tự."),
        format!("The password is too long: {PASSWORD_MOST_CHARS} characters at most."),
    )
}

/// Why signing in did not work.
pub fn sign_in_trouble(error: &ApiError) -> String {
    match error {
        ApiError::NotSignedIn => WRONG.into(),
        _ => common_trouble(error),
    }
}

/// Why the invitation was not taken.
pub fn invitation_trouble(error: &ApiError) -> String {
    match error {
        ApiError::Refused { code, .. } => match code.as_str() {
            "invitation_gone" => USED.into(),
            "name_taken" => NAME_TAKEN.into(),
            "name_unfit" => NAME_UNFIT.into(),
            "password_unfit" => password_too_short(),
            _ => common_trouble(error),
        },
        _ => common_trouble(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waiting_time_is_said_and_never_too_short() {
        let said = |wait_s| sign_in_trouble(&ApiError::Throttled { wait_s });
        assert!(said(0).contains("1 giây"));
        assert!(said(45).contains("45 giây"));
        assert!(said(121).contains("3 phút"));
        assert!(said(900).contains("15 phút"));
    }

    #[test]
    fn a_taken_name_is_told_apart_from_a_used_link() {
        let refused =
            |code: &str| invitation_trouble(&ApiError::Refused { status: 409, code: code.to_owned() });
        let said = ["name_taken", "invitation_gone", "name_unfit", "something_new"].map(refused);
        assert_eq!(said.iter().collect::<std::collections::HashSet<_>>().len(), said.len());
    }
}
