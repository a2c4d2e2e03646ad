use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::{ProblemType, Receipt};
use pages::pages::receipt::{Failure, Obstacle, ProvenForm};
use pages::shell::Device;
use pages::urls::Route;

use super::get::{Refused, receipt_page};
use crate::error::Error;
use crate::extract::{AskingDevice, Client};
use crate::http::form_decoding::Fields;
use crate::http::origin::is_cross_site;
use crate::http::rate_limit::Budget;
use crate::state::AppState;
use crate::store;

/// What a reader posted on a receipt's page. Whatever stands in its way, the page comes back with
/// everything that was typed.
pub(super) struct Act {
    pub(super) state: AppState,
    pub(super) receipt: Receipt,
    pub(super) fields: Fields,
    device: Device,
    headers: HeaderMap,
    client: Client,
}

/// The answer to an act that is not done.
pub(super) struct Refusal(Box<Response>);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        *self.0
    }
}

impl From<Response> for Refusal {
    fn from(response: Response) -> Self {
        Self(Box::new(response))
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        error.into_response().into()
    }
}

impl From<ProblemType> for Refusal {
    fn from(problem: ProblemType) -> Self {
        Error::from(problem).into()
    }
}

impl FromRequest<AppState> for Act {
    type Rejection = Error;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Error> {
        let (mut parts, body) = request.into_parts();
        let Path(typed) = Path::<String>::from_request_parts(&mut parts, state)
            .await
            .map_err(|_| ProblemType::InvalidReceipt)?;
        let receipt: Receipt = typed.parse()?;
        let Ok(client) = Client::from_request_parts(&mut parts, state).await;
        let Ok(AskingDevice(device)) = AskingDevice::from_request_parts(&mut parts, state).await;
        let headers = parts.headers.clone();
        let body = Bytes::from_request(Request::from_parts(parts, body), state).await?;
        Ok(Self {
            state: state.clone(),
            receipt,
            fields: Fields::parse(&body)?,
            device,
            headers,
            client,
        })
    }
}

impl Act {
    /// Refuses what another site's page sent, and what comes too often.
    pub(super) async fn admit(&self, form: ProvenForm) -> Result<(), Refusal> {
        let button = [("button", form.button())];
        if is_cross_site(&self.state.site, &self.headers) {
            let message = Obstacle::FromAnotherSite.sentence(&button);
            return Err(self.page(StatusCode::FORBIDDEN, &message).await?.into());
        }
        if let Err(refused) = self.client.spend(&self.state, Budget::Acts) {
            let message = Obstacle::Busy.sentence(&button);
            let mut page = self.page(StatusCode::TOO_MANY_REQUESTS, &message).await?;
            page.headers_mut().extend(refused.retry_after());
            return Err(page.into());
        }
        Ok(())
    }

    /// Refuses an act whose fields are not right.
    pub(super) async fn refuse(&self, message: &str) -> Refusal {
        match self.page(StatusCode::UNPROCESSABLE_ENTITY, message).await {
            Ok(page) => page.into(),
            Err(error) => error.into(),
        }
    }

    /// What the store did, unless it failed: then nothing has changed, and the act can be tried again.
    pub(super) async fn stored<T>(
        &self,
        form: ProvenForm,
        done: Result<T, store::Error>,
    ) -> Result<T, Refusal> {
        match done {
            Ok(done) => Ok(done),
            Err(error) => {
                tracing::error!("an act on a receipt's page is not kept: {error}");
                let message = Obstacle::Unavailable.sentence(&[("button", form.button())]);
                let status = StatusCode::SERVICE_UNAVAILABLE;
                Err(self.page(status, &message).await?.into())
            }
        }
    }

    /// The receipt's page with what stands in the way.
    pub(super) async fn page(&self, status: StatusCode, message: &str) -> Result<Response, Error> {
        let code = None;
        self.page_with(status, Failure { message, code }).await
    }

    /// The same, where it is the control code.
    pub(super) async fn page_with(
        &self,
        status: StatusCode,
        failure: Failure<'_>,
    ) -> Result<Response, Error> {
        let refused = Refused {
            failure,
            fields: &self.fields,
        };
        let typed = self.receipt.to_string();
        receipt_page(&self.state, self.device, &typed, status, Some(&refused)).await
    }

    /// Leads back to the receipt's page, which shows what has changed.
    pub(super) fn done(&self) -> Response {
        Redirect::to(&Route::Opinion(self.receipt.to_string()).to_string()).into_response()
    }
}
