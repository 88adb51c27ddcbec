//! Where we are: the address says it, nothing else does.

use domain::campaign::JoinCode;
use domain::id::RecordId;

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`: enter a code.
    Home,
    /// `/j/{code}`: a campaign with its garden.
    Garden(JoinCode),
    /// `/j/{code}/chuyen-may`: the phone goes from one person to the next.
    Between(JoinCode),
    /// `/j/{code}#hoa-{number}`: the question of a flower, here from 0, in the address from 1.
    Flower(JoinCode, usize),
    /// `/hien-thi`: how the pages look.
    Look,
    /// `/ket-qua`: her past participations.
    Results,
    /// `/ket-qua/{id}`: one of them.
    Bouquet(RecordId),
    /// `/dia-chi-tin-cay`: numbers to call.
    Trusted,
}

impl Route {
    /// Reads an address; what is no page of ours leads home.
    pub fn read(address: &str) -> Self {
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let parts = [(); 3].map(|()| parts.next().unwrap_or_default());
        match parts {
            ["j", code, ""] => match (JoinCode::read(code), flower_of(fragment)) {
                (Some(code), Some(flower)) => Self::Flower(code, flower),
                (Some(code), None) => Self::Garden(code),
                (None, _) => Self::Home,
            },
            ["j", code, "chuyen-may"] => JoinCode::read(code).map_or(Self::Home, Self::Between),
            ["hien-thi", "", _] => Self::Look,
            ["ket-qua", "", _] => Self::Results,
            ["ket-qua", id, ""] => Self::Bouquet(RecordId::new(id)),
            ["dia-chi-tin-cay", "", _] => Self::Trusted,
            _ => Self::Home,
        }
    }

    /// The address.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Garden(code) => ["/j/", code.as_str()].concat(),
            Self::Between(code) => pages::passing_address(code),
            Self::Flower(code, flower) => ["/j/", code.as_str(), "#", &pages::card_id(*flower)].concat(),
            Self::Look => pages::LOOK.to_owned(),
            Self::Results => "/ket-qua".to_owned(),
            Self::Bouquet(id) => ["/ket-qua/", id.as_str()].concat(),
            Self::Trusted => pages::contacts::PAGE.to_owned(),
        }
    }

    /// The page, and the flower that is open on it.
    pub fn split(self) -> (Self, Option<usize>) {
        match self {
            Self::Flower(code, flower) => (Self::Garden(code), Some(flower)),
            page => (page, None),
        }
    }

    /// The page above this one.
    pub fn up(self) -> Self {
        match self {
            Self::Flower(code, _) => Self::Garden(code),
            _ => Self::Home,
        }
    }
}

fn flower_of(fragment: &str) -> Option<usize> {
    let number: usize = fragment.strip_prefix("hoa-")?.parse().ok()?;
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_page_and_back() {
        for path in [
            "/",
            "/j/246810",
            "/j/246810/chuyen-may",
            "/j/246810#hoa-1",
            "/j/246810#hoa-12",
            "/ket-qua",
            "/ket-qua/01a1",
            "/dia-chi-tin-cay",
            "/hien-thi",
        ] {
            assert_eq!(Route::read(path).path(), path);
        }
    }

    #[test]
    fn a_flower_grows_in_its_garden_and_all_else_is_below_home() {
        assert_eq!(Route::read("/j/246810#hoa-3").up().path(), "/j/246810");
        for path in [
            "/",
            "/j/246810",
            "/j/246810/chuyen-may",
            "/ket-qua",
            "/ket-qua/01a1",
            "/dia-chi-tin-cay",
            "/hien-thi",
        ] {
            assert_eq!(Route::read(path).up(), Route::Home, "{path}");
        }
    }

    #[test]
    fn a_code_may_be_typed_with_spaces_or_hyphens() {
        assert_eq!(Route::read("/j/246-810/").path(), "/j/246810");
    }

    #[test]
    fn a_wrong_number_leads_to_the_garden_and_a_wrong_page_home() {
        for path in ["/j/246810#hoa-0", "/j/246810#hoa-x", "/j/246810#vuon", "/j/246810#"] {
            assert_eq!(Route::read(path).path(), "/j/246810", "{path}");
        }
        for path in ["/j", "/j/12", "/j/246810/1", "/khac", "/ket-qua/a/b", "/dia-chi-tin-cay/1"] {
            assert_eq!(Route::read(path), Route::Home, "{path}");
        }
    }
}
