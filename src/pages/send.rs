//! Sending an opinion: checks each step of the form, and sends it through the outbox.
//!
//! The form itself is plain HTML, the page's file, the same that works without the app. Here it is
//! filled from the draft, read into it, and what is wrong is written into it.

use hearing_api::{
    Field, Rule, Subject, TEXT_MAX, TextLanguage, Violation, find_personal_data, in_words,
    text_length,
};
use leptos::prelude::*;
use leptos::reactive::computed::Memo;
use leptos::reactive::graph::untrack;
use leptos::reactive::signal::RwSignal;
use maud::Markup;
use pages::components::opinion_form::{
    ABOUT_LINE, COUNT, DOORS, FAILURE, FIELDS, OVER, PLAN_WORDS, POINTED_OUT, SENDING, Step,
    about_line, answer_id, characters_left, control_id, error_id, invalid_id, is_left_out,
    plan_words, pointed_out, proposals, row_id, unanswered_line,
};
use pages::contract::{attribute, id};
use pages::urls::Route;
use plan::Plan;
use plan_data::BRIEF;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event};

use crate::browser::{self, request_animation_frame};
use crate::memo::react;
use crate::navigation::address::Navigation;
use crate::opinions::draft::Draft;
use crate::opinions::everyday_words;
use crate::opinions::outbox::{Outbox, Outcome};

/// What the page knows besides the draft.
#[derive(Clone, Copy)]
struct Form {
    draft: Draft,
    navigation: Navigation,
    step: Memo<Step>,
    problems: RwSignal<Vec<Violation>>,
    failure: RwSignal<String>,
}

/// Shows the page in `main`, or attaches to the one that stands there.
pub fn open(main: &Element) {
    let navigation = Navigation::from_context();
    let outbox = Outbox::load();
    let draft = outbox.draft();
    be_about_what_the_url_says(navigation, draft);
    let step = Memo::new(move |previous: Option<&Step>| {
        let fragment = navigation.fragment();
        match (Step::from_id(&fragment), previous) {
            // A fragment of the page around the form, such as its skip link's.
            (None, Some(step)) if !fragment.is_empty() => *step,
            // Only a change of the fragment changes the step, never what is being typed.
            _ => untrack(|| shown_step(&fragment, draft)),
        }
    });
    let form = Form {
        draft,
        navigation,
        step,
        problems: RwSignal::new(Vec::new()),
        failure: RwSignal::new(String::new()),
    };
    if browser::within(main, id::OPINION_FORM).is_none() {
        main.set_inner_html(&navigation.files().html(&Route::Send(None)));
    }
    react(move || be_about_what_the_url_says(navigation, draft));
    react(move || {
        let (fragment, shown) = (navigation.fragment(), step.get());
        if Step::from_id(&fragment).is_some_and(|asked| asked != shown) {
            navigation.amend(untrack(|| navigation.route()), shown.id());
        }
    });
    form.show(outbox);
    everyday_words::fetch_for(&untrack(|| draft.get(Field::Text)));
    if let Some(element) = browser::within(main, id::OPINION_FORM) {
        form.listen(&element, outbox);
    }
}

fn be_about_what_the_url_says(navigation: Navigation, draft: Draft) {
    if let Route::Send(Some(subject)) = navigation.route()
        && !draft.be_about(&subject, navigation.came_back())
    {
        let about = untrack(|| draft.get(Field::Subject));
        let fragment = untrack(|| navigation.fragment());
        navigation.amend(Route::Send(about.parse().ok()), &fragment);
    }
}

/// The step that a fragment names, but never past a step whose answer is needed and missing. Who has
/// begun to fill in a step stays there: they came by the form as it is without the app.
fn shown_step(fragment: &str, draft: Draft) -> Step {
    let asked = Step::from_id(fragment).unwrap_or(Step::Text);
    let is_begun = |field: Field| Step::of(field) == asked && !draft.get(field).is_empty();
    if FIELDS.into_iter().any(is_begun) {
        return asked;
    }
    let needed = [Field::Text, Field::Subject, Field::Kind];
    let missing = needed
        .into_iter()
        .find(|field| draft.get(*field).trim().is_empty());
    missing.map_or(asked, |field| asked.min(Step::of(field)))
}

