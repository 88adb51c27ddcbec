//! Ready texts that call members to a campaign. Members read and hear them: always Vietnamese.

use crate::links::grouped;

/// What a text is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call<'a> {
    pub title: &'a str,
    pub unit: &'a str,
    /// "08/03/2026".
    pub from: &'a str,
    /// "23:59, 22/03/2026".
    pub until: &'a str,
    pub code: &'a str,
    pub link: &'a str,
    /// Whether a survey is asked, not a quiz.
    pub is_survey: bool,
}

/// For a group in Zalo: to read and to tap.
pub fn zalo(call: Call) -> String {
    let Call { title, unit, from, until, code, link, is_survey } = call;
    let what = match is_survey {
        true => format!("Mời các chị cho ý kiến: “{title}”. Không ghi tên, không có đúng sai."),
        false => {
            format!("Mời các chị hái hoa: “{title}”. Chạm vào bông hoa, trả lời câu hỏi, vài phút là xong.")
        }
    };
    let code = grouped(code);
    format!(
        "🌸 {unit}\n{what}\nChạm vào đây để bắt đầu: {link}\nHoặc nhập mã {code}.\nTừ {from} đến {until}. Không cần tài khoản, mất \
         mạng vẫn làm tiếp được. Cảm ơn các chị!"
    )
}

/// For the village loudspeaker: to be heard. No address, which nobody can write down; the code digit by digit, twice.
pub fn loudspeaker(call: Call) -> String {
    let Call { title, unit, from, until, code, is_survey, .. } = call;
    let code = spoken(code);
    let what = match is_survey {
        true => "trả lời phiếu khảo sát",
        false => "hái hoa trên điện thoại, với chủ đề",
    };
    format!(
        "A lô, a lô. {unit} mời các chị em {what}: {title}. Thời gian từ ngày {from} đến {until}. Các chị quét mã trên tờ dán ở \
         nhà văn hóa, hoặc nhập mã số: {code}. Xin nhắc lại, mã số là: {code}. Chị nào chưa rõ thì hỏi chi hội trưởng. Xin cảm \
         ơn các chị."
    )
}

/// "hai, bốn, sáu, tám, một, không".
fn spoken(code: &str) -> String {
    const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)).copied();
    code.chars().filter_map(digit).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALL: Call = Call {
        title: "Tháng Ba",
        unit: "Chi hội thôn Vạn Xuân",
        from: "08/03/2026",
        until: "23:59, 22/03/2026",
        code: "246810",
        link: "https://haihoa.example.vn/j/246810",
        is_survey: false,
    };

    #[test]
    fn the_message_says_what_where_and_until_when() {
        for call in [CALL, Call { is_survey: true, ..CALL }] {
            let text = zalo(call);
            let parts = [call.title, call.unit, call.from, call.until, call.link, "246\u{a0}810"];
            assert!(parts.iter().all(|part| text.contains(part)), "{text}");
        }
    }

    #[test]
    fn the_loudspeaker_speaks_the_code_twice_and_no_address() {
        let text = loudspeaker(CALL);
        assert_eq!(text.matches("hai, bốn, sáu, tám, một, không").count(), 2);
        assert!(!text.contains("http") && !text.contains("246"), "{text}");
        assert!([CALL.title, CALL.unit, CALL.from, CALL.until].iter().all(|part| text.contains(part)));
    }

    #[test]
    fn a_survey_promises_no_flowers() {
        let survey = Call { is_survey: true, ..CALL };
        assert!(!zalo(survey).contains("hái hoa") && !loudspeaker(survey).contains("hái hoa"));
    }
}
