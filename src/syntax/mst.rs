//! The best tree of a sentence: the maximum spanning arborescence with one root (Chu-Liu-Edmonds).

/// Writes the heads of the best tree: 0 for the root, else the number of a word, from 1.
///
/// `scores` has `count` rows of `count + 1`: row `i` scores the heads of word `i`, with the root in column 0 and word
/// `j` in column `j + 1`. Exactly one word gets the root.
pub fn decode(count: usize, scores: &[i32], heads: &mut Vec<u32>) {
    heads.clear();
    let width = count + 1;
    let mut roots = 0;
    for (i, row) in scores.chunks_exact(width).take(count).enumerate() {
        // The largest first, then its place: two plain loops, which compilers vectorise.
        let (before, after) = (&row[..=i], &row[i + 2..]);
        let largest = before
            .iter()
            .copied()
            .max()
            .max(after.iter().copied().max());
        let is_best = |&score: &i32| Some(score) == largest;
        let best = before
            .iter()
            .position(is_best)
            .or_else(|| Some(after.iter().position(is_best)? + i + 2))
            .unwrap_or(0);
        roots += usize::from(best == 0);
        heads.push(best as u32);
    }
    if count == 0 || (roots == 1 && is_tree(heads)) {
        return;
    }
    let mut graph = Graph::new(count, scores);
    let best = graph.solve();
    for (head, best) in heads.iter_mut().zip(&best[1..]) {
        *head = *best as u32;
    }
}

/// Whether every word reaches the root.
pub(super) fn is_tree(heads: &[u32]) -> bool {
    let mut seen = vec![0_u32; heads.len()];
    for start in 0..heads.len() {
        let stamp = start as u32 + 1;
        let mut word = start;
        loop {
            if seen[word] == stamp {
                return false;
            }
            if seen[word] != 0 {
                break;
            }
            seen[word] = stamp;
            match heads[word] {
                0 => break,
                head => word = head as usize - 1,
            }
        }
    }
    true
}

/// An arc of the sentence.
#[derive(Clone, Copy)]
struct Arc {
    score: i64,
    head: usize,
    dependent: usize,
}

/// A cycle that was contracted: for each of its nodes the arc that entered it and the words it stands for.
type Cycle = Vec<(Arc, Vec<usize>)>;

/// The sentence's graph with its cycles contracted one after the other; node 0 is the root.
struct Graph {
    nodes: usize,
    /// The best arc from each node (column) to each node (row).
    arcs: Vec<Arc>,
    is_alive: Vec<bool>,
    words: Vec<Vec<usize>>,
}

impl Graph {
    /// Every arc from the root is charged so much that the best tree takes one only.
    fn new(count: usize, scores: &[i32]) -> Self {
        let nodes = count + 1;
        let mut arcs = Vec::with_capacity(nodes * nodes);
        for dependent in 0..nodes {
            for head in 0..nodes {
                let score = match (dependent, head) {
                    (0, _) => i64::MIN / 4,
                    (d, h) if d == h => i64::MIN / 4,
                    (d, 0) => i64::from(scores[(d - 1) * nodes]) - (1 << 40),
                    (d, h) => i64::from(scores[(d - 1) * nodes + h]),
                };
                arcs.push(Arc {
                    score,
                    head,
                    dependent,
                });
            }
        }
        Self {
            nodes,
            arcs,
            is_alive: vec![true; nodes],
            words: (0..nodes).map(|n| vec![n]).collect(),
        }
    }

    fn arc(&self, head: usize, dependent: usize) -> Arc {
        self.arcs[dependent * self.nodes + head]
    }

