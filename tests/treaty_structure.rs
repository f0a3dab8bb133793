//! Structure of treaty texts, in every shape that people paste.

use detente::treaty::{LeafKind, TreatyText, WarningKind};
use proptest::prelude::*;

/// Numbers with headings, and what the warnings say.
fn read(text: &str) -> (Vec<(String, Option<String>)>, Vec<WarningKind>) {
    let treaty = TreatyText::structure(text);
    check(&treaty);
    (
        treaty
            .articles
            .iter()
            .map(|article| {
                (
                    article.number.clone(),
                    article.heading.map(|span| span.of(text).to_owned()),
                )
            })
            .collect(),
        treaty.warnings.iter().map(|warning| warning.kind).collect(),
    )
}

/// Articles of these numbers that all say the same.
fn articles(numbers: impl IntoIterator<Item = impl AsRef<str>>, body: &str) -> String {
    numbers.into_iter().fold(String::new(), |text, number| {
        [&text, "Article ", number.as_ref(), body].concat()
    })
}

fn numbers(text: &str) -> Vec<String> {
    read(text).0.into_iter().map(|(number, _)| number).collect()
}

/// The laws: leaves are the text, spans fit it, articles rise and hold their paragraphs.
fn check(treaty: &TreatyText) {
    let text = &treaty.text;
    let mut at = 0;
    for leaf in &treaty.leaves {
        assert_eq!(
            leaf.span.start, at,
            "a leaf begins where the last one ended"
        );
        assert!(leaf.span.end > leaf.span.start, "no leaf is empty");
        let _ = leaf.span.of(text);
        at = leaf.span.end;
    }
    assert_eq!(at, text.len(), "the leaves are the whole text");
    let mut end = 0;
    for article in &treaty.articles {
        assert!(article.span.start >= end && article.span.end >= article.span.start);
        end = article.span.end;
        assert!(article.span.start <= article.text_start && article.text_start <= article.span.end);
        if let Some(heading) = article.heading {
            assert!(article.span.contains(heading) && heading.end <= article.text_start);
            let _ = heading.of(text);
        }
        let mut at = article.text_start;
        for paragraph in &article.paragraphs {
            assert!(paragraph.span.start >= at && paragraph.span.end <= article.span.end);
            let _ = paragraph.span.of(text);
            at = paragraph.span.end;
        }
    }
    let json = treaty.to_json();
    assert_eq!(
        &serde_json::from_str::<TreatyText>(&json).unwrap(),
        treaty,
        "JSON gives the same treaty again"
    );
}

type Label = Box<dyn Fn(usize) -> String>;

/// A treaty of our own, in a shape: what stands between number and heading, and between blocks.
fn locks(label: impl Fn(usize) -> String, gap: &str) -> String {
    let articles = [
        (
            "Open locks",
            "The Parties shall keep the locks on the upper river open from April to October.",
        ),
        (
            "Dues",
            "1. No Party shall levy dues on barges of the other. 2. The dues named in Article 5 may be kept until the year after.",
        ),
        (
            "Pilots",
            "Each Party may send pilots, as Article 1 and Article 2 say, to the locks.",
        ),
        (
            "Council",
            "A Council of six members, under Article 3, shall meet twice a year. The Council shall adopt its rules.",
        ),
        (
            "End",
            "This Agreement shall remain in force for ten years. Either Party may denounce it by a note of six months.",
        ),
    ];
    let mut text = format!(
        "AGREEMENT ON THE LOCKS OF THE UPPER RIVER{gap}The Republic of Ostland and the Republic of Westland,{gap}Desiring to keep the river open,{gap}Have agreed as follows:"
    );
    for (index, (heading, body)) in articles.iter().enumerate() {
        text = [&text, gap, &label(index + 1), heading, gap, body].concat();
    }
    text + &format!(
        "{gap}IN WITNESS WHEREOF the undersigned have signed this Agreement.{gap}DONE at Mittelstadt, on 4 May 1921, in two copies."
    )
}

