//! How a table is written down: one struct, whose fields are the columns.

/// Defines a row, and beside it `Rows`, which collects rows column by column.
///
/// `String` stands for text, `Option` for a cell that may be empty. The documentation of the struct and of its fields is
/// the table's.
macro_rules! rows {
    (
        $(#[doc = $description:literal])+
        struct $row:ident {
            $($(#[doc = $column_description:literal])+ $column:ident: $cell:ty,)*
        }
    ) => {
        $(#[doc = $description])+
        struct $row<'a> {
            $($(#[doc = $column_description])+ $column: <$cell as $crate::corpus::tables::cell::Cell>::Value<'a>,)*
        }

        /// The rows so far, column by column.
        #[derive(Debug)]
        pub(super) struct Rows {
            $($column: <$cell as $crate::corpus::tables::cell::Cell>::Builder,)*
        }

        impl Default for Rows {
            fn default() -> Self {
                Self {
                    $($column: <$cell as $crate::corpus::tables::cell::Cell>::builder(),)*
                }
            }
        }

        impl Rows {
            pub(super) const DESCRIPTION: &str = concat!($($description),+);

            pub(super) fn columns() -> Vec<$crate::corpus::tables::Column> {
                vec![$($crate::corpus::tables::Column {
                    name: stringify!($column),
                    data_type: <$cell as $crate::corpus::tables::cell::Cell>::data_type(),
                    is_nullable: <$cell as $crate::corpus::tables::cell::Cell>::NULLABLE,
                    description: concat!($($column_description),+).trim_start(),
                },)*]
            }

            fn add(&mut self, row: $row<'_>) {
                $(<$cell as $crate::corpus::tables::cell::Cell>::append(&mut self.$column, row.$column);)*
            }

            pub(super) fn finish(&mut self) -> Vec<arrow_array::ArrayRef> {
                vec![$(arrow_array::builder::ArrayBuilder::finish(&mut self.$column),)*]
            }
        }
    };
}

pub(in crate::corpus) use rows;

/// Defines the enumeration of tables, each of which has its `Rows` in a module of its name.
macro_rules! table_names {
    ($(#[$doc:meta])* $name:ident { $($table:ident $module:ident)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", stringify!($module), "`")] $table,)*
        }

        impl $name {
            /// Every table, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$table,)*];

            /// Its name in Python and on disk.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$table => stringify!($module),)*
                }
            }

            /// What one row of it is.
            pub fn description(self) -> &'static str {
                match self {
                    $(Self::$table => $module::Rows::DESCRIPTION,)*
                }
                .trim_start()
            }

            /// Its columns.
            pub fn columns(self) -> Vec<Column> {
                match self {
                    $(Self::$table => $module::Rows::columns(),)*
                }
            }
        }
    };
}

pub(in crate::corpus) use table_names;
