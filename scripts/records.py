"""Writes Python's records from the JSON Schemas in docs/, so that they are the Rust records.

Usage: python scripts/records.py [--check]
"""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "python" / "detente"

HEADER = '''"""{title}

Written by scripts/records.py from docs/{schema}; change the Rust types and run it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from detente._record import Record
'''


@dataclass(frozen=True)
class Module:
    """A module of records and the schema that it is written from."""

    target: Path
    schema: str
    root: str
    """The schema's own type; its fields become the class `{root}Fields`, on which the public class is built."""
    title: str


RECORDS = Module(
    PACKAGE / "records.py",
    "schema.json",
    "Analysis",
    "The records, as the Rust crate defines them. `start` and `end` count code points of the analysis' text.",
)
TREATY_RECORDS = Module(
    PACKAGE / "treaty_records.py",
    "treaty_schema.json",
    "TreatyText",
    "The parts of a treaty's text, as the Rust crate defines them. `start` and `end` count code points of the text.",
)

LIST_RECORDS = Module(
    PACKAGE / "list_records.py",
    "list_schema.json",
    "SanctionsList",
    "The records of a sanctions list, as the Rust crate defines them.",
)

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def main() -> None:
    """Writes the modules, or with --check fails where one is not up to date."""
    shared = load(RECORDS)["$defs"]
    for wanted, known in ((RECORDS, {}), (TREATY_RECORDS, shared), (LIST_RECORDS, shared)):
        source = formatted(module(wanted, load(wanted), known), wanted.target)
        if "--check" not in sys.argv:
            wanted.target.write_text(source, "utf-8")
        elif source != wanted.target.read_text("utf-8"):
            sys.exit(f"{wanted.target.name} is not what docs/{wanted.schema} says; run scripts/records.py")


def load(wanted: Module) -> dict[str, Any]:
    """The schema of a module."""
    schema: dict[str, Any] = json.loads((ROOT / "docs" / wanted.schema).read_text("utf-8"))
    return schema


def formatted(source: str, target: Path) -> str:
    """The source in ruff's format."""
    for arguments in (["check", "--select", "F401,I", "--fix-only", "--quiet"], ["format"]):
        command = [sys.executable, "-m", "ruff", *arguments, "--stdin-filename", str(target), "-"]
        source = subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout
    return source


def module(wanted: Module, schema: dict[str, Any], known: dict[str, Any]) -> str:
    """The module's source: enumerations, then records, each after those that it is made of.

    Types that are `known` from `detente.records` are imported from there.
    """
    shapes = schema["$defs"] | {wanted.root: schema}
    enums = {name: shape for name, shape in shapes.items() if "oneOf" in shape and name not in known}
    records: dict[str, str] = {}

    def add(name: str) -> None:
        if name in records or name in known or "properties" not in shapes[name]:
            return
        for used in references(shapes[name]["properties"]):
            # A paragraph holds paragraphs.
            if used != name:
                add(used)
        records[name] = record(name, shapes[name], shapes, wanted.root)

    for name in sorted(shapes):
        add(name)
    root = f"{wanted.root}Fields"
    names = ", ".join(repr(name) for name in sorted([*enums, *(records.keys() - {wanted.root}), root]))
    header = HEADER.format(title=wanted.title, schema=wanted.schema)
    shared = sorted(
        name for name in shapes if name in known and ("properties" in shapes[name] or "oneOf" in shapes[name])
    )
    if shared:
        header += f"from detente.records import {', '.join(shared)}\n"
    parts = [header, f"__all__ = [{names}]", *(enum(name, enums[name]) for name in sorted(enums))]
    return "\n\n".join([*parts, *records.values()]) + "\n"


def references(shape: Any) -> list[str]:
    """The names of the types that a shape is made of."""
    if isinstance(shape, list):
        return [name for item in shape for name in references(item)]
    if isinstance(shape, dict):
        named = [shape["$ref"].removeprefix("#/$defs/")] if "$ref" in shape else []
        return named + [name for key, item in shape.items() if key != "$ref" for name in references(item)]
    return []


def enum(name: str, shape: dict[str, Any]) -> str:
    """An enumeration is its strings."""
    members = "\n\n".join(f"* `{member['const']}`: {first_lower(member['description'])}" for member in shape["oneOf"])
    values = ", ".join(repr(member["const"]) for member in shape["oneOf"])
    return f"{name} = Literal[{values}]\n{docstring(shape['description'] + chr(10) * 2 + members)}"


def record(name: str, shape: dict[str, Any], shapes: dict[str, Any], root: str) -> str:
    """A record is a frozen dataclass; fields that may be missing come last, in their order."""
    fields = shape["properties"]
    left_out = [key for key in fields if key not in shape.get("required", []) and type_of(fields[key], shapes) == "int"]
    lines = []
    optional = []
    for key, value in fields.items():
        hint = type_of(value, shapes)
        text = docstring(value["description"])
        if key in left_out:
            optional.append(f"{key}: {hint} | None = None\n{text}")
        elif hint.endswith("| None"):
            optional.append(f"{key}: {hint} = None\n{text}")
        elif hint.startswith("tuple["):
            optional.append(f"{key}: {hint} = ()\n{text}")
        elif isinstance(value.get("default"), dict):
            optional.append(f"{key}: {hint} = field(default_factory={hint})\n{text}")
        elif "default" in value:
            optional.append(f"{key}: {hint} = {value['default']!r}\n{text}")
        elif key not in shape.get("required", []):
            optional.append(f"{key}: {hint} = field(default_factory={hint})\n{text}")
        else:
            lines.append(f"{key}: {hint}\n{text}")
    if left_out:
        optional.append(f"_left_out_when_none: ClassVar[frozenset[str]] = frozenset({left_out!r})")
    class_name = f"{root}Fields" if name == root else name
    body = "\n".join([docstring(first_paragraph(shape["description"])), "", *lines, *optional])
    return (
        f"@dataclass(frozen=True, slots=True, repr=False)\nclass {class_name}(Record):\n{textwrap.indent(body, '    ')}"
    )


def type_of(shape: dict[str, Any], shapes: dict[str, Any]) -> str:
    """The Python type of a field."""
    if "$ref" in shape:
        name = shape["$ref"].removeprefix("#/$defs/")
        target = shapes[name]
        return "str" if target.get("type") == "string" and "oneOf" not in target else name
    if "anyOf" in shape:
        return " | ".join(type_of(arm, shapes) for arm in shape["anyOf"])
    kind = shape["type"]
    if isinstance(kind, list):
        return " | ".join(type_of({"type": arm}, shapes) for arm in kind)
    if kind == "array":
        return f"tuple[{type_of(shape['items'], shapes)}, ...]"
    return "None" if kind == "null" else SCALARS[kind]


def docstring(text: str) -> str:
    """A Rust doc comment as a docstring."""
    wrapped = "\n\n".join(textwrap.fill(part, 100, break_on_hyphens=False) for part in text.split("\n\n"))
    return f'"""{wrapped}' + ('\n"""' if "\n" in wrapped else '"""')


def first_paragraph(text: str) -> str:
    """What a type is; the rest of a doc comment speaks to Rust's readers."""
    return text.split("\n\n")[0]


def first_lower(text: str) -> str:
    """A description as part of a line."""
    return text[:1].lower() + text[1:].removesuffix(".") if not text[:2].isupper() else text.removesuffix(".")


if __name__ == "__main__":
    main()
