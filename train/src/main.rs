mod data;
mod export;
mod lemmas;
mod net;
mod treebank;
use data::*;
use net::*;
use std::time::Instant;
use treebank::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let get = |k: &str, d: f64| -> f64 {
        a.iter()
            .position(|x| x == &format!("--{k}"))
            .map_or(d, |i| a[i + 1].parse().unwrap())
    };
    let gets = |k: &str| -> String {
        a.iter()
            .position(|x| x == &format!("--{k}"))
            .map_or(String::new(), |i| a[i + 1].clone())
    };
    let d = "/work/shared/data/syntax";
    let ner_train = read_ner(&format!("{d}/ner/en_ewt-ud-train.early.iob2"));
    let ner_dev = read_ner(&format!("{d}/ner/en_ewt-ud-dev.iob2"));
    let mut ewt = read(&format!("{d}/ewt/en_ewt-ud-train.conllu"));
    let n = attach_ner(&mut ewt, &ner_train);
    let mut dev = read(&format!("{d}/ewt/en_ewt-ud-dev.conllu"));
    let m = attach_ner(&mut dev, &ner_dev);
    let ex = [
        "GUM_textbook_alamo",
        "GUM_textbook_artwork",
        "GUM_textbook_evoethics",
        "GUM_speech_school",
        "GUM_speech_data",
    ];
    let gum: Vec<Sent> = read(&format!("{d}/gum_open/en_gum_nonNC-ud-train.conllu"))
        .into_iter()
        .filter(|s| !ex.contains(&s.doc.as_str()))
        .collect();
    let mut gum = gum;
    if get("gner", 0.0) > 0.0 {
        for s in &mut gum {
            gum_ner(s);
        }
    }
    if get("shown", 0.0) > 0.0 {
        for s in gum.iter().skip(1000).take(150) {
            let t = s.ner.as_ref().unwrap();
            for (a, b, k) in spans(t) {
                println!(
                    "{k} {}",
                    s.toks[a..b]
                        .iter()
                        .map(|x| x.form.as_str())
                        .collect::<Vec<_>>()
                        .join(" ")
                );
            }
        }
        return;
    }
    let gdev = read(&format!("{d}/gum_open/en_gum_nonNC-ud-dev.conllu"));
    eprintln!("ner {n}/{} {m}/{}", ewt.len(), dev.len());
    let mut train = ewt;
    train.extend(gum);
    let raw: Vec<Vec<String>> = if gets("raw").is_empty() {
        vec![]
    } else {
        std::fs::read_to_string(gets("raw"))
            .unwrap()
            .lines()
            .map(|l| l.split(' ').map(String::from).collect())
            .collect()
    };
    let v = vocab(
        &train,
        &raw,
        get("minw", 2.0) as u32,
        get("mina", 3.0) as u32,
        gazetteer(&gets("gaz")),
    );
    let cfg = Cfg {
        dw: get("dw", 96.0) as usize,
        da: get("da", 64.0) as usize,
        h: get("h", 96.0) as usize,
        layers: get("layers", 3.0) as usize,
        d_arc: get("darc", 80.0) as usize,
        d_lab: get("dlab", 96.0) as usize,
        d_tag: get("dtag", 96.0) as usize,
        d_ner: get("dner", 48.0) as usize,
        words: v.words.len(),
        affixes: v.affixes.len(),
        n_upos: v.upos.names.len(),
        n_xpos: v.xpos.names.len(),
        n_feats: v.feats.names.len(),
        n_label: v.label.names.len(),
        n_ner: 7,
        drop_in: get("din", 0.2) as f32,
        drop: get("drop", 0.25) as f32,
        drop_out: get("dout", 0.2) as f32,
        word_drop: get("wdrop", 0.1) as f32,
        window: get("window", 0.0) > 0.0,
    };
    let mut net = Net::new(cfg.clone(), get("seed", 1.0) as u64);
    net.wn = get("wner", 1.0) as f32;
    eprintln!("{cfg:?} params {}", net.size());
    let mut ti: Vec<Inst> = train.iter().map(|s| instance(&v, s)).collect();
    let di: Vec<Inst> = dev.iter().map(|s| instance(&v, s)).collect();
    let gi: Vec<Inst> = gdev.iter().map(|s| instance(&v, s)).collect();