#[test]
fn finds_articles_in_every_rendition() {
    let words = ["One", "Two", "Three", "Four", "Five"];
    let romans = ["I", "II", "III", "IV", "V"];
    let labels: Vec<(Label, &str)> = vec![
        (Box::new(|number| format!("Article {number}\n")), "\n\n"),
        (Box::new(|number| format!("ARTICLE {number}: ")), "\n\n"),
        (Box::new(|number| format!("Art. {number}. ")), "\n"),
        (Box::new(|number| format!("Article {number} ")), " "),
        (Box::new(|number| format!("ARTICLE {number} - ")), " "),
        (
            Box::new(move |number| format!("Article {}\n", words[number - 1])),
            "\n",
        ),
        (
            Box::new(move |number| format!("Article {} ", romans[number - 1])),
            " ",
        ),
        (
            Box::new(move |number| format!("ARTICLE {}\n", romans[number - 1])),
            "\r\n",
        ),
        (Box::new(|number| format!("**Article {number}** ")), "\n\n"),
        (Box::new(|number| format!("## Article {number}: ")), "\n\n"),
        (Box::new(|number| format!("Article ({number})\n")), "\n"),
        (
            Box::new(|number| format!("- {number} -\n\nArticle {number}\n")),
            "\n\n",
        ),
    ];
    for (label, gap) in labels {
        let text = locks(label, gap);
        let (articles, _) = read(&text);
        let headings: Vec<_> = articles
            .iter()
            .map(|(_, heading)| heading.as_deref())
            .collect();
        assert_eq!(
            headings,
            [
                Some("Open locks"),
                Some("Dues"),
                Some("Pilots"),
                Some("Council"),
                Some("End")
            ],
            "{text}"
        );
    }
}

#[test]
fn finds_numbers_that_scanners_spoil() {
    let body = " The Parties shall meet at the lock. ";
    let spaced = (1..=23).map(|number: u32| {
        let digits: Vec<_> = number.to_string().chars().map(String::from).collect();
        digits.join(" ")
    });
    let text = articles(spaced, body);
    let (articles, warnings) = read(&text);
    let expected: Vec<_> = (1..=23).map(|number: u32| number.to_string()).collect();
    assert_eq!(
        articles
            .into_iter()
            .map(|(number, _)| number)
            .collect::<Vec<_>>(),
        expected
    );
    assert_eq!(warnings, [WarningKind::NumberRepaired]);
}

#[test]
fn finds_dotted_and_inserted_numbers() {
    let body = "\nEach Party shall keep its bank.\n\n";
    let text = articles(["1.1", "1.2", "2.1", "2.2", "2.10", "3.1"], body);
    assert_eq!(numbers(&text), ["1.1", "1.2", "2.1", "2.2", "2.10", "3.1"]);
    let text = articles(["11", "12", "12 bis", "12 ter", "13", "13A", "14"], body);
    assert_eq!(
        numbers(&text),
        ["11", "12", "12bis", "12ter", "13", "13A", "14"]
    );
}

#[test]
fn leaves_cross_references_alone() {
    let text = "Article 1\nThe dues of Article 2, and those under\nArticle 3 of the Charter, are kept. Article 2 shall not touch them.\n\
        Article 2\nIn accordance with Articles 1 to 4 and Article 5(2), the Parties shall meet. Article 4, paragraph 2, applies.\n\
        Article 3\nArticle VI of the General Convention shall apply.\n";
    assert_eq!(numbers(text), ["1", "2", "3"]);
}

#[test]
fn leaves_quoted_articles_of_other_treaties_alone() {
    let text = "Article 1\n\nThe Convention of 1901 is amended as follows:\n\n\
        \u{201c}Article 4\n\nThe weir shall be raised by a foot.\u{201d}\n\n\
        Article 2\n\nThis Protocol shall enter into force at once.\n";
    assert_eq!(numbers(text), ["1", "2"]);
}

