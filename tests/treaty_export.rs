//! A treaty's text in other forms.

use detente::treaty::{ArticleChange, TreatyTable, TreatyText, WordChange, diff, diff_to_markdown};
use proptest::prelude::*;

const TREATY: &str = "TREATY OF THE LOCKS\n\n\
    The Kingdom of Norway and the Republic of Finland,\n\nDesiring peace & quiet,\n\nHave agreed as follows:\n\n\
    PART I\n\nTHE RIVER\n\n\
    Article 1\nOpen locks\n\n1. The Parties shall:\n\n(a) keep the locks open;\n\n(b) light the *banks*.\n\n2. They may meet.\n\n\
    PART II\n\nLAST THINGS\n\n\
    Article 2\n\nThis Treaty shall remain in force for ten years.\n\n\
    DONE at Oslo on 4 May 1921.\n\n\
    ANNEX I\nRules of the lock\n\nArticle 1\n\nBarges shall wait.\n";

#[test]
fn writes_markdown() {
    let markdown = TreatyText::parse(TREATY).to_markdown();
    for part in [
        "# TREATY OF THE LOCKS\n\n",
        "## Part I. THE RIVER\n\n### Article 1. Open locks\n\n1. The Parties shall:\n    - (a) keep the locks open;\n    - (b) light the \\*banks\\*.\n\n2. They may meet.\n",
        "## Part II. LAST THINGS\n\n### Article 2\n\nThis Treaty",
        "## Annex I. Rules of the lock\n\n### Article 1\n\nBarges shall wait.\n",
    ] {
        assert!(markdown.contains(part), "{part:?} is not in\n{markdown}");
    }
}

#[test]
fn writes_akoma_ntoso() {
    let xml = TreatyText::parse(TREATY).with_id("locks").to_akoma_ntoso();
    for part in [
        "<FRBRuri value=\"/akn/un/act/treaty/1921-05-04/locks\"/>",
        "<docTitle>TREATY OF THE LOCKS</docTitle>",
        "<recital eId=\"rec_1\"><p>Desiring peace &amp; quiet,</p></recital>",
        "<part eId=\"part_i-1\"><num>part I</num><heading>THE RIVER</heading><article eId=\"art_1\"><num>Article 1</num><heading>Open locks</heading>",
        "<paragraph eId=\"art_1__para_1\"><num>1</num><intro><p>The Parties shall:</p></intro><point eId=\"art_1__para_1__point_1\"><num>a</num><content><p>keep the locks open;</p></content></point>",
        "<conclusions><p>DONE at Oslo on 4 May 1921.</p></conclusions>",
        "<attachment eId=\"att_1\"><heading>annex I Rules of the lock</heading>",
    ] {
        assert!(xml.contains(part), "{part:?} is not in\n{xml}");
    }
}

#[test]
fn writes_tables() {
    let treaty = TreatyText::parse(TREATY).with_id("locks");
    for &table in TreatyTable::ALL {
        let rows = treaty.rows(table);
        assert!(!rows.is_empty(), "{table}");
        for row in rows {
            assert_eq!(row.len(), table.columns().len());
            assert_eq!(row[0], "locks");
        }
    }
    let articles = treaty.rows(TreatyTable::Articles);
    assert_eq!(articles[0][1..6], ["", "1", "Open locks", "part I", ""]);
    assert_eq!(articles[2][1..3], ["annex I", "1"]);
}

#[test]
fn compares_two_texts_by_article() {
    let before = TreatyText::parse(
        "Article 1\nLocks\nThe locks shall be open in May.\n\nArticle 2\nDues\nNo Party shall levy dues.\n\nArticle 3\nEnd\nThis Treaty shall last ten years.",
    );
    let after = TreatyText::parse(
        "Article 1\nLocks\nThe locks shall be open\nin June.\n\nArticle 2\nPilots\nPilots are paid by the upstream Party alone.\n\nArticle 3\nEnd\nThis Treaty  shall last ten years.",
    );
    let diffs = diff(&before, &after);
    let brief: Vec<_> = diffs
        .iter()
        .map(|diff| (diff.change, diff.before.as_deref(), diff.after.as_deref()))
        .collect();
    assert_eq!(
        brief,
        [
            (ArticleChange::Changed, Some("1"), Some("1")),
            (ArticleChange::Added, None, Some("2")),
            (ArticleChange::Removed, Some("2"), None),
            (ArticleChange::Same, Some("3"), Some("3")),
        ]
    );
    let changed: Vec<_> = diffs[0]
        .words
        .iter()
        .filter(|words| words.change != WordChange::Same)
        .map(|words| words.text.as_str())
        .collect();
    assert_eq!(changed, ["May.", "June."]);
    assert!(diff_to_markdown(&diffs).contains("open in ~~May.~~ **June.**"));
    assert!(
        diff(&before, &before)
            .iter()
            .all(|diff| diff.change == ArticleChange::Same)
    );
    assert_eq!(diff(&TreatyText::parse(""), &TreatyText::parse("")), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_written(text in "(Article [0-9]{1,2}\n|[a-z<>&\"\0]{1,9} |\n|1\\. |\\(a\\) |ANNEX I\n){0,40}") {
        let treaty = TreatyText::parse(&text);
        let xml = treaty.to_akoma_ntoso();
        let mut reader = quick_xml::Reader::from_str(&xml);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(cause) => prop_assert!(false, "{cause} in {xml}"),
            }
        }
        let _ = treaty.to_markdown();
        let _ = treaty.to_html();
    }
}
