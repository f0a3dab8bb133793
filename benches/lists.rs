//! How fast sanctions lists are read: OFAC's CSV set and the UN's XML, of a size like that of the real ones, made up here.

use std::fmt::Write;

use detente::lists::{ListOptions, load_list_files};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// OFAC's CSV files for this many parties, every third a person.
fn ofac(parties: usize) -> Vec<(String, Vec<u8>)> {
    let (mut sdn, mut add, mut alt) = (String::new(), String::new(), String::new());
    for n in 0..parties {
        let (name, kind, facts) = match n % 3 {
            0 => (
                format!("WELLER {n}, Dora Maria"),
                "\"individual\"",
                format!(
                    "DOB {:02} Nov 19{:02}; POB Oxbow, Kenya; nationality Kenya; Gender Female; Passport A{n} (Kenya) expires 01 Jan 2030; ",
                    n % 28 + 1,
                    n % 60 + 20
                ),
            ),
            1 => (
                format!("UPPER RIVER SALT {n} S.A."),
                "-0- ",
                format!("Tax ID No. {n} (Colombia); Website www.salt{n}.example; "),
            ),
            _ => (
                format!("OXBOW {n}"),
                "\"vessel\"",
                format!(
                    "Vessel Registration Identification IMO {}; MMSI {n}; ",
                    9_000_000 + n
                ),
            ),
        };
        let linked = n / 2;
        let _ = write!(
            sdn,
            "{n},\"{name}\",{kind},\"SDGT] [IRAN\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{facts}Secondary sanctions risk: section 1(b) of Executive Order 13224; a.k.a. 'RIVER {n}'; Linked To: UPPER RIVER SALT {linked} S.A.\"\r\n"
        );
        let _ = write!(
            add,
            "{n},{n},\"{n} Quay Road\",\"Oxbow 00100\",\"Kenya\",-0- \r\n"
        );
        let _ = write!(alt, "{n},{n},\"aka\",\"VELLER {n}, Dora\",-0- \r\n");
    }
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    vec![
        file("sdn.csv", sdn),
        file("add.csv", add),
        file("alt.csv", alt),
        file("sdn_comments.csv", String::new()),
    ]
}

/// The UN's XML for this many persons.
fn un(persons: usize) -> Vec<(String, Vec<u8>)> {
    let mut text = "<CONSOLIDATED_LIST dateGenerated=\"2026-01-01\"><INDIVIDUALS>\n".to_owned();
    for n in 0..persons {
        let _ = write!(
            text,
            "<INDIVIDUAL><DATAID>{n}</DATAID><FIRST_NAME>Dora</FIRST_NAME><SECOND_NAME>Weller {n}</SECOND_NAME><UN_LIST_TYPE>Haiti</UN_LIST_TYPE><LISTED_ON>2025-10-17</LISTED_ON>\n\
             <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>D. Veller {n}</ALIAS_NAME></INDIVIDUAL_ALIAS>\n\
             <INDIVIDUAL_ADDRESS><CITY>Oxbow</CITY><COUNTRY>Haiti</COUNTRY></INDIVIDUAL_ADDRESS>\n\
             <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-03-04</DATE></INDIVIDUAL_DATE_OF_BIRTH>\n\
             <COMMENTS1>Head of a guard on the upper river, who took toll of every boat.</COMMENTS1></INDIVIDUAL>\n"
        );
    }
    text.push_str("</INDIVIDUALS></CONSOLIDATED_LIST>\n");
    vec![("un.xml".to_owned(), text.into_bytes())]
}

fn read(bencher: Bencher<'_, '_>, files: &[(String, Vec<u8>)]) {
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(|| files.to_vec())
        .bench_values(|files| load_list_files(files, &ListOptions::default()).unwrap());
}

#[divan::bench]
fn ofac_csv(bencher: Bencher<'_, '_>) {
    read(bencher, &ofac(9_000));
}

#[divan::bench]
fn un_xml(bencher: Bencher<'_, '_>) {
    read(bencher, &un(1_000));
}
