//! Meetings.

use domain::organizer::meetings::{MEETING_MOST_CHARS, MeetingKind};

use super::{Word, counted, either, word};
use crate::meeting::{Totals, Wrong};
use crate::number::whole;
use crate::reply::ApiError;

pub const TITLE: Word = word("Buổi sinh hoạt", "Meetings");
pub const HINT: Word = word(
    "Ghi lại từng buổi đã tổ chức, để báo cáo có đủ số buổi và số người dự.",
    "Note every meeting that was held, so that reports have how many there were and how many came.",
);
pub const NEW: Word = word("Ghi buổi mới", "Record a meeting");
pub const EDIT_TITLE: Word = word("Sửa buổi sinh hoạt", "Change a meeting");
pub const EMPTY: Word = word("Chưa ghi buổi nào", "No meeting is recorded yet");
pub const EMPTY_HINT: Word = word(
    "Sau mỗi buổi, chị ghi ngày, đơn vị và số người dự. Chỉ mất một phút.",
    "After each meeting note the day, the unit and how many came. It takes a minute.",
);
pub const EMPTY_FOR_VIEWERS: Word = word(
    "Khi các đơn vị ghi buổi sinh hoạt, các buổi hiện ở đây.",
    "Once units have recorded meetings, they show here.",
);
pub const FIND: Word = word("Tìm buổi", "Find a meeting");
pub const FIND_HINT: Word = word(
    "Tên đơn vị, địa điểm, người chủ trì… không cần dấu.",
    "Unit, place, who led it…; marks do not matter.",
);
pub const BY_UNIT: Word = word("Lọc theo đơn vị", "Filter by unit");
pub const NOTHING_FOUND: Word = word(
    "Không có buổi nào như vậy. Chị bỏ bớt điều kiện tìm nhé.",
    "There is no such meeting. Try with fewer words.",
);
pub const TABLE: Word = word("Các buổi sinh hoạt, buổi gần nhất đứng đầu", "Meetings, the latest first");
pub const DAY: Word = word("Ngày", "Day");
pub const MEETING: Word = word("Buổi", "Meeting");
pub const ACTS: Word = word("Việc", "Actions");

pub const UNIT: Word = word("Đơn vị tổ chức", "The unit that held it");
pub const CAMPAIGN: Word = word("Thuộc đợt", "Part of a campaign");
pub const NO_CAMPAIGN: Word = word("Không thuộc đợt nào", "None");
pub const KIND: Word = word("Hình thức", "Kind");
pub const HELD_ON: Word = word("Ngày tổ chức", "Held on");
pub const PLACE: Word = word("Địa điểm", "Place");
pub const HOST: Word = word("Người chủ trì", "Led by");
pub const ATTENDANCE: Word = word("Số người dự", "How many came");
pub const ATTENDANCE_HINT: Word =
    word("Ghi nếu có đếm; không đếm thì để trống.", "If somebody counted; else leave it empty.");
pub const WOMEN: Word = word("Nữ", "Women");
pub const MEN: Word = word("Nam", "Men");
pub const MINORITIES: Word = word("Dân tộc thiểu số", "Ethnic minorities");
pub const MINORITIES_HINT: Word = word("Trong số nữ và nam ở trên.", "Of the women and men above.");
pub const PARTNERS: Word = word("Đơn vị phối hợp", "Partners");
pub const PARTNERS_HINT: Word =
    word("Ví dụ: Công an xã, Mặt trận thôn.", "Such as the commune's police or the village front.");
pub const SAVE_NEW: Word = word("Ghi buổi này", "Save");
pub const NOTED: Word = word("Đã ghi buổi sinh hoạt.", "The meeting is recorded.");
pub const CHANGED: Word = word("Đã sửa buổi sinh hoạt.", "The meeting is changed.");
pub const REMOVED: Word = word("Đã bỏ buổi sinh hoạt.", "The meeting is removed.");
pub const UNDONE: Word = word("Đã hoàn tác.", "Taken back.");