#[test]
fn leaves_a_table_of_contents_alone() {
    let text = "TABLE OF CONTENTS\n\nArticle 1 Locks ..... 2\nArticle 2 Dues ..... 3\nArticle 3 End\n\nTreaty of the Locks\n\n\
        The Republic of Ostland and the Republic of Westland,\n\nHave agreed as follows:\n\n\
        Article 1\nLocks\n\nThe Parties shall keep the locks open.\n\nArticle 2\nDues\n\nNo Party shall levy dues.\n\n\
        Article 3\nEnd\n\nThis Treaty shall last ten years.\n";
    let treaty = TreatyText::structure(text);
    check(&treaty);
    assert_eq!(treaty.articles.len(), 3);
    assert_eq!(
        treaty.articles[0].span.start,
        text.rfind("Article 1").unwrap()
    );
    assert!(
        treaty
            .contents
            .unwrap()
            .of(text)
            .ends_with("Article 3 End\n")
    );
    assert_eq!(treaty.title.unwrap().of(text), "Treaty of the Locks");
}

#[test]
fn finds_annexes_with_articles_of_their_own() {
    let text = "Article 1\nThe Parties shall keep the locks.\n\nArticle 2\nThe Annex is part of this Treaty.\n\n\
        IN WITNESS WHEREOF the undersigned have signed.\n\nANNEX I\nRules of the Lock\n\n\
        Article 1\nBarges shall wait in line.\n\nArticle 2\nNo barge shall anchor.\n\nArticle 3\nThe keeper may fine.\n\n\
        PROTOCOL 2\n\nOn the election of the keeper.\n";
    let treaty = TreatyText::structure(text);
    check(&treaty);
    assert_eq!(treaty.articles.len(), 2);
    assert_eq!(treaty.annexes.len(), 2);
    assert_eq!(treaty.annexes[0].articles.len(), 3);
    assert_eq!(
        treaty.annexes[0].heading.unwrap().of(text),
        "Rules of the Lock"
    );
    assert_eq!(treaty.annexes[1].number.as_deref(), Some("2"));
    assert!(treaty.closing.unwrap().of(text).starts_with("IN WITNESS"));
}

#[test]
fn finds_divisions_and_puts_articles_into_them() {
    let text = "PART I\n\nTHE RIVER\n\nChapter 1. Locks\n\nArticle 1\nThe Parties shall keep the locks.\n\n\
        Chapter 2. Weirs\n\nArticle 2\nThe Parties shall keep the weirs, as Part II says.\n\nPART II\n\nTHE LAKE\n\n\
        Article 3\nThe lake shall be open.\n";
    let treaty = TreatyText::structure(text);
    check(&treaty);
    let divisions: Vec<_> = treaty
        .divisions
        .iter()
        .map(|division| {
            (
                division.kind.as_str(),
                division.number.as_str(),
                division.heading.map_or("", |span| span.of(text)),
            )
        })
        .collect();
    assert_eq!(
        divisions,
        [
            ("part", "I", "THE RIVER"),
            ("chapter", "1", "Locks"),
            ("chapter", "2", "Weirs"),
            ("part", "II", "THE LAKE")
        ]
    );
    let of: Vec<_> = treaty
        .articles
        .iter()
        .map(|article| article.division)
        .collect();
    assert_eq!(of, [Some(1), Some(2), Some(3)]);
}

#[test]
fn finds_the_preambles_reasons() {
    let text = locks(|number| format!("Article {number}\n"), "\n\n");
    let treaty = TreatyText::structure(&text);
    assert_eq!(
        treaty.parties_clause.unwrap().of(&text).trim(),
        "The Republic of Ostland and the Republic of Westland,"
    );
    assert_eq!(treaty.recitals.len(), 1);
    assert_eq!(treaty.recitals[0].verb.of(&text), "Desiring");
    assert_eq!(
        treaty.enacting.unwrap().of(&text).trim(),
        "Have agreed as follows:"
    );
    let kinds: Vec<_> = treaty.leaves.iter().take(5).map(|leaf| leaf.kind).collect();
    assert_eq!(
        kinds,
        [
            LeafKind::Title,
            LeafKind::Parties,
            LeafKind::Recital,
            LeafKind::Enacting,
            LeafKind::ArticleNumber
        ]
    );
}

