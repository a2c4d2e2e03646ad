//! A filter in the query of an address.

use plan::filter::Filter;

use super::key;

/// Reads a filter. What is unknown is passed over.
pub(super) fn parse_filter(query: &str) -> Filter {
    fn add<T: std::str::FromStr + PartialEq>(chosen: &mut Vec<T>, id: &str) {
        if let Ok(choice) = id.parse()
            && !chosen.contains(&choice)
        {
            chosen.push(choice);
        }
    }
    let mut filter = Filter::default();
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match key.as_ref() {
            key::LIFE_STAGE => add(&mut filter.life_stages, &value),
            key::SITUATION => add(&mut filter.situations, &value),
            key::PARTNER => add(&mut filter.partner_roles, &value),
            key::CHAPTER => add(&mut filter.chapters, &value),
            key::WORDS => filter.words = value.into_owned(),
            key::VIEW => filter.in_full = value == key::VIEW_FULL,
            _ => {}
        }
    }
    filter
}

/// Prints a filter, in the order of its facets.
pub(super) fn print_filter(filter: &Filter) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(
        filter
            .life_stages
            .iter()
            .map(|choice| (key::LIFE_STAGE, choice.id())),
    );
    query.extend_pairs(
        filter
            .situations
            .iter()
            .map(|choice| (key::SITUATION, choice.id())),
    );
    query.extend_pairs(
        filter
            .partner_roles
            .iter()
            .map(|choice| (key::PARTNER, choice.id())),
    );
    query.extend_pairs(
        filter
            .chapters
            .iter()
            .map(|choice| (key::CHAPTER, choice.id())),
    );
    if !filter.words.is_empty() {
        query.append_pair(key::WORDS, &filter.words);
    }
    if filter.in_full {
        query.append_pair(key::VIEW, key::VIEW_FULL);
    }
    query.finish()
}
