//! Sending an opinion: a question a step, a check page, and off it goes.
//!
//! The form is one plain HTML form. Without the app the style sheet shows the step that the
//! fragment names, and the form is posted to the server; with it the steps are checked on the way
//! and the opinion goes through the outbox.

use hearing_api::{Area, Field, Kind, Rule, Subject, TEXT_MAX, Violation, text_length};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use plan::{LifeStage, PartnerRole};
use plan_data::PLAN;

use crate::browser;
use crate::components::breadcrumb::Breadcrumb;
use crate::draft::Draft;
use crate::metadata::Metadata;
use crate::navigation::Navigation;
use crate::outbox::{Outbox, Outcome};
use crate::route::Route;

/// The value of the hidden field `key` in the prerendered page, which the server replaces with a
/// fresh UUID each time it hands the page out.
const KEY_PLACEHOLDER: &str = "00000000-0000-0000-0000-000000000000";

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    About,
    Kind,
    Text,
    You,
    Answer,
    Check,
}

impl Step {
    const ALL: [Self; 6] = [Self::About, Self::Kind, Self::Text, Self::You, Self::Answer, Self::Check];

    /// The id of the step's element, and so the fragment that names it.
    const fn id(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Kind => "kind",
            Self::Text => "text",
            Self::You => "you",
            Self::Answer => "answer",
            Self::Check => "check",
        }
    }

    fn question_id(self) -> String {
        format!("{}-question", self.id())
    }

    const fn question(self) -> &'static str {
        match self {
            Self::About => "何についての意見ですか",
            Self::Kind => "どのような意見ですか",
            Self::Text => "意見を書いてください",
            Self::You => "あなたについて（任意）",
            Self::Answer => "公開と回答について",
            Self::Check => "この内容で送りますか",
        }
    }

    fn number(self) -> usize {
        self as usize + 1
    }

    fn of(field: Field) -> Self {
        match field {
            Field::Subject => Self::About,
            Field::Kind => Self::Kind,
            Field::Text => Self::Text,
            Field::LifeStage | Field::PartnerRole | Field::Area => Self::You,
            Field::MayPublish | Field::Contact => Self::Answer,
            Field::Surface | Field::Language => Self::Check,
        }
    }

    /// The step that a fragment names, but never past a step whose answer is needed and missing.
    fn shown(fragment: &str, draft: Draft) -> Self {
        let asked = Self::ALL.into_iter().find(|step| step.id() == fragment).unwrap_or(Self::About);
        let needed = [Field::Subject, Field::Kind, Field::Text];
        let missing = needed.into_iter().find(|field| draft.get(*field).trim().is_empty());
        missing.map_or(asked, |field| asked.min(Self::of(field)))
    }

    fn fragment(self) -> String {
        format!("#{}", self.id())
    }
}

/// What the steps share.
#[derive(Clone, Copy)]
struct Form {
    draft: Draft,
    problems: RwSignal<Vec<Violation>>,
}

impl Form {
    fn problem(self, field: Field) -> Option<&'static str> {
        self.problems
            .with(|problems| problems.iter().find(|problem| problem.field == field).map(|problem| problem.message()))
    }

    /// Whether the fields of `step` may stay as they are; if not, says what is wrong.
    fn passes(self, step: Step) -> bool {
        let problems: Vec<Violation> = match untrack(|| self.draft.opinion()) {
            Ok(_) => Vec::new(),
            Err(problems) => problems.into_iter().filter(|problem| Step::of(problem.field) == step).collect(),
        };
        let passes = problems.is_empty();
        if let Some(first) = problems.first() {
            let id = control_id(first.field);
            request_animation_frame(move || browser::focus(&format!("#{id}")));
        }
        self.problems.set(problems);
        passes
    }
}

