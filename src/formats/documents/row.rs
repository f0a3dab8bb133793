//! One row or object with named values, made into a document.

use jiff::civil::Date;

use super::Context;
use super::options::Use;
use crate::text::{Document, parse_date};
use crate::{Error, ErrorKind};

/// The value of one field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Not there, or null.
    Absent,
    Text(String),
    /// A number, as its digits stand.
    Number(String),
    #[cfg_attr(
        not(feature = "arrow"),
        allow(dead_code, reason = "only Parquet has days")
    )]
    Day(Date),
    /// Something that no field of ours can hold; in words.
    Other(&'static str),
}

/// What a row says of its document.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) text: Value,
    pub(super) title: Value,
    pub(super) id: Value,
    pub(super) published: Value,
}

impl Row {
    pub(super) const EMPTY: Self = Self {
        text: Value::Absent,
        title: Value::Absent,
        id: Value::Absent,
        published: Value::Absent,
    };

    pub(super) fn set(&mut self, what: Use, value: Value) {
        match what {
            Use::Text => self.text = value,
            Use::Title => self.title = value,
            Use::Id => self.id = value,
            Use::Published => self.published = value,
        }
    }

    /// The document; an error knows the row's id. `default_id` names it where the row does not.
    pub(super) fn into_document(
        mut self,
        default_id: &str,
        context: &Context,
    ) -> Result<Document, Error> {
        let named = |error: Error, id: &str| error.with_document(id).with_origin(&context.name);
        let id = match std::mem::replace(&mut self.id, Value::Absent) {
            Value::Text(id) | Value::Number(id) if !id.is_empty() => id,
            Value::Absent | Value::Text(_) | Value::Number(_) => default_id.to_owned(),
            Value::Day(_) => return Err(named(context.wrong(Use::Id, "a date"), default_id)),
            Value::Other(found) => return Err(named(context.wrong(Use::Id, found), default_id)),
        };
        self.fill(context)
            .map(|doc| doc.with_id(id.as_str()))
            .map_err(|error| named(error, &id))
    }

    fn fill(self, context: &Context) -> Result<Document, Error> {
        let text = match self.text {
            Value::Text(text) => text,
            Value::Absent => {
                let field = context.field(Use::Text);
                let message =
                    format!("field {field:?} is missing or null; expected the document's text");
                return Err(Error::new(ErrorKind::MissingField, message));
            }
            other => return Err(context.wrong(Use::Text, other.kind())),
        };
        if text.len() as u64 > context.options.max_bytes() {
            return Err(super::source::too_large(context.options.max_bytes()));
        }
        let mut doc = Document::new(text);
        match self.title {
            Value::Absent => {}
            Value::Text(title) => doc = doc.with_title(title.trim()),
            other => return Err(context.wrong(Use::Title, other.kind())),
        }
        let published = match self.published {
            Value::Absent => None,
            Value::Day(day) => Some(day),
            Value::Text(words) if words.trim().is_empty() => None,
            Value::Text(words) => Some(parse_date(&words)?),
            other => {
                let message = format!(
                    "field {:?} holds {}; expected a date of the form 2024-11-22",
                    context.field(Use::Published),
                    other.kind()
                );
                return Err(Error::new(ErrorKind::Date, message));
            }
        };
        Ok(match published.or(context.options.published) {
            Some(day) => doc.with_published(day),
            None => doc,
        })
    }
}

impl Value {
    fn kind(&self) -> &'static str {
        match self {
            Self::Absent => "nothing",
            Self::Text(_) => "a string",
            Self::Number(_) => "a number",
            Self::Day(_) => "a date",
            Self::Other(kind) => kind,
        }
    }
}

impl Context {
    /// The name of the field for this use.
    pub(super) fn field(&self, of: Use) -> &str {
        self.options.fields.name(of).unwrap_or_default()
    }

    fn wrong(&self, what: Use, found: &str) -> Error {
        let field = self.field(what);
        Error::new(
            ErrorKind::Format,
            format!("field {field:?} holds {found}; expected a string"),
        )
    }
}

/// Which columns of a table are read, and for what.
#[derive(Debug)]
pub(super) struct Columns(Vec<(Use, usize)>);

impl Columns {
    /// Finds the columns among those that the table has.
    ///
    /// # Errors
    /// [`ErrorKind::MissingField`] where there is no column of the text, or none of a name that the caller gave.
    pub(super) fn find(names: &[String], context: &Context) -> Result<Self, Error> {
        let mut found = Vec::new();
        for (what, name, is_named) in context.options.fields.iter() {
            if let Some(index) = names.iter().position(|column| column == name) {
                found.push((what, index));
            } else if is_named || what == Use::Text {
                let there: Vec<_> = names.iter().map(|name| format!("{name:?}")).collect();
                let message = format!(
                    "there is no column {name:?}; the columns are {}",
                    there.join(", ")
                );
                return Err(Error::new(ErrorKind::MissingField, message).with_origin(&context.name));
            }
        }
        Ok(Self(found))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Use, usize)> {
        self.0.iter().copied()
    }
}
