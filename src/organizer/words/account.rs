//! The invitation, signing in and out.

use domain::organizer::{NAME_MOST_CHARS, PASSWORD_LEAST_CHARS, PASSWORD_MOST_CHARS};

use super::common_trouble;
use crate::reply::ApiError;

pub const WELCOME: &str = "Chào chị! Tạo tài khoản tổ chức";
pub const WELCOME_HINT: &str =
    "Đường liên kết này chỉ dùng được một lần. Chị chọn tên và mật khẩu để lần sau đăng nhập.";
pub const SIGN_IN: &str = "Đăng nhập";
pub const SIGN_IN_HINT: &str = "Dành cho chị em tổ chức đợt hái hoa.";
pub const NAME: &str = "Tên đăng nhập";
pub const PASSWORD: &str = "Mật khẩu";
pub const SHOW: &str = "Hiện mật khẩu";
pub const HIDE: &str = "Ẩn mật khẩu";
pub const CREATE: &str = "Tạo tài khoản";
pub const WORKING: &str = "Chị chờ một chút…";
pub const SIGN_OUT: &str = "Đăng xuất";
pub const SIGNED_OUT: &str = "Chị đã đăng xuất.";
pub const ENDED: &str = "Phiên làm việc đã hết. Chị đăng nhập lại để xem tiếp nhé.";
pub const NOT_SIGNED_OUT: &str = "Chưa đăng xuất được vì mất kết nối. Chị thử lại nhé.";
pub const NAME_MISSING: &str = "Chị điền tên đăng nhập nhé.";
pub const PASSWORD_MISSING: &str = "Chị điền mật khẩu nhé.";
pub const NO_TOKEN: &str = "Trang này cần mở từ đường liên kết mời. Chị mở lại đường liên kết đã nhận; \
                            nếu đã có tài khoản thì chị đăng nhập.";
pub const TO_SIGN_IN: &str = "Đến trang đăng nhập";
const USED: &str = "Đường liên kết này đã dùng rồi hoặc đã hết hạn. Nếu chị đã tạo tài khoản, chị đăng nhập. \
                    Nếu chưa, chị nhờ người phụ trách gửi cho đường liên kết mới.";
const NAME_TAKEN: &str = "Tên này đã có người dùng. Chị chọn tên khác nhé.";
const NAME_UNFIT: &str = "Tên này chưa dùng được. Chị chỉ dùng chữ, số và dấu cách nhé.";
const WRONG: &str = "Tên hoặc mật khẩu chưa đúng. Chị xem lại rồi thử lần nữa.";

pub fn name_rule() -> String {
    format!("Tên chị dễ nhớ, dài nhất {NAME_MOST_CHARS} ký tự. Viết hoa hay thường đều được.")
}

pub fn password_rule() -> String {
    format!("Từ {PASSWORD_LEAST_CHARS} ký tự trở lên. Một câu ngắn dễ nhớ thì càng tốt.")
}

pub fn name_too_long() -> String {
    format!("Tên dài quá. Chị chọn tên không quá {NAME_MOST_CHARS} ký tự nhé.")
}

pub fn password_too_short() -> String {
    format!("Mật khẩu còn ngắn quá, cần từ {PASSWORD_LEAST_CHARS} ký tự trở lên.")
}

pub fn password_too_long() -> String {
    format!("Mật khẩu dài quá, nhiều nhất là {PASSWORD_MOST_CHARS} ký tự.")
}

/// Why signing in did not work.
pub fn sign_in_trouble(error: &ApiError) -> String {
    match error {
        ApiError::NotSignedIn => WRONG.to_owned(),
        _ => common_trouble(error),
    }
}

/// Why the invitation was not taken.
pub fn invitation_trouble(error: &ApiError) -> String {
    match error {
        ApiError::Refused { code, .. } => match code.as_str() {
            "invitation_gone" => USED.to_owned(),
            "name_taken" => NAME_TAKEN.to_owned(),
            "name_unfit" => NAME_UNFIT.to_owned(),
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
