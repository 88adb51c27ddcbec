//! Pictures that organizers upload: decoded, turned upright, made no larger than a phone shows them, and encoded anew. What a
//! camera writes into a picture, such as the place it was taken, does not survive that.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 12 * 1024 * 1024;
/// The longest side that is kept, in pixels: three times the width of a phone's column.
const LONGEST: u32 = 1080;
/// The longest side that is read, in pixels.
const LONGEST_READ: u32 = 12_000;
/// The most memory for decoding: a picture of fifty million dots.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Of a JPEG: below this, letters in a picture blur.
const QUALITY: u8 = 80;

/// The bytes are no picture of a kind that is taken (JPEG, PNG, WebP, GIF), or too large a one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no picture that can be read")]
pub struct Unreadable;

/// A picture to keep.
#[derive(Debug)]
pub struct Made {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The content type.
    pub content_type: &'static str,
    /// The ending of its name.
    pub ending: &'static str,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Makes a picture of what was uploaded. Takes a second for a large one.
///
/// # Errors
/// [`Unreadable`].
pub fn make(bytes: &[u8]) -> Result<Made, Unreadable> {
    let picture = read(bytes).ok_or(Unreadable)?;
    let picture = if picture.width().max(picture.height()) > LONGEST {
        picture.resize(LONGEST, LONGEST, image::imageops::FilterType::CatmullRom)
    } else {
        picture
    };
    let (width, height) = (picture.width(), picture.height());
    let mut bytes = Vec::new();
    let written = if picture.color().has_alpha() {
        picture.to_rgba8().write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
    } else {
        picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
    };
    written.map_err(|_| Unreadable)?;
    let (content_type, ending) =
        if picture.color().has_alpha() { ("image/png", "png") } else { ("image/jpeg", "jpg") };
    Ok(Made { bytes, content_type, ending, width, height })
}

fn read(bytes: &[u8]) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_READ);
    limits.max_image_height = Some(LONGEST_READ);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let upright = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(upright);
    Some(picture)
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    /// A JPEG of 2400 × 600 with a segment of EXIF data: lying on its side, and a name in it.
    fn from_a_camera() -> Vec<u8> {
        let picture = RgbImage::from_fn(2400, 600, |x, _| Rgb([(x / 10) as u8, 90, 30]));
        let mut jpeg = Vec::new();
        picture.write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).unwrap();
        let exif: &[u8] = b"Exif\0\0II*\0\x08\0\0\0\x02\0\
            \x12\x01\x03\0\x01\0\0\0\x06\0\0\0\
            \x0f\x01\x02\0\x04\0\0\0Lan\0\
            \0\0\0\0";
        let mut bytes = jpeg[..2].to_vec();
        bytes.extend([0xff, 0xe1]);
        bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        bytes.extend(exif);
        bytes.extend(&jpeg[2..]);
        bytes
    }

    #[test]
    fn what_a_camera_wrote_is_gone_and_the_picture_stands_upright() {
        let before = from_a_camera();
        let contains = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
        assert!(contains(&before, b"Exif") && contains(&before, b"Lan"));
        let made = make(&before).unwrap();
        assert!(!contains(&made.bytes, b"Exif") && !contains(&made.bytes, b"Lan"));
        assert_eq!((made.width, made.height, made.ending), (270, 1080, "jpg"));
        assert!(made.bytes.len() < 100_000, "{}", made.bytes.len());
    }

    #[test]
    fn what_is_seen_through_stays_so_and_a_small_one_stays_small() {
        let mut png = Vec::new();
        let picture = RgbaImage::from_pixel(40, 30, Rgba([1, 2, 3, 0]));
        picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        let made = make(&png).unwrap();
        assert_eq!((made.width, made.height, made.content_type), (40, 30, "image/png"));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [
            &b""[..],
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"\xff\xd8\xff\xe0 broken",
            b"PK\x03\x04",
        ] {
            assert_eq!(make(bytes).unwrap_err(), Unreadable);
        }
    }
}
