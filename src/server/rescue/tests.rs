use domain::rescue::POINT_BYTES;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::testing::World;

/// A key and a file that `public/later/rescue.js` made for it: what is on its way to us by Zalo must stay readable.
const PRIVATE: &str = "8b68ae1e7a9459f15a4a83b07fe308bacfb24c9163ae11b240ce1aab46bb24d4";
const PUBLIC: &str = concat!(
    "04a4a93cf768b18786751e0f352b1d3310e916b3fc562f2db3bcdc2c785126408d",
    "32b60dfca949f87b7d380054b91d547e63f3f29bbe0faef8793719c732f99535"
);
const FILE: &str = concat!(
    r#"{"format":"haihoa.rescue/1","key":"daf796437938c369","#,
    r#""ephemeral":"044a937a6d42de47b45eec139d68e55f4c371c7b01cc44bfe1281f3e4cbdbdee5a"#,
    r#"8542c80311d141cb3634b9a5e041297c139a622df443a6a08bca581473acb74a","#,
    r#""iv":"a18bd546a5b09aadc4fe5f06","sealed":"gpY7XOPovgsMIwbymMwtXMWty8vo+VuSXOHOzmI/tuhC07lqnvAIWQE="}"#
);

fn key() -> RescueKey {
    RescueKey::read(PRIVATE).unwrap()
}

/// The file with one field replaced.
fn with(field: &str, value: &str) -> Vec<u8> {
    let mut file: serde_json::Value = serde_json::from_str(FILE).unwrap();
    file[field] = json!(value);
    file.to_string().into_bytes()
}

#[test]
fn a_file_that_a_browser_sealed_is_opened() {
    assert_eq!(key().public(), PUBLIC);
    let plain = key().open(FILE.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(plain).unwrap(), r#"{"records":["hoa đào"]}"#);
}

#[test]
fn the_private_key_is_never_shown() {
    let shown = format!("{:?}", RescueDesk::new(key()));
    assert!(shown.contains("daf796437938c369"), "{shown}");
    assert!(!shown.contains(&PRIVATE[..8]), "{shown}");
}

#[test]
fn only_so_many_files_are_taken_at_a_time() {
    let desk = RescueDesk::new(key());
    let mut places: Vec<_> = (0..PLACES).map(|_| desk.place()).collect();
    assert!(places.iter().all(Option::is_some));
    assert!(desk.place().is_none());
    places.pop();
    assert!(desk.place().is_some());
}

#[test]
fn a_file_for_another_server_is_told_from_a_spoilt_one() {
    assert_eq!(key().open(&with("key", "0123456789abcdef")), Err(OpenError::WrongKey));
    let off_the_curve = format!("04{}", "11".repeat(64));
    let compressed = format!("02{}", &PUBLIC[2..66]);
    let spoilt = [
        ("format", "haihoa.rescue/2"),
        ("ephemeral", PUBLIC),
        ("ephemeral", &off_the_curve),
        ("ephemeral", &compressed),
        ("ephemeral", ""),
        ("iv", "000000000000000000000000"),
        ("iv", "00"),
        ("sealed", ""),
        ("sealed", "AAAA"),
        ("sealed", "không phải base64"),
    ];
    for (field, value) in spoilt {
        assert_eq!(key().open(&with(field, value)), Err(OpenError::Unreadable), "{field} {value}");
    }
    for bytes in [&b""[..], b"null", b"[]", b"{}", &FILE.as_bytes()[..FILE.len() - 1], b"\xff\xfe"] {
        assert_eq!(key().open(bytes), Err(OpenError::Unreadable));
    }
}

#[test]
fn what_is_no_private_key_is_refused() {
    for text in ["", "00", &"00".repeat(32), &"ff".repeat(32), &"g0".repeat(32)] {
        assert!(RescueKey::read(text).is_none(), "{text}");
    }
}

#[tokio::test]
async fn the_key_is_made_once_and_stays() {
    let mut world = World::new().await;
    let first = RescueKey::prepare(&world.database, 1).await.unwrap().public();
    assert_eq!(first.len(), 2 * POINT_BYTES);
    assert_eq!(RescueKey::prepare(&world.database, 2).await.unwrap().public(), first);
    world.reopen().await;
    assert_eq!(RescueKey::prepare(&world.database, 3).await.unwrap().public(), first);
    let other = World::new().await;
    assert_ne!(RescueKey::prepare(&other.database, 1).await.unwrap().public(), first);
}

proptest! {
    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(key().open(&bytes).is_err());
    }

    #[test]
    fn no_field_brings_it_down(field in "format|key|ephemeral|iv|sealed", value in "\\PC{0,140}") {
        prop_assert!(key().open(&with(&field, &value)).is_err());
    }

    #[test]
    fn one_altered_byte_is_noticed(at in 0..FILE.len(), to in any::<u8>()) {
        let mut bytes = FILE.as_bytes().to_vec();
        let was = std::mem::replace(&mut bytes[at], to);
        // Hexadecimal in capitals, and white space between fields, mean the same.
        prop_assume!(!was.eq_ignore_ascii_case(&to));
        prop_assert!(key().open(&bytes).is_err(), "{}", String::from_utf8_lossy(&bytes));
    }
}
