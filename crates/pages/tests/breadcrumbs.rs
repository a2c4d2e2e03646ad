//! Every page leads to those above it, by one table.

use pages::components::breadcrumb::breadcrumb;
use pages::pages::framed;
use pages::urls::Route;
use plan_data::PLAN;

fn links(html: &str) -> Vec<&str> {
    let way = html
        .split("<nav class=\"breadcrumb\"")
        .nth(1)
        .unwrap_or_default();
    let way = way.split("</nav>").next().unwrap_or_default();
    way.split("href=\"")
        .skip(1)
        .filter_map(|link| link.split('"').next())
        .collect()
}

#[test]
fn every_page_but_home_has_the_way_that_the_table_has() {
    let answering = [
        Route::Follow,
        Route::Opinion("7K3".to_owned()),
        Route::search("水"),
    ];
    let every = Route::every_static(&PLAN).into_iter().chain(answering);
    for route in every.filter(|route| *route != Route::Home) {
        let above: Vec<_> = route.above().iter().map(ToString::to_string).collect();
        assert_eq!(links(&framed(&route).into_string()), above, "{route}");
    }
}

#[test]
fn the_way_to_a_voice_leads_by_the_list() {
    let way = breadcrumb(&Route::Voice(7)).into_string();
    assert_eq!(links(&way), ["/", "/opinions", "/voices"]);
    let way = breadcrumb(&Route::Goal(1)).into_string();
    assert_eq!(links(&way), ["/", "/plan", "/goals"]);
}

#[test]
fn no_way_goes_round() {
    for route in Route::every_static(&PLAN) {
        assert!(
            route.above().len() < 5 && !route.above().contains(&route),
            "{route}"
        );
    }
}
