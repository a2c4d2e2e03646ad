//! The policies, with the headings of chapters and subsections between them.

use plan::{
    Chapter, ChapterText, CoCreation, Indicator, Measure, PartnerRole, PartnerSet, Passage, Policy,
    PolicyCode, Subsection, SubsectionText,
};

use crate::cursor::Cursor;
use crate::item::{Block, Dialect, Item, TABLE_HEADER};

/// Whether this item can begin the policies' part of a document.
pub(crate) fn begins(item: &Item<'_>) -> bool {
    matches!(
        item,
        Item::Chapter { .. } | Item::Subsection { .. } | Item::Policy { .. }
    )
}

/// The policies ahead and their chapters' headings, up to an item that `ends` them.
pub(crate) fn read_all<'a>(
    cursor: &mut Cursor<'_, 'a>,
    ends: impl Fn(&Item<'_>) -> bool,
) -> (Vec<Policy<'a>>, Vec<ChapterText<'a>>) {
    let mut policies = Vec::new();
    let mut chapters: Vec<ChapterText<'a>> = Vec::new();
    let mut subsections: Vec<SubsectionText<'a>> = Vec::new();
    while let Some(item) = cursor.item() {
        let line = cursor.here();
        match item {
            item if ends(&item) => break,
            Item::Chapter { chapter, mark } => {
                close(cursor, &mut chapters, &mut subsections);
                cursor.take();
                let (mark, source) = (cursor.text(mark), cursor.source(line, line));
                chapters.push(ChapterText {
                    chapter,
                    mark,
                    subsections: &[],
                    source,
                });
            }
            Item::Subsection { subsection, mark } => {
                cursor.take();
                let mark = cursor.text(mark);
                let passages = cursor.passages();
                if passages.is_empty() {
                    cursor.expected(line, format!("a paragraph under {}", subsection.label()));
                }
                // The introductions in 000 end without 。, those in 001 with it.
                if cursor.dialect() == Dialect::Administration {
                    cursor.check_sentences(passages);
                }
                let source = cursor.source_since(line);
                subsections.push(SubsectionText {
                    subsection,
                    mark,
                    passages,
                    source,
                });
            }
            Item::Policy { code, name } => {
                if chapters.last().map(|text| text.chapter) != Some(code.chapter) {
                    let label = code.chapter.label();
                    cursor.expected(
                        line,
                        format!("policy {code} to stand in the chapter {label}"),
                    );
                }
                let subsection = subsections.last().map(|text| text.subsection);
                policies.push(read(cursor, code, name, subsection));
            }
            _ => cursor.skip("the heading of a policy"),
        }
    }
    close(cursor, &mut chapters, &mut subsections);
    check_chapters(cursor, &chapters);
    check_codes(cursor, &policies);
    (policies, chapters)
}

/// Gives the subsections that were read to the chapter that they stand in.
fn close<'a>(
    cursor: &mut Cursor<'_, 'a>,
    chapters: &mut [ChapterText<'a>],
    subsections: &mut Vec<SubsectionText<'a>>,
) {
    let found: Vec<_> = subsections.iter().map(|text| text.subsection).collect();
    let Some(chapter) = chapters.last_mut() else {
        if let Some(stray) = subsections.first() {
            cursor.expected(
                stray.source.first,
                "the heading of a chapter before this subsection",
            );
        }
        subsections.clear();
        return;
    };
    let expected = match chapter.chapter {
        Chapter::Administration => Subsection::ALL,
        _ => &[],
    };
    if found != expected {
        let (label, count) = (chapter.chapter.label(), expected.len());
        cursor.expected(
            chapter.source.first,
            format!("{count} subsections under {label}, in their order"),
        );
    }
    chapter.subsections = cursor.slice(subsections);
    subsections.clear();
}

