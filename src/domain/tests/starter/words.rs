//! How everything a member reads is written: tidy in any language, and in plain words in Vietnamese.

use serde_json::Value;

use super::{files, languages};

/// The fields members read. What a source is called is a name, not ours to say more plainly.
const READ: [&str; 10] =
    ["title", "text", "hint", "explanation", "alt", "unit", "purpose", "intro", "closing", "ends"];
const NAMES: [&str; 3] = ["name", "document", "clause"];

/// What is left over from writing, whatever the case.
const LEFTOVERS: [&str; 10] = ["...", "…", "todo", "tbd", "fixme", "xxx", "lorem", "ipsum", "???", "http"];
/// What nobody shall be called or told, and what has a plainer word.
const AVOIDED: [&str; 11] = [
    "con nghiện",
    "đồ bỏ",
    "bị hiếp",
    "để bị",
    "quý khách",
    "user",
    "tố giác",
    "nạn nhân",
    "tạm lánh",
    "đồng bộ",
    "offline",
];
/// What makes "gái" a word one may use.
const GIRL: [&str; 5] = ["con", "cô", "thai", "em", "trẻ"];
/// Short forms that are taught, or that everybody sees on her phone.
const SHORT: [&str; 3] = ["OTP", "VN", "CH"];
/// Vowels with the mark on the wrong one of two where they end a word: "hoà" for "hòa".
const NEW_MARKS: [&str; 15] =
    ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];

/// Calls `each` with every text below these fields and where it stands; `is_read` if `value` itself is in such a field.
fn visit(value: &Value, is_read: bool, fields: &[&str], place: &str, each: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) if is_read => each(place, text),
        Value::Array(values) => {
            for (n, value) in values.iter().enumerate() {
                visit(value, is_read, fields, &format!("{place}/{n}"), each);
            }
        }
        Value::Object(values) => {
            for (key, value) in values {
                visit(value, fields.contains(&key.as_str()), fields, &format!("{place}/{key}"), each);
            }
        }
        _ => {}
    }
}

fn in_files(folder: &str, fields: &[&str], broken: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let mut found = Vec::new();
    for (path, json) in files(folder) {
        let place = path.file_stem().unwrap().to_str().unwrap().to_owned();
        visit(&serde_json::from_str(&json).unwrap(), false, fields, &place, &mut |place, text| {
            found.extend(broken(text).into_iter().map(|what| format!("{place}: {what} in {text:?}")));
        });
    }
    found
}

fn untidy(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut found: Vec<String> = LEFTOVERS
        .iter()
        .filter(|left| lower.contains(**left))
        .map(|left| format!("{left:?} is left over"))
        .collect();
    let mut note = |is_so: bool, what: &str| found.extend(is_so.then(|| what.to_owned()));
    note(text.trim() != text || text.contains("  "), "a space too many");
    let odd_space =
        |c: char| c.is_control() || (c.is_whitespace() && c != ' ') || ('\u{200b}'..='\u{200f}').contains(&c);
    note(text.contains(odd_space), "a character nobody sees");
    note(
        text.contains(|c: char| ('\u{300}'..='\u{36f}').contains(&c)),
        "a mark apart from its letter (not NFC)",
    );
    note(text.contains(['"', '\'']), "a straight quotation mark");
    let count = |sought: char| text.chars().filter(|c| *c == sought).count();
    note(count('“') != count('”') || count('(') != count(')'), "what is opened is not closed");
    let marks = [" ,", " .", " ;", " :", " ?", " !", ",,", "..", ";;", "??", "!!"];
    note(marks.iter().any(|marks| text.contains(marks)), "a mark that is out of place");
    found
}

fn is_abbreviation(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase) && !SHORT.contains(&word)
}

fn has_new_mark(word: &str) -> bool {
    let ends = NEW_MARKS.iter().find_map(|ending| word.strip_suffix(ending).map(|before| (before, ending)));
    ends.is_some_and(|(before, ending)| !(ending.starts_with('u') && before.ends_with('q')))
}

fn hard(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let said = format!(" {} ", lower.join(" "));
    let mut found: Vec<String> = AVOIDED
        .iter()
        .filter(|avoided| said.contains(&format!(" {avoided} ")))
        .map(|avoided| format!("{avoided:?} is to be avoided"))
        .collect();
    let unlike = |word: &&&str| is_abbreviation(word);
    found.extend(words.iter().filter(unlike).map(|word| format!("{word:?} is an abbreviation")));
    found.extend(
        lower.iter().filter(|word| has_new_mark(word)).map(|word| format!("{word:?} has its mark elsewhere")),
    );
    for (at, word) in lower.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |at| lower[at].as_str());
        if word == "gái" && !GIRL.contains(&before) {
            found.push("\"gái\" stands alone".to_owned());
        }
    }
    if said.replace(" dân tộc thiểu số ", " ").contains(" dân tộc ") {
        found.push("\"dân tộc\" stands alone".to_owned());
    }
    found
}

#[test]
fn everything_is_tidy() {
    let fields = [&READ[..], &NAMES].concat();
    let mut found = in_files("packs", &fields, untidy);
    found.extend(in_files("surveys", &fields, untidy));
    for language in languages() {
        for (path, json) in files(&format!("packs/{language}")) {
            let texts: Value = serde_json::from_str(&json).unwrap();
            for (key, text) in texts["texts"].as_object().unwrap() {
                let faults = untidy(text.as_str().unwrap());
                found.extend(faults.into_iter().map(|what| format!("{} {key}: {what}", path.display())));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn everything_is_said_in_plain_words() {
    let mut found = in_files("packs", &READ, hard);
    found.extend(in_files("surveys", &READ, hard));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn each_fault_is_found_and_nothing_else() {
    let sound =
        "Chị hòa giải “cho êm” (nếu muốn), gọi 111. Quý chị ở Thủy Nguyên có 12,5 kg gạo, mã OTP, con gái!";
    assert_eq!((untidy(sound), hard(sound)), (vec![], vec![]));
    for (text, fault) in [
        ("Chị gọi  111.", "a space too many"),
        ("Chị gọi 111. ", "a space too many"),
        ("Chị gọi\u{a0}111.", "nobody sees"),
        ("Chi\u{323} gọi 111.", "NFC"),
        ("Chị gọi \"111\".", "straight"),
        ("Chị gọi “111.", "not closed"),
        ("Chị gọi (111.", "not closed"),
        ("Chị gọi , rồi chờ.", "out of place"),
        ("Chị gọi 111..", "out of place"),
        ("Chị gọi...", "left over"),
        ("todo: hỏi lại", "left over"),
    ] {
        assert!(untidy(text).iter().any(|found| found.contains(fault)), "{text:?}: {:?}", untidy(text));
    }
    for (text, fault) in [
        ("Nhà có con nghiện.", "avoided"),
        ("Nạn nhân được giúp.", "avoided"),
        ("Vì sao chị để bị lừa?", "avoided"),
        ("Báo ANTT ở xã.", "abbreviation"),
        ("Hoà giải ở thôn.", "elsewhere"),
        ("Thuỷ lợi.", "elsewhere"),
        ("Mấy gái ở xóm.", "\"gái\""),
        ("Người dân tộc.", "\"dân tộc\""),
    ] {
        assert!(hard(text).iter().any(|found| found.contains(fault)), "{text:?}: {:?}", hard(text));
    }
}
