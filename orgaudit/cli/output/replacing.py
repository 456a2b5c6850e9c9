"""What may be written over: a file with the company in it, of which the same call may have written an earlier state; nothing else."""

from itertools import takewhile
from pathlib import Path

from orgaudit.cli.output.targets import refuse_replacing_work
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.editing.company_keys import top_key
from orgaudit.intake.editing.text_files import text_of
from orgaudit.intake.reading import UnreadableError, bytes_of, load_text
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.model import Organization


def refuse_other_work(place: Path, org: Organization | None) -> None:
    """Raise WrongCallError where a file is there that people have worked in, that holds no part of a company, or another company than ``org``."""
    if not place.is_file():
        return
    refuse_replacing_work((place,))
    try:
        data = bytes_of(place)
        if len(data) > DEFAULT_LIMITS.size:  # no company is as large
            raise WrongCallError("other_work_there", path=str(place))
        text = text_of(data, str(place), place).text
    except (OSError, UnreadableError, ValueError):
        raise WrongCallError("other_work_there", path=str(place)) from None
    lines = text.splitlines(keepends=True)
    if text.strip() and not any(map(top_key, lines)):
        raise WrongCallError("other_work_there", path=str(place))
    there = _company_in(lines, org) if org else None
    if org and there is not None and there != org.company.name:
        raise WrongCallError("other_company_there", path=str(place))


def _company_in(lines: list[str], org: Organization) -> str | None:
    """Return the name of the company that a file of lines has; None where it has none by itself."""
    at = next((place for place, line in enumerate(lines) if top_key(line) == "company"), None)
    if at is None:
        return None
    below = takewhile(lambda line: line[:1].isspace() or line.startswith("#"), lines[at + 1 :])
    head = "".join((lines[at], *below)).rstrip()
    loaded = load_text(f"{head}\ndepartments: [x]\n", today=org.as_of)
    return loaded.organization.company.name if loaded.organization else None
