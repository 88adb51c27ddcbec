//! GIFT's text, in which a backslash takes the meaning from the mark behind it.

use crate::import::sheet::tidy;

/// The marks that a backslash may stand before.
const MARKS: [char; 7] = ['~', '=', '#', '{', '}', ':', '\\'];

/// A piece of GIFT: each character, and whether it is a mark, as no backslash stood before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<(char, bool)>);

/// Words without marks, as people read them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// The first picture, sound or film that stood among them.
    pub media: Option<String>,
}

impl Words {
    /// The words with a gap, and what stands behind it.
    pub fn with_gap(self, behind: &Self) -> Self {
        let text = format!("{} {} {}", self.text, super::GAP, behind.text);
        let mut text = tidy(&text);
        // No space before what ends a sentence or a part of it.
        for end in [".", ",", ";", ":", "?", "!"] {
            text = text.replace(&format!("{} {end}", super::GAP), &format!("{}{end}", super::GAP));
        }
        Self { text, media: self.media.or_else(|| behind.media.clone()) }
    }
}

impl Text {
    /// Takes the backslashes out.
    pub fn read(text: &str) -> Self {
        let mut read = Vec::with_capacity(text.len());
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            match (letter, letters.peek().copied()) {
                ('\\', Some(next)) if MARKS.contains(&next) => {
                    letters.next();
                    read.push((next, false));
                }
                ('\\', Some('n')) => {
                    letters.next();
                    read.push((' ', false));
                }
                _ => read.push((letter, MARKS.contains(&letter))),
            }
        }
        Self(read)
    }

    /// Whether nothing but space is in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(letter, _)| letter.is_whitespace())
    }

    /// Whether the mark is in it.
    pub fn has_mark(&self, mark: char) -> bool {
        self.find(mark, 0).is_some()
    }

    /// Whether it starts with the mark.
    pub fn starts_with(&self, mark: char) -> bool {
        self.trimmed().0.first() == Some(&(mark, true))
    }

    /// The characters as they are.
    pub fn raw(&self) -> String {
        self.0.iter().map(|(letter, _)| letter).collect()
    }

    /// The first line, to show where something is wrong.
    pub fn first_line(&self) -> String {
        tidy(self.raw().lines().next().unwrap_or_default())
    }

    /// What stands before the braces, in them and behind them; none without braces.
    pub fn split_braces(&self) -> Option<(Self, Self, Self)> {
        let open = self.find('{', 0)?;
        let close = self.find('}', open)?;
        // A second pair, or one in the other: whose answers are these?
        let is_odd = self.find('{', open + 1).is_some() || self.find('}', close + 1).is_some();
        (!is_odd)
            .then(|| (self.part(0, open), self.part(open + 1, close), self.part(close + 1, self.0.len())))
    }

    /// The title between `::`, if there is one, and what is behind it.
    pub fn split_title(&self) -> (Self, Self) {
        let text = self.trimmed();
        let colons = [(':', true), (':', true)];
        if text.0.starts_with(&colons)
            && let Some(end) = text.0[2..].windows(2).position(|pair| pair == colons)
        {
            return (text.part(2, end + 2), text.part(end + 4, text.0.len()));
        }
        (Self::default(), text)
    }

    /// What stands before `####`, and behind it.
    pub fn split_general_feedback(&self) -> (Self, Self) {
        self.split_at(&[('#', true); 4])
    }

    /// What stands before `#`, and behind it.
    pub fn split_feedback(&self) -> (Self, Self) {
        self.split_at(&[('#', true)])
    }

    /// The answers, each with the mark before it, `=` or `~`; first of all what stands before the first mark.
    pub fn split_answers(&self) -> (Self, Vec<(char, Self)>) {
        let is_start = |(letter, mark): &(char, bool)| *mark && matches!(letter, '=' | '~');
        let starts: Vec<usize> = (0..self.0.len()).filter(|place| is_start(&self.0[*place])).collect();
        let ends = starts.iter().skip(1).copied().chain([self.0.len()]);
        let answers = starts
            .iter()
            .zip(ends)
            .map(|(start, end)| (self.0[*start].0, self.part(start + 1, end)))
            .collect();
        (self.part(0, starts.first().copied().unwrap_or(self.0.len())), answers)
    }

    /// The weight in percent before an answer, such as `%50%`, and the answer.
    pub fn split_weight(&self) -> (Option<f64>, Self) {
        let text = self.trimmed();
        let weight = || {
            let rest = text.0.strip_prefix(&[('%', false)])?;
            let end = rest.iter().position(|(letter, _)| *letter == '%')?;
            let number: String = rest[..end].iter().map(|(letter, _)| *letter).collect();
            let number = number.parse().ok().filter(|number: &f64| number.is_finite())?;
            Some((number, text.part(end + 2, text.0.len())))
        };
        match weight() {
            Some((weight, rest)) => (Some(weight), rest),
            None => (None, text),
        }
    }

    /// The words, without the name of a format in front, such as `[markdown]`, and without the tags of HTML.
    pub fn words(&self) -> Words {
        let raw = self.raw();
        let text = raw.trim();
        let formats = ["[html]", "[moodle]", "[plain]", "[markdown]"];
        let format = formats.into_iter().find(|format| text.starts_with(format));
        let text = format.map_or(text, |format| &text[format.len()..]);
        if format == Some("[html]") {
            return without_tags(text);
        }
        Words { text: tidy(text), media: None }
    }

    fn find(&self, mark: char, from: usize) -> Option<usize> {
        (from..self.0.len()).find(|place| self.0[*place] == (mark, true))
    }

    fn part(&self, start: usize, end: usize) -> Self {
        Self(self.0[start..end].to_vec())
    }

    fn trimmed(&self) -> Self {
        let is_space = |(letter, _): &(char, bool)| letter.is_whitespace();
        let start = self.0.iter().position(|one| !is_space(one)).unwrap_or(self.0.len());
        let end = self.0.iter().rposition(|one| !is_space(one)).map_or(start, |last| last + 1);
        self.part(start, end)
    }

    fn split_at(&self, marks: &[(char, bool)]) -> (Self, Self) {
        match self.0.windows(marks.len()).position(|part| part == marks) {
            Some(place) => (self.part(0, place), self.part(place + marks.len(), self.0.len())),
            None => (self.clone(), Self::default()),
        }
    }
}

