//! The implementation plans as they are read from the real documents.

mod seeds;

use bumpalo::Bump;
use plan::{FiscalYear, ImplementationPlan, Passage, PriorityProject, Project, Source};
use seeds::DOCUMENTS;

/// Reads the documents, without any diagnostic, and hands the implementation plans to a test.
fn with_plans(test: impl FnOnce(&ImplementationPlan<'_>, &ImplementationPlan<'_>)) {
    let arena = Bump::new();
    let (plans, diagnostics) = seed_parser::parse_implementation_plans(&DOCUMENTS, &arena);
    assert_eq!(diagnostics, []);
    let [earlier, later] = &plans;
    test(earlier, later);
}

fn texts<'a>(passages: &[Passage<'a>]) -> Vec<&'a str> {
    passages.iter().map(|passage| passage.text).collect()
}

fn lines(source: Source) -> (u16, u16) {
    (source.first, source.last)
}

fn projects(plan: &ImplementationPlan<'_>) -> Vec<String> {
    let one = |project: &Project<'_>| {
        let priority = if project.priority { "＊" } else { "" };
        let departments = texts(project.departments).join("＋");
        format!("{priority}{}／{departments}", project.name.text)
    };
    plan.projects.iter().map(one).collect()
}

fn project<'a>(plan: &ImplementationPlan<'a>, name: &str) -> Vec<Project<'a>> {
    let own = plan
        .projects
        .iter()
        .filter(|project| project.name.text == name);
    own.copied().collect()
}

fn schedule(project: &PriorityProject<'_>) -> Vec<String> {
    let columns = project.schedule.iter();
    columns
        .map(|column| {
            format!(
                "{}：{}",
                column.year.number,
                texts(column.entries).join("／")
            )
        })
        .collect()
}

#[test]
fn projects_and_totals_are_complete() {
    with_plans(|earlier, later| {
        assert_eq!((earlier.projects.len(), later.projects.len()), (12, 48));
        let cards = |plan: &ImplementationPlan<'_>| plan.priority_projects.len();
        assert_eq!((cards(earlier), cards(later)), (2, 5));
        assert_eq!(earlier.estimated_total.yen, 1_425_000_000);
        assert_eq!(later.estimated_total.yen, 65_775_000_000);
        let costs = |plan: &ImplementationPlan<'_>| -> Vec<f64> {
            let cards = plan.priority_projects.iter();
            cards.map(|project| project.cost.million_yen()).collect()
        };
        assert_eq!(costs(earlier), [1.3, 29.0]);
        assert_eq!(costs(later), [67.0, 92.0, 316.0, 1357.0, 293.0]);
    });
}

#[test]
fn names_and_departments_of_003_are_told_apart() {
    with_plans(|plan, _| {
        assert_eq!(
            projects(plan),
            [
                "議会事務／議会事務局",
                "広報・会議録作成発行事務／議会事務局",
                "相談事業／市民相談課",
                "建築等紛争調整事業／市民相談課",
                "広聴事業／秘書広報課",
                "広報事業／秘書広報課",
                "情報公開・個人情報保護事業／総務課",
                "自治会・町内会等支援事業／地域のつながり推進課",
                "市民活動支援事業／地域のつながり推進課",
                "＊地域コミュニティー推進事業／地域のつながり推進課",
                "選挙啓発事業／選挙管理委員会事務局",
                "＊社会福祉啓発事業／福祉総務課",
            ]
        );
    });
}

