"""A company whose texts name its people in every spelling, and a reader who finds each of them in whatever was written.

The reader shares nothing with the search of ours but how a plain text is folded: what it undoes (codes, marks, signs of other scripts) it undoes itself.
"""

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from urllib.parse import quote, unquote
from zipfile import ZipFile, is_zipfile

from orgaudit.reports.words.folding import folded
from orgaudit.reports.writers.html.carried import NoReportError, carried_by

Person = tuple[str, str, str, str]
PEOPLE: tuple[Person, ...] = (
    ("榊原", "妙子", "さかきばら", "榊原"),
    ("髙﨑", "嘉右衛門", "たかさき", "高崎"),
    ("渡邉", "瑠璃", "わたなべ", "渡辺"),
    ("齋藤", "廣國", "さいとう", "斎藤"),
    ("Vandermeer", "Quentin", "", "VANDERMEER"),
    ("İnönü", "Iğdır", "", "inonu"),
    ("クロサワ", "ギュンター", "", "くろさわ"),
    ("五十嵐", "Wolfgang", "いがらし", "五十嵐"),
    ("勅使河原", "Zoltán", "てしがわら", "勅使河原"),
    ("榎", "小夜子", "えのき", "榎"),
    ("O'Callaghan", "Şahin", "", "O’Callaghan"),
    ("ĀBELE", "Núñez", "", "Abele"),
    ("二宮", "八重子", "にのみや", "二宮"),
    ("Kovenko", "Stavros", "", "KOVENKO"),
    ("Карпенко", "Тамара", "", "КАРПЕНКО"),
    ("Παπαδάκης", "Νεκτάριος", "", "ΠΑΠΑΔΑΚΗΣ"),
)
"""Surname, given name, how the surname is read, and the surname in another spelling."""

_LATIN_TO_CYRILLIC = dict(zip("acehkopxABCEHKMOPTX", "асеһкорхАВСЕНКМОРТХ", strict=True))
_LATIN_TO_GREEK = dict(zip("aiopvxABEHIKMNOPTXZ", "αιορνχΑΒΕΗΙΚΜΝΟΡΤΧΖ", strict=True))
_KANJI_TO_KANA = dict(zip("二八口工力", "ニハロエカ", strict=True))
_SWAPS = (
    _LATIN_TO_CYRILLIC,
    _LATIN_TO_GREEK,
    {other: latin for latin, other in _LATIN_TO_CYRILLIC.items()},
    {other: latin for latin, other in _LATIN_TO_GREEK.items()},
    _KANJI_TO_KANA,
    {kana: kanji for kanji, kana in _KANJI_TO_KANA.items()},
)
"""Signs of another script that look alike, as this reader knows them; one way each."""

_SHY, _NO_WIDTH, _JOINER = "\u00ad", "\u200b", "\u2060"


def mentions(person: Person) -> tuple[str, ...]:
    """Return the spellings of a name that no one means to hide it by."""
    surname, given, kana, other = person
    whole = f"{surname} {given}"
    japanese = () if surname[0] < "\u3000" else (f"{surname}さん", " ".join(surname + given))
    ruby = (f"{surname}（{kana}）{given}", f"{surname}({kana})さん") if kana else ()
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in whole)
    return (
        wide,
        *(whole, whole.upper(), whole.lower(), f"{given} {surname}", f"（{surname}）", f"{surname}_{given}"),
        *(f"{surname}\u3000{given}", other, *japanese, *ruby),
    )


def in_other_signs(person: Person) -> tuple[str, ...]:
    """Return a name run together, in its parts, with each sign of another script that looks alike, and with one of them."""
    surname, given = person[:2]
    whole = f"{surname} {given}"
    swapped = [
        text
        for swap in _SWAPS
        for text in (
            "".join(swap.get(sign, sign) for sign in whole),
            next((whole.replace(sign, swap[sign], 1) for sign in whole if sign in swap), whole),
        )
    ]
    return (
        *(surname + given, given + surname, f"{surname}{given}".lower()),
        *(unicodedata.normalize(form, whole) for form in ("NFD", "NFKD")),
        *dict.fromkeys(text for text in swapped if text != whole),
    )


def in_codes(person: Person) -> tuple[str, ...]:
    """Return a name in the codes of addresses, of JSON and of pages: all of it, and one sign."""
    whole = f"{person[0]} {person[1]}"
    units = whole.encode("utf-16-be")
    escaped = "".join(f"\\u{units[at]:02x}{units[at + 1]:02X}" for at in range(0, len(units), 2))
    return (
        *(quote(whole), quote(whole).lower(), quote(whole[0]) + whole[1:], escaped),
        *("".join(f"&#{ord(sign)};" for sign in whole), f"&#x{ord(whole[0]):x};{whole[1:]}"),
    )


