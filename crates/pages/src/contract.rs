//! The names by which markup, scripts, style sheets, the app and the server know the parts of a
//! page and what is kept on a device: each once.
//!
//! `web/contract.ts` is generated from this file (`cargo test -p pages --test contract` writes it and
//! fails where it was out of date). Markup and style sheets must spell attributes and classes; the
//! same test holds them to these names.

mod group;

pub use group::{Group, Name};

macro_rules! contract {
    ($(
        #[doc = $group_doc:literal]
        mod $module:ident as $group:ident {
            $(#[doc = $doc:literal] $constant:ident = $value:literal;)+
        }
    )+) => {
        $(
            #[doc = $group_doc]
            pub mod $module {
                $(#[doc = $doc] pub const $constant: &str = $value;)+
            }
        )+

        /// Every name of the contract.
        pub const GROUPS: &[Group] = &[$(Group {
            name: stringify!($group),
            description: $group_doc,
            names: &[$(Name {
                constant: stringify!($constant),
                value: $value,
                description: $doc,
            },)+],
        },)+];
    };
}

contract! {
    /// What residents read of the site, wherever it is named.
    mod site as Site {
        /// The site's name.
        NAME = "鎌倉ミライ共創ナビ";
    }

    /// What the app says, and a script too.
    mod said as Said {
        /// A text is on the clipboard.
        COPIED = "コピーしました。";
    }

    /// Attributes, most of them of the root element: what a page has come to, and what it is.
    mod attribute as Attribute {
        /// Root: the app answers to the reader. Set by the app; read by scripts and style sheets.
        READY = "data-ready";
        /// Root: the app will not come. Set by the boot script.
        FAILED = "data-failed";
        /// Root: the app is long in coming. Set by the boot script.
        LATE = "data-late";
        /// Root: words are being composed with an input method. Set by the boot script; the app waits.
        COMPOSING = "data-composing";
        /// Root: more is asked for, by the address or a draft, than the page's file says, and it shows once the app has made that. Set by the service worker and the form's script.
        UNANSWERED = "data-unanswered";
        /// Root: a page is being fetched. Set by the app.
        LOADING = "data-loading";
        /// Root: a page holds words that are nowhere else. Set by the app; the drafts' script asks before it is left.
        UNSAVED = "data-unsaved";
        /// Root: which step of the opinion form shows. Set by the form's script and the app.
        STEP = "data-step";
        /// Root: the check step has the answers. Set by the form's script.
        ANSWERED = "data-answered";
        /// Root: the page stands in a frame; `sized` once the frame is as tall as its content.
        FRAMED = "data-framed";
        /// Root: what waits in the outbox is sent when the page is closed, too. Set by the script that registers the service worker; the app says so.
        BACKGROUND_SYNC = "data-background-sync";
        /// Root: nobody answers for the site, which is a trial. Written by the build and the server; read by the app and style sheets.
        TRIAL = "data-trial";
        /// Root: a new release is offered.
        OFFERED = "data-offered";
        /// Root: the branch whose kiosk shows the page, written by the server. Elsewhere: what a control of the kiosk does.
        KIOSK = "data-kiosk";
        /// Root: the page invites the next visitor. Written by the server.
        KIOSK_INVITES = "data-kiosk-invites";
        /// Root: the invitation does not move.
        KIOSK_STILL = "data-kiosk-still";
        /// Root: the size of letters that a kiosk's visitor asked for, where it is not the standard one. Set by the kiosk's script.
        KIOSK_SIZE = "data-kiosk-size";
        /// Root: where the readings stand, `on` the kanji or as `kana` in their place. Set by their script.
        FURIGANA = "data-furigana";
        /// A button that asks for furigana: `off`, `on` or `kana`.
        RUBY = "data-ruby";
        /// What is read above a word; style sheets show it.
        KANA = "data-kana";
        /// Root: how far reading aloud is, `speaking` or another of its phases. Set by its script; the clock of a kiosk asks.
        ALOUD = "data-aloud";
        /// What holds the sentence that is read aloud.
        SPOKEN = "data-spoken";
        /// A way to hand the page's address on: `copy` and `sheet` of buttons, `path` of a link that has it in its query.
        SHARE = "data-share";
        /// What is said once the address is copied.
        COPIED = "data-copied";
        /// And what is said before the address where it could not be.
        NOT_COPIED = "data-not-copied";
        /// The button that marks a policy to be read later, with what its page calls it.
        LATER = "data-later";
        /// The place for the policies that this device keeps in mind.
        KEPT = "data-kept";
        /// A button beside the sheet of some policies: `print` or `save`; and the link that saves a receipt's number.
        CARD = "data-card";
        /// The place for the newest voices, with the address that they come from.
        LATEST = "data-latest";
        /// A line of a document, with its number.
        LINE = "data-line";
        /// What an address names of a list or a search, with that address. Read by the app: where its own says something else, it makes what differs.
        ADDRESS = "data-address";
        /// What holds the results of a search, among them the place for voices.
        FOUND = "data-found";
        /// The place for the voices that a search finds, with the address that they come from while they are not there.
        SOUGHT = "data-sought";
        /// A link that leaves a step of the opinion form for the next.
        LEAVES = "data-leaves";
        /// A line of the check step that is left out while its field is not answered; with a value, unnamed.
        OPTIONAL = "data-optional";
        /// What a kiosk reads out of the seconds that are left, with their place.
        SAYS = "data-says";
        /// How the line of what is not answered begins.
        BEGINS = "data-begins";
        /// What stands between the names in that line.
        BETWEEN = "data-between";
        /// The template of what is said over proposed policies, with where the words are by which they are found.
        EVERYDAY_WORDS = "data-everyday-words";
        /// The same, with how many are shown at most.
        MOST = "data-most";
        /// A button that begins a sentence in the opinion, with its first words.
        STARTER = "data-starter";
        /// A receipt's page, with its number.
        RECEIPT = "data-receipt";
        /// The notice of what waits in the outbox, with the idempotency keys.
        KEYS = "data-keys";
        /// For which case a text is.
        FOR = "data-for";
        /// What ends with a day, with that day.
        UNTIL = "data-until";
        /// What has passed by the server's or the browser's clock.
        PASSED = "data-passed";
        /// Of which kind an element is, such as a line of the outbox's notice.
        KIND = "data-kind";
        /// A field that only a list of policies has, on the page that makes frames.
        LIST = "data-list";
        /// What a button of the app does; the page that it stands on reads it.
        ACTION = "data-action";
        /// The idempotency key of the opinion that a button is for.
        KEY = "data-key";
        /// A text that has become too long, at the count of its characters.
        OVER = "data-over";
        /// A message that shows.
        SHOWN = "data-shown";
        /// How wide the preview of a frame is.
        WIDTH = "data-width";
    }

    /// Ids of elements.
    mod id as Id {
        /// What stands around every page and what is in it, to which the app answers.
        APP = "app";
        /// The page's content, whose children the app changes.
        MAIN = "main";
        /// What holds the notices of the outbox.
        OUTBOX_NOTICES = "outbox-notices";
        /// What names on the check step the fields that are not answered.
        UNANSWERED = "unanswered";
        /// What says what the opinion is about.
        CHOSEN = "chosen-subject";
        /// What holds the subject that the form was opened with, or that is kept.
        SUBJECT = "field-subject-known";
        /// The place for the policies that the words may be about.
        PROPOSALS = "proposals";
        /// The opinion form.
        OPINION_FORM = "opinion-form";
        /// The form of the chapters that lead to a subject, which is never sent.
        CHAPTERS = "chapters-of-subjects";
        /// The field that narrows the glossary.
        GLOSSARY_FIELD = "glossary-field";
        /// What says how many of its terms are left.
        GLOSSARY_COUNT = "glossary-count";
        /// What the form says while there is no line, where the app does not keep what is sent.
        FORM_OFFLINE = "form-offline";
        /// How the id of an answer on the check step begins; the field's name follows.
        ANSWER_PREFIX = "answer-";
        /// How the id of a step's question ends; the step's id precedes.
        QUESTION_SUFFIX = "-question";
    }

    /// Ids of a kiosk's controls, dialogs and their parts.
    mod kiosk_id as KioskId {
        /// What the page says of a failure.
        MESSAGE = "kiosk-message";
        /// Its words.
        MESSAGE_TEXT = "kiosk-message-text";
        /// What covers a visit that has ended.
        COVER = "kiosk-cover";
        /// Asks about a device that keeps what somebody wrote.
        OWN = "kiosk-own";
        /// Offers the page to the visitor's own phone.
        PHONE = "kiosk-phone";
        /// The page as a QR code.
        CODE = "kiosk-code";
        /// Asks whether somebody is still there.
        IDLE = "kiosk-idle";
        /// How many seconds are left.
        LEFT = "kiosk-left";
        /// What is read out of them.
        SAID = "kiosk-said";
        /// Asks whether somebody really wants to end.
        END = "kiosk-end";
        /// Offers the page in other languages.
        LANGUAGES = "kiosk-languages";
        /// What waits for the next visitor.
        INVITATION = "kiosk-invitation";
    }

    /// What the controls of a kiosk do, by the value of `data-kiosk`.
    mod kiosk_action as KioskAction {
        /// Goes back by one page.
        BACK = "back";
        /// Offers the page to the visitor's own phone.
        PHONE = "phone";
        /// Offers the page in other languages.
        LANGUAGES = "languages";
        /// Asks whether to end.
        END = "end";
        /// Closes the dialog.
        CLOSE = "close";
        /// Goes on with the visit.
        CONTINUE = "continue";
        /// Ends the visit.
        ERASE = "erase";
        /// Leaves the device its owner's.
        KEEP = "keep";
        /// Erases what the device kept, and makes it a kiosk.
        CLEAR = "clear";
        /// Stops what moves.
        STILL = "still";
        /// Sets letters in the size that the control has as its value.
        SIZE = "size";
        /// Types a character of a receipt, or takes the last one back.
        KEY = "key";
    }

    /// For which case a text of a kiosk is, by the value of `data-for`.
    mod kiosk_case as KioskCase {
        /// A page of the app.
        PAGE = "page";
        /// A file, which a kiosk does not open.
        FILE = "file";
        /// What is no part of the site.
        OUTSIDE = "outside";
        /// An opinion waits to be sent.
        UNSENT = "unsent";
        /// The server cannot be reached.
        OFFLINE = "offline";
        /// A form did not arrive.
        NOT_SENT = "not-sent";
        /// A form cannot be sent: the server cannot be reached.
        NO_LINE = "no-line";
        /// A page cannot be opened: the server cannot be reached.
        NO_PAGE = "no-page";
    }

    /// For which case a text is that depends on the day, by the value of `data-for`. Style sheets read it.
    mod day_case as DayCase {
        /// Until the day has passed.
        OPEN = "open";
        /// Once it has.
        PASSED = "passed";
        /// At the first stage that has not passed.
        CURRENT = "current";
    }

    /// Classes of elements that scripts read or fill.
    mod class as Class {
        /// The stages of the plan.
        STAGES = "stages";
        /// A receipt's control code.
        CONTROL_CODE = "receipt-number__control";
        /// A receipt as a QR code.
        RECEIPT_IMAGE = "receipt-number__image";
        /// An answer on the check step, or what is known of an opinion that was sent.
        CHECKED_VALUE = "check-list__value";
        /// When something became of an opinion.
        STATUS_TIME = "track__time";
        /// Why a form was refused.
        FAILURE = "failure";
        /// A term of the glossary; what comes last in it says where it occurs.
        GLOSSARY_ENTRY = "glossary__entry";
        /// In a frame, opens the page in a window of its own.
        OPEN = "header__open";
        /// A language of the page in the switch.
        LANGUAGE = "languages__link";
        /// A line of the outbox's notice.
        OUTBOX_ITEM = "outbox-notice__item";
        /// The drawing of the sheet of some policies.
        CARD_PICTURE = "card__picture";
        /// The button that reads the page aloud.
        READ_ALOUD = "read-aloud";
        /// The form that makes frames.
        SNIPPET_FORM = "snippet-form";
        /// The HTML that it makes.
        SNIPPET_CODE = "snippet__code";
        /// Copies it.
        SNIPPET_COPY = "snippet__copy";
        /// Says that it was copied.
        SNIPPET_COPIED = "snippet__copied";
        /// Shows the frame.
        SNIPPET_PREVIEW = "snippet-preview";
    }

    /// Names of fields that are no answer (those are `hearing_api::Field`).
    mod field as FormField {
        /// The idempotency key of an opinion.
        KEY = "key";
        /// The code that shows that a receipt is its owner's.
        CONTROL_CODE = "control-code";
        /// Shown to nobody. Programs that fill every field fill it.
        TRAP = "homepage";
        /// Which chapter's policies the form offers. Not sent.
        CHAPTER = "chapter";
        /// As a subject, the door behind which the policies are: one of them is still to be chosen.
        POLICIES = "policies";
        /// Says that the writer was told what in the text looks like personal data.
        TOLD = "told";
        /// The button that asks to see what was answered.
        CHECK = "check";
        /// The button that asks for the form again.
        CHANGE = "change";
        /// Confirms a withdrawal.
        CONFIRMED = "confirmed";
        /// Says whether an answer answers.
        HELPFUL = "helpful";
        /// The word with that.
        REPLY_TEXT = "text";
    }

    /// Answers of the opinion form that scripts ask for by name: ids of `hearing_api::Field`.
    mod answer as Answer {
        /// The opinion itself.
        TEXT = "text";
        /// The language in which it is written, as its writer says; nothing for Japanese on a page in Japanese.
        LANG = "lang";
        /// The language of the page on which it is written.
        LANGUAGE = "language";
        /// Whether it may be published: the one answer that is sent as a truth value.
        MAY_PUBLISH = "may_publish";
    }

    /// What stands in a page's file where each reader gets a value of their own.
    mod placeholder as Placeholder {
        /// The idempotency key in the opinion form's file. Filled in by the server, the app and the service worker.
        KEY = "00000000-0000-0000-0000-000000000000";
        /// What is about nothing in that file, for the subject that the address names.
        SUBJECT = "name=\"subject\" value=\"\" hidden";
    }

    /// Keys of what a device keeps.
    mod storage as Storage {
        /// How every key of the site begins.
        PREFIX = "mirai-navi.";
        /// Opinions that are not acknowledged. Of the app. The service worker's mirror of them has the same name.
        OUTBOX = "mirai-navi.outbox";
        /// Receipts. Of the app and the script of receipts' pages.
        RECEIPTS = "mirai-navi.receipts";
        /// How the key of a draft begins; its id follows. Of the app and the drafts' script.
        DRAFT_PREFIX = "mirai-navi.draft.";
        /// The policies to be read later. Of the reading list's script.
        LATER = "mirai-navi.later";
        /// The policies read last. Of the reading list's script.
        SEEN = "mirai-navi.seen";
        /// The id of the draft at this tab's form. Of the app and the drafts' script.
        DRAFT_ID = "mirai-navi.draft-id";
        /// The one draft of the first release.
        FIRST_RELEASE_DRAFT = "mirai-navi.draft";
        /// Tells other tabs which draft was opened. Of the drafts' script.
        DRAFT_OPENED = "mirai-navi.draft-opened";
        /// The size of letters that a kiosk's visitor asked for, where it is not the standard one. Of the kiosk's script.
        KIOSK_SIZE = "mirai-navi.kiosk-size";
        /// Where the reader wants furigana: on the device where it was chosen, in the tab where an address or a kiosk's visitor asks. Of their script.
        RUBY = "mirai-navi.ruby";
        /// What was typed into the form without the app; at a kiosk, what goes along to the form in another language. Of the form's script, and the kiosk's.
        FORM_WITHOUT_APP = "mirai-navi.form-without-app";
    }

    /// Keys of addresses' queries.
    mod query as Query {
        /// Of a life stage's id.
        LIFE_STAGE = "life-stage";
        /// Of a situation's id.
        SITUATION = "situation";
        /// Of a partner role's id.
        PARTNER = "partner";
        /// Of a chapter's id.
        CHAPTER = "chapter";
        /// Of the words to search for.
        WORDS = "q";
        /// Of a receipt, in the form that asks for one.
        RECEIPT = "receipt";
        /// Of how much the list of policies says of each.
        VIEW = "view";
        /// Of the policies on a sheet.
        POLICIES = "p";
        /// Of what an opinion is about.
        ABOUT = "about";
        /// Of a kind of hit.
        KIND = "kind";
        /// Of a policy.
        POLICY = "policy";
        /// Of a status.
        STATUS = "status";
        /// Of an outcome.
        OUTCOME = "outcome";
        /// Of the place behind which a list goes on.
        BEHIND = "behind";
        /// Of the lines to be marked in a source document.
        LINES = "lines";
        /// Of a department's place in the list of departments.
        DEPARTMENT = "department";
        /// Of the choice of priority projects.
        PRIORITY = "priority";
        /// Of what a device is to be: a kiosk or a phone.
        SURFACE = "surface";
        /// Of a kiosk's branch.
        BRANCH = "branch";
        /// Of furigana: `1` above the kanji, `kana` in their place, `0` for none.
        RUBY = "ruby";
    }
}
