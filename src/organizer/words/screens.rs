//! The names of the screens, and what is wrong on any of them.

use super::{Word, word};

pub const HOME: Word = word("Bắt đầu", "Start");
pub const CAMPAIGNS: Word = word("Đợt", "Campaigns");
pub const PACKS: Word = word("Bộ câu hỏi", "Packs");
pub const UNITS: Word = word("Đơn vị", "Units");
pub const MEETINGS: Word = word("Buổi sinh hoạt", "Meetings");
pub const PEOPLE: Word = word("Người dùng", "People");
pub const AUDIT: Word = word("Nhật ký", "Audit log");
pub const ACCOUNT: Word = word("Tài khoản", "Account");
pub const MENU: Word = word("Các trang", "Pages");

pub const NOT_HERS: Word = word("Trang này cần quyền khác", "This page takes other rights");
pub const TO_CAMPAIGNS: Word = word("Xem các đợt", "To the campaigns");
pub const FORBIDDEN: Word = word(
    "Tài khoản của chị không làm được việc này. Chị nhờ người quản trị giúp nhé.",
    "Your account may not do this. Please ask an administrator.",
);
pub const NOT_THERE: Word = word(
    "Không tìm thấy. Có thể nó đã bị xóa, hoặc ngoài phạm vi của chị.",
    "This was not found. It may have been removed, or lie outside your part.",
);
pub const EMPTY_FILE: Word = word(
    "Tệp này trống. Chị lưu tệp trong Excel rồi chọn lại nhé.",
    "This file is empty. Please save it in Excel and choose it again.",
);
pub const TOO_LARGE: Word = word(
    "Tệp lớn quá. Chị chia nhỏ rồi thử lại nhé.",
    "The file is too large. Please split it and try again.",
);
