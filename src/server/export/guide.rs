//! The words of our template: notes on headings, one example of each kind, and how to fill it in.

use crate::import::packs::columns::Column;

/// What a note on a heading says; empty for none.
pub fn note(column: Column) -> &'static str {
    match column {
        Column::Kind => {
            "Chọn trong danh sách. Để trống thì đáp án có một chữ là một đáp án, nhiều chữ là nhiều đáp án."
        }
        Column::Question => "Nhiều nhất 300 chữ cái. Mỗi hàng một câu.",
        Column::Choice(0) => "Mỗi phương án nhiều nhất 150 chữ cái. Câu số, điền từ và dự đoán thì để trống.",
        Column::Right => {
            "Một đáp án: B. Nhiều đáp án: A, C. Đúng sai: Đúng hoặc Sai. Sắp xếp: C, A, B. Số: 24. \
             Điền từ: các cách viết cách nhau bằng dấu |"
        }
        Column::Tolerance => "Chỉ cho câu số: lệch bao nhiêu vẫn tính là đúng.",
        Column::Unit => "Chỉ cho câu số và dự đoán, ví dụ: giờ, người.",
        Column::Hint => "Hiện khi chị em bấm xem gợi ý.",
        Column::Explanation => "Vì sao đúng, nói ngắn và dễ hiểu. Nhiều nhất 600 chữ cái.",
        Column::Document => "Tên luật, nghị định hoặc tài liệu.",
        Column::Clause => "Ví dụ: Điều 2, khoản 1.",
        Column::Link => "Địa chỉ trang web, bắt đầu bằng https://",
        Column::Story => "Tên tình huống, đúng như trong trang Tình huống.",
        Column::Choice(_) => "",
    }
}

/// One row for each kind, as people would fill them in.
pub const EXAMPLES: [&[(Column, &str)]; 7] = [
    &[
        (Column::Kind, "một đáp án"),
        (Column::Question, "Thấy trẻ em bị đánh đập, chị gọi số nào?"),
        (Column::Choice(0), "111"),
        (Column::Choice(1), "114"),
        (Column::Choice(2), "1080"),
        (Column::Right, "A"),
        (Column::Explanation, "111 là Tổng đài quốc gia bảo vệ trẻ em, gọi miễn phí cả ngày lẫn đêm."),
        (Column::Document, "Nghị định 56/2017/NĐ-CP"),
    ],
    &[
        (Column::Kind, "nhiều đáp án"),
        (Column::Question, "Người lạ gọi điện đòi chuyển tiền, chị nên làm gì?"),
        (Column::Choice(0), "Tắt máy"),
        (Column::Choice(1), "Chuyển tiền cho xong"),
        (Column::Choice(2), "Hỏi người thân, báo công an"),
        (Column::Right, "A, C"),
    ],
    &[
        (Column::Kind, "đúng sai"),
        (Column::Question, "Đánh vợ là chuyện riêng của mỗi nhà."),
        (Column::Right, "Sai"),
        (Column::Explanation, "Bạo lực gia đình là vi phạm pháp luật."),
    ],
    &[
        (Column::Kind, "sắp xếp"),
        (Column::Question, "Xếp các bước rửa tay theo thứ tự."),
        (Column::Choice(0), "Xát xà phòng"),
        (Column::Choice(1), "Làm ướt tay"),
        (Column::Choice(2), "Lau khô"),
        (Column::Choice(3), "Rửa sạch bằng nước"),
        (Column::Right, "B, A, D, C"),
    ],
    &[
        (Column::Kind, "số"),
        (Column::Question, "Phụ nữ từ bao nhiêu tuổi thì được kết hôn?"),
        (Column::Right, "18"),
        (Column::Tolerance, "0"),
        (Column::Unit, "tuổi"),
        (Column::Document, "Luật Hôn nhân và gia đình 52/2014/QH13"),
        (Column::Clause, "Điều 8"),
    ],
    &[
        (Column::Kind, "điền từ"),
        (Column::Question, "Nơi tạm lánh cho người bị bạo lực gia đình ở địa phương gọi là gì?"),
        (Column::Right, "Địa chỉ tin cậy | Nhà tạm lánh"),
        (Column::Hint, "Có ba từ trở lên."),
    ],
    &[
        (Column::Kind, "dự đoán"),
        (Column::Question, "Có bao nhiêu người trả lời đúng tất cả các câu?"),
        (Column::Unit, "người"),
    ],
];

/// How to fill in the workbook, a line a row.
pub const GUIDE: [&str; 11] = [
    "Cách điền bộ câu hỏi",
    "1. Mở trang Câu hỏi. Mỗi hàng là một câu. Xem trang Ví dụ để làm theo.",
    "2. Cột Loại: chị chọn trong danh sách.",
    "3. Cột Đáp án: ghi chữ cái của phương án đúng, ví dụ B. Nhiều đáp án thì ghi A, C.",
    "4. Câu sắp xếp: ghi các chữ cái theo thứ tự đúng. Để trống thì các phương án chị ghi là thứ tự đúng, máy tự xáo.",
    "5. Câu điền từ: các cách viết được chấp nhận cách nhau bằng dấu | . Dấu và chữ hoa không tính.",
    "6. Giải thích và Văn bản nên có, để chị em biết vì sao đúng.",
    "7. Trang Tình huống: ghi câu chuyện dùng chung, rồi ghi tên câu chuyện vào cột Tình huống của câu hỏi.",
    "8. Trang Địa chỉ: số điện thoại chị em có thể gọi.",
    "9. Trang Thông tin: tên của bộ câu hỏi.",
    "10. Lưu lại, rồi chọn tệp này trong ứng dụng. Hàng nào chưa đúng, ứng dụng sẽ chỉ ra để chị sửa.",
];
