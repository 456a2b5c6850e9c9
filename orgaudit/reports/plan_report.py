"""A plan in any of its formats."""

from typing import Final

from orgaudit.reports.machine.json.plan import render_plan_json
from orgaudit.reports.plan_markdown import render_plan_markdown
from orgaudit.reports.plan_view import plan_view
from orgaudit.reports.words.localizer import localizer
from orgaudit.results.plan import Plan
from orgaudit.wording.catalogue import Catalogue

PLAN_FORMATS: Final = ("terminal", "markdown", "json")


def plan_text(
    plan: Plan,
    catalogue: Catalogue,
    *,
    form: str,
    redact: bool,
    width: int,
    color: bool,
    paths: tuple[str, ...],
    sha256: str,
    version: str,
) -> str:
    """Return a plan as ``terminal``, ``markdown`` or ``json``; ``paths`` and ``sha256`` are those of the input."""
    words = localizer(plan.present.organization, catalogue, redact=redact)
    after = localizer(plan.result.organization, catalogue, redact=redact)
    if form == "json":
        return render_plan_json(plan, words, after, paths=paths, sha256=sha256, version=version)
    view = plan_view(plan, words, after)
    if form == "markdown":
        return render_plan_markdown(plan, view, catalogue)
    # Imported here because rich takes as long to load as everything else together.
    from orgaudit.reports.terminal_plan import render_plan_terminal

    return render_plan_terminal(view, catalogue, width=width, color=color)
