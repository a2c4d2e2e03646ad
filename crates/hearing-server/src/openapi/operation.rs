use std::collections::BTreeMap;

use hearing_api::{Problem, ProblemType};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

/// What can go wrong whatever is asked.
const ALWAYS: [ProblemType; 3] = [
    ProblemType::TooManyRequests,
    ProblemType::Timeout,
    ProblemType::Unavailable,
];

/// The schema of a value, with the types that it names put into the document.
pub(crate) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// What the document says of a route.
#[derive(Debug, Clone)]
pub struct Operation {
    id: &'static str,
    summary: &'static str,
    parameters: Vec<Parameter>,
    body: Option<Content>,
    answers: Vec<(u16, &'static str, Option<Content>)>,
    problems: Vec<ProblemType>,
    problem_content: Content,
}

#[derive(Debug, Clone)]
struct Parameter {
    place: &'static str,
    name: &'static str,
    description: &'static str,
    is_required: bool,
    schema: SchemaOf,
}

/// What travels: its media type and, where there is one, its schema.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Content {
    media_type: &'static str,
    schema: SchemaOf,
}

impl Content {
    /// A page for people.
    pub(crate) const HTML: Self = Self::text("text/html; charset=utf-8");
    /// A feed.
    pub(crate) const ATOM: Self = Self::text("application/atom+xml; charset=utf-8");
    /// A day for a calendar.
    pub(crate) const CALENDAR: Self = Self::text("text/calendar; charset=utf-8");
    const PROBLEM: Self = Self {
        media_type: Problem::CONTENT_TYPE,
        schema: schema_of::<Problem>,
    };

    /// A text that the document does not look into.
    pub(crate) const fn text(media_type: &'static str) -> Self {
        Self {
            media_type,
            schema: schema_of::<String>,
        }
    }

    /// JSON of this type.
    pub(crate) const fn json<T: JsonSchema>() -> Self {
        Self::json_of(schema_of::<T>)
    }

    /// JSON of this schema.
    pub(crate) const fn json_of(schema: SchemaOf) -> Self {
        Self {
            media_type: "application/json",
            schema,
        }
    }

    /// A form as browsers post it.
    pub(crate) const fn form(schema: SchemaOf) -> Self {
        Self {
            media_type: "application/x-www-form-urlencoded",
            schema,
        }
    }
}

/// The schema of a type.
pub(crate) fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

impl Operation {
    /// An operation of this name, with what it does in one sentence; its problems are pages.
    pub(crate) fn page(id: &'static str, summary: &'static str) -> Self {
        Self {
            id,
            summary,
            parameters: Vec::new(),
            body: None,
            answers: Vec::new(),
            problems: ALWAYS.to_vec(),
            problem_content: Content::HTML,
        }
    }

    /// The same for programs: its problems are JSON (RFC 9457).
    pub(crate) fn api(id: &'static str, summary: &'static str) -> Self {
        Self {
            problem_content: Content::PROBLEM,
            ..Self::page(id, summary)
        }
    }

    /// What stands in the path in the place of `{name}`.
    pub(crate) fn path(
        self,
        name: &'static str,
        description: &'static str,
        schema: SchemaOf,
    ) -> Self {
        self.parameter("path", name, description, schema)
    }

    /// What may stand behind the `?`.
    pub(crate) fn query(
        self,
        name: &'static str,
        description: &'static str,
        schema: SchemaOf,
    ) -> Self {
        self.parameter("query", name, description, schema)
    }

    /// A header that has to be there.
    pub(crate) fn header(
        self,
        name: &'static str,
        description: &'static str,
        schema: SchemaOf,
    ) -> Self {
        self.parameter("header", name, description, schema)
    }

    fn parameter(
        mut self,
        place: &'static str,
        name: &'static str,
        description: &'static str,
        schema: SchemaOf,
    ) -> Self {
        self.parameters.push(Parameter {
            place,
            name,
            description,
            is_required: place != "query",
            schema,
        });
        self
    }

    /// What has to be sent.
    pub(crate) fn body(self, content: Content) -> Self {
        Self {
            body: Some(content),
            ..self
        }
    }

    /// What comes back with this status.
    pub(crate) fn answers(
        mut self,
        status: u16,
        description: &'static str,
        content: impl Into<Option<Content>>,
    ) -> Self {
        self.answers.push((status, description, content.into()));
        self
    }

    /// What can go wrong besides what always can.
    pub(crate) fn problems(mut self, problems: &[ProblemType]) -> Self {
        self.problems.extend(problems);
        self
    }

    pub(super) fn describe(&self, generator: &mut SchemaGenerator) -> Value {
        let parameters: Vec<Value> = self
            .parameters
            .iter()
            .map(|parameter| {
                json!({
                    "in": parameter.place,
                    "name": parameter.name,
                    "description": parameter.description,
                    "required": parameter.is_required,
                    "schema": (parameter.schema)(generator),
                })
            })
            .collect();
        let mut described = json!({
            "operationId": self.id,
            "summary": self.summary,
            "responses": self.responses(generator),
        });
        if !parameters.is_empty() {
            described["parameters"] = parameters.into();
        }
        if let Some(body) = self.body {
            described["requestBody"] = json!({
                "required": true,
                "content": media(&[body], generator),
            });
        }
        described
    }

    /// Problems of one status stand together with what else has it.
    fn responses(&self, generator: &mut SchemaGenerator) -> Map<String, Value> {
        let mut by_status: BTreeMap<u16, (Vec<&str>, Vec<Content>)> = BTreeMap::new();
        for (status, description, content) in &self.answers {
            let (descriptions, contents) = by_status.entry(*status).or_default();
            descriptions.push(description);
            contents.extend(content);
        }
        for problem in &self.problems {
            let (descriptions, contents) = by_status.entry(problem.status()).or_default();
            descriptions.push(problem.id());
            if contents
                .iter()
                .all(|content| content.media_type != self.problem_content.media_type)
            {
                contents.push(self.problem_content);
            }
        }
        by_status
            .into_iter()
            .map(|(status, (descriptions, contents))| {
                let mut response = json!({ "description": descriptions.join("; ") });
                if !contents.is_empty() {
                    response["content"] = media(&contents, generator).into();
                }
                (status.to_string(), response)
            })
            .collect()
    }
}

fn media(contents: &[Content], generator: &mut SchemaGenerator) -> Map<String, Value> {
    contents
        .iter()
        .map(|content| {
            let schema = (content.schema)(generator);
            (content.media_type.to_owned(), json!({ "schema": schema }))
        })
        .collect()
}
