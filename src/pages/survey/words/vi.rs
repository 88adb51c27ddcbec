//! Tiếng Việt, and with it the list of all names around a survey's own words.

use super::Word;
use crate::words::names;

names! {
    BACK = "Quay lại";
    LEAVE = "Thoát nhanh";
    BEGIN = "Bắt đầu";
    GO_ON = "Tiếp tục";
    NEXT = "Câu tiếp theo";
    ANONYMOUS = "Không ghi tên, không ghi máy của chị. Câu nào chị cũng có thể không trả lời.";
    LEAVE_ANY_TIME = "Cần rời trang ngay, chị bấm “Thoát nhanh” hoặc bấm phím Esc hai lần. Câu trả lời dở dang không giữ lại.";
    HOW_MANY = "Chừng {1} câu, vài phút là xong.";
    HEAR = "Nghe đọc";
    TEXT_SIZE = "Cỡ chữ";

    // The code that links two forms.
    PAIR = "Chị đặt một mã riêng";
    PAIR_WHY = "Lần sau chị ghi đúng mã này. Hội so hai phiếu để biết buổi sinh hoạt có ích không, mà không biết chị là ai.";
    PAIR_FIELD = "Mã của chị";
    PAIR_HINT = "Ít nhất 4 chữ hoặc số, dễ nhớ với chị. Đừng dùng tên hay số điện thoại.";
    PAIR_NONE = "Không đặt mã";

    // An item.
    PROGRESS = "Câu {1} trên {2}";
    SKIP = "Bỏ qua câu này";
    DECLINE = "Không muốn trả lời";
    DECLINED = "Lần trước chị chọn không trả lời câu này.";
    OTHER = "Khác";
    OTHER_FIELD = "Khác là gì? Chị ghi vài chữ.";
    NUMBER = "Con số";
    DATE = "Ngày";
    DAY = "Ngày {1} tháng {2} năm {3}";
    TEXT = "Ý kiến của chị";
    NAME_NOBODY = "Chị đừng ghi tên người khác nhé.";
    RANKING = "Điều quan trọng nhất để trên cùng: kéo bằng tay, hoặc bấm mũi tên.";
    SEVERAL = "Chị chọn được nhiều ý.";
    AT_MOST = "Chị chọn nhiều nhất {1} ý.";

    // How much she agrees.
    AGREE_1 = "Rất không đồng ý";
    AGREE_2 = "Không đồng ý";
    AGREE_3 = "Phân vân";
    AGREE_4 = "Đồng ý";
    AGREE_5 = "Rất đồng ý";
    AGREE_NO = "Không";
    AGREE_HALF = "Lưng chừng";
    AGREE_YES = "Có";

    // What to do where something is missing or wrong.
    PAIR_TOO_SHORT = "Mã cần ít nhất 4 chữ hoặc số.";
    PAIR_IS_PHONE = "Mã này giống số điện thoại. Chị đặt mã khác cho kín nhé.";
    MISSING = "Còn câu này chưa có câu trả lời.";
    ANSWER_OR_DECLINE = "Chị trả lời câu này, hoặc bấm “Không muốn trả lời”.";
    ANSWER_OR_SKIP = "Chị trả lời câu này, hoặc bấm “Bỏ qua câu này”.";
    OTHER_IS_EMPTY = "Chị ghi vài chữ cho ý “Khác”.";
    NOT_A_NUMBER = "Chị ghi một con số, ví dụ 12.";
    NOT_A_DAY = "Chị chọn đủ ngày, tháng, năm.";
    BETWEEN = "Chị ghi số từ {1} đến {2}.";
    AT_LEAST = "Chị ghi số từ {1} trở lên.";
    NO_MORE_THAN = "Chị ghi số không quá {1}.";

    // The end.
    REVIEW = "Chị đã xem hết các câu";
    REVIEW_HINT = "Gửi rồi thì không sửa được nữa. Muốn sửa câu nào, chị bấm “Xem lại”.";
    FINISH = "Gửi câu trả lời";
    LOOK_AGAIN = "Xem lại";
    THANKS = "Cảm ơn chị";
    CLOSE = "Xong";
    NOTHING_LEFT = "Máy này không giữ lại câu trả lời sau khi gửi.";
}