fn check_chapters(cursor: &mut Cursor<'_, '_>, chapters: &[ChapterText<'_>]) {
    let expected: Vec<_> = cursor.entry().chapters().collect();
    let found: Vec<_> = chapters.iter().map(|text| text.chapter).collect();
    for chapter in expected.iter().filter(|chapter| !found.contains(chapter)) {
        cursor.expected(cursor.here(), format!("the chapter {}", chapter.label()));
    }
    for text in chapters
        .iter()
        .filter(|text| !expected.contains(&text.chapter))
    {
        cursor.expected(
            text.source.first,
            format!("no chapter {}", text.chapter.label()),
        );
    }
    for pair in chapters.windows(2) {
        if let [before, after] = pair
            && before.chapter >= after.chapter
        {
            let (before, after) = (before.chapter.label(), after.source.first);
            cursor.expected(after, format!("a chapter that follows {before}"));
        }
    }
}

fn check_codes(cursor: &mut Cursor<'_, '_>, policies: &[Policy<'_>]) {
    for pair in policies.windows(2) {
        if let [before, after] = pair
            && before.code >= after.code
        {
            cursor.expected(
                after.source.first,
                format!("a policy that follows {}", before.code),
            );
        }
    }
    let expected: Vec<PolicyCode> = cursor.entry().codes().collect();
    for code in expected
        .iter()
        .filter(|code| !policies.iter().any(|policy| policy.code == **code))
    {
        let next = policies.iter().find(|policy| policy.code > *code);
        let line = next.map_or(cursor.here(), |policy| policy.source.first);
        cursor.expected(line, format!("policy {code}"));
    }
    for policy in policies
        .iter()
        .filter(|policy| !expected.contains(&policy.code))
    {
        cursor.expected(policy.source.first, format!("no policy {}", policy.code));
    }
}

/// The policy whose heading is ahead.
fn read<'a>(
    cursor: &mut Cursor<'_, 'a>,
    code: PolicyCode,
    name: &str,
    subsection: Option<Subsection>,
) -> Policy<'a> {
    let first = cursor.here();
    cursor.take();
    let mut policy = Policy {
        code,
        name: cursor.text(name),
        edition: cursor.entry().id,
        subsection,
        goal: cursor.no_passage(first),
        current_state: &[],
        challenges: &[],
        measures: &[],
        co_creation: None,
        indicators: &[],
        tags: &[],
        source: cursor.source(first, first),
    };
    let mut seen = Vec::new();
    while let Some(Item::Block(block)) = cursor.item() {
        let line = cursor.here();
        cursor.take();
        if seen.contains(&block) {
            cursor.expected(line, format!("only one such part in policy {code}"));
        }
        seen.push(block);
        match block {
            Block::Goal => policy.goal = goal(cursor, line),
            Block::CurrentState => policy.current_state = paragraphs(cursor, line),
            Block::Challenges => policy.challenges = paragraphs(cursor, line),
            Block::Measures => policy.measures = measures(cursor, line),
            Block::CoCreation => policy.co_creation = Some(co_creation(cursor, line)),
            Block::Indicators => policy.indicators = indicators(cursor, line),
        }
        skip_to_next_part(cursor);
    }
    if seen.is_empty() {
        skip_to_next_part(cursor);
    }
    for block in Block::ALL {
        let printed = cursor.entry().prints(block, code.chapter);
        match block.heading(cursor.dialect()) {
            Some(heading) if printed != seen.contains(&block) => {
                let not = if printed { "" } else { "no " };
                cursor.expected(first, format!("{not}`{heading}` in policy {code}"));
            }
            _ => {}
        }
    }
    policy.source = cursor.source_since(first);
    policy
}

/// Reports what stands in a policy where only its next part can.
fn skip_to_next_part(cursor: &mut Cursor<'_, '_>) {
    while let Some(item) = cursor.item() {
        match item {
            Item::Block(_)
            | Item::Chapter { .. }
            | Item::Subsection { .. }
            | Item::Policy { .. }
            | Item::Heading { .. } => break,
            _ => cursor.skip("the next part of the policy"),
        }
    }
}

fn goal<'a>(cursor: &mut Cursor<'_, 'a>, line: u16) -> Passage<'a> {
    let passages = cursor.passages();
    if passages.len() != 1 {
        cursor.expected(
            line,
            format!("a goal in one paragraph, found {}", passages.len()),
        );
    }
    passages
        .first()
        .copied()
        .unwrap_or_else(|| cursor.no_passage(line))
}

