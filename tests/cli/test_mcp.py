"""``orgaudit mcp`` through the client of the official SDK, as an assistant calls it."""

import json
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import TextContent, TextResourceContents

from orgaudit.assistants.asking import Asking
from orgaudit.assistants.server import server
from orgaudit.cli.commands.mcp import _called
from tests.cli.calling import ROOT, call
from tests.cli.companies import TRADING

pytestmark = pytest.mark.slow

NAMES = ("秋山", "石田", "上野", "遠藤", "大野", "高田", "岡本", "加藤", "木下")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "org.yaml").write_text(TRADING, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(
        TRADING.replace("backups: なし", "backups: [遠藤]", 1), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(folder: Path, *questions: tuple[str, dict[str, Any]], names: bool = False) -> list[Any]:
    """Ask a server in this process, and return its results."""

    async def ask() -> list[Any]:
        async with Client(server(Asking(_called, folder, names=names))) as client:
            return [await client.call_tool(tool, arguments) for tool, arguments in questions]

    return anyio.run(ask)


def words(result: Any) -> str:
    return "".join(item.text for item in result.content if isinstance(item, TextContent))


EVERY_TOOL: tuple[tuple[str, dict[str, Any]], ...] = (
    ("audit", {"path": "org.yaml"}),
    ("explain", {"rule": "SIL001"}),
    ("questions", {"path": "org.yaml"}),
    ("simulate", {"path": "org.yaml", "leaves": ["秋山"], "add_backup": ["給与計算=木下"]}),
    ("plan", {"path": "org.yaml", "budget": "20d"}),
    ("diff", {"old": "org.yaml", "new": "new.yaml"}),
)


def test_every_tool_answers_and_names_nobody(folder: Path) -> None:
    for (tool, _), result in zip(EVERY_TOOL, asked(folder, *EVERY_TOOL), strict=True):
        assert not result.is_error, words(result)
        told = words(result) + json.dumps(result.structured_content, ensure_ascii=False)
        assert len(told) > 100, tool
        assert [name for name in NAMES if name in told] == [], tool


def test_people_are_named_only_where_the_server_was_started_so(folder: Path) -> None:
    (result,) = asked(folder, EVERY_TOOL[0], names=True)
    assert "秋山" in words(result)


def test_answers_are_those_of_the_program_and_say_what_they_leave_out(folder: Path) -> None:
    (result,) = asked(folder, ("audit", {"path": "org.yaml", "limit": 2}))
    told = result.structured_content
    report = json.loads(call("audit", "org.yaml", "--format", "json").out)
    assert told["score"] == report["score"]["overall"]
    assert [item["fingerprint"] for item in told["findings"]] == [
        item["fingerprint"] for item in report["findings"][:2]
    ]
    assert told["more_findings"] == len(report["findings"]) - 2
    assert sum(told["counts"].values()) == len(report["findings"])


@pytest.mark.parametrize("path", ["../secret.yaml", "/etc/passwd", "link.yaml", "nothing.yaml"])
def test_what_lies_elsewhere_or_nowhere_is_refused_in_a_sentence(path: str, folder: Path) -> None:
    (folder.parent / "secret.yaml").write_text(TRADING, encoding="utf-8")
    (folder / "link.yaml").symlink_to(folder.parent / "secret.yaml")
    (result,) = asked(folder, ("audit", {"path": path}))
    assert result.is_error
    assert "Traceback" not in words(result)
    assert not any(name in words(result) for name in NAMES)


@pytest.mark.parametrize(
    "said", ["--help", "--output=made.md", "-omade.md", "--version", "-", "a\0b", "x" * 5000]
)
def test_a_path_is_never_an_option(said: str, folder: Path) -> None:
    results = asked(
        folder,
        ("audit", {"path": said}),
        ("diff", {"old": "org.yaml", "new": said}),
        ("explain", {"rule": said}),
    )
    assert all(result.is_error and ": " in words(result) for result in results)
    assert not any("bug" in words(result) for result in results)
    assert sorted(file.name for file in folder.iterdir()) == ["new.yaml", "org.yaml"]


def test_a_folder_is_not_read_where_a_link_in_it_leads_outside(folder: Path) -> None:
    (folder.parent / "secret.yaml").write_text(TRADING, encoding="utf-8")
    (folder / "firm").mkdir()
    (folder / "firm" / "link.yaml").symlink_to(folder.parent / "secret.yaml")
    (folder / "own").mkdir()
    (folder / "own" / "link.yaml").symlink_to(folder / "org.yaml")
    refused, answered = asked(folder, ("audit", {"path": "firm"}), ("audit", {"path": "own"}))
    assert refused.is_error
    assert "outside" in words(refused)
    assert answered.structured_content["company"] == "星野商会"


def test_tools_say_that_they_only_read_and_what_they_return(folder: Path) -> None:
    async def listed() -> Any:
        async with Client(server(Asking(_called, folder))) as client:
            return await client.list_tools()

    tools = anyio.run(listed).tools
    assert {tool.name for tool in tools} == {tool for tool, _ in EVERY_TOOL}
    assert all(tool.annotations.read_only_hint and tool.description and tool.output_schema for tool in tools)


def test_the_program_serves_over_standard_streams(folder: Path) -> None:
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "orgaudit", "mcp"], cwd=folder, env={"PYTHONPATH": str(ROOT)}
    )

    async def talk() -> tuple[Any, str]:
        async with Client(stdio_client(parameters)) as client:
            schema = (await client.read_resource("orgaudit://schema")).contents[0]
            assert isinstance(schema, TextResourceContents)
            return await client.call_tool("audit", {"path": "org.yaml", "limit": 1}), schema.text

    result, schema = anyio.run(talk)
    assert result.structured_content["company"] == "星野商会"
    assert json.loads(schema) == json.loads(call("schema").out)


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in ("mcp", "mcp_types")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "orgaudit.assistants.server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp", None)
    called = call("mcp", "--lang", "en")
    assert called.code == 2
    assert called.err.count("\n") <= 2
    assert 'pip install "orgaudit[mcp]"' in called.err
