"""Inputs by a random number generator: companies over the table of fields, and bytes changed in what is a good file."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from orgaudit.intake.fields import Field, table

ROOT: Final = Path(__file__).resolve().parents[1]

TEXTS: Final = (
    *(
        "",
        " ",
        "a",
        "経理部",
        "佐藤 花子",
        "佐藤、鈴木",
        "なし",
        "未定",
        "-",
        "a/b",
        "a->b",
        "全員",
        "同上",
        "null",
        "~",
        "true",
        "\u3000",
        "🧾",
    ),
    *(
        "=1+1",
        "@x",
        "|a|b|",
        "[x](javascript:y)",
        "<script>",
        "]]>",
        "%0A::error::",
        "```",
        "&amp;",
        "A\u0301",
        "e\u200bd",
        "\u202eabc",
    ),
    *(
        "2026-04-01",
        "令和8年4月1日",
        "2026-02-30",
        "10時間",
        "3.5人日",
        "10%",
        "1,000",
        "-1",
        "1e400",
        "nan",
        "毎月",
        "年2回",
        "月末",
        "9" * 400,
    ),
    *(
        "x" * 10_000,
        "\u0085",
        "\u2028",
        "\x7f",
        "\ud800",
        "İ",
        "ﬁ",
        "髙",
        "{",
        "}",
        "{name}",
        "{0}",
        "%s",
        "[[x]]",
    ),
)
ODD: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    0,
    -1,
    3,
    1.5,
    1e308,
    10**30,
    [],
    {},
    [[]],
    [None],
    {"a": {"a": []}},
)


_NAMES: Final = ("佐藤 花子", "鈴木", "髙橋", "Kim", "田中さん", "なし")
_FITTING: Final[dict[str, Callable[[Random], Any]]] = {
    "text": lambda random: random.choice(TEXTS[2:22]),
    "texts": lambda random: [random.choice(TEXTS[2:22])],
    "number": lambda random: random.choice((0.5, 1)),
    "hours": lambda random: random.choice((5, 20.5, "10時間")),
    "person": lambda random: random.choice(_NAMES),
    "persons": lambda random: random.sample(_NAMES, random.randint(1, 2)),
    "bool": lambda random: random.choice((True, "no")),
    "date": lambda random: random.choice(("2026-04-01", "令和8年4月1日")),
}
"""By the type of a field a value that most often fits it; other types are only written where anything goes."""

_INSIDE: Final = ("goals", "duties")
_LISTED: Final = ("object", "objects", "people")


def company(random: Random) -> bytes:
    """Return a company of fields that exist; the values of one fit all, of another mostly, of a third hardly."""
    wild = random.choice((0.0, 0.0, 0.03, 0.3))
    told = {field.key: _value(random, field, wild, 0) for field in _some(random, "top", wild)}
    told["company"] = "x" if random.random() > wild else _text(random)
    told["departments"] = [_element(random, "department", wild, 1) for _ in range(random.randint(1, 4))]
    return json.dumps(told, ensure_ascii=random.random() < 0.3).encode("utf-8", errors="surrogatepass")


def _some(random: Random, section: str, wild: float) -> list[Field]:
    fields = [
        field
        for field in table().sections[section].fields
        if wild
        or ((field.type in _FITTING or field.values is not None) and section != "top")
        or field.key in _INSIDE
    ]
    return random.sample(fields, random.randint(0, min(len(fields), 12)))


def _element(random: Random, section: str, wild: float, depth: int) -> Any:
    if random.random() < wild:
        return _text(random)
    told = {
        random.choice((field.key, *field.aliases)) if wild else field.key: _value(random, field, wild, depth)
        for field in _some(random, section, wild)
    }
    key = "text" if section == "goal" else "name"
    return told | {key: f"{random.choice(TEXTS[2:12])}{random.randint(0, 10**6)}"}


def _value(random: Random, field: Field, wild: float, depth: int) -> Any:
    if random.random() < wild:
        return random.choice((*ODD, _text(random), [_text(random), _text(random)]))
    if field.type in _LISTED and depth < 4:
        inside = [_element(random, field.of or "duty", wild, depth + 1) for _ in range(random.randint(0, 4))]
        return inside[0] if field.type == "object" and inside else inside
    if field.values is not None:
        return random.choice([word for words in field.values.words.values() for word in words])
    return _FITTING.get(field.type, _FITTING["number"])(random)


def _text(random: Random) -> str:
    text = random.choice(TEXTS)
    return text + random.choice(TEXTS[:30]) if random.random() < 0.3 else text


def mutated(random: Random, data: bytes) -> bytes:
    """Return bytes with a few of them changed, left out, doubled or put elsewhere."""
    for _ in range(random.choice((1, 1, 2, 8))):
        at = random.randrange(len(data) + 1)
        length = random.choice((1, 1, 1, 2, 8, 64))
        part = data[at : at + length]
        data = random.choice(_CHANGES)(random, data, at, part)
    return data


_CHANGES: Final[Sequence[Callable[[Random, bytes, int, bytes], bytes]]] = (
    lambda random, data, at, part: data[:at] + random.randbytes(len(part)) + data[at + len(part) :],
    lambda random, data, at, part: data[:at] + data[at + len(part) :],
    lambda random, data, at, part: data[:at] + part * random.randint(2, 5) + data[at + len(part) :],
    lambda random, data, at, part: data[:at] + random.choice(_SIGNS) + data[at:],
    lambda random, data, at, part: (
        data[:at] + _text(random).encode("utf-8", errors="surrogatepass") + data[at:]
    ),
    lambda random, data, at, part: data[:at] + data[random.randrange(len(data) + 1) :][:200] + data[at:],
    lambda random, data, at, part: data[: max(at, 1)],
)
_SIGNS: Final[tuple[bytes, ...]] = (b"\n", b"\r\n", b"\t", b":", b"- ", b"{", b"}", b"[", b"]", b"&a ", b"*a", b"<<: ", b"|\n", b">\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"!!x ", b"? ", b"#", b"'", b'"', b"---\n", b"%YAML 9\n", b"\xe3\x80\x80", b"\xc2\xa0")  # fmt: skip


def good_files() -> tuple[bytes, ...]:
    """Return the sample companies, the smaller ones first."""
    return tuple(sorted((path.read_bytes() for path in (ROOT / "sample_orgs").glob("*.yaml")), key=len))
