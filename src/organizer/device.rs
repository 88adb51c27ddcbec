//! Which browser a session is in, from how the browser names itself.

use crate::words::own_account::COC_COC;

/// The marks of browsers, the more special first: most of them also claim to be those below.
const BROWSERS: [(&str, &str); 9] = [
    ("Zalo", "Zalo"),
    ("FBAN", "Facebook"),
    ("coc_coc", COC_COC),
    ("SamsungBrowser", "Samsung Internet"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
/// The marks of systems, the more special first.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
];

/// "Chrome · Android"; what is not known is left out, and nothing remains of a name without any known mark.
pub fn device(browser: &str) -> String {
    let known = |marks: &[(&str, &'static str)]| {
        marks.iter().find(|(mark, _)| browser.contains(mark)).map(|(_, name)| *name)
    };
    [known(&BROWSERS), known(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart_although_they_all_claim_to_be_others() {
        for (name, said) in [
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
                "Chrome · Android",
            ),
            (
                "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/90.0 Mobile Safari/537.36 Zalo android/23",
                "Zalo · Android",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0",
                "Edge · Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1",
                "Safari · iPhone",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
            ("curl/8", ""),
            ("", ""),
        ] {
            assert_eq!(device(name), said, "{name}");
        }
    }
}
