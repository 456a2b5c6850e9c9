"""One browser for all tests of pages. Without one they are skipped and say so; where they are required, they fail."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

REQUIRED = os.environ.get("ORGAUDIT_BROWSER_TESTS") == "required"
CHROMIUM = os.environ.get("ORGAUDIT_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _missing(what: str) -> None:
    """Skip, or where pages must be tested fail: what is left out must never look tested."""
    (pytest.fail if REQUIRED else pytest.skip)(f"pages are not tested in a browser: {what} is missing")


@pytest.fixture(
    scope="package"
)  # while its driver runs, no other test in this process can have a loop of its own
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright (pip install 'orgaudit[dev]')")
    if CHROMIUM is None:
        _missing("chromium (apt-get install chromium)")
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield running
        running.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a page as its reader would. At the end of the test: nothing was asked for but the file, and nothing went wrong."""
    contexts: list[Any] = []
    asked: list[str] = []
    wrong: list[str] = []

    def open_page(
        text: str, *, width: int = 1280, dark: bool = False, scripts: bool = True, to: str = ""
    ) -> Any:
        path = tmp_path / f"{len(contexts)}.html"
        path.write_text(text, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(path.as_uri() + to)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
    assert [url for url in asked if not url.startswith(tmp_path.as_uri())] == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for what keeps people out."""
    path = os.environ.get("ORGAUDIT_AXE")
    if not path or not Path(path).is_file():
        _missing("axe-core (npm install axe-core; ORGAUDIT_AXE names its axe.min.js)")
    return Path(str(path)).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def mermaid() -> Path:
    """The script that draws charts where Markdown is shown."""
    path = os.environ.get("ORGAUDIT_MERMAID")
    if not path or not Path(path).is_file():
        _missing("mermaid (npm install mermaid; ORGAUDIT_MERMAID names its mermaid.min.js)")
    return Path(str(path))


@pytest.fixture(scope="session")
def pyodide() -> Path:
    """The folder of Pyodide, with the wheel of python-calamine for it."""
    path = os.environ.get("ORGAUDIT_PYODIDE")
    if not path or not Path(path).is_dir():
        _missing("Pyodide (python scripts/browser_page.py --fetch FOLDER; ORGAUDIT_PYODIDE names it)")
    return Path(str(path))
