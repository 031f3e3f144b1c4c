"""New ids in the form of a documented one."""

import hashlib
import re
import string
import uuid
from typing import Any

# The tail of a new id has at least so many characters: the documented samples are short, and ten thousand jobs of one
# run must not share an id.
_TAIL = 16


def like(example: Any, *parts: str | int) -> Any:
    """Return an id in the form of `example`, which follows from `parts` alone: the same parts, the same id.

    A UUID stays a UUID (version 4), `gen_123456` keeps its prefix and its kind of characters, a number stays a number,
    a long row of hexadecimal digits stays one.
    """
    source = "\0".join(map(str, parts)).encode(errors="surrogatepass")
    number = int.from_bytes(hashlib.blake2b(source).digest(), "big")
    if isinstance(example, int):
        return number % 2**31
    text = example if isinstance(example, str) else ""
    if _is_uuid(text):
        return str(uuid.UUID(int=number % 2**128, version=4))
    prefix, tail = _split(text)
    return prefix + _digits(number, _alphabet(tail), max(len(tail), _TAIL))


def _is_uuid(text: str) -> bool:
    return re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", text) is not None


def _split(text: str) -> tuple[str, str]:
    """Cut an id behind its last separator, or else where its digits begin."""
    found = re.fullmatch(r"(.*[_\-.:])([^_\-.:]+)", text) or re.fullmatch(r"([^0-9]*)(.*)", text)
    return (found[1], found[2]) if found else ("", "")


def _alphabet(tail: str) -> str:
    if tail.isdigit():
        return string.digits
    if len(tail) >= _TAIL and set(tail) <= {*"0123456789abcdef"}:
        return "0123456789abcdef"
    return string.digits + (string.ascii_uppercase if tail.isupper() else string.ascii_lowercase)


def _digits(number: int, alphabet: str, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(alphabet))
        digits.append(alphabet[digit])
    return "".join(digits)
