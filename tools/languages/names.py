"""Names as the generators make them of those in a contract."""

import re


def words(name: str) -> list[str]:
    """Return the words of a name: `readPictureV1` and `read_picture_v1` are read, picture, v1."""
    spaced = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", re.sub(r"[^A-Za-z0-9]+", " ", name))
    return [word.lower() for word in spaced.split()]


def snake(name: str) -> str:
    """Return `read_picture_v1`."""
    return "_".join(words(name))


def pascal(name: str) -> str:
    """Return `ReadPictureV1`."""
    return "".join(word[:1].upper() + word[1:] for word in words(name))


def camel(name: str) -> str:
    """Return `readPictureV1`."""
    text = pascal(name)
    return text[:1].lower() + text[1:]
