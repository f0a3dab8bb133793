"""Small pieces of HTML, escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def definition_table(caption: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Returns a table with a caption; every cell is text, never markup."""

    def line(tag: str, cells: Sequence[object]) -> str:
        return f"<tr>{''.join(f'<{tag}>{escape(_words(cell))}</{tag}>' for cell in cells)}</tr>"

    body = "".join(line("td", row) for row in rows)
    return (
        f"<table><caption>{escape(caption)}</caption><thead>{line('th', header)}</thead><tbody>{body}</tbody></table>"
    )


def _words(cell: object) -> str:
    return "" if cell is None else str(cell)
