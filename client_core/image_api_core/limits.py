"""What the generated checks of documented limits need beyond comparisons."""

import re

# RFC 3986, section 3: a scheme, then nothing but its characters and percent-encoded bytes.
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+\Z")


def is_uri(text: str) -> bool:
    """Say whether the text is an absolute URI, what OpenAPI calls `format: uri`."""
    return _URI.match(text) is not None
