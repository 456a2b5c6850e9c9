"""What the pages on editors say can be used as it stands."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.cli.calling import ROOT

ENTRY = {
    "type": "object",
    "required": ["name", "url", "description"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "description": {"type": "string"},
        "url": {"type": "string", "format": "uri", "pattern": "^https://"},
        "fileMatch": {"type": "array", "uniqueItems": True, "items": {"type": "string"}},
        "versions": {"type": "object", "additionalProperties": {"type": "string", "pattern": "^https://"}},
    },
}
"""One entry of https://json.schemastore.org/schema-catalog.json, as SchemaStore states it."""


def test_the_entry_for_the_catalogue_has_its_form() -> None:
    entries = json.loads((ROOT / "docs" / "schemastore.json").read_text(encoding="utf-8"))
    jsonschema.validate(entries, {"type": "array", "minItems": 2, "items": ENTRY})


@pytest.mark.parametrize("page", [Path("editors.md"), Path("ja", "editors.md")])
def test_settings_on_the_page_start_the_server(page: Path) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (settings,) = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL))
    assert settings["glspc.server.command"] == "orgaudit"
    assert settings["glspc.server.commandArguments"] == ["lsp"]
    assert 'cmd = {"orgaudit", "lsp"}' in text
