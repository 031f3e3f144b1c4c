"""Values of recorded requests and answers, as Python code that holds in another run too."""

import re
from collections.abc import Iterator
from typing import Any

_WIDTH = 92
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


class Code:
    """An expression, written as it is."""

    def __init__(self, text: str) -> None:
        """Take the expression."""
        self._text = text

    def __repr__(self) -> str:
        return self._text


ANY = Code("ANY")


class Known:
    """What later requests may repeat of earlier answers, and which expression stands for it."""

    def __init__(self) -> None:
        self._expressions: dict[str, str] = {}

    def in_request(self, value: Any) -> Any:
        """Return a value of a request with expressions in place of what an earlier answer has made."""
        if isinstance(value, dict):
            return {name: self.in_request(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self.in_request(part) for part in value]
        if isinstance(value, str) and value in self._expressions:
            return Code(self._expressions[value])
        return value

    def in_answer(self, value: Any, same: set[Any], changing: frozenset[str], name: str) -> Any:
        """Return what an answer has to be equal to, and remember under `name` what it has made.

        Kept is what follows from the request and the contract (`same`); an id that is known already is that id; of
        all else, which is made anew, and of the fields in `changing`, anything will do.
        """
        if isinstance(value, dict):
            return {
                key: ANY if key in changing else self.in_answer(part, same, changing, f"{name}[{written(key)}]")
                for key, part in value.items()
            }
        if isinstance(value, list):
            return [self.in_answer(part, same, changing, f"{name}[{index}]") for index, part in enumerate(value)]
        if value is None or isinstance(value, bool | Code):
            return value
        if isinstance(value, str) and _TIME.match(value):
            return ANY  # two things may come into being within one second, and not in the next run
        if isinstance(value, str) and value in self._expressions:
            return Code(self._expressions[value])
        if value in same:
            return value
        if isinstance(value, str) and value:
            self._expressions[value] = name
        return ANY


def scalars(value: Any) -> Iterator[Any]:
    """Yield all texts and numbers in a value."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from scalars(part)
    elif value is not None and not isinstance(value, bool):
        yield value


def written(value: Any, indent: int = 0) -> str:
    """Return a value as code, its further lines indented by so many blanks, in the form that formatters give it."""
    flat = _flat(value)
    if len(flat) + indent <= _WIDTH or not isinstance(value, dict | list) or not value:
        return flat
    inner = indent + 4
    if isinstance(value, dict):
        parts = [f"{_flat(name)}: {written(part, inner)}" for name, part in value.items()]
    else:
        parts = [written(part, inner) for part in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return "\n".join([opening, *(f"{' ' * inner}{part}," for part in parts), " " * indent + closing])


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flat(name)}: {_flat(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, value)) + "]"
    text = repr(value)
    if isinstance(value, str) and text[0] == "'" and '"' not in text:
        return '"' + text[1:-1].replace("\\'", "'") + '"'
    return text
