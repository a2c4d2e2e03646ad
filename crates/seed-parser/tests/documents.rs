//! The plan as it is read from the real documents.

mod seeds;

use bumpalo::Bump;
use plan::{
    Chapter, EditionId, PartnerRole, PartnerSet, Passage, Plan, Policy, Source, Subsection,
};
use seeds::{DOCUMENTS, EARLIER, LATER};

/// Reads the documents, without any diagnostic, and hands the plan to a test.
fn with_plan(test: impl FnOnce(&Plan<'_>)) {
    let arena = Bump::new();
    let (plan, diagnostics) = seed_parser::parse(&DOCUMENTS, &arena);
    assert_eq!(diagnostics, []);
    test(&plan);
}

fn with_policy(edition: EditionId, code: &str, test: impl FnOnce(&Policy<'_>)) {
    with_plan(|plan| {
        let policy = code
            .parse()
            .ok()
            .and_then(|code| plan.policy_in(edition, code));
        assert!(policy.is_some(), "{code} of {edition}");
        if let Some(policy) = policy {
            test(policy);
        }
    });
}

fn texts<'a>(passages: &[Passage<'a>]) -> Vec<&'a str> {
    passages.iter().map(|passage| passage.text).collect()
}

fn lines(source: Source) -> (u16, u16) {
    (source.first, source.last)
}

#[test]
fn readers_have_a_name_for_every_document_and_for_the_plan() {
    with_plan(|plan| {
        let documents = plan.documents();
        let names: Vec<_> = documents.iter().map(|it| plan.document_name(*it)).collect();
        assert_eq!(
            names,
            [
                "素案",
                "計画推進体制の案",
                "総合戦略の案",
                "2014年度からの実施計画",
                "2023年度からの実施計画"
            ]
        );
        assert_eq!(plan.in_words(), "総合計画の素案");
    });
}

#[test]
fn policies_measures_ticks_and_indicators_are_complete() {
    with_plan(|plan| {
        let of = |edition: EditionId| {
            plan.policies
                .iter()
                .filter(move |policy| policy.edition == edition)
        };
        assert_eq!((of(EARLIER).count(), of(LATER).count()), (43, 9));
        let measures = |edition| {
            of(edition)
                .map(|policy| policy.measures.len())
                .sum::<usize>()
        };
        assert_eq!((measures(EARLIER), measures(LATER)), (125, 22));
        let indicators = |edition| {
            of(edition)
                .map(|policy| policy.indicators.len())
                .sum::<usize>()
        };
        assert_eq!((indicators(EARLIER), indicators(LATER)), (0, 25));

        let matrices: Vec<PartnerSet> = plan
            .policies
            .iter()
            .filter_map(|policy| policy.co_creation)
            .map(|part| part.partners)
            .collect();
        assert_eq!(matrices.len() * PartnerRole::ALL.len(), 256);
        assert_eq!(
            matrices
                .iter()
                .map(|partners| partners.iter().count())
                .sum::<usize>(),
            150
        );

        let codes: Vec<_> = of(EARLIER).map(|policy| policy.code).collect();
        assert!(codes.is_sorted());
        let marks: Vec<_> = plan
            .basic_plan
            .chapters
            .iter()
            .map(|text| (text.mark, text.chapter))
            .collect();
        assert_eq!(marks.len(), 7);
        assert_eq!(marks.first(), Some(&("ア", Chapter::Premises)));
        assert_eq!(marks.last(), Some(&("④", Chapter::Administration)));
    });
}

#[test]
fn a_policy_without_a_matrix_has_none_and_not_eight_noes() {
    with_plan(|plan| {
        for policy in plan.policies {
            let printed = !matches!(
                policy.code.chapter,
                Chapter::Premises | Chapter::Administration
            );
            assert_eq!(policy.co_creation.is_some(), printed, "{}", policy.code);
        }
    });
    with_policy(EARLIER, "4-9", |policy| {
        let partners = policy.co_creation.map(|part| part.partners);
        assert_eq!(
            partners,
            Some(PartnerSet::default().with(PartnerRole::Citizens))
        );
    });
}

