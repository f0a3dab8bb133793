use detente::syntax::mst;
pub use detente::syntax::network::{bucket, sigmoid, tanh};

pub struct Rng(pub u64);
impl Rng {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E3779B97F4A7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58476D1CE4E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D049BB133111EB);
        z ^ (z >> 31)
    }
    pub fn f(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
    pub fn shuffle<T>(&mut self, v: &mut [T]) {
        for i in (1..v.len()).rev() {
            let j = self.below(i + 1);
            v.swap(i, j);
        }
    }
}

/// c[m×n] = beta c + op(a) op(b); row-major with row strides.
#[allow(clippy::too_many_arguments)]
pub fn mm(
    m: usize,
    n: usize,
    k: usize,
    a: &[f32],
    lda: usize,
    ta: bool,
    b: &[f32],
    ldb: usize,
    tb: bool,
    c: &mut [f32],
    ldc: usize,
    acc: bool,
) {
    if m == 0 || n == 0 {
        return;
    }
    if k == 0 {
        return;
    }
    let (ars, acs) = if ta { (1, lda) } else { (lda, 1) };
    let (brs, bcs) = if tb { (1, ldb) } else { (ldb, 1) };
    assert!(
        a.len() > (m - 1) * ars + (k - 1) * acs
            && b.len() > (k - 1) * brs + (n - 1) * bcs
            && c.len() > (m - 1) * ldc + n - 1
    );
    unsafe {
        gemm::gemm(
            m,
            n,
            k,
            c.as_mut_ptr(),
            1,
            ldc as isize,
            acc,
            a.as_ptr(),
            acs as isize,
            ars as isize,
            b.as_ptr(),
            bcs as isize,
            brs as isize,
            1.0,
            1.0,
            false,
            false,
            false,
            gemm::Parallelism::None,
        );
    }
}

#[derive(Clone)]
pub struct P {
    #[cfg_attr(not(test), allow(dead_code, reason = "named where a test fails"))]
    pub name: String,
    pub r: usize,
    pub c: usize,
    pub w: Vec<f32>,
    pub g: Vec<f32>,
    m: Vec<f32>,
    v: Vec<f32>,
    pub e: Vec<f32>,
    pub sparse: bool,
    touched: Vec<u32>,
    mark: Vec<bool>,
}
impl P {
    pub fn new(name: &str, r: usize, c: usize, scale: f32, rng: &mut Rng, sparse: bool) -> P {
        let w: Vec<f32> = (0..r * c).map(|_| (rng.f() * 2.0 - 1.0) * scale).collect();
        P {
            name: name.into(),
            r,
            c,
            g: vec![0.0; r * c],
            m: vec![0.0; r * c],
            v: vec![0.0; r * c],
            e: w.clone(),
            w,
            sparse,
            touched: vec![],
            mark: vec![false; if sparse { r } else { 0 }],
        }
    }
    pub fn glorot(name: &str, r: usize, c: usize, fan_out: usize, rng: &mut Rng) -> P {
        P::new(name, r, c, (6.0 / (r + fan_out) as f32).sqrt(), rng, false)
    }
    fn touch(&mut self, r: usize) {
        if !self.mark[r] {
            self.mark[r] = true;
            self.touched.push(r as u32);
        }
    }
    fn adam(&mut self, lr: f32, b1: f32, b2: f32, bc1: f32, bc2: f32, clip: f32, wd: f32) {
        let upd = |w: &mut [f32], g: &mut [f32], m: &mut [f32], v: &mut [f32]| {
            let n = w.len();
            let (g, m, v) = (&mut g[..n], &mut m[..n], &mut v[..n]);
            for i in 0..n {
                let gi = g[i] * clip;
                m[i] = b1 * m[i] + (1.0 - b1) * gi;
                v[i] = b2 * v[i] + (1.0 - b2) * gi * gi;
                w[i] -= lr * ((m[i] / bc1) / ((v[i] / bc2).sqrt() + 1e-8) + wd * w[i]);
                g[i] = 0.0;
            }
        };
        if self.sparse {
            let c = self.c;
            for &r in &self.touched {
                let x = r as usize * c;
                upd(
                    &mut self.w[x..x + c],
                    &mut self.g[x..x + c],
                    &mut self.m[x..x + c],
                    &mut self.v[x..x + c],
                );
                self.mark[r as usize] = false;
            }
            self.touched.clear();
        } else {
            upd(&mut self.w, &mut self.g, &mut self.m, &mut self.v);
        }
    }
    fn norm2(&self) -> f64 {
        if self.sparse {
            self.touched
                .iter()
                .map(|&r| {
                    self.g[r as usize * self.c..(r as usize + 1) * self.c]
                        .iter()
                        .map(|x| f64::from(x * x))
                        .sum::<f64>()
                })
                .sum()
        } else {
            self.g.iter().map(|x| f64::from(x * x)).sum()
        }
    }
}

