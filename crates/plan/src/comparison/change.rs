use super::words;

/// How much two texts, or two parts of them, differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// Not at all.
    Same,
    /// In spelling only: など and 等, だれ and 誰, widths of letters, blanks and punctuation.
    Spelling,
    /// In words. Whether that alters what the plan says, a [`Difference`](super::Difference) tells.
    Wording,
}

/// Which of the two texts has a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// Both.
    Same,
    /// The earlier one.
    Removed,
    /// The later one.
    Added,
}

/// A part of two compared texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// Which text has it.
    pub kind: ChangeKind,
    /// How much it matters; [`Nature::Same`] exactly where `kind` is [`ChangeKind::Same`].
    pub nature: Nature,
    /// The part, never empty.
    pub text: &'a str,
}

/// The parts of two texts in the order of reading; what was removed at a place stands before what
/// was added there. No two neighbours are of the same kind.
pub fn compare<'a>(earlier: &'a str, later: &'a str) -> Vec<Change<'a>> {
    let mut changes = Vec::new();
    for hunk in words::hunks(earlier, later) {
        let (old, new) = (&earlier[hunk.earlier.clone()], &later[hunk.later.clone()]);
        if hunk.same {
            changes.push(Change {
                kind: ChangeKind::Same,
                nature: Nature::Same,
                text: old,
            });
            continue;
        }
        let nature = if words::same_but_for_spelling(
            words::with_context(earlier, &hunk.earlier),
            words::with_context(later, &hunk.later),
        ) {
            Nature::Spelling
        } else {
            Nature::Wording
        };
        for (kind, text) in [(ChangeKind::Removed, old), (ChangeKind::Added, new)] {
            if !text.is_empty() {
                changes.push(Change { kind, nature, text });
            }
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Removed parts in `[]`, added ones in `{}`, with `~` before those that only spell otherwise.
    fn marked(earlier: &str, later: &str) -> String {
        compare(earlier, later)
            .iter()
            .map(|change| {
                let spelling = match change.nature {
                    Nature::Spelling => "~",
                    Nature::Same | Nature::Wording => "",
                };
                let text = change.text;
                match change.kind {
                    ChangeKind::Same => text.to_owned(),
                    ChangeKind::Removed => format!("[{spelling}{text}]"),
                    ChangeKind::Added => format!("{{{spelling}{text}}}"),
                }
            })
            .collect()
    }

    #[test]
    fn changes_are_words_and_not_letters() {
        for (earlier, later, expected) in [
            (
                "成果（アウトプット）を",
                "成果（アウトカム）を",
                "成果（[アウトプット]{アウトカム}）を",
            ),
            (
                "支援を充実します",
                "支援を行います",
                "支援を[充実します]{行います}",
            ),
            ("業務の効率化を", "業務効率化を", "業務[の]効率化を"),
            (
                "公園等・緑地を守ります",
                "公園・緑地を守ります",
                "公園[等]・緑地を守ります",
            ),
            (
                "処分を検討するなど、",
                "処分する等、",
                "処分[を検討するなど]{する等}、",
            ),
        ] {
            assert_eq!(marked(earlier, later), expected);
        }
    }

    #[test]
    fn spelling_is_told_from_wording() {
        for (earlier, later, expected) in [
            ("取組などを行う", "取組等を行う", "取組[~など]{~等}を行う"),
            ("だれもが", "誰もが", "[~だれ]{~誰}もが"),
            ("ＩＣＴを使う", "ICTを使う", "[~ＩＣＴ]{~ICT}を使う"),
            ("明らかにします", "明らかにします。", "明らかにします{~。}"),
            (
                "やりがいをもって取り組む",
                "やりがいを持って取り組む",
                "やりがいを[~も]{~持}って取り組む",
            ),
            ("手段や流れを", "手段、流れを", "手段[や]{、}流れを"),
            (
                "検討する取組など",
                "実施する取組等",
                "[検討]{実施}する取組[~など]{~等}",
            ),
        ] {
            assert_eq!(marked(earlier, later), expected);
        }
    }

    #[test]
    fn texts_that_share_next_to_nothing_are_one_change() {
        assert_eq!(
            marked("公害を防止します", "緑地を買い入れ、広げます"),
            "[公害を防止します]{緑地を買い入れ、広げます}"
        );
        assert_eq!(marked("", "新しい"), "{新しい}");
        assert_eq!(marked("古い", ""), "[古い]");
        assert!(compare("", "").is_empty());
    }
}
