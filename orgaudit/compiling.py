"""Write the compiled form of all our tables, for a wheel that is being built."""

from functools import partial
from pathlib import Path
from typing import Final

from orgaudit.intake.fields import TABLE
from orgaudit.intake.sheets.cells.cell_words import CELL_WORDS_FILE
from orgaudit.intake.sheets.headings.heading_grammar import HEADING_WORDS_FILE
from orgaudit.intake.sheets.headings.known_headings import HEADINGS_FILE
from orgaudit.intake.sheets.word_lists import WORD_LISTS_FILE
from orgaudit.intake.values.person_words import WORDS_FILE
from orgaudit.intake.yaml.plain import parsed_plain
from orgaudit.knowledge.compiled.indexed_table import compile_table_into
from orgaudit.knowledge.compiled.tables import PACKAGE, compile_into
from orgaudit.knowledge.data_file import parsed_data, table_name
from orgaudit.knowledge.functions import TABLE as FUNCTIONS_TABLE
from orgaudit.knowledge.functions import function_sources, parsed_functions
from orgaudit.knowledge.names.lexicon import closed_rows, lexicon_name, lexicon_sources

PLAIN: Final = (TABLE, WORDS_FILE, HEADINGS_FILE, HEADING_WORDS_FILE, CELL_WORDS_FILE, WORD_LISTS_FILE)
"""The tables that are read as the files of users are, every value as it is written."""


def data_files() -> list[Path]:
    """Return every YAML file of ours that is a table of its own, unlike those of the functions and of the lexicon of names."""
    found = sorted(Path(PACKAGE).rglob("*.yaml"))
    aside = ("duty_phrases", "functions", "_samples", "rule_packs")
    return [
        path
        for path in found
        if not path.name.endswith(".cases.yaml") and not any(part in aside for part in path.parts)
    ]


def compile_all(folder: Path) -> None:
    """Write every table into a folder, which exists."""
    into = str(folder)
    for path in data_files():
        parse = parsed_plain if path in PLAIN else parsed_data
        compile_into(into, table_name(str(path)), (str(path),), partial(parse, path))
    compile_into(into, FUNCTIONS_TABLE, function_sources(), parsed_functions)
    for japanese in (True, False):
        compile_table_into(
            into,
            lexicon_name(japanese=japanese),
            lexicon_sources(),
            partial(closed_rows, japanese=japanese),
        )
