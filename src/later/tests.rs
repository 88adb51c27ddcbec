use super::*;

const SURVEY: &str = include_str!("../domain/tests/survey.json");
const TOKEN: &str = "07070707-0707-4707-8707-070707070707";

const JOINED: [&str; 4] = ["dot", "ch", "after", "Chi hội · Xã"];

fn open(survey: &str, draft: &str) -> String {
    let between = BETWEEN.to_string();
    page("survey", &[&JOINED[..], &[survey, draft]].concat().join(&between))
}

/// Does an act, which must lead to a screen that says this.
fn leads(name: &str, fields: &str, says: &str) {
    let reply = act(name, fields);
    assert!(reply.starts_with("page\n") && reply.contains(says), "{name} {fields:?}: {reply}");
}

#[test]
fn a_survey_is_walked_through_by_texts_alone() {
    assert!(open(SURVEY, "").contains("Thử đủ loại câu"));
    assert_eq!(sealed(TOKEN, "1795000000000"), "", "it is not finished");
    leads("survey-begin", "", "mã riêng");
    assert!(act("survey-next", "\nab").contains("ít nhất 4"));
    leads("survey-next", "\nhoa 7", "không cần vội");
    leads("survey-next", "", "Câu 1 trên");
    assert!(act("survey-next", "").contains("Không muốn trả lời"), "it is required");
    leads("survey-next", "c\n", "Chị lo điều gì nhất");
    assert_eq!(act("survey-give", "a b h\n"), "say\nh\n\n");
    assert_eq!(act("survey-give", "h b\n"), "say\nb\n\n");
    assert_eq!(act("survey-give", "a b c\n"), "say\nb\nChị chọn nhiều nhất 2 ý.\n");
    leads("survey-next", "a khac\nmưa", "trưởng thôn");
    leads("survey-decline", "", "dễ hiểu");
    leads("survey-back", "", "Lần trước chị chọn không trả lời");
    leads("survey-next", "", "dễ hiểu");
    leads("survey-skip", "", "Mấy bông hoa");
    leads("survey-next", "4\n", "Mấy điểm");
    leads("survey-next", "10\n", "mấy người");
    assert!(act("survey-next", "\n99").contains("từ 1 đến 30"));
    leads("survey-next", "\n5", "ngày nào");
    assert_eq!(act("survey-give", "\n2026-11-05"), "say\n\n\nNgày 5 tháng 11 năm 2026");
    leads("survey-next", "\n2026-11-05", "góp ý");
    leads("survey-next", "\nHay <lắm>", "làm trước");
    leads("survey-back", "a b c\n", "Hay &lt;lắm&gt;");
    leads("survey-skip", "", "làm trước");
    leads("survey-next", "c b a\n", "Gửi câu trả lời");
    let draft = kept();
    assert!(open(SURVEY, &draft).contains("Gửi câu trả lời"), "a draft goes on where it was");
    assert_eq!(act("survey-finish", ""), "seal\n");
    assert_eq!(kept(), "", "a finished form is no draft");
    let body = sealed(TOKEN, "1798736400000");
    assert!(body.contains(r#""campaign":"dot","unit":"ch","#), "{body}");
    let rest =
        r#""day":"2027-01-01","round":"after","pair":"HOA7","answers":[{"item":"dia-chi","chosen":["c"]}"#;
    assert!(body.contains(rest), "{body}");
    assert!(!body.contains("gop-y"), "{body}");
    leads("survey-end", TOKEN, "gọi 111");
}

#[test]
fn a_sensitive_survey_keeps_no_draft_and_always_has_its_way_out() {
    let sensitive = SURVEY.replacen(r#""pairs": true"#, r#""sensitive": true"#, 1);
    let mut screen = open(&sensitive, "");
    for (act_name, fields) in
        [("survey-begin", ""), ("survey-next", ""), ("survey-next", "a\n"), ("survey-end", TOKEN)]
    {
        assert!(screen.contains("Thoát nhanh") && screen.contains("/lich.html"), "{screen}");
        assert!(!screen.contains("/ket-qua"), "{screen}");
        assert_eq!(kept(), "");
        screen = act(act_name, fields);
    }
    assert!(screen.contains("Thoát nhanh") && !screen.contains("/ket-qua"));
}

#[test]
fn a_sensitive_survey_has_the_communes_numbers_first_on_every_screen() {
    let sensitive = SURVEY.replacen(r#""pairs": true"#, r#""sensitive": true"#, 1);
    let own = "0255 000 0001\nCông an xã\nKhi cần giúp.\n";
    let input = [&JOINED[..], &[&sensitive, "", own]].concat().join(&BETWEEN.to_string());
    let mut screen = page("survey", &input);
    for (act_name, fields) in
        [("survey-begin", ""), ("survey-next", ""), ("survey-next", "a\n"), ("survey-end", TOKEN)]
    {
        let first = screen.find("tel:").map(|at| &screen[at..]).unwrap_or_default();
        assert!(first.starts_with("tel:02550000001"), "{screen}");
        assert!(!screen.contains("/dia-chi-tin-cay"), "a page of ours would stay in the history");
        screen = act(act_name, fields);
    }
    assert_eq!(screen.matches("tel:02550000001").count(), 1, "the end shows them by itself");
}

#[test]
fn what_cannot_be_read_opens_nothing_and_does_nothing() {
    for input in ["", "{}", "dot\u{1e}ch\u{1e}\u{1e}Chi hội\u{1e}{}"] {
        assert_eq!(page("survey", input), "");
    }
    assert_eq!(page("other", ""), "");
    assert_eq!((act("survey-next", ""), kept(), sealed(TOKEN, "1")), Default::default());
    open(SURVEY, "");
    assert_eq!(act("other", ""), "");
}
