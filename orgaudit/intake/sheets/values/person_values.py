"""Persons in a cell: who is named, and what is no name."""

import re
from dataclasses import replace
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.names import is_post
from orgaudit.intake.sheets.cells.open_texts import says_open, says_varying
from orgaudit.intake.sheets.cells.remarks import says_learning
from orgaudit.intake.sheets.cells.two_languages import halves
from orgaudit.intake.sheets.people.no_person import names_no_person, who_checks
from orgaudit.intake.sheets.people.not_known import is_not_known
from orgaudit.intake.sheets.people.numbered_names import without_ranks
from orgaudit.intake.sheets.people.person_slips import slip_in, tidied
from orgaudit.intake.sheets.people.person_texts import (
    before_post,
    behind_post,
    below_post,
    either_as_list,
    is_post_in_english,
    named_in,
    problem_of_persons,
    says_post_of_another,
    without_calling,
    without_post,
)
from orgaudit.intake.sheets.people.signed_names import signed_names
from orgaudit.intake.sheets.values.table_reader import SPAN, Read, TableReader, none_read, scalar
from orgaudit.intake.spelling import folded, is_japanese
from orgaudit.intake.values.person_names import names_in, not_there
from orgaudit.intake.values.person_words import meaning_of, says_self
from orgaudit.intake.values.plain_values import number_of
from orgaudit.intake.yaml.nodes import Items, Node

_BY_NAME: Final = frozenset(("primary", "backups"))
"""Fields that take persons by name: a post alone is as many people as there are departments."""

_EVERYBODY: Final = re.compile(
    r"(?:全員|みんな|皆|皆で|各自|各人|全社員|全職員|誰か|誰でも|関係者(?:全員)?|メンバー(?:全員)?|チーム全員|スタッフ(?:全員)?|[^\s、,・/]{1,10}(?:全体|全員|一同|各自|全部署))(?:で)?"
)
"""Everybody of some, where it is asked who owns an aim; a department or a post by itself owns one."""

_ALSO: Final = re.compile(r"[(（]\s*兼務?\s*[)）]\s*|(?:^|(?<=[\s、,]))兼務?\s*[)）・:：]\s*")
"""Beside a name: somebody who holds another post too."""

_AT: Final = re.compile(r"(?:(?<=^)|(?<=[\s,;、]))@(?=[^\W\d_])")
"""Before names in the export of a tool that links them: @Lena Fischer."""

_LISTED: Final = re.compile(r"\A\[([^\[\]]+)\]\Z")
"""A list of names as the export of a tool writes it: [Femi Adeleke,Rosa Lind]."""

_AUTOMATIC: Final = re.compile(
    r"\s*+(?:[(（]\s*+)?(?:自動|システム|自動処理|automatic|automated|system|auto)\s*+(?:[)）]\s*+)?",
    re.IGNORECASE,
)

_ONLY_ME: Final = frozenset(("me", "only me", "just me", "myself", "me only", "i do", "nobody but me", "no one but me", "me again", "the doer", "doer", "preparer", "same"))  # fmt: skip
"""Where somebody else is asked for, that there is nobody."""

_NO_COUNT: Final = re.compile(
    r"(\d{1,2} ?(?:-|\u2013|to|or) ?\d{1,2}(?: [a-z]+)?)|varies|varying|variable|too many|many|several|a few|lots|some|various|depends|self[- ]approved|auto[- ]approved",
    re.IGNORECASE,
)
"""Where levels or approvers are asked for, a text that says neither."""

_SIGNS: Final = frozenset("?？◎○〇◯△▲●◇◆□■✓✔☑☐★☆xｘ")
"""Signs that are nobody's name."""


