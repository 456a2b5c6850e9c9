"""Accepted risks: those in force, those past their date, those that match nothing."""

from collections.abc import Iterator
from typing import Literal

from orgaudit.intake.spelling import nearest
from orgaudit.model import Waiver
from orgaudit.reports.document import Block, Heading, Item, Items, Line, On, Paragraph
from orgaudit.reports.text import joined, plain, quiet, strong
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Weighed


def waiver_blocks(result: AuditResult, words: Localizer, *, findings: bool) -> Iterator[Block]:
    """Yield all waivers of the rules that ran; with ``findings`` what each accepts, too."""
    if not (result.waived or result.lapsed_waivers or result.stale_waivers):
        return  # nobody's name need be looked up
    lapsed, stale = len(result.lapsed_waivers) or None, len(result.stale_waivers) or None
    told = words.say("waivers.counted", count=len(result.waived), lapsed=lapsed, stale=stale)
    yield Paragraph(quiet(told), on=On.BRIEF)
    misspelt = tuple(_items_of_no_rule(result, words))
    if misspelt:
        yield Items(misspelt, on=On.BRIEF)
    yield Heading(words.say("title.waivers"), on=On.ALL & ~On.BRIEF)
    yield Items(tuple(_items(result, words, findings=findings)), on=On.ALL & ~On.BRIEF)


def _items(result: AuditResult, words: Localizer, *, findings: bool) -> Iterator[Item]:
    names = _names_of(result, words)
    for item in result.waived:
        if item.waiver is not None:
            yield _item("in_force", item.waiver, names, words, _found(item, words) if findings else "")
    for waiver in result.lapsed_waivers:
        yield _item("lapsed", waiver, names, words)
    for waiver in result.stale_waivers:
        yield _item("stale", waiver, names, words, no_rule=_no_rule(result, waiver, words))


def _items_of_no_rule(result: AuditResult, words: Localizer) -> Iterator[Item]:
    """Yield the waivers that can never match, because there is no rule of their name: whoever wrote them does not know."""
    names = _names_of(result, words)
    for waiver in result.stale_waivers:
        no_rule = _no_rule(result, waiver, words)
        if no_rule:
            yield _item("stale", waiver, names, words, no_rule=no_rule)


def _names_of(result: AuditResult, words: Localizer) -> dict[str, str]:
    """Return the names of the elements that waivers are about."""
    waivers = (*(item.waiver for item in result.waived), *result.lapsed_waivers, *result.stale_waivers)
    wanted = {waiver.subject for waiver in waivers if waiver is not None}
    subjects = result.organization.subjects()
    return {subject.address: words.subject_name(subject) for subject in subjects if subject.address in wanted}


def _no_rule(result: AuditResult, waiver: Waiver, words: Localizer) -> str:
    """Return that there is no rule of a waiver's name, with the nearest there is; empty where there is one."""
    known = [word for rule in result.rules.values() for word in (rule.id, rule.name)]
    if waiver.rule.casefold() in map(str.casefold, known):
        return ""
    return words.say("waivers.no_rule", nearest=nearest(waiver.rule, known))


def _found(item: Weighed, words: Localizer) -> str:
    finding = item.finding
    return words.say(
        "waivers.found",
        level=words.say(f"common/severity.{finding.severity.value}"),
        text=words.message(finding).text,
        place=words.place(finding.place),
    )


def _item(
    state: Literal["in_force", "lapsed", "stale"],
    waiver: Waiver,
    names: dict[str, str],
    words: Localizer,
    found: str = "",
    no_rule: str = "",
) -> Item:
    facts = (
        words.user(waiver.reason),
        f"{words.say('column.owner')} {words.owner(waiver.owner)}",
        f"{words.say('column.expires')} {waiver.expires.isoformat()}",
    )
    subject = names.get(waiver.subject, words.user(waiver.subject))
    lines = (joined(map(plain, facts), words.say("people.dot")), plain(found))
    return Item(
        (
            *strong(subject),
            *plain(f" {words.user(waiver.rule)} — {no_rule or words.say(f'waivers.{state}')}"),
        ),
        tuple(Line(line) for line in lines if line),
    )