#[test]
fn names_and_departments_of_004_are_told_apart() {
    with_plans(|_, plan| {
        assert_eq!(
            projects(plan),
            [
                "秘書事務／秘書課",
                "式典等事業／秘書課",
                "コンプライアンス推進事業／コンプライアンス課",
                "給与等管理事務／職員課",
                "人事管理事務／職員課",
                "職員研修事務／職員課",
                "職員厚生事務／職員課",
                "契約事務／契約検査課",
                "検査事務／契約検査課",
                "文書管理事務／総務課",
                "法制事務／総務課",
                "財政事務／財政課",
                "会計事務／会計課",
                "財産管理事務／財政課＋公的不動産活用課",
                "庁舎管理事務／公的不動産活用課",
                "車両管理事務／公的不動産活用課",
                "庁用器具管理事務／契約検査課",
                "企画総合計画事業／企画課",
                "ふるさと寄附金推進事業／財政課",
                "東京2020オリンピック・パラリンピック推進事業／企画課",
                "政策研究事業／政策創造課",
                "＊スマートシティ推進事業／政策創造課",
                "事務管理事務／行政マネジメント課＋総務課",
                "＊行財政改革推進事業／行政マネジメント課＋デジタル戦略課",
                "＊公共施設再編事業／公的不動産活用課",
                "＊本庁舎等整備事業／市街地整備課",
                "情報化推進事業／デジタル戦略課",
                "腰越支所管理運営事務／腰越支所",
                "深沢支所管理運営事務／深沢支所",
                "大船支所管理運営事務／大船支所",
                "玉縄支所管理運営事務／玉縄支所",
                "公平委員会事務／総務課",
                "税務一般事務／納税課",
                "徴収事務／納税課",
                "市民税賦課事務／市民税課",
                "軽自動車税賦課事務／市民税課",
                "固定資産税等賦課事務／資産税課",
                "債権管理事務／納税課",
                "戸籍・住基一般事務／市民課",
                "選挙事務／選挙管理委員会事務局",
                "選挙執行事務／選挙管理委員会事務局",
                "統計事務／総務課",
                "委託統計調査事務／総務課",
                "監査事務／監査委員事務局",
                "＊設計事務／公的不動産活用課",
                "土木管理運営事務／都市整備総務課",
                "作業センター事業／作業センター",
                "公共用地先行取得事業／公的不動産活用課＋他",
            ]
        );
        let special = plan
            .projects
            .iter()
            .filter(|project| project.special_account);
        let special: Vec<_> = special.map(|project| project.name.text).collect();
        assert_eq!(special, ["公共用地先行取得事業"]);
        let codes = plan.projects.iter().filter_map(|project| project.code);
        let codes: Vec<_> = codes.map(|code| code.to_string()).collect();
        assert_eq!(
            codes,
            ["0-2-1-1", "0-2-1-2", "0-2-1-3", "0-2-1-4", "0-2-1-5"]
        );
    });
}

#[test]
fn descriptions_are_unwrapped_and_otherwise_as_printed() {
    with_plans(|earlier, later| {
        let description =
            |plan: &ImplementationPlan<'_>, name: &str| -> Vec<(String, (u16, u16))> {
                let own = project(plan, name);
                own.iter()
                    .map(|project| (project.description.text.to_owned(), lines(project.source)))
                    .collect()
            };
        assert_eq!(
            description(earlier, "相談事業"),
            [(
                "市民の問題解決を支援するための相談を実施します。法律・税務・登記等の専門家による特別相談を実施します。市政への意見・要望・提言等に対し、市政運営に反映できるように担当課と連絡・調整し、回答します。".to_owned(),
                (110, 118)
            )]
        );
        assert_eq!(
            description(later, "東京2020オリンピック・パラリンピック推進事業"),
            [(
                "東京2020オリンピック・パラリンピック競技大会の円滑な実施のため、関係団体等と協力及び連携を行うとともに、市内全体の機運醸成を図ります。（※～令和３年度）".to_owned(),
                (234, 246)
            )]
        );
        let offices = "各種申請や届出の処理、証明の発行事務及び窓口での相談業務を行うとともに、地域団体との連絡、協調及び活動支援に関する事務を行います。行政センター全体の維持管理業務を行います。";
        for name in ["腰越支所管理運営事務", "玉縄支所管理運営事務"] {
            assert_eq!(description(later, name), [(offices.to_owned(), (335, 357))]);
        }
        assert_eq!(
            description(later, "公共用地先行取得事業"),
            [(
                "各事業を滞りなく実施するため、必要な公共用地について、公共用地先行取得等事業債などを活用し、購入します。".to_owned(),
                (472, 489)
            )]
        );
    });
}

