"""The report of a trend: scores and findings from state to state, what each family costs, what has been open the longest."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Final

from orgaudit.model.dataclass import dataclass
from orgaudit.reports.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Line,
    On,
    Paragraph,
    Picture,
    Table,
    cells,
)
from orgaudit.reports.pictures.data import Course
from orgaudit.reports.report import Report
from orgaudit.reports.text import Text, level, plain, quiet, strong
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.scores import gain_told, score_told
from orgaudit.results.trend import OpenFinding, Trend, TrendPoint

LATEST: Final = 12
"""States that a screen shows, and a picture; a page has all of them as a table."""

OLDEST: Final = 10
"""Findings that are told as open the longest; house default."""

SHORT_COMMIT: Final = 8
"""Signs of a commit that are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendReport(Report):
    """Everything a report of a trend is made from."""

    kind: ClassVar[str] = "trend"

    trend: Trend

    def words(self) -> Localizer:
        """Return the words of the company as it is now."""
        return self.words_of(self.trend.present.organization)

    def document(self) -> Document:
        """Return the whole report."""
        words, trend = self.words(), self.trend
        company = words.user(trend.present.organization.company.name)
        return Document(words.say("trend/title", company=company), tuple(_blocks(trend, words)))


def _blocks(trend: Trend, words: Localizer) -> Iterator[Block]:
    yield Facts(tuple(_head(trend, words)))
    yield from _picture(trend.points, words)
    yield Heading(words.say("trend/heading.states"))
    yield _states(trend.points, words)
    debt = _debt(trend, words)
    if debt.rows:
        yield Heading(words.say("trend/heading.debt"))
        yield debt
    if trend.open:
        yield Heading(words.say("trend/heading.open", count=min(len(trend.open), OLDEST)))
        last = trend.points[-1].day
        yield Items(tuple(_open(item, last, words) for item in trend.open[:OLDEST]))
    yield Paragraph(quiet(words.say("trend/method")))


def _head(trend: Trend, words: Localizer) -> Iterator[tuple[str, tuple[Text, ...]]]:
    first, last = trend.points[0], trend.points[-1]
    if first.score.value is not None and last.score.value is not None:
        told = words.say(
            "trend/score",
            before=score_told(first.score.value),
            after=score_told(last.score.value),
            gain=gain_told(first.score.value, last.score.value),
            since=first.day,
        )
        yield words.say("trend/label.score"), (strong(told),)
    counts = {
        "opened": sum(point.opened for point in trend.points),
        "closed": sum(point.closed for point in trend.points),
    }
    told = words.say("trend/findings", before=first.findings, after=last.findings, **counts)
    yield words.say("trend/label.findings"), (plain(told),)
    if trend.unreadable:
        names = tuple(commit[:SHORT_COMMIT] for commit in trend.unreadable[:OLDEST])
        more = len(trend.unreadable) - len(names)
        told = words.say("trend/unreadable", count=len(trend.unreadable), commits=names, more=more or None)
        yield words.say("trend/label.unreadable"), (plain(told),)


def _picture(points: tuple[TrendPoint, ...], words: Localizer) -> Iterator[Block]:
    told = [(point, point.score.value) for point in points[-LATEST:] if point.score.value is not None]
    if len(told) < 2:
        return
    data = Course(
        scores=tuple(score for _, score in told),
        labels=tuple(f"{point.day:%m-%d}" for point, _ in told),
        hours=tuple(float(point.findings) for point, _ in told),
        score=words.say("picture.course_score"),
        returned=words.say("trend/label.findings"),
    )
    sees = words.say("trend/see", count=len(told))
    yield Picture(data, on=On.WEB, title=words.say("trend/heading.states"), sees=plain(sees))


def _states(points: tuple[TrendPoint, ...], words: Localizer) -> Table:
    """Return one row a state, the latest first."""
    names = (
        "day",
        "commit",
        "score",
        "change",
        "likely",
        "judged",
        "critical",
        "findings",
        "opened",
        "closed",
    )
    columns = tuple(
        Column(words.say(f"trend/column.{name}"), figures=name not in ("day", "commit")) for name in names
    )
    rows = [_state(point, points[at - 1] if at else None, words) for at, point in enumerate(points)]
    more = words.say("trend/more", count=len(rows) - LATEST) if len(rows) > LATEST else ""
    return Table(columns, tuple(reversed(rows)), brief=LATEST, more=more)


def _state(point: TrendPoint, before: TrendPoint | None, words: Localizer) -> tuple[Text, ...]:
    dash = words.say("people.dash")
    score, earlier = point.score.value, before.score.value if before else None
    return cells(
        point.day.isoformat(),
        point.commit[:SHORT_COMMIT] or words.say("trend/now"),
        dash if score is None else score_told(score),
        "" if score is None or earlier is None else gain_told(earlier, score),
        words.say("people.band", low=round(point.score.likely_low), high=round(point.score.likely_high)),
        f"{point.coverage:.0%}",
        str(point.levels.get("critical", 0)),
        str(point.findings),
        str(point.opened) if before else "",
        str(point.closed) if before else "",
    )


def _debt(trend: Trend, words: Localizer) -> Table:
    """Return what each family costs, in points of the score: first, last, and the way between."""
    first, last = trend.points[0].debt, trend.points[-1].debt
    families = sorted({*first, *last}, key=lambda family: (-last.get(family, 0.0), family))
    columns = tuple(
        Column(words.say(f"trend/column.{name}"), figures=name != "family")
        for name in ("family", "debt_first", "debt_last", "change")
    )
    rows = tuple(
        cells(
            words.say(f"common/family.{family}"),
            score_told(first.get(family, 0.0)),
            score_told(last.get(family, 0.0)),
            gain_told(first.get(family, 0.0), last.get(family, 0.0)),
        )
        for family in families
    )
    return Table(columns, rows)


def _open(item: OpenFinding, last: date, words: Localizer) -> Item:
    finding = item.weighed.finding
    title = words.catalogue.rule(finding.rule, finding.family).title
    days = (last - item.since).days
    return Item(
        strong(words.say("trend/open", title=title, subject=words.subject_name(finding.subject))),
        (Line(quiet(words.say("trend/since", since=item.since, days=days, rule=finding.rule))),),
        badge=level(finding.severity, words.say(f"common/severity.{finding.severity.value}")),
    )