#[test]
fn warns_of_what_is_odd() {
    let cases: [(&str, &[WarningKind]); 7] = [
        ("", &[WarningKind::Empty]),
        (" \n\t", &[WarningKind::Empty]),
        (
            "The keeper of the lock went home.",
            &[WarningKind::NoArticles],
        ),
        (
            "Article 1\nThe lock shall open.\n\nArticle 2\nThe lock shall close.\n\nArticle 7\nThe lock shall be mended.",
            &[WarningKind::NumbersMissing],
        ),
        (
            "Article 4\nThe lock shall open.\n\nArticle 5\nThe lock shall close.",
            &[WarningKind::StartsLate],
        ),
        (
            "Article 1\nThe lock shall open.\n\nArticle 2",
            &[WarningKind::EmptyArticle],
        ),
        (
            "Article 1\n\nThe lock shall open.\n\nArticle 2\n\nThe lock shall close.\n\nArticle 2\n\nThe lock shall be mended.\n\nArticle 4\n\nIt shall stay.",
            &[WarningKind::NumberOutOfPlace],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text).1, expected, "{text:?}");
    }
}

#[test]
fn a_text_of_fifty_megabytes_on_one_line_is_read() {
    let sentence = "The keeper under Article 5 shall open the lock to barges of either Party. ";
    let text = sentence.repeat(50_000_000 / sentence.len());
    let treaty = TreatyText::structure(&text);
    assert_eq!(
        treaty
            .leaves
            .iter()
            .map(|leaf| leaf.span.len())
            .sum::<usize>(),
        text.len()
    );
    let text = "Article 1 ".repeat(200_000);
    assert_eq!(
        TreatyText::structure(&text)
            .leaves
            .iter()
            .map(|leaf| leaf.span.len())
            .sum::<usize>(),
        text.len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_cut_into_leaves(text in "\\PC{0,300}") {
        check(&TreatyText::parse(&text));
    }

    #[test]
    fn any_shuffle_of_a_treatys_pieces_is_cut_into_leaves(
        pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "Article ", "ARTICLE", "Art.", "1", "2", "IV", "1.2", " ", "\n", "\n\n", "\r\n", ". ", "(a)", "1. ", "\u{2013}", "\u{a0}",
                "“", "”", "é", "Chapter ", "PART", "ANNEX ", "Protocol", "IN WITNESS WHEREOF", "Done at", "For the Government of",
                "TABLE OF CONTENTS", "shall not ", ", ", "; ", "and ", "if ", "unless ", "agree that ", "undertakes to", "six months", "hereinafter", "may ", "of ", "Norway", "Preamble", "The Parties", "shall", "have agreed as follows", "Recalling", "twenty", "bis", "*", "#", ":", "\t", "....", "\0",
            ]),
            0..60,
        )
    ) {
        check(&TreatyText::parse(&pieces.concat()));
    }

    #[test]
    fn any_jumble_of_legal_words_is_read(
        picks in proptest::collection::vec(any::<proptest::sample::Index>(), 1..40)
    ) {
        let words: Vec<&str> = LEGAL
            .iter()
            .flat_map(|table| table.lines().skip(1))
            .filter_map(|line| line.split('\t').next())
            .chain([",", ".", ";", ":", "The Parties", "each Party", "\n(a) ", "\n2. ", "\r\n", "\u{e9}", "30 days", "4 May 1921", "that"])
            .collect();
        let jumble: Vec<_> = picks.iter().map(|pick| *pick.get(&words)).collect();
        check(&TreatyText::parse(&format!("Article 1\n{}\nArticle 2\nEnd.", jumble.join(" "))));
    }
}

/// The tables whose words make law.
const LEGAL: [&str; 4] = [
    include_str!("../data/treaty_modals.tsv"),
    include_str!("../data/treaty_clauses.tsv"),
    include_str!("../data/treaty_final.tsv"),
    include_str!("../data/treaty_numbers.tsv"),
];
