use std::fmt;
use std::str::FromStr;

use crate::json::json_as_string;

/// Where the app was used: on the resident's own device, at a branch office's kiosk or in a
/// frame of another page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Surface {
    /// A resident's own device; printed `phone`.
    #[default]
    Phone,
    /// The kiosk of this office; printed `kiosk-ofuna` and so on.
    Kiosk(Branch),
    /// A frame inside another page; printed `embed`.
    Embed,
}

plan::vocabulary! {
    /// 本庁・支所: an office that has a kiosk.
    pub enum Branch {
        /// 本庁.
        MainOffice = "main-office", "本庁";
        /// 腰越支所.
        Koshigoe = "koshigoe", "腰越支所";
        /// 深沢支所.
        Fukasawa = "fukasawa", "深沢支所";
        /// 大船支所.
        Ofuna = "ofuna", "大船支所";
        /// 玉縄支所.
        Tamanawa = "tamanawa", "玉縄支所";
    }
}

/// The error of reading a text that names no surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidSurface;

impl fmt::Display for InvalidSurface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a surface is phone, embed or kiosk- with a branch, such as kiosk-ofuna")
    }
}

impl std::error::Error for InvalidSurface {}

impl fmt::Display for Surface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phone => f.write_str("phone"),
            Self::Kiosk(branch) => write!(f, "kiosk-{branch}"),
            Self::Embed => f.write_str("embed"),
        }
    }
}

impl FromStr for Surface {
    type Err = InvalidSurface;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "phone" => Ok(Self::Phone),
            "embed" => Ok(Self::Embed),
            _ => text
                .strip_prefix("kiosk-")
                .and_then(|branch| branch.parse().ok())
                .map(Self::Kiosk)
                .ok_or(InvalidSurface),
        }
    }
}

json_as_string!(Surface);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surface_reads_what_it_prints() {
        let kiosks = Branch::ALL.iter().copied().map(Surface::Kiosk);
        for surface in kiosks.chain([Surface::Phone, Surface::Embed]) {
            assert_eq!(surface.to_string().parse(), Ok(surface));
        }
        for text in ["", "kiosk", "kiosk-", "kiosk-zushi", "Phone", "embed "] {
            assert_eq!(text.parse::<Surface>(), Err(InvalidSurface), "{text:?}");
        }
    }
}
