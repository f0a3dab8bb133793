"""The full text of a treaty and its parts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal, Self

from detente import _native
from detente._record import Record
from detente.analysis import HasSpan
from detente.treaty_records import Article, TreatyTextFields

__all__ = ["ArticleDiff", "TreatyText", "Words", "parse_treaty"]

ArticleChange = Literal["same", "renumbered", "changed", "removed", "added"]
WordChange = Literal["same", "removed", "added"]
TreatyTable = Literal["articles", "obligations", "final_clauses"]


@dataclass(frozen=True, slots=True, repr=False)
class Words(Record):
    """Some words of an article that changed."""

    change: WordChange
    """Whether they stand in both texts or in one."""
    text: str
    """The words, with one space between them."""


@dataclass(frozen=True, slots=True, repr=False)
class ArticleDiff(Record):
    """An article of one or both of two texts."""

    change: ArticleChange
    """What became of it."""
    before: str | None = None
    """Its number in the first text."""
    after: str | None = None
    """Its number in the second text."""
    heading: str | None = None
    """Its heading in the second text, else in the first."""
    words: tuple[Words, ...] = ()
    """The words of a changed article in order; empty for all others."""


class TreatyText(TreatyTextFields):
    r"""The full text of a treaty, read into structure and law.

    Its structure stands in `title`, `preamble`, `divisions`, `articles`, `annexes` and, cut into pieces that are the
    whole text, `leaves`; its law in `obligations`, `final_clauses`, `coding`, `actors` and `treaty`; what looks wrong
    in `warnings`. Offsets count code points, as Python's strings do. In a notebook it shows its outline, the
    obligations by party and the final clauses.

    >>> import detente
    >>> treaty = detente.parse_treaty("Article 1\nNo Party shall close the locks, except in time of flood.")
    >>> ban = treaty.obligations[0]
    >>> ban.modality, treaty.quote(ban.bearer), treaty.quote(ban.act)
    ('prohibition', 'No Party', 'close the locks')
    """

    __slots__ = ()

    @classmethod
    def from_json(cls, json_text: str) -> Self:
        r"""Reads a treaty's text from its JSON.

        Args:
            json_text: what `to_json` or the command `detente treaty --format jsonl` gives.

        Returns:
            The treaty's text.

        >>> import detente
        >>> treaty = detente.parse_treaty("Article 1\nThe locks are open.", id="locks")
        >>> detente.TreatyText.from_json(treaty.to_json()) == treaty
        True
        """
        return cls.from_dict(json.loads(json_text))

    def quote(self, record: HasSpan | None) -> str:
        r"""Returns the words that a record stands at.

        Args:
            record: a span, article, paragraph, obligation, final clause … of this treaty, or nothing.

        Returns:
            The words; an empty string where there is no record or it has no place.

        >>> import detente
        >>> treaty = detente.parse_treaty("Article 1\nLocks\n\nThe locks are open.")
        >>> treaty.quote(treaty.article("1").heading)
        'Locks'
        """
        return "" if record is None or record.start is None else self.text[record.start : record.end]

    def article(self, number: str) -> Article:
        """Returns the article of a number.

        Args:
            number: the number as printed, such as `"4"`, `"IV"` or `"1.02"`.

        Returns:
            The article; of several the first.

        Raises:
            KeyError: no article has the number.
        """
        for article in self.articles:
            if article.number == number:
                return article
        raise KeyError(number)

    def rows(self, table: TreatyTable) -> list[dict[str, str]]:
        r"""Returns a table of the treaty, as `pandas.DataFrame` takes it.

        Args:
            table: `"articles"`, `"obligations"` or `"final_clauses"`.

        Returns:
            A dict for each row; a cell without a value is an empty string.

        Raises:
            OptionError: there is no such table.

        >>> import detente
        >>> treaty = detente.parse_treaty("Article 1\nThis Treaty shall remain in force for ten years.")
        >>> [(row["field"], row["period"]) for row in treaty.rows("final_clauses")]
        [('duration', 'P10Y')]
        """
        columns, rows = _native.treaty_rows(self.text, self.id, table)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def to_markdown(self) -> str:
        """Returns the treaty as Markdown: headings for divisions and articles, nested lists for paragraphs."""
        return _native.write_treaty(self.text, self.id, "markdown")

    def to_akoma_ntoso(self) -> str:
        r"""Returns the treaty as an Akoma Ntoso 3.0 document.

        >>> import detente
        >>> "<article eId=" in detente.parse_treaty("Article 1\nThe locks are open.").to_akoma_ntoso()
        True
        """
        return _native.write_treaty(self.text, self.id, "akoma_ntoso")

    def to_html(self) -> str:
        """Returns a page for reading: outline, obligations by party, final clauses. All text is escaped."""
        return _native.write_treaty(self.text, self.id, "html")

    def diff(self, after: TreatyText) -> tuple[ArticleDiff, ...]:
        r"""Compares this text with a later one, article by article.

        Args:
            after: the later text.

        Returns:
            What became of each article, in the order of the later text.

        >>> import detente
        >>> before = detente.parse_treaty("Article 1\nThe locks shall be open in May.")
        >>> after = detente.parse_treaty("Article 1\nThe locks shall be open in June.")
        >>> (article,) = before.diff(after)
        >>> [(words.change, words.text) for words in article.words if words.change != "same"]
        [('removed', 'May.'), ('added', 'June.')]
        """
        diffs = json.loads(_native.diff_treaties(self.text, after.text, False))
        return tuple(ArticleDiff.from_dict(diff) for diff in diffs)

    def diff_markdown(self, after: TreatyText) -> str:
        """Returns the comparison with a later text as Markdown.

        Args:
            after: the later text.

        Returns:
            One heading an article; removed words are struck out, added ones bold.
        """
        return _native.diff_treaties(self.text, after.text, True)

    def _repr_html_(self) -> str:
        return self.to_html()


def parse_treaty(text: str, id: str = "") -> TreatyText:
    r"""Reads the full text of a treaty, in whatever shape it was pasted.

    Any text gives a result: one that is no treaty has no articles, and a warning that says so.

    Args:
        text: the text, kept to the letter.
        id: a name for it.

    Returns:
        The text with its structure, obligations, final clauses, provisions and parties.

    Raises:
        EncodingError: a string holds a lone surrogate.

    >>> import detente
    >>> treaty = detente.parse_treaty("Article 1\nThe Parties shall keep the locks open.")
    >>> [article.number for article in treaty.articles]
    ['1']
    """
    return TreatyText.from_json(_native.parse_treaty(text, id))
