//! Who penalises whom, how and why.
//!
//! # What it finds
//! Sanctions that a verb puts at a stage ("imposed", "lifted", "face") and sanctions that are only named ("Western
//! sanctions"), with senders, targets, measures, reason, aim and law.
//!
//! # What it leaves out
//! "Sanction" in the sense of "approve"; sanctions that are mentioned again without anything new.

mod basis;

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::Passage;
use crate::extract::events::{Roles, is_misread, objects, time_of};
use crate::lexicon::Slot;
use crate::model::{
    Actor, ActorId, ActorKind, Claim, DateExpression, Measure, Sanction, SanctionId, SanctionStatus,
};
use crate::syntax::{Relation, Upos};
use crate::text::Span;

/// The sanctions of a text, in text order.
pub(crate) fn sanctions(
    passage: &Passage<'_>,
    actors: &[Actor],
    dates: &[DateExpression],
    published: Option<Date>,
    claims: &[Claim],
) -> Vec<Sanction> {
    let roles = Roles::new(passage, actors);
    let reader = Reader {
        passage,
        roles: &roles,
        dates,
        published,
    };
    let mut sanctions: Vec<Sanction> = Vec::new();
    for (number, sentence) in passage.sentences().enumerate() {
        for word in sentence.clone() {
            let Some(mut sanction) = reader.by_noun(word).or_else(|| reader.by_verb(word)) else {
                continue;
            };
            // The word alone says nothing of anybody.
            if sanction.senders.is_empty() && sanction.targets.is_empty() {
                continue;
            }
            inherit(&sanctions, &mut sanction);
            for sanction in apart(&reader, sanction, sentence.clone()) {
                add(&mut sanctions, sanction, number, &reader);
            }
        }
    }
    for sanction in &mut sanctions {
        sanction.objectives = reader.objectives(sanction);
    }
    link(&mut sanctions, claims);
    sanctions
}

/// Names the sanctions and ties each to the claims that speak of it.
fn link(sanctions: &mut [Sanction], claims: &[Claim]) {
    let mut mentions: Vec<(Span, usize)> = Vec::new();
    for (at, sanction) in sanctions.iter_mut().enumerate() {
        sanction.id = SanctionId::from_index(at);
        mentions.extend(sanction.mentions.iter().map(|&mention| (mention, at)));
    }
    mentions.sort_unstable();
    for claim in claims {
        for content in &claim.content {
            let first = mentions.partition_point(|(mention, _)| mention.start < content.start);
            for (mention, at) in &mentions[first..] {
                if mention.start >= content.end {
                    break;
                }
                if content.contains(*mention) && sanctions[*at].claims.last() != Some(&claim.id) {
                    sanctions[*at].claims.push(claim.id);
                }
            }
        }
    }
    for sanction in sanctions {
        sanction.claims.sort_unstable();
        sanction.claims.dedup();
    }
}

/// A travel ban that somebody "faces" is of those who have just imposed something.
fn inherit(known: &[Sanction], sanction: &mut Sanction) {
    let is_open = sanction.senders.is_empty()
        && !sanction.measures.is_empty()
        && sanction.status == SanctionStatus::InForce;
    if !is_open {
        return;
    }
    let before = known
        .iter()
        .rev()
        .take(LOOK_BACK)
        .find(|known| !known.senders.is_empty());
    if let Some(before) = before {
        sanction.senders.clone_from(&before.senders);
        sanction
            .targets
            .retain(|target| !before.senders.contains(target));
        let is_news = matches!(
            before.status,
            SanctionStatus::Imposed | SanctionStatus::Tightened
        );
        if is_news && !sanction.targets.is_empty() {
            sanction.status = SanctionStatus::Imposed;
        }
    }
}

/// Sanctions are compared with so many before them, so that a list of them takes no longer than its length.
const LOOK_BACK: usize = 32;