#[test]
fn the_vision_is_read_with_its_goals() {
    with_plan(|plan| {
        let vision = &plan.vision;
        assert_eq!(vision.title.text, "鎌倉市基本構想「鎌倉ビジョン 2034」");
        assert_eq!(
            vision.city_vision.text,
            "古都としての風格を保ちながら、生きる喜びと新しい魅力を創造するまち"
        );
        assert_eq!(lines(vision.city_vision.source), (61, 65));
        // The stray page number of line 73 is neither text nor a part of the section.
        assert_eq!(lines(vision.city_vision_section.source), (47, 65));
        assert_eq!(
            texts(vision.period.passages),
            [
                "令和８年（2026 年）度から令和 16年（2034 年）度までの９年間とします。",
                "ただし、基本計画の計画期間満了時や見直し時に合わせて基本構想も点検又は見直しを行うこととし、その際に改めて基本構想期間を設定します。",
            ]
        );
        let goals: Vec<_> = vision
            .goals
            .iter()
            .map(|goal| (goal.number, goal.title, lines(goal.source)))
            .collect();
        assert_eq!(
            goals,
            [
                (1, "自然・歴史・文化を未来につなぐまち", (95, 111)),
                (2, "多世代・多文化・多様な絆がいきるまち", (115, 131)),
                (3, "ひとの想いが尊重される豊かで安全なまち", (135, 147)),
            ]
        );
        assert_eq!(vision.goals_introduction.passages.len(), 3);
        assert_eq!(lines(vision.goals_introduction.source), (75, 91));
    });
}

#[test]
fn the_basic_plan_is_read_with_its_parts() {
    with_plan(|plan| {
        let plan = &plan.basic_plan;
        let titles: Vec<_> = plan
            .basic_conditions
            .parts
            .iter()
            .flat_map(|part| {
                part.parts
                    .iter()
                    .map(|below| (part.title, below.mark, below.title))
            })
            .collect();
        assert_eq!(
            titles,
            [
                ("人口", "ア", "現状と課題"),
                ("人口", "イ", "将来の姿"),
                ("土地利用", "ア", "現状と課題"),
                ("土地利用", "イ", "目指す姿"),
            ]
        );
        assert_eq!(
            plan.leading_project.name.text,
            "こどもたちと紡ぐミライの鎌倉プロジェクト"
        );
        let efforts: Vec<_> = plan
            .leading_project
            .section
            .parts
            .iter()
            .flat_map(|part| part.parts)
            .map(|part| part.mark)
            .collect();
        assert_eq!(efforts, ["ア", "イ", "ウ"]);
        let last = plan
            .basic_policy
            .passages
            .last()
            .map(|passage| passage.text)
            .unwrap_or_default();
        assert!(
            last.contains("「“地域力×自分らしさ”が発揮できる共創社会」の実現"),
            "{last}"
        );
        let marks: Vec<_> = plan
            .policy_system
            .parts
            .iter()
            .map(|part| part.mark)
            .collect();
        assert_eq!(marks, ["(1)", "(2)"]);
    });
}

#[test]
fn the_blank_of_an_english_wrap_stays() {
    with_plan(|plan| {
        let parts = plan.basic_plan.policy_system.parts;
        let first = parts
            .first()
            .and_then(|part| part.passages.first())
            .copied();
        assert_eq!(
            first.map(|passage| passage.text),
            Some(
                "SDGs とは、2015 年に国連サミットで採択された持続可能な開発目標（Sustainable Development Goals）のことで、2030 年を期限とする、先進国を含む国際社会全体の 17 の開発目標とそれを実現するための 169 のターゲットのことです。"
            )
        );
        assert_eq!(first.map(|passage| lines(passage.source)), Some((402, 406)));
    });
}

