use hearing_api::Surface;

/// Where an opinion was written or handed in, in words.
pub(crate) fn place(surface: Surface, source: Option<&str>) -> String {
    match (source, surface) {
        (Some(source), _) => format!("{source}（取り込み）"),
        (None, Surface::Phone) => "自分の端末".to_owned(),
        (None, Surface::Kiosk(branch)) => format!("{}の端末", branch.label()),
        (None, Surface::Embed) => "市のサイトの中".to_owned(),
    }
}