/// The subject that the page was written for. The offline copy's names its subject to the form alone.
fn written_subject() -> Option<Subject> {
    if browser::attribute(ABOUT_LINE, "hidden").is_some() {
        return None;
    }
    browser::attribute(id::SUBJECT, "value")?.parse().ok()
}

/// Whether a choice is made at the doors to the subject.
fn is_chosen_at_doors() -> bool {
    browser::document().is_some_and(|document| {
        let chosen = document.query_selector(&format!("#{DOORS} :checked"));
        chosen.is_ok_and(|chosen| chosen.is_some())
    })
}

impl Form {
    fn listen(self, element: &Element, outbox: Outbox) {
        browser::listen(element, "input", move |event| self.read(&event));
        browser::listen(element, "click", move |event| {
            // The way on leads through the check of the step that is left.
            let leaves = browser::closest_attribute(&event, attribute::LEAVES);
            if leaves
                .and_then(|id| Step::from_id(&id))
                .is_some_and(|step| !self.passes(step))
            {
                event.prevent_default();
            }
        });
        browser::listen(element, "submit", move |event| {
            event.prevent_default();
            let step = self.step.get_untracked();
            if step == Step::Check {
                self.send(outbox);
            } else if self.passes(step) {
                self.navigation.go_to_part(step.next().id());
            }
        });
        browser::listen(element, "reset", move |event| {
            if browser::confirm("書いたものを消して、はじめからにしますか。") {
                self.draft.clear();
                self.navigation.go_to_part(Step::Text.id());
            } else {
                event.prevent_default();
            }
        });
    }

    /// Keeps the page's elements in step with what is known.
    fn show(self, outbox: Outbox) {
        let written = written_subject();
        self.show_step(written);
        self.show_subject(written);
        self.show_answers();
        self.show_title();
        self.show_problems(self.show_length());
        let Self {
            draft,
            step,
            failure,
            ..
        } = self;
        react(move || {
            let text = draft.get(Field::Text);
            let message = if step.get() == Step::Check {
                pointed_out(&text, &find_personal_data(&text))
            } else {
                String::new()
            };
            browser::set_message(POINTED_OUT, &message);
        });
        react(move || browser::set_message(FAILURE, &failure.get()));
        react(move || {
            let sending = outbox.is_sending();
            browser::set_text(
                SENDING,
                if sending {
                    "送っています。そのままお待ちください。"
                } else {
                    ""
                },
            );
        });
    }

    /// Shows the step, and moves the focus to its question. The page was written for a subject.
    fn show_step(self, written: Option<Subject>) {
        let Self { step, problems, .. } = self;
        let mut previous = None;
        react(move || {
            let step = step.get();
            browser::set_attribute(id::OPINION_FORM, attribute::STEP, Some(step.id()));
            let before = previous.replace(step);
            // For the subject that it was written for, the page stands as it should, or as its reader
            // has folded it; who has chosen at the doors is still there.
            let is_as_written = || untrack(|| self.subject()) == written || is_chosen_at_doors();
            if before.is_some() || !is_as_written() {
                self.open_doors();
            }
            if step == Step::About {
                self.propose();
            }
            // What is wrong with a field takes the focus to that field instead.
            let smooth = problems.with_untracked(Vec::is_empty);
            if smooth && before.is_some_and(|before| before != step) {
                // The browser, too, moves the focus when it goes to a fragment; it does so first.
                request_animation_frame(move || browser::focus(&step.question_id()));
            }
        });
    }