def in_marks(person: Person) -> tuple[str, ...]:
    """Return a name that is set in bold, in part or whole, and broken by what nobody sees."""
    surname, given = person[:2]
    at = max(1, len(surname) // 2)
    one, two = surname[:at], surname[at:]
    return (
        *(f"<b>{surname}</b> {given}", f"<b>{one}</b>{two} {given}", f"**{surname}** {given}"),
        *(f"{one}**{two}** {given}", f"{one}<wbr>{two}", f"{one}&shy;{two} {given}", f"`{surname}`"),
        *(f"{one}{sign}{two} {given}" for sign in (_SHY, _NO_WIDTH, _JOINER) if two),
    )


def all_spellings(person: Person) -> tuple[str, ...]:
    """Return every spelling of a name."""
    return (*mentions(person), *in_other_signs(person), *in_codes(person), *in_marks(person))


def present(seed: int) -> tuple[Person, ...]:
    """Return who works in the company of a seed; the first are named by folders, files and calls as well."""
    return (*PEOPLE[:4], *Random(seed).sample(PEOPLE[4:], 5))


def company(seed: int) -> str:
    """Return a company as JSON, which is YAML."""
    random = Random(seed)
    people = present(seed)

    def who() -> str:
        surname, given, _, other = random.choice(people)
        return f"{random.choice((surname, other))} {given}"

    def mention() -> str:
        spell = random.choice((mentions, in_other_signs, in_codes, in_marks))
        return random.choice(spell(random.choice(people)))

    def duty(number: int) -> dict[str, object]:
        return {
            "name": f"{mention()} の集計{number}",
            "primary": [who()],
            "backups": random.choice([[], [who()]]),
            "checked_by": who(),
            "note": mention(),
            "deadline": "legal",
            "criticality": "high",
            "manual": "none",
            "hours_per_month": 30,
            "frequency": "monthly",
            "process": f"{mention()} flow",
            "media": ["fax", "paper"],
            "approvals": [" ".join(person[:2]) for person in random.sample(people, 2)],
            "last_done": {who(): "2026-01-01"},
        }

    departments = [
        {
            "name": f"{mention()} の課{number}",
            "head": who(),
            "charter": [f"{mention()}の仕事"],
            "goals": [{"text": f"{mention()}と連携を強化する", "owner": who()}],
            "duties": [duty(3 * number + each) for each in range(3)],
        }
        for number in range(3)
    ]
    waiver = {"rule": "SIL002", "subject": "none/none", "reason": mention(), "owner": who()}
    told = {
        "company": {"name": f"{mention()} 商会", "as_of": "2026-04-01", "country": "JP"},
        "people": [{"name": " ".join(person[:2])} for person in people],
        "departments": departments,
        "waivers": [{**waiver, "expires": "2027-01-01"}],
    }
    return json.dumps(told, ensure_ascii=False)


@cache
def _looked_for() -> tuple[tuple[str, str], ...]:
    parts = {folded(part) for person in PEOPLE for part in (person[0], person[1], person[3])}
    return tuple((part, _in_one_script(part)) for part in sorted(parts) if len(part) > 1)


_ONE_SCRIPT = str.maketrans(
    {sign.lower(): other.lower() for swap in (*_SWAPS[2:4], _SWAPS[5]) for sign, other in swap.items()}
)


def _in_one_script(text: str) -> str:
    """Return a text in which signs that look alike are one."""
    text = text.translate(_ONE_SCRIPT)
    # Greek \u03bd is an n in capitals and a v in small letters.
    return text.replace("v", "n")


def _read(text: str) -> Iterator[str]:
    """Yield a text as it is written, and with its codes and marks undone."""
    yield text
    for _ in range(2):
        text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), text)
        text = html.unescape(unquote(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")))
        yield text
    yield re.sub(r"[*`~\u00ad\u200b\u2060]+|<[^<>]*>", "", text)


def leaks(text: str) -> list[str]:
    """Return every part of every name that a reader finds in a text."""
    # Most texts stay as they are, and each way to read one costs as much as a report that holds it.
    plain = list(dict.fromkeys([folded(way) for way in dict.fromkeys(_read(text))]))
    alike = [_in_one_script(way) for way in plain]
    return [
        name
        for name, look in _looked_for()
        if any(name in way for way in plain) or any(look in way for way in alike)
    ]


def written(path: Path) -> str:
    """Return what a file holds as text: a workbook's parts one after the other, JSON with its signs as such, a page with the report that it carries."""
    if is_zipfile(path):
        with ZipFile(path) as parts:
            return "\n".join(parts.read(name).decode("utf-8", errors="replace") for name in parts.namelist())
    text = path.read_text(encoding="utf-8-sig")
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        pass
    try:
        return f"{text}\n{carried_by(text)}"
    except NoReportError:
        return text
