"""The parts of a treaty's text, as the Rust crate defines them. `start` and `end` count code points of the text.

Written by scripts/records.py from docs/treaty_schema.json; change the Rust types and run it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from detente._record import Record
from detente.records import (
    Actor,
    ProvisionKind,
    Span,
    Time,
    Treaty,
)

__all__ = [
    "Annex",
    "AnnexKind",
    "Article",
    "ArticleRole",
    "CodedProvision",
    "Coding",
    "CowClass",
    "DefinedName",
    "Division",
    "DivisionKind",
    "FinalClause",
    "FinalClauses",
    "Leaf",
    "LeafKind",
    "Modality",
    "Obligation",
    "Paragraph",
    "Recital",
    "TreatyTextFields",
    "TreatyWarning",
    "WarningKind",
]

AnnexKind = Literal["annex", "appendix", "protocol", "schedule", "attachment", "declaration"]
"""What is attached to a treaty.

* `annex`: an annex

* `appendix`: an appendix, often to an annex

* `protocol`: A protocol

* `schedule`: A schedule

* `attachment`: an attachment

* `declaration`: A declaration, minutes or letters exchanged at signing
"""

ArticleRole = Literal[
    "definitions",
    "objectives",
    "scope",
    "territorial_application",
    "relation_to_other_agreements",
    "institutions",
    "general_exceptions",
    "security_exceptions",
    "dispute_settlement",
    "amendment",
    "annexes",
    "signature_ratification",
    "accession",
    "entry_into_force",
    "provisional_application",
    "duration",
    "withdrawal_termination",
    "reservation",
    "depositary",
    "registration",
    "authentic_texts",
    "review",
]
"""What an article is for.

* `definitions`: says what words mean

* `objectives`: says what the treaty is for

* `scope`: says what the treaty covers

* `territorial_application`: says where the treaty applies

* `relation_to_other_agreements`: says how the treaty stands to others

* `institutions`: sets up a body that runs the treaty

* `general_exceptions`: takes measures of some kinds out of the treaty

* `security_exceptions`: takes measures of national security out of the treaty

* `dispute_settlement`: says how disputes are settled

* `amendment`: says how the treaty is changed

* `annexes`: says what belongs to the treaty beside its articles

* `signature_ratification`: says who may sign and how states agree to be bound

* `accession`: says how others join

* `entry_into_force`: says when the treaty begins to bind

* `provisional_application`: lets the treaty apply before it is in force

* `duration`: says how long the treaty lasts

* `withdrawal_termination`: says how a party leaves or the treaty ends

* `reservation`: says whether reservations may be made

* `depositary`: names who keeps the treaty

* `registration`: has the treaty registered with the United Nations

* `authentic_texts`: says which languages bind

* `review`: calls the parties to look at the treaty again
"""

CowClass = Literal["defense", "neutrality", "nonaggression", "entente"]
"""Classes of alliances, after the Correlates of War; the strongest that the obligations show.

* `defense`: help in war

* `neutrality`: staying out of war

* `nonaggression`: no attack on each other

* `entente`: talks in a crisis
"""

DivisionKind = Literal["book", "part", "title", "chapter", "section", "subsection", "division"]
"""What a label such as "Chapter" or "Annex" heads.

* `book`: A book, which holds parts

* `part`: A part

* `title`: A title

* `chapter`: A chapter

* `section`: A section

* `subsection`: A subsection

* `division`: A division of another name
"""

LeafKind = Literal[
    "front",
    "contents",
    "title",
    "parties",
    "recital",
    "enacting",
    "division",
    "article_number",
    "article_heading",
    "paragraph",
    "item",
    "closing",
    "signature",
    "annex_heading",
    "annex_text",
    "text",
]
"""The kinds of pieces that a treaty's text falls into.

* `front`: cover pages, registration notes and whatever stands before the title

* `contents`: A table of contents

* `title`: the title

* `parties`: the preamble's opening: who concludes the treaty

* `recital`: one of the preamble's reasons

* `enacting`: "Have agreed as follows"

* `division`: the line of a part, chapter or section

* `article_number`: an article's label and number

* `article_heading`: an article's heading

* `paragraph`: A paragraph

* `item`: an item of a list

* `closing`: the clause of witness, place and date

* `signature`: signatures

* `annex_heading`: the line of an annex

* `annex_text`: what an annex holds beside articles