/// "face sanctions – Iran for its programme and Syria for its war": one for each reason.
fn apart(reader: &Reader<'_>, sanction: Sanction, sentence: Range<usize>) -> Vec<Sanction> {
    if sanction.targets.len() < 2 {
        return vec![sanction];
    }
    let passage = reader.passage;
    let last = sanction.mentions.last().map_or(0, |mention| mention.end);
    let start = passage.word_from(last);
    let mut reasons: Vec<(ActorId, usize)> = Vec::new();
    for word in start..sentence.end.saturating_sub(1) {
        if passage.word(word + 1) == "for"
            && let [actor] = reader.roles.group(word)[..]
            && sanction.targets.contains(&actor)
        {
            reasons.push((actor, word + 2));
        }
    }
    if reasons.len() < 2 {
        return vec![sanction];
    }
    let mut parts = Vec::new();
    for (at, &(target, from)) in reasons.iter().enumerate() {
        let until = reasons
            .get(at + 1)
            .map_or(sentence.end, |&(_, next)| next - 2);
        let last = (from..until).rev().find(|&word| {
            !matches!(
                passage.syntax.upos(word),
                Upos::Punct | Upos::Cconj | Upos::Det
            )
        });
        parts.push(Sanction {
            targets: vec![target],
            reason: last.map(|last| passage.span(from).cover(passage.span(last))),
            ..sanction.clone()
        });
    }
    parts
}

/// Whether two stages may be told of one episode: "tightens sanctions" in the headline, "announced a package" below.
fn is_same_stage(one: SanctionStatus, other: SanctionStatus) -> bool {
    let is_new = |status| matches!(status, SanctionStatus::Imposed | SanctionStatus::Tightened);
    one == other || is_new(one) && is_new(other)
}

/// Adds a sanction, or its mention to the one that it says nothing new of.
fn add(sanctions: &mut Vec<Sanction>, sanction: Sanction, sentence: usize, reader: &Reader<'_>) {
    let passage = reader.passage;
    let is_bare = sanction.status == SanctionStatus::InForce && sanction.reason.is_none();
    let title = passage.segments.sentences.first().map(|title| title.span);
    let agrees = |new: &[ActorId], old: &[ActorId]| new.is_empty() || new == old;
    // A minister acts for the state that the headline names.
    let states = |senders: &[ActorId]| -> Vec<ActorId> {
        let state = |&sender: &ActorId| reader.roles.state_of(sender);
        senders.iter().map(state).collect()
    };
    let is_open_or =
        |one: &[ActorId], other: &[ActorId]| one.is_empty() || other.is_empty() || one == other;
    let same = sanctions.iter_mut().rev().take(LOOK_BACK).find(|known| {
        // What the headline says is told in full below it.
        let is_headline = sentence > 0
            && known.mentions.len() == 1
            && title.is_some_and(|title| title.contains(known.mentions[0]))
            && is_same_stage(known.status, sanction.status)
            && is_open_or(&known.targets, &sanction.targets)
            && is_open_or(&states(&known.senders), &states(&sanction.senders));
        let adds_nothing = is_bare
            || known.status == sanction.status
                && known.reason.is_some() == sanction.reason.is_some();
        is_headline
            || adds_nothing
                && agrees(&sanction.senders, &known.senders)
                && agrees(&sanction.targets, &known.targets)
                && (sanction.measures.is_empty() || sanction.measures == known.measures)
                && (!sanction.senders.is_empty() || !sanction.targets.is_empty() || is_bare)
    });
    match same {
        Some(known) => {
            known.mentions.extend(sanction.mentions);
            if known.senders.is_empty() {
                known.senders = sanction.senders;
            }
            if known.targets.is_empty() {
                known.targets = sanction.targets;
            }
            if known.measures.is_empty() {
                known.measures = sanction.measures;
            }
            known.reason = known.reason.or(sanction.reason);
            known.objective = known.objective.or(sanction.objective);
            known.legal_basis = known.legal_basis.or(sanction.legal_basis);
            known.time = known.time.take().or(sanction.time);
        }
        None => sanctions.push(sanction),
    }
}

/// What sanctions are read with.
struct Reader<'a> {
    passage: &'a Passage<'a>,
    roles: &'a Roles<'a>,
    dates: &'a [DateExpression],
    published: Option<Date>,
}