def read_persons(table: TableReader, item: Field, text: str) -> Read:
    """Return what a cell of persons says, without what stands around their names."""
    text = _vacant(_AT.sub("", _ALSO.sub("", below_post(text))))
    text = _LISTED.sub(r"\1", text).strip()
    text = who_checks(text) if item.type == "checker" else without_ranks(text)
    if item.type == "count_or_persons" and (read := _levels(table, item, text)) is not None:
        return read
    if item.type == "count_or_persons" and (found := _NO_COUNT.fullmatch(text)):
        return Read(problem="range" if found[1] else "uncertain", facts={"found": text})
    if set(text) <= _SIGNS or (item.key in _BY_NAME and signed_names(text)):
        return Read(problem="mark_unclear", facts={"found": text})
    if (two := halves(text)) and all(meaning_of(one) in ("none", "nobody") for one in two):
        return none_read(item)
    if problem := _open_problem(item, text):
        return Read(problem=problem, facts={"found": text})
    if item.key in ("checked_by", "backups") and (says_self(text) or folded(text).rstrip(".") in _ONLY_ME):
        return none_read(item)
    if (named := before_post(_behind_post(item, text))) != text:
        return _told(_named(table, item, named), text, is_told=True)
    if item.type == "person_or_text":
        return _named(table, item, text)
    is_other = (
        meaning_of(text)
        or _AUTOMATIC.fullmatch(text)
        or says_post_of_another(text)
        or problem_of_persons(text)
    )
    slip = "" if is_other else slip_in(text, stands_in=item.key == "backups") or _not_there(text)
    if slip:
        return Read(problem=slip, facts={"found": text})
    listed = either_as_list(text) if item.key in _BY_NAME else text
    bare = tidied(listed)
    is_told = bare != listed and ("(" in text or not text.isascii())
    return _told(_named(table, item, bare), text, is_told=is_told)


def _not_there(text: str) -> str:
    """Return ``uncertain`` where one of the persons in a text is not there, or may not be; whoever is going to leave is there today."""
    parts = (text, *names_in(text))
    return "uncertain" if any(map(not_there, parts)) and not _GOING.search(text) else ""


_GOING: Final = re.compile(r"\b(?:leaves|leaving|retires|retiring)\b", re.IGNORECASE)


def _open_problem(item: Field, text: str) -> str:
    """Return the problem of a text that leaves open who it is; empty for others."""
    if item.key != "approvals" and is_not_known(text):
        return "uncertain"
    if item.key != "approvals" and _ACTING.fullmatch(text.strip()):
        return "post"
    if item.key == "backups" and says_learning(text):
        return "not_yet_alone"
    if item.key == "approvals":
        is_body = names_no_person(text, takes_departments=False)
        return "group" if is_body else "uncertain" if says_varying(text) else ""
    if item.type != "person_or_text" and names_no_person(text, takes_departments=item.type == "checker"):
        return "group"
    if item.key not in _BY_NAME and not meaning_of(text) and problem_of_persons(text) == "uncertain":
        return "uncertain"
    if item.key == "escalation" and is_japanese(text):
        return ""  # 所長に相談 is an answer
    is_open = not meaning_of(text) and (says_open(text) or _AT_TIMES.fullmatch(text) is not None)
    return "uncertain" if is_open or _BECOMES.search(text) else ""


_ACTING: Final = re.compile(
    r"(?:the )?(?:acting|interim|temporary|deputi[sz]ing|caretaker) (?:[a-z&' -]{0,30} )?(?:head|manager|lead(?:er)?|director|chief|supervisor|officer|post|principal|coordinator|superintendent|chair)(?: of [a-z&' -]{2,30})?",
    re.IGNORECASE,
)
"""A post that somebody holds for a while, and whose name nobody knows by it."""

_AT_TIMES: Final = re.compile(
    r"時々|ときどき|たまに|随時|適宜|都度|必要に応じて?|必要時(?:のみ)?|場合による|場合により"
)
"""That somebody does it at times, where it is asked who."""


def _levels(table: TableReader, item: Field, text: str) -> Read | None:
    """Return how many levels of approval a text says, or that it leaves them open; None for others, which may name persons."""
    if number_of(text) is not None:
        return table.scalar(item, text, text)
    is_open = meaning_of(text) == "vacancy" or is_not_known(text)
    return Read(problem="left_open", facts={"found": text}) if is_open else None


