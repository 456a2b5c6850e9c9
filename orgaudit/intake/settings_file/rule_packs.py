"""Packs of rules that settings name: one of ours, or a file beside the settings. A pack is a YAML file with nothing but ``rules``."""

from pathlib import Path
from typing import Final

from orgaudit.intake.first_bytes import real_path
from orgaudit.intake.settings_file.own_rules import named, read_own_rules
from orgaudit.intake.settings_file.tree import Source, as_texts, known_entries, root_of
from orgaudit.intake.settings_file.values import Rules
from orgaudit.intake.yaml.decoding import decoded
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.intake.yaml.nodes import Node
from orgaudit.settings import OwnRule

BUNDLED: Final[dict[str, Path]] = {
    "examples": Path(__file__).parents[2] / "knowledge" / "rule_packs" / "examples.yaml"
}
"""The packs that come with the program, by name."""


def read_rule_packs(source: Source, node: Node, key: str, rules: Rules) -> tuple[OwnRule, ...] | None:
    """Read the rules of every pack that is named."""
    found: list[OwnRule] = []
    for text, item in as_texts(source, node, key):
        file = BUNDLED.get(text) or _beside(Path(source.path).parent, text)
        if file is None:
            source.tell("no_such_rule_pack", item, found=text, allowed=tuple(BUNDLED))
            continue
        taken = {**rules, **{own.id: named(own) for own in found}}
        read = _read(file, source, taken)
        if read is None:
            source.tell("rule_pack_unreadable", item, found=text)
        found += read or ()
    return tuple(found) or None


def _beside(folder: Path, text: str) -> Path | None:
    """Return a file in or below a folder: settings come from strangers, who could else have any file of the machine quoted."""
    try:
        home, file = real_path(folder), real_path(folder / text)
        return (
            file
            if file.is_relative_to(home) and file.suffix in (".yaml", ".yml") and file.is_file()
            else None
        )
    except (OSError, ValueError):
        return None


def _read(file: Path, source: Source, rules: Rules) -> tuple[OwnRule, ...] | None:
    from orgaudit.intake.reading import UnreadableError, bytes_of, shown_path

    try:
        data = bytes_of(file)
    except UnreadableError:
        return None
    inner = Source(shown_path(file), source.report)
    text = decoded(data, inner.path, DEFAULT_LIMITS, source.report)
    root = root_of(text.removeprefix("\ufeff"), inner, DEFAULT_LIMITS) if text is not None else None
    found: tuple[OwnRule, ...] = ()
    for key, node, _ in known_entries(inner, root, ("rules",)) if root else ():
        found += read_own_rules(inner, node, key, rules) or ()
    return found
