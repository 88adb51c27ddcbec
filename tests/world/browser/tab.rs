//! One tab, as a person or her screen reader finds things in it: by role, name and text.

use std::fmt::Display;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use reqwest::Method;
use serde_json::Value;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{By, RequestData, SessionId, WebDriver, WebElement, WindowHandle};

use crate::wait::until;

/// What a thing on the screen is (WAI-ARIA).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something to press.
    Button,
    /// Something that leads elsewhere.
    Link,
    /// A heading.
    Heading,
    /// A field to write in, a password included.
    Field,
}

impl Role {
    /// The elements that have the role (HTML-AAM).
    fn elements(self) -> &'static str {
        match self {
            Self::Button => "button, [role=button], input[type=submit]",
            Self::Link => "a[href], [role=link]",
            Self::Heading => "h1, h2, h3, [role=heading]",
            Self::Field => "input:not([type=radio], [type=checkbox], [type=submit]), textarea",
        }
    }
}

/// The Tab key (WebDriver, keyboard actions).
const TAB: &str = "\u{e004}";

/// One tab.
#[derive(Clone)]
pub struct Tab {
    driver: WebDriver,
    window: Option<WindowHandle>,
}

impl Tab {
    /// The tab the driver is at.
    pub(super) fn current(driver: WebDriver) -> Self {
        Self { driver, window: None }
    }

    pub(super) fn of(driver: WebDriver, window: WindowHandle) -> Self {
        Self { driver, window: Some(window) }
    }