<<<<<<< HEAD
    for (i, c) in v.counts.iter().enumerate() {
        if *c < get("minw", 2.0) as u32 {
            let r = i * cfg.dw;
            net.p[EW].w[r..r + cfg.dw].fill(0.0);
            net.p[EW].e[r..r + cfg.dw].fill(0.0);
        }
    }
    if !gets("load").is_empty() {
        net.load(&gets("load"));
    }
    if get("check", 0.0) > 0.0 {
        check(&mut net, &ti);
        return;
    }
    let epochs = get("epochs", 20.0) as usize;
    let bs = get("batch", 600.0) as usize;
    let lr0 = get("lr", 0.003) as f32;
    let b2 = get("b2", 0.98) as f32;
    let tot: usize = ti.iter().map(|s| s.n).sum();
    let steps = epochs * tot / bs;
    let mut step = 0;
    let mut order: Vec<usize> = (0..ti.len()).collect();
    let t0 = Instant::now();
    for ep in 0..epochs {
        let mut rng = Rng(1000 + ep as u64);
        rng.shuffle(&mut order);
        let mut loss = [0.0; 4];
        let mut k = 0;
=======
    for (i, c) in v.counts.iter().enumerate() { if *c < get("minw", 2.0) as u32 { let r = i * cfg.dw; net.p[EW].w[r..r + cfg.dw].fill(0.0); net.p[EW].e[r..r + cfg.dw].fill(0.0); } }
    if get("check", 0.0) > 0.0 { check(&mut net, &ti); return; }
    let gold_count = ti.len();
    if !gets("teachers").is_empty() {
        let news: Vec<Vec<String>> = std::fs::read_to_string(gets("news")).unwrap().lines().flat_map(|line| {
            let text = serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap_or("").to_string();
            let g = detente::text::segment(&text, None);
            (0..g.sentences.len()).map(|i| g.words_of(i).iter().map(|w| w.span.of(&text).to_string()).collect::<Vec<_>>()).collect::<Vec<_>>()
        }).filter(|s| (3..100).contains(&s.len())).collect();
        let vt = vocab(&train, &raw, get("minw", 2.0) as u32, get("mina", 3.0) as u32, gazetteer(&gets("teacher-gaz")));
        let tc = Cfg { affixes: vt.affixes.len(), words: vt.words.len(), ..cfg.clone() };
        fn forms(s: &[String]) -> Vec<&str> { s.iter().map(String::as_str).collect() }
        let mut teach: Vec<Inst> = train.iter().map(|s| instance(&vt, s)).collect();
        teach.extend(news.iter().map(|s| inputs(&vt, &forms(s))));
        ti.extend(news.iter().map(|s| inputs(&v, &forms(s))));
        let mut teachers: Vec<Net> = gets("teachers").split(',').map(|f| { let mut n = Net::new(tc.clone(), 1); n.load(f); n }).collect();
        // the student begins as the first teacher
        for (i, p) in net.p.iter_mut().enumerate() {
            let from = &teachers[0].p[i];
            if i == EW || i == EA { let (a, b) = if i == EW { (&v.words, &vt.words) } else { (&v.affixes, &vt.affixes) };
                for (key, row) in a { let r = *row as usize * p.c; match b.get(key) { Some(f) => { let f = *f as usize * p.c; p.w[r..r + p.c].copy_from_slice(&from.w[f..f + p.c]); } None => p.w[r..r + p.c].fill(0.0) } }
            } else { p.w.copy_from_slice(&from.w); }
            p.e = p.w.clone();
        }
        let k = 1.0 / teachers.len() as f32;
        for chunk in (0..teach.len()).collect::<Vec<_>>().chunks(200) {
            let (lo, hi) = (chunk[0], chunk[chunk.len() - 1] + 1);
            let mut arcs: Vec<Vec<f32>> = teach[lo..hi].iter().map(|s| vec![0.0; s.n * (s.n + 1)]).collect();
            if hi > gold_count {
                for t in &mut teachers { t.given = false; for (a, o) in arcs.iter_mut().zip(predict(t, &teach[lo..hi])) { for (a, o) in a.iter_mut().zip(o.arc) { *a += k * o; } } }
                for i in lo.max(gold_count)..hi { let a = &arcs[i - lo]; let q: Vec<i32> = a.iter().map(|x| (x.max(1e-9).ln() * 65536.0) as i32).collect(); let mut h = vec![]; detente::syntax::mst::decode(teach[i].n, &q, &mut h); teach[i].head = h.clone(); ti[i].head = h; }
                for a in &mut arcs { a.fill(0.0); }
            }
            let mut soft: Vec<Soft> = arcs.into_iter().map(|a| Soft { arc: a, ..Soft::default() }).collect();
            let add = |a: &mut Vec<f32>, o: &[f32]| { a.resize(o.len(), 0.0); for (a, o) in a.iter_mut().zip(o) { *a += k * o; } };
            for t in &mut teachers { t.given = true; for (s, mut o) in soft.iter_mut().zip(predict(t, &teach[lo..hi])) {
                let c = &cfg; let nt = c.n_upos + c.n_xpos + c.n_feats;
                for r in o.label_logits.chunks_exact_mut(c.n_label) { softmax(r); }
                for r in o.ner_logits.chunks_exact_mut(c.n_ner) { softmax(r); }
                for r in o.tag_logits.chunks_exact_mut(nt) { softmax(&mut r[..c.n_upos]); softmax(&mut r[c.n_upos..c.n_upos + c.n_xpos]); softmax(&mut r[c.n_upos + c.n_xpos..]); }
                add(&mut s.arc, &o.arc); add(&mut s.label, &o.label_logits); add(&mut s.tags, &o.tag_logits); add(&mut s.ner, &o.ner_logits);
            } }
            for (i, mut s) in (lo..hi).zip(soft) {
                let g = &ti[i]; let c = &cfg; let nt = c.n_upos + c.n_xpos + c.n_feats;
                if i < gold_count { for w in 0..g.n {
                    let mix = |r: &mut [f32], gold: u32| if gold != NONE { for x in r.iter_mut() { *x *= 0.5; } r[gold as usize] += 0.5; };
                    mix(&mut s.arc[w * (g.n + 1)..(w + 1) * (g.n + 1)], g.head[w]);
                    mix(&mut s.label[w * c.n_label..(w + 1) * c.n_label], g.label[w]);
                    let t = &mut s.tags[w * nt..(w + 1) * nt];
                    mix(&mut t[..c.n_upos], g.upos[w]); mix(&mut t[c.n_upos..c.n_upos + c.n_xpos], g.xpos[w]); mix(&mut t[c.n_upos + c.n_xpos..], g.feats[w]);
                    mix(&mut s.ner[w * c.n_ner..(w + 1) * c.n_ner], g.ner[w]);
                } }
                ti[i].soft = Some(Box::new(s));
            }
        }
        eprintln!("distilling: {} sentences of news", news.len());
    }
    let share = get("share", 3.0) as usize;
    let epochs = get("epochs", 20.0) as usize; let bs = get("batch", 600.0) as usize; let lr0 = get("lr", 0.003) as f32; let b2 = get("b2", 0.98) as f32;
    let tot: usize = ti[..gold_count].iter().map(|s| s.n).sum::<usize>() + ti[gold_count..].iter().map(|s| s.n).sum::<usize>() / share;
    let steps = epochs * tot / bs; let mut step = 0;
    let mut order: Vec<usize> = (0..ti.len()).collect();
    let t0 = Instant::now();
    for ep in 0..epochs {
        if gold_count < ti.len() { order = (0..ti.len()).filter(|i| *i < gold_count || (i + ep) % share == 0).collect(); }
        let mut rng = Rng(1000 + ep as u64); rng.shuffle(&mut order);
        let mut loss = [0.0; 4]; let mut k = 0;
>>>>>>> 8d66fb3 (train: distil teachers and news into the shipped model)
        while k < order.len() {
            let mut b = vec![];
            let mut t = 0;
            while k < order.len() && t < bs {
                b.push(&ti[order[k]]);
                t += ti[order[k]].n;
                k += 1;
            }
            let l = net.run(&b, true, None);
            for i in 0..4 {
                loss[i] += l[i];
            }
            let x = step as f32 / steps as f32;
            let lr = lr0
                * (step as f32 / 200.0).min(1.0)
                * (0.02 + 0.98 * 0.5 * (1.0 + (std::f32::consts::PI * x.min(1.0)).cos()));
            net.update(lr, b2);
            step += 1;
            if step % 10 == 0 {
                net.average(if step < 2000 { 0.9 } else { 0.98 });
            }
        }
        let t1 = t0.elapsed().as_secs_f64();
        if ep % get("every", 2.0) as usize == 0 || ep + 1 == epochs {
            net.swap();
            let o = predict(&mut net, &di);
            let s = score(&v, &cfg, &dev, &o);
            let o = predict(&mut net, &gi);
            let g = score(&v, &cfg, &gdev, &o);
            net.swap();
            println!(
                "ep {ep} {:.0}s loss {:.3} {:.3} {:.3} {:.3} | dev upos {:.2} xpos {:.2} feats {:.2} uas {:.2} las {:.2} ner {:.2} | gum {:.2} {:.2} uas {:.2} las {:.2}",
                t1,
                loss[0] / tot as f64,
                loss[1] / tot as f64,
                loss[2] / tot as f64,
                loss[3] / tot as f64,
                s.upos,
                s.xpos,
                s.feats,
                s.uas,
                s.las,
                s.f1,
                g.upos,
                g.feats,
                g.uas,
                g.las
            );
        }
    }
    net.swap();
    let mut w = detente::syntax::model::ModelWriter::default();
    export::write(&net, &v, &train, &mut w);
    lemmas::learn(&v, &train, &mut w);
    if !gets("save").is_empty() {
        net.save(&gets("save"));
    }
    let bytes = w.finish();
    println!("model {} bytes", bytes.len());
    std::fs::write(gets("out"), bytes).unwrap();
}
fn check(net: &mut Net, ti: &[Inst]) {
    net.cfg.drop = 0.0;
    net.cfg.drop_in = 0.0;
    net.cfg.drop_out = 0.0;
    let mut v: Vec<Inst> = ti[..3].to_vec();
    for s in &mut v {
        s.word.iter_mut().for_each(|w| {
            if *w != NONE {
                *w %= 50;
            }
        });
        s.count.fill(1000000);
    }
    net.cfg.word_drop = 0.0;
    let b: Vec<&Inst> = v.iter().collect();
    let n: usize = b.iter().map(|s| s.n).sum();
    for p in &mut net.p {
        if p.r == 1 {
            let mut r = Rng(7);
            for w in &mut p.w {
                *w += (r.f() - 0.5) * 0.2;
            }
        }
    }
    net.run(&b, true, None);
    let tl = |l: [f64; 4]| (l[0] + l[1] + l[3] * 0.5) / n as f64; // tags weighted apart
    let _ = tl;
    for i in 0..net.p.len() {
        let g = net.p[i].g.clone();
        let mut idx: Vec<usize> = (0..g.len()).collect();
        idx.sort_by(|a, b| g[*b].abs().total_cmp(&g[*a].abs()));
        let mut s = String::new();
        for &k in idx.iter().take(40).step_by(10) {
            let e = 1e-2;
            let w = net.p[i].w[k];
            let clean = |net: &mut Net| {
                for p in &mut net.p {
                    p.g.fill(0.0);
                }
            };
            net.p[i].w[k] = w + e;
            clean(net);
            let a = net.run(&b, true, None);
            net.p[i].w[k] = w - e;
            clean(net);
            let c = net.run(&b, true, None);
            net.p[i].w[k] = w;
            let d: f64 = [1.0, 1.0, 0.4, 0.5]
                .iter()
                .zip(a.iter().zip(&c))
                .map(|(w, (a, c))| w * (a - c))
                .sum::<f64>()
                / n as f64
                / (2.0 * f64::from(e));
            s += &format!(" {:.5}/{:.5}", d, g[k]);
        }
        println!("{} {s}", net.p[i].name);
    }
}
