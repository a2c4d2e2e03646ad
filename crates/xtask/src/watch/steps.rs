//! The steps of the build.

/// A step of the build, in the order in which they are taken: what is quick and what others need
/// comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The files of `public`.
    PublicFiles,
    /// The stylesheets.
    Stylesheets,
    /// The scripts, which know the names of what they load, and how words are read.
    Scripts,
    /// The Japanese pages' files.
    Pages,
    /// Those in other languages and in やさしい日本語, of which there are several times as many.
    TranslatedPages,
    /// The server.
    Server,
    /// The app's module.
    Module,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 7] = [
        Self::PublicFiles,
        Self::Stylesheets,
        Self::Scripts,
        Self::Pages,
        Self::TranslatedPages,
        Self::Server,
        Self::Module,
    ];

    /// Whether what was built can be looked at after this step.
    pub fn is_shown(self) -> bool {
        matches!(self, Self::Pages | Self::TranslatedPages | Self::Server)
    }

    /// What comes after this step, which gave assets other names or not.
    pub fn followers(self, has_renamed: bool) -> &'static [Self] {
        match self {
            Self::PublicFiles => &[Self::Pages],
            Self::Stylesheets | Self::Module if has_renamed => {
                &[Self::Scripts, Self::Pages, Self::TranslatedPages]
            }
            Self::Scripts if has_renamed => &[Self::Pages, Self::TranslatedPages],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Step::{Module, Pages, PublicFiles, Scripts, Server, Stylesheets, TranslatedPages};

    #[test]
    fn who_names_an_asset_is_built_again_when_its_name_is_another() {
        for step in [Stylesheets, Module] {
            assert_eq!(step.followers(true), [Scripts, Pages, TranslatedPages]);
            assert!(step.followers(false).is_empty());
        }
        assert_eq!(Scripts.followers(true), [Pages, TranslatedPages]);
        assert!(Scripts.followers(false).is_empty());
        assert_eq!(PublicFiles.followers(false), [Pages]);
        assert!(Pages.followers(true).is_empty() && Server.followers(true).is_empty());
    }

    #[test]
    fn pages_do_not_wait_for_what_takes_longer() {
        assert!(Pages < TranslatedPages && Pages < Server && Pages < Module);
        assert!(Step::ALL.is_sorted());
    }
}