* `text`: text of which no part of a treaty is known
"""

Modality = Literal[
    "obligation",
    "best_effort",
    "prohibition",
    "permission",
    "right",
    "power",
    "exemption",
    "constitutive",
    "declaratory",
]
"""What a sentence of law does.

* `obligation`: something must be done

* `best_effort`: something must be tried

* `prohibition`: something must not be done

* `permission`: something may be done

* `right`: someone is entitled to something

* `power`: an organ may act

* `exemption`: someone or something is not held to a duty

* `constitutive`: the sentence itself makes something so: a body is set up, a treaty enters into
force

* `declaratory`: something is recognised, meant or said
"""

WarningKind = Literal[
    "empty",
    "no_articles",
    "numbers_missing",
    "number_repeated",
    "number_out_of_place",
    "starts_late",
    "empty_article",
    "number_repaired",
]
"""What can be odd about a treaty's text.

* `empty`: the text is empty

* `no_articles`: no articles were found

* `numbers_missing`: numbers between two articles are missing

* `number_repeated`: A number comes twice

* `number_out_of_place`: A number does not fit where it stands

* `starts_late`: the first article is not number 1

* `empty_article`: an article has no text

* `number_repaired`: A number was read from characters that a scanner spoiled
"""


@dataclass(frozen=True, slots=True, repr=False)
class Paragraph(Record):
    """A paragraph of an article, or an item of a list in it."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    number: str | None = None
    """Its number or letter, without brackets and stops; none where it has none."""
    items: tuple[Paragraph, ...] = ()
    """Lists in it."""


@dataclass(frozen=True, slots=True, repr=False)
class Article(Record):
    """An article."""

    number: str
    """Its number as printed, without spaces: `4`, `IV`, `1.02`, `12bis`."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    text_start: int
    """Where its first paragraph begins."""
    heading: Span | None = None
    """Its heading, where it has one."""
    division: int | None = None
    """The innermost division that holds it: an index into `divisions`."""
    roles: tuple[ArticleRole, ...] = ()
    """What it is for, told by its heading or its words."""
    paragraphs: tuple[Paragraph, ...] = ()
    """Its paragraphs."""


@dataclass(frozen=True, slots=True, repr=False)
class Annex(Record):
    """What is attached to a treaty: an annex, a protocol, a schedule."""

    kind: AnnexKind
    """What it is called."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    number: str | None = None
    """Its number or letter, where it has one."""
    heading: Span | None = None
    """Its heading, where it has one."""
    articles: tuple[Article, ...] = ()
    """Articles of its own, which begin again at 1."""


@dataclass(frozen=True, slots=True, repr=False)
class CodedProvision(Record):
    """One kind of provision, with the articles that show it."""

    kind: ProvisionKind
    """The kind."""
    is_conditional: bool
    """Whether every one of its sentences names a condition."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    articles: tuple[str, ...] = ()
    """The articles, in text order."""


@dataclass(frozen=True, slots=True, repr=False)
class Coding(Record):
    """What a treaty provides."""

    provisions: tuple[CodedProvision, ...] = ()
    """Every kind of provision that the treaty shows, the alliance's obligations first."""
    cow_class: CowClass | None = None
    """The class of alliance, where it is one."""


@dataclass(frozen=True, slots=True, repr=False)
class DefinedName(Record):
    """A name that the text gives to someone or something: (hereinafter referred to as "the Parties")."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    of: str | None = None
    """Whose name it is, where it stands right behind one actor's."""


@dataclass(frozen=True, slots=True, repr=False)
class Division(Record):
    """A part, title, chapter or section."""

    kind: DivisionKind
    """What it is called."""
    number: str
    """Its number as printed."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    heading: Span | None = None
    """Its heading, where it has one."""


@dataclass(frozen=True, slots=True, repr=False)
class FinalClause(Record):
    """The sentence that holds one final clause, with what it fixes."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    article: str | None = None
    """The article that holds it; none where it stands in the closing."""
    period: Time | None = None
    """A length of time that it fixes: until entry into force, of the treaty, of a notice."""
    date: Time | None = None
    """A day that it fixes."""
    condition: Span | None = None
    """What it waits for: "after the deposit of the tenth instrument of ratification"."""
    is_allowed: bool | None = None
    """Whether it allows what it is about: reservations."""
    languages: tuple[str, ...] = ()
    """ISO 639 codes of the languages whose texts bind."""


