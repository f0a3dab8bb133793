//! The best rising sequence of article numbers through a text: weighted by dynamic programming.

use std::collections::BTreeMap;

use super::candidate::Candidate;
use super::number::{Key, Number, Style};

/// One article of a sequence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// Where its number line begins.
    pub start: usize,
    pub number: Number,
    /// Its number is not the printed one, but the one that its place asks for.
    pub is_misnumbered: bool,
}

/// A rising sequence.
#[derive(Debug, Clone, Default)]
pub(super) struct Chain {
    pub links: Vec<Link>,
    pub weight: i32,
}

const NEXT: i32 = 20;
const FIRST: i32 = 10;
/// The closing formula or an annex' heading between two articles.
const BARRIER: i32 = -90;
/// How many smaller numbers are looked at as what a number may follow.
const LOOK_BACK: usize = 16;

#[derive(Debug, Clone, Copy)]
struct State {
    weight: i32,
    node: usize,
}

struct Node {
    link: Link,
    before: Option<usize>,
}

/// How well `to` follows `from`.
fn step(from: Key, to: Key) -> Option<i32> {
    if from.is_dotted() != to.is_dotted() {
        return Some(-60);
    }
    let missing = if to.major == from.major {
        if to.is_dotted() && to.minor != from.minor {
            to.minor.checked_sub(from.minor + 1)?
        } else if to.suffix > from.suffix {
            // 12, 12 bis, 12 ter; a jump from 12 to 12 Z is none.
            return Some(
                if from.suffix == 0 && to.suffix <= 2 || to.suffix == from.suffix + 1 {
                    NEXT
                } else {
                    -20
                },
            );
        } else if to == from {
            return Some(-45);
        } else {
            return None;
        }
    } else {
        let chapters = to.major.checked_sub(from.major + 1)?;
        if to.is_dotted() {
            chapters * 2 + to.minor.saturating_sub(1)
        } else {
            chapters
        }
    };
    Some(if missing == 0 {
        NEXT
    } else {
        (-5 - 5 * i32::try_from(missing).unwrap_or(i32::MAX / 8)).max(-60)
    })
}

fn start(key: Key) -> i32 {
    let before = if key.is_dotted() {
        (key.major.saturating_sub(1)) * 2 + key.minor.saturating_sub(1)
    } else {
        key.major.saturating_sub(1)
    };
    if before == 0 {
        FIRST
    } else {
        -(i32::try_from(before).unwrap_or(60) * 5).min(60)
    }
}

/// States by number, best first: of the stretch since the last barrier, and of all before it.
#[derive(Default)]
struct States {
    here: BTreeMap<Key, State>,
    earlier: BTreeMap<Key, State>,
}

impl States {
    fn pass_barrier(&mut self) {
        for (key, state) in std::mem::take(&mut self.here) {
            let best = self.earlier.entry(key).or_insert(state);
            if state.weight > best.weight {
                *best = state;
            }
        }
    }

    /// The best weight of `key` put behind a sequence, and that sequence's end.
    fn best_before(&self, key: Key, nodes: &[Node], style: Style) -> (i32, Option<usize>) {
        let mut best = (start(key), None);
        for (states, penalty) in [(&self.here, 0), (&self.earlier, BARRIER)] {
            for (&from, state) in states.range(..=key).rev().take(LOOK_BACK) {
                let Some(step) = step(from, key) else {
                    continue;
                };
                let restyled = nodes[state.node].link.number.style != style;
                let weight = state.weight + step + penalty - if restyled { 8 } else { 0 };
                if weight > best.0 {
                    best = (weight, Some(state.node));
                }
            }
        }
        best
    }
}

/// The heaviest rising sequence among the candidates. `barriers` are positions that a sequence rather does not cross.
pub(super) fn best_chain(candidates: &[Candidate], barriers: &[usize]) -> Chain {
    let mut nodes: Vec<Node> = Vec::with_capacity(candidates.len());
    let mut states = States::default();
    let mut barriers = barriers.iter().peekable();
    let mut best: Option<State> = None;
    for candidate in candidates {
        while barriers
            .next_if(|&&barrier| barrier <= candidate.start)
            .is_some()
        {
            states.pass_barrier();
        }
        // All readings look at the states before this candidate.
        let mut reached = [None; 4];
        for (slot, number) in reached.iter_mut().zip(candidate.readings.iter()) {
            let (before, node) = states.best_before(number.key, &nodes, number.style);
            *slot = Some((number, before + candidate.score - number.cost, node));
        }
        for (number, weight, before) in reached.into_iter().flatten() {
            let state = State {
                weight,
                node: nodes.len(),
            };
            let known = states.here.entry(number.key).or_insert(State {
                weight: i32::MIN,
                ..state
            });
            if weight <= known.weight {
                continue;
            }
            *known = state;
            nodes.push(Node {
                link: Link {
                    start: candidate.start,
                    number,
                    is_misnumbered: false,
                },
                before,
            });
            if best.is_none_or(|best| weight > best.weight) {
                best = Some(state);
            }
        }
    }
    let Some(end) = best else {
        return Chain::default();
    };
    let mut links = Vec::new();
    let mut at = Some(end.node);
    while let Some(node) = at {
        links.push(nodes[node].link);
        at = nodes[node].before;
    }
    links.reverse();
    Chain {
        links,
        weight: end.weight,
    }
}
