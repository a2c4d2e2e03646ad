use hearing_api::NewOpinion;

use crate::idempotency_key::IdempotencyKey;
use crate::store::Arrival;

/// What a sheet says.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The opinions, in order.
    pub opinions: Vec<Imported>,
    /// The rows that are none, and why.
    pub refused: Vec<Refused>,
    /// What the person who takes it in should know besides.
    pub notes: Vec<String>,
}

/// An opinion of a sheet.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Where it stands, in words.
    pub place: String,
    /// Its number in its office.
    pub number: String,
    /// What makes it one opinion, however often it is taken in.
    pub key: IdempotencyKey,
    /// The key that earlier versions gave it, whichever office's it was.
    pub earlier_key: IdempotencyKey,
    /// The opinion.
    pub opinion: NewOpinion,
    /// How and when it came.
    pub arrival: Arrival,
}

/// A row that is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Where it stands, in words.
    pub place: String,
    /// What is to be done.
    pub reason: String,
}
