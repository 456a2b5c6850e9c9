"""ANA005 spreadsheet-ledger: a spreadsheet or personal file serves as the system of record (Excel台帳・個人ファイル依存).

A spreadsheet is what the lexicon ``spreadsheet_words`` finds among ``systems``, or excel or access in ``media``. Hit where one is stated and

- at least two departments work with it (house): ``also_in``, or a file of the same name in another department; where it calculates by a
  macro, those too that use what it yields (``consumer``), for they take its results as they come; or
- at least two other departments use what it yields, no other system is named and nobody says who else works with it: they may work in the file.
  That is only asked, at low confidence; or
- its macro hangs on one person or nobody (``spreadsheet_reading``), or
- it is a ledger or master: its own name says so; where only the duty's does, at medium confidence, and only while no other system is named.

Medium; high where the macro's owner is the only one, gone, or nobody. That an owner is gone because nothing names them while most people have
a department is inferred: low confidence. PANKO: errors in spreadsheets are usual. A duty whose name speaks of a spreadsheet or a ledger is
asked about what is unknown, at medium confidence; of every other the rule speaks only once the facts settle it, for most work touches some
sheet. A department of which no duty names a system or a medium, nor a spreadsheet in its name, is not judged, once.
"""

from typing import Final

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.analog.fixes import file_shared
from orgaudit.rules.analog.spreadsheet_reading import (
    Macro,
    Sheets,
    given_to,
    macro_reading,
    sheets_of,
    users_of,
)
from orgaudit.rules.known import unknown, unwritten
from orgaudit.rules.silence import silent_departments
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class SpreadsheetLedgerOptions(Options):
    least_departments: int = threshold(2, Origin.HOUSE, "departments")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadsheetLedgerFacts(Facts):
    """What ANA005 tells. ``departments`` is filled where several work with it; at most one of the owners is told."""

    files: tuple[str, ...]
    media: tuple[str, ...] = of("media")
    departments: tuple[str, ...] = of("department")
    sole_owner: str | None = of("person")
    gone_owner: str | None = of("person")
    ownerless: bool | None = internal()


_UNTOLD: Final = Macro(unknown())
"""Stands for a reading of the macro that is not sure enough to raise the level of a finding that stands without it."""


def check(org: Organization, options: SpreadsheetLedgerOptions) -> Outcomes:
    """Judge every recurring duty that a spreadsheet is stated for or that its name puts in one."""
    for duty in org.recurring_duties:
        sheets = sheets_of(duty)
        if sheets.are_stated or sheets.name_says:
            shared = users_of(org, duty, sheets, options.least_departments)
            perhaps = given_to(org, duty, options.least_departments)
            outcome = _judge(duty, sheets, shared, perhaps, macro_reading(org, duty, sheets))
            if outcome is not None:
                yield outcome
    yield from silent_departments(org, ("duty.systems", "duty.media"), _speaks)


def _speaks(duty: Duty) -> bool:
    return duty.systems is not None or duty.media is not None or bool(sheets_of(duty).name_says)


def _judge(
    duty: Duty, sheets: Sheets, shared: tuple[str, ...], perhaps: tuple[str, ...], macro: Macro
) -> Outcome | None:
    if sheets.are_stated or "spreadsheet" in sheets.name_says:
        is_sure = macro.hangs.sure is Confidence.HIGH
        stated = Confidence.HIGH if sheets.are_stated else Confidence.MEDIUM
        if shared or sheets.ledger or (macro.hangs.holds and is_sure):
            return _hit(duty, sheets, shared, macro if is_sure else _UNTOLD, stated)
        if "ledger" in sheets.name_says and not sheets.in_system:
            return _hit(duty, sheets, shared, _UNTOLD, Confidence.MEDIUM)
        missing = unwritten(duty, "systems", "also_in") + macro.hangs.missing
        if perhaps and duty.also_in is None and sheets.are_stated and not sheets.in_system:
            return _hit(duty, sheets, perhaps, _UNTOLD, Confidence.LOW)
        if not sheets.name_says and (missing or not is_sure):
            return None
        if macro.hangs.holds:
            return _hit(duty, sheets, shared, macro, Confidence.LOW)
        if not missing:
            return Clean(duty, Confidence.HIGH if is_sure else Confidence.MEDIUM)
        if "ledger" in sheets.name_says:
            return Clean(duty, Confidence.MEDIUM)
        return NotJudged(duty, missing)
    # The name speaks of a ledger, and nothing of what it is kept in.
    unknown = unwritten(duty, "systems", "media")
    if len(unknown) > 1:
        return NotJudged(duty, unknown)
    return Clean(duty, Confidence.MEDIUM if unknown else Confidence.HIGH)


def _hit(duty: Duty, sheets: Sheets, shared: tuple[str, ...], macro: Macro, confidence: Confidence) -> Hit:
    owner = duty.macro_owner if macro.hangs.holds and isinstance(duty.macro_owner, str) else None
    owners = Related.each("person", (owner,) if owner else (), "macro_owner")
    return Hit(
        duty,
        SpreadsheetLedgerFacts(
            files=sheets.files,
            media=sheets.media,
            departments=shared,
            sole_owner=owner if macro.state == "sole" else None,
            gone_owner=owner if macro.state == "gone" else None,
            ownerless=True if macro.state == "nobody" else None,
        ),
        severity=Severity.HIGH if macro.hangs.holds else Severity.MEDIUM,
        confidence=confidence,
        related=Related.each("department", shared, "user") + owners,
        field="systems" if sheets.files else "media" if sheets.media else None,
    )


RULE = Rule(
    id="ANA005",
    name="spreadsheet-ledger",
    family=Family.ANALOG,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    passing=("macro_owner",),
    facts=SpreadsheetLedgerFacts,
    options=SpreadsheetLedgerOptions,
    effort_hours=40,
    move=Move.SHARE_LEDGER,
    fix=file_shared,
    gain=Gain.SHARE_OF_DUTY,
    gain_share=0.1,  # looking for the right version, waiting for the file and mending it end. House.
    sources=("PANKO",),
)
