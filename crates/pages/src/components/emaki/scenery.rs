//! What no policy is: the hills, the sea, the railways.

use super::drawing::Drawing;

/// Every piece, from the back to the front. Each was drawn where it stands.
pub(super) const SCENERY: [Drawing; 21] = [
    Drawing(include_str!("scenery/sky.svg")),
    Drawing(include_str!("scenery/fuji.svg")),
    Drawing(include_str!("scenery/hills-far.svg")),
    Drawing(include_str!("scenery/sea.svg")),
    Drawing(include_str!("scenery/cape.svg")),
    Drawing(include_str!("scenery/hills-near.svg")),
    Drawing(include_str!("scenery/hills-dark.svg")),
    Drawing(include_str!("scenery/ground.svg")),
    Drawing(include_str!("scenery/cut-path.svg")),
    Drawing(include_str!("scenery/kannon.svg")),
    Drawing(include_str!("scenery/railway.svg")),
    Drawing(include_str!("scenery/street.svg")),
    Drawing(include_str!("scenery/cherries.svg")),
    Drawing(include_str!("scenery/torii.svg")),
    Drawing(include_str!("scenery/enoden.svg")),
    Drawing(include_str!("scenery/hydrangea.svg")),
    Drawing(include_str!("scenery/yato.svg")),
    Drawing(include_str!("scenery/paddies.svg")),
    Drawing(include_str!("scenery/boats.svg")),
    Drawing(include_str!("scenery/mist-top.svg")),
    Drawing(include_str!("scenery/gulls.svg")),
];
