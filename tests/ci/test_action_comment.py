"""The comment on a pull request: one for each company, rewritten by every run, and never what decides."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from orgaudit.reports.machine.github.pr_comment import MARKER
from tests.ci.conftest import SOUND
from tests.ci.runner import Job, Runner
from tests.cli.calling import SILO

pytestmark = pytest.mark.slow

BOT = "github-actions[bot]"


@dataclass
class GitHub:
    """As much of GitHub as comments on a pull request need. ``refuses`` is what it answers to whoever writes."""

    comments: list[dict[str, Any]] = field(default_factory=list)
    refuses: int = 0
    calls: list[tuple[str, str]] = field(default_factory=list)
    tokens: set[str | None] = field(default_factory=set)

    def add(self, author: str | None, body: str) -> dict[str, Any]:
        user = {"login": author} if author else None
        self.comments.append({"id": 1000 + len(self.comments), "user": user, "body": body})
        return self.comments[-1]

    @property
    def bodies(self) -> list[str]:
        return [str(item["body"]) for item in self.comments]


def handler(github: GitHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = {key: int(value) for key, (value,) in parse_qs(urlsplit(self.path).query).items()}
            start = (asked["page"] - 1) * asked["per_page"]
            self.answer(200, github.comments[start : start + asked["per_page"]])

        def do_POST(self) -> None:
            self.write(lambda body: github.add(BOT, body))

        def do_PATCH(self) -> None:
            number = int(self.path.rpartition("/")[2])
            (comment,) = [item for item in github.comments if item["id"] == number]
            self.write(lambda body: comment.update(body=body))

        def write(self, change: Any) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
            if not github.refuses:
                change(body)
            self.answer(github.refuses or 200, {})

        def answer(self, code: int, content: object) -> None:
            github.calls.append((self.command, urlsplit(self.path).path))
            github.tokens.add(self.headers["Authorization"])
            data = json.dumps(content).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    return Handler


@pytest.fixture
def github() -> GitHub:
    return GitHub()


@pytest.fixture
def runner(checkout: Path, temporary: Path, github: GitHub) -> Iterator[Runner]:
    server = HTTPServer(("127.0.0.1", 0), handler(github))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    environment = {"GITHUB_API_URL": f"http://127.0.0.1:{server.server_port}", "no_proxy": "*"}
    yield Runner(checkout, temporary, pull_request="7", environment=environment)
    server.shutdown()
    thread.join()
    server.server_close()


def commented(runner: Runner, company: str, path: str = "org.yaml") -> Job:
    (runner.folder / path).write_text(company, encoding="utf-8")
    return runner.run(path=path, fail_on="high", comment="true", lang="en")


def test_the_first_run_comments_and_later_ones_rewrite(runner: Runner, github: GitHub) -> None:
    github.add("alice", "Looks good.")
    assert commented(runner, SILO).code == 1
    assert len(github.comments) == 2
    assert github.bodies[1].startswith(MARKER)
    assert "### ❌ orgaudit" in github.bodies[1]
    assert commented(runner, SOUND).code == 0
    assert len(github.comments) == 2
    assert "### ✅ orgaudit" in github.bodies[1]
    assert "❌" not in github.bodies[1]
    written = [call for call in github.calls if call[0] != "GET"]
    assert written == [
        ("POST", "/repos/acme/organisation/issues/7/comments"),
        ("PATCH", "/repos/acme/organisation/issues/comments/1001"),
    ]
    assert github.tokens == {"Bearer token-of-the-job"}


def test_a_comment_on_a_later_page_is_found(runner: Runner, github: GitHub) -> None:
    for number in range(205):
        github.add("alice", str(number))
    commented(runner, SILO)
    commented(runner, SOUND)
    assert len(github.comments) == 206


def test_comments_of_others_stay_whatever_they_hold(runner: Runner, github: GitHub) -> None:
    commented(runner, SILO)
    forged = github.bodies[0]
    github.comments.clear()
    for author in ("mallory", None):
        github.add(author, forged)
    github.add(BOT, f"quoted: {forged}")
    github.add(BOT, None)  # type: ignore[arg-type]
    commented(runner, SOUND)
    assert len(github.comments) == 5
    assert github.bodies[:2] == [forged, forged]


def test_each_company_has_its_own_comment(runner: Runner, github: GitHub) -> None:
    commented(runner, SILO)
    commented(runner, SOUND, "--> second.yaml")
    assert len(github.comments) == 2
    assert "❌" in github.bodies[0]
    assert all(body.split("\n")[0].count("-->") == 2 for body in github.bodies)
    commented(runner, SILO, "--> second.yaml")
    assert len(github.comments) == 2


def test_a_company_that_can_no_longer_be_read_leaves_no_green_comment(runner: Runner, github: GitHub) -> None:
    commented(runner, SOUND)
    assert commented(runner, "company: A\ndepartments: 3\n").code == 2
    assert len(github.comments) == 1
    assert "✅" not in github.bodies[0]
    assert "終了コード: 2" in github.bodies[0]


@pytest.mark.parametrize(
    ("refuses", "kind"), [(403, "notice"), (404, "notice"), (422, "warning"), (500, "warning")]
)
def test_a_refused_comment_fails_nothing(runner: Runner, github: GitHub, refuses: int, kind: str) -> None:
    github.refuses = refuses
    job = commented(runner, SOUND)
    assert job.code == 0
    assert "No comment was written" in "".join(job.annotated(kind))


def test_an_unreachable_github_does_not_decide(checkout: Path, temporary: Path) -> None:
    runner = Runner(checkout, temporary, pull_request="7", environment={"no_proxy": "*"})
    job = runner.run(path="org.yaml", comment="true")
    assert job.code == 0
    assert "No comment was written" in "".join(job.annotated("warning"))


def test_outside_a_pull_request_there_is_nothing_to_comment_on(runner: Runner, github: GitHub) -> None:
    runner.pull_request = ""
    assert runner.run(path="org.yaml", comment="true").code == 0
    assert github.calls == []


def test_without_the_wish_there_is_no_comment(runner: Runner, github: GitHub) -> None:
    job = runner.run(path="org.yaml")
    assert job.skipped == ("Comment on the pull request",)
    assert github.calls == []