    /// A handle that stays with this tab when others are opened.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn held(&self) -> Result<Self> {
        Ok(Self { driver: self.driver.clone(), window: Some(self.driver.window().await?) })
    }

    async fn here(&self) -> Result<&WebDriver> {
        if let Some(window) = &self.window {
            self.driver.switch_to_window(window.clone()).await?;
        }
        Ok(&self.driver)
    }

    /// Goes to an address and awaits that the page is loaded.
    ///
    /// # Errors
    /// When the browser does not answer; a page that cannot be loaded is an error too.
    pub async fn goto(&self, address: &str) -> Result<()> {
        Ok(self.here().await?.goto(address).await?)
    }

    /// Loads the page anew.
    ///
    /// # Errors
    /// As [`Tab::goto`].
    pub async fn reload(&self) -> Result<()> {
        Ok(self.here().await?.refresh().await?)
    }

    /// Goes back, as with the phone's own button.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn back(&self) -> Result<()> {
        Ok(self.here().await?.back().await?)
    }

    /// Closes the tab.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn close(self) -> Result<()> {
        Ok(self.here().await?.close_window().await?)
    }

    /// The path and fragment the address bar shows, such as `/j/246810#hoa-3`.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn path(&self) -> Result<String> {
        let address = self.here().await?.current_url().await?;
        let fragment = address.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default();
        Ok(format!("{}{fragment}", address.path()))
    }

    /// The first visible thing with this role and accessible name; none when it is not there now.
    ///
    /// # Errors
    /// When the page changes meanwhile: ask again.
    pub async fn find(&self, role: Role, name: &str) -> Result<Option<WebElement>> {
        let asked = vec![role.elements().into(), name.into()];
        for element in self.here().await?.execute(CANDIDATES, asked).await?.elements()? {
            if name_of(&element).await? == name && element.is_displayed().await? {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// The accessible names of all buttons that can be pressed now, in the order of the page.
    ///
    /// # Errors
    /// When the page changes meanwhile: ask again.
    pub async fn to_press(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for element in self.here().await?.find_all(By::Css(Role::Button.elements())).await? {
            if element.is_displayed().await? && can_be_pressed(&element).await? {
                names.push(name_of(&element).await?);
            }
        }
        Ok(names)
    }

    /// Awaits a visible thing with this role and accessible name.
    ///
    /// # Errors
    /// When it does not come; tells what the page shows instead.
    pub async fn awaits(&self, role: Role, name: &str) -> Result<WebElement> {
        self.told(until(format!("{role:?} {name:?}"), || self.find(role, name)).await).await
    }

    /// Awaits a thing that can be pressed, and presses it.
    ///
    /// # Errors
    /// When it does not come or cannot be pressed.
    pub async fn press(&self, role: Role, name: &str) -> Result<()> {
        let pressed = until(format!("{role:?} {name:?} to press"), || async {
            let Some(element) = self.find(role, name).await? else { return Ok(None) };
            ensure!(can_be_pressed(&element).await?, "{name:?} is disabled");
            element.scroll_into_view().await?;
            element.click().await?;
            Ok(Some(()))
        });
        self.told(pressed.await).await
    }

    /// Awaits a field and writes into it.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn write(&self, field: &str, text: &str) -> Result<()> {
        let field = self.awaits(Role::Field, field).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Awaits a field that holds a text.
    ///
    /// # Errors
    /// When it does not come, or holds another.
    pub async fn holds(&self, field: &str, text: &str) -> Result<()> {
        let held = until(format!("{text:?} in {field:?}"), || async {
            let Some(element) = self.find(Role::Field, field).await? else { return Ok(None) };
            Ok((element.prop("value").await?.as_deref() == Some(text)).then_some(()))
        });
        self.told(held.await).await
    }

    /// Awaits a field for a file and puts one into it.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn choose_file(&self, path: &Path) -> Result<()> {
        let field = until("a field for a file".to_owned(), || async {
            Ok(self.all("input[type=file]").await?.into_iter().next())
        });
        let path = path.to_str().context("the path is not UTF-8")?;
        Ok(self.told(field.await).await?.send_keys(path).await?)
    }

    /// A picture (PNG) of the first element of a kind.
    ///
    /// # Errors
    /// When there is none.
    pub async fn picture(&self, elements: &str) -> Result<Vec<u8>> {
        let found = self.all(elements).await?.into_iter().next();
        let element = found.with_context(|| format!("no {elements}"))?;
        element.scroll_into_view().await?;
        Ok(element.screenshot_as_png().await?)
    }

    /// Presses keys, one after another, wherever the focus is; a key without a letter is one of
    /// WebDriver's code points.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn keys(&self, keys: &str) -> Result<()> {
        Ok(self.here().await?.action_chain().send_keys(keys).perform().await?)
    }

    /// Goes on with the Tab key until the focus is on an element of this selector.
    ///
    /// # Errors
    /// When it does not come there in one round of a long page.
    pub async fn tab_to(&self, selector: &str) -> Result<()> {
        let is_there = format!("return document.activeElement.matches({})", Value::from(selector));
        for _ in 0..80 {
            if self.script(&is_there).await? == true {
                return Ok(());
            }
            self.keys(TAB).await?;
        }
        self.told(Err(anyhow::anyhow!("the Tab key never comes to {selector}"))).await
    }

    /// Awaits that the page shows these words.
    ///
    /// # Errors
    /// When it does not; tells what it shows instead.
    pub async fn sees(&self, words: impl Display) -> Result<()> {
        let words = words.to_string();
        let seen = until(format!("the words {words:?}"), || async {
            Ok(self.text().await?.contains(&words).then_some(()))
        });
        self.told(seen.await).await
    }

    /// What the page shows, as text; spaces that do not break are told as spaces.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> Result<String> {
        let text = self.here().await?.find(By::Tag("body")).await?.text().await?;
        Ok(text.replace(['\u{a0}', '\u{202f}'], " "))
    }

    /// The text of what the page tells politely by itself (`role=status`).
    ///
    /// # Errors
    /// When the page changes meanwhile: ask again.
    pub async fn status(&self) -> Result<String> {
        let mut said = Vec::new();
        for element in self.all("[role=status], output").await? {
            said.push(element.text().await?);
        }
        Ok(said.join("\n"))
    }

    /// All elements of an HTML kind, such as `fieldset legend`.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn all(&self, elements: &str) -> Result<Vec<WebElement>> {
        Ok(self.here().await?.find_all(By::Css(elements)).await?)
    }

    /// What a script returns.
    ///
    /// # Errors
    /// When it throws.
    pub async fn script(&self, script: &str) -> Result<Value> {
        self.script_with(script, Vec::new()).await
    }

    /// What a script returns that is given `arguments`.
    ///
    /// # Errors
    /// When it throws.
    pub async fn script_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.here().await?.execute(script, arguments).await?.json().clone())
    }

    /// What a script's promise gives.
    ///
    /// # Errors
    /// When it throws or is rejected.
    pub async fn promise(&self, expression: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             Promise.resolve({expression}).then(given => done({{ given }}), error => done({{ error: `${{error}}` }}));"
        );
        let answer = self.here().await?.execute_async(script, Vec::new()).await?.json().clone();
        ensure!(answer.get("error").is_none(), "{expression}: {answer}");
        Ok(answer.get("given").cloned().unwrap_or_default())
    }

    /// A command of the browser's own (Chrome DevTools Protocol).
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        Ok(self.here().await?.cdp().send_raw(command, parameters).await?)
    }

    /// Adds what the page shows to an error.
    ///
    /// # Errors
    /// The one given, with more to read.
    pub async fn told<T>(&self, result: Result<T>) -> Result<T> {
        match result {
            Ok(value) => Ok(value),
            Err(error) => {
                let page = self.text().await.unwrap_or_else(|error| format!("(nothing: {error})"));
                Err(error).with_context(|| format!("the page shows:\n{page}"))
            }
        }
    }
}

/// The elements of a role that may have a name: asking the browser for each name would take a call each.
const CANDIDATES: &str = "
    const [elements, name] = arguments;
    const says = element => (element.ariaLabel ?? element.textContent).replace(/\\s+/g, ' ').includes(name);
    const named = element => element.labels?.length || element.hasAttribute('aria-labelledby');
    return [...document.querySelectorAll(elements)].filter(element => named(element) || says(element));
";

async fn can_be_pressed(element: &WebElement) -> Result<bool> {
    let said = element.attr("aria-disabled").await?;
    Ok(element.is_enabled().await? && said.as_deref() != Some("true"))
}

/// The element's accessible name, as the browser computes it.
async fn name_of(element: &WebElement) -> Result<String> {
    let asked = ComputedLabel(element.element_id().to_string());
    Ok(element.handle().cmd(asked).await?.value::<Option<String>>()?.unwrap_or_default())
}

/// `GET /session/{session}/element/{element}/computedlabel` (WebDriver, "Get Computed Label").
#[derive(Debug)]
struct ComputedLabel(String);

impl FormatRequestData for ComputedLabel {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::GET, format!("session/{session}/element/{}/computedlabel", self.0))
    }
}
