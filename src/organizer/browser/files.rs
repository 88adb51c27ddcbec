//! Files that somebody chose.

use client::ports::{Response, Unreachable};
use client::web::send_file;
use wasm_bindgen::JsCast;

/// A file that somebody chose.
pub struct Picked {
    file: web_sys::File,
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: usize,
}

impl Picked {
    /// What is in it, read as UTF-8; none when it cannot be read (it was moved meanwhile).
    pub async fn text(&self) -> Option<String> {
        wasm_bindgen_futures::JsFuture::from(self.file.text()).await.ok()?.as_string()
    }

    /// Posts it as it is.
    ///
    /// # Errors
    /// [`Unreachable`] when no whole answer came.
    pub async fn send(&self, path: &str) -> Result<Response, Unreachable> {
        send_file(path, &self.file).await
    }
}

impl Picked {
    fn of(file: web_sys::File) -> Self {
        // A size has no fraction and is no negative number; `as` saturates.
        let bytes = file.size() as usize;
        Self { name: file.name(), file, bytes }
    }
}

/// The file that a field's `change` is about; none when the choice was called off. The field is emptied, so that choosing
/// the same file again is a change too.
pub fn picked_file(change: &web_sys::Event) -> Option<Picked> {
    let field: web_sys::HtmlInputElement = change.target()?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    field.set_value("");
    Some(Picked::of(file))
}

/// The file that was dropped, of several the first; none when something else was.
pub fn dropped_file(drop: &web_sys::DragEvent) -> Option<Picked> {
    drop.data_transfer()?.files()?.get(0).map(Picked::of)
}

/// Whether files are dragged, not words or a part of the page.
pub fn drags_files(drag: &web_sys::DragEvent) -> bool {
    drag.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
