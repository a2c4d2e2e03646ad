//! Where each detail of the scroll stands, and which policy it is.
//!
//! From the back to the front, and in each row from the right, where the scroll begins: the order in
//! which a keyboard goes through them.

use super::drawing::Drawing;

/// A drawing that is a policy, and its place in the scroll.
pub(super) struct Place {
    /// The text of the policy in the edition that it was drawn for, such as `000-2-2`.
    pub text: &'static str,
    /// What is seen of it.
    pub drawing: Drawing,
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// How much larger it is than it was drawn.
    pub percent: i32,
}

const fn place(text: &'static str, source: &'static str, x: i32, y: i32, percent: i32) -> Place {
    Place {
        text,
        drawing: Drawing(source),
        x,
        y,
        percent,
    }
}

/// Every detail.
pub(super) const PLACES: [Place; 43] = [
    place(
        "000-4-10",
        include_str!("details/house.svg"),
        2337,
        196,
        100,
    ),
    place(
        "000-4-4",
        include_str!("details/planting.svg"),
        1902,
        182,
        105,
    ),
    place(
        "000-2-3",
        include_str!("details/exercise.svg"),
        1000,
        217,
        90,
    ),
    place("000-0-1", include_str!("details/dove.svg"), 721, 77, 115),
    place("000-4-5", include_str!("details/lookout.svg"), 503, 206, 95),
    place(
        "000-4-7",
        include_str!("details/station.svg"),
        2469,
        305,
        115,
    ),
    place(
        "000-3-15",
        include_str!("details/shrine.svg"),
        1316,
        282,
        130,
    ),
    place(
        "000-5-8",
        include_str!("details/scaffold.svg"),
        2662,
        368,
        105,
    ),
    place(
        "000-5-7",
        include_str!("details/city-hall.svg"),
        2278,
        351,
        110,
    ),
    place(
        "000-1-2",
        include_str!("details/solar-roof.svg"),
        2110,
        362,
        100,
    ),
    place(
        "000-4-1",
        include_str!("details/city-plan.svg"),
        1925,
        344,
        105,
    ),
    place(
        "000-2-4",
        include_str!("details/school.svg"),
        1736,
        357,
        110,
    ),
    place(
        "000-5-1",
        include_str!("details/bon-dance.svg"),
        1556,
        361,
        115,
    ),
    place("000-3-1", include_str!("details/globe.svg"), 1208, 364, 100),
    place(
        "000-5-4",
        include_str!("details/megaphone.svg"),
        1052,
        358,
        100,
    ),
    place(
        "000-3-11",
        include_str!("details/great-buddha.svg"),
        804,
        330,
        125,
    ),
    place(
        "000-3-9",
        include_str!("details/fishing-boat.svg"),
        69,
        355,
        110,
    ),
    place(
        "000-4-2",
        include_str!("details/road-works.svg"),
        2598,
        481,
        110,
    ),
    place("000-3-13", include_str!("details/bus.svg"), 2404, 473, 110),
    place("000-3-10", include_str!("details/shop.svg"), 2222, 481, 110),
    place(
        "000-4-9",
        include_str!("details/playground.svg"),
        2008,
        471,
        110,
    ),
    place(
        "000-3-14",
        include_str!("details/fire-engine.svg"),
        1828,
        477,
        110,
    ),
    place(
        "000-3-3",
        include_str!("details/police-box.svg"),
        1681,
        492,
        100,
    ),
    place(
        "000-3-7",
        include_str!("details/job-advice.svg"),
        1534,
        493,
        90,
    ),
    place("000-5-2", include_str!("details/puzzle.svg"), 1171, 490, 95),
    place(
        "000-5-9",
        include_str!("details/smartphone.svg"),
        982,
        490,
        100,
    ),
    place("000-3-2", include_str!("details/easel.svg"), 618, 460, 95),
    place(
        "000-3-8",
        include_str!("details/farmer.svg"),
        2704,
        577,
        115,
    ),
    place(
        "000-4-3",
        include_str!("details/bridge.svg"),
        2453,
        603,
        110,
    ),
    place("000-4-8", include_str!("details/sewer.svg"), 2305, 608, 105),
    place("000-2-2", include_str!("details/pram.svg"), 2153, 594, 105),
    place("000-5-6", include_str!("details/coins.svg"), 2010, 600, 100),
    place(
        "000-5-3",
        include_str!("details/training.svg"),
        1860,
        594,
        105,
    ),
    place(
        "000-3-4",
        include_str!("details/garbage-truck.svg"),
        1687,
        594,
        105,
    ),
    place(
        "000-5-5",
        include_str!("details/letter-box.svg"),
        1547,
        581,
        110,
    ),
    place(
        "000-3-12",
        include_str!("details/crossing.svg"),
        1371,
        589,
        110,
    ),
    place(
        "000-2-1",
        include_str!("details/wheelchair.svg"),
        1205,
        594,
        105,
    ),
    place(
        "000-0-2",
        include_str!("details/rainbow.svg"),
        1050,
        589,
        110,
    ),
    place(
        "000-3-5",
        include_str!("details/sweeping.svg"),
        913,
        588,
        105,
    ),
    place(
        "000-1-1",
        include_str!("details/evacuation.svg"),
        763,
        596,
        100,
    ),
    place(
        "000-4-6",
        include_str!("details/parasol.svg"),
        515,
        583,
        110,
    ),
    place("000-3-6", include_str!("details/heron.svg"), 361, 590, 105),
    place("000-2-5", include_str!("details/surfer.svg"), 159, 494, 130),
];
