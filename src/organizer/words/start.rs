//! The first screen: what to do next.

use super::{Word, either, word};
use crate::number::whole;

pub const TITLE: Word = word("Bắt đầu", "Start");
pub const FIRST_TIME: Word = word("Bốn bước để chị em hái hoa", "Four steps to the first campaign");
pub const FIRST_TIME_HINT: Word = word(
    "Làm lần lượt từ trên xuống, khoảng năm phút. Làm dở thì lúc khác chị làm tiếp.",
    "From the top down, in some five minutes. You can stop at any time and go on later.",
);
pub const ALL_DONE: Word = word("Cả bốn bước đã xong.", "All four steps are done.");
pub const UNIT: Word = word("Lập đơn vị của chị", "Make your unit");
pub const UNIT_HINT: Word =
    word("Xã hoặc phường của chị, rồi các chi hội bên dưới.", "Your commune, and the branches below it.");
pub const PACK: Word = word("Xem bộ câu hỏi", "Look at the packs");
pub const PACK_HINT: Word = word(
    "Dùng bộ có sẵn, soạn bộ mới, hoặc nhập từ Excel.",
    "Use one that is there, write your own, or import one from Excel.",
);
pub const CAMPAIGN: Word = word("Mở một đợt", "Open a campaign");
pub const CAMPAIGN_HINT: Word = word(
    "Chọn bộ câu hỏi, chi hội tham gia và thời gian.",
    "Choose packs, the branches that take part, and the dates.",
);
pub const POSTER: Word = word("In áp phích mã QR", "Print the QR posters");
pub const POSTER_HINT: Word = word(
    "Mỗi chi hội một tờ, dán ở nhà văn hóa. Chị em quét là vào.",
    "One for each branch, for the wall of its hall. Members scan it and are in.",
);
pub const DONE: Word = word("đã xong", "done");
pub const OPEN_NOW: Word = word("Đang mở", "Open now");
pub const QUICK: Word = word("Việc hay làm", "Common tasks");
pub const NEW_CAMPAIGN: Word = word("Mở đợt mới", "Open a new campaign");
pub const NOTE_MEETING: Word = word("Ghi buổi sinh hoạt", "Record a meeting");
pub const POSTERS: Word = word("Áp phích", "Posters");

pub fn packs_there(n: u64) -> String {
    let n = whole(n);
    either(format!("Đã có {n} bộ dùng được ngay."), format!("{n} packs can be used at once."))
}
