//! What an act leads to.

/// In words: its name on the first line, what belongs to it below.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// There is nothing to do.
    Nothing,
    /// Another screen: `page`, and its HTML.
    Page(String),
    /// The same screen: `say`, the ids that are marked now, what is missing, and what was understood, a line each.
    Say {
        /// The ids, a space apart; none where marks stay as they are.
        marked: Option<String>,
        /// What is missing or wrong.
        missing: String,
        /// What was understood of what is typed.
        understood: String,
    },
    /// The form is finished: `seal`. It is to be sealed, and the act `survey-end` with the id then gives the last screen.
    Seal,
}

impl Reply {
    /// The reply as text.
    pub fn written(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Page(html) => ["page\n", &html].concat(),
            Self::Say { marked, missing, understood } => {
                let marked = marked.unwrap_or_else(|| "*".to_owned());
                ["say\n", &marked, "\n", &missing, "\n", &understood].concat()
            }
            Self::Seal => "seal\n".to_owned(),
        }
    }
}
