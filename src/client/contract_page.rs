//! A page that holds the web storage to the contract; its title says how it went.

#[cfg(target_arch = "wasm32")]
fn main() {
    use client::contract::{Broken, check};
    use client::web::{WebStorage, nav};

    wasm_bindgen_futures::spawn_local(async {
        let (held, broken) = check(&WebStorage::new("contract"), &WebStorage::new("contract")).await;
        let document = nav::document();
        if let Some(body) = document.body() {
            let names: Vec<&str> = broken.iter().map(|Broken(name)| *name).collect();
            body.set_text_content(Some(&names.join("\n")));
        }
        document.set_title(&format!("contract: {held} passed, {} failed", broken.len()));
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
