//! Saving, problems and publishing.

use super::super::packs;
use super::{Word, either, word};
use crate::reply::ApiError;

pub const UNDO: Word = word("Hoàn tác", "Undo");
pub const REDO: Word = word("Làm lại", "Redo");
pub const UNDO_HINT: Word = word("Ctrl+Z", "Ctrl+Z");
pub const REDO_HINT: Word = word("Ctrl+Y", "Ctrl+Y");
pub const NOT_SAVED_YET: Word = word("Có thay đổi chưa lưu.", "There are unsaved changes.");
pub const SAVING: Word = word("Đang lưu…", "Saving…");
pub const SAVES_ITSELF: Word = word("Tự lưu sau mỗi lần sửa.", "Every change is saved by itself.");
pub const SAVE_NOW: Word = word("Lưu ngay", "Save now");
pub const SOUND: Word = word("Không còn chỗ nào cần sửa.", "Nothing needs fixing.");
pub const PREVIEW: Word = word("Xem thử", "Preview");

pub const MEANWHILE: Word = word("Người khác vừa lưu bộ này", "Somebody else has just saved this pack");
pub const MEANWHILE_HINT: Word = word(
    "Trong lúc chị sửa, một người khác đã lưu bản của mình. Chị chọn xem bản của người ấy (thay đổi chưa lưu của chị sẽ \
     mất), hoặc giữ bản của chị thành một bộ riêng. Hai bản không đè lên nhau.",
    "While you were writing, somebody else saved the pack. Load theirs (your unsaved changes are lost), or keep yours as a \
     pack of its own. Neither overwrites the other.",
);
pub const DECIDE: Word = word("Chọn cách xử lý", "Decide");
pub const SESSION_OVER: Word = word(
    "Chưa lưu được: phiên làm việc đã hết. Chị đăng nhập lại ở thẻ mới, rồi quay lại đây bấm “Lưu ngay”. Đừng đóng trang này.",
    "Not saved: the session has ended. Sign in again in a new tab, then come back and press “Save now”. Keep this page open.",
);
pub const LOAD_THEIRS: Word = word("Xem bản của người ấy", "Load theirs");
pub const KEEP_MINE: Word = word("Giữ bản của tôi thành bộ riêng", "Keep mine as a copy");
pub const MINE: &str = "(bản của tôi)";

pub const PUBLISHING: Word = word("Đang phát hành…", "Publishing…");
pub const PUBLISH_NOT_SAVED: Word =
    word("Chưa lưu được nên chưa phát hành được.", "It could not be saved, so it cannot be published.");
pub const NOTHING_NEW: Word = word(
    "Bản này đã phát hành rồi. Sửa bất cứ chỗ nào là bắt đầu phiên bản tiếp theo.",
    "This version is published. Any change begins the next one.",
);
pub const READ_ONLY: Word = word(
    "Chị xem được bộ này nhưng không sửa được. Muốn sửa, chị chép thành bộ mới.",
    "You may look at this pack and not change it. Copy it to change the copy.",
);

pub fn saved(clock: &str) -> String {
    either(format!("Đã lưu lúc {clock}."), format!("Saved at {clock}."))
}

pub fn not_saved(error: &ApiError) -> String {
    let why = packs::trouble(error);
    either(format!("Chưa lưu được: {why}"), format!("Not saved: {why}"))
}

/// The summary; leads to the first.
pub fn to_mend(n: usize) -> String {
    either(format!("Còn {n} chỗ cần sửa"), format!("{n} to mend"))
}

/// Of one question.
pub fn wrong(n: usize) -> String {
    either(format!("{n} chỗ cần sửa"), format!("{n} to mend"))
}

pub fn advised(n: usize) -> String {
    either(format!("{n} gợi ý thêm"), format!("{n} worth a look"))
}

pub fn publish(version: u32) -> String {
    either(format!("Phát hành phiên bản {version}"), format!("Publish version {version}"))
}

pub fn published(version: u32) -> String {
    either(format!("Đã phát hành phiên bản {version}."), format!("Version {version} is published."))
}

pub fn publish_hint(version: u32) -> String {
    either(
        format!(
            "Sau khi phát hành, phiên bản {version} không bao giờ thay đổi: đợt nào dùng nó thì ai cũng trả lời đúng những \
             câu ấy. Muốn sửa sau này, chị sửa ở đây rồi phát hành phiên bản tiếp theo."
        ),
        format!(
            "Once published, version {version} never changes: in a campaign that uses it everybody answers these very \
             questions. To change something later, edit it here and publish the next version."
        ),
    )
}

pub fn publish_not_yet(n: usize) -> String {
    either(
        format!("Chưa phát hành được: còn {n} chỗ cần sửa."),
        format!("It cannot be published yet: {n} to mend."),
    )
}

pub fn state(version: Option<u32>, next: u32) -> String {
    match version {
        None => either("Bản nháp, chưa phát hành".to_owned(), "A draft, never published".to_owned()),
        Some(version) => either(
            format!("Đã phát hành phiên bản {version}; đang soạn phiên bản {next}"),
            format!("Version {version} is published; this is the draft of version {next}"),
        ),
    }
}