    /// Shows what the words may be about, as they are when their writer comes to the question. What comes
    /// later would move the choices under their finger.
    fn propose(self) {
        let (text, subject) = untrack(|| {
            let draft = self.draft;
            (draft.get(Field::Text), draft.get(Field::Subject))
        });
        let proposed = everyday_words::proposed_for(&text);
        browser::set_html(id::PROPOSALS, &proposals(&proposed, &BRIEF).into_string());
        browser::set_field(Field::Subject.input_name(), &subject);
    }

    /// The subject of the draft, if it has one; tracks it.
    fn subject(self) -> Option<Subject> {
        self.draft.get(Field::Subject).parse().ok()
    }

    /// Where the subject is known, its choices are folded away.
    fn open_doors(self) {
        let is_unknown = untrack(|| self.subject()).is_none();
        browser::set_attribute(DOORS, "open", is_unknown.then_some(""));
    }

    /// Shows what the words are about, and what the plan says there. The page was written for a
    /// subject.
    fn show_subject(self, written: Option<Subject>) {
        let mut shown = written;
        react(move || {
            let subject = self.subject();
            let label = subject.map(|subject| subject.label(&BRIEF));
            browser::set_text(id::CHOSEN, label.as_deref().unwrap_or_default());
            if shown == subject {
                return;
            }
            shown = subject;
            let html = |part: fn(Subject, &Plan<'_>) -> Markup| {
                subject.map_or_else(String::new, |subject| part(subject, &BRIEF).into_string())
            };
            browser::set_html(ABOUT_LINE, &html(about_line));
            browser::set_html(PLAN_WORDS, &html(plan_words));
            browser::set_attribute(ABOUT_LINE, "hidden", subject.is_none().then_some(""));
        });
    }

    /// Shows what the draft holds: in the fields, and once more on the check page.
    fn show_answers(self) {
        let draft = self.draft;
        react(move || {
            let subject = draft.get(Field::Subject);
            // No card may have it: a measure, or a text that a later one has taken the place of.
            browser::set_attribute(id::SUBJECT, "value", Some(&subject));
            let language = draft.language();
            for id in [control_id(Field::Text), answer_id(Field::Text)] {
                browser::set_attribute(&id, "lang", language.tag());
            }
            for field in FIELDS {
                let value = match field {
                    Field::Lang => language.tag().unwrap_or_default().to_owned(),
                    _ => draft.get(field),
                };
                browser::set_text(&answer_id(field), &in_words(field, &value, &BRIEF));
                browser::set_field(field.input_name(), &value);
                let is_hidden = is_left_out(field, &value);
                browser::set_attribute(&row_id(field), "hidden", is_hidden.then_some(""));
            }
            browser::set_text(id::UNANSWERED, &draft.with_form(unanswered_line));
        });
    }

    /// Shows how much may still be typed. Answers whether it is too much.
    fn show_length(self) -> RwSignal<bool> {
        let draft = self.draft;
        let is_too_long = RwSignal::new(false);
        react(move || {
            let typed = text_length(&draft.get(Field::Text));
            let too_long = typed > TEXT_MAX;
            browser::set_text(COUNT, &characters_left(typed));
            browser::set_attribute(COUNT, attribute::OVER, too_long.then_some(""));
            // Said when it happens, and not at each letter.
            let said = too_long.then(|| Violation::new(Field::Text, Rule::TooLong).message());
            browser::set_text(OVER, said.unwrap_or_default());
            if is_too_long.get_untracked() != too_long {
                is_too_long.set(too_long);
            }
        });
        is_too_long
    }

    fn show_title(self) {
        let Self {
            step,
            problems,
            navigation,
            ..
        } = self;
        let title = navigation.files().title(&Route::Send(None));
        react(move || {
            let step = step.get();
            let mut shown = String::new();
            if !problems.with(Vec::is_empty) {
                shown.push_str("エラー：");
            }
            if step != Step::Text {
                shown.push_str(step.question());
                shown.push('｜');
            }
            browser::set_title(&(shown + &title));
        });
    }

