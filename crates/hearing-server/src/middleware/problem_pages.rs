use axum::extract::{Request, State};
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use axum::middleware::Next;
use axum::response::Response;
use hearing_api::Problem;
use pages::shell::Device;

use crate::extract::AskingDevice;
use crate::html::problem_page;
use crate::http::paths::is_api;
use crate::state::AppState;

/// Outside `/api/` it is people who read problems.
pub(crate) async fn show(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let for_people = !is_api(request.uri().path());
    let device = request.extensions().get::<AskingDevice>().copied();
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>()
        && for_people
    {
        let device = device.map_or(Device::Own, |AskingDevice(device)| device);
        let page = problem_page(&state, device, &problem);
        // What a handler says besides (which methods it allows) still holds.
        let mut headers = std::mem::take(response.headers_mut());
        headers.remove(CONTENT_LENGTH);
        // The page is not what was compressed on the way here.
        headers.remove(CONTENT_ENCODING);
        headers.extend(page.headers().clone());
        response = page;
        *response.headers_mut() = headers;
    }
    response
}
