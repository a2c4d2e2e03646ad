use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{self, MethodRouter, Route};
use pages::language::PageLanguage;
use pages::urls::language_prefix;
use tower::{Layer, Service};

use super::staff::guard::{Guard, guard};
use crate::http::form_decoding::FORM_MAX;
use crate::middleware::compression;
use crate::openapi::{DescribedRoute, Operation};
use crate::staff::Role;
use crate::state::AppState;

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everyone. What a receipt opens, its handler decides.
    Everyone,
    /// Those of the staff who are signed in and have this role or one above it.
    Staff(Role),
}

/// A route, as the router has it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The method.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may ask.
    pub access: Access,
    /// What the OpenAPI document says of it; every route that is not the console's has this.
    pub operation: Option<Operation>,
}

impl Listed {
    /// What the OpenAPI document says of it, if it is in there.
    pub(super) fn described(&self) -> Option<DescribedRoute<'_>> {
        Some(DescribedRoute {
            method: &self.method,
            path: self.path,
            operation: self.operation.as_ref()?,
        })
    }
}

/// A router that knows its routes, and lets nobody through but those whom a route names.
pub(super) struct Table {
    state: AppState,
    router: Router<AppState>,
    listed: Vec<Listed>,
}

impl Table {
    pub(super) fn new(state: &AppState) -> Self {
        Self {
            state: state.clone(),
            router: Router::new(),
            listed: Vec::new(),
        }
    }

    /// A page or an answer.
    pub(super) fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add(Method::GET, path, access, routing::get(handler))
    }

    /// Something that changes.
    pub(super) fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add(Method::POST, path, access, routing::post(handler))
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        access: Access,
        route: MethodRouter<AppState>,
    ) -> Self {
        let route = match access {
            Access::Everyone => route,
            Access::Staff(role) => {
                let needed = Guard {
                    state: self.state.clone(),
                    role,
                };
                route.route_layer(from_fn_with_state(needed, guard))
            }
        };
        self.router = self.router.route(path, route);
        self.listed.push(Listed {
            method,
            path,
            access,
            operation: None,
        });
        self
    }

    /// Describes the last route.
    pub(super) fn described(mut self, operation: Operation) -> Self {
        if let Some(last) = self.listed.last_mut() {
            last.operation = Some(operation);
        }
        self
    }

    /// Bounds what is sent to the routes so far, and compresses what they answer.
    pub(super) fn of_pages(self) -> Self {
        self.layer(DefaultBodyLimit::max(FORM_MAX))
            .layer(compression::layer())
    }

    /// Answers at the same addresses in each language, too.
    pub(super) fn in_every_language(mut self) -> Self {
        let translated = self.router.clone();
        for language in PageLanguage::ALL {
            self.router = self
                .router
                .nest(language_prefix(language), translated.clone());
        }
        self
    }

    /// Puts a layer around the routes so far.
    pub(super) fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<std::convert::Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        self.router = self.router.layer(layer);
        self
    }

    /// Adds another table's routes.
    pub(super) fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.listed.extend(other.listed);
        self
    }

    pub(super) fn into_parts(self) -> (Router<AppState>, Vec<Listed>) {
        (self.router, self.listed)
    }
}