#[test]
fn policy_2_2_is_read_in_full() {
    with_policy(EARLIER, "2-2", |policy| {
        assert_eq!(policy.name, "こども・若者");
        assert_eq!(lines(policy.source), (675, 747));
        assert_eq!(lines(policy.goal.source), (679, 683));
        assert_eq!(policy.measures.len(), 4);
        let first = policy.measure(1).copied();
        assert_eq!(
            first.map(|measure| (
                measure.title.text,
                texts(measure.passages),
                lines(measure.source)
            )),
            Some((
                "こども・若者の権利を保障し、安心して生活できる環境を整備します",
                vec![
                    "こども・若者を権利の主体として尊重し、自由に意見を表すことができる機会を家庭、学校、地域等において確保します。",
                    "警察や地域等の関係機関との連携・協力の強化を図り、犯罪被害や事故、災害からの安全を確保します。",
                ],
                (689, 697)
            ))
        );
        let co_creation = policy.co_creation;
        assert_eq!(
            co_creation.map(|part| (part.passages.len(), lines(part.source))),
            Some((4, (731, 747)))
        );
    });
}

#[test]
fn texts_are_unwrapped_and_otherwise_as_printed() {
    with_policy(EARLIER, "3-11", |policy| {
        assert_eq!(
            policy.goal.text,
            "鎌倉の持つ様々な魅力や価値が世界に誇る貴重な財産であることを認識し、観光に関するあらゆる主体が連携・協力して持続可能な観光の仕組みを構築し、誰もが「住んでよかった、訪れてよかった」と思える成熟した観光都市となっているまち"
        );
    });
    // Line 2095 has no blank at its end, so that its sentence and the next are one paragraph.
    with_policy(EARLIER, "4-8", |policy| {
        assert_eq!(
            policy.co_creation.map(|part| texts(part.passages)),
            Some(vec![
                "事業者による民間企業のノウハウや創意工夫を活用した官民連携（ＰＰＰ／ＰＦＩ手法）を進めます。",
                "市民・企業による下水道の適正使用（油を流さない等）への理解・協力を進めます。市民等と雨水出水浸水想定区域図やハザードマップの確認を進めます。",
            ])
        );
    });
    // A misprint of the document: 消防施設 is meant.
    with_policy(EARLIER, "3-14", |policy| {
        let title = policy.measure(1).map(|measure| measure.title.text);
        assert_eq!(title, Some("消防設備の適正配置を進めます"));
    });
}

#[test]
fn the_editions_of_5_x_stay_apart() {
    let title = |policy: &Policy<'_>, number| {
        policy
            .measure(number)
            .map(|measure| measure.title.text.to_owned())
    };
    with_policy(EARLIER, "5-4", |policy| {
        assert_eq!(title(policy, 3), None);
    });
    with_policy(LATER, "5-4", |policy| {
        assert_eq!(
            title(policy, 3).as_deref(),
            Some("市内外に分かりやすい情報発信を行います")
        );
    });
    with_policy(LATER, "5-7", |policy| {
        assert_eq!(title(policy, 4), None);
    });
    with_policy(EARLIER, "5-7", |policy| {
        assert_eq!(
            title(policy, 4).as_deref(),
            Some("利用者一人一人に寄り添える効果的なサービスを提供します")
        );
    });
    with_plan(|plan| {
        let current: Vec<_> = plan
            .current_policies()
            .map(|policy| policy.edition)
            .collect();
        assert_eq!(current.len(), 43);
        assert_eq!(
            current.iter().filter(|edition| **edition == LATER).count(),
            9
        );
    });
}

#[test]
fn two_paragraphs_may_stand_on_lines_with_no_blank_line_between() {
    with_policy(LATER, "5-8", |policy| {
        let second = policy.measure(2).copied();
        assert_eq!(
            second.map(|measure| texts(measure.passages)),
            Some(vec![
                "公共施設の日常点検やこまめな保守作業を行うことで、建物を長寿命化させます。",
                "不要と考えられる施設については処分する等、安定した財政運営を可能とする公共施設の運営体制を構築します。",
            ])
        );
    });
}

