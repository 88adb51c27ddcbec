//! Every word the organizer app shows.

use domain::organizer::{NAME_MOST_CHARS, PASSWORD_LEAST_CHARS, PASSWORD_MOST_CHARS};
use domain::unit::UnitLevel;

use crate::number::whole;
use crate::reply::ApiError;
use crate::tree::Coverage;

pub const PRODUCT: &str = "Hái Hoa";
pub const OPENING: &str = "Đang mở…";
pub const TRY_AGAIN: &str = "Thử lại";
pub const NOT_REACHED: &str = "Chưa kết nối được với máy chủ. Chị kiểm tra mạng rồi thử lại nhé.";

/// The title of the browser's tab.
pub fn tab_title(screen: &str) -> String {
    format!("{screen} · {PRODUCT}")
}

pub mod account {
    //! The invitation, signing in and out.
    use super::{ApiError, NAME_MOST_CHARS, PASSWORD_LEAST_CHARS, PASSWORD_MOST_CHARS, common_trouble};

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
        format!("Tên chị dễ nhớ, dài nhất {NAME_MOST_CHARS} chữ. Viết hoa hay thường đều được.")
    }

    pub fn password_rule() -> String {
        format!("Từ {PASSWORD_LEAST_CHARS} chữ trở lên. Một câu ngắn dễ nhớ thì càng tốt.")
    }

    pub fn name_too_long() -> String {
        format!("Tên dài quá. Chị chọn tên không quá {NAME_MOST_CHARS} chữ nhé.")
    }

    pub fn password_too_short() -> String {
        format!("Mật khẩu còn ngắn quá, cần từ {PASSWORD_LEAST_CHARS} chữ trở lên.")
    }

    pub fn password_too_long() -> String {
        format!("Mật khẩu dài quá, nhiều nhất là {PASSWORD_MOST_CHARS} chữ.")
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
}

pub mod campaigns {
    //! The list of campaigns.
    use super::whole;

    pub const TITLE: &str = "Các đợt";
    pub const EMPTY: &str = "Chưa có đợt nào";
    pub const EMPTY_HINT: &str = "Khi có đợt hái hoa đầu tiên, đợt ấy hiện ở đây. Chị nhờ người phụ trách máy chủ mở một đợt, rồi quay lại trang này.";
    pub const NOT_YET_OPEN: &str = "Sắp mở";
    pub const OPEN: &str = "Đang mở";
    pub const CLOSED: &str = "Đã kết thúc";
    pub const LOADING: &str = "Đang tải các đợt…";

    pub fn from_to(from: &str, to: &str) -> String {
        format!("từ {from} đến {to}")
    }

    pub fn participations(n: u64) -> String {
        format!("{} lượt tham gia", whole(n))
    }

    pub fn right(percent: &str) -> String {
        format!("đúng {percent}")
    }

    pub fn last_received(at: &str) -> String {
        format!("nhận gần nhất {at}")
    }
}

pub mod results {
    //! A campaign's results.
    use super::{Coverage, UnitLevel, whole};

    pub const LOADING: &str = "Đang tải số liệu…";
    pub const NOT_FOUND: &str = "Không có đợt này";
    pub const NOT_FOUND_HINT: &str = "Đợt này không còn, hoặc chị chưa được xem.";
    pub const TO_CAMPAIGNS: &str = "Xem các đợt";
    pub const ALL_UNITS: &str = "Tất cả đơn vị";
    pub const PARTICIPATIONS: &str = "Lượt tham gia";
    pub const COUNT: &str = "Số lượt";
    pub const MEAN_SCORE: &str = "Điểm trung bình";
    pub const LAST_RECEIVED: &str = "Nhận lượt gần nhất";
    pub const SET_ASIDE_WHY: &str =
        "Máy chủ không đọc được, hoặc không rõ của đơn vị nào. Vẫn được giữ, không tính vào số liệu.";
    pub const CONFLICTS_WHY: &str =
        "Cùng một lượt mà gửi hai lần khác nhau. Bản đến trước được tính, bản sau được giữ để kiểm tra.";
    pub const NONE_YET: &str = "chưa có";
    pub const NOTHING_YET: &str = "Chưa có lượt tham gia nào";
    pub const NOTHING_YET_HINT: &str =
        "Chị gửi đường liên kết hoặc mã cho các đơn vị. Khi có lượt đầu tiên, số liệu tự hiện ở đây.";

    pub const BY_UNIT: &str = "Theo đơn vị";
    pub const BY_UNIT_CAPTION: &str =
        "Lượt tham gia theo đơn vị; số của đơn vị trên gồm cả các đơn vị bên dưới";
    pub const BY_UNIT_NOTE: &str = "Số của đơn vị trên gồm cả đơn vị bên dưới.";
    pub const UNIT: &str = "Đơn vị";
    pub const RIGHT_SHARE: &str = "Trả lời đúng";
    pub const RECEIVED: &str = "Nhận gần nhất";
    pub const OPEN_ALL: &str = "Mở hết";
    pub const CLOSE_ALL: &str = "Thu gọn";