/// The page.
#[component]
pub fn Send() -> impl IntoView {
    let navigation = Navigation::from_context();
    let outbox = Outbox::from_context();
    let draft = Draft::from_context();
    let form = Form { draft, problems: RwSignal::new(Vec::new()) };
    let failure = RwSignal::new(None::<String>);
    if let Route::Send(Some(subject)) = untrack(|| navigation.route()) {
        draft.be_about(&subject);
    }
    // A later link to this page may name another subject while the page stands.
    Effect::new(move |_| {
        if let Route::Send(Some(subject)) = navigation.route() {
            draft.be_about(&subject);
        }
    });
    let step = Memo::new(move |_| Step::shown(&navigation.fragment(), draft));
    Effect::new(move |previous: Option<Step>| {
        let step = step.get();
        if previous.is_some_and(|previous| previous != step) {
            request_animation_frame(move || browser::focus(&format!("#{}", step.question_id())));
        }
        step
    });

    let send = move || {
        if outbox.is_sending() {
            return;
        }
        failure.set(None);
        let opinion = match draft.opinion() {
            Ok(opinion) => opinion,
            Err(problems) => {
                show_problems(form, problems);
                return;
            }
        };
        spawn_local(async move {
            match outbox.send(opinion).await {
                Outcome::Stored(receipt) => {
                    draft.clear();
                    navigation.replace(Route::Opinion(receipt.to_string()));
                }
                Outcome::Waiting => {
                    draft.clear();
                    navigation.replace(Route::Follow);
                }
                Outcome::Refused(problem) if problem.errors.is_empty() => {
                    failure.set(Some(format!("{}。{}", problem.title, problem.detail)));
                    request_animation_frame(|| browser::focus("#failure"));
                }
                Outcome::Refused(problem) => show_problems(form, problem.errors),
            }
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let step = untrack(|| step.get());
        if step == Step::Check {
            untrack(send);
        } else if form.passes(step) {
            go_to(next(step));
        }
    };
    let heading = Metadata::of(&Route::Send(None)).heading;

    view! {
        <div class="page send-page">
            <Breadcrumb above=Vec::new() current=heading.clone() />
            <h1 tabindex="-1">{heading}</h1>
            <form
                class="opinion-form"
                method="post"
                action=Route::Follow.to_string()
                novalidate
                // Without the app there is no such attribute, and the fragment chooses the step.
                data-step=cfg!(feature = "csr").then_some(move || step.get().id())
                on:submit=submit
            >
                <input type="hidden" name="key" value=KEY_PLACEHOLDER />
                {step_view(form, Step::About, about_fields(form).into_any())}
                {step_view(form, Step::Kind, kind_fields(form).into_any())}
                {step_view(form, Step::Text, text_fields(form).into_any())}
                {step_view(form, Step::You, you_fields(form).into_any())}
                {step_view(form, Step::Answer, answer_fields(form).into_any())}
                {step_view(form, Step::Check, check_fields(form, failure, outbox).into_any())}
            </form>
        </div>
    }
}

fn show_problems(form: Form, problems: Vec<Violation>) {
    if let Some(first) = problems.first().copied() {
        go_to(Step::of(first.field));
        request_animation_frame(move || {
            request_animation_frame(move || browser::focus(&format!("#{}", control_id(first.field))));
        });
    }
    form.problems.set(problems);
}

fn next(step: Step) -> Step {
    Step::ALL.get(step as usize + 1).copied().unwrap_or(Step::Check)
}

/// Changes the fragment as a link would, so that Back leads to the step before.
#[allow(unused_variables, reason = "the host has no address bar")]
fn go_to(step: Step) {
    #[cfg(feature = "csr")]
    if let Some(window) = browser::window() {
        // Refused only where the page may not change its own address; the step then stays.
        let _ = window.location().set_hash(step.id());
    }
}

fn step_view(form: Form, step: Step, fields: AnyView) -> AnyView {
    let back = Step::ALL.get((step as usize).wrapping_sub(1)).copied();
    let check_before_leaving = move |event: leptos::ev::MouseEvent| {
        if !form.passes(step) {
            event.prevent_default();
        }
    };
    view! {
        <section class="opinion-form__step" id=step.id() aria-labelledby=step.question_id()>
            <p class="opinion-form__progress">
                {step.number()}" / "{Step::ALL.len()}
                <progress class="opinion-form__bar" aria-hidden="true" max=Step::ALL.len() value=step.number()></progress>
            </p>
            <h2 class="opinion-form__question" id=step.question_id() tabindex="-1">{step.question()}</h2>
            {fields}
            <p class="opinion-form__actions">
                {if step == Step::Check {
                    view! {
                        <button class="dads-button" data-type="solid-fill" data-size="lg" type="submit">
                            "この内容で送る"
                        </button>
                    }
                        .into_any()
                } else {
                    view! {
                        <a
                            class="dads-button"
                            data-type="solid-fill"
                            data-size="lg"
                            href=next(step).fragment()
                            on:click=check_before_leaving
                        >
                            "次へ"
                        </a>
                    }
                        .into_any()
                }}
                {back
                    .map(|back| {
                        view! {
                            <a class="dads-button" data-type="text" data-size="lg" href=back.fragment()>"戻る"</a>
                        }
                    })}
            </p>
        </section>
    }
    .into_any()
}

/// The id of a field's control; for a group of choices, of the first.
fn control_id(field: Field) -> String {
    format!("field-{}", field.input_name())
}

fn error_id(field: Field) -> String {
    format!("error-{}", field.input_name())
}

fn field_error(form: Form, field: Field) -> AnyView {
    view! {
        <p class="dads-field__error" id=error_id(field) hidden=move || form.problem(field).is_none()>
            {move || form.problem(field).map(|message| format!("エラー：{message}"))}
        </p>
    }
    .into_any()
}

fn invalid(form: Form, field: Field) -> impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static {
    move || form.problem(field).map(|_| "true")
}

fn about_fields(form: Form) -> impl IntoView {
    let option = move |subject: Subject, label: String| {
        let value = subject.to_string();
        let chosen = {
            let value = value.clone();
            move || form.draft.get(Field::Subject) == value
        };
        view! { <option value=value prop:selected=chosen>{label}</option> }
    };
    view! {
        <div class="dads-field">
            <label class="dads-field__label" for=control_id(Field::Subject)>
                "計画全体、将来目標、施策、取組から選んでください"
                <span class="dads-field__badge" data-kind="required">"必須"</span>
            </label>
            {field_error(form, Field::Subject)}
            <select
                class="dads-select"
                id=control_id(Field::Subject)
                name=Field::Subject.input_name()
                aria-describedby=error_id(Field::Subject)
                aria-invalid=invalid(form, Field::Subject)
                on:change=move |event| {
                    form.problems.set(Vec::new());
                    form.draft.set(Field::Subject, event_target_value(&event));
                }
            >
                <option value="" prop:selected=move || form.draft.get(Field::Subject).is_empty()>"選んでください"</option>
                {option(Subject::Plan, Subject::Plan.label(&PLAN))}
                <optgroup label="将来目標">
                    {PLAN
                        .vision
                        .goals
                        .iter()
                        .map(|goal| option(Subject::Goal(goal.number), goal.title.to_owned()))
                        .collect_view()}
                </optgroup>
                {PLAN
                    .current_policies()
                    .map(|policy| {
                        let name = format!("{} {}", policy.code, policy.name);
                        view! {
                            <optgroup label=name.clone()>
                                {option(Subject::Policy(policy.code), format!("{name}（施策全体）"))}
                                {policy
                                    .measures
                                    .iter()
                                    .map(|measure| {
                                        let subject = Subject::Measure {
                                            edition: policy.edition,
                                            policy: policy.code,
                                            number: measure.number,
                                        };
                                        option(subject, format!("{} {}", measure.mark(), measure.title.text))
                                    })
                                    .collect_view()}
                            </optgroup>
                        }
                    })
                    .collect_view()}
            </select>
            <p class="dads-field__support">
                <a href=Route::all_policies().to_string()>"施策を読んでから選ぶ"</a>
            </p>
        </div>
    }
}

fn kind_fields(form: Form) -> impl IntoView {
    let explained = |kind: Kind| match kind {
        Kind::Proposal => "こうしたらよいと思うこと",
        Kind::Request => "市にしてほしいこと",
        Kind::Question => "分からないこと、知りたいこと",
        Kind::Support => "進めてほしいと思うこと",
        Kind::Concern => "気がかりなこと",
    };
    view! {
        <fieldset class="dads-field" aria-describedby=error_id(Field::Kind)>
            <legend class="dads-field__label">
                "近いものをひとつ選んでください"
                <span class="dads-field__badge" data-kind="required">"必須"</span>
            </legend>
            {field_error(form, Field::Kind)}
            <div class="radio-list">
                {Kind::ALL
                    .iter()
                    .enumerate()
                    .map(|(at, kind)| {
                        let id = if at == 0 { control_id(Field::Kind) } else { format!("field-kind-{}", kind.id()) };
                        view! {
                            <label class="radio-card">
                                <input
                                    class="radio-card__input"
                                    id=id
                                    type="radio"
                                    name=Field::Kind.input_name()
                                    value=kind.id()
                                    aria-invalid=invalid(form, Field::Kind)
                                    prop:checked=move || form.draft.get(Field::Kind) == kind.id()
                                    on:change=move |_| {
                                        form.problems.set(Vec::new());
                                        form.draft.set(Field::Kind, kind.id().to_owned());
                                    }
                                />
                                <span class="radio-card__body">
                                    <span class="radio-card__label">{kind.label()}</span>
                                    <span class="radio-card__text">{explained(*kind)}</span>
                                </span>
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}

fn text_fields(form: Form) -> impl IntoView {
    let length = Memo::new(move |_| text_length(&form.draft.get(Field::Text)));
    let count = move || {
        let length = length.get();
        if length > TEXT_MAX {
            format!("{}文字多いです（{TEXT_MAX}文字まで）", length - TEXT_MAX)
        } else {
            format!("あと{}文字（{TEXT_MAX}文字まで）", TEXT_MAX - length)
        }
    };
    let mistaken = move || {
        form.problem(Field::Text).is_some() || length.get() > TEXT_MAX
    };
    view! {
        <div class="dads-field">
            <label class="dads-field__label" for=control_id(Field::Text)>
                "ご意見"
                <span class="dads-field__badge" data-kind="required">"必須"</span>
            </label>
            <p class="dads-field__support" id="support-text">
                "名前、住所、電話番号など、個人が分かることは書かないでください。"
            </p>
            {field_error(form, Field::Text)}
            <textarea
                class="dads-textarea"
                id=control_id(Field::Text)
                name=Field::Text.input_name()
                rows="9"
                aria-describedby=format!("support-text {} count-text", error_id(Field::Text))
                aria-invalid=move || mistaken().then_some("true")
                prop:value=move || form.draft.get(Field::Text)
                on:input=move |event| {
                    form.problems.set(Vec::new());
                    form.draft.set(Field::Text, event_target_value(&event));
                }
            ></textarea>
            <p class="opinion-form__count" id="count-text" data-over=move || (length.get() > TEXT_MAX).then_some("")>
                {count}
            </p>
        </div>
    }
}

fn you_fields(form: Form) -> impl IntoView {
    view! {
        <p class="opinion-form__lead">"答えなくても送れます。どのような方の意見かを知るためにだけ使います。"</p>
        {optional_choice(
            form,
            Field::LifeStage,
            LifeStage::ALL.iter().map(|choice| (choice.id(), choice.label())).collect(),
        )}
        {optional_choice(
            form,
            Field::PartnerRole,
            PartnerRole::ALL.iter().map(|choice| (choice.id(), choice.label())).collect(),
        )}
        {optional_choice(
            form,
            Field::Area,
            Area::ALL.iter().map(|choice| (choice.id(), choice.label())).collect(),
        )}
    }
}

fn optional_choice(form: Form, field: Field, choices: Vec<(&'static str, &'static str)>) -> AnyView {
    view! {
        <div class="dads-field">
            <label class="dads-field__label" for=control_id(field)>
                {field.label()}
                <span class="dads-field__badge" data-kind="optional">"任意"</span>
            </label>
            {field_error(form, field)}
            <select
                class="dads-select"
                id=control_id(field)
                name=field.input_name()
                aria-describedby=error_id(field)
                aria-invalid=invalid(form, field)
                on:change=move |event| form.draft.set(field, event_target_value(&event))
            >
                <option value="" prop:selected=move || form.draft.get(field).is_empty()>"答えない"</option>
                {choices
                    .into_iter()
                    .map(|(id, label)| {
                        view! { <option value=id prop:selected=move || form.draft.get(field) == id>{label}</option> }
                    })
                    .collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn answer_fields(form: Form) -> impl IntoView {
    view! {
        <div class="dads-field">
            <label class="check-card">
                <input
                    class="check-card__input"
                    id=control_id(Field::MayPublish)
                    type="checkbox"
                    name=Field::MayPublish.input_name()
                    value="true"
                    prop:checked=move || form.draft.get(Field::MayPublish) == "true"
                    on:change=move |event| form.draft.set(Field::MayPublish, event_target_checked(&event).to_string())
                />
                <span class="check-card__body">
                    <span class="check-card__label">"意見と回答を公開してもよい"</span>
                    <span class="check-card__text">
                        "職員が確かめ、個人が分かる部分を伏せたうえで公開することがあります。選ばなければ公開しません。"
                    </span>
                </span>
            </label>
        </div>
        <div class="dads-field">
            <label class="dads-field__label" for=control_id(Field::Contact)>
                {Field::Contact.label()}
                <span class="dads-field__badge" data-kind="optional">"任意"</span>
            </label>
            <p class="dads-field__support" id="support-contact">
                "回答の連絡だけに使います。なくても、受付番号で行方をたどれます。"
            </p>
            {field_error(form, Field::Contact)}
            <input
                class="dads-input"
                id=control_id(Field::Contact)
                type="email"
                inputmode="email"
                autocomplete="email"
                name=Field::Contact.input_name()
                aria-describedby=format!("support-contact {}", error_id(Field::Contact))
                aria-invalid=invalid(form, Field::Contact)
                prop:value=move || form.draft.get(Field::Contact)
                on:input=move |event| {
                    form.problems.set(Vec::new());
                    form.draft.set(Field::Contact, event_target_value(&event));
                }
            />
        </div>
    }
}

fn check_fields(form: Form, failure: RwSignal<Option<String>>, outbox: Outbox) -> impl IntoView {
    let draft = form.draft;
    let rows = [
        Field::Subject,
        Field::Kind,
        Field::Text,
        Field::LifeStage,
        Field::PartnerRole,
        Field::Area,
        Field::MayPublish,
        Field::Contact,
    ];
    view! {
        <div class="failure" id="failure" tabindex="-1" hidden=move || failure.get().is_none()>
            <p>{move || failure.get()}</p>
        </div>
        <dl class="check-list">
            {rows
                .into_iter()
                .map(|field| {
                    view! {
                        <div class="check-list__row">
                            <dt class="check-list__name">{field.label()}</dt>
                            <dd class="check-list__value" data-field=field.id()>{move || in_words(field, &draft.get(field))}</dd>
                            <dd class="check-list__change">
                                <a href=Step::of(field).fragment()>
                                    "直す"<span class="visually-hidden">"（"{field.label()}"）"</span>
                                </a>
                            </dd>
                        </div>
                    }
                })
                .collect_view()}
        </dl>
        <p class="opinion-form__lead">
            "送ると受付番号が出ます。番号が出たら、意見は市に届いています。"
        </p>
        <p class="opinion-form__sending" role="status">
            {move || outbox.is_sending().then_some("送っています。そのままお待ちください。")}
        </p>
    }
}

/// What a field holds, as people read it.
fn in_words(field: Field, value: &str) -> String {
    let label = match field {
        Field::Subject => value.parse::<Subject>().ok().map(|subject| subject.label(&PLAN)),
        Field::Kind => value.parse::<Kind>().ok().map(|kind| kind.label().to_owned()),
        Field::LifeStage => value.parse::<LifeStage>().ok().map(|choice| choice.label().to_owned()),
        Field::PartnerRole => value.parse::<PartnerRole>().ok().map(|choice| choice.label().to_owned()),
        Field::Area => value.parse::<Area>().ok().map(|choice| choice.label().to_owned()),
        Field::MayPublish => Some(if value == "true" { "公開してもよい" } else { "公開しない" }.to_owned()),
        Field::Text | Field::Contact | Field::Surface | Field::Language => {
            (!value.trim().is_empty()).then(|| value.to_owned())
        }
    };
    label.unwrap_or_else(|| match field {
        Field::Subject | Field::Kind | Field::Text => Rule::Required.label().to_owned(),
        _ => "（なし）".to_owned(),
    })
}
