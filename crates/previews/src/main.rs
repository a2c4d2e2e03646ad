//! Draws the pictures that stand beside shared links: one for the site, and one for each policy.
//!
//! The font is a file of known content, and no other is looked at: two machines draw the same.

mod card;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use pages::urls::{SITE_PREVIEW, preview_href};
use plan_data::PLAN;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Draws the pictures that stand beside shared links.
#[derive(Parser)]
struct Arguments {
    /// The font of every word.
    #[arg(long)]
    font: PathBuf,
    /// The folder of the site.
    #[arg(long)]
    out: PathBuf,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let options = options(&arguments.font)?;
    draw(&card::of_site(), &options, &arguments.out, SITE_PREVIEW)?;
    for policy in PLAN.current_policies() {
        let path = preview_href(policy.code);
        draw(&card::of_policy(policy), &options, &arguments.out, &path)?;
    }
    Ok(())
}

fn options(font: &Path) -> Result<Options<'static>> {
    let mut options = Options::default();
    let content = fs::read(font).with_context(|| format!("cannot read {}", font.display()))?;
    let fonts = options.fontdb_mut();
    fonts.load_font_data(content);
    let face = fonts.faces().next();
    let family = face.and_then(|face| face.families.first());
    let (family, _) = family.context("the font has no name")?;
    options.font_family = family.clone();
    Ok(options)
}

/// Draws an SVG into the file that the site has at `path`.
fn draw(svg: &str, options: &Options<'_>, out: &Path, path: &str) -> Result<()> {
    let tree = Tree::from_str(svg, options).with_context(|| format!("drawing {path}"))?;
    let size = tree.size().to_int_size();
    let mut picture =
        Pixmap::new(size.width(), size.height()).with_context(|| format!("{path} is empty"))?;
    resvg::render(&tree, Transform::default(), &mut picture.as_mut());
    let file = out.join(path.trim_start_matches('/'));
    let folder = file.parent().unwrap_or(out);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&file, picture.encode_png()?))
        .with_context(|| format!("cannot write {}", file.display()))
}