#[test]
fn footnotes_are_no_paragraphs() {
    with_plan(|plan| {
        let notes: Vec<_> = plan
            .footnotes
            .iter()
            .map(|note| (note.number, lines(note.source)))
            .collect();
        assert_eq!(
            notes,
            [
                (32, (233, 233)),
                (33, (319, 319)),
                (34, (393, 393)),
                (35, (395, 395))
            ]
        );
        let second = plan.footnotes.get(1).map(|note| note.text);
        assert_eq!(
            second,
            Some(
                "企業・団体等が組織活動のために、施設とその環境を総合的に企画、管理、活用する経営活動。"
            )
        );
    });
    with_policy(LATER, "5-8", |policy| {
        let first = policy
            .measure(1)
            .map(|measure| (measure.passages.len(), lines(measure.source)));
        assert_eq!(first, Some((1, (315, 317))));
    });
}

#[test]
fn cells_of_indicators_are_split_and_kept_as_printed() {
    with_plan(|plan| {
        let cells: Vec<_> = plan
            .policies
            .iter()
            .flat_map(|policy| policy.indicators)
            .map(|row| (row.source.first, (row.latest, row.latest_year, row.target)))
            .collect();
        let at = |line: u16| {
            cells
                .iter()
                .find(|(first, _)| *first == line)
                .map(|(_, cells)| *cells)
        };
        assert_eq!(at(48), Some(("(未定)", "2026年度", "↗")));
        assert_eq!(at(49), Some(("76.7%", "2024年度", "↗")));
        assert_eq!(at(50), Some(("343 団体", "2024年度", "↗")));
        assert_eq!(at(87), Some(("8件", "2025年度", "18件")));
        assert_eq!(at(166), Some(("91.2%", "2025 年度", "↗")));
        assert_eq!(at(238), Some(("—", "2024 年度", "⇒")));
        assert_eq!(at(240), Some(("2.1", "2024 年度", "⇒")));
        assert_eq!(at(333), Some(("9,039.08 m ²", "2025 年度", "↘")));
        assert_eq!(at(334), Some(("52.3%", "2025 年度", "100%")));
    });
    with_policy(LATER, "5-7", |policy| {
        let name = policy.indicators.get(1).map(|row| (row.name, row.latest));
        let printed =
            "決算値に対する総合計画の指標達成数の割合(総合計画の指標達成数/全会計の決算値合計額)";
        assert_eq!(name, Some((printed, "(未定)")));
    });
}

#[test]
fn the_later_edition_has_its_own_parts() {
    with_policy(LATER, "5-5", |policy| {
        assert_eq!(policy.subsection, Some(Subsection::CityAdministration));
        assert_eq!(
            (policy.current_state.len(), policy.challenges.len()),
            (2, 2)
        );
        assert_eq!(lines(policy.source), (169, 203));
    });
    with_plan(|plan| {
        assert_eq!(
            plan.progress.basic_policy.text,
            "個々の力・地域の力を発揮する共創社会の実現"
        );
        let parts: Vec<_> = plan
            .progress
            .section
            .parts
            .iter()
            .map(|part| part.title)
            .collect();
        assert_eq!(parts, ["総論", "組織", "進行管理"]);
        let marks: Vec<_> = plan
            .basic_plan
            .chapters
            .iter()
            .flat_map(|chapter| chapter.subsections)
            .map(|part| (part.mark, part.subsection, part.passages.len()))
            .collect();
        assert_eq!(
            marks,
            [
                ("(ｱ)", Subsection::CitizenAutonomy, 3),
                ("(ｲ)", Subsection::CityAdministration, 2),
                ("(7)", Subsection::CitizenAutonomy, 3),
                ("(1)", Subsection::CityAdministration, 2),
            ]
        );
    });
}
