//! A pack as GIFT, Moodle's text of questions.

use std::fmt::Write;

use domain::pack::{Choice, Pack, Question, QuestionKind};

/// Writes the questions, a blank line between them.
pub fn write(pack: &Pack) -> String {
    let mut gift = format!("// {}\n", pack.title);
    for question in &pack.questions {
        gift.push('\n');
        match answers(question) {
            Some(answers) => {
                gift.push_str(&format!(
                    "::{}::{}{{{answers}",
                    escaped(question.id.as_str()),
                    escaped(&question.text)
                ));
                if !question.explanation.is_empty() {
                    gift.push_str(&format!("####{}", escaped(&question.explanation)));
                }
                gift.push_str("}\n");
            }
            None => {
                // A writer of text never fails.
                let _ = writeln!(gift, "// {}: {} ({})", question.id, question.text, question.kind.name());
            }
        }
    }
    gift
}

/// What stands in the braces, before the explanation; none for a kind that GIFT does not have.
fn answers(question: &Question) -> Option<String> {
    let choices = |each: &dyn Fn(&Choice) -> String| {
        question.choices.iter().map(|choice| format!("\n{}", each(choice))).collect::<String>() + "\n"
    };
    Some(match question.kind {
        QuestionKind::Single => choices(&|choice| {
            let (mark, weight) = if choice.right { ('=', "100") } else { ('~', "0") };
            format!("{mark}{}", answer(&choice.text, weight))
        }),
        QuestionKind::Multiple => {
            let right = question.choices.iter().filter(|choice| choice.right).count();
            let (share, loss) = (share(right), share(question.choices.len() - right));
            choices(&|choice| {
                let (sign, weight) = if choice.right { ("", share) } else { ("-", loss) };
                format!("~%{sign}{weight}%{}", escaped(&choice.text))
            })
        }
        QuestionKind::TrueFalse => {
            let is_true = question.choices.iter().any(|choice| choice.right && choice.id.as_str() == "true");
            if is_true { "TRUE" } else { "FALSE" }.to_owned()
        }
        QuestionKind::Number => {
            let number = question.number?;
            format!(
                "#{}:{}",
                with_point(number.value.thousandths()),
                with_point(number.tolerance.thousandths().abs())
            )
        }
        QuestionKind::Text => {
            question
                .accepted
                .iter()
                .map(|spelling| format!("\n={}", answer(spelling, "100")))
                .collect::<String>()
                + "\n"
        }
        QuestionKind::Order | QuestionKind::Prediction => return None,
    })
}

/// A hundred percent in equal parts, in the five digits by which Moodle knows them.
fn share(parts: usize) -> &'static str {
    ["100", "100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5"].get(parts).unwrap_or(&"10")
}

/// An answer; its weight only where its words would be taken for one.
fn answer(text: &str, weight: &str) -> String {
    let weight = if text.starts_with('%') { format!("%{weight}%") } else { String::new() };
    format!("{weight}{}", escaped(text))
}

/// Text with a backslash before every mark. An arrow would make pairs of the answers.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.replace("->", "→").chars() {
        if matches!(letter, '~' | '=' | '#' | '{' | '}' | ':' | '\\') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A number in thousandths with a point before its decimals.
fn with_point(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
    let text = format!("{sign}{whole}.{rest:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
