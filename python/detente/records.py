"""The records, as the Rust crate defines them. `start` and `end` count code points of the analysis' text.

Written by scripts/records.py from docs/schema.json; change the Rust types and run it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from detente._record import Record

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "AnalysisFields",
    "Basis",
    "Claim",
    "ClaimEvidence",
    "ClaimFactuality",
    "Construction",
    "Cue",
    "DateExpression",
    "DateKind",
    "Deontic",
    "Edge",
    "Event",
    "EventKind",
    "EventObject",
    "Factuality",
    "Identifiers",
    "Measure",
    "Medium",
    "Mention",
    "MentionKind",
    "Objective",
    "Plover",
    "Provision",
    "ProvisionKind",
    "Quantity",
    "Quotation",
    "Relation",
    "Role",
    "Sanction",
    "SanctionStatus",
    "Source",
    "SourceKind",
    "Span",
    "Time",
    "Treaty",
    "TreatyStatus",
]

Act = Literal[
    "assert",
    "allege",
    "reveal",
    "confirm",
    "deny",
    "decline",
    "believe",
    "predict",
    "promise",
    "demand",
    "threaten",
    "warn",
    "support",
    "criticize",
    "ask",
    "hint",
]
"""What a source does by saying something.

* `assert`: says, states, tells, describes

* `allege`: alleges, claims, accuses

* `reveal`: announces, reveals, discloses, shows

* `confirm`: confirms

* `deny`: denies, rejects, dismisses, refutes

* `decline`: gives no comment, deflects, stops short of confirming

* `believe`: thinks, suggests, estimates, suspects

* `predict`: expects, forecasts

* `promise`: vows, pledges, agrees to, offers

* `demand`: urges, calls for, asks someone to do

* `threaten`: threatens

* `warn`: warns

* `support`: praises, endorses, welcomes, defends

* `criticize`: condemns, criticises, denounces

* `ask`: questions, wonders, doubts

* `hint`: hints
"""

ActorKind = Literal[
    "state",
    "government_body",
    "international_organization",
    "person",
    "political_party",
    "armed_group",
    "company",
    "ngo",
    "media",
    "bloc",
    "group",
    "vessel",
    "aircraft",
    "other",
]
"""What an actor is.

* `state`: A state, or a territory that acts as one

* `government_body`: A ministry, parliament, court, army, agency

* `international_organization`: an organisation of states, or an organ of one

* `person`: A human being

* `political_party`: A political party

* `armed_group`: armed, and no state's army

* `company`: A firm, state-owned or private

* `ngo`: A non-governmental organisation

* `media`: A newspaper, agency, broadcaster

* `bloc`: states seen as one side ("the West")

* `group`: unnamed or collective sources and people ("officials", "experts")

* `vessel`: A ship

* `aircraft`: an aeroplane

* `other`: none of these
"""

Basis = Literal["lexicon", "role", "modifier", "text"]
"""Where the knowledge about an actor comes from.

* `lexicon`: the lexicon knows the name

* `role`: A title or apposition says it ("the foreign minister of Y, X")

* `modifier`: A modifier says it ("Russian officials")

* `text`: the words themselves, without further knowledge
"""

Construction = Literal[
    "speech", "frame", "passive", "phrase", "expression", "noun", "adjective", "adverb", "adposition", "layout"
]
"""How a claim's cue, source and content stand to each other.

* `speech`: A clause or quotation before, after or around a verb of saying

* `frame`: an object, an infinitive or words after an adposition, in a frame of the cue

* `passive`: A passive, with or without "by"

* `phrase`: A phrase of several words

* `expression`: A verb whose object says what it does: "voiced concern over"

* `noun`: A noun with its content: "the allegation that"

* `adjective`: an adjective with its content: "is confident that"

* `adverb`: an adverb: "reportedly"

* `adposition`: an adposition that names the source: "according to"

* `layout`: A colon or dash
"""

DateKind = Literal["date", "time", "duration", "set"]
"""The sorts of time expressions, as TIMEX3 has them.

* `date`: A day or a longer calendar unit

* `time`: A time of day

* `duration`: A length of time

* `set`: A recurring time
"""

Deontic = Literal["obligation", "prohibition", "permission"]
"""Whether a provision binds, forbids or allows.

* `obligation`: something must be done

* `prohibition`: something must not be done

