"""What is told where the pointer rests: the rule behind a finding, or what a key and its values mean. Markdown."""

from collections.abc import Iterator

from orgaudit.findings.finding import Finding
from orgaudit.intake.fields import Field
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.writers.markdown.escape import inline
from orgaudit.wording.catalogue import Catalogue


def of_finding(finding: Finding, words: Localizer) -> str:
    """Return a finding with its rule: condition, why, remedies in their order and false alarms."""
    catalogue = words.catalogue
    told, rule = words.message(finding), catalogue.rule(finding.rule, finding.family)
    steps = "\n".join(
        f"{number}. {catalogue.ui(f'common.step.{step}')}: {inline(advice)}"
        for number, (step, advice) in enumerate(told.remedy, start=1)
    )
    head = f"**{finding.rule} {told.title}** · {catalogue.ui(f'common.severity.{finding.severity}')}"
    parts = (
        f"{head}\n\n{inline(told.text)}",
        _titled("condition", rule.condition, catalogue),
        _titled("why", told.why, catalogue),
        _titled("remedy", steps, catalogue),
        _titled("false_alarms", rule.false_alarms, catalogue),
    )
    return "\n\n".join(parts)


def of_field(field: Field, words: Catalogue) -> str:
    """Return what a key means, how else it is called and which values it takes."""
    return "\n\n".join(_field(field, words))


def _field(field: Field, words: Catalogue) -> Iterator[str]:
    yield f"**{field.labels[words.language]}** (`{field.key}`) · {words.ui(f'cli.types.{field.type}')}"
    yield field.about[words.language]
    if field.spellings[1:]:
        names = words.ui("cli.fields.comma").join(field.spellings[1:])
        yield words.ui("cli.fields.aliases", names=names)
    if field.values:
        yield "\n".join(
            f"- `{code}`" + (f" ({' / '.join(spellings[1:])})" if spellings[1:] else "")
            for code, spellings in field.values.words.items()
        )


def _titled(key: str, text: str, words: Catalogue) -> str:
    return f"**{words.ui(f'machine.{key}')}**\n\n{text}"
