"""A chart over time for Mermaid, which GitHub and GitLab draw."""

from datetime import timedelta
from typing import Final

from orgaudit.model.pattern import pattern
from orgaudit.reports.pictures.data import MOST_WAYS, OfficeMap, Timeline

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
    return _short(_NOT_IN_A_TASK.sub(" ", text))


def _short(text: str) -> str:
    name = text.strip()
    return (name if len(name) <= MOST_OF_A_NAME else f"{name[: MOST_OF_A_NAME - 1]}…") or "–"


_NOT_IN_A_LABEL: Final = pattern(r"[\"#;&<>`\\\s]+|%(?=[%{])|(?<=:)(?=fa-)")
"""What Mermaid reads as syntax within a label in quotes: entities, HTML, Markdown, directives, and the names of icons."""

BLURRED: Final = "stroke:#c62828,stroke-width:3px"


def flowchart(office_map: OfficeMap) -> str:
    """Return the map of offices: a group for each lane, a dashed arrow for what goes by hand, a red one for a blurred boundary."""
    lines = ["flowchart LR"]
    keys: dict[str, str] = {}
    for at, lane in enumerate(office_map.lanes):
        lines.append(f'    subgraph lane{at}["{label(lane.title)}"]')
        for box in lane.boxes:
            keys[box.key] = f"d{len(keys)}"
            detail = f" · {label(box.detail)}" if box.detail else ""
            lines.append(f'        {keys[box.key]}["{label(box.name)}{detail}"]')
        lines.append("    end")
    red = []
    for at, arrow in enumerate(office_map.arrows[:MOST_WAYS]):
        line = "-.->" if arrow.by_hand else "-->"
        told = f'|"{label(arrow.label)}"|' if arrow.label else ""
        lines.append(f"    {keys[arrow.source]} {line}{told} {keys[arrow.target]}")
        if arrow.blurred:
            red.append(str(at))
    if red:
        lines.append(f"    linkStyle {','.join(red)} {BLURRED}")
    return "\n".join(lines)


def label(text: str) -> str:
    """Return a text as a label of a Mermaid chart: nothing in it is syntax, and it is never empty."""
    return _short(_NOT_IN_A_LABEL.sub(" ", text))
