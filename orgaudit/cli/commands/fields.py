"""``orgaudit fields``: every key that a company file can have, from the one table."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from orgaudit.cli import values
from orgaudit.cli.commands.rules import TABLE_FORMATS
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.layout import wrap
from orgaudit.cli.session import Session
from orgaudit.cli.usage import unknown
from orgaudit.intake.fields import Field, Section, table
from orgaudit.wording.catalogue import Catalogue

INDENT = "      "
WIDEST = 100


def fields(
    context: typer.Context,
    *,
    section: Annotated[str | None, typer.Option("--section", metavar="NAME")] = None,
    format_: Annotated[str, typer.Option("--format", metavar="|".join(TABLE_FORMATS))] = "terminal",
) -> ExitCode:
    """List the fields."""
    session: Session = context.obj
    as_json = values.choice("--format", format_, TABLE_FORMATS) == "json"
    sections = _sections(section)
    if as_json:
        rows = [_as_json(item) for part in sections for item in part.fields]
        session.write(json.dumps(rows, ensure_ascii=False, indent=2), guarded=False)
        return ExitCode.OK
    session.write("\n".join(_lines(sections, session.catalogue, min(session.width, WIDEST))))
    return ExitCode.OK


def _sections(name: str | None) -> tuple[Section, ...]:
    """Return the sections to list; a section is found by its own name and by the key that holds it."""
    known = table().sections
    if name is None:
        return tuple(known.values())
    holders = {item.key: item.of for part in known.values() for item in part.fields if item.of}
    wanted = name.strip().casefold()
    wanted = wanted if wanted in known else holders.get(wanted) or wanted
    if wanted not in known:
        raise unknown("no_such_section", name, list(known))
    return (known[wanted],)


def _as_json(item: Field) -> dict[str, object]:
    return {
        "section": item.section,
        "key": item.key,
        "aliases": list(item.aliases),
        "type": item.type,
        "values": {code: list(words[1:]) for code, words in item.values.words.items()}
        if item.values
        else None,
        "minimum": item.minimum,
        "maximum": item.maximum,
        "none": item.accepts_none,
        "required": item.required,
        "description": dict(item.about),
    }


def _lines(sections: tuple[Section, ...], words: Catalogue, cells: int) -> Iterator[str]:
    for number, section in enumerate(sections):
        if number:
            yield ""
        yield words.ui(f"cli.sections.{section.name}")
        for item in section.fields:
            yield f"  {item.key}  {_type(item, words)}"
            for text in _texts(item, words):
                yield from (INDENT + line for line in wrap(text, cells - len(INDENT)))


def _type(item: Field, words: Catalogue) -> str:
    bounds = (item.minimum, item.maximum)
    low, high = (None if bound is None else f"{bound:g}" for bound in bounds)
    return words.ui(
        "cli.fields.type",
        type=words.ui(f"cli.types.{item.type}"),
        range=f"{low or ''}–{high or ''}" if low or high else None,
        required=words.ui("cli.fields.required") if item.required else None,
    )


def _texts(item: Field, words: Catalogue) -> Iterator[str]:
    yield item.about[words.language]
    others = item.spellings[1:]
    if others:
        yield words.ui("cli.fields.aliases", names=words.ui("cli.fields.comma").join(others))
    if item.values:
        spelled = [
            f"{code} ({' / '.join(names[1:])})" if len(names) > 1 else code
            for code, names in item.values.words.items()
        ]
        yield words.ui("cli.fields.values", values=" · ".join(spelled))
