//! A campaign's times, units and links.

use super::{Word, counted, either, word};
use crate::number::whole;
use crate::period::Phase;

pub const LOADING: Word = word("Đang tải đợt…", "Loading…");
pub const PAUSE: Word = word("Tạm dừng", "Pause");
pub const GO_ON: Word = word("Mở tiếp", "Go on");
pub const EXTEND: Word = word("Thêm 1 tuần", "One week more");
pub const TIMES: Word = word("Đổi ngày giờ", "Change the times");
pub const RENAME: Word = word("Đổi tên", "Change the title");
pub const CLOSE: Word = word("Kết thúc ngay", "Close now");
pub const TAKE_BACK: Word = word("Thu hồi đợt", "Take it back");
pub const OPEN_AGAIN: Word = word("Mở lại đợt", "Open it again");
pub const RESULTS: Word = word("Kết quả", "Results");
const MANAGE: Word = word("Quản lý đợt", "Manage the campaign");

/// What the screen is called for who may change campaigns, and for who may not.
pub fn name(may_change: bool) -> Word {
    if may_change { MANAGE } else { super::campaigns::CODES }
}

pub const POSTERS: Word = word("Tờ in mã QR", "QR posters");
pub const ACTS: Word = word("Việc với đợt này", "What to do with it");

pub const ELSEWHERE: Word = word("Trang khác của đợt này", "Other pages of it");

pub const PAUSED: Word = word(
    "Đã tạm dừng. Ai mới mở đường liên kết sẽ thấy đợt đang tạm dừng.",
    "Paused. Who opens the link now sees that.",
);
pub const GOES_ON: Word = word("Đợt lại mở cho hội viên.", "It is open again.");
pub const RENAMED: Word = word("Đã đổi tên đợt.", "The title is changed.");
pub const CLOSED: Word = word("Đợt đã kết thúc.", "The campaign is closed.");
pub const TAKEN_BACK: Word = word(
    "Đã thu hồi đợt. Mã và tờ in của đợt không dẫn đến đâu nữa.",
    "The campaign is taken back. Its codes and posters lead nowhere any more.",
);
pub const TAKE_BACK_HINT: Word = word(
    "Chưa có lượt nào gửi về. Nếu mở nhầm, chị thu hồi được cả đợt.",
    "Nothing has come yet. If it was opened by mistake, it can be taken back as a whole.",
);
pub const TAKEN_BACK_MEANS: Word = word(
    "Đợt này đã thu hồi: mã và tờ in không dẫn đến đâu. Chị mở lại thì mã cũ dùng được như trước.",
    "This campaign is taken back: codes and posters lead nowhere. Once it is open again, they work as before.",
);
pub const UNDONE: Word = word("Đã hoàn tác.", "Undone.");

pub const CLOSE_ASK: Word = word("Kết thúc đợt ngay bây giờ?", "Close the campaign now?");
pub const CLOSE_MEANS: Word = word(
    "Lượt gửi lên sau giờ này, kể cả lượt còn nằm trên máy hội viên, vẫn được nhận và được tính, có ghi là đến muộn.",
    "What comes after that, and what phones still hold, is taken and counts, and is marked late.",
);
pub const PAUSE_HINT: Word = word(
    "Khi tạm dừng, máy đã mở đợt này trước đó vẫn làm tiếp được; kết quả vẫn được nhận và được tính.",
    "While it is paused, phones that have opened it before can go on, and what they send counts.",
);

pub const LINKS: Word = word("Mã và đường liên kết", "Codes and links");
pub const LINKS_CAPTION: Word =
    word("Mã và đường liên kết của từng đơn vị", "The code and the link of each unit");
