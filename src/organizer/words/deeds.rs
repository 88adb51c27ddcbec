//! What somebody did, as the audit log says it, and what it was done to.

use domain::organizer::audit::Deed;

use super::{Word, word};

/// What was done, behind the name of whoever did it.
pub fn deed(deed: Deed) -> Word {
    match deed {
        Deed::SignedIn => word("Đăng nhập", "Signed in"),
        Deed::AcceptedInvitation => word("Nhận lời mời", "Accepted an invitation"),
        Deed::Invited => word("Mời người", "Invited somebody"),
        Deed::TookBackInvitation => word("Rút lời mời", "Took an invitation back"),
        Deed::ChangedPerson => word("Đổi quyền, đóng hoặc mở tài khoản", "Changed an account"),
        Deed::ChangedPassword => word("Đổi mật khẩu của mình", "Changed her password"),
        Deed::OfferedReset => word("Tạo đường liên kết đặt lại mật khẩu", "Made a link for a new password"),
        Deed::ResetPassword => word("Đặt lại mật khẩu", "Set a new password by a link"),
        Deed::EndedSessions => word("Kết thúc phiên đăng nhập", "Ended sessions"),
        Deed::MadeUnit => word("Lập đơn vị", "Made a unit"),
        Deed::ImportedUnits => word("Nhập đơn vị từ tệp", "Imported units"),
        Deed::ChangedUnit => word("Sửa đơn vị", "Changed a unit"),
        Deed::MovedUnit => word("Chuyển đơn vị", "Moved a unit"),
        Deed::MergedUnit => word("Sáp nhập đơn vị", "Merged a unit"),
        Deed::ClosedUnit => word("Kết thúc đơn vị", "Closed a unit"),
        Deed::UndidUnit => word("Hoàn tác thay đổi đơn vị", "Undid a change of a unit"),
        Deed::ChangedContacts => word("Sửa địa chỉ tin cậy", "Changed the trusted addresses"),
        Deed::ChangedLevels => word("Sửa tên các cấp", "Changed the names of the levels"),
        Deed::MadePack => word("Lập bộ câu hỏi", "Made a pack"),
        Deed::ChangedPack => word("Sửa bộ câu hỏi", "Changed a pack"),
        Deed::DroppedDraft => word("Bỏ bản nháp", "Threw a draft away"),
        Deed::PublishedPack => word("Phát hành bộ câu hỏi", "Published a pack"),
        Deed::PublishedSurvey => word("Phát hành khảo sát", "Published a survey"),
        Deed::UploadedPicture => word("Tải ảnh lên", "Uploaded a picture"),
        Deed::MadeCampaign => word("Mở đợt", "Made a campaign"),
        Deed::ChangedCampaign => word("Sửa đợt", "Changed a campaign"),
        Deed::AddedUnits => word("Thêm đơn vị vào đợt", "Added units to a campaign"),
        Deed::MadeMeeting => word("Ghi buổi sinh hoạt", "Noted a meeting"),
        Deed::ChangedMeeting => word("Sửa buổi sinh hoạt", "Changed a meeting"),
        Deed::DroppedMeeting => word("Bỏ buổi sinh hoạt", "Took a meeting out"),
    }
}

/// The kinds of things that deeds are done to; none for one that is not known.
pub fn kind(kind: &str) -> Option<Word> {
    Some(match kind {
        "person" => word("tài khoản", "account"),
        "invitation" => word("lời mời", "invitation"),
        "unit" => word("đơn vị", "unit"),
        "levels" => word("tên các cấp", "names of the levels"),
        "pack" => word("bộ câu hỏi", "pack"),
        "survey" => word("khảo sát", "survey"),
        "picture" => word("ảnh", "picture"),
        "campaign" => word("đợt", "campaign"),
        "meeting" => word("buổi sinh hoạt", "meeting"),
        _ => return None,
    })
}

/// What a field of before and after is called; none for one that is not known.
pub fn field(field: &str) -> Option<Word> {
    Some(match field {
        "role" => word("quyền", "role"),
        "unit" => word("đơn vị", "unit"),
        "units" => word("các đơn vị", "units"),
        "closed" => word("tài khoản đóng", "account closed"),
        "note" => word("ghi chú", "note"),
        "name" => word("tên", "name"),
        "names" => word("các tên", "names"),
        "made" => word("đã lập", "made"),
        "level" => word("cấp", "level"),
        "parent" => word("thuộc", "below"),
        "members" => word("số hội viên", "members"),
        "changed_on" => word("từ ngày", "from this day on"),
        "closed_on" => word("kết thúc ngày", "closed on"),
        "merged_into" => word("sáp nhập vào", "merged into"),
        "contacts" => word("địa chỉ tin cậy", "trusted addresses"),
        "title" => word("tiêu đề", "title"),
        "version" => word("bản", "version"),
        "questions" => word("câu hỏi", "questions"),
        "items" => word("mục", "items"),
        "packs" => word("bộ câu hỏi", "packs"),
        "flowers" => word("số bông hoa", "flowers"),
        "flower" => word("loại hoa", "flower"),
        "opens_at_ms" => word("mở lúc", "opens at"),
        "closes_at_ms" => word("đóng lúc", "closes at"),
        "paused" => word("tạm dừng", "paused"),
        "name_asked" => word("hỏi tên", "name asked"),
        "shuffle" => word("xáo câu hỏi", "shuffled"),
        "seconds" => word("giây mỗi câu", "seconds a question"),
        "reveal" => word("cho biết đáp án", "answers told"),
        "attempts" => word("số lần làm", "attempts"),
        "lucky" => word("hoa may mắn", "lucky flowers"),
        "kind" => word("hình thức", "kind"),
        "held_on" => word("ngày", "day"),
        "place" => word("nơi", "place"),
        "host" => word("chủ trì", "host"),
        "women" => word("nữ", "women"),
        "men" => word("nam", "men"),
        "minorities" => word("dân tộc thiểu số", "minorities"),
        "partners" => word("phối hợp", "partners"),
        "campaign" => word("đợt", "campaign"),
        "central" => word("cấp 1", "level 1"),
        "province" => word("cấp 2", "level 2"),
        "commune" => word("cấp 3", "level 3"),
        "branch" => word("cấp 4", "level 4"),
        "group" => word("cấp 5", "level 5"),
        _ => return None,
    })
}
