"""Templates that were compiled before: the same page, and never one that a changed template would not make."""

from importlib import import_module

import pytest
from jinja2 import Environment
from jinja2.bccache import bc_version

from orgaudit.reports.formats import render
from orgaudit.reports.writers.html import templates, write
from orgaudit.wording.catalogue import Catalogue
from tests.reports.sample_result import healthy, request, wholesale
from tests.reports.test_every_report import REPORTS, every_report

NAMES = sorted(path.name for path in templates.FOLDER.glob("*.j2"))
AGAIN = "python -m scripts.page_templates"


def compiled_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Load all templates; return those that Jinja2 had to compile."""
    asked: list[str] = []
    ordinary = Environment.compile

    def noted(world: Environment, source: str, name: str, filename: str) -> object:
        asked.append(name)
        return ordinary(world, source, name, filename)

    with monkeypatch.context() as patch:
        patch.setattr(Environment, "compile", noted)
        world = write.world()
        for name in NAMES:
            world.get_template(name)
    return asked


def test_no_run_compiles_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiled_anew(monkeypatch) == [], AGAIN


def test_a_changed_template_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        module = import_module(f"{templates.__package__}.{templates.COMPILED}.{name.partition('.')[0]}")
        monkeypatch.setattr(module, "MADE_FROM", templates.made_from("another"))
    assert compiled_anew(monkeypatch) == NAMES


def test_what_another_jinja2_compiled_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orgaudit.reports.writers.html.templates.bc_version", bc_version + 1)
    assert compiled_anew(monkeypatch) == NAMES


@every_report
def test_a_page_is_what_its_templates_say(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    report = REPORTS[name](Catalogue("ja"))
    before = render(report, "html")
    from_sources = write.world(compiled=False).get_template("page.html.j2")
    monkeypatch.setattr(write, "_template", lambda: from_sources)
    assert render(report, "html") == before


@pytest.mark.parametrize("result", [healthy(), wholesale()], ids=["healthy", "wholesale"])
def test_an_audit_is_what_its_templates_say(result: object, monkeypatch: pytest.MonkeyPatch) -> None:
    report = request(result, "en")  # type: ignore[arg-type]
    before = render(report, "html")
    from_sources = write.world(compiled=False).get_template("page.html.j2")
    monkeypatch.setattr(write, "_template", lambda: from_sources)
    assert render(report, "html") == before
