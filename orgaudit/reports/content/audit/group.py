"""The findings of one rule: what they share, each of them, how to mend them and on what they rest."""

from collections import Counter
from collections.abc import Container, Iterator
from typing import Final

from orgaudit.findings.severity import Confidence
from orgaudit.model.dataclass import fields, replace
from orgaudit.reports.content.audit.eased import Levels
from orgaudit.reports.content.audit.facets import Finder
from orgaudit.reports.content.audit.levels import counts_told, level_word
from orgaudit.reports.content.audit.subjects import subject_told
from orgaudit.reports.document import Block, Fold, Group, Item, Items, Line, On, Paragraph
from orgaudit.reports.text import Look, Text, joined, level, plain, quiet, strong, styled, words_of
from orgaudit.reports.words.evidence import evidence, says
from orgaudit.reports.words.hours import returned_cell
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.sources import sources_told
from orgaudit.results.audit_result import Priority, Weighed
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import Message

BRIEF_PER_RULE: Final = 2
"""Findings of one rule on a brief screen."""

Told = tuple[Weighed, Message, Text]
"""A finding with its message and its evidence, each worded once."""


def finding_group(
    rule: Rule,
    items: list[Weighed],
    listed: int,
    brief: int,
    share: str,
    finder: Finder,
    told_levels: Levels,
) -> Group:
    """Tell the findings of a rule; ``brief`` of those ``listed`` stand on a brief screen too. A browser gets the rest in few words."""
    words, web = finder.words, listed if finder.in_full else 1
    browsed = finder.only == "browser"
    full = items[: web if browsed else listed]
    # A browser tells of the evidence only what the sentence does not say.
    told = [(item, words.message(item.finding), () if browsed else _evidence(item, words)) for item in full]
    first = told[0][1]
    dot = words.say("people.dot")
    shared = words.say("findings.share", share=share) if share else ""
    summary = [words.say(f"common/family.{rule.family.value}"), counts_told(items, words), shared]
    why = words.say("findings.why")
    return Group(
        words.say("findings.heading", title=first.title, rule=rule.id, count=len(items)),
        (
            Paragraph(plain(dot.join(part for part in summary if part)), on=On.TEXT),
            Paragraph(quiet(first.why), on=On.SCREEN),
            Paragraph((*strong(why), *plain(f" — {first.why}")), on=On.PAGE & ~On.WEB),
            Paragraph(plain(first.why), on=On.WEB),
            Items(
                (
                    *(
                        _finding(item, rule, finder, told_levels, _on(at, brief, web))
                        for at, item in enumerate(told)
                    ),
                    *(
                        _in_few_words(item, finder, told_levels)
                        for item in (items[web:] if finder.only != "text" else ())
                    ),
                    *_more(len(items), listed, On.VERBOSE | On.TEXT, words),
                    *_more(len(items), brief, On.LISTED, words),
                )
            ),
            *_details(rule, told[:1] if browsed else told, finder),
        ),
        aside=(*plain(" "), *joined((_levels(items, words), plain(shared)), dot)),
        on=(On.ALL if brief else On.DETAIL) & ~On.NOTE,
        many=True,
    )


def _levels(items: list[Weighed], words: Localizer) -> Text:
    """Count the findings of each level in its look, the worst first."""
    counted = Counter(item.finding.severity for item in items)
    counts = (
        (level(severity, words.say("people.level_count", level=level_word(severity, words), count=count)),)
        for severity, count in sorted(counted.items(), key=lambda pair: -pair[0].rank)
    )
    return joined(counts, " ")


def _on(at: int, brief: int, web: int) -> On:
    """Return where the finding at this place of its rule is told in full."""
    on = On.ALL if at < brief else On.DETAIL
    return on if at < web else on & ~On.WEB


def _in_few_words(weighed: Weighed, finder: Finder, told_levels: Levels) -> Item:
    """Tell which finding it is, where it stands and what it rests on, and nothing that those told in full say already."""
    words = finder.words
    rests_on = _evidence(weighed, words)
    return Item(
        plain(f"{subject_told(weighed, words)} {words_of(finder.place(weighed))}"),
        (Line(rests_on),) if rests_on else (),
        badge=told_levels.badge(weighed, words),
        on=On.WEB,
        anchor=finder.anchor(weighed),
        facets=finder.facets(weighed),
    )


def _more(total: int, listed: int, on: On, words: Localizer) -> Iterator[Item]:
    if total > listed:
        yield Item(quiet(words.say("findings.more", count=total - listed)), on=on)