def _behind_post(item: Field, text: str) -> str:
    """Return who is named with a post before a dash or brackets around the name: QA lead (Orla Ryan); any other text as it is."""
    named = named_in(text) if text.isascii() else text
    return behind_post(text) if named == text and (item.key not in _BY_NAME or text.isascii()) else named


def _told(read: Read, text: str, *, is_told: bool) -> Read:
    """Return what was read, with what was left away of the text where that has to be told."""
    is_told = is_told and not read.problem and bool(read.value)
    return replace(read, decided="remark_left", facts={"found": text}) if is_told else read


def _vacant(text: str) -> str:
    """Return what says that a seat is empty without the post before it: 課長　（空席）."""
    bare = text.strip()
    if _NONE_NOW.fullmatch(bare):
        return "なし"
    found = _POST_AND_MORE.fullmatch(bare)
    is_empty = found is not None and is_post(found[1]) and meaning_of(found[2]) == "vacancy"
    if found is not None and is_empty:
        return found[2]
    empty = _EMPTY_POST.fullmatch(bare)
    return empty[1] if empty else text


_BECOMES: Final = re.compile(r"(?<=\S)\s*(?:→|⇒|➡|⇨|->|=>)\s*(?=\S)")
"""Between two persons of whom the second follows on the first."""

_NONE_NOW: Final = re.compile(
    r"(?:要|未)?.{0,4}(?:育成|教育|確保|検討|調整|募集|選定|設置|養成|配置)(?:中|要|予定|必要)?[(（](?:現在|今は?|実質|現状)?(?:ゼロ|なし|無し?|いない|おらず|[0０]名?)[)）]"
)
"""That there is nobody now, behind what is to be done about it: 要育成（現在ゼロ）."""

_EMPTY_POST: Final = re.compile(
    r"[^\s()（）、,・/]{0,8}(?:長|主任|リーダー|員|師|士|職|担当者?|係|主査|主事|補佐|チーフ|マネージャー|マネジャー|枠|ポスト)\s?[(（]((?:欠員?|空席|空き|空|未補充|未配置|未選任|(?:採用|募集|補充|公募|選考)(?:中|予定))[^()（）]{0,8})[)）]"
)
"""An empty seat behind its post: 介護主任（欠員）."""

_POST_AND_MORE: Final = re.compile(r"(\S{1,8}?)[\s:：]{0,3}([(（【\[]?[^\s()（）]{1,12}[)）】\]]?)")


def _is_system(text: str) -> bool:
    """Whether a text is the name of a system that sheets know as a medium, which nobody is called by."""
    word = folded(text)
    return word not in _CALLED_SO and cell_words().get("Medium", {}).get(word) in ("system", "excel", "web")


_CALLED_SO: Final = frozenset(("sage", "epic", "oracle", "im", "line", "api", "pos"))
"""Systems by whose names persons are called as well, or their initials."""


def _named(table: TableReader, item: Field, text: str) -> Read:
    """Read a text of persons as it is left of what stands around them."""
    is_machine = _AUTOMATIC.fullmatch(text) or (item.key in _BY_NAME and _is_system(text))
    meaning = "group" if is_machine else meaning_of(text)
    problem = problem_of_persons(text) if item.key in _BY_NAME and not meaning else ""
    if problem:
        return Read(problem=problem, facts={"found": text})
    if says_post_of_another(text):
        return Read(problem="post", facts={"found": text})
    is_text = item.type == "person_or_text" and (item.key != "owner" or not _EVERYBODY.fullmatch(text))
    if meaning == "group" and not is_text:
        return Read(problem="group", facts={"found": text})
    names = (text,) if meaning else tuple(map(without_post, without_calling(text, names_in(text))))
    is_named = item.key in _BY_NAME or item.type == "checker"
    if is_named and any(
        is_post(name) or (item.key in _BY_NAME and is_post_in_english(name)) for name in names
    ):
        return Read(problem="post", facts={"found": text})
    if meaning in ("none", "nobody"):
        return none_read(item)
    whole = scalar(without_post(text))
    node: Node = whole if len(names) == 1 else Items([scalar(name) for name in names], SPAN)
    if item.type in ("person", "person_or_text", "checker"):
        node = whole
    return table.by_table(item, node, text)
