"""Rosters of one line a duty, such as ``Bakery: bread = ann, ben``: who is named first does it, the others can stand in."""

from collections.abc import Iterator, Sequence

from orgaudit import At, Doubtful, Element, Importer, Source


def read(sources: Sequence[Source]) -> Iterator[Element | Doubtful]:
    """Yield what the rosters say. Several elements of one name are one."""
    for source in sources:
        for number, line in enumerate(source.text.splitlines(), 1):
            at = At(source.path, number)
            department, colon, rest = line.partition(":")
            duty, equals, names = rest.partition("=")
            if not line.strip():
                continue
            if not (colon and equals and department.strip() and duty.strip()):
                yield Doubtful(at, line, says="A line is “department: duty = names”.")
                continue
            who = [name.strip() for name in names.split(",") if name.strip()]
            facts = {"primary": who[:1], "backups": who[1:]} if who else {}
            yield Element("department", department.strip(), at)
            yield Element("duty", duty.strip(), at, facts, (department.strip(),))


IMPORTER = Importer("roster", lambda parts: parts[-1].endswith(".roster"), read)
