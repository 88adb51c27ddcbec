//! The storage contract, on the real IndexedDB: the page of `src/client/contract_page.rs`.

use anyhow::{Context, Result};
use tests::browser::{Browser, Screen};
use tests::server::path_from;
use tests::site::Site;
use tests::wait::until;

#[tokio::test]
async fn indexeddb_keeps_the_storage_contract() -> Result<()> {
    let site = Site::serve(path_from("HAIHOA_CONTRACT_PAGE", "target/contract")).await?;
    let browser = Browser::start(Screen::PHONE).await?;
    let tab = browser.tab();
    tab.goto(&site.origin()).await?;
    // "contract: 12 passed, 0 failed"
    let title = until("the contract's verdict", || async {
        let title = tab.script("return document.title").await?;
        Ok(title.as_str().filter(|title| title.starts_with("contract: ")).map(str::to_owned))
    });
    let title = title.await?;
    let passed: u32 = title.split(' ').nth(1).and_then(|word| word.parse().ok()).context(title.clone())?;
    assert!(passed > 0 && title.ends_with(", 0 failed"), "{title}\n{}", tab.text().await?);
    Ok(())
}
