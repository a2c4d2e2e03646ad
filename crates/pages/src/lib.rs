//! Every page for residents and its parts, as [maud](https://maud.lambda.xyz) markup.
//!
//! The prerenderer writes pages to files, the app shows them in the browser, the server answers with
//! them: all call these functions. So there is no Leptos here, no browser, and nothing that a feature
//! switches.

pub mod contract;