* `permission`: something may be done
"""

EventKind = Literal[
    "agreement",
    "treaty_signing",
    "treaty_ratification",
    "treaty_withdrawal",
    "negotiation",
    "meeting",
    "call",
    "visit",
    "mediation",
    "vote",
    "endorsement",
    "recognition",
    "promise",
    "request",
    "criticism",
    "accusation",
    "investigation",
    "rejection",
    "violation",
    "threat",
    "protest",
    "sanction",
    "sanction_relief",
    "expulsion",
    "recall",
    "break_off",
    "arms_transfer",
    "military_aid",
    "economic_aid",
    "humanitarian_aid",
    "technology_transfer",
    "trade",
    "troop_deployment",
    "troop_withdrawal",
    "release",
    "ceasefire",
    "military_exercise",
    "weapons_test",
    "mobilization",
    "arrest",
    "seizure",
    "blockade",
    "cyber_attack",
    "repression",
    "attack",
    "other",
]
"""Kinds of events, finer than the PLOVER type.

* `agreement`: an agreement, deal, understanding

* `treaty_signing`: A treaty is signed

* `treaty_ratification`: A treaty is ratified

* `treaty_withdrawal`: A treaty is left or suspended

* `negotiation`: negotiation

* `meeting`: A meeting

* `call`: A telephone or video call

* `visit`: A visit

* `mediation`: mediation, hosting of talks

* `vote`: A vote

* `endorsement`: endorsement, praise

* `recognition`: diplomatic recognition

* `promise`: A promise

* `request`: A request or demand

* `criticism`: criticism, condemnation

* `accusation`: an accusation

* `investigation`: an investigation

* `rejection`: A rejection or refusal

* `violation`: A breach of an embargo, truce or treaty

* `threat`: A threat

* `protest`: A protest

* `sanction`: sanctions

* `sanction_relief`: easing of sanctions

* `expulsion`: expulsion of diplomats

* `recall`: recall of an ambassador

* `break_off`: ties, talks or dialogue are cut

* `arms_transfer`: arms are supplied

* `military_aid`: military aid, training

* `economic_aid`: economic aid

* `humanitarian_aid`: humanitarian aid

* `technology_transfer`: transfer of technology

* `trade`: trade

* `troop_deployment`: troops are deployed

* `troop_withdrawal`: troops are withdrawn

* `release`: prisoners, ships, assets are released

* `ceasefire`: A ceasefire

* `military_exercise`: A military exercise

* `weapons_test`: A weapon or rocket is tested

* `mobilization`: mobilisation

* `arrest`: an arrest

* `seizure`: A seizure

* `blockade`: A blockade

* `cyber_attack`: an attack on computers

* `repression`: repression

* `attack`: an attack

* `other`: none of these
"""

Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
"""How certain somebody is that something is so, on FactBank's scale.

* `CT+`: certainly so

* `PR+`: probably so

* `PS+`: possibly so

* `CT-`: certainly not so

* `PR-`: probably not so

* `PS-`: possibly not so

* `CTu`: certain, but not said which way

* `Uu`: uncommitted
"""

Measure = Literal["arms", "military", "trade", "financial", "travel", "other"]
"""What a sanction does, as the Global Sanctions Data Base sorts it.

* `arms`: no arms

* `military`: no military assistance

* `trade`: no trade, or less

* `financial`: no money: freezes, investment and bank bans

* `travel`: no travel: visas, flights

* `other`: none of these
"""

MentionKind = Literal["name", "demonym", "metonym", "nominal", "pronoun"]
"""In which way words mention an actor.

* `name`: by a name, short name or acronym

* `demonym`: by a people's name or adjective ("Russian")

* `metonym`: by a seat or capital ("the Kremlin")

* `nominal`: by a common noun ("the minister")

* `pronoun`: by a pronoun
"""

Objective = Literal[
    "policy_change",
    "destab_regime",
    "territorial_conflict",
    "prevent_war",
    "terrorism",
    "end_war",
    "human_rights",
    "democracy",
    "other",
]
"""What sanctions are for, as the Global Sanctions Data Base sorts it.

* `policy_change`: A change of policy

* `destab_regime`: the fall of a government

* `territorial_conflict`: A territorial conflict settled

* `prevent_war`: A war prevented

* `terrorism`: terrorism fought

* `end_war`: A war ended

* `human_rights`: human rights protected

* `democracy`: democracy restored

