//! Accounts, rights and invitations.

use domain::rights::Role;

use super::{Word, common_trouble, either, word};
use crate::number::whole;
use crate::reply::ApiError;

pub const HINT: Word = word(
    "Những người cùng tổ chức trong phạm vi của chị. Mỗi người có tài khoản riêng, không dùng chung mật khẩu.",
    "Those who organize within your part. Everybody has an account of her own; passwords are not shared.",
);
pub const ACCOUNTS: Word = word("Tài khoản", "Accounts");
pub const NAME: Word = word("Tên", "Name");
pub const ROLE: Word = word("Quyền", "Role");
pub const WHERE: Word = word("Phạm vi", "Where");
pub const SEEN: Word = word("Vào gần nhất", "Last seen");
pub const STATE: Word = word("Tình trạng", "State");
pub const IN_USE: Word = word("Đang dùng", "In use");
pub const CLOSED: Word = word("Đã đóng", "Closed");
pub const ACTS: Word = word("Thao tác", "What to do");
pub const EVERYWHERE: Word = word("Toàn bộ", "Everywhere");
pub const FIND: Word = word("Tìm người", "Find somebody");
pub const FIND_HINT: Word = word(
    "Chị gõ tên, quyền hoặc đơn vị, có dấu hay không dấu đều được.",
    "Type a name, a role or a unit, with or without marks.",
);
pub const NOT_SEEN: Word = word("không có phiên nào", "no session");
pub const YOU: Word = word("(là chị)", "(this is you)");
pub const ALONE: Word = word("Mới có một mình chị", "You are alone so far");
pub const ALONE_HINT: Word = word(
    "Chị mời thêm chị em cùng tổ chức: gửi đường liên kết qua Zalo, người nhận tự đặt tên và mật khẩu.",
    "Invite others to organize with you: send a link by Zalo, and whoever gets it chooses a name and a password.",
);

pub const INVITE: Word = word("Mời người", "Invite somebody");
pub const OPEN_INVITATIONS: Word = word("Lời mời chưa dùng", "Open invitations");
pub const FOR_WHOM: Word = word("Mời ai", "For whom");
pub const NO_NOTE: Word = word("(không ghi)", "(not said)");
pub const UNTIL: Word = word("Hạn đến", "Until");
pub const TAKE_BACK: Word = word("Rút lại", "Take back");
pub const TAKE_BACK_ASKED: Word = word(
    "Rút lại lời mời này? Đường liên kết đã gửi sẽ không dùng được nữa, muốn mời lại thì tạo đường liên kết mới.",
    "Take this invitation back? The link that was sent will work no more; to invite again, make a new one.",
);
pub const TAKEN_BACK: Word = word(
    "Đã rút lời mời. Đường liên kết ấy không dùng được nữa.",
    "The invitation is taken back. Its link works no more.",
);
pub const WHICH_ROLE: Word = word("Người ấy được làm gì?", "What may she do?");
pub const WHOLE_MEANS: Word = word(
    "Người này được làm ở toàn bộ các đơn vị. Nếu chỉ ở một xã hay một chi hội, chị chọn đơn vị ấy nhé.",
    "This person may act in all units. For one commune or branch only, please choose it.",
);
pub const WHICH_UNIT: Word = word("Ở đơn vị nào?", "In which unit?");
pub const NO_UNIT: Word = word("Chị chọn một đơn vị nhé.", "Please choose a unit.");
pub const NOTE: Word = word("Ghi chú", "Note");
pub const NOTE_HINT: Word = word(
    "Để chị nhớ đã mời ai, chẳng hạn “chị Lan, thôn Vạn Xuân”.",
    "So that you remember whom you invited, such as “Lan, Vạn Xuân”.",
);
pub const NOTE_TOO_LONG: Word = word("Ghi chú dài quá. Chị viết ngắn lại nhé.", "The note is too long.");
pub const MAKE_LINK: Word = word("Tạo đường liên kết mời", "Make the invitation link");

pub const LINK_MADE: Word = word("Đường liên kết đã sẵn sàng", "The link is ready");
pub const ONCE_ONLY: Word = word(
    "Chỉ hiện một lần này. Chị sao chép và gửi ngay cho đúng người; ai có đường liên kết cũng dùng được.",
    "It is shown this once. Copy it and send it now, to nobody else: whoever has the link can use it.",
);
pub const LINK: Word = word("Đường liên kết", "Link");
pub const MESSAGE: Word = word("Tin nhắn Zalo soạn sẵn", "Ready text for Zalo");
pub const COPY_LINK: Word = word("Sao chép đường liên kết", "Copy the link");
pub const COPY_MESSAGE: Word = word("Sao chép tin nhắn", "Copy the text");
pub const DONE: Word = word("Xong", "Done");

