//! What people type: join codes, numbers, words; and the address of the server as its keeper types it.
#![no_main]

use domain::campaign::JoinCode;
use domain::decimal::Decimal;
use domain::spelling::fold;
use fuzz::config::PublicUrl;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(code) = JoinCode::read(text) {
        assert_eq!(JoinCode::read(code.as_str()), Some(code));
    }
    if let Some(number) = Decimal::read(text) {
        let written = number.written();
        assert_eq!(Decimal::read(&written), Some(number), "{written}");
        assert!(number.is_near(number, number) || number.count().is_none());
    }
    let folded = fold(text);
    assert_eq!(fold(&folded), folded);
    if let Ok(url) = text.parse::<PublicUrl>() {
        assert_eq!(url.origin().parse::<PublicUrl>().ok(), Some(url));
    }
});
