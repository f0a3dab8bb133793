//! The training command gives the same bytes for the same data and seed.

use std::path::Path;
use std::process::Command;

use detente::syntax::Parser;
use detente::text::segment;

/// Who (with the kind of name), the verb and its lemma, and what.
const SENTENCES: [(&str, &str, &str, &str, &str); 6] = [
    ("Seoul", "LOC", "denied", "deny", "reports"),
    ("Moscow", "LOC", "shipped", "ship", "missiles"),
    ("Choe", "PER", "visited", "visit", "troops"),
    ("Lavrov", "PER", "rejected", "reject", "talks"),
    ("NATO", "ORG", "confirmed", "confirm", "losses"),
    ("Tehran", "LOC", "denied", "deny", "losses"),
];

/// A treebank of made-up sentences, as CoNLL-U and with its names apart.
fn treebank(repeat: usize) -> (String, String) {
    let (mut trees, mut names) = (String::from("# newdoc id = made-up\n"), String::new());
    for (number, &(who, kind, verb, lemma, what)) in
        SENTENCES.iter().cycle().take(repeat).enumerate()
    {
        let singular = what.trim_end_matches('s');
        trees += &format!(
            "# sent_id = {number}\n# text = {who} {verb} {what}.\n\
             1\t{who}\t{who}\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n\
             2\t{verb}\t{lemma}\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n\
             3\t{what}\t{singular}\tNOUN\tNNS\tNumber=Plur\t2\tobj\t_\tSpaceAfter=No\n\
             4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
        );
        names += &format!(
            "# sent_id = {number}\n1\t{who}\tB-{kind}\n2\t{verb}\tO\n3\t{what}\tO\n4\t.\tO\n\n"
        );
    }
    (trees, names)
}

fn train(folder: &Path, out: &str, seed: &str) -> Vec<u8> {
    let at = |name: &str| folder.join(name);
    let sizes = [
        "word", "affix", "hidden", "arc", "label", "tag", "entity", "layers",
    ]
    .map(|name| {
        (
            format!("--{name}"),
            if name == "layers" { "2" } else { "16" },
        )
    });
    let output = Command::new(env!("CARGO_BIN_EXE_detente-train"))
        .args(["--seed", seed, "--epochs", "8", "--batch", "20"])
        .args(sizes.iter().flat_map(|(name, size)| [name.as_str(), size]))
        .arg("--ewt")
        .arg(folder)
        .arg("--gum")
        .arg(folder)
        .arg("--ner")
        .arg(folder)
        .arg("--gazetteer")
        .arg(at("gazetteer.tsv"))
        .arg("--out")
        .arg(at(out))
        .output()
        .expect("the trainer runs");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
    std::fs::read(at(out)).expect("the model was written")
}

#[test]
fn the_same_data_and_seed_give_the_same_bytes() {
    let folder = std::env::temp_dir().join(format!("detente-train-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect(name);
    let (trees, names) = treebank(48);
    let (dev_trees, dev_names) = treebank(6);
    write("en_ewt-ud-train.conllu", &trees);
    write("en_ewt-ud-train.early.iob2", &names);
    write("en_ewt-ud-dev.conllu", &dev_trees);
    write("en_ewt-ud-dev.iob2", &dev_names);
    write("en_gum_nonNC-ud-train.conllu", &dev_trees);
    write("en_gum_nonNC-ud-dev.conllu", &dev_trees);
    let gazetteer = concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteer.tsv");
    let rows = std::fs::read_to_string(gazetteer).expect("the gazetteer");
    let some: Vec<&str> = rows.lines().take(200).collect();
    write("gazetteer.tsv", &(some.join("\n") + "\n"));

    let model = train(&folder, "a.bin", "1");
    assert!(
        model == train(&folder, "b.bin", "1"),
        "two runs gave different bytes"
    );
    assert!(
        model != train(&folder, "c.bin", "2"),
        "another seed gave the same bytes"
    );

    let parser = Parser::from_model(model).expect("the crate reads what the trainer writes");
    let text = "Moscow denied talks.";
    let syntax = parser.parse(text, &segment(text, None));
    assert_eq!(syntax.len(), 4);
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}
