use proptest::prelude::*;

use super::InApp::{Facebook, Instagram, Line, Messenger, Other, TikTok, Zalo};
use super::System::{Android, Ios};
use super::*;

/// What browsers say of themselves, as met in the wild.
const SAID: [(&str, System, Option<InApp>); 24] = [
    (
        "Mozilla/5.0 (Linux; Android 11; SM-A125F Build/RP1A.200720.012; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0.6099.230 Mobile Safari/537.36 Zalo android/12120735 ZaloTheme/light ZaloLanguage/vi",
        Android,
        Some(Zalo),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/440 ZaloTheme/light ZaloLanguage/vn",
        Ios,
        Some(Zalo),
    ),
    (
        "Mozilla/5.0 (Linux; Android 9; Redmi 7A Build/PKQ1.190319.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.6045.193 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/442.0.0.44.114;]",
        Android,
        Some(Facebook),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 15_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/19G82 [FBAN/FBIOS;FBDV/iPhone9,4;FBMD/iPhone;FBSN/iOS;FBSV/15.6.1;FBSS/3;FBID/phone;FBLC/vi_VN;FBOP/5]",
        Ios,
        Some(Facebook),
    ),
    (
        "Mozilla/5.0 (Linux; Android 12; CPH2239 Build/SP1A.210812.016; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/118.0.5993.111 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/433.0.0.28.113;]",
        Android,
        Some(Messenger),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/MessengerForiOS;FBAV/434.0.0.36.109;FBBV/536473230;FBDV/iPhone12,1;FBLC/vi_VN]",
        Ios,
        Some(Messenger),
    ),
    (
        "Mozilla/5.0 (Linux; Android 10; M2006C3LG Build/QP1A.190711.020; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.6045.66 Mobile Safari/537.36 Instagram 309.0.0.40.113 Android (29/10; 320dpi; 720x1449; Xiaomi/Redmi; M2006C3LG; dandelion; mt6762; vi_VN; 536988378)",
        Android,
        Some(Instagram),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 309.0.2.28.106 (iPhone14,5; iOS 16_6; vi_VN; vi; scale=3.00; 1170x2532; 537288535)",
        Ios,
        Some(Instagram),
    ),
    (
        "Mozilla/5.0 (Linux; Android 11; vivo 1904 Build/RP1A.200720.012; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.6045.163 Mobile Safari/537.36 trill_320403 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/trill app_version/32.4.3 ByteLocale/vi-VN ByteFullLocale/vi-VN Region/VN",
        Android,
        Some(TikTok),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 musical_ly_32.3.0 JsSdk/2.0 NetType/4G Channel/App Store ByteLocale/vi Region/VN BytedanceWebview/d8a21c6",
        Ios,
        Some(TikTok),
    ),
    (
        "Mozilla/5.0 (Linux; Android 13; SM-A336E Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.6045.134 Mobile Safari/537.36 Line/13.19.1/IAB",
        Android,
        Some(Line),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/13.18.0",
        Ios,
        Some(Line),
    ),
    (
        "Mozilla/5.0 (Linux; Android 8.1.0; Nokia 2.1 Build/OPM1.171019.026; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/95.0.4638.74 Mobile Safari/537.36",
        Android,
        Some(Other),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        Ios,
        Some(Other),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/278.0.548305785 Mobile/15E148 Safari/604.1",
        Ios,
        Some(Other),
    ),
    (
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
        Android,
        None,
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/119.0.6045.169 Mobile/15E148 Safari/604.1",
        Ios,
        None,
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1",
        Ios,
        None,
    ),
    (
        "Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A135F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
        Android,
        None,
    ),
    ("Mozilla/5.0 (Android 13; Mobile; rv:120.0) Gecko/120.0 Firefox/120.0", Android, None),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/120.0 Mobile/15E148 Safari/605.1.15",
        Ios,
        None,
    ),
    (
        "Mozilla/5.0 (Linux; Android 10; SM-A107F) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/121.0.172 Mobile Chrome/115.0.5790.172 Mobile Safari/537.36",
        Android,
        None,
    ),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/117.0.154 Chrome/111.0.5563.154 Safari/537.36",
        System::Other,
        None,
    ),
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15",
        System::Other,
        None,
    ),
];

fn zalo(system: System) -> Host {
    let said = SAID.iter().find(|(_, own, app)| *own == system && *app == Some(Zalo)).unwrap().0;
    Host::read(said, system == Android, false, false)
}

#[test]
fn browsers_are_known_by_what_they_say() {
    for (said, system, in_app) in SAID {
        let host = Host::read(said, true, false, false);
        assert_eq!((host.system, host.in_app), (system, in_app), "{said}");
    }
}

#[test]
fn an_ipad_says_it_is_a_mac() {
    let said = SAID.last().unwrap().0;
    assert_eq!(Host::read(said, true, false, true).system, Ios);
}

#[test]
fn the_home_screen_is_no_apps_browser() {
    let said = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
    let host = Host::read(said, true, true, false);
    assert_eq!((host.in_app, host.install_way(false), host.install_way(true)), (None, None, None));
}

#[test]
fn an_install_is_offered_where_it_can_be_done() {
    let way = |said: &str, prompt| Host::read(said, true, false, false).install_way(prompt);
    for (said, system, in_app) in SAID {
        let by_hand = (system == Ios && in_app.is_none()).then_some(InstallWay::ByHand);
        assert_eq!(way(said, false), by_hand, "{said}");
        assert_eq!(way(said, true), in_app.is_none().then_some(InstallWay::Prompt), "{said}");
    }
}

#[test]
fn a_link_leads_out_of_an_app_on_android_only() {
    let link = open_elsewhere(&zalo(Android), "https://haihoa.example/j/246810?x=1;2#hoa");
    assert_eq!(
        link.as_deref(),
        Some(
            "intent://haihoa.example/j/246810?x=1;2#Intent;scheme=https;package=com.android.chrome;\
             S.browser_fallback_url=https%3A%2F%2Fhaihoa.example%2Fj%2F246810%3Fx%3D1%3B2;end"
        )
    );
    let plain = open_elsewhere(&zalo(Android), "http://192.168.1.7:8080/j/246810").unwrap();
    assert!(plain.contains("#Intent;scheme=http;"), "{plain}");
    assert_eq!(open_elsewhere(&zalo(Ios), "https://haihoa.example/"), None);
    let chrome = Host::read("Mozilla/5.0 (Linux; Android 10; K) Chrome/131 Safari/537", true, false, false);
    assert_eq!(open_elsewhere(&chrome, "https://haihoa.example/"), None);
    for address in ["", "#", "https://", "javascript://x", "file:///etc", "haihoa.example/j/1"] {
        assert_eq!(open_elsewhere(&zalo(Android), address), None, "{address}");
    }
}

proptest! {
    #[test]
    fn no_address_breaks_out_of_the_link(rest in "\\PC{1,60}") {
        let url = ["https://", &rest].concat();
        if let Some(link) = open_elsewhere(&zalo(Android), &url) {
            prop_assert_eq!(link.matches('#').count(), 1);
            let (_, intent) = link.split_once("#Intent;").unwrap();
            prop_assert_eq!(intent.split(';').count(), 4, "{}", link);
            prop_assert!(intent.ends_with(";end"));
        }
    }
}