    fn show_problems(self, is_too_long: RwSignal<bool>) {
        let problems = self.problems;
        react(move || {
            let problems = problems.get();
            for field in FIELDS {
                let message = problems
                    .iter()
                    .find(|problem| problem.field == field)
                    .map(|problem| format!("エラー：{}", problem.message()));
                browser::set_message(&error_id(field), message.as_deref().unwrap_or_default());
                let is_invalid = message.is_some() || field == Field::Text && is_too_long.get();
                browser::set_attribute(
                    &invalid_id(field),
                    "aria-invalid",
                    is_invalid.then_some("true"),
                );
            }
        });
    }

    /// Takes what was typed or chosen into the draft.
    fn read(self, event: &Event) {
        let Some((name, mut value)) = browser::field_of(event) else {
            return;
        };
        let Some(field) = Field::from_input_name(&name) else {
            return;
        };
        if !self.problems.with_untracked(Vec::is_empty) {
            self.problems.set(Vec::new());
        }
        if field == Field::Subject {
            // The URL would bring the old subject back at the next reload.
            let fragment = untrack(|| self.navigation.fragment());
            self.navigation
                .amend(Route::Send(value.parse().ok()), &fragment);
        }
        if field == Field::Text {
            everyday_words::fetch_for(&value);
        }
        if field == Field::Lang && value.is_empty() {
            // Chosen, and no longer what nothing chosen means.
            TextLanguage::Japanese.id().clone_into(&mut value);
        }
        self.draft.set(field, value);
    }

    /// Whether the fields of `step` may stay as they are; if not, says what is wrong.
    fn passes(self, step: Step) -> bool {
        let problems = match untrack(|| self.draft.opinion()) {
            Ok(_) => Vec::new(),
            Err(problems) => problems
                .into_iter()
                .filter(|problem| Step::of(problem.field) == step)
                .collect(),
        };
        let passes = problems.is_empty();
        self.refuse(problems);
        passes
    }

    /// Shows what is wrong, and leads to the first of it.
    fn refuse(self, mut problems: Vec<Violation>) {
        problems.sort_by_key(|problem| Step::of(problem.field));
        let first = problems.first().map(|problem| problem.field);
        self.problems.set(problems);
        if let Some(field) = first {
            self.navigation.go_to_part(Step::of(field).id());
            self.open_doors();
            // The step and the message are there once the effects have run.
            let (control, message) = (control_id(field), error_id(field));
            request_animation_frame(move || browser::focus_below(&control, &message));
        }
    }

    fn send(self, outbox: Outbox) {
        let navigation = self.navigation;
        if untrack(|| outbox.is_sending()) {
            return;
        }
        self.failure.set(String::new());
        let opinion = match untrack(|| self.draft.opinion()) {
            Ok(opinion) => opinion,
            Err(problems) => return self.refuse(problems),
        };
        spawn_local(async move {
            let outcome = outbox.send(opinion.clone()).await;
            let still_here = untrack(|| navigation.route()).page() == Route::Send(None);
            match outcome {
                Outcome::Stored(receipt) if still_here => {
                    outbox.note_arrival(receipt);
                    navigation.replace(Route::Opinion(receipt.to_string()));
                }
                Outcome::Stored(receipt) => outbox.announce(receipt),
                Outcome::Waiting => {
                    // Where the outbox cannot keep it, the draft still does its best.
                    if untrack(|| outbox.is_kept()) {
                        self.draft.clear_if(&opinion);
                    }
                    if still_here {
                        navigation.replace(Route::Follow);
                    }
                }
                Outcome::Refused(problem) if still_here => {
                    // Its writer has it before them, to be mended.
                    outbox.take_back(&opinion);
                    self.draft.renew_key();
                    if problem.errors.is_empty() {
                        self.failure
                            .set(format!("{}。{}", problem.title, problem.detail));
                        request_animation_frame(|| browser::focus(FAILURE));
                    } else {
                        self.refuse(problem.errors);
                    }
                }
                // The outbox keeps it, with the reason.
                Outcome::Refused(_) | Outcome::Withdrawn => {}
            }
        });
    }
}