@dataclass(frozen=True, slots=True, repr=False)
class FinalClauses(Record):
    """A treaty's final clauses; a field is empty where the text has none."""

    entry_into_force: FinalClause | None = None
    """When the treaty begins to bind."""
    provisional_application: FinalClause | None = None
    """Whether it applies before it is in force."""
    duration: FinalClause | None = None
    """How long it lasts."""
    renewal: FinalClause | None = None
    """How it is renewed."""
    withdrawal: FinalClause | None = None
    """How a party leaves, with the period of notice."""
    amendment: FinalClause | None = None
    """How it is changed."""
    accession: FinalClause | None = None
    """How others join."""
    reservations: FinalClause | None = None
    """Whether reservations may be made."""
    dispute_settlement: FinalClause | None = None
    """How disputes are settled."""
    depositary: FinalClause | None = None
    """Who keeps it."""
    registration: FinalClause | None = None
    """How it is registered."""
    authentic_languages: FinalClause | None = None
    """Which languages bind."""


@dataclass(frozen=True, slots=True, repr=False)
class Leaf(Record):
    """A piece of the text that belongs to one part of the treaty and is not divided further."""

    kind: LeafKind
    """What it is."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""


@dataclass(frozen=True, slots=True, repr=False)
class Obligation(Record):
    """One thing that a treaty says someone must, may or may not do."""

    article: str
    """The number of the article that says it."""
    modality: Modality
    """What it does."""
    cue: Span
    """The words of the frame: "shall not", "undertakes to"."""
    act: Span
    """What is to be done."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    paragraph: str = ""
    """The paragraph and item, `2(a)`; empty where the article has none."""
    bearer: Span | None = None
    """Who is bound or entitled; none where the sentence names nobody before its verb."""
    beneficiary: Span | None = None
    """For or towards whom."""
    condition: Span | None = None
    """When it holds."""
    exception: Span | None = None
    """When it does not hold."""


@dataclass(frozen=True, slots=True, repr=False)
class Recital(Record):
    """One reason that a preamble gives."""

    verb: Span
    """The word that opens it: "Recalling", "Convinced"."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""


@dataclass(frozen=True, slots=True, repr=False)
class TreatyWarning(Record):
    """Something odd about a text, said without failing."""

    kind: WarningKind
    """What sort of oddity."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends: the first position that no longer belongs to it."""
    message: str
    """In words, with the text's own values."""


@dataclass(frozen=True, slots=True, repr=False)
class TreatyTextFields(Record):
    """The full text of a treaty, read into its parts."""

    text: str
    """The text as it was handed over."""
    id: str = ""
    """The text's name, or empty where none was given."""
    title: Span | None = None
    """The title."""
    contents: Span | None = None
    """The table of contents."""
    preamble: Span | None = None
    """Everything between the title and the first article or division."""
    parties_clause: Span | None = None
    """Who concludes the treaty, in the words of the preamble."""
    recitals: tuple[Recital, ...] = ()
    """Why they conclude it."""
    enacting: Span | None = None
    """The formula that closes it: "have agreed as follows"."""
    divisions: tuple[Division, ...] = ()
    """Parts, titles, chapters and sections."""
    articles: tuple[Article, ...] = ()
    """The treaty's own articles; those of an annex stand in the annex."""
    closing: Span | None = None
    """The clause of witness, place and date."""
    signature: Span | None = None
    """The signatures."""
    annexes: tuple[Annex, ...] = ()
    """Annexes, protocols and schedules."""
    leaves: tuple[Leaf, ...] = ()
    """The text cut into pieces, each of one part: together they are the text."""
    obligations: tuple[Obligation, ...] = ()
    """Who must, may and may not do what, in text order."""
    final_clauses: FinalClauses = field(default_factory=FinalClauses)
    """Entry into force, withdrawal, languages and the rest."""
    coding: Coding = field(default_factory=Coding)
    """What the treaty provides, with the articles that show it."""
    actors: tuple[Actor, ...] = ()
    """The parties and whoever else the preamble and the signatures name."""
    defined_names: tuple[DefinedName, ...] = ()
    """Names that the text defines: "hereinafter referred to as"."""
    place: Span | None = None
    """Where it was signed."""
    treaty: Treaty | None = None
    """The record that news gives of a treaty, with full provisions; ids point into `actors`."""
    warnings: tuple[TreatyWarning, ...] = ()
    """What is odd about the text."""
