"""Fixes for analog work: paper, fax and seals go, data are entered once, files are shared, robots have a keeper."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from orgaudit.findings.finding import Finding
from orgaudit.knowledge.lexicon import lexicon
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import Medium
from orgaudit.rules.analog.spreadsheet_reading import sheets_of
from orgaudit.rules.edits import WRITTEN, duty_of, known, newcomer, stand_in, with_duty

SYSTEM: Final = "✓ DB"
"""The shared system that takes the place of somebody's file."""


def _without(media: Iterable[Medium] | None, *gone: Medium) -> tuple[Medium, ...]:
    kept = tuple(medium for medium in media or () if medium not in gone)
    return kept if "system" in kept else (*kept, "system")


def paper_stopped(org: Organization, finding: Finding) -> Organization:
    """ANA001: what came on paper comes in the system."""
    duty = duty_of(org, finding.subject)
    return org if duty is None else with_duty(org, duty, media=_without(duty.media, "paper", "mail"))


def fax_stopped(org: Organization, finding: Finding) -> Organization:
    """ANA002: what came by fax comes in the system."""
    duty = duty_of(org, finding.subject)
    return org if duty is None else with_duty(org, duty, media=_without(duty.media, "fax"))


def seals_abolished(org: Organization, finding: Finding) -> Organization:
    """ANA003: approval is a click."""
    duty = duty_of(org, finding.subject)
    if duty is None:
        return org
    media = _without(duty.media, "seal") if duty.media and "seal" in duty.media else duty.media
    return with_duty(org, duty, seals=0, media=media)


def entered_once(org: Organization, finding: Finding, ended: Collection[str]) -> Organization:
    """ANA004: nothing is keyed again, neither in the duty nor at the handoffs ``ended``, which burden it."""
    handoffs = tuple(replace(item, rekeyed=False) if item.id in ended else item for item in org.handoffs)
    return with_duty(replace(org, handoffs=handoffs), duty_of(org, finding.subject), rekey=0)


def file_shared(org: Organization, finding: Finding) -> Organization:
    """ANA005: the records lie in a shared system that more than one person can mend."""
    duty = duty_of(org, finding.subject)
    if duty is None:
        return org
    files = set(sheets_of(duty).files)
    kept = tuple(system for system in duty.systems or () if system not in files)
    changed = replace(
        duty,
        name=_plain(duty),
        systems=(*kept, SYSTEM),
        media=_without(duty.media, "excel", "access"),
        macro_owner=None,
    )
    return with_duty(
        org, duty, name=changed.name, systems=changed.systems, media=changed.media, macro_owner=None
    )


def _plain(duty: Duty) -> str:
    """Return the name without what says that the work is done in a spreadsheet, which is no longer so."""
    if "spreadsheet" not in sheets_of(duty).name_says:
        return duty.name
    plain = duty.name
    for match in lexicon("spreadsheet_words").find(duty.name):
        plain = plain.casefold().replace(match.word.casefold(), "").strip() or WRITTEN
    return plain


def stored_as_data(org: Organization, finding: Finding) -> Organization:
    """ANA006: what came as data is kept as data."""
    return with_duty(org, duty_of(org, finding.subject), storage="both")


def paid_by_transfer(org: Organization, finding: Finding) -> Organization:
    """ANA007: transfers take the place of bills and cheques."""
    duty = duty_of(org, finding.subject)
    if duty is None:
        return org
    kept = tuple(kind for kind in duty.payments or () if kind not in ("bill", "cheque", "transfer"))
    return with_duty(org, duty, payments=(*kept, "transfer"))


def robot_kept(org: Organization, finding: Finding, lacks: Collection[str]) -> Organization:
    """ANA008: a robot has an owner and a manual; where there is none yet, work that is ready gets one that has both."""
    duty = duty_of(org, finding.subject)
    if duty is None:
        return org
    if lacks and "owner" not in lacks:
        return with_duty(org, duty, manual="ok", manual_reviewed_on=org.as_of)
    owner = (duty.primary or (newcomer(),))[0] if not lacks else stand_in(org, duty, _gone(duty))
    org = known(org, owner)
    return with_duty(
        org,
        duty_of(org, finding.subject),
        bot=True,
        bot_owner=owner,
        manual="ok",
        manual_reviewed_on=org.as_of,
    )


def _gone(duty: Duty) -> tuple[str, ...]:
    return (duty.bot_owner,) if isinstance(duty.bot_owner, str) else ()
