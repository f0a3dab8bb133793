//! What stands in a table's cells.

use std::sync::Arc;

use arrow_array::builder::{
    ArrayBuilder, Date32Builder, Float64Builder, ListBuilder, StringBuilder, UInt32Builder,
};
use arrow_schema::{DataType, Field};
use jiff::civil::{Date, date};

/// A type of cell: what is put in, and how a column of it is built.
pub(in crate::corpus) trait Cell {
    type Value<'a>;
    type Builder: ArrayBuilder + Default;
    const NULLABLE: bool = false;

    fn data_type() -> DataType;
    fn builder() -> Self::Builder {
        Self::Builder::default()
    }

    fn append(column: &mut Self::Builder, value: Self::Value<'_>);
    fn append_null(column: &mut Self::Builder);
}

macro_rules! cells {
    ($($cell:ty, $value:ty, $builder:ty, $data_type:ident, $convert:expr;)*) => {$(
        impl Cell for $cell {
            type Value<'a> = $value;
            type Builder = $builder;

            fn data_type() -> DataType {
                DataType::$data_type
            }

            fn append(column: &mut Self::Builder, value: Self::Value<'_>) {
                column.append_value($convert(value));
            }

            fn append_null(column: &mut Self::Builder) {
                column.append_null();
            }
        }
    )*};
}

cells! {
    u32, u32, UInt32Builder, UInt32, std::convert::identity;
    f64, f64, Float64Builder, Float64, std::convert::identity;
    String, &'a str, StringBuilder, Utf8, std::convert::identity;
    Date, Date, Date32Builder, Date32, days_since_1970;
}

fn days_since_1970(day: Date) -> i32 {
    (day - date(1970, 1, 1)).get_days()
}

impl<T: Cell> Cell for Option<T> {
    type Value<'a> = Option<T::Value<'a>>;
    type Builder = T::Builder;
    const NULLABLE: bool = true;

    fn data_type() -> DataType {
        T::data_type()
    }

    fn append(column: &mut Self::Builder, value: Self::Value<'_>) {
        match value {
            Some(value) => T::append(column, value),
            None => T::append_null(column),
        }
    }

    fn append_null(column: &mut Self::Builder) {
        T::append_null(column);
    }
}

/// A list of names, none of them empty.
impl Cell for Vec<String> {
    type Value<'a> = Vec<String>;
    type Builder = ListBuilder<StringBuilder>;

    fn data_type() -> DataType {
        DataType::List(Arc::new(item()))
    }

    fn builder() -> Self::Builder {
        ListBuilder::new(StringBuilder::new()).with_field(item())
    }

    fn append(column: &mut Self::Builder, value: Self::Value<'_>) {
        for item in value {
            column.values().append_value(item);
        }
        column.append(true);
    }

    fn append_null(column: &mut Self::Builder) {
        column.append(false);
    }
}

fn item() -> Field {
    Field::new_list_field(DataType::Utf8, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_days_on_both_sides_of_1970() {
        assert_eq!(days_since_1970(date(1970, 1, 1)), 0);
        assert_eq!(days_since_1970(date(1969, 12, 31)), -1);
        assert_eq!(days_since_1970(date(2024, 11, 22)), 20_049);
    }
}