pub const NO_LINKS: Word = word("Chưa có đơn vị nào tham gia", "No unit takes part yet");
pub const NO_LINKS_HINT: Word = word(
    "Chị bấm “Thêm đơn vị” để đơn vị có mã và đường liên kết.",
    "Press “Add units” to give units a code and a link.",
);
pub const UNIT: Word = word("Đơn vị", "Unit");
pub const WITHIN: Word = word("Thuộc", "Within");
pub const CODE: Word = word("Mã", "Code");
pub const LINK: Word = word("Đường liên kết", "Link");
pub const FIND: Word = word("Tìm theo tên hoặc mã", "Find by name or code");
pub const NOTHING_FOUND: Word = word("Không tìm thấy đơn vị nào.", "No unit was found.");
pub const ROW_ACTS: Word = word("Sao chép và lời mời", "Copying and invitations");
pub const COPY_LINK: Word = word("Chép liên kết", "Copy link");
pub const COPY_ALL: Word = word("Sao chép tất cả", "Copy all");
pub const COPY_ALL_HINT: Word = word("Dán thẳng vào Excel được.", "It can be pasted into Excel as it is.");
pub const COPIED_ALL: Word = word("Đã sao chép. Chị mở Excel rồi dán.", "Copied. Paste it into Excel.");
pub const NOT_COPIED: Word = word(
    "Trình duyệt không cho sao chép. Chị bôi đen rồi nhấn Ctrl+C nhé.",
    "The browser does not let us copy. Select the text and press Ctrl+C.",
);
pub const INVITE: Word = word("Lời mời", "Invitation");
pub const ZALO: Word = word("Tin nhắn Zalo", "Message for Zalo");
pub const LOUDSPEAKER: Word = word("Lời đọc loa", "For the loudspeaker");
pub const TAKE_OUT: Word = word("Bỏ khỏi đợt", "Take out");
pub const MORE_UNITS: Word = word("Đơn vị chưa tham gia", "Units that do not take part yet");
pub const ADD_UNITS: Word = word("Thêm đơn vị", "Add units");
pub const ADD: Word = word("Thêm vào đợt", "Add to the campaign");
pub const ADDING: Word = word("Đang thêm…", "Adding…");
pub const ALL_ADDED: Word =
    word("Mọi đơn vị của chị đã có mã trong đợt này.", "All your units have a code in this campaign.");

/// In which state a campaign is.
pub fn phase(phase: Phase) -> Word {
    match phase {
        Phase::Upcoming => word("Sắp mở", "Opens soon"),
        Phase::Open => word("Đang mở", "Open"),
        Phase::Paused => word("Tạm dừng", "Paused"),
        Phase::Closed => word("Đã kết thúc", "Closed"),
        Phase::TakenBack => word("Đã thu hồi", "Taken back"),
    }
}

pub fn participations(n: u64) -> String {
    counted(n, "lượt tham gia", "participation", "participations")
}

pub fn period(from: &str, to: &str) -> String {
    either(format!("Từ {from} đến {to}"), format!("From {from} to {to}"))
}

pub fn closes_at(at: &str) -> String {
    either(format!("Đợt mở đến {at}."), format!("It is open until {at}."))
}

pub fn of_units(shown: usize, all: usize) -> String {
    let (shown, all) = (whole(shown as u64), whole(all as u64));
    either(format!("{shown}/{all} đơn vị"), format!("{shown} of {all} units"))
}

pub fn copied(name: &str) -> String {
    either(format!("Đã sao chép liên kết của {name}."), format!("The link of {name} is copied."))
}

pub fn copy_link_of(name: &str) -> String {
    either(format!("Chép liên kết của {name}"), format!("Copy link of {name}"))
}

pub fn invite_of(name: &str) -> String {
    either(format!("Lời mời của {name}"), format!("Invitation of {name}"))
}

pub fn take_out_of_it(name: &str) -> String {
    either(format!("Bỏ khỏi đợt: {name}"), format!("Take out: {name}"))
}

pub fn taken_out(name: &str) -> String {
    either(
        format!("Đã bỏ {name} khỏi đợt. Mã của đơn vị này không dẫn đến đâu nữa."),
        format!("{name} is out of the campaign. Its code leads nowhere any more."),
    )
}

pub fn added(n: usize) -> String {
    let n = whole(n as u64);
    either(format!("Đã thêm {n} đơn vị vào đợt."), format!("{n} units added."))
}