def _finding(told: Told, rule: Rule, finder: Finder, told_levels: Levels, on: On) -> Item:
    weighed, message, facts = told
    words = finder.words
    finding = weighed.finding
    dot = words.say("people.dot")
    lines = [Line(plain(message.text))]
    label = quiet(f"{words.say('findings.evidence')}: ")
    if facts:
        lines.append(Line((*label, *facts), On.VERBOSE))
    beyond = _evidence(weighed, words, unless_in=message.text)
    if beyond:
        lines.append(Line((*label, *beyond), On.WEB))
    if finding.absorbed:
        titles = [words.catalogue.rule(item.rule, item.family).title for item in finding.absorbed]
        absorbed = words.say("findings.absorbed", titles=words.say("people.comma").join(titles))
        lines.append(Line(plain(absorbed), On.DETAIL))
    if finder.only != "browser":
        lines.append(Line(quiet(_priority(weighed.priority, words)), On.VERBOSE))
    sure = words.say("findings.confidence", confidence=words.say(f"common/confidence.{finding.confidence}"))
    rests = (sure, _uncounted(weighed, rule, words), _returns(weighed, words))
    place = styled(words.place(finding.place), Look.CODE)
    lines.append(Line(joined((place, *map(plain, rests)), dot), On.ALL & ~On.WEB))
    lines.append(Line(joined((finder.place(weighed), *map(plain, rests)), dot), On.WEB))
    return Item(
        strong(subject_told(weighed, words)),
        tuple(lines),
        badge=told_levels.badge(weighed, words),
        on=on,
        anchor=finder.anchor(weighed),
        facets=finder.facets(weighed),
    )


def _details(rule: Rule, told: list[Told], finder: Finder) -> Iterator[Block]:
    """Yield remedies, evidence and sources. Of a remedy is said what the findings before it do not say already."""
    words = finder.words
    step, text = told[0][1].remedy[0]
    brief = words.say("findings.first_remedy", step=words.say(f"common/step.{step}"), text=text)
    yield Paragraph(styled(brief, Look.ADVICE), on=On.LISTED)
    folded: list[Paragraph | Items] = []
    title = words.say("findings.remedy")
    said: set[tuple[str, str]] = set()
    for item, message, _facts in told:
        # A browser, which holds every finding, gets the words of one.
        on = On.VERBOSE | On.TEXT if said else On.ALL
        subject = f": {words.subject_name(item.finding.subject)}" if said else ""
        if not said.issuperset(message.remedy):
            if not said:
                # A browser says above all rules in which order they stand.
                folded.append(Paragraph(strong(words.say("findings.remedies")), on=On.WEB))
            folded += [
                Paragraph(strong(f"{title}{subject}"), on=on & ~On.WEB),
                replace(_ladder(message, said, words), on=on),
            ]
        said.update(message.remedy)
    if finder.only != "browser":
        folded += [
            Paragraph(strong(words.say("findings.evidence")), on=On.TEXT),
            Items(tuple(_rests_on(item, facts, words) for item, _message, facts in told), on=On.TEXT),
        ]
    sources = sources_told(rule.sources, words.catalogue.language)
    label = words.say("findings.sources")
    if sources:
        comma = words.say("people.comma")
        folded += [
            Paragraph(strong(label), on=On.TEXT),
            Items(tuple(Item(source.text) for source in sources), on=On.TEXT),
            Paragraph(
                (*strong(f"{label}: "), *joined((source.linked for source in sources), comma)), on=On.WEB
            ),
        ]
    # In a browser the rule as a whole is shut until it is asked for.
    yield from (replace(block, on=On.WEB) for block in folded if On.WEB in block.on)
    yield Fold(words.say("findings.details"), tuple(folded), on=On.DETAIL & ~On.WEB)
    if sources:
        titles = words.say("people.comma").join(source.title for source in sources)
        yield Paragraph(quiet(f"{label}: {titles}"), on=On.SCREEN)


def _rests_on(item: Weighed, facts: Text, words: Localizer) -> Item:
    return Item(
        (*plain(f"{subject_told(item, words)} — "), *facts),
        (Line(plain(_priority(item.priority, words))),),
    )


def _ladder(message: Message, said: Container[tuple[str, str]], words: Localizer) -> Items:
    """Return the steps that are not ``said`` yet, each with its place on the ladder."""
    return Items(
        tuple(
            Item((*strong(words.say(f"common/step.{step}")), *plain(f" — {text}")), number=number)
            for number, (step, text) in enumerate(message.remedy, start=1)
            if (step, text) not in said
        )
    )


def _evidence(weighed: Weighed, words: Localizer, unless_in: str = "") -> Text:
    """Return the facts of a finding, without those whose value a sentence says already."""
    return joined(
        (
            plain(words.say("findings.fact", label=label, value=value))
            for label, value in evidence(weighed.finding, words)
            if not (unless_in and says(unless_in, value))
        ),
        words.say("people.dot"),
    )


def _returns(weighed: Weighed, words: Localizer) -> str:
    return words.say(
        "findings.returns",
        effort=words.hours(weighed.priority.effort_hours),
        returned=returned_cell(weighed.priority.hours_returned, weighed.priority.defaults, words),
        points=round(weighed.points, 1) or None,
    )


def _uncounted(weighed: Weighed, rule: Rule, words: Localizer) -> str:
    """Say why a finding costs no points: it must be confirmed first, or it sums up findings that already cost them."""
    finding = weighed.finding
    if not finding.severity.rank or (rule.counted and finding.confidence is not Confidence.LOW):
        return ""
    return words.say("findings.summed_up" if rule.sums_up else "findings.unconfirmed")


def _priority(priority: Priority, words: Localizer) -> str:
    if priority.score is None:
        return words.say("findings.gate0")
    terms = {item.name: getattr(priority, item.name) for item in fields(priority)}
    return words.say("findings.priority", **{**terms, "score": f"{priority.score:.2f}"})
