//! What somebody did, as the audit log says it, and what it was done to: on the screen and in the spreadsheet.

use super::Deed;
use crate::rights::Role;

/// Something in Vietnamese and in English.
pub type Words = [&'static str; 2];

/// What was done, behind the name of whoever did it.
#[must_use]
pub fn deed(deed: Deed) -> Words {
    match deed {
        Deed::SignedIn => ["Đăng nhập", "Signed in"],
        Deed::AcceptedInvitation => ["Nhận lời mời", "Accepted an invitation"],
        Deed::Invited => ["Mời người", "Invited somebody"],
        Deed::TookBackInvitation => ["Rút lời mời", "Took an invitation back"],
        Deed::ChangedPerson => ["Đổi quyền, đóng hoặc mở tài khoản", "Changed an account"],
        Deed::ChangedPassword => ["Đổi mật khẩu của mình", "Changed her password"],
        Deed::OfferedReset => ["Tạo đường liên kết đặt lại mật khẩu", "Made a link for a new password"],
        Deed::ResetPassword => ["Đặt lại mật khẩu", "Set a new password by a link"],
        Deed::EndedSessions => ["Kết thúc phiên đăng nhập", "Ended sessions"],
        Deed::MadeUnit => ["Lập đơn vị", "Made a unit"],
        Deed::ImportedUnits => ["Nhập đơn vị từ tệp", "Imported units"],
        Deed::ChangedUnit => ["Sửa đơn vị", "Changed a unit"],
        Deed::MovedUnit => ["Chuyển đơn vị", "Moved a unit"],
        Deed::MergedUnit => ["Sáp nhập đơn vị", "Merged a unit"],
        Deed::ClosedUnit => ["Kết thúc đơn vị", "Closed a unit"],
        Deed::UndidUnit => ["Hoàn tác thay đổi đơn vị", "Undid a change of a unit"],
        Deed::ChangedContacts => ["Sửa địa chỉ tin cậy", "Changed the trusted addresses"],
        Deed::ChangedLevels => ["Sửa tên các cấp", "Changed the names of the levels"],
        Deed::MadePack => ["Lập bộ câu hỏi", "Made a pack"],
        Deed::ChangedPack => ["Sửa bộ câu hỏi", "Changed a pack"],
        Deed::DroppedDraft => ["Bỏ bản nháp", "Threw a draft away"],
        Deed::PublishedPack => ["Phát hành bộ câu hỏi", "Published a pack"],
        Deed::PublishedSurvey => ["Phát hành khảo sát", "Published a survey"],
        Deed::UploadedPicture => ["Tải ảnh lên", "Uploaded a picture"],
        Deed::MadeCampaign => ["Mở đợt", "Made a campaign"],
        Deed::ChangedCampaign => ["Sửa đợt", "Changed a campaign"],
        Deed::AddedUnits => ["Thêm đơn vị vào đợt", "Added units to a campaign"],
        Deed::TookBackUnits => ["Bỏ đơn vị khỏi đợt", "Took units out of a campaign"],
        Deed::MadeMeeting => ["Ghi buổi sinh hoạt", "Noted a meeting"],
        Deed::ChangedMeeting => ["Sửa buổi sinh hoạt", "Changed a meeting"],
        Deed::DroppedMeeting => ["Bỏ buổi sinh hoạt", "Took a meeting out"],
    }
}

/// What a role is called.
#[must_use]
pub fn role(role: Role) -> Words {
    match role {
        Role::Viewer => ["Người xem", "Viewer"],
        Role::Organizer => ["Người tổ chức", "Organizer"],
        Role::Admin => ["Người quản trị", "Administrator"],
    }
}

/// What the value of a field is called; none where it stands as it is.
pub fn value(field: &str, value: &str) -> Option<Words> {
    Some(match (field, value) {
        ("name_asked", "none") => ["không hỏi", "not asked"],
        ("name_asked", "name") => ["hỏi tên", "asked"],
        ("attempts", "one") => ["một lần", "one"],
        ("attempts", "best") => ["nhiều lần, lấy lần tốt nhất", "many, the best counts"],
        ("attempts", "first") => ["nhiều lần, lấy lần đầu", "many, the first counts"],
        ("attempts", "last") => ["nhiều lần, lấy lần cuối", "many, the last counts"],
        ("reveal", "at_once") => ["ngay sau mỗi câu", "at once"],
        ("reveal", "at_end") => ["khi làm xong", "at the end"],
        ("reveal", "after_closing") => ["sau khi đợt kết thúc", "after closing"],
        ("kind", "hai_hoa") => ["hái hoa dân chủ", "hái hoa dân chủ"],
        ("kind", "branch") => ["sinh hoạt chi hội", "branch meeting"],
        ("kind", "contest") => ["hội thi", "contest"],
        ("kind", "discussion") => ["tọa đàm", "discussion"],
        ("kind", "village") => ["họp thôn", "village meeting"],
        ("kind", "mock_trial") => ["phiên tòa giả định", "mock trial"],
        ("kind", "launch") => ["lễ phát động", "launch"],
        ("kind", "other") => ["khác", "other"],
        ("round", "before") => ["trước hoạt động", "before the activity"],
        ("round", "after") => ["sau hoạt động", "after the activity"],
        _ => return None,
    })
}

/// The kinds of things that deeds are done to; none for one that is not known.
#[must_use]
pub fn kind(kind: &str) -> Option<Words> {
    Some(match kind {
        "person" => ["tài khoản", "account"],
        "invitation" => ["lời mời", "invitation"],
        "unit" => ["đơn vị", "unit"],
        "levels" => ["tên các cấp", "names of the levels"],
        "pack" => ["bộ câu hỏi", "pack"],
        "survey" => ["khảo sát", "survey"],
        "picture" => ["ảnh", "picture"],
        "campaign" => ["đợt", "campaign"],
        "meeting" => ["buổi sinh hoạt", "meeting"],
        _ => return None,
    })
}

/// What a field of before and after is called; none for one that is not known.
#[must_use]
pub fn field(field: &str) -> Option<Words> {
    Some(match field {
        "role" => ["quyền", "role"],
        "unit" => ["đơn vị", "unit"],
        "units" => ["các đơn vị", "units"],
        "closed" => ["tài khoản đóng", "account closed"],
        "note" => ["ghi chú", "note"],
        "name" => ["tên", "name"],
        "names" => ["các tên", "names"],
        "made" => ["đã lập", "made"],
        "level" => ["cấp", "level"],
        "parent" => ["thuộc", "below"],
        "members" => ["số hội viên", "members"],
        "changed_on" => ["từ ngày", "from this day on"],
        "closed_on" => ["kết thúc ngày", "closed on"],
        "merged_into" => ["sáp nhập vào", "merged into"],
        "contacts" => ["địa chỉ tin cậy", "trusted addresses"],
        "title" => ["tiêu đề", "title"],
        "version" => ["bản", "version"],
        "questions" => ["câu hỏi", "questions"],
        "items" => ["mục", "items"],
        "packs" => ["bộ câu hỏi", "packs"],
        "flowers" => ["số bông hoa", "flowers"],
        "flower" => ["loại hoa", "flower"],
        "opens_at_ms" => ["mở lúc", "opens at"],
        "closes_at_ms" => ["đóng lúc", "closes at"],
        "paused" => ["tạm dừng", "paused"],
        "taken_back" => ["thu hồi", "taken back"],
        "name_asked" => ["hỏi tên", "name asked"],
        "shuffle" => ["xáo câu hỏi", "shuffled"],
        "seconds" => ["giây mỗi câu", "seconds a question"],
        "reveal" => ["cho biết đáp án", "answers told"],
        "attempts" => ["số lần làm", "attempts"],
        "lucky" => ["hoa may mắn", "lucky flowers"],
        "kind" => ["hình thức", "kind"],
        "held_on" => ["ngày", "day"],
        "place" => ["nơi", "place"],
        "host" => ["chủ trì", "host"],
        "women" => ["nữ", "women"],
        "men" => ["nam", "men"],
        "minorities" => ["dân tộc thiểu số", "minorities"],
        "partners" => ["phối hợp", "partners"],
        "campaign" => ["đợt", "campaign"],
        "central" => ["cấp 1", "level 1"],
        "province" => ["cấp 2", "level 2"],
        "commune" => ["cấp 3", "level 3"],
        "branch" => ["cấp 4", "level 4"],
        "group" => ["cấp 5", "level 5"],
        _ => return None,
    })
}
