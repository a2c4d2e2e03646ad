use plan::{Direction, Passage, PolicyLink, Source, StrategyTheme};

use crate::lines::Line;
use crate::strategy::Printed;
use crate::strategy::mark::unlisted;
use crate::strategy::reader::Reader;

/// The themes, two slides each: the current state, then the directions.
#[derive(Default)]
pub(crate) struct Themes<'a> {
    themes: Vec<StrategyTheme<'a>>,
    /// The theme whose directions have not come yet.
    open: Option<StrategyTheme<'a>>,
}

impl<'a> Themes<'a> {
    pub(crate) fn have_begun(&self) -> bool {
        self.open.is_some() || !self.themes.is_empty()
    }

    /// Reads a slide that begins with 現状と目的.
    pub(crate) fn begin(&mut self, reader: &mut Reader<'_, 'a>, slide: &Printed<'_>) {
        self.close(reader, slide.first());
        let lines = slide.lines.get(1..).unwrap_or_default();
        for line in lines {
            if line.text.starts_with(['【', '⇒']) {
                reader.expected(line.first, "the heading of a slide before this line");
            } else if !line.text.ends_with('。') && !line.text.ends_with("。）") {
                reader.expected(
                    line.last,
                    "the end of a sentence at the end of the paragraph",
                );
            }
        }
        if lines.is_empty() {
            reader.expected(
                slide.first(),
                format!("the current state of {}", slide.title()),
            );
        }
        let title = title(reader, slide);
        self.open = Some(StrategyTheme {
            title,
            current_state: reader.passages(lines),
            directions_title: title,
            directions: &[],
            source: reader.source(slide.first(), slide.last()),
        });
    }

    /// Reads a slide that begins with 取組方針と紐づく施策.
    pub(crate) fn complete(&mut self, reader: &mut Reader<'_, 'a>, slide: &Printed<'_>) {
        let directions = directions(reader, slide.lines.get(1..).unwrap_or_default());
        if directions.is_empty() {
            reader.expected(
                slide.first(),
                format!("the directions of {}", slide.title()),
            );
        }
        let Some(theme) = self.open.take() else {
            reader.expected(
                slide.first(),
                format!("the current state of {} before", slide.title()),
            );
            return;
        };
        self.themes.push(StrategyTheme {
            directions_title: title(reader, slide),
            directions,
            source: reader.source(theme.source.first, slide.last()),
            ..theme
        });
    }

    fn close(&mut self, reader: &mut Reader<'_, 'a>, line: u16) {
        if let Some(theme) = self.open.take() {
            reader.expected(line, format!("the directions of {}", theme.title.text));
            self.themes.push(theme);
        }
    }

    pub(crate) fn finish(
        mut self,
        reader: &mut Reader<'_, 'a>,
        end: u16,
    ) -> &'a [StrategyTheme<'a>] {
        self.close(reader, end);
        reader.slice(&self.themes)
    }
}

fn title<'a>(reader: &Reader<'_, 'a>, slide: &Printed<'_>) -> Passage<'a> {
    Passage {
        text: reader.text(slide.title()),
        source: reader.source(slide.first(), slide.first()),
    }
}

fn directions<'a>(reader: &mut Reader<'_, 'a>, lines: &[Line<'_>]) -> &'a [Direction<'a>] {
    let mut directions = Vec::new();
    let mut rest = lines;
    while let Some((line, below)) = rest.split_first() {
        rest = below;
        let Some(text) = unlisted(&line.text).strip_prefix('・') else {
            reader.unexpected(line, "a direction");
            continue;
        };
        let text = text.trim_start();
        if !text.ends_with('。') {
            reader.expected(
                line.last,
                "the end of a sentence at the end of the direction",
            );
        }
        let text = Passage {
            text: reader.text(text),
            source: reader.source(line.first, line.last),
        };
        let (policies, policies_source, after) = links(reader, line, below);
        rest = after;
        directions.push(Direction {
            text,
            policies,
            policies_source,
        });
    }
    reader.slice(&directions)
}

/// The policies of the direction in `above`, and the lines behind them. Their list may be wrapped
/// behind a `、`.
fn links<'a, 'l>(
    reader: &mut Reader<'_, 'a>,
    above: &Line<'_>,
    lines: &'l [Line<'l>],
) -> (&'a [PolicyLink<'a>], Source, &'l [Line<'l>]) {
    let list = lines
        .first()
        .and_then(|line| Some((line, line.text.strip_prefix('⇒')?.trim_start())));
    let Some((first, list)) = list else {
        reader.expected(above.last, "the policies of the direction, behind `⇒`");
        return (&[], reader.source(above.first, above.last), lines);
    };
    let mut list = list.to_owned();
    let mut last = first;
    let mut rest = lines.get(1..).unwrap_or_default();
    while let Some((line, below)) = rest.split_first()
        && list.ends_with('、')
        && !line.text.starts_with(['-', '・', '⇒', '○'])
    {
        list += &line.text;
        (last, rest) = (line, below);
    }
    let mut links = Vec::new();
    for link in list.split('、') {
        let parts = link
            .strip_suffix('）')
            .and_then(|link| link.split_once("（プラン施策"));
        let link = parts.and_then(|(name, code)| {
            (!name.is_empty()).then_some(())?;
            Some((name, code.parse().ok()?))
        });
        match link {
            Some((name, code)) => links.push(PolicyLink {
                name: reader.text(name),
                code,
            }),
            None => reader.expected(
                last.last,
                "the name of a policy with its code in brackets, between `、`",
            ),
        }
    }
    let source = reader.source(first.first, last.last);
    (reader.slice(&links), source, rest)
}
