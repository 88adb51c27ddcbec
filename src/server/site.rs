//! The built web files, all in memory: a request can only ever name one of them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use axum::body::Bytes;

use crate::content::Content;
use crate::member_page::MemberPage;

/// The web files cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the web file {path:?} cannot be read")]
pub struct SiteError {
    path: PathBuf,
    source: std::io::Error,
}

/// Every file under its path, such as `/assets/member-1f.wasm`.
#[derive(Debug, Default)]
pub struct Site {
    files: HashMap<String, Content>,
    member_page: Option<MemberPage>,
}

impl Site {
    /// Reads the files of a build: those in the program, or those in `folder` when one is given.
    ///
    /// # Errors
    /// [`SiteError`] names the file.
    pub fn load(folder: Option<&Path>) -> Result<Self, SiteError> {
        let mut raw = HashMap::new();
        match folder {
            Some(folder) => read_folder(folder, "", &mut raw)?,
            None => raw = embedded(),
        }
        Ok(Self::from_files(raw))
    }

    fn from_files(mut raw: HashMap<String, Bytes>) -> Self {
        let packed = |path: &str| path.ends_with(".br") || path.ends_with(".gz");
        let paths: Vec<String> = raw.keys().filter(|path| !packed(path)).cloned().collect();
        let mut files = HashMap::with_capacity(paths.len());
        for path in paths {
            let (br, gz) = (raw.remove(&format!("{path}.br")), raw.remove(&format!("{path}.gz")));
            if let Some(identity) = raw.remove(&path) {
                let content = Content::precompressed(content_type(&path), identity, br, gz);
                files.insert(path, content);
            }
        }
        let member_page = files
            .get("/index.html")
            .and_then(|page| MemberPage::read(std::str::from_utf8(page.identity()).ok()?));
        Self { files, member_page }
    }

    /// The file with this path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&Content> {
        self.files.get(path)
    }

    /// The member page, to put a campaign into; none if the build has none.
    #[must_use]
    pub fn member_page(&self) -> Option<&MemberPage> {
        self.member_page.as_ref()
    }

    /// Whether there is anything to serve.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

fn read_folder(folder: &Path, within: &str, files: &mut HashMap<String, Bytes>) -> Result<(), SiteError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| SiteError { path, source }
    };
    for entry in std::fs::read_dir(folder).map_err(failed(folder))? {
        let entry = entry.map_err(failed(folder))?;
        let path = entry.path();
        let name = format!("{within}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(failed(&path))?.is_dir() {
            read_folder(&path, &name, files)?;
        } else {
            files.insert(name, std::fs::read(&path).map_err(failed(&path))?.into());
        }
    }
    Ok(())
}

#[cfg(feature = "embed")]
fn embedded() -> HashMap<String, Bytes> {
    use std::borrow::Cow;

    #[derive(rust_embed::RustEmbed)]
    #[folder = "$CARGO_MANIFEST_DIR/../../target/web"]
    struct Built;

    Built::iter()
        .filter_map(|path| {
            let bytes = match Built::get(&path)?.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => Bytes::from(bytes),
            };
            Some((format!("/{path}"), bytes))
        })
        .collect()
}

#[cfg(not(feature = "embed"))]
fn embedded() -> HashMap<String, Bytes> {
    HashMap::new()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "mp3" => "audio/mpeg",
        "ogg" | "opus" => "audio/ogg",
        "m4a" => "audio/mp4",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_served_under_its_paths_with_its_packed_forms() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("assets")).unwrap();
        for (name, text) in [
            ("index.html", "<!--head--><!--campaign--><!--page--><!--/page-->"),
            ("assets/a-1.js", "let a;"),
            ("assets/a-1.js.br", "packed"),
        ] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let site = Site::load(Some(folder.path())).unwrap();
        assert_eq!(site.file("/assets/a-1.js").unwrap().identity(), "let a;");
        assert!(site.file("/assets/a-1.js.br").is_none());
        assert!(site.file("/assets/../index.html").is_none());
        assert!(site.member_page().is_some());
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = Site::load(Some(Path::new("no/such/folder"))).unwrap_err();
        assert!(error.to_string().contains("no/such/folder"));
    }

    #[test]
    fn wasm_has_the_type_that_streaming_compilation_needs() {
        assert_eq!(content_type("/assets/member-1f.wasm"), "application/wasm");
    }
}
