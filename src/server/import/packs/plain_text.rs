//! The bytes of a text file as text.

/// Decodes UTF-8, with or without its mark, and UTF-16 with its mark, as Windows Notepad saves them. Lines end in `\n` alone.
/// None when it is neither.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => str::from_utf8(rest).ok()?.to_owned(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => str::from_utf8(bytes).ok()?.to_owned(),
    };
    // No text has zeros: UTF-16 without its mark, or a program.
    (!text.contains('\0')).then(|| text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    rest.is_empty().then(|| String::from_utf16(&units).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_that_notepad_saves_is_read() {
        let text = "Đúng\r\nSai\rHết";
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let little = utf16.iter().flat_map(|unit| unit.to_le_bytes());
        let big = utf16.iter().flat_map(|unit| unit.to_be_bytes());
        let files: [Vec<u8>; 4] = [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [0xff, 0xfe].into_iter().chain(little.clone()).collect(),
            [0xfe, 0xff].into_iter().chain(big).collect(),
        ];
        for file in files {
            assert_eq!(decode(&file).as_deref(), Some("Đúng\nSai\nHết"));
        }
        let unmarked: Vec<u8> = little.collect();
        for file in [&unmarked[..], b"\xff\xfea", b"\xff\xfe\x00\xd8", b"\x80", b"a\0b"] {
            assert_eq!(decode(file), None);
        }
    }
}