#[derive(Clone, Debug)]
pub struct Cfg {
    pub dw: usize,
    pub da: usize,
    pub h: usize,
    pub layers: usize,
    pub d_arc: usize,
    pub d_lab: usize,
    pub d_tag: usize,
    pub d_ner: usize,
    pub words: usize,
    pub affixes: usize,
    pub n_upos: usize,
    pub n_xpos: usize,
    pub n_feats: usize,
    pub n_label: usize,
    pub n_ner: usize,
    pub drop_in: f32,
    pub drop: f32,
    pub drop_out: f32,
    pub word_drop: f32,
    pub window: bool,
}
pub const B: usize = detente::syntax::network::BUCKETS;

/// Inputs and answers of one sentence.
#[derive(Clone, Default)]
pub struct Inst {
    pub n: usize,
    pub word: Vec<u32>,
    pub count: Vec<u32>,
    pub aff: Vec<Vec<u32>>,
    pub head: Vec<u32>,
    pub label: Vec<u32>,
    pub upos: Vec<u32>,
    pub xpos: Vec<u32>,
    pub feats: Vec<u32>,
    pub ner: Vec<u32>,
    pub weight: f32,
    pub soft: Option<Box<Soft>>,
}
/// A teacher's answers.
#[derive(Clone, Default)]
pub struct Soft {
    pub arc: Vec<f32>,
    pub label: Vec<f32>,
    pub tags: Vec<f32>,
    pub ner: Vec<f32>,
}
pub const NONE: u32 = u32::MAX;

pub struct Net {
    pub given: bool,
    pub wn: f32,
    pub cfg: Cfg,
    pub p: Vec<P>,
    pub step: u64,
    pub rng: Rng,
}
// parameter order
pub const EW: usize = 0;
pub const EA: usize = 1;
pub const L0: usize = 2; // per layer: W, b, v
impl Net {
    pub fn hw(&self) -> usize {
        L0 + 3 * self.cfg.layers
    } // heads W, b, root arc, root lab, U, ub, DD(dep dist), DH, LD, WL, bl, WT, bt, WN, bn
    pub fn new(cfg: Cfg, seed: u64) -> Net {
        let mut rng = Rng(seed);
        let r = &mut rng;
        let c = &cfg;
        let mut p = vec![
            P::new("word", c.words, c.dw, 0.1, r, true),
            P::new("affix", c.affixes, c.da, 0.05, r, true),
        ];
        let h2 = 2 * c.h;
        for l in 0..c.layers {
            let k = Net::k_of(c, l);
            let g = Net::g_of(c, l);
            p.push(P::glorot(&format!("l{l}.w"), k, g * h2, c.h, r));
            let mut b = P::new(&format!("l{l}.b"), 1, g * h2, 0.0, r, false);
            // forget gate starts open
            for d in 0..2 {
                for i in 0..c.h {
                    b.w[d * g * c.h + c.h + i] = 1.0;
                }
            }
            b.e = b.w.clone();
            p.push(b);
            p.push(P::new(&format!("l{l}.v"), 2, h2, 0.3, r, false)); // vf, vr
        }
        let nh = Net::nh(c);
        p.push(P::glorot("heads.w", h2, nh, 96, r));
        p.push(P::new("heads.b", 1, nh, 0.0, r, false));
        p.push(P::new("root.arc", 1, c.d_arc, 0.1, r, false));
        p.push(P::new("root.lab", 1, c.d_lab, 0.1, r, false));
        p.push(P::glorot("arc.u", c.d_arc, c.d_arc, c.d_arc, r));
        p.push(P::new("arc.ub", 1, c.d_arc, 0.0, r, false));
        p.push(P::new("arc.dd", c.d_arc, B, 0.05, r, false));
        p.push(P::new("arc.dh", c.d_arc, B, 0.05, r, false));
        p.push(P::new("lab.d", B + 1, c.d_lab, 0.1, r, false));
        p.push(P::glorot("lab.w", c.d_lab, c.n_label, c.n_label, r));
        p.push(P::new("lab.b", 1, c.n_label, 0.0, r, false));
        let nt = c.n_upos + c.n_xpos + c.n_feats;
        p.push(P::glorot("tag.w", c.d_tag, nt, 64, r));
        p.push(P::new("tag.b", 1, nt, 0.0, r, false));
        p.push(P::glorot("ner.w", c.d_ner, c.n_ner, c.n_ner, r));
        p.push(P::new("ner.b", 1, c.n_ner, 0.0, r, false));
        Net {
            given: false,
            wn: 1.0,
            cfg,
            p,
            step: 0,
            rng,
        }
    }
    pub fn k0(c: &Cfg) -> usize {
        (c.dw + c.da) * if c.window { 3 } else { 1 }
    }
    pub fn k_of(c: &Cfg, l: usize) -> usize {
        if l == 0 { Net::k0(c) } else { 2 * c.h }
    }
    pub fn g_of(_c: &Cfg, l: usize) -> usize {
        if l == 0 { 4 } else { 3 }
    }
    pub fn nh(c: &Cfg) -> usize {
        2 * c.d_arc + 2 * c.d_lab + c.d_tag + c.d_ner
    }