#[test]
fn a_card_says_what_the_table_says() {
    with_plans(|earlier, later| {
        let mut cards = 0;
        for plan in [earlier, later] {
            for project in plan.projects {
                let card = plan.priority_project(project);
                assert_eq!(card.is_some(), project.priority);
                if let Some(card) = card {
                    cards += 1;
                    assert_eq!(card.content.text, project.description.text);
                    assert_eq!(card.department.text, texts(project.departments).join("、"));
                    assert!(project.code.is_none_or(|code| code == card.code));
                }
            }
        }
        assert_eq!(cards, 7);
    });
}

#[test]
fn schedules_have_three_columns() {
    with_plans(|earlier, later| {
        let all = |plan: &ImplementationPlan<'_>| -> Vec<Vec<String>> {
            plan.priority_projects.iter().map(schedule).collect()
        };
        assert_eq!(
            all(earlier),
            [
                [
                    "2014：大船地域づくり会議の運営・自立支援／小学校区での地域会議設立の検討",
                    "2015：大船地域づくり会議の自立／小学校区での地域会議設立に向けた協議・準備",
                    "2016：小学校区での地域会議の設立",
                ],
                [
                    "2014：(仮称 )地域福祉相談室の開設・運営／地域福祉支援室との連携",
                    "2015：(仮称 )地域福祉相談室の運営／地域福祉支援室との連携",
                    "2016：(仮称 )地域福祉相談室の運営／地域福祉支援室との連携",
                ],
            ]
        );
        let smart = "スマートシティの推進／スマートシティ関連の広報及び調査研究";
        let tools = "ICT ツールの活用などによる事務事業の効率化の促進／AI ツールの活用などによる行政サービスの DX化の推進";
        let years = |entries: &str| {
            [2023, 2024, 2025]
                .map(|year| format!("{year}：{entries}"))
                .to_vec()
        };
        assert_eq!(
            all(later),
            [
                years(smart),
                years(tools),
                vec![
                    "2023：公共施設再編計画の改訂／梶原四丁目用地の利活用に向けた都市計画図書作成／扇湖山荘の利活用に向けた調査／旧諸戸邸の改修に向けた基本設計".to_owned(),
                    "2024：梶原四丁目用地の利活用に向けた準備／扇湖山荘の利活用に向けた都市計画図書作成／旧諸戸邸の改修に向けた実施設計".to_owned(),
                    "2025：梶原四丁目用地の利活用に向けた準備／扇湖山荘の利活用に向けた準備／旧諸戸邸の改修及び整備".to_owned(),
                ],
                vec![
                    "2023：新庁舎等整備に向けた準備／市庁舎現在地利活用基本計画の策定".to_owned(),
                    "2024：新庁舎等整備に向けた準備／市庁舎現在地利活用の推進".to_owned(),
                    "2025：新庁舎等整備に向けた準備／市庁舎現在地利活用の推進".to_owned(),
                ],
                vec![
                    "2023：台在宅福祉サービスセンター外壁等の大規模修繕／今泉さわやかセンター外壁の大規模修繕／公共建築物の保温材等（レベル２）のアスベスト含有調査".to_owned(),
                    "2024：今泉さわやかセンター外壁の大規模修繕／公共建築物の保温材等（レベル２）のアスベスト含有調査".to_owned(),
                    "2025：たまなわ交流センター外壁等の大規模修繕／公共建築物の保温材等（レベル２）のアスベスト含有調査".to_owned(),
                ],
            ]
        );
        let printed: Vec<_> = later
            .years
            .iter()
            .map(|year| (year.number, year.printed))
            .collect();
        assert_eq!(
            printed,
            [
                (2023, "令和５年度"),
                (2024, "令和６年度"),
                (2025, "令和７年度")
            ]
        );
        let first = earlier.years.first().copied();
        assert_eq!(
            first,
            Some(FiscalYear {
                number: 2014,
                printed: "平成26年度"
            })
        );
    });
}

