//! Browser code that is wanted rarely: modules of `public/later`, imported when they are (the page lists where they are).

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::bindings::field;
use super::page;

#[allow(unsafe_code, reason = "wasm_bindgen writes the extern block")]
mod binding {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        /// Takes JSON apart.
        #[wasm_bindgen(js_namespace = JSON, catch)]
        pub fn parse(text: &str) -> Result<JsValue, JsValue>;

        /// `import()` by another name: glue of wasm-bindgen has no way to say it, `public/first.js` has.
        #[wasm_bindgen(js_namespace = haihoa, js_name = bring, catch)]
        pub fn bring(address: &str) -> Result<js_sys::Promise, JsValue>;
    }
}

/// Calls `function` of the module `name`, and awaits what it gives.
///
/// # Errors
/// What the browser or the module throws; undefined when the page names no such module.
pub async fn call(name: &str, function: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let list = page::find("#later").and_then(|list| list.text_content()).ok_or(JsValue::UNDEFINED)?;
    let address = field(&binding::parse(&list)?, name).as_string().ok_or(JsValue::UNDEFINED)?;
    let module = JsFuture::from(binding::bring(&address)?).await?;
    let function: Function = field(&module, function).dyn_into()?;
    let given = function.apply(&JsValue::UNDEFINED, &arguments.iter().collect::<Array>())?;
    match given.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(plain) => Ok(plain),
    }
}

/// An object with these fields.
#[must_use]
pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object cannot fail.
        js_sys::Reflect::set(&object, &(*name).into(), value).ok();
    }
    object.into()
}

/// A list of texts.
#[must_use]
pub fn list<'a>(texts: impl Iterator<Item = &'a str>) -> JsValue {
    texts.map(JsValue::from).collect::<Array>().into()
}
