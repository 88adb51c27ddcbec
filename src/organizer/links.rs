//! The links of a campaign's units: searched, grouped, and as a table for Excel.

use domain::organizer::campaigns::UnitLink;
use domain::spelling::fold;

/// Between the names above a unit.
const WITHIN: &str = " › ";

/// The address a unit's code leads to.
pub fn address(origin: &str, link: &UnitLink) -> String {
    format!("{origin}/j/{}", link.code.as_str())
}

/// An address as people say and type it: without `https://`.
pub fn short(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

/// The names above a unit, from the top down.
pub fn within(link: &UnitLink) -> String {
    link.within.join(WITHIN)
}

/// A code in groups of three: "246 810".
pub fn grouped(code: &str) -> String {
    let groups: Vec<String> =
        code.chars().collect::<Vec<_>>().chunks(3).map(|g| g.iter().collect()).collect();
    groups.join("\u{a0}")
}

/// Whether a unit, one above it or its code is what is searched for.
pub fn matches(link: &UnitLink, search: &str) -> bool {
    let search = fold(search);
    let digits: String = search.chars().filter(|c| !c.is_whitespace()).collect();
    search.is_empty()
        || fold(&link.name).contains(&search)
        || fold(&link.within.join(" ")).contains(&search)
        || link.code.as_str().contains(&digits)
}

/// The places that units stand in, in the order of the tree, each with how many.
pub fn places(links: &[UnitLink]) -> Vec<(String, usize)> {
    let mut places: Vec<(String, usize)> = Vec::new();
    for link in links {
        let within = within(link);
        match places.iter_mut().find(|(place, _)| *place == within) {
            Some((_, count)) => *count += 1,
            None => places.push((within, 1)),
        }
    }
    places
}

/// Rows of cells apart by tabs, as spreadsheets take them from the clipboard: the head, then unit, within, code, link.
pub fn table(head: [&str; 4], origin: &str, links: &[UnitLink]) -> String {
    let mut rows = vec![head.map(cell).join("\t")];
    for link in links {
        // In two groups a code stays a text: no spreadsheet takes it for a number.
        let code = grouped(link.code.as_str());
        rows.push(
            [&link.name, &within(link), &code, &address(origin, link)].map(|text| cell(text)).join("\t"),
        );
    }
    rows.join("\r\n")
}

/// One cell: on one line, and never a formula.
fn cell(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use domain::campaign::JoinCode;
    use domain::id::UnitId;

    use super::*;

    const ORIGIN: &str = "https://haihoa.example.vn";

    fn link(name: &str, within: &[&str], code: &str) -> UnitLink {
        UnitLink {
            unit: UnitId::new(name),
            name: name.to_owned(),
            within: within.iter().map(|name| (*name).to_owned()).collect(),
            code: JoinCode::read(code).expect("six digits"),
        }
    }

    #[test]
    fn a_table_has_a_row_for_each_unit() {
        let links = [link("Thôn Vạn Xuân", &["Tỉnh", "Xã"], "046810"), link("=1+1\tx", &[], "135790")];
        let table = table(["Đơn vị", "Thuộc", "Mã", "Liên kết"], ORIGIN, &links);
        let rows: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(rows[0], "Đơn vị\tThuộc\tMã\tLiên kết");
        assert_eq!(rows[1], "Thôn Vạn Xuân\tTỉnh › Xã\t046\u{a0}810\thttps://haihoa.example.vn/j/046810");
        assert_eq!(rows[2], "'=1+1 x\t\t135\u{a0}790\thttps://haihoa.example.vn/j/135790");
    }

    #[test]
    fn a_unit_is_found_by_name_place_or_code() {
        let link = link("Chi hội thôn Vạn Xuân", &["Tỉnh Quảng Ngãi", "Xã Nguyễn Nghiêm"], "246810");
        for search in ["", "van xuan", "Nguyễn nghiêm", "246 810", "6810"] {
            assert!(matches(&link, search), "{search}");
        }
        for search in ["phổ phong", "999"] {
            assert!(!matches(&link, search), "{search}");
        }
    }

    #[test]
    fn places_keep_their_order() {
        let links = [link("a", &["X"], "111111"), link("b", &["Y"], "222222"), link("c", &["X"], "333333")];
        assert_eq!(places(&links), [("X".to_owned(), 2), ("Y".to_owned(), 1)]);
    }

    #[test]
    fn addresses_are_short_where_people_type_them() {
        assert_eq!(short(ORIGIN), "haihoa.example.vn");
        assert_eq!(short("haihoa"), "haihoa");
        assert_eq!(address(ORIGIN, &link("a", &[], "246810")), "https://haihoa.example.vn/j/246810");
    }
}
