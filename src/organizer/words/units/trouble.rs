//! Why something about units was refused. The tree may have changed since it was fetched, so each reason has its words even
//! where the forms do not offer what is refused.

use super::{Word, word};
use crate::reply::ApiError;
use crate::words::common_trouble;

/// Why a task was not done.
pub fn trouble(error: &ApiError) -> String {
    match error {
        ApiError::Refused { code, .. } => said(code).map_or_else(|| common_trouble(error), String::from),
        error => common_trouble(error),
    }
}

fn said(code: &str) -> Option<Word> {
    Some(match code {
        "unit_twice" => word(
            "Ở đây đã có đơn vị tên này. Chị đặt tên khác, hoặc thêm chữ để phân biệt.",
            "There is a unit of this name here already. Please choose another name, or add a word to it.",
        ),
        "parent_closed" => word(
            "Đơn vị cấp trên đã đóng. Chị mở lại đơn vị ấy trước.",
            "The unit above is closed. Please bring that one back first.",
        ),
        "level_order" => word(
            "Đơn vị cấp trên phải ở cấp cao hơn. Chị xem lại cấp của hai đơn vị.",
            "The unit above must be of a higher level. Please look at the levels of both.",
        ),
        "unit_closed" => word(
            "Đơn vị này vừa được đóng. Chị tải lại trang để xem nhé.",
            "This unit has just been closed. Please load the page anew.",
        ),
        "changed_later" => word(
            "Đơn vị này đã có thay đổi sau ngày ấy. Chị chọn ngày muộn hơn.",
            "The unit has changed after that day. Please take a later one.",
        ),
        "below_itself" => word(
            "Không chuyển một đơn vị vào bên dưới chính nó được.",
            "A unit cannot be moved below itself.",
        ),
        "other_level" => word(
            "Chỉ sáp nhập được vào một đơn vị khác cùng cấp.",
            "A unit can only be merged into another of the same level.",
        ),
        "other_closed" => word(
            "Đơn vị kia đã đóng. Chị chọn đơn vị khác.",
            "The other unit is closed. Please choose another.",
        ),
        "units_below" => word(
            "Còn đơn vị bên dưới. Chị chuyển hoặc đóng các đơn vị ấy trước.",
            "Units stand below it. Please move or close them first.",
        ),
        "unit_used" => word(
            "Chưa có thay đổi nào để hoàn tác, mà đơn vị đã có đợt, kết quả, đơn vị bên dưới hoặc người dùng nên không bỏ đi \
             được. Nếu không dùng nữa, chị đóng đơn vị này.",
            "There is no change to take back, and the unit cannot be taken out: it has campaigns, results, units below it or \
             people. Close it if it is no longer wanted.",
        ),
        "unfit" => word(
            "Có chỗ ghi chưa đúng. Chị xem lại tên, số và ngày nhé.",
            "Something here cannot be. Please look at the name, the number and the day.",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_reason_has_words_of_its_own() {
        let codes = [
            "unit_twice",
            "parent_closed",
            "level_order",
            "unit_closed",
            "changed_later",
            "below_itself",
            "other_level",
            "other_closed",
            "units_below",
            "unit_used",
            "unfit",
            "forbidden",
            "not_found",
            "another one",
        ];
        let refused = |code: &str| ApiError::Refused { status: 409, code: code.to_owned() };
        let said: HashSet<String> = codes.iter().map(|code| trouble(&refused(code))).collect();
        assert_eq!(said.len(), codes.len());
    }
}