    /// Runs a batch; with `train`, leaves gradients in the parameters and gives the summed losses.
    pub fn run(
        &mut self,
        batch: &[&Inst],
        train: bool,
        mut out: Option<&mut Vec<Out>>,
    ) -> [f64; 4] {
        let c = self.cfg.clone();
        let t: usize = batch.iter().map(|s| s.n).sum();
        let h = c.h;
        let h2 = 2 * h;
        let d0 = c.dw + c.da;
        // input
        let mut base = vec![0.0f32; t * d0];
        let mut used = vec![NONE; t];
        let mut at = 0;
        let inv_total = 1.0 / t as f32;
        for s in batch {
            for i in 0..s.n {
                let x = &mut base[(at + i) * d0..(at + i + 1) * d0];
                let mut w = s.word[i];
                if train && w != NONE {
                    let cn = s.count[i] as f32;
                    if self.rng.f() < (c.word_drop + 0.5 / (0.5 + cn)).min(0.6) {
                        w = NONE;
                    }
                }
                used[at + i] = w;
                if w != NONE {
                    let r = w as usize * c.dw;
                    x[..c.dw].copy_from_slice(&self.p[EW].w[r..r + c.dw]);
                }
                for &a in &s.aff[i] {
                    let r = a as usize * c.da;
                    for (x, e) in x[c.dw..].iter_mut().zip(&self.p[EA].w[r..r + c.da]) {
                        *x += e;
                    }
                }
            }
            at += s.n;
        }
        let mut masks: Vec<Vec<f32>> = vec![];
        let drop = |x: &mut [f32], d: usize, p: f32, rng: &mut Rng, masks: &mut Vec<Vec<f32>>| {
            // one mask a sentence
            let mut m = vec![1.0; batch.len() * d];
            if train && p > 0.0 {
                let keep = 1.0 / (1.0 - p);
                for v in &mut m {
                    *v = if rng.f() < p { 0.0 } else { keep };
                }
                let mut at = 0;
                for (k, s) in batch.iter().enumerate() {
                    for i in 0..s.n {
                        for (x, m) in x[(at + i) * d..(at + i + 1) * d]
                            .iter_mut()
                            .zip(&m[k * d..(k + 1) * d])
                        {
                            *x *= m;
                        }
                    }
                    at += s.n;
                }
            }
            masks.push(m);
        };
        let undrop = |g: &mut [f32], d: usize, m: &[f32]| {
            let mut at = 0;
            for (k, s) in batch.iter().enumerate() {
                for i in 0..s.n {
                    for (x, m) in g[(at + i) * d..(at + i + 1) * d]
                        .iter_mut()
                        .zip(&m[k * d..(k + 1) * d])
                    {
                        *x *= m;
                    }
                }
                at += s.n;
            }
        };
        drop(&mut base, d0, c.drop_in, &mut self.rng, &mut masks);
        let mut xs: Vec<Vec<f32>> = vec![];
        if c.window {
            let mut x = vec![0.0; t * 3 * d0];
            let mut at = 0;
            for s in batch {
                for i in 0..s.n {
                    let o = (at + i) * 3 * d0;
                    if i > 0 {
                        x[o..o + d0].copy_from_slice(&base[(at + i - 1) * d0..(at + i) * d0]);
                    }
                    x[o + d0..o + 2 * d0].copy_from_slice(&base[(at + i) * d0..(at + i + 1) * d0]);
                    if i + 1 < s.n {
                        x[o + 2 * d0..o + 3 * d0]
                            .copy_from_slice(&base[(at + i + 1) * d0..(at + i + 2) * d0]);
                    }
                }
                at += s.n;
            }
            xs.push(x);
        } else {
            xs.push(base);
        }
        // encoder
        let mut acts: Vec<[Vec<f32>; 6]> = vec![]; // z f r c skip(u3, layer 0)
        for l in 0..c.layers {
            let k = Net::k_of(&c, l);
            let g = Net::g_of(&c, l);
            let n = g * h2;
            let mut u = vec![0.0; t * n];
            mm(
                t,
                n,
                k,
                &xs[l],
                k,
                false,
                &self.p[L0 + 3 * l].w,
                n,
                false,
                &mut u,
                n,
                false,
            );
            let bias = &self.p[L0 + 3 * l + 1].w;
            let v = &self.p[L0 + 3 * l + 2].w;
            let (mut z, mut f, mut r, mut cc) = (
                vec![0.0; t * h2],
                vec![0.0; t * h2],
                vec![0.0; t * h2],
                vec![0.0; t * h2],
            );
            let mut skip = vec![0.0; t * h2];
            let mut y = vec![0.0; t * h2];
            let mut at = 0;
            for s in batch {
                for d in 0..2 {
                    let mut prev = vec![0.0f32; h];
                    for step in 0..s.n {
                        let i = at + if d == 0 { step } else { s.n - 1 - step };
                        let u = &u[i * n + d * g * h..i * n + (d + 1) * g * h];
                        let bb = &bias[d * g * h..(d + 1) * g * h];
                        let o = i * h2 + d * h;
                        if l == 0 {
                            for q in 0..h {
                                skip[o + q] = tanh(u[3 * h + q] + bb[3 * h + q]);
                            }
                        } else {
                            skip[o..o + h].copy_from_slice(&xs[l][o..o + h]);
                        }
                        let (zz, ff, rr, cn, yy, sk) = (
                            &mut z[o..o + h],
                            &mut f[o..o + h],
                            &mut r[o..o + h],
                            &mut cc[o..o + h],
                            &mut y[o..o + h],
                            &skip[o..o + h],
                        );
                        let (vf, vr) = (&v[d * h..d * h + h], &v[h2 + d * h..h2 + d * h + h]);
                        let (u0, u1, u2) = (&u[..h], &u[h..2 * h], &u[2 * h..3 * h]);
                        let (b0, b1, b2) = (&bb[..h], &bb[h..2 * h], &bb[2 * h..3 * h]);
                        let prev = &mut prev[..h];
                        for q in 0..h {
                            let zq = tanh(u0[q] + b0[q]);
                            let fq = sigmoid(u1[q] + b1[q] + vf[q] * prev[q]);
                            let rq = sigmoid(u2[q] + b2[q] + vr[q] * prev[q]);
                            let cq = fq * prev[q] + (1.0 - fq) * zq;
                            zz[q] = zq;
                            ff[q] = fq;
                            rr[q] = rq;
                            cn[q] = cq;
                            yy[q] = rq * cq + (1.0 - rq) * sk[q];
                            prev[q] = cq;
                        }
                    }
                }
                at += s.n;
            }
            acts.push([z, f, r, cc, skip, vec![]]);
            drop(&mut y, h2, c.drop, &mut self.rng, &mut masks);
            xs.push(y);
        }
        let e = &xs[c.layers];
        let hw = self.hw();
        let nh = Net::nh(&c);
        let mut ho = vec![0.0; t * nh];
        mm(
            t,
            nh,
            h2,
            e,
            h2,
            false,
            &self.p[hw].w,
            nh,
            false,
            &mut ho,
            nh,
            false,
        );
        let (oa, ol, ot, on) = (
            0,
            2 * c.d_arc,
            2 * c.d_arc + 2 * c.d_lab,
            2 * c.d_arc + 2 * c.d_lab + c.d_tag,
        );
        {
            let b = &self.p[hw + 1].w;
            for row in ho.chunks_exact_mut(nh) {
                for (x, b) in row.iter_mut().zip(b) {
                    *x += b;
                }
                for x in &mut row[..2 * c.d_arc] {
                    *x = tanh(*x);
                }
                for x in &mut row[ot..] {
                    *x = tanh(*x);
                }
            }
        }
        let mut hd = ho.clone(); // with dropout
        drop(&mut hd, nh, c.drop_out, &mut self.rng, &mut masks);
        // tags
        let nt = c.n_upos + c.n_xpos + c.n_feats;
        let mut tl = vec![0.0; t * nt];
        mm(
            t,
            nt,
            c.d_tag,
            &hd[ot..],
            nh,
            false,
            &self.p[hw + 11].w,
            nt,
            false,
            &mut tl,
            nt,
            false,
        );
        let mut nl = vec![0.0; t * c.n_ner];
        mm(
            t,
            c.n_ner,
            c.d_ner,
            &hd[on..],
            nh,
            false,
            &self.p[hw + 13].w,
            c.n_ner,
            false,
            &mut nl,
            c.n_ner,
            false,
        );
        for row in tl.chunks_exact_mut(nt) {
            for (x, b) in row.iter_mut().zip(&self.p[hw + 12].w) {
                *x += b;
            }
        }
        for row in nl.chunks_exact_mut(c.n_ner) {
            for (x, b) in row.iter_mut().zip(&self.p[hw + 14].w) {
                *x += b;
            }
        }
        // arcs
        let da = c.d_arc;
        let mut du = vec![0.0; t * da];
        mm(
            t,
            da,
            da,
            &hd[oa..],
            nh,
            false,
            &self.p[hw + 4].w,
            da,
            false,
            &mut du,
            da,
            false,
        );
        for row in du.chunks_exact_mut(da) {
            for (x, b) in row.iter_mut().zip(&self.p[hw + 5].w) {
                *x += b;
            }
        }
        let mut dd = vec![0.0; t * B];
        let mut dh = vec![0.0; t * B];
        mm(
            t,
            B,
            da,
            &hd[oa..],
            nh,
            false,
            &self.p[hw + 6].w,
            B,
            false,
            &mut dd,
            B,
            false,
        );
        mm(
            t,
            B,
            da,
            &hd[oa + da..],
            nh,
            false,
            &self.p[hw + 7].w,
            B,
            false,
            &mut dh,
            B,
            false,
        );

        let mut loss = [0.0f64; 4];
        let mut ghd = vec![0.0f32; t * nh];
        let mut gdu = vec![0.0f32; t * da];
        let mut gdd = vec![0.0f32; t * B];
        let mut gdh = vec![0.0f32; t * B];
        let dl = c.d_lab;
        let nlab = c.n_label;
        let mut lq = vec![0.0f32; t * dl]; // tanh of label hidden
        let mut lh: Vec<u32> = vec![0; t]; // head used for label
        let mut at = 0;
        let mut sc = vec![];
        for (si, s) in batch.iter().enumerate() {
            let n = s.n;
            let w = n + 1;
            sc.clear();
            sc.resize(n * w, 0.0f32);
            mm(
                n,
                n,
                da,
                &du[at * da..],
                da,
                false,
                &hd[at * nh + oa + da..],
                nh,
                true,
                &mut sc[1..],
                w,
                false,
            );
            for i in 0..n {
                let r: f32 = du[(at + i) * da..(at + i + 1) * da]
                    .iter()
                    .zip(&self.p[hw + 2].w)
                    .map(|(a, b)| a * b)
                    .sum();
                sc[i * w] = r;
                for j in 0..n {
                    if i == j {
                        sc[i * w + j + 1] = -1e9;
                    } else {
                        let b = bucket(i, j);
                        sc[i * w + j + 1] += dd[(at + i) * B + b] + dh[(at + j) * B + b];
                    }
                }
            }
            let mut heads: Vec<u32> = vec![];
            if out.is_some() && !self.given {
                let q: Vec<i32> = sc
                    .iter()
                    .map(|&x| (x.clamp(-1e5, 1e5) * 1024.0) as i32)
                    .collect();
                mst::decode(n, &q, &mut heads);
            } else {
                heads.extend_from_slice(&s.head);
            }
            let probs = out.is_some().then(|| {
                let mut p = sc.clone();
                for r in p.chunks_exact_mut(w) {
                    softmax(r);
                }
                p
            });
            if train {
                let wt = s.weight * inv_total;
                let gs = &mut sc;
                for i in 0..n {
                    let row = &mut gs[i * w..(i + 1) * w];
                    softmax(row);
                    if let Some(so) = &s.soft {
                        let tgt = &so.arc[i * w..(i + 1) * w];
                        for (r, t) in row.iter_mut().zip(tgt) {
                            if *t > 0.0 {
                                loss[0] -= f64::from(*t * r.max(1e-9).ln());
                            }
                            *r = (*r - t) * wt;
                        }
                    } else if s.head[i] == NONE {
                        row.fill(0.0);
                    } else {
                        loss[0] -= f64::from(row[s.head[i] as usize].max(1e-9).ln());
                        row[s.head[i] as usize] -= 1.0;
                        for x in row.iter_mut() {
                            *x *= wt;
                        }
                    }
                }
                // d du = G * heads, d head = G^T * du
                mm(
                    n,
                    da,
                    n,
                    &gs[1..],
                    w,
                    false,
                    &hd[at * nh + oa + da..],
                    nh,
                    false,
                    &mut gdu[at * da..],
                    da,
                    false,
                );
                mm(
                    n,
                    da,
                    n,
                    &gs[1..],
                    w,
                    true,
                    &du[at * da..],
                    da,
                    false,
                    &mut ghd[at * nh + oa + da..],
                    nh,
                    true,
                );
                for i in 0..n {
                    let g0 = gs[i * w];
                    for q in 0..da {
                        gdu[(at + i) * da + q] += g0 * self.p[hw + 2].w[q];
                        self.p[hw + 2].g[q] += g0 * du[(at + i) * da + q];
                    }
                    for j in 0..n {
                        if i != j {
                            let b = bucket(i, j);
                            let g = gs[i * w + j + 1];
                            gdd[(at + i) * B + b] += g;
                            gdh[(at + j) * B + b] += g;
                        }
                    }
                }
            }
            // labels
            for i in 0..n {
                let hh = heads[i];
                lh[at + i] = hh;
                let a = &hd[(at + i) * nh + ol..(at + i) * nh + ol + dl];
                let q = &mut lq[(at + i) * dl..(at + i + 1) * dl];
                if hh == 0 || hh == NONE {
                    for k in 0..dl {
                        q[k] = tanh(a[k] + self.p[hw + 3].w[k] + self.p[hw + 8].w[B * dl + k]);
                    }
                } else {
                    let j = hh as usize - 1;
                    let b = bucket(i, j);
                    let hv = &hd[(at + j) * nh + ol + dl..(at + j) * nh + ol + 2 * dl];
                    let dv = &self.p[hw + 8].w[b * dl..(b + 1) * dl];
                    for k in 0..dl {
                        q[k] = tanh(a[k] + hv[k] + dv[k]);
                    }
                }
            }
            if let Some(o) = out.as_deref_mut() {
                o.push(Out {
                    head: heads,
                    arc: probs.unwrap_or_default(),
                    ..Out::default()
                });
            }
            let _ = si;
            at += n;
        }
        let mut ll = vec![0.0; t * nlab];
        mm(
            t,
            nlab,
            dl,
            &lq,
            dl,
            false,
            &self.p[hw + 9].w,
            nlab,
            false,
            &mut ll,
            nlab,
            false,
        );
        for row in ll.chunks_exact_mut(nlab) {
            for (x, b) in row.iter_mut().zip(&self.p[hw + 10].w) {
                *x += b;
            }
        }
        if let Some(o) = out {
            let mut at = 0;
            let k = o.len() - batch.len();
            for (si, s) in batch.iter().enumerate() {
                let q = &mut o[k + si];
                q.label_logits = ll[at * nlab..(at + s.n) * nlab].to_vec();
                q.tag_logits = tl[at * nt..(at + s.n) * nt].to_vec();
                q.ner_logits = nl[at * c.n_ner..(at + s.n) * c.n_ner].to_vec();
                at += s.n;
            }
        }
        if !train {
            return loss;
        }
        let wn = self.wn;
        // losses of labels, tags, entities: gradients in place
        let mut at = 0;
        const WL: f32 = 1.0;
        const WT: [f32; 3] = [0.4, 0.4, 0.4];
        for s in batch {
            let wt = s.weight * inv_total;
            for i in 0..s.n {
                let row = &mut ll[(at + i) * nlab..(at + i + 1) * nlab];
                let soft = s.soft.as_deref();
                loss[1] += ce(
                    row,
                    s.label[i],
                    soft.map(|x| &x.label[i * nlab..(i + 1) * nlab]),
                    WL * wt,
                );
                let row = &mut tl[(at + i) * nt..(at + i + 1) * nt];
                let st = soft.map(|x| &x.tags[i * nt..(i + 1) * nt]);
                let (a, b) = (c.n_upos, c.n_upos + c.n_xpos);
                loss[2] += ce(&mut row[..a], s.upos[i], st.map(|x| &x[..a]), WT[0] * wt);
                loss[2] += ce(&mut row[a..b], s.xpos[i], st.map(|x| &x[a..b]), WT[1] * wt);
                loss[2] += ce(&mut row[b..], s.feats[i], st.map(|x| &x[b..]), WT[2] * wt);
                loss[3] += ce(
                    &mut nl[(at + i) * c.n_ner..(at + i + 1) * c.n_ner],
                    s.ner[i],
                    soft.map(|x| &x.ner[i * c.n_ner..(i + 1) * c.n_ner]),
                    wn * wt,
                );
            }
            at += s.n;
        }
        // label backward
        let mut glq = vec![0.0; t * dl];
        mm(
            t,
            dl,
            nlab,
            &ll,
            nlab,
            false,
            &self.p[hw + 9].w,
            nlab,
            true,
            &mut glq,
            dl,
            false,
        );
        mm(
            dl,
            nlab,
            t,
            &lq,
            dl,
            true,
            &ll,
            nlab,
            false,
            &mut self.p[hw + 9].g,
            nlab,
            true,
        );
        colsum(&ll, nlab, &mut self.p[hw + 10].g);
        let mut at = 0;
        for s in batch {
            for i in 0..s.n {
                let g = &mut glq[(at + i) * dl..(at + i + 1) * dl];
                let q = &lq[(at + i) * dl..(at + i + 1) * dl];
                for k in 0..dl {
                    g[k] *= 1.0 - q[k] * q[k];
                }
                for k in 0..dl {
                    ghd[(at + i) * nh + ol + k] += g[k];
                }
                let hh = lh[at + i];
                if hh == 0 || hh == NONE {
                    for k in 0..dl {
                        self.p[hw + 3].g[k] += g[k];
                        self.p[hw + 8].g[B * dl + k] += g[k];
                    }
                } else {
                    let j = hh as usize - 1;
                    let b = bucket(i, j);
                    for k in 0..dl {
                        ghd[(at + j) * nh + ol + dl + k] += g[k];
                        self.p[hw + 8].g[b * dl + k] += g[k];
                    }
                }
            }
            at += s.n;
        }
        // tags, entities backward
        mm(
            c.d_tag,
            nt,
            t,
            &hd[ot..],
            nh,
            true,
            &tl,
            nt,
            false,
            &mut self.p[hw + 11].g,
            nt,
            true,
        );
        colsum(&tl, nt, &mut self.p[hw + 12].g);
        mm(
            t,
            c.d_tag,
            nt,
            &tl,
            nt,
            false,
            &self.p[hw + 11].w,
            nt,
            true,
            &mut ghd[ot..],
            nh,
            true,
        );
        mm(
            c.d_ner,
            c.n_ner,
            t,
            &hd[on..],
            nh,
            true,
            &nl,
            c.n_ner,
            false,
            &mut self.p[hw + 13].g,
            c.n_ner,
            true,
        );
        colsum(&nl, c.n_ner, &mut self.p[hw + 14].g);
        mm(
            t,
            c.d_ner,
            c.n_ner,
            &nl,
            c.n_ner,
            false,
            &self.p[hw + 13].w,
            c.n_ner,
            true,
            &mut ghd[on..],
            nh,
            true,
        );
        // arcs backward
        mm(
            da,
            da,
            t,
            &hd[oa..],
            nh,
            true,
            &gdu,
            da,
            false,
            &mut self.p[hw + 4].g,
            da,
            true,
        );
        colsum(&gdu, da, &mut self.p[hw + 5].g);
        mm(
            t,
            da,
            da,
            &gdu,
            da,
            false,
            &self.p[hw + 4].w,
            da,
            true,
            &mut ghd[oa..],
            nh,
            true,
        );
        mm(
            da,
            B,
            t,
            &hd[oa..],
            nh,
            true,
            &gdd,
            B,
            false,
            &mut self.p[hw + 6].g,
            B,
            true,
        );
        mm(
            t,
            da,
            B,
            &gdd,
            B,
            false,
            &self.p[hw + 6].w,
            B,
            true,
            &mut ghd[oa..],
            nh,
            true,
        );
        mm(
            da,
            B,
            t,
            &hd[oa + da..],
            nh,
            true,
            &gdh,
            B,
            false,
            &mut self.p[hw + 7].g,
            B,
            true,
        );
        mm(
            t,
            da,
            B,
            &gdh,
            B,
            false,
            &self.p[hw + 7].w,
            B,
            true,
            &mut ghd[oa + da..],
            nh,
            true,
        );
        // heads backward
        undrop(&mut ghd, nh, &masks[c.layers + 1]);
        for (g, o) in ghd.chunks_exact_mut(nh).zip(ho.chunks_exact(nh)) {
            for k in 0..2 * da {
                g[k] *= 1.0 - o[k] * o[k];
            }
            for k in ot..nh {
                g[k] *= 1.0 - o[k] * o[k];
            }
        }
        mm(
            h2,
            nh,
            t,
            e,
            h2,
            true,
            &ghd,
            nh,
            false,
            &mut self.p[hw].g,
            nh,
            true,
        );
        colsum(&ghd, nh, &mut self.p[hw + 1].g);
        let mut gy = vec![0.0; t * h2];
        mm(
            t,
            h2,
            nh,
            &ghd,
            nh,
            false,
            &self.p[hw].w,
            nh,
            true,
            &mut gy,
            h2,
            false,
        );
        // encoder backward
        for l in (0..c.layers).rev() {
            undrop(&mut gy, h2, &masks[l + 1]);
            let k = Net::k_of(&c, l);
            let g = Net::g_of(&c, l);
            let n = g * h2;
            let [z, f, r, cc, skip, _] = &acts[l];
            let mut gu = vec![0.0; t * n];
            let mut gx = vec![0.0; t * k];
            let v = self.p[L0 + 3 * l + 2].w.clone();
            let gv = &mut self.p[L0 + 3 * l + 2].g;
            let mut at = 0;
            for s in batch {
                for d in 0..2 {
                    let mut carry = vec![0.0f32; h];
                    let zero = vec![0.0f32; h];
                    for step in (0..s.n).rev() {
                        let i = at + if d == 0 { step } else { s.n - 1 - step };
                        let o = i * h2 + d * h;
                        let prev: &[f32] = if step == 0 {
                            &zero
                        } else {
                            let pi = if d == 0 { i - 1 } else { i + 1 };
                            &cc[pi * h2 + d * h..pi * h2 + d * h + h]
                        };
                        let gu = &mut gu[i * n + d * g * h..i * n + (d + 1) * g * h];
                        let (g0, rest) = gu.split_at_mut(h);
                        let (g1, rest) = rest.split_at_mut(h);
                        let (g2, g3) = rest.split_at_mut(h);
                        let (zz, ff, rr, cn, sk, gy) = (
                            &z[o..o + h],
                            &f[o..o + h],
                            &r[o..o + h],
                            &cc[o..o + h],
                            &skip[o..o + h],
                            &gy[o..o + h],
                        );
                        let (vf, vr) = (&v[d * h..d * h + h], &v[h2 + d * h..h2 + d * h + h]);
                        let carry = &mut carry[..h];
                        let prev = &prev[..h];
                        for q in 0..h {
                            let dy = gy[q];
                            let dc = carry[q] + dy * rr[q];
                            let dr = dy * (cn[q] - sk[q]) * rr[q] * (1.0 - rr[q]);
                            let df = dc * (prev[q] - zz[q]) * ff[q] * (1.0 - ff[q]);
                            let dz = dc * (1.0 - ff[q]) * (1.0 - zz[q] * zz[q]);
                            g0[q] = dz;
                            g1[q] = df;
                            g2[q] = dr;
                            carry[q] = dc * ff[q] + df * vf[q] + dr * vr[q];
                        }
                        for q in 0..h {
                            gv[d * h + q] += g1[q] * prev[q];
                            gv[h2 + d * h + q] += g2[q] * prev[q];
                        }
                        if l == 0 {
                            for q in 0..h {
                                g3[q] = gy[q] * (1.0 - rr[q]) * (1.0 - sk[q] * sk[q]);
                            }
                        } else {
                            let gx = &mut gx[o..o + h];
                            for q in 0..h {
                                gx[q] = gy[q] * (1.0 - rr[q]);
                            }
                        }
                    }
                }
                at += s.n;
            }
            mm(
                k,
                n,
                t,
                &xs[l],
                k,
                true,
                &gu,
                n,
                false,
                &mut self.p[L0 + 3 * l].g,
                n,
                true,
            );
            colsum(&gu, n, &mut self.p[L0 + 3 * l + 1].g);
            mm(
                t,
                k,
                n,
                &gu,
                n,
                false,
                &self.p[L0 + 3 * l].w,
                n,
                true,
                &mut gx,
                k,
                true,
            );
            gy = gx;
        }
        let mut gb = if c.window {
            let mut b = vec![0.0; t * d0];
            let mut at = 0;
            for s in batch {
                for i in 0..s.n {
                    let o = (at + i) * 3 * d0;
                    for q in 0..d0 {
                        if i > 0 {
                            b[(at + i - 1) * d0 + q] += gy[o + q];
                        }
                        b[(at + i) * d0 + q] += gy[o + d0 + q];
                        if i + 1 < s.n {
                            b[(at + i + 1) * d0 + q] += gy[o + 2 * d0 + q];
                        }
                    }
                }
                at += s.n;
            }
            b
        } else {
            gy
        };
        undrop(&mut gb, d0, &masks[0]);
        let mut at = 0;
        for s in batch {
            for i in 0..s.n {
                let g = &gb[(at + i) * d0..(at + i + 1) * d0];
                let w = used[at + i];
                if w != NONE {
                    self.p[EW].touch(w as usize);
                    let r = w as usize * c.dw;
                    for (a, b) in self.p[EW].g[r..r + c.dw].iter_mut().zip(g) {
                        *a += b;
                    }
                }
                for &a in &s.aff[i] {
                    self.p[EA].touch(a as usize);
                    let r = a as usize * c.da;
                    for (a, b) in self.p[EA].g[r..r + c.da].iter_mut().zip(&g[c.dw..]) {
                        *a += b;
                    }
                }
            }
            at += s.n;
        }
        loss
    }