* `other`: none of these
"""

Plover = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""PLOVER event types, manual 0.8.

* `AGREE`: agree to do something

* `CONSULT`: talk, visit, meet

* `SUPPORT`: sign, ratify, endorse, praise

* `CONCEDE`: give in, ease, release

* `COOPERATE`: trade, exercise together

* `AID`: give money, arms, troops, relief

* `RETREAT`: withdraw, surrender, cease fire

* `REQUEST`: demand

* `ACCUSE`: accuse, condemn, investigate

* `REJECT`: refuse, reject, violate

* `THREATEN`: threaten

* `PROTEST`: demonstrate

* `SANCTION`: impose sanctions, expel, cut ties

* `MOBILIZE`: move troops, test weapons

* `COERCE`: arrest, seize, blockade, repress

* `ASSAULT`: attack
"""

ProvisionKind = Literal[
    "defense",
    "offense",
    "neutrality",
    "nonaggression",
    "consultation",
    "arms_control",
    "nonproliferation",
    "ceasefire",
    "military_cooperation",
    "economic_cooperation",
    "trade",
    "border",
    "extradition",
    "human_rights",
    "environment",
    "other",
]
"""What a treaty provision is about; the first five are ATOP's obligations.

* `defense`: help when attacked

* `offense`: help in attack

* `neutrality`: no help to a party's enemy

* `nonaggression`: no attack on a party

* `consultation`: talks in a crisis

* `arms_control`: limits on arms

* `nonproliferation`: no spread of weapons

* `ceasefire`: an end of fighting

* `military_cooperation`: armed forces working together

* `economic_cooperation`: economies working together

* `trade`: trade

* `border`: borders

* `extradition`: extradition

* `human_rights`: human rights

* `environment`: the environment

* `other`: none of these
"""

Quotation = Literal["direct", "indirect", "mixed"]
"""Whether a claim's content stands in quotation marks.

* `direct`: all of it

* `indirect`: none of it

* `mixed`: some of it
"""

Relation = Literal["exact", "more_than", "less_than", "about", "at_least", "at_most", "up_to"]
"""How a number bounds what is meant.

* `exact`: just so many

* `more_than`: more than so many

* `less_than`: fewer than so many

* `about`: about so many

* `at_least`: so many or more

* `at_most`: so many or fewer

* `up_to`: any number up to so many
"""

SanctionStatus = Literal[
    "proposed", "threatened", "imposed", "in_force", "extended", "tightened", "eased", "lifted", "evaded"
]
"""The stages of a sanction's life.

* `proposed`: someone wants it

* `threatened`: someone threatens it

* `imposed`: newly imposed

* `in_force`: in force

* `extended`: prolonged

* `tightened`: made harder

* `eased`: made softer

* `lifted`: at an end

* `evaded`: got round
"""

SourceKind = Literal["named", "unnamed", "author"]
"""How a claim's source is given.

* `named`: by name

* `unnamed`: by a description ("officials")

* `author`: not at all: the author speaks ("reportedly")
"""

TreatyStatus = Literal[
    "proposed",
    "negotiated",
    "signed",
    "ratified",
    "in_force",
    "suspended",
    "withdrawn",
    "terminated",
    "violated",
    "unknown",
]
"""The stages of a treaty's life, after the Vienna Convention.

* `proposed`: someone wants it

* `negotiated`: under negotiation, or agreed but not signed

* `signed`: signed

* `ratified`: ratified or acceded to

* `in_force`: in force

* `suspended`: suspended

* `withdrawn`: A party has left or denounced it

* `terminated`: at an end

* `violated`: broken by a party

* `unknown`: not said
"""


@dataclass(frozen=True, slots=True, repr=False)
class Role(Record):
    """A title or office that the text gives an actor."""

    title: str
    """The title as written, without the country."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    of: str | None = None
    """Whose office it is."""


@dataclass(frozen=True, slots=True, repr=False)
class Identifiers(Record):
    """What other systems call an actor."""

    iso3: str | None = None
    """ISO 3166-1 alpha-3."""
    cow: str | None = None
    """Correlates of War state number."""
    cameo: str | None = None
    """CAMEO actor code."""
    wikidata: str | None = None
    """Wikidata item."""


@dataclass(frozen=True, slots=True, repr=False)
class Mention(Record):
    """A place where a text speaks of an actor."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    kind: MentionKind
    """In which way they mention it."""


@dataclass(frozen=True, slots=True, repr=False)
class Actor(Record):
    """Anyone or anything that a text shows as a political agent."""

    id: str
    """Its name within this analysis."""
    name: str
    """The fullest name that the text or the lexicon has for it."""
    kind: ActorKind
    """What it is."""
    identifiers: Identifiers
    """What other systems call it."""
    basis: Basis
    """Where country, sector and identifiers come from."""
    country: str | None = None
    """ISO 3166 alpha-3 code of affiliation, where it has one."""
    sector: str | None = None
    """PLOVER sector code, where one is known: GOV, MIL, JUD, LEG, OPP, …"""
    roles: tuple[Role, ...] = ()
    """Titles and offices that the text gives it."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the text speaks of it, in text order."""


