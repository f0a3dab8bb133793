//! The exceptions: one for each kind of error, all of one family.

use detente::{Error, ErrorKind};
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::{PyTypeInfo, create_exception};

macro_rules! exceptions {
    ($($kind:ident $name:ident $doc:literal)*) => {
        create_exception!(
            detente,
            DetenteError,
            PyException,
            "Whatever goes wrong in detente. `kind` is the stable code of the kind, `origin` the file, column or record, \
             `line` the line counted from 1, `document` the id of the document that cannot be read; each is None where it \
             is not known."
        );
        $(create_exception!(detente, $name, DetenteError, $doc);)*

        /// Adds the exceptions to the module.
        pub(crate) fn add_to(module: &Bound<'_, PyModule>) -> PyResult<()> {
            let py = module.py();
            let base = DetenteError::type_object(py);
            for attribute in ["kind", "origin", "line", "document"] {
                base.setattr(attribute, py.None())?;
            }
            module.add("DetenteError", base)?;
            $(
                let exception = $name::type_object(py);
                exception.setattr("kind", ErrorKind::$kind.code())?;
                module.add(stringify!($name), exception)?;
            )*
            Ok(())
        }

        fn new_err(error: &Error) -> PyErr {
            match error.kind() {
                $(ErrorKind::$kind => $name::new_err(error.to_string()),)*
                _ => DetenteError::new_err(error.to_string()),
            }
        }
    };
}

exceptions! {
    Io FileError "A file, folder or pipe could not be read or written."
    Encoding EncodingError "Bytes or code points that are no text."
    Format FormatError "The input has not the shape that its format asks for."
    MissingField MissingFieldError "A named column or field is not there."
    Date DateError "A date is none."
    Option OptionError "An option has a value that it cannot have."
    Limit LimitError "The input is larger than a stated limit."
    Model ModelError "A model file is corrupt or foreign."
    Cancelled CancelledError "The work was stopped before it was done."
    Internal InternalError "A fault of detente itself; please report it."
}

/// The Python exception for an error, with what is known about its place.
pub(crate) fn raise(py: Python<'_>, error: &Error) -> PyErr {
    let exception = new_err(error);
    let value = exception.value(py);
    let place = value
        .setattr("origin", error.origin())
        .and_then(|()| value.setattr("line", error.line()))
        .and_then(|()| value.setattr("document", error.document()));
    place.err().unwrap_or(exception)
}
