//! The phone itself: what it holds, the home screen, another app's browser, a new version.

pub const THIS_PHONE: &str = "Máy này";
pub const TAKE_ALONG: &str = "Lưu kết quả chờ gửi thành tệp";
pub const TAKE_ALONG_HINT: &str = "Tệp được khóa lại, chỉ Hội mở được. Chị gửi tệp cho chi hội trưởng qua Zalo. Gửi hai lần cũng chỉ tính một.";
pub const TAKEN_ALONG: &str = "Đã lưu tệp. Chị gửi tệp cho chi hội trưởng nhé.";
pub const TAKE_ALONG_FAILED: &str =
    "Trình duyệt này chưa khóa được tệp. Kết quả vẫn còn trên máy; chị tìm chỗ có mạng rồi bấm “Gửi ngay”.";
pub const FILE: &str = "ket-qua-hai-hoa.txt";
pub const WIPE: &str = "Xóa dữ liệu trên máy này";
pub const WIPE_HINT: &str =
    "Xóa các kết quả, lượt đang hái dở và bộ câu hỏi khỏi máy này. Kết quả đã gửi thì Hội vẫn giữ.";
pub const WIPE_NOW: &str = "Xóa hết";
pub const WIPED: &str = "Đã xóa hết dữ liệu trên máy này.";
pub const WIPE_FAILED: &str = "Máy chưa xóa được. Chị đóng các trang Hái Hoa khác rồi thử lại nhé.";
pub const UPDATE: &str = "Có bản Hái Hoa mới. Câu trả lời trên máy vẫn còn nguyên.";
pub const UPDATE_NOW: &str = "Dùng bản mới";
pub const OTHER_APP: &str = "một ứng dụng khác";
pub const GUEST_HINT: &str = "Chị cứ hái hoa ở đây cũng được, khi còn mạng. Muốn chơi cả lúc mất mạng, chị mở bằng trình duyệt của máy.";
pub const OPEN_IN_CHROME: &str = "Mở bằng Chrome";
pub const GUEST_IOS: &str =
    "Chị chạm dấu ba chấm ở góc màn hình, rồi chọn “Mở bằng trình duyệt” hoặc “Mở trong Safari”.";
pub const INSTALL: &str = "Để Hái Hoa ngoài màn hình chính";
pub const INSTALL_HINT: &str = "Lần sau chị chạm một cái là mở, kể cả khi không có mạng.";
pub const INSTALL_NOW: &str = "Thêm vào màn hình chính";
pub const INSTALL_IOS: [&str; 3] =
    ["Chạm nút Chia sẻ ở dưới màn hình.", "Chọn “Thêm vào MH chính”.", "Chạm “Thêm”."];
pub const INSTALL_UNSENT: &str = "Còn kết quả chưa gửi. Chị chờ gửi xong rồi hãy thêm: biểu tượng mới không thấy được kết quả đang ở trang này.";
pub const COUNTS: &str = "lượt được tính";
pub const SCORE_LATER: &str = "Điểm có sau khi đợt này kết thúc";

/// What this phone still has to send.
pub fn held(unsent: usize) -> String {
    match unsent {
        0 => "Không có kết quả nào chờ gửi.".to_owned(),
        _ => ["Có ", &unsent.to_string(), " kết quả chưa gửi được."].concat(),
    }
}

/// What deleting would lose.
pub fn wipe_loses(unsent: usize) -> String {
    [
        "Còn ",
        &unsent.to_string(),
        " kết quả chưa gửi. Xóa bây giờ là mất hẳn; chị gửi hoặc lưu thành tệp trước nhé.",
    ]
    .concat()
}

/// Where the page is open.
pub fn guest(app: &str) -> String {
    ["Chị đang mở trong ", app].concat()
}

/// When the answers come.
pub fn told_after(closes: &str) -> String {
    ["Kết quả đã được ghi lại. Đáp án có sau ", closes, "."].concat()
}
