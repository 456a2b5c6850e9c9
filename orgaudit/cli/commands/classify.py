"""``orgaudit classify``: which function and which office the name of a duty or department points to, and why."""

import json
from collections.abc import Iterable, Iterator
from typing import Annotated, Final, get_args

import typer

from orgaudit.cli import values
from orgaudit.cli.commands.rules import TABLE_FORMATS
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.name_list import given_names
from orgaudit.cli.name_page import name_page
from orgaudit.cli.name_table import name_table
from orgaudit.cli.plain_text import one_line
from orgaudit.cli.session import Session
from orgaudit.cli.settings import settings_file
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.intake.fields import table
from orgaudit.intake.settings_file.reading import SettingsFile
from orgaudit.knowledge.names.reading import NameReading, OwnUsage, read_name
from orgaudit.model.vocabulary import Industry

MOST_IN_FULL: Final = 3
"""More names than these are shown as a table."""

WIDEST: Final = 100
_INDUSTRIES: Final[tuple[Industry, ...]] = get_args(Industry)


def classify(
    context: typer.Context,
    *,
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT...")] = None,
    industry: Annotated[str | None, typer.Option("--industry", metavar="NAME")] = None,
    format_: Annotated[str, typer.Option("--format", metavar="|".join(TABLE_FORMATS))] = "terminal",
    config: Annotated[str | None, typer.Option("--config", metavar="FILE")] = None,
    isolated: Annotated[bool, typer.Option("--isolated")] = False,
) -> ExitCode:
    """Classify names."""
    session: Session = context.obj
    as_json = values.choice("--format", format_, TABLE_FORMATS) == "json"
    usage_of = _industry(industry)
    if not text:
        session.tell_page(context.get_help())
        return ExitCode.WRONG_INPUT
    names = given_names(session, text)
    if not any(name.strip() for name in names):
        raise WrongCallError("no_names", exit_code=ExitCode.NOTHING_TO_AUDIT)
    file = settings_file(session, config, isolated=isolated, start="")
    own = _own_usage(file)
    readings = (read_name(name, usage_of, own) for name in names)
    if as_json:
        session.write(_as_json(readings), guarded=False)
    elif len(names) <= MOST_IN_FULL:
        width = min(session.width, WIDEST)
        pages = (name_page(reading, usage_of, session.catalogue, width) for reading in readings)
        session.write("\n\n".join(pages))
    else:
        session.write(name_table(list(readings), session.catalogue, session.width))
    return ExitCode.OK


def _own_usage(file: SettingsFile | None) -> OwnUsage | None:
    """Return the company's own words and offices, where the settings file names any."""
    functions = file.values.get("functions") if file else None
    return OwnUsage(functions.names, functions.offices) if functions else None


def _industry(word: str | None) -> Industry | None:
    """Return the industry that a word of either language means. Raises WrongCallError for any other word."""
    if word is None:
        return None
    vocabulary = table().vocabularies["Industry"]
    code = vocabulary.code_of(word)
    for industry in _INDUSTRIES:
        if industry == code:
            return industry
    raise unknown("bad_choice", word, vocabulary.spellings(), option="--industry")


def _as_json(readings: Iterable[NameReading]) -> str:
    """Write one array, one object a line."""
    return "[\n  " + ",\n  ".join(_objects(readings)) + "\n]"


def _objects(readings: Iterable[NameReading]) -> Iterator[str]:
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for reading in readings:
        front, middle, back = reading.vote_counts
        entry = {
            "text": reading.text,
            "function": reading.function,
            "office": reading.office,
            "confidence": reading.confidence,
            "votes": {"front": front, "middle": middle, "back": back},
            "boundary_prone": reading.boundary_prone,
        }
        # What JSON lets stand though a screen obeys it becomes an escape of JSON: the value stays the same.
        yield one_line(encode(entry))
