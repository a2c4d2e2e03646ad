//! 見本: a set of opinions that shows every status, for trying the server out. Every word of it says
//! that it is one, and no database of real opinions takes it.

use anyhow::{Result, anyhow, bail, ensure};
use hearing_api::{
    Area, Consent, Kind, Language, NewOpinion, Outcome, Subject, Surface, TextLanguage,
};
use plan::LifeStage;
use uuid::Uuid;

use crate::idempotency_key::IdempotencyKey;
use crate::staff::{Password, Role};
use crate::store::{Store, Stored};
use crate::workflow::Act;

/// The account that the demonstration signs in with.
const ACCOUNT: &str = "demo";

/// What happens to an opinion of the demonstration.
enum Fate {
    Waits,
    IsClaimed,
    Gets(Outcome, &'static str),
    GoesOnWith(usize),
    IsTakenBack,
    IsOutOfScope(&'static str),
}

/// Subject, kind, words, whether the writer agrees to publication, and what happens to it.
type Example = (&'static str, Kind, &'static str, bool, Fate);

const EXAMPLES: [Example; 14] = [
    (
        "2-2",
        Kind::Proposal,
        "【見本】放課後に、雨の日でも過ごせる場所がほしいです。",
        true,
        Fate::Gets(
            Outcome::Adopted,
            "【見本】雨の日も使える部屋を開けることにしました。",
        ),
    ),
    (
        "2-2",
        Kind::Request,
        "【見本】雨の日の放課後に過ごせる場所がほしいです。",
        true,
        Fate::GoesOnWith(0),
    ),
    (
        "2-2",
        Kind::Question,
        "【見本】中高生も使えますか。",
        true,
        Fate::Gets(
            Outcome::Planned,
            "【見本】来年度から、中高生も使えるようにする予定です。",
        ),
    ),
    (
        "1-1",
        Kind::Concern,
        "【見本】避難所の場所が分かりにくいです。",
        true,
        Fate::Gets(Outcome::UnderStudy, "【見本】案内板の増設を検討します。"),
    ),
    (
        "3-11",
        Kind::Concern,
        "【見本】休日の混雑が気がかりです。",
        true,
        Fate::Gets(
            Outcome::NotPossible,
            "【見本】通行を止めることは、生活の車も通れなくなるため、難しいと考えています。",
        ),
    ),
    (
        "3-4",
        Kind::Support,
        "【見本】分別の取組を応援しています。",
        true,
        Fate::Gets(
            Outcome::Noted,
            "【見本】ありがとうございます。今後の参考にします。",
        ),
    ),
    (
        "4-2",
        Kind::Request,
        "【見本】国道の信号を長くしてください。",
        true,
        Fate::Gets(
            Outcome::OtherAgency,
            "【見本】県警察が担当しています。市からもお伝えします。",
        ),
    ),
    (
        "4-9",
        Kind::Proposal,
        "【見本】公園に日陰を増やしてください。連絡は 0467-00-0000 まで。",
        true,
        Fate::IsClaimed,
    ),
    (
        "4-9",
        Kind::Request,
        "【見本】公園のベンチを増やしてください。",
        true,
        Fate::Waits,
    ),
    (
        "5-5",
        Kind::Question,
        "【見本】回答はどれくらいで届きますか。",
        false,
        Fate::Waits,
    ),
    (
        "plan",
        Kind::Support,
        "【見本】読みやすい計画だと思います。",
        true,
        Fate::Waits,
    ),
    (
        "goal-1",
        Kind::Proposal,
        "【見本】目標を子どもにも分かることばで書いてください。",
        false,
        Fate::IsClaimed,
    ),
    (
        "3-3",
        Kind::Request,
        "【見本】書き間違えたので取り下げます。",
        false,
        Fate::IsTakenBack,
    ),
    (
        "plan",
        Kind::Request,
        "【見本】市外の店の営業時間を変えてください。",
        true,
        Fate::IsOutOfScope("【見本】お店の営業時間は、計画の対象ではありません。"),
    ),
];

/// Fills an empty database with the demonstration, and returns the name and the new password of
/// its account. A database that has it already keeps it as it is.
pub async fn prepare(store: &Store) -> Result<(&'static str, String)> {
    let is_empty = store.number_of_opinions().await? == 0;
    // Before anything is changed: an account that everyone sees the password of is none to leave
    // in a database of real opinions.
    ensure!(
        is_ours(store, is_empty).await?,
        "the database has opinions or accounts that are no demonstration: name another directory with --data"
    );
    let password = Uuid::new_v4().simple().to_string();
    let hash = Password::new(&password, ACCOUNT)?
        .hash()
        .map_err(|error| anyhow!("cannot hash the password: {error}"))?;
    if !store
        .add_account(ACCOUNT, Role::Administrator, &hash)
        .await?
    {
        store.set_password(ACCOUNT, &hash).await?;
    }
    if is_empty {
        fill(store).await?;
    }
    Ok((ACCOUNT, password))
}

/// Whether this database is the demonstration's to fill, or was filled by it. Changes nothing.
async fn is_ours(store: &Store, is_empty: bool) -> Result<bool> {
    if is_empty {
        let accounts = store.accounts().await?;
        return Ok(accounts.iter().all(|account| account.name == ACCOUNT));
    }
    for at in 0..EXAMPLES.len() {
        if !store.has_key(key(at)).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn fill(store: &Store) -> Result<()> {
    let clerk = match store.credentials(ACCOUNT).await? {
        Some(credentials) => credentials.account.id,
        None => bail!("the account {ACCOUNT} is gone"),
    };
    let mut numbers = Vec::with_capacity(EXAMPLES.len());
    for (at, example) in EXAMPLES.iter().enumerate() {
        let Stored::New(stamp) = store.keep(key(at), opinion(example)?).await? else {
            bail!("the demonstration's key {at} is taken");
        };
        let number = store.number_of(stamp.receipt).await?;
        let number = number.ok_or_else(|| anyhow!("{} is gone", stamp.receipt))?;
        numbers.push(number);
        let (_, _, _, may_publish, fate) = example;
        let acts = match fate {
            Fate::Waits => Vec::new(),
            Fate::IsClaimed => vec![Act::Claim],
            Fate::Gets(outcome, text) => vec![
                Act::Claim,
                Act::Answer {
                    outcome: *outcome,
                    text: (*text).to_owned(),
                },
                Act::Publish,
            ],
            Fate::GoesOnWith(other) => vec![Act::Merge {
                into: numbers[*other],
            }],
            Fate::IsTakenBack => {
                store.withdraw(stamp.receipt).await?;
                Vec::new()
            }
            Fate::IsOutOfScope(reason) => vec![
                Act::OutOfScope {
                    reason: (*reason).to_owned(),
                },
                Act::Publish,
            ],
        };
        for act in acts {
            if *may_publish || act != Act::Publish {
                let done = store.act(clerk, number, None, &act).await?;
                done.map_err(|refusal| anyhow!("example {at}: {}", refusal.message()))?;
            }
        }
    }
    Ok(())
}

/// The same key for the same example, so that it is there once.
fn key(at: usize) -> IdempotencyKey {
    IdempotencyKey::of(Uuid::from_u128(
        0x6d69_6861_6e00_4000_8000_0000_0000_0001 + at as u128,
    ))
}

fn opinion((subject, kind, text, may_publish, _): &Example) -> Result<NewOpinion> {
    Ok(NewOpinion {
        subject: subject
            .parse::<Subject>()
            .map_err(|error| anyhow!("{subject}: {error}"))?,
        kind: *kind,
        text: (*text).to_owned(),
        lang: TextLanguage::evident_in(text).unwrap_or_default(),
        life_stage: Some(LifeStage::Parenting),
        partner_role: None,
        area: Some(Area::Ofuna),
        may_publish: *may_publish,
        contact: None,
        surface: Surface::Phone,
        language: Language::Japanese,
        consent: Consent::CURRENT,
    })
}

#[cfg(test)]
mod tests {
    use plan_data::PLAN;

    use super::*;

    #[test]
    fn every_example_is_an_opinion_that_says_that_it_is_an_example() -> Result<()> {
        for example in &EXAMPLES {
            let opinion = opinion(example)?;
            assert_eq!(
                hearing_api::check(&opinion, &PLAN),
                Ok(()),
                "{}",
                opinion.text
            );
            assert!(opinion.text.starts_with("【見本】"));
            if let Fate::Gets(_, words) | Fate::IsOutOfScope(words) = &example.4 {
                assert!(words.starts_with("【見本】"));
            }
        }
        Ok(())
    }
}