/// What has been read of a sanction.
struct Draft {
    /// The words that name it.
    mention: Span,
    /// The words that say what it forbids.
    things: Vec<usize>,
    senders: Vec<ActorId>,
    targets: Vec<ActorId>,
    status: SanctionStatus,
    reason: Option<Span>,
    /// The word that its time stands with.
    verb: Option<usize>,
    /// The words that it is told with, below which aim and law stand.
    heads: Vec<usize>,
}

impl Reader<'_> {
    fn record(&self, draft: Draft) -> Sanction {
        let passage = self.passage;
        let words = passage.lexicon.sanction_words();
        let mut targets = draft.targets;
        targets.retain(|target| !draft.senders.contains(target) && !self.is_anyone(*target));
        let own = passage.word_from(draft.mention.start)..passage.word_from(draft.mention.end);
        let mut measures: Vec<Measure> = own
            .chain(draft.things)
            .filter_map(|word| words.measure(passage.lemma(word)))
            .collect();
        measures.sort_unstable();
        measures.dedup();
        // A ban on the sale of arms is about arms.
        if measures.contains(&Measure::Arms) || measures.contains(&Measure::Military) {
            measures.retain(|&measure| measure != Measure::Trade);
        }
        let time = draft
            .verb
            .and_then(|verb| time_of(passage, self.dates, verb));
        let is_old = time
            .as_ref()
            .zip(self.published)
            .is_some_and(|(time, published)| {
                time.value
                    .get(..4)
                    .and_then(|year| year.parse::<i16>().ok())
                    .is_some_and(|year| year < published.year())
            });
        Sanction {
            id: SanctionId::from_index(0),
            senders: draft.senders,
            targets,
            measures,
            status: if is_old && draft.status == SanctionStatus::Imposed {
                SanctionStatus::InForce
            } else {
                draft.status
            },
            reason: draft.reason,
            objective: self.objective(&draft.heads),
            objectives: Vec::new(),
            legal_basis: self.legal_basis(&draft.heads, draft.reason),
            time,
            mentions: vec![draft.mention],
            claims: Vec::new(),
        }
    }

    /// "Foreign banks": nobody who could be looked up.
    fn is_anyone(&self, actor: ActorId) -> bool {
        match self.roles.kind(actor) {
            ActorKind::Group => self.roles.state_of(actor) == actor,
            ActorKind::Company => self.roles.is_unnamed(actor),
            _ => false,
        }
    }

    /// "imposed sanctions on …", "face an asset freeze", "Western sanctions".
    fn by_noun(&self, noun: usize) -> Option<Sanction> {
        let (passage, roles) = (self.passage, self.roles);
        let syntax = passage.syntax;
        let frames = passage.lexicon.event_frames();
        let words = passage.lexicon.sanction_words();
        let lemma = passage.lemma(noun);
        if !matches!(syntax.upos(noun), Upos::Noun | Upos::Propn)
            || !frames.is_a(lemma, "sanctions")
        {
            return None;
        }
        let modifiers: Vec<usize> = syntax
            .children(noun)
            .filter(|&child| {
                child < noun
                    && matches!(syntax.relation(child), Relation::Compound | Relation::Amod)
            })
            .collect();
        let has_measure = modifiers
            .iter()
            .any(|&word| words.measure(passage.lemma(word)).is_some());
        let is_restrictive = modifiers
            .iter()
            .any(|&word| frames.is_a(passage.lemma(word), "restrictive"));
        // "a package of sanctions", "the imposition of sanctions" stand for the sanctions.
        let top = syntax
            .head(noun)
            .filter(|&head| {
                syntax.relation(noun) == Relation::Nmod
                    && head < noun
                    && frames.is_a(passage.lemma(head), "package")
            })
            .unwrap_or(noun);
        let verb = syntax.head(top).filter(|&head| {
            matches!(
                syntax.relation(top),
                Relation::Obj | Relation::Nsubj | Relation::Obl
            ) && (syntax.upos(head) == Upos::Verb || words.status(passage.lemma(head)).is_some())
        });
        // "Canada imposed sanctions", read as a noun with a participle.
        let misread = modifiers
            .iter()
            .copied()
            .find(|&word| is_misread(passage, word) && words.status(passage.lemma(word)).is_some())
            .filter(|&word| !roles.ending_at(word).is_empty());
        let verb = verb.or(misread);
        let relative = syntax
            .children(top)
            .chain(syntax.children(noun))
            .find(|&child| {
                child > top
                    && syntax.relation(child) == Relation::Acl
                    && words.status(passage.lemma(child)).is_some()
            });
        let status = verb.and_then(|verb| words.status(passage.lemma(verb)));
        let on = ["on", "against"].map(|word| Slot::After(word.to_owned()));
        let first = |word: usize| roles.first(&on, word);
        let mut targets = first(noun);
        if targets.is_empty() && top != noun {
            targets = first(top);
        }
        let is_on = syntax.children(noun).any(|child| {
            child > noun
                && syntax
                    .child(child, Relation::Case)
                    .is_some_and(|case| matches!(passage.lemma(case), "on" | "against"))
        });
        let is_proper = frames.is_a(lemma, "sanctions_proper");
        // "arms control" controls by treaty.
        let is_control = lemma == "control"
            && !modifiers
                .iter()
                .any(|&word| frames.is_a(passage.lemma(word), "trade"));
        let is_one = is_proper
            || (has_measure || is_restrictive) && (is_on || status.is_some())
            || status.is_some() && is_on && !targets.is_empty();
        if !is_one || is_control {
            return None;
        }
        let by = [Slot::Owner, Slot::After("by".to_owned())];
        let mut senders = roles.owners(noun);
        if senders.is_empty() {
            senders = roles.first(&by[1..], noun);
        }
        if senders.is_empty() && top != noun {
            senders = roles.owners(top);
        }
        senders.retain(|sender| !targets.contains(sender));
        if targets.is_empty() && self.is_under(noun) {
            targets = self.those_under(noun);
            targets.retain(|target| !senders.contains(target));
        }
        // "help Moscow dodge sanctions", "sanctions evasion": whose it is, is under them.
        let evaded = modifiers.iter().any(|&word| {
            words.status(&passage.lemma(word).to_lowercase()) == Some(SanctionStatus::Evaded)
        });
        if evaded && targets.is_empty() {
            targets = std::mem::take(&mut senders);
        }
        let first_word = modifiers.first().copied().unwrap_or(noun);
        let mut span = passage.span(first_word.min(top)).cover(passage.span(noun));
        let mut reason = self.reason(noun);
        let mut stage = if evaded {
            SanctionStatus::Evaded
        } else {
            SanctionStatus::InForce
        };
        if let (Some(verb), Some(status)) = (verb, status) {
            let planned = self.planned(verb, status);
            stage = planned.as_ref().map_or(status, |(status, _)| *status);
            reason = reason.or_else(|| self.reason(verb));
            let subject = if misread == Some(verb) {
                roles.ending_at(verb)
            } else {
                roles.subject(verb)
            };
            match status {
                SanctionStatus::InForce | SanctionStatus::Evaded if targets.is_empty() => {
                    targets = subject;
                }
                SanctionStatus::InForce | SanctionStatus::Evaded => {}
                _ if senders.is_empty() => senders = subject,
                _ => {}
            }
            if let Some((SanctionStatus::Threatened | SanctionStatus::Proposed, above)) = planned
                && senders.is_empty()
            {
                senders = roles.subject(above);
            }
            if targets.is_empty() {
                targets = first(verb);
            }
            if targets.is_empty()
                && matches!(passage.lemma(verb), "add" | "place" | "put" | "include")
            {
                targets = objects(syntax, verb)
                    .map(|object| roles.group(object))
                    .find(|actors| !actors.is_empty())
                    .unwrap_or_default();
            }
            if verb < noun && noun - verb < 12 {
                span = passage.span(verb).cover(span);
            }
        }
        if let Some(clause) = relative {
            // "the bans that it imposed on …", "sanctions imposed by …".
            if senders.is_empty() {
                senders = roles.subject(clause);
            }
            if targets.is_empty() {
                targets = first(clause);
            }
            reason = reason.or_else(|| self.reason(clause));
            if status.is_none() && verb.is_none() {
                stage = SanctionStatus::InForce;
            }
        }
        let things: Vec<usize> = syntax
            .children(noun)
            .filter(|&child| child > noun && syntax.relation(child) == Relation::Nmod)
            .take(2)
            .collect();
        let mut heads = vec![noun];
        heads.extend([Some(top), verb, relative].into_iter().flatten());
        Some(self.record(Draft {
            mention: span,
            things,
            senders,
            targets,
            status: stage,
            reason,
            verb,
            heads,
        }))
    }

    /// "under sanctions"
    fn is_under(&self, noun: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax
            .child(noun, Relation::Case)
            .is_some_and(|case| syntax.lemma(case) == "under")
    }

    /// Who is under sanctions: "Turkey is under EU sanctions", "companies under sanctions".
    fn those_under(&self, noun: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        if let Some(subject) = syntax.child(noun, Relation::Nsubj) {
            return self.roles.group(subject);
        }
        match (syntax.relation(noun), syntax.head(noun)) {
            (Relation::Nmod, Some(head)) => self.roles.group(head),
            (Relation::Obl, Some(head))
                if matches!(
                    self.passage.lemma(head),
                    "be" | "remain" | "come" | "stay" | "live"
                ) =>
            {
                self.roles.subject(head)
            }
            _ => Vec::new(),
        }
    }

    /// "sanctioned Rosneft", "froze the assets of …", "halted exports to …", "barred from its ports".
    fn by_verb(&self, verb: usize) -> Option<Sanction> {
        let (passage, roles) = (self.passage, self.roles);
        let syntax = passage.syntax;
        let frames = passage.lexicon.event_frames();
        let lemma = passage.lemma(verb);
        if syntax.upos(verb) != Upos::Verb {
            return None;
        }
        let object = objects(syntax, verb).next()?;
        let thing = passage.lemma(object);
        let mut things = vec![object];
        let is_on_assets = frames.is_a(thing, "assets");
        let is_trade = frames.is_a(lemma, "trade_verb")
            && (frames.is_a(thing, "trade")
                || frames.is_a(thing, "assistance")
                || thing == "supply");
        let is_cut_off = lemma == "cut"
            && syntax
                .children(verb)
                .any(|child| child > verb && passage.lemma(child) == "off")
            && self.after(verb, "from").is_some();
        let is_shut_out = frames.is_a(lemma, "trade_verb") && self.after(verb, "from").is_some();
        let targets;
        if is_trade {
            let to = [Slot::After("to".to_owned()), Slot::After("from".to_owned())];
            targets = roles.first(&to, verb);
            if targets.is_empty() {
                return None;
            }
            things.extend(syntax.subtree(object).take(12));
        } else if is_cut_off || is_shut_out {
            targets = roles.group(object);
            things.extend(self.after(verb, "from"));
        } else if frames.is_a(lemma, "sanctions_verb") {
            if is_on_assets {
                targets = roles.first(
                    &[Slot::ObjectAfter("of".to_owned()), Slot::ObjectOwner],
                    verb,
                );
            } else if matches!(lemma, "freeze" | "unfreeze") {
                return None;
            } else {
                targets = roles.group(object);
                if targets.is_empty() && !frames.is_a(thing, "target") {
                    return None;
                }
                // "sanctioned the plan of Poland" approves of it.
                if !roles.is_named(object) && !frames.is_a(thing, "target") {
                    return None;
                }
            }
        } else {
            return None;
        }
        // "a Security Council resolution to ban …" is the Council's.
        let law = syntax.head(verb).filter(|&law| {
            syntax.relation(verb) == Relation::Acl && frames.is_a(syntax.lemma(law), "law")
        });
        let mut senders = law.map(|law| roles.owners(law)).unwrap_or_default();
        if senders.is_empty() {
            senders = roles.subject(verb);
        }
        if senders.is_empty()
            && let Some(from) = self.after(verb, "from").filter(|_| is_shut_out)
        {
            senders = roles.owners(from);
        }
        let status = passage
            .lexicon
            .sanction_words()
            .status(lemma)
            .unwrap_or(SanctionStatus::Imposed);
        let planned = self.planned(verb, status);
        if let Some((_, above)) = planned
            && senders.is_empty()
        {
            senders = roles.subject(above);
        }
        let end = things
            .iter()
            .copied()
            .filter(|_| is_shut_out || is_cut_off)
            .chain([object])
            .max()
            .unwrap_or(object);
        Some(self.record(Draft {
            mention: passage.span(verb).cover(passage.span(end)),
            things,
            senders,
            targets,
            status: planned.map_or(status, |(status, _)| status),
            reason: self.reason(verb),
            verb: Some(verb),
            heads: vec![verb, object],
        }))
    }

    /// The noun after an adposition below a word.
    fn after(&self, word: usize, adposition: &str) -> Option<usize> {
        let syntax = self.passage.syntax;
        syntax.children(word).find(|&child| {
            child > word
                && matches!(syntax.relation(child), Relation::Obl | Relation::Nmod)
                && syntax
                    .child(child, Relation::Case)
                    .is_some_and(|case| self.passage.lemma(case) == adposition)
        })
    }

    /// The stage of what is only threatened or proposed, with the word that says so.
    fn planned(&self, verb: usize, status: SanctionStatus) -> Option<(SanctionStatus, usize)> {
        let syntax = self.passage.syntax;
        let words = self.passage.lexicon.sanction_words();
        let modal = syntax
            .children(verb)
            .find(|&child| syntax.xpos(child) == "MD")
            .map(|modal| self.passage.lemma(modal));
        let is_infinitive = syntax
            .children(verb)
            .any(|child| child < verb && self.passage.lemma(child) == "to");
        let mut below = verb;
        // The verbs that it hangs below without a told clause between.
        for _ in 0..3 {
            let Some(head) = syntax.head(below) else {
                break;
            };
            let is_below = match syntax.relation(below) {
                Relation::Xcomp | Relation::Acl | Relation::Advcl => is_infinitive,
                Relation::Ccomp => modal.is_some(),
                Relation::Obj | Relation::Obl | Relation::Conj => below != verb || is_infinitive,
                _ => false,
            };
            if !is_below {
                break;
            }
            if let Some(above @ (SanctionStatus::Threatened | SanctionStatus::Proposed)) =
                words.status(self.passage.lemma(head))
            {
                return Some((above, head));
            }
            below = head;
        }
        let is_softer = matches!(
            status,
            SanctionStatus::InForce | SanctionStatus::Eased | SanctionStatus::Lifted
        );
        match modal {
            Some("may" | "might" | "could") if status == SanctionStatus::Threatened => None,
            Some("will" | "shall") if is_softer => None,
            Some(_) => Some((SanctionStatus::Proposed, verb)),
            None => None,
        }
    }

    /// The words after "for", "over", "because of" or "in view of" that say why.
    fn reason(&self, head: usize) -> Option<Span> {
        let passage = self.passage;
        let syntax = passage.syntax;
        syntax
            .children(head)
            .filter(|&child| {
                child > head
                    && matches!(
                        syntax.relation(child),
                        Relation::Obl | Relation::Nmod | Relation::Advcl
                    )
            })
            .find_map(|child| {
                let case = syntax.children(child).find(|&case| {
                    let is_view = passage.lemma(case) == "in"
                        && case + 1 < syntax.len()
                        && matches!(passage.lemma(case + 1), "view" | "response" | "retaliation");
                    case < child
                        && matches!(syntax.relation(case), Relation::Case | Relation::Mark)
                        && (is_view
                            || matches!(passage.lemma(case), "for" | "over" | "because" | "if"))
                })?;
                let words: Vec<usize> = syntax
                    .subtree(child)
                    .filter(|&word| {
                        word > case
                            && !matches!(syntax.relation(word), Relation::Fixed)
                            && !(matches!(passage.lemma(word), "view" | "of" | "response" | "to")
                                && word <= case + 2)
                    })
                    .collect();
                let is_duration = words
                    .first()
                    .is_some_and(|&word| syntax.upos(word) == Upos::Num)
                    || matches!(passage.lemma(child), "month" | "year" | "week" | "day");
                let (&first, &last) = (words.first()?, words.last()?);
                (!is_duration).then(|| passage.span(first).cover(passage.span(last)))
            })
    }
}
