//! One's own account: password, sessions, language.

use super::{Word, common_trouble, either, word};
use crate::reply::ApiError;
use crate::words::account;

pub const WHO: Word = word("Chị là ai ở đây", "Who you are here");
pub const CHANGE_PASSWORD: Word = word("Đổi mật khẩu", "Change the password");
pub const CHANGE_HINT: Word = word(
    "Đổi xong, những máy khác đang đăng nhập tài khoản này phải đăng nhập lại.",
    "Afterwards whoever is signed in with this account elsewhere has to sign in again.",
);
pub const OLD_PASSWORD: Word = word("Mật khẩu hiện tại", "Current password");
pub const NEW_PASSWORD: Word = word("Mật khẩu mới", "New password");
pub const PASSWORD_CHANGED: Word = word("Đã đổi mật khẩu.", "The password is changed.");
pub const OLD_MISSING: Word = word("Chị điền mật khẩu hiện tại nhé.", "Please fill in the current password.");
const WRONG_PASSWORD: Word = word(
    "Mật khẩu hiện tại chưa đúng. Chị xem lại rồi thử lần nữa.",
    "The current password is not right. Please look again and retry.",
);

pub const SESSIONS: Word = word("Các phiên đăng nhập", "Sessions");
pub const SESSIONS_HINT: Word = word(
    "Những máy đang đăng nhập tài khoản của chị. Thấy máy lạ thì chị kết thúc phiên ấy rồi đổi mật khẩu.",
    "Where you are signed in. If you do not know one of them, end it and change the password.",
);
pub const THIS_ONE: Word = word("Phiên này", "This session");
/// A browser by its own name.
pub const COC_COC: &str = "Cốc Cốc";
pub const UNKNOWN_DEVICE: Word = word("Máy không rõ", "Unknown device");
pub const END: Word = word("Kết thúc", "End");
pub const END_OTHERS: Word = word("Kết thúc mọi phiên khác", "End all other sessions");
pub const ENDED: Word = word("Đã kết thúc phiên.", "The session is ended.");
pub const OTHERS_ENDED: Word = word("Đã kết thúc mọi phiên khác.", "All other sessions are ended.");

pub const LANGUAGE: Word = word("Ngôn ngữ · Language", "Language · Ngôn ngữ");
/// The languages by their own names, with what each is called in BCP 47.
pub const LANGUAGES: [(&str, &str); 2] = [("vi", "Tiếng Việt"), ("en", "English")];

pub const RESET: Word = word("Đặt mật khẩu mới", "Choose a new password");
pub const RESET_HINT: Word = word(
    "Đường liên kết này chỉ dùng được một lần. Đặt xong, chị đăng nhập bằng mật khẩu mới.",
    "This link works once only. Afterwards sign in with the new password.",
);
pub const RESET_NO_TOKEN: Word = word(
    "Trang này cần mở từ đường liên kết đặt lại mật khẩu. Chị mở lại đường liên kết đã nhận.",
    "This page opens from a link for a new password. Open the link you were sent again.",
);
pub const SET_PASSWORD: Word = word("Lưu mật khẩu mới", "Save the new password");
pub const RESET_DONE: Word = word(
    "Đã đặt mật khẩu mới. Chị đăng nhập bằng mật khẩu ấy nhé.",
    "The new password is set. Please sign in with it.",
);
pub const RESET_USED: Word = word(
    "Đường liên kết này đã dùng rồi hoặc đã hết hạn. Chị nhờ người quản trị gửi cho đường liên kết mới.",
    "This link was used already, or its time is over. Ask an administrator for a new one.",
);

/// "chị Hoa · Người tổ chức · Xã Nghĩa Hành".
pub fn reset_of(name: &str) -> String {
    either(format!("Tên đăng nhập của chị: {name}"), format!("Your sign-in name: {name}"))
}

pub fn who(name: &str, role: &str, place: &str) -> String {
    format!("{name} · {role} · {place}")
}

/// When a session began and was last seen.
pub fn times(since: &str, seen: &str) -> String {
    either(format!("đăng nhập {since}, dùng gần nhất {seen}"), format!("signed in {since}, last seen {seen}"))
}

pub fn end(device: &str, since: &str) -> String {
    either(format!("Kết thúc phiên {device}, {since}"), format!("End the session {device}, {since}"))
}

/// Why the password was not changed or set.
pub fn trouble(error: &ApiError) -> String {
    match error {
        ApiError::Refused { code, .. } => match code.as_str() {
            "wrong_password" => WRONG_PASSWORD.into(),
            "password_unfit" => account::password_too_short(),
            "invitation_gone" => RESET_USED.into(),
            _ => common_trouble(error),
        },
        _ => common_trouble(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_used_link_a_wrong_and_a_weak_password_are_told_apart() {
        let refused = |code: &str| trouble(&ApiError::Refused { status: 400, code: code.to_owned() });
        let said = ["wrong_password", "password_unfit", "invitation_gone", "something_new"].map(refused);
        assert_eq!(said.iter().collect::<std::collections::HashSet<_>>().len(), said.len());
    }
}
