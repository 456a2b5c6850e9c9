"""What does an audit in a browser cost? ``python bench/browser.py PYODIDE FILE…``: seconds, in Debian's Chromium driven by Playwright.

``PYODIDE`` is the folder that ``scripts/browser_page.py --fetch`` filled; a number in place of a FILE is a made-up company of that many duties. Each file is opened on a
page of its own, in a browser that knows nothing yet. Told are the seconds by the clock, and behind them those of all processors together, from the start
of the page until the report of the file is shown (*first*), and for each of some answers until the page says what it changed, and until the
new report is shown. Beside them stands how many others waited for a processor.
"""

import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import psutil
from playwright.sync_api import Browser, sync_playwright

from orgaudit.browser.parts import page_files, policy
from orgaudit.browser.serving import PageServer

ANSWERS: Final = 6
PATIENCE: Final = 300_000
"""Milliseconds."""

SWITCHES: Final = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")

Spent = tuple[float, float]
"""Seconds by the clock, and of processors."""


def _used() -> float:
    """Return the seconds that the browser has taken of all processors."""
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system
    return total


def _timed(wait: Callable[[], object]) -> Spent:
    begun, used = time.perf_counter(), _used()
    wait()
    return time.perf_counter() - begun, _used() - used


def _answers(page: Any) -> Iterator[tuple[Spent, Spent]]:
    """Answer the first question time and again; yield what it took until the change was told, and until the report was shown."""
    for number in range(1, ANSWERS + 1):
        page.wait_for_selector("#status:not(.waits)", state="attached", timeout=PATIENCE)
        question = page.locator("#questions li").first
        field = question.locator("input, select").first
        if not field.count():
            return
        if field.evaluate("one => one.tagName") == "SELECT":
            field.evaluate("one => { one.selectedIndex = Math.max(1, one.selectedIndex); }")
        elif not field.input_value():
            field.fill("none")
        begun, used = time.perf_counter(), _used()
        question.locator("button").first.click()
        page.wait_for_selector(f"#changed[data-changes='{number}']", state="attached", timeout=PATIENCE)
        told = (time.perf_counter() - begun, _used() - used)
        page.wait_for_selector(f"#report[data-pages='{number + 1}']", timeout=PATIENCE)
        yield told, (time.perf_counter() - begun, _used() - used)


def measured(browser: Browser, address: str, file: Path) -> str:
    """Return one line on one file."""
    context = browser.new_context()
    page = context.new_page()

    def first() -> None:
        page.goto(f"{address}?lang=en")
        page.wait_for_selector("body[data-ready]", timeout=PATIENCE)
        page.locator("#file").set_input_files(file)
        page.wait_for_selector("#report[data-pages='1']", timeout=PATIENCE)

    begun = _timed(first)
    answers = list(_answers(page))
    context.close()
    told = [("first", begun)]
    for name, place in (("told", 0), ("shown", 1)):
        every = [answer[place] for answer in answers]
        if every:
            middle = [statistics.median(spent[at] for spent in every) for at in (0, 1)]
            told.append((name, (middle[0], middle[1])))
            told.append((f"{name} at most", max(every)))
    parts = "  ".join(f"{name} {wall:.2f} ({used:.2f})" for name, (wall, used) in told)
    return f"{file.stem:>14}  {parts}  load {os.getloadavg()[0]:.1f}"


@contextmanager
def _served(pyodide: Path) -> Iterator[str]:
    with PageServer(page_files(pyodide), policy()) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server.address
        server.shutdown()
        thread.join()


def main(pyodide: str, files: list[str]) -> None:
    """Print a line for each file."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with TemporaryDirectory() as folder, _served(Path(pyodide)) as address, sync_playwright() as driver:
        for file in files:
            path = Path(file)
            if file.isdigit():
                path = Path(folder) / f"{file}_duties.yaml"
                made = [sys.executable, str(Path(__file__).parent / "generate.py"), file]
                path.write_bytes(subprocess.run(made, capture_output=True, check=True).stdout)
            # Each of them anew: nothing of the page is known yet.
            browser = driver.chromium.launch(executable_path=chromium, args=list(SWITCHES))
            print(measured(browser, address, path), flush=True)
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
