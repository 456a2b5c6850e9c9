"""``orgaudit fields``: every key that a company file can have, from the one table."""

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.output.publish import tell
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.usage import unknown
from orgaudit.intake.fields import Section, table
from orgaudit.intake.spelling import folded
from orgaudit.reports.content.fields import FieldsReport


def run(call: Call) -> ExitCode:
    """List the fields."""
    return tell(call, FieldsReport(catalogue=call.session.catalogue, sections=_sections(call["section"])))


def _sections(name: str | None) -> tuple[Section, ...]:
    """Return the sections to list; a section is found by its own name and by the key that holds it."""
    known = table().sections
    if name is None:
        return tuple(known.values())
    holders = {item.key: item.of for part in known.values() for item in part.fields if item.of}
    wanted = folded(name)
    wanted = wanted if wanted in known else holders.get(wanted) or wanted
    if wanted not in known:
        raise unknown("no_such_section", name, list(known))
    return (known[wanted],)