/// The paragraphs ahead: at least one, each a full sentence.
fn paragraphs<'a>(cursor: &mut Cursor<'_, 'a>, line: u16) -> &'a [Passage<'a>] {
    let passages = cursor.passages();
    if passages.is_empty() {
        cursor.expected(line, "a paragraph under this line");
    }
    cursor.check_sentences(passages);
    passages
}

fn measures<'a>(cursor: &mut Cursor<'_, 'a>, line: u16) -> &'a [Measure<'a>] {
    let mut measures = Vec::new();
    while let Some(Item::Measure { number, title }) = cursor.item() {
        let first = cursor.here();
        if usize::from(number) != measures.len() + 1 {
            cursor.expected(
                first,
                format!("measure {}, found {number}", measures.len() + 1),
            );
        }
        let Some(heading) = cursor.take() else { break };
        let source = cursor.source(heading.first, heading.last);
        let title = Passage {
            text: cursor.text(title),
            source,
        };
        let passages = paragraphs(cursor, first);
        measures.push(Measure {
            number,
            title,
            passages,
            source: cursor.source_since(first),
        });
    }
    if measures.is_empty() {
        cursor.expected(line, "a measure ① under this line");
    }
    cursor.slice(&measures)
}

fn co_creation<'a>(cursor: &mut Cursor<'_, 'a>, line: u16) -> CoCreation<'a> {
    let mut boxes = Vec::new();
    while cursor.item() == Some(Item::Matrix) {
        boxes.extend(
            cursor
                .take()
                .into_iter()
                .flat_map(|line| line.text.split_whitespace()),
        );
    }
    let mut partners = PartnerSet::default();
    let mut printed = boxes.iter();
    for role in PartnerRole::ALL {
        match printed.next().and_then(|text| tick(text, *role)) {
            Some(true) => partners = partners.with(*role),
            Some(false) => {}
            None => cursor.expected(line, format!("■ or □ and {} in the matrix", role.label())),
        }
    }
    if printed.next().is_some() {
        cursor.expected(line, "eight boxes in the matrix, found more");
    }
    CoCreation {
        partners,
        passages: paragraphs(cursor, line),
        source: cursor.source_since(line),
    }
}

/// Whether the box of this role is ticked; `None` if the text is not its box.
fn tick(text: &str, role: PartnerRole) -> Option<bool> {
    let (mark, label) = text.split_at_checked('■'.len_utf8())?;
    (label == role.label()).then_some(mark == "■")
}

fn indicators<'a>(cursor: &mut Cursor<'_, 'a>, line: u16) -> &'a [Indicator<'a>] {
    if cursor.item() == Some(Item::TableHeader) {
        cursor.take();
    } else {
        cursor.expected(cursor.here(), format!("the row `{TABLE_HEADER}`"));
    }
    let mut indicators = Vec::new();
    while cursor.item() == Some(Item::Row) {
        let Some(row) = cursor.take() else { break };
        let source = cursor.source(row.first, row.last);
        let cells: Vec<_> = row.text.split('\t').map(str::trim).collect();
        let [name, latest, target] = cells[..] else {
            cursor.expected(row.first, format!("three cells, found {}", cells.len()));
            continue;
        };
        let (latest, latest_year) = latest
            .strip_suffix(')')
            .and_then(|cell| cell.rsplit_once('('))
            .filter(|(_, year)| year.ends_with("年度"))
            .unwrap_or_else(|| {
                cursor.expected(row.first, "a year in brackets behind the latest value");
                (latest, "")
            });
        if [name, latest.trim_end(), target].contains(&"") {
            cursor.expected(row.first, "a name, a latest value and a target");
        }
        indicators.push(Indicator {
            name: cursor.text(name),
            latest: cursor.text(latest.trim_end()),
            latest_year: cursor.text(latest_year),
            target: cursor.text(target),
            source,
        });
    }
    if indicators.is_empty() {
        cursor.expected(line, "an indicator under this line");
    }
    cursor.slice(&indicators)
}
