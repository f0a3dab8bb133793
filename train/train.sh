#!/bin/sh
# Trains the shipped model: three teachers, then the student that learns from them and from plain news.
#
#     train/train.sh TREEBANKS NEWS.jsonl WORK
#
# TREEBANKS holds ewt/, gum_open/ and ner/; NEWS.jsonl a document a line, with its `text`; WORK takes what lies between.
set -eu
data=$1 news=$2 work=$3
python3 train/news_words.py "$news" > "$work/news.txt"
train() {
    RUSTFLAGS="-C target-cpu=native" cargo run --release -p detente-train --bin detente-train -- \
        --ewt "$data/ewt" --gum "$data/gum_open" --ner "$data/ner" --raw "$work/news.txt" \
        --exclude GUM_textbook_alamo,GUM_textbook_artwork,GUM_textbook_evoethics,GUM_speech_school,GUM_speech_data "$@"
}
teacher() {
    seed=$1
    shift
    train --gazetteer train/gazetteer-teachers.tsv --seed "$seed" --out "$work/t$seed.bin" --save "$work/t$seed.f32" "$@"
}
teacher 1 --epochs 28 --entity-weight 0.5
teacher 2 --epochs 22
teacher 3 --epochs 22
train --gazetteer train/gazetteer.tsv --seed 9 --epochs 13 --rate 0.002 --drop-in 0.18 --drop 0.22 --drop-out 0.2 \
    --teachers "$work/t1.f32,$work/t2.f32,$work/t3.f32" --teacher-gazetteer train/gazetteer-teachers.tsv --news "$news" \
    --save "$work/final.f32" --out models/english.bin
