"""JSON written in pieces is the JSON of the whole, and large parts of it are never held at once."""

import json

from orgaudit.reports.machine.json.laying_out import laid_out, pieces, written


def test_pieces_make_the_object() -> None:
    value = {"text": 'あ"\n', "empty": [], "list": [1, {"a": None}], "map": {"b": [True]}}
    assert json.loads(laid_out(value)) == value
    assert json.loads(laid_out({**value, "list": iter(value["list"]), "empty": iter([])})) == value


def test_what_is_written_already_stands_as_it_is() -> None:
    assert json.loads(laid_out({"list": [written({"a": "い"}), {"b": 1}]})) == {
        "list": [{"a": "い"}, {"b": 1}]
    }


def test_an_item_is_made_when_it_is_written() -> None:
    made: list[int] = []

    def items() -> object:
        for number in range(3):
            made.append(number)
            yield {"number": number}

    stream = pieces({"items": items()})
    assert next(stream) == '{\n  "items": '
    assert made == []
    assert json.loads(next(stream).lstrip("[\n ")) == {"number": 0}
    assert made == [0]
