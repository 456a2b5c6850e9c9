"""What a shell can put behind an option: words of a table, rules, samples, and who and what stands in the file that the line names."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from orgaudit.cli.parsing.options import REPORTS, RULES, Option
from orgaudit.model import Organization
from orgaudit.wording.catalogue import Catalogue

Offer = tuple[str, str]
"""A word, and what a shell that shows such a thing says of it."""

Named = Callable[[Organization], Iterator[Offer]]


def _persons(org: Organization) -> Iterator[Offer]:
    for person in org.people:
        # A space would part the word for the shell, and the program takes a Japanese name without it too.
        yield person.name if person.name.isascii() else "".join(person.name.split()), ""


def _departments(org: Organization) -> Iterator[Offer]:
    for department in org.departments:
        yield department.name, ""


def _duties(org: Organization) -> Iterator[Offer]:
    names = [duty.name for duty in org.duties]
    for duty in org.duties:
        home = org.department_by_id.get(duty.home)
        alone = names.count(duty.name) == 1
        shown = duty.name if alone else f"{home.name if home else duty.home}/{duty.name}"
        yield shown, home.name if home else ""


_OF_COMPANY: Final[Mapping[str, tuple[Named, str, Named | None]]] = {
    "leaves": (_persons, "", None),
    "merge": (_departments, ",", _departments),
    "move": (_duties, "=", _departments),
    "automate": (_duties, "", None),
    "add_backup": (_duties, "=", _persons),
    "write_manual": (_duties, "", None),
    "department": (_departments, "", None),
}
"""Parameter -> what stands before the sign in its value, the sign, and what behind it."""


def offers(
    option: Option, command: str, begun: str, given: Mapping[str, Any], words: Catalogue
) -> list[Offer]:
    """Return what can be put in the place of the word that is ``begun``. ``given`` is what stands on the line already."""
    return [offer for offer in _all(option, command, begun, given, words) if offer[0].startswith(begun)]


def _all(
    option: Option, command: str, begun: str, given: Mapping[str, Any], words: Catalogue
) -> Iterator[Offer]:
    name = option.parameter
    if name in _OF_COMPANY:
        yield from _of_company(*_OF_COMPANY[name], begun, given)
    elif option.kind is RULES or name == "rule":
        # Several stand behind commas.
        first = "".join(begun.rpartition(",")[:2]) if option.kind is RULES else ""
        yield from ((f"{first}{word}", title) for word, title in _rules(words))
    elif name == "format" and command in REPORTS:
        from orgaudit.reports.formats import formats_of

        yield from ((word, "") for word in formats_of(REPORTS[command]))
    elif name == "importer":
        from orgaudit.intake.importers.builtin import NAMES

        yield from ((word, "") for word in NAMES)
    elif name == "example":
        from orgaudit.forms.samples import samples

        yield from ((word, "") for word in samples())
    elif name == "section":
        from orgaudit.intake.fields import table

        yield from ((word, words.ui(f"cli.sections.{word}")) for word in table().sections)
    elif option.kind is not None:
        yield from ((str(word), "") for word in option.kind.schema.get("enum", ()))


def _rules(words: Catalogue) -> Iterator[Offer]:
    from orgaudit.rules.builtin import BUILTIN

    for rule in BUILTIN.rules:
        title = words.rule(rule.id, rule.family).title
        yield rule.id, title
        yield rule.name, title


def _of_company(
    first: Named, sign: str, second: Named | None, begun: str, given: Mapping[str, Any]
) -> Iterator[Offer]:
    """Yield names of the company whose file stands on the line; none where that cannot be read."""
    from orgaudit.intake.reading import STDIN, MissingPathError, UnreadableError, load

    path = given.get("path")
    if not isinstance(path, str) or path in ("", STDIN):
        return
    try:
        org = load(path, today=date.today()).organization
    except (MissingPathError, UnreadableError):
        return
    if org is None:
        return
    before, parted, _ = begun.rpartition(sign) if sign else ("", "", begun)
    if parted and second is not None:
        yield from ((f"{before}{sign}{name}", about) for name, about in second(org) if name != before)
    else:
        yield from ((f"{name}{sign}", about) for name, about in first(org))