@dataclass(frozen=True, slots=True, repr=False)
class Span(Record):
    """A stretch of a text: from `start` up to, not including, `end`."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""


@dataclass(frozen=True, slots=True, repr=False)
class Source(Record):
    """Whose claim it is."""

    kind: SourceKind
    """How the source is given."""
    actor: str | None = None
    """The actor, where one is known."""
    start: int | None = None
    """Where it begins."""
    end: int | None = None
    """Where it ends: the first position that no longer belongs to it."""
    _left_out_when_none: ClassVar[frozenset[str]] = frozenset(["start", "end"])


@dataclass(frozen=True, slots=True, repr=False)
class Cue(Record):
    """The words that attribute."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    lemma: str
    """Their dictionary form."""


@dataclass(frozen=True, slots=True, repr=False)
class ClaimFactuality(Record):
    """How certain source and author are of a claim's content."""

    source: Factuality
    """From the source's point of view."""
    author: Factuality
    """From the author's point of view."""


@dataclass(frozen=True, slots=True, repr=False)
class Medium(Record):
    """Through whom or what something is said."""

    actor: str | None = None
    """The actor, where one is known."""
    kind: str | None = None
    """The form: `interview`, `statement`, `post`, …"""


@dataclass(frozen=True, slots=True, repr=False)
class Time(Record):
    """A time with the words that say it."""

    value: str
    """A TIMEX3 value, as coarse as known: `2024-11-22`, `2024-06`, `2024-Q3`, `2024-W12`, `PAST_REF`."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""


@dataclass(frozen=True, slots=True, repr=False)
class Edge(Record):
    """An edge of a sentence's tree."""

    relation: str
    """The Universal Dependencies relation."""
    word: Span
    """The word that depends."""
    head: Span
    """The word that it depends on."""


@dataclass(frozen=True, slots=True, repr=False)
class ClaimEvidence(Record):
    """What a claim was found by: the row of the cue table, the construction and the edges of the tree."""

    entry: str
    """The row of `data/cues.tsv`: dictionary form, part of speech and act."""
    construction: Construction
    """How cue, source and content stand to each other."""
    edges: tuple[Edge, ...] = ()
    """The edges of the tree from the cue to its source and to the head of its content."""


@dataclass(frozen=True, slots=True, repr=False)
class Claim(Record):
    """One attribution: someone is said to say, think, promise, demand, deny, praise … something."""

    id: str
    """Its name within this analysis."""
    source: Source
    """Whose claim it is."""
    act: Act
    """What the source does by saying it."""
    quotation: Quotation
    """Whether the content stands in quotation marks."""
    factuality: ClaimFactuality
    """How certain source and author are of the content."""
    cue: Cue | None = None
    """The words that attribute; none where only the layout does."""
    cue_phrase: Span | None = None
    """The predicate that the cue stands in, the cue among its words: auxiliaries, negation and adverbs
    beside it ("has repeatedly denied"), and the adposition that leads to the content ("was critical
    of").
    """
    content: tuple[Span, ...] = ()
    """The attributed words; several spans where the cue interrupts them."""
    addressee: str | None = None
    """To whom it is said."""
    medium: Medium | None = None
    """Through whom or what it is said."""
    time: Time | None = None
    """When it is said."""
    about: tuple[str, ...] = ()
    """The actors that the content speaks of."""
    events: tuple[str, ...] = ()
    """The events that the content holds."""
    within: str | None = None
    """The claim that this one is nested in."""
    evidence: ClaimEvidence | None = None
    """Why the claim is there."""


@dataclass(frozen=True, slots=True, repr=False)
class EventObject(Record):
    """A thing or place that an event involves, with its words."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    text: str
    """The words, as written."""


@dataclass(frozen=True, slots=True, repr=False)
class Quantity(Record):
    """A count or amount with the words that say it."""

    value: float
    """The number; of a range its lower end."""
    relation: Relation
    """How the number bounds what is meant."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    upper: float | None = None
    """The upper end, where the words give a range."""
    unit: str | None = None
    """What is counted ("soldiers"), or a currency's ISO 4217 code, or a unit of measure."""