    pub const BY_QUESTION: &str = "Theo câu hỏi";
    pub const BY_QUESTION_NOTE: &str = "Câu nhiều người chưa đúng nhất đứng đầu.";
    pub const RIGHT_CHOICE: &str = "Đáp án đúng";
    pub const MANY_RIGHT: &str = "Câu này chọn được nhiều phương án.";
    pub const NOT_ASKED: &str = "Chưa ai hái trúng câu này.";

    pub fn set_aside(n: u64) -> String {
        format!("{} lượt để riêng.", whole(n))
    }

    pub fn conflicts(n: u64) -> String {
        format!("{} lượt trùng.", whole(n))
    }

    /// What the numbers are about: units and participations.
    pub fn shown(units: &str, coverage: Coverage, participations: u64) -> String {
        let Coverage { level, all, .. } = coverage;
        format!("{units} · {} {} · {} lượt tham gia", whole(all), units_of(level), whole(participations))
    }

    pub fn heard(coverage: Coverage) -> String {
        let Coverage { level, all, heard } = coverage;
        format!("{}/{} {} đã có lượt tham gia.", whole(heard), whole(all), units_of(level))
    }

    fn units_of(level: Option<UnitLevel>) -> &'static str {
        match level {
            Some(UnitLevel::Province) => "tỉnh, thành phố",
            Some(UnitLevel::Commune) => "xã, phường",
            Some(UnitLevel::Branch) => "chi hội",
            Some(UnitLevel::Group) => "tổ",
            Some(UnitLevel::Central) | None => "đơn vị",
        }
    }

    pub fn period(from: &str, to: &str) -> String {
        format!("Mở từ {from} đến {to}")
    }

    pub fn of_flowers(score: &str, flowers: u32) -> String {
        format!("{score}/{flowers}")
    }

    pub fn right_answers(percent: &str) -> String {
        format!("{percent} câu trả lời đúng")
    }

    pub fn toggle(name: &str, is_open: bool) -> String {
        if is_open { format!("Thu gọn {name}") } else { format!("Mở {name}") }
    }

    pub fn asked(asked: u64, percent: &str) -> String {
        format!("{} lượt trả lời · đúng {percent}", whole(asked))
    }

    pub fn chosen(chosen: u64) -> String {
        format!("{} lượt", whole(chosen))
    }

    pub fn fresh(clock: &str) -> String {
        format!("Tự cập nhật · lúc {clock}")
    }

    pub fn lost(clock: Option<&str>) -> String {
        match clock {
            Some(clock) => format!("Mất kết nối, số liệu lúc {clock}, đang thử lại…"),
            None => "Chưa kết nối được với máy chủ, đang thử lại…".to_owned(),
        }
    }

    pub fn printed(at: &str) -> String {
        format!("Số liệu lúc {at}")
    }
}

/// Errors that mean the same everywhere.
fn common_trouble(error: &ApiError) -> String {
    match error {
        ApiError::Throttled { wait_s } => {
            format!("Chị đã thử nhiều lần. Chị đợi {} rồi thử lại nhé.", wait(*wait_s))
        }
        ApiError::Unreachable => NOT_REACHED.to_owned(),
        _ => "Máy chủ đang gặp trục trặc. Chị đợi ít phút rồi thử lại nhé.".to_owned(),
    }
}

/// "45 giây", "2 phút": never less than what was asked for.
fn wait(seconds: u32) -> String {
    match seconds {
        0..100 => format!("{} giây", seconds.max(1)),
        _ => format!("{} phút", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waiting_time_is_said_and_never_too_short() {
        let said = |wait_s| account::sign_in_trouble(&ApiError::Throttled { wait_s });
        assert!(said(0).contains("1 giây"));
        assert!(said(45).contains("45 giây"));
        assert!(said(121).contains("3 phút"));
        assert!(said(900).contains("15 phút"));
    }

    #[test]
    fn a_taken_name_is_told_apart_from_a_used_link() {
        let refused = |code: &str| {
            account::invitation_trouble(&ApiError::Refused { status: 409, code: code.to_owned() })
        };
        let said = ["name_taken", "invitation_gone", "name_unfit", "something_new"].map(refused);
        assert_eq!(said.iter().collect::<std::collections::HashSet<_>>().len(), said.len());
    }

    #[test]
    fn the_heading_says_what_is_shown() {
        let coverage = Coverage { level: Some(UnitLevel::Branch), all: 5, heard: 3 };
        assert_eq!(
            results::shown("Tỉnh Quảng Ngãi", coverage, 1234),
            "Tỉnh Quảng Ngãi · 5 chi hội · 1.234 lượt tham gia"
        );
        assert_eq!(results::heard(coverage), "3/5 chi hội đã có lượt tham gia.");
    }
}