/// The words of a piece of HTML, as Moodle writes them itself.
fn without_tags(html: &str) -> Words {
    let (mut text, mut media) = (String::new(), None);
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let Some((tag, behind)) = tag.split_once('>') else {
            // No tag ends any more: the rest is words.
            text.push('<');
            rest = tag;
            break;
        };
        let name = tag.split([' ', '/', '\n']).next().unwrap_or_default();
        if media.is_none() && ["img", "audio", "video"].contains(&name) {
            let source = tag.split_once("src=\"").and_then(|(_, source)| source.split('"').next());
            media = Some(source.unwrap_or(name).to_owned());
        }
        // A tag inside a word makes no two of it.
        let element = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if !["b", "i", "u", "em", "strong", "span", "sub", "sup"].contains(&element) {
            text.push(' ');
        }
        rest = behind;
    }
    text.push_str(rest);
    // "&amp;" last, or "&amp;lt;" would become "<".
    for (name, letter) in
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        text = text.replace(name, letter);
    }
    Words { text: tidy(&text), media }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backslash_takes_the_meaning_from_a_mark() {
        let text = Text::read(r"a\=b\{c\} C:\dir \\ {=x\~y ~%50%z#w####v}");
        let (before, answers, behind) = text.split_braces().unwrap();
        assert_eq!(before.words().text, r"a=b{c} C:\dir \");
        assert!(behind.is_empty());
        let (answers, general) = answers.split_general_feedback();
        assert_eq!(general.raw(), "v");
        let (_, answers) = answers.split_answers();
        assert_eq!((answers[0].0, answers[0].1.words().text.as_str()), ('=', "x~y"));
        let (weight, rest) = answers[1].1.split_weight();
        assert_eq!((weight, rest.split_feedback().0.words().text.as_str()), (Some(50.0), "z"));
    }

    #[test]
    fn html_is_read_as_its_words() {
        let words =
            Text::read(r#"[html]<p>Gọi <b>1</b>11&nbsp;&amp; chờ</p><img src\="@@x@@/a.png">"#).words();
        assert_eq!(words.text, "Gọi 111 & chờ");
        assert_eq!(words.media.as_deref(), Some("@@x@@/a.png"));
        assert_eq!(Text::read("[markdown]a <b> c < d").words().text, "a <b> c < d");
        assert_eq!(Text::read("[html]a < d").words().text, "a < d");
    }

    #[test]
    fn a_title_is_told_from_the_words() {
        let split = |text| {
            let (title, rest) = Text::read(text).split_title();
            (title.raw(), rest.words().text)
        };
        assert_eq!(split("::Câu 1:: Gọi số nào?"), ("Câu 1".to_owned(), "Gọi số nào?".to_owned()));
        assert_eq!(split(":: hở"), (String::new(), ":: hở".to_owned()));
        assert_eq!(split("::::x"), (String::new(), "x".to_owned()));
    }
}
