//! What buttons say, and what has happened, wherever in the app.

use super::{Word, either, word};
use crate::number::whole;

pub const UNDO: Word = word("Hoàn tác", "Undo");
pub const PUT_AWAY: Word = word("Ẩn", "Hide");
pub const CLOSE_DIALOG: Word = word("Đóng", "Close");
pub const CANCEL: Word = word("Thôi", "Cancel");
pub const SAVE: Word = word("Lưu", "Save");
pub const SAVING: Word = word("Đang lưu…", "Saving…");
pub const REMOVE: Word = word("Bỏ", "Remove");
pub const CHANGE: Word = word("Sửa", "Change");
pub const LOADING: Word = word("Đang tải…", "Loading…");
pub const COPY: Word = word("Sao chép", "Copy");
pub const COPIED: Word = word("Đã sao chép.", "Copied.");
pub const BACK: Word = word("Quay lại", "Back");
pub const NEXT: Word = word("Tiếp tục", "Next");
pub const SIGN_IN_ELSEWHERE: Word = word(
    "Phiên làm việc đã hết. Chị mở một thẻ mới, đăng nhập lại, rồi quay lại đây bấm lần nữa. Đừng đóng trang này.",
    "Your session has ended. Open a new tab, sign in, then come back and press again. Do not close this page.",
);
pub const LEAVE_UNSAVED: Word = word(
    "Chị có thay đổi chưa lưu. Rời trang này thì mất thay đổi ấy. Chị vẫn muốn rời đi chứ?",
    "There are changes that are not saved. They are lost if you leave this page. Leave anyway?",
);
pub const CLOSE_TYPED: Word = word(
    "Chị đã nhập mà chưa lưu. Đóng lại thì mất phần ấy. Chị vẫn muốn đóng chứ?",
    "What you have typed is not saved. It is lost if you close this. Close anyway?",
);
pub const NOT_COPIED: Word = word(
    "Máy chưa cho sao chép. Chị chạm giữ vào chữ rồi chọn sao chép nhé.",
    "This browser does not let us copy. Please mark the text and copy it yourself.",
);

/// A field that holds as much as it may.
pub fn full(most: usize) -> String {
    let most = whole(most as u64);
    either(
        format!("Đã đủ {most} ký tự, không ghi thêm được."),
        format!("This is full: at most {most} characters."),
    )
}
