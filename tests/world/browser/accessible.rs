//! What a screen owes to those who see, hear or move differently: axe-core's rules, and targets that a thumb hits.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::Tab;

/// axe-core (Deque Systems, MPL 2.0), as npm has it.
const AXE: &str = include_str!("../../vendor/axe.min.js");

/// WCAG 2.0, 2.1 and 2.2, levels A and AA.
const RUN: &str = "axe.run(document, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    resultTypes: ['violations'],
}).then(({ violations }) => violations.flatMap(({ id, help, nodes }) => nodes.map(({ impact, target, any, all }) => {
    const why = [...any, ...all].map(({ message }) => message).join('; ');
    return `${id} (${impact}) ${target.join(' ')}: ${help}. ${why}`;
})))";

/// Until the screen has come to rest: half faded in, nothing has its colours or its place yet.
const REST: &str = "Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
    .map(({ finished }) => finished)).then(() => null)";

/// What is tapped and smaller than [`TAP_PX`] each way: links, buttons, and of a field its label. Links within running text
/// are exempt (WCAG 2.5.8), and so is what nobody can see.
const SMALL: &str = "
    const least = arguments[0];
    const isShown = element => element.checkVisibility({ visibilityProperty: true }) && element.offsetWidth > 1;
    const isInText = element => {
        const { parentElement } = element;
        return element.matches('a') && getComputedStyle(element).display === 'inline'
            && parentElement.textContent.trim() !== element.textContent.trim();
    };
    const target = element => element.matches('input[type=radio], input[type=checkbox]')
        ? element.labels[0] ?? element : element;
    const tapped = document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button]');
    return [...new Set([...tapped].map(target))]
        .filter(element => isShown(element) && !isInText(element))
        .map(element => [element, element.getBoundingClientRect()])
        .filter(([, { width, height }]) => Math.min(width, height) < least - 0.5)
        .map(([element, { width, height }]) => {
            const name = (element.ariaLabel ?? element.textContent).trim().slice(0, 40);
            return `<${element.localName} class='${element.className}'> ${name}: ${width.toFixed(1)} × ${height.toFixed(1)} px`;
        });
";

/// The least width and height of what is tapped (product.md), in CSS pixels.
const TAP_PX: u32 = 48;

/// How the page is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Tab {
    /// What breaks WCAG 2.2 AA on this screen as far as axe-core can tell: rule, impact, element, help.
    ///
    /// # Errors
    /// When the page cannot run scripts.
    pub async fn violations(&self) -> Result<Vec<String>> {
        if self.script("return globalThis.axe === undefined").await? == true {
            self.script(AXE).await?;
        }
        let found = self.promise(RUN).await?;
        serde_json::from_value(found).context("reading what axe found")
    }

    /// What is to be tapped on this screen and smaller than 48 × 48 px.
    ///
    /// # Errors
    /// When the page cannot run scripts.
    pub async fn small_targets(&self) -> Result<Vec<String>> {
        let found = self.script_with(SMALL, vec![TAP_PX.into()]).await?;
        serde_json::from_value(found).context("reading the sizes")
    }

    /// Shows the page as one who has chosen these colours sees it. Chromium only.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn prefers(&self, colours: Colours) -> Result<()> {
        let value = match colours {
            Colours::Light => "light",
            Colours::Dark => "dark",
        };
        let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(|_| ())
    }
}

/// Awaits that a screen has come to rest, and fails when it breaks a rule; names all that do.
///
/// # Errors
/// The findings, under the screen's name.
pub async fn passes(tab: &Tab, screen: &str) -> Result<()> {
    tab.promise(REST).await?;
    let mut found = tab.violations().await?;
    found.extend(tab.small_targets().await?.into_iter().map(|target| format!("small target: {target}")));
    ensure!(found.is_empty(), "{screen}:\n  {}", found.join("\n  "));
    Ok(())
}