    fn solve(&mut self) -> Vec<usize> {
        let mut cycles: Vec<Cycle> = Vec::new();
        let mut best = vec![0; self.nodes];
        loop {
            for dependent in (1..self.nodes).filter(|&d| self.is_alive[d]) {
                let mut score = i64::MIN;
                for head in (0..self.nodes).filter(|&h| h != dependent && self.is_alive[h]) {
                    let arc = self.arc(head, dependent);
                    if arc.score > score {
                        score = arc.score;
                        best[dependent] = head;
                    }
                }
            }
            match self.cycle(&best) {
                Some(cycle) => cycles.push(self.contract(&cycle, &best)),
                None => break,
            }
        }
        let mut heads = vec![usize::MAX; self.nodes];
        for node in (1..self.nodes).filter(|&node| self.is_alive[node]) {
            let arc = self.arc(best[node], node);
            heads[arc.dependent] = arc.head;
        }
        // The node that an arc from outside enters loses its arc of the cycle; the others keep theirs.
        while let Some(cycle) = cycles.pop() {
            for (arc, words) in cycle {
                if words.iter().all(|&word| heads[word] == usize::MAX) {
                    heads[arc.dependent] = arc.head;
                }
            }
        }
        heads
    }

    fn cycle(&self, best: &[usize]) -> Option<Vec<usize>> {
        let mut seen = vec![0; self.nodes];
        for start in (1..self.nodes).filter(|&node| self.is_alive[node]) {
            let mut node = start;
            while node != 0 && seen[node] == 0 {
                seen[node] = start;
                node = best[node];
            }
            if node != 0 && seen[node] == start {
                let mut cycle = vec![node];
                let mut next = best[node];
                while next != node {
                    cycle.push(next);
                    next = best[next];
                }
                return Some(cycle);
            }
        }
        None
    }

    fn contract(&mut self, cycle: &[usize], best: &[usize]) -> Cycle {
        let kept: Vec<(Arc, Vec<usize>)> = cycle
            .iter()
            .map(|&node| (self.arc(best[node], node), self.words[node].clone()))
            .collect();
        let one = cycle[0];
        for other in (0..self.nodes).filter(|&node| self.is_alive[node] && !cycle.contains(&node)) {
            let mut enter = Arc {
                score: i64::MIN,
                head: 0,
                dependent: 0,
            };
            let mut leave = enter;
            for (&node, (arc, _)) in cycle.iter().zip(&kept) {
                let from_other = self.arc(other, node);
                if from_other.score - arc.score > enter.score {
                    enter = Arc {
                        score: from_other.score - arc.score,
                        ..from_other
                    };
                }
                let to_other = self.arc(node, other);
                if to_other.score > leave.score {
                    leave = to_other;
                }
            }
            self.arcs[one * self.nodes + other] = enter;
            self.arcs[other * self.nodes + one] = leave;
        }
        for &node in &cycle[1..] {
            self.is_alive[node] = false;
            let words = std::mem::take(&mut self.words[node]);
            self.words[one].extend(words);
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_tree_with_one_root_is_better() {
        let mut seed = 1_u64;
        let mut next = move || {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            ((seed >> 33) % 1000) as i32
        };
        for round in 0..400 {
            let count = 1 + round % 5;
            let width = count + 1;
            let scores: Vec<i32> = (0..count * width).map(|_| next()).collect();
            let total = |heads: &[u32]| -> i32 {
                heads
                    .iter()
                    .enumerate()
                    .map(|(i, &head)| scores[i * width + head as usize])
                    .sum()
            };
            let is_sound = |heads: &[u32]| {
                heads.iter().filter(|&&head| head == 0).count() == 1
                    && heads
                        .iter()
                        .enumerate()
                        .all(|(i, &head)| head as usize != i + 1)
                    && is_tree(heads)
            };
            let mut heads = Vec::new();
            decode(count, &scores, &mut heads);
            assert!(is_sound(&heads), "{heads:?}");
            let mut best = i32::MIN;
            for code in 0..width.pow(count as u32) {
                let mut rest = code;
                let candidate: Vec<u32> = (0..count)
                    .map(|_| {
                        let head = rest % width;
                        rest /= width;
                        head as u32
                    })
                    .collect();
                if is_sound(&candidate) {
                    best = best.max(total(&candidate));
                }
            }
            assert_eq!(total(&heads), best);
        }
    }
}