    pub fn update(&mut self, lr: f32, b2: f32) {
        self.step += 1;
        let b1 = 0.9f32;
        let n2: f64 = self.p.iter().map(P::norm2).sum();
        let norm = n2.sqrt() as f32;
        let clip = if norm > 2.0 { 2.0 / norm } else { 1.0 };
        let (bc1, bc2) = (
            1.0 - b1.powi(self.step.min(10000) as i32),
            1.0 - b2.powi(self.step.min(100000) as i32),
        );
        for p in &mut self.p {
            let wd = if p.r > 1 && !p.sparse { 0.01 } else { 0.0 };
            p.adam(lr, b1, b2, bc1, bc2, clip, wd);
        }
    }
    pub fn average(&mut self, decay: f32) {
        for p in &mut self.p {
            for (e, w) in p.e.iter_mut().zip(&p.w) {
                *e = decay * *e + (1.0 - decay) * w;
            }
        }
    }
    pub fn save(&self, path: &str) {
        let mut b = vec![];
        for p in &self.p {
            for w in &p.w {
                b.extend(w.to_le_bytes());
            }
        }
        std::fs::write(path, b).unwrap();
    }
    pub fn load(&mut self, path: &str) {
        let b = std::fs::read(path).unwrap();
        let mut it = b.as_chunks::<4>().0.iter();
        for p in &mut self.p {
            for (w, e) in p.w.iter_mut().zip(&mut p.e) {
                *w = f32::from_le_bytes(*it.next().unwrap());
                *e = *w;
            }
        }
        assert!(it.next().is_none());
    }
    pub fn swap(&mut self) {
        for p in &mut self.p {
            std::mem::swap(&mut p.e, &mut p.w);
        }
    }
}