/// What kind of meeting.
pub fn kind(kind: MeetingKind) -> Word {
    match kind {
        MeetingKind::HaiHoa => word("Hái hoa dân chủ", "Hái hoa dân chủ"),
        MeetingKind::Branch => word("Sinh hoạt chi hội", "Branch meeting"),
        MeetingKind::Contest => word("Hội thi", "Contest"),
        MeetingKind::Discussion => word("Tọa đàm", "Discussion"),
        MeetingKind::Village => word("Họp thôn", "Village meeting"),
        MeetingKind::MockTrial => word("Phiên tòa giả định", "Mock trial"),
        MeetingKind::Launch => word("Lễ phát động", "Launch"),
        MeetingKind::Other => word("Hình thức khác", "Another kind"),
    }
}

/// What is wrong with a field.
pub fn wrong(wrong: Wrong) -> String {
    let said = match wrong {
        Wrong::Unit => word("Chị chọn đơn vị tổ chức.", "Please choose the unit that held it."),
        Wrong::Day => word("Chị ghi đủ ngày, tháng, năm.", "Please give day, month and year."),
        Wrong::Future => word(
            "Ngày này chưa tới. Chị ghi buổi sinh hoạt sau khi đã họp nhé.",
            "This day has not come yet. Please note a meeting once it was held.",
        ),
        Wrong::Women | Wrong::Men | Wrong::Minorities => word(
            "Chị ghi một con số, nhiều nhất 100.000, hoặc để trống.",
            "Please give a number, at most 100,000, or leave it empty.",
        ),
        Wrong::MoreThanCame => word(
            "Nhiều hơn tổng số nữ và nam. Chị xem lại các con số.",
            "More than the women and men together. Please look at the numbers.",
        ),
        Wrong::Text(_) => {
            let most = MEETING_MOST_CHARS;
            return either(
                format!("Dài quá, nhiều nhất {most} ký tự."),
                format!("Too long: at most {most} characters."),
            );
        }
    };
    said.now().to_owned()
}

/// Asked before what may be the same meeting is noted once more.
pub const TWICE: Word = word(
    "Đơn vị này đã có một buổi cùng ngày, cùng hình thức. Chị vẫn ghi thêm một buổi nữa chứ?",
    "There is a meeting of this unit, on this day, of this kind. Note one more?",
);

/// "12 buổi · 340 nữ · 25 nam · 120 người dân tộc thiểu số"; what nobody counted is left out.
pub fn totals(totals: Totals) -> String {
    let of = |n: Option<u64>, vi, en| n.map(|n| [&whole(n), " ", word(vi, en).now()].concat());
    let parts = [
        Some(counted(totals.meetings, "buổi", "meeting", "meetings")),
        of(totals.women, "nữ", "women"),
        of(totals.men, "nam", "men"),
        of(totals.minorities, "người dân tộc thiểu số", "of ethnic minorities"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A meeting in one line, for the buttons about it.
pub fn about(act: Word, unit: &str, day: &str) -> String {
    let act = act.now();
    either(format!("{act}: {unit}, ngày {day}"), format!("{act}: {unit}, {day}"))
}

pub fn hosted_by(host: &str) -> String {
    either(format!("chủ trì: {host}"), format!("led by {host}"))
}

pub fn with(partners: &str) -> String {
    either(format!("phối hợp: {partners}"), format!("with {partners}"))
}

pub fn show_more(left: usize) -> String {
    let left = whole(left as u64);
    either(format!("Xem thêm, còn {left} buổi"), format!("Show more, {left} are left"))
}

/// Why a meeting was not noted, changed or removed.
pub fn trouble(error: &ApiError) -> String {
    match error {
        ApiError::Refused { code, .. } if code == "unfit" => {
            let said = word(
                "Có chỗ ghi chưa đúng. Chị xem lại ngày và các con số nhé.",
                "Something here cannot be. Please look at the day and the numbers.",
            );
            said.now().to_owned()
        }
        error => super::common_trouble(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_totals_are_one_line() {
        let sum = Totals { meetings: 12, women: Some(1340), men: Some(25), minorities: Some(120) };
        assert_eq!(totals(sum), "12 buổi · 1.340 nữ · 25 nam · 120 người dân tộc thiểu số");
        assert_eq!(totals(Totals { men: None, minorities: None, ..sum }), "12 buổi · 1.340 nữ");
    }
}
