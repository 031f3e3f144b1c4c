"""Evidence: the names, numbers and values on a vendor's page that a fact was drawn from (docs/sources)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

# So much text may lie between the first and the last piece of a fact's evidence.
REACH = 700


@dataclass(frozen=True)
class Evidence:
    """What a page has to show for one fact."""

    fact: str
    groups: tuple[tuple[str, ...], ...]
    """The pieces of text of a group follow each other closely; the groups stand anywhere."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """All pieces."""
        return tuple(piece for group in self.groups for piece in group)


@dataclass(frozen=True)
class Finding:
    """What has become of a fact in another text of its page."""

    fact: str
    outcome: str
    """`holds`, `changed` (some of its evidence is there), or `gone`."""
    missing: tuple[str, ...] = ()
    """The pieces that were not found."""
    near: str = ""
    """What stands where they were looked for."""


def read_evidence(file: Path) -> list[Evidence]:
    """Read the evidence of a page, `docs/sources/<vendor>/<page>.yaml`. Raises ValueError if it has another form."""
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(found, dict) or not all(isinstance(pieces, list) and pieces for pieces in found.values()):
        raise ValueError(f"{file} is no list of pieces for each fact")
    return [Evidence(fact, _groups(pieces)) for fact, pieces in found.items()]


def _groups(pieces: list[str] | list[list[str]]) -> tuple[tuple[str, ...], ...]:
    groups = pieces if isinstance(pieces[0], list) else [pieces]
    return tuple(tuple(str(piece) for piece in group) for group in groups)


def plain(text: str) -> str:
    """Return a text in the one form in which texts are compared: the layout of a page says nothing."""
    text = re.sub("[\u2010-\u2015\u2212]", "-", _apart(text)).replace("\u00d7", "x")  # dashes, the sign of times
    text = " ".join(re.sub(r"[\[\]{}|\"`*\\]", " ", text).split())
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)  # 1,478,656
    text = re.sub(r">=?\s*(\d+)\s*(?:and|,)\s*<=?\s*(\d+)", r"\1-\2", text)
    text = re.sub(r"\s*([,:])\s*", r"\1 ", text)
    return " ".join(text.split()).lower()


def _apart(text: str) -> str:
    """Return a text with a space where the cells of a table, or a method and its path, have run together."""
    text = re.sub(r"(?<=\w)(string|integer|number|boolean)(?=[A-Z])", r" \1 ", text)
    return re.sub(r"\b(GET|PUT|POST|DELETE|PATCH)(?=/|https?:)", r"\1 ", text)


def look(evidence: Evidence, text: str) -> Finding:
    """Look for the evidence of a fact in a text, as `plain` returns it."""
    found = [_look(group, text) for group in evidence.groups]
    missing = tuple(piece for one, _ in found for piece in one)
    if not missing:
        return Finding(evidence.fact, "holds")
    if missing == evidence.pieces:
        return Finding(evidence.fact, "gone", missing)
    near = next((start for one, start in found if one and start is not None), None)
    return Finding(
        evidence.fact, "changed", missing, "" if near is None else text[max(0, near - 40) : near + 160].strip()
    )


def _look(group: tuple[str, ...], text: str) -> tuple[tuple[str, ...], int | None]:
    """Return the pieces of a group that are missing where most of it is, and where that is."""
    pieces = [plain(piece) for piece in group]
    best: tuple[list[int], int | None] = (list(range(len(pieces))), None)
    for anchor, piece in enumerate(pieces):
        for start in _starts(piece, text):
            missing = _missing(pieces, anchor, start, text)
            if len(missing) < len(best[0]):
                best = (missing, start)
    return tuple(group[index] for index in best[0]), best[1]


def strangers(evidence: list[Evidence], text: str) -> list[str]:
    """Return the names and numbers of a text that no evidence of its page has: what no fact was drawn from yet."""
    known = {word for one in evidence for piece in one.pieces for word in _words(piece)}
    found = dict.fromkeys(word for word in _words(text) if word not in known)
    return list(found)


def _words(text: str) -> list[str]:
    """Return what looks like a name in code, a path, or a number of two digits or more."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", _apart(text))
    # A path begins where a word does: what follows a host or a type is none.
    return re.findall(r"(?<!\S)/[a-z][\w/{}:.-]+|\b[a-z]{2,}[A-Z]\w*|\b[a-z]+(?:_[a-z]+)+\b|\b\d{2,}\b", text)


def _starts(piece: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"(?<![\w-]){re.escape(piece)}(?![\w-])", text)]


def _missing(pieces: list[str], anchor: int, start: int, text: str) -> list[int]:
    """Return which pieces are not there, if the piece `anchor` is the one at `start`: in their order."""
    missing = list(range(anchor))
    position = start + len(pieces[anchor])
    for index in range(anchor + 1, len(pieces)):
        after = [place for place in _starts(pieces[index], text[: start + REACH]) if place >= position]
        if after:
            position = after[0] + len(pieces[index])
        else:
            missing.append(index)
    return missing
