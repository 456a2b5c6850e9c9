"""A chart over time for Mermaid, which GitHub and GitLab draw."""

from datetime import timedelta
from typing import Final

from orgaudit.model.pattern import pattern
from orgaudit.reports.document import Timeline

_NOT_IN_A_TASK: Final = pattern(r"[:;#,%{}<>&`\"\\\s]+")
"""What Mermaid reads as syntax in the name of a task or section: separators, comments, directives, entities."""

MOST_OF_A_NAME: Final = 60


def gantt(timeline: Timeline) -> str:
    """Return a chart in which every step is a bar; ends are exclusive, and the shortest bar is a day."""
    lines = [
        "gantt",
        f"    title {task_name(timeline.title)}",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %Y-%m-%d",
    ]
    section = ""
    for bar in timeline.bars:
        if bar.section != section:
            section = bar.section
            lines.append(f"    section {task_name(section)}")
        ends = max(bar.ends, bar.starts + timedelta(days=1))
        mark = "crit, " if bar.urgent else ""
        lines.append(f"    {bar.number} {task_name(bar.name)} :{mark}s{bar.number}, {bar.starts}, {ends}")
    return "\n".join(lines)


def task_name(text: str) -> str:
    """Return a text as the name of a Mermaid task or section: nothing in it is syntax, and it is never empty."""
    name = _NOT_IN_A_TASK.sub(" ", text).strip()
    short = name if len(name) <= MOST_OF_A_NAME else f"{name[: MOST_OF_A_NAME - 1]}…"
    return short or "–"