pub const RIGHTS_CHANGED: Word = word("Đã đổi quyền.", "The rights are changed.");
pub const ACCOUNT_CLOSED: Word = word(
    "Đã đóng tài khoản. Người ấy không đăng nhập được nữa.",
    "The account is closed. Nobody signs in with it any more.",
);
pub const ACCOUNT_OPENED: Word = word("Đã mở lại tài khoản.", "The account is open again.");
pub const SESSIONS_ENDED: Word = word(
    "Đã kết thúc mọi phiên của người ấy. Người ấy cần đăng nhập lại.",
    "All her sessions are ended. She has to sign in again.",
);
pub const SAVE_RIGHTS: Word = word("Lưu quyền", "Save the rights");
pub const OTHER_ACTS: Word = word("Việc khác", "Other things");
pub const CLOSE_ACCOUNT: Word = word("Đóng tài khoản", "Close the account");
pub const CLOSE_HINT: Word = word(
    "Khi người ấy thôi việc. Những gì đã làm vẫn còn; sau này mở lại được.",
    "When she leaves. What she has done stays, and the account can be opened again.",
);
pub const OPEN_ACCOUNT: Word = word("Mở lại tài khoản", "Open the account again");
pub const OFFER_RESET: Word = word("Gửi đường liên kết đặt lại mật khẩu", "Offer a link for a new password");
pub const RESET_HINT: Word = word(
    "Khi người ấy quên mật khẩu. Chị không cần biết mật khẩu của ai.",
    "When she has forgotten hers. You need not know anybody's password.",
);
pub const END_SESSIONS: Word = word("Kết thúc mọi phiên", "End all sessions");
pub const END_HINT: Word = word(
    "Khi người ấy mất máy, hoặc quên đăng xuất ở máy dùng chung.",
    "When she has lost her phone, or not signed out of a shared computer.",
);
const GONE: Word = word(
    "Lời mời này đã được dùng hoặc đã hết hạn.",
    "This invitation was used already, or its time is over.",
);

/// What a role is called.
pub fn role(role: Role) -> Word {
    let [vi, en] = domain::organizer::audit::words::role(role);
    word(vi, en)
}

/// What a role may do.
pub fn role_hint(role: Role) -> Word {
    match role {
        Role::Viewer => word(
            "Chỉ xem kết quả, không đổi gì. Dành cho cơ quan phối hợp.",
            "Sees the results and changes nothing. For partner agencies.",
        ),
        Role::Organizer => word(
            "Lập đơn vị, soạn bộ câu hỏi, mở đợt, ghi buổi sinh hoạt, xem kết quả.",
            "Makes units, packs, campaigns and meetings, and sees the results.",
        ),
        Role::Admin => word(
            "Làm mọi việc của người tổ chức; thêm nữa là mời người, đổi quyền và xem nhật ký.",
            "Does all that organizers do; also invites people, gives and takes rights, and reads the audit log.",
        ),
    }
}

pub fn change(name: &str) -> String {
    either(format!("Sửa tài khoản {name}"), format!("Change the account {name}"))
}

/// How many of the accounts are shown.
pub fn shown(found: usize, all: usize) -> String {
    let [found, all] = [found, all].map(|n| whole(u64::try_from(n).unwrap_or(u64::MAX)));
    either(format!("Đang hiện {found} trong {all} tài khoản."), format!("Showing {found} of {all} accounts."))
}

pub fn take_back(note: &str) -> String {
    either(format!("Rút lại lời mời {note}"), format!("Take back the invitation {note}"))
}

/// The text that goes with an invitation's link.
pub fn invitation_message(link: &str, until: &str) -> String {
    either(
        format!(
            "Mời chị cùng tổ chức Hái Hoa. Chị mở đường liên kết này rồi tự đặt tên và mật khẩu: {link}\n\
             Đường liên kết dùng một lần, hạn đến {until}. Chị đừng chuyển cho người khác nhé."
        ),
        format!(
            "You are invited to organize Hái Hoa. Open this link and choose a name and a password: {link}\n\
             It works once, until {until}. Please do not pass it on."
        ),
    )
}

/// The text that goes with the link to a new password.
pub fn reset_message(link: &str, until: &str) -> String {
    either(
        format!(
            "Chị mở đường liên kết này để đặt mật khẩu Hái Hoa mới: {link}\n\
             Đường liên kết dùng một lần, hạn đến {until}. Chị đừng chuyển cho người khác nhé."
        ),
        format!(
            "Open this link to choose a new password for Hái Hoa: {link}\n\
             It works once, until {until}. Please do not pass it on."
        ),
    )
}

/// What went wrong with people and their rights.
pub fn trouble(error: &ApiError) -> String {
    match error {
        ApiError::Refused { code, .. } if code == "invitation_gone" => GONE.into(),
        _ => common_trouble(error),
    }
}
