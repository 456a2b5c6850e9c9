"""One company as an editor has it: its texts as they are, and what was found in it when it could last be read."""

from collections.abc import Mapping
from datetime import date

from orgaudit import pipeline
from orgaudit.editors.positions import Positions, Range
from orgaudit.editors.shared_parts import moved, shared_parts
from orgaudit.engine.select import NoRuleLeftError, UnknownRuleError
from orgaudit.findings.finding import Finding
from orgaudit.intake.again.rereading import Rereading
from orgaudit.intake.loaded import Loaded
from orgaudit.model import Organization, Place
from orgaudit.model.dataclass import dataclass
from orgaudit.settings import Settings


@dataclass(frozen=True, slots=True)
class Company:
    """``texts`` by name, with what reading them gave; ``found`` in the last readable ones, which are ``good``."""

    texts: Mapping[str, str]
    loaded: Loaded
    today: date
    good: Mapping[str, str]
    found: pipeline.Found | None
    encoding: str = "utf-16"

    @property
    def org(self) -> Organization | None:
        """The company as it could last be read."""
        return self.found.organization if self.found else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found when the company could last be read."""
        return self.found.waived.kept if self.found else ()

    @property
    def is_current(self) -> bool:
        """Whether the texts are those in which everything was found."""
        return self.found is not None and self.good == self.texts

    def positions(self, name: str) -> Positions:
        """Return the places of a text as it is now."""
        return Positions(self.texts[name], self.encoding)


def looked_at(
    texts: Mapping[str, str],
    settings: Settings,
    before: Company | None,
    reader: Rereading,
    encoding: str = "utf-16",
) -> Company:
    """Read and judge a company. ``before`` is what was known of it, which saves time and stays where it cannot be read.

    ``reader`` has read it before, which saves time too.
    """
    loaded = reader.read(list(texts.items()), settings.today)
    org, known = loaded.organization, before.found if before else None
    if org is not None:
        try:
            found = pipeline.find(org, settings, before=known)
        except (NoRuleLeftError, UnknownRuleError):
            org = None
        else:
            return Company(texts, loaded, settings.today, texts, found, encoding)
    good = before.good if before else {}
    return Company(texts, loaded, settings.today, good, known, encoding)


class Placing:
    """Where the places of the last readable texts are in those of now."""

    def __init__(self, company: Company) -> None:
        self._company, self._is_current = company, company.is_current
        self._then: dict[str, tuple[Positions, tuple[int, int]]] = {}
        self._now = {name: company.positions(name) for name in company.texts}

    def now(self, place: Place) -> Range | None:
        """Return the range of a place as things are; ``None`` where it stood in what has been changed since."""
        company, name = self._company, place.path
        if name not in self._now:
            return None
        if self._is_current:
            return self._now[name].range_of(place)
        old, new = company.good.get(name, ""), company.texts[name]
        if name not in self._then:
            self._then[name] = Positions(old), shared_parts(old, new)
        then, shared = self._then[name]
        ends = (then.offset_of(place.line, place.column), then.offset_of(place.end_line, place.end_column))
        start, end = (moved(offset, old, new, shared) for offset in ends)
        if start is None or end is None:
            return None
        return self._now[name].range_between(start, end)

    def read(self, place: Place) -> Range | None:
        """Return the range of a place in the texts as they are."""
        return self._now[place.path].range_of(place) if place.path in self._now else None
