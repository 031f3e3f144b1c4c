"""How a secret in an answer is shown: not at all."""

from .api_key import MASK


def masked(value: object) -> str:
    """Return what `repr` of a model shows for a field with `format: password`: a mask for a text, else the value.

    What is not text is UNSET or None, which says that there is no secret.
    """
    return repr(MASK) if isinstance(value, str | bytes) else repr(value)
