//! The names by which markup, scripts, style sheets, the app and the server know the parts of a page.
