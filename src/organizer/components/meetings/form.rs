//! Noting a meeting.

use domain::organizer::meetings::MEETING_MOST_CHARS;
use leptos::prelude::*;

use super::book::Book;
use crate::app::App;
use crate::browser;
use crate::components::{ActForm, Dialog, Form, SelectField, TextField, UnitPicker};
use crate::meeting::{KINDS, Typed, Wrong};
use crate::typed::day;
use crate::words::{acts, meetings as words};

/// Open while a meeting is at hand.
#[component]
pub fn MeetingDialog(book: Book) -> impl IntoView {
    let title = Signal::derive(move || {
        let is_new = book.meeting.read().is_none();
        String::from(if is_new { words::NEW } else { words::EDIT_TITLE })
    });
    view! {
        <Dialog title open=book.is_open>
            <MeetingForm book />
        </Dialog>
    }
}

/// Every field by itself, so that each says what is wrong with it.
#[derive(Clone, Copy)]
struct Fields {
    first: StoredValue<Typed>,
    unit: RwSignal<Option<domain::id::UnitId>>,
    texts: [RwSignal<String>; 9],
}

impl Fields {
    fn of(typed: Typed) -> Self {
        let first = typed.clone();
        let Typed { unit, campaign, kind, held_on, place, host, women, men, minorities, partners } = typed;
        let texts = [campaign, kind, held_on, place, host, women, men, minorities, partners];
        Self { first: StoredValue::new(first), unit: RwSignal::new(unit), texts: texts.map(RwSignal::new) }
    }

    fn typed(self) -> Typed {
        let [campaign, kind, held_on, place, host, women, men, minorities, partners] =
            self.texts.map(|text| text.get());
        Typed {
            unit: self.unit.get(),
            campaign,
            kind,
            held_on,
            place,
            host,
            women,
            men,
            minorities,
            partners,
        }
    }
}

#[component]
fn MeetingForm(book: Book) -> impl IntoView {
    let app = App::here();
    let today = day(browser::local(browser::now_ms()));
    let typed = match &*book.meeting.read_untracked() {
        Some(meeting) => Typed::of(&meeting.note),
        None => {
            let forest = book.units.forest.read_untracked();
            let own = app.me().and_then(|me| me.unit).filter(|own| forest.node(own).is_some());
            Typed::blank(own, today.clone())
        }
    };
    let is_new = book.meeting.read_untracked().is_none();
    let fields = Fields::of(typed);
    let form = Form::new();
    let read = Memo::new(move |_| fields.typed().read(&today));
    app.guard(Signal::derive(move || fields.first.read_value() != fields.typed()));
    let find = move |is_it: fn(Wrong) -> bool| {
        let wrong = read.read().as_ref().err()?.iter().copied().find(|wrong| is_it(*wrong));
        wrong.map(words::wrong)
    };
    let wrong_if = move |is_it: fn(Wrong) -> bool| Signal::derive(move || find(is_it));
    // Nobody has chosen one when the form opens: that it is missing is said once she has tried.
    let no_unit = form.wrong(move || find(|wrong| wrong == Wrong::Unit));
    let send = move |()| {
        if let Ok(note) = read.get_untracked() {
            book.save(form, note);
        }
    };
    let kinds = KINDS.map(|kind| (kind.name().to_owned(), String::from(words::kind(kind)))).to_vec();
    let campaigns = Signal::derive(move || {
        let each = book.campaigns.get().into_iter().map(|(id, title)| (id.to_string(), title));
        [(String::new(), String::from(words::NO_CAMPAIGN))].into_iter().chain(each).collect::<Vec<_>>()
    });
    let [campaign, kind, held_on, place, host, women, men, minorities, partners] = fields.texts;
    let no_day = wrong_if(|wrong| matches!(wrong, Wrong::Day | Wrong::Future));
    let no_minorities = wrong_if(|wrong| matches!(wrong, Wrong::Minorities | Wrong::MoreThanCame));
    let text = move |label, value, hint: &'static str, trouble| {
        view! { <TextField label value hint trouble most=MEETING_MOST_CHARS /> }
    };
    let out = Callback::new(move |()| book.is_open.set(false));
    let act = if is_new { words::SAVE_NEW } else { acts::SAVE };
    view! {
        <ActForm form act on_send=send back=Some((acts::CANCEL, out))>
            <TextField label=words::HELD_ON value=held_on trouble=no_day kind="date" />
            <UnitPicker label=words::UNIT forest=book.units.forest value=fields.unit trouble=no_unit />
            <SelectField label=words::KIND value=kind options=kinds />
            <SelectField label=words::CAMPAIGN value=campaign options=campaigns />
            <fieldset class="attendance">
                <legend>{words::ATTENDANCE}</legend>
                <p class="note">{words::ATTENDANCE_HINT}</p>
                <TextField label=words::WOMEN value=women trouble=wrong_if(|w| w == Wrong::Women) kind="number" />
                <TextField label=words::MEN value=men trouble=wrong_if(|w| w == Wrong::Men) kind="number" />
                <TextField
                    label=words::MINORITIES
                    value=minorities
                    hint=words::MINORITIES_HINT
                    trouble=no_minorities
                    kind="number"
                />
            </fieldset>
            {text(words::PLACE, place, "", wrong_if(|wrong| wrong == Wrong::Text("place")))}
            {text(words::HOST, host, "", wrong_if(|wrong| wrong == Wrong::Text("host")))}
            {text(words::PARTNERS, partners, words::PARTNERS_HINT.now(), wrong_if(|w| w == Wrong::Text("partners")))}
        </ActForm>
    }
}
