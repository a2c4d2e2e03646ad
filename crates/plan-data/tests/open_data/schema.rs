//! `plan.json` against its schema.

use plan::OpenDataFile;
use serde_json::{Value, json};

use super::{Outcome, each_object, plan_json, published};

fn schema() -> Outcome<Value> {
    Ok(serde_json::from_slice(&published(OpenDataFile::Schema)?)?)
}

#[test]
fn the_plan_is_valid() -> Outcome {
    let schema = schema()?;
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    let validator = jsonschema::draft202012::new(&schema)?;
    let plan = plan_json()?;
    let errors: Vec<_> = validator
        .iter_errors(&plan)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    Ok(())
}

/// Each of these is one change to a valid file: a value put in place of what a pointer names.
#[test]
fn a_broken_file_is_not_valid() -> Outcome {
    let validator = jsonschema::draft202012::new(&schema()?)?;
    let plan = plan_json()?;
    for (pointer, value) in [
        ("/meta/documents/0/sha256", json!("29139420")),
        ("/meta/documents/0/status", json!("decided")),
        ("/policies", json!({})),
        ("/policies/0", json!({})),
        ("/policies/0/id", json!("2-2")),
        ("/policies/0/code", json!("6-1")),
        ("/policies/0/chapter", json!("まち")),
        ("/policies/0/subsection", json!("")),
        ("/policies/0/edition", json!("002")),
        ("/policies/0/measures/0/number", json!("①")),
        ("/policies/0/measures/0/number", json!(0)),
        ("/policies/0/source/document", json!("005")),
        ("/policies/0/source/lines", json!([1])),
        ("/policies/0/source/lines", json!([1, 2, 3])),
        ("/policies/0/source/lines/0", json!(0)),
        ("/policies/2/partners/市民", json!("■")),
        ("/policies/2/partners", json!({ "市民": true })),
        ("/policies/2/tags/0/audience", json!("nobody")),
        ("/policies/2/tags/0/place", json!("measure")),
        ("/policies/48/indicators/0/target", Value::Null),
        ("/strategy/themes/0/directions/0/policies/0", json!("3.2")),
        ("/strategy/national/0/objective", json!("F")),
        ("/strategy/national/0/categories/0/letter", json!("z")),
        (
            "/strategy/national/0/categories/0/measures/0/links/0/kind",
            json!("similar"),
        ),
        (
            "/implementation_plans/0/estimated_total_million_yen",
            json!("1,425 百万円"),
        ),
        (
            "/implementation_plans/0/priority_projects/0/cost_million_yen",
            json!(-1),
        ),
        ("/implementation_plans/1/sdgs/goals/0", json!(18)),
        ("/implementation_plans/1/projects/0/code", json!("0-2")),
    ] {
        let mut broken = plan.clone();
        let place = broken.pointer_mut(pointer).ok_or(pointer)?;
        assert_ne!(*place, value, "{pointer}");
        *place = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    }
    Ok(())
}

/// No object may lack a key or have another, wherever it stands.
#[test]
fn every_key_is_needed_and_no_other_is_taken() -> Outcome {
    let validator = jsonschema::draft202012::new(&schema()?)?;
    let plan = plan_json()?;
    // The first object of each kind; a kind is known by its keys.
    let mut kinds: Vec<(Vec<String>, String)> = Vec::new();
    each_pointer(&plan, "", &mut |pointer, object| {
        let keys: Vec<String> = object.keys().cloned().collect();
        if kinds.iter().all(|(known, _)| *known != keys) {
            kinds.push((keys, pointer.to_owned()));
        }
    });
    assert!(kinds.len() > 25, "{}", kinds.len());
    for (keys, pointer) in kinds {
        let mut broken = plan.clone();
        for key in keys.iter().map(String::as_str).chain(["extra"]) {
            let object = broken.pointer_mut(&pointer).and_then(Value::as_object_mut);
            let object = object.ok_or(pointer.as_str())?;
            let removed = object.remove(key);
            if removed.is_none() {
                object.insert(key.to_owned(), true.into());
            }
            assert!(!validator.is_valid(&broken), "{pointer} {key}");
            let object = broken.pointer_mut(&pointer).and_then(Value::as_object_mut);
            let object = object.ok_or(pointer.as_str())?;
            object.extend(removed.map(|value| (key.to_owned(), value)));
        }
    }
    Ok(())
}

#[test]
fn every_key_is_described() -> Outcome {
    let schema = schema()?;
    let mut described = 0;
    each_object(&schema, &mut |object| {
        let Some(Value::Object(properties)) = object.get("properties") else {
            return;
        };
        assert_eq!(
            object.get("additionalProperties"),
            Some(&Value::from(false))
        );
        for (name, property) in properties {
            // The roles of the matrix are described together.
            let is_role = property == &json!({ "type": "boolean" });
            let description = property["description"].as_str().unwrap_or_default();
            assert!(is_role || !description.is_empty(), "{name}");
            assert!(!description.contains('\n'), "{name}");
            described += 1;
        }
    });
    assert!(described > 100, "{described}");
    Ok(())
}

/// Hands every object of a value, with the pointer to it, to `visit`.
fn each_pointer(
    value: &Value,
    pointer: &str,
    visit: &mut impl FnMut(&str, &serde_json::Map<String, Value>),
) {
    match value {
        Value::Object(object) => {
            visit(pointer, object);
            for (key, own) in object {
                each_pointer(own, &format!("{pointer}/{key}"), visit);
            }
        }
        Value::Array(values) => {
            for (place, own) in values.iter().enumerate() {
                each_pointer(own, &format!("{pointer}/{place}"), visit);
            }
        }
        _ => {}
    }
}