@dataclass(frozen=True, slots=True, repr=False)
class Event(Record):
    """Something done, coded after PLOVER, with the claims that hold it."""

    id: str
    """Its name within this analysis."""
    plover: Plover
    """The PLOVER event type."""
    kind: EventKind
    """A finer kind within the type."""
    trigger: Cue
    """The words that name it."""
    factuality: Factuality
    """How certain it is to whoever reports it."""
    mode: str | None = None
    """The PLOVER mode, where the type has one."""
    cameo: str | None = None
    """The CAMEO code, where one fits."""
    actors: tuple[str, ...] = ()
    """Who does it."""
    recipients: tuple[str, ...] = ()
    """To whom it is done."""
    object: EventObject | None = None
    """What is given, sent, signed, tested."""
    quantity: Quantity | None = None
    """How much or how many."""
    time: Time | None = None
    """When."""
    place: EventObject | None = None
    """Where."""
    claims: tuple[str, ...] = ()
    """The claims that hold it."""
    in_exchange_for: str | None = None
    """What is given in return."""
    evidence: str | None = None
    """The row of `data/event_frames.tsv` that found it: its word, its part of speech and what it asks for."""


@dataclass(frozen=True, slots=True, repr=False)
class Provision(Record):
    """What a treaty provides, with the words that say it."""

    kind: ProvisionKind
    """What it is about."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    deontic: Deontic | None = None
    """Whether it binds, forbids or allows."""
    bound: tuple[str, ...] = ()
    """Whom it binds."""
    condition: Span | None = None
    """What triggers it."""


@dataclass(frozen=True, slots=True, repr=False)
class Treaty(Record):
    """A treaty, pact, accord, convention or agreement between actors."""

    id: str
    """Its name within this analysis."""
    name: str
    """What the text calls it."""
    status: TreatyStatus
    """The furthest stage that the text reports."""
    parties: tuple[str, ...] = ()
    """Who is bound, where the text says or implies it."""
    signatories: tuple[str, ...] = ()
    """Who signed."""
    signed: Time | None = None
    """When it was signed."""
    mentions: tuple[Span, ...] = ()
    """Every place where the text speaks of it, in text order."""
    provisions: tuple[Provision, ...] = ()
    """What it provides."""


@dataclass(frozen=True, slots=True, repr=False)
class Sanction(Record):
    """An episode or regime of sanctions."""

    id: str
    """Its name within this analysis."""
    status: SanctionStatus
    """The stage that the text reports."""
    senders: tuple[str, ...] = ()
    """Who imposes it."""
    targets: tuple[str, ...] = ()
    """On whom it falls."""
    measures: tuple[Measure, ...] = ()
    """What is done."""
    reason: Span | None = None
    """The words that say why."""
    objective: Span | None = None
    """The words that say to what end."""
    objectives: tuple[Objective, ...] = ()
    """To what ends, as far as the words of `reason`, `objective`, law and mentions say, without
    repetition.
    """
    legal_basis: Span | None = None
    """The words that name its legal basis."""
    time: Time | None = None
    """When."""
    mentions: tuple[Span, ...] = ()
    """Every place where the text speaks of it, in text order."""
    claims: tuple[str, ...] = ()
    """The claims that speak of it."""


@dataclass(frozen=True, slots=True, repr=False)
class DateExpression(Record):
    """A time expression of a text, normalised after TIMEX3."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    kind: DateKind
    """What sort of time they name."""
    value: str
    """The TIMEX3 value: an ISO 8601 date as coarse as known, a duration (`P3D`), a set (`P1W`), or
    `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    """


@dataclass(frozen=True, slots=True, repr=False)
class AnalysisFields(Record):
    """A document with every record that was read from it, each list in text order."""

    text: str
    """The whole text as read, title first."""
    id: str = ""
    """The document's name, or empty where none was given."""
    title: str | None = None
    """The title, which `text` begins with."""
    published: str | None = None
    """The day of publication, `2024-11-22`."""
    language: str = "und"
    """The ISO 639-1 code of the text's language, or `und` where it cannot be told."""
    sentences: tuple[Span, ...] = ()
    """The sentences, headlines and list items."""
    actors: tuple[Actor, ...] = ()
    """Who speaks and acts."""
    claims: tuple[Claim, ...] = ()
    """Who says what."""
    events: tuple[Event, ...] = ()
    """What is done."""
    treaties: tuple[Treaty, ...] = ()
    """What binds whom."""
    sanctions: tuple[Sanction, ...] = ()
    """Who penalises whom."""
    quantities: tuple[Quantity, ...] = ()
    """How much and how many."""
    dates: tuple[DateExpression, ...] = ()
    """When."""
