"""Fixes for analog work: paper, fax and seals go, data are entered once, files are shared, robots have a keeper."""

from collections.abc import Collection, Iterable
from typing import Any, Final

from orgaudit.findings.finding import Finding
from orgaudit.knowledge.trigger_words import lexicon
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import replace
from orgaudit.model.vocabulary import Medium
from orgaudit.rules.analog.spreadsheet_reading import sheets_of
from orgaudit.rules.edits import WRITTEN, duty_of, with_duty
from orgaudit.rules.fix import of_duty
from orgaudit.rules.fix_means import known, stand_in, stays

SYSTEM: Final = "✓ DB"
"""The shared system that takes the place of somebody's file."""


def _without(media: Iterable[Medium] | None, *gone: Medium) -> tuple[Medium, ...]:
    kept = tuple(medium for medium in media or () if medium not in gone)
    return kept if "system" in kept else (*kept, "system")


@of_duty()
def paper_stopped(org: Organization, duty: Duty) -> Organization:
    """ANA001: what came on paper comes in the system."""
    return with_duty(org, duty, media=_without(duty.media, "paper", "mail"))


@of_duty()
def fax_stopped(org: Organization, duty: Duty) -> Organization:
    """ANA002: what came by fax comes in the system."""
    return with_duty(org, duty, media=_without(duty.media, "fax"))


@of_duty()
def seals_abolished(org: Organization, duty: Duty) -> Organization:
    """ANA003: approval is a click."""
    media = _without(duty.media, "seal") if duty.media and "seal" in duty.media else duty.media
    return with_duty(org, duty, seals=0, media=media)


def entered_once(org: Organization, finding: Finding) -> Organization:
    """ANA004: nothing is keyed again, neither in the duty nor at the handoffs which burden it."""
    facts: Any = finding.facts
    ended = {*facts.handoffs, finding.subject.address}
    handoffs = tuple(replace(item, rekeyed=False) if item.id in ended else item for item in org.handoffs)
    return with_duty(replace(org, handoffs=handoffs), duty_of(org, finding.subject), rekey=0)


@of_duty()
def file_shared(org: Organization, duty: Duty) -> Organization:
    """ANA005: the records lie in a shared system that more than one person can mend."""
    files = set(sheets_of(duty).files)
    kept = tuple(system for system in duty.systems or () if system not in files)
    return with_duty(
        org,
        duty,
        name=_plain(duty),
        systems=(*kept, SYSTEM),
        media=_without(duty.media, "excel", "access"),
        macro_owner=None,
    )


def _plain(duty: Duty) -> str:
    """Return the name without what says that the work is done in a spreadsheet, which is no longer so."""
    if "spreadsheet" not in sheets_of(duty).name_says:
        return duty.name
    plain = duty.name
    for match in lexicon("spreadsheet_words").find(duty.name):
        plain = plain.casefold().replace(match.word.casefold(), "").strip() or WRITTEN
    return plain


@of_duty()
def stored_as_data(org: Organization, duty: Duty) -> Organization:
    """ANA006: what came as data is kept as data."""
    return with_duty(org, duty, storage="both")


@of_duty()
def paid_by_transfer(org: Organization, duty: Duty) -> Organization:
    """ANA007: transfers take the place of bills and cheques."""
    kept = tuple(kind for kind in duty.payments or () if kind not in ("bill", "cheque", "transfer"))
    return with_duty(org, duty, payments=(*kept, "transfer"))


@of_duty("lacks")
def robot_kept(org: Organization, duty: Duty, lacks: Collection[str]) -> Organization:
    """ANA008: a robot has an owner and a manual; where there is none yet, work that is ready gets one that has both."""
    if lacks and "owner" not in lacks:
        return with_duty(org, duty, manual="ok", manual_reviewed_on=org.as_of)
    staying = [name for name in duty.primary or () if stays(org, name)]
    owner = staying[0] if staying and not lacks else stand_in(org, duty, _gone(duty))
    return with_duty(
        known(org, owner), duty, bot=True, bot_owner=owner, manual="ok", manual_reviewed_on=org.as_of
    )


def _gone(duty: Duty) -> tuple[str, ...]:
    return (duty.bot_owner,) if isinstance(duty.bot_owner, str) else ()
