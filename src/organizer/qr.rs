//! The QR code on a poster.

use std::fmt::Write;

use fast_qr::ECL;
use fast_qr::qr::QRBuilder;

/// The light frame that a reader needs around the code, in modules (ISO/IEC 18004, section 6.3.8).
pub const QUIET: usize = 4;

/// A code as one drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// How wide and high the drawing is, in modules, with the quiet frame.
    pub size: usize,
    /// The dark modules, as the `d` of an SVG path.
    pub path: String,
}

/// Draws a code that holds exactly `text`; error correction M, which a fold or a drop of rain does not spoil. None if the
/// text is too long for any code.
pub fn draw(text: &str) -> Option<Drawn> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        let modules = &code.data[row * code.size..][..code.size];
        let mut from = 0;
        while from < modules.len() {
            let is_dark = modules[from].value();
            let run = modules[from..].iter().take_while(|module| module.value() == is_dark).count();
            if is_dark {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", from + QUIET, row + QUIET);
            }
            from += run;
        }
    }
    Some(Drawn { size: code.size + 2 * QUIET, path })
}

#[cfg(test)]
mod tests;