#[test]
fn cells_of_cards_are_read_with_labels_inside_and_before_their_lines() {
    with_plans(|_, plan| {
        let card = |index: usize| plan.priority_projects.get(index);
        let inline =
            card(3).map(|card| (card.goal.text, lines(card.goal.source), lines(card.source)));
        let goal = "必要な機能及び性能を備えた新庁舎等の整備を進めます。";
        assert_eq!(inline, Some((goal, (673, 673), (669, 707))));
        let design = card(4).map(|card| {
            let related = card.related_departments.map(|related| related.text);
            (card.goal.text, related, card.note.map(|note| note.text))
        });
        assert_eq!(
            design,
            Some((
                "鎌倉市耐震改修促進計画に基づき、公共建築物の耐震化を進めるとともに、外壁等の修繕を進め、市民等利用者の安全を確保します。",
                Some("高齢者いきいき課、浄化センター、環境保全課"),
                Some("「強靭（レジリエンス）なまち」につながる事業"),
            ))
        );
    });
}

#[test]
fn the_approach_is_read_around_the_title_box() {
    with_plans(|earlier, later| {
        assert_eq!(
            (earlier.subject.text, later.subject.text),
            ("（１） 市民自治", "（２） 行財政運営")
        );
        let outline = |plan: &ImplementationPlan<'_>| -> Vec<String> {
            let parts = plan.approach.parts.iter();
            parts
                .map(|part| format!("{} {} {}", part.mark, part.title, part.passages.len()))
                .collect()
        };
        assert_eq!(
            outline(earlier),
            [
                "１． 市民自治の確立に向けた意識の醸成 1",
                "２． 地域コミュニティの活性化 4",
                "３． 市民参画のための広報・広聴 3",
                "４． 協働によるまちづくり 2",
                "５． 地域福祉の推進 3",
            ]
        );
        assert_eq!(
            outline(later),
            [
                "① 施策の選択と集中 1",
                "② 組織体制・職員力の向上 1",
                "③ 多様な人材（担い手）との共創 1",
                "④ 公共施設等マネジメントの推進 1",
                "⑤ 広域行政の推進・関係諸機関との連携 2",
            ]
        );
        assert_eq!(
            (
                earlier.approach.passages.len(),
                later.approach.passages.len()
            ),
            (0, 2)
        );
        let last = later
            .approach
            .parts
            .last()
            .and_then(|part| part.passages.last());
        assert_eq!(
            last.map(|last| (last.text, lines(last.source))),
            Some((
                "⑵ 地震などの災害対策、緊急事態対策、救急医療対策など、非常時・緊急時の広域での協力体制整備に努めます。",
                (64, 66)
            ))
        );
    });
}

#[test]
fn sdgs_and_costs_beside_the_projects_are_read_where_there_are_any() {
    with_plans(|earlier, later| {
        assert_eq!((earlier.sdgs, earlier.cost_notes), (None, None));
        let sdgs = later.sdgs.map(|sdgs| {
            let targets = sdgs.targets.iter();
            let targets: Vec<_> = targets.map(|target| (target.goal, target.number)).collect();
            (
                targets,
                sdgs.goals().collect::<Vec<_>>(),
                lines(sdgs.direction.source),
            )
        });
        let targets = vec![(5, 5), (16, 6), (16, 7), (17, 17)];
        assert_eq!(sdgs, Some((targets, vec![5, 16, 17], (83, 93))));
        let notes = later
            .cost_notes
            .map(|notes| texts(notes.items))
            .unwrap_or_default();
        assert_eq!(notes.len(), 13);
        assert_eq!(notes.last(), Some(&"公共用地先行取得事業特別会計繰出金"));
    });
}