#[derive(Default, Clone)]
pub struct Out {
    pub head: Vec<u32>,
    pub arc: Vec<f32>,
    pub label_logits: Vec<f32>,
    pub tag_logits: Vec<f32>,
    pub ner_logits: Vec<f32>,
}

pub fn softmax(r: &mut [f32]) {
    let m = r.iter().fold(f32::MIN, |a, &b| a.max(b));
    let mut s = 0.0;
    for x in r.iter_mut() {
        *x = (*x - m).exp();
        s += *x;
    }
    let k = 1.0 / s;
    for x in r.iter_mut() {
        *x *= k;
    }
}
fn ce(row: &mut [f32], gold: u32, soft: Option<&[f32]>, w: f32) -> f64 {
    if let Some(t) = soft {
        softmax(row);
        let mut l = 0.0;
        for (r, t) in row.iter_mut().zip(t) {
            if *t > 0.0 {
                l -= f64::from(*t * r.max(1e-9).ln());
            }
            *r = (*r - t) * w;
        }
        return l;
    }
    if gold == NONE {
        row.fill(0.0);
        return 0.0;
    }
    softmax(row);
    let l = -f64::from(row[gold as usize].max(1e-9).ln());
    row[gold as usize] -= 1.0;
    for x in row.iter_mut() {
        *x *= w;
    }
    l
}
fn colsum(x: &[f32], n: usize, out: &mut [f32]) {
    for row in x.chunks_exact(n) {
        for (o, x) in out.iter_mut().zip(row) {
            *o += x;
        }
    }
}
pub fn argmax(r: &[f32]) -> usize {
    let mut b = 0;
    for (i, x) in r.iter().enumerate() {
        if *x > r[b] {
            b = i;
        }
    }
    b
}
