"""The links of a README on a package index."""

from __future__ import annotations

import pytest

from hatch_readme import absolute_links


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](docs/mock.md)", "[a](https://home/blob/v1/docs/mock.md)"),
        ("[a](docs/mock.md#part)", "[a](https://home/blob/v1/docs/mock.md#part)"),
        ("![a](docs/mock.png)", "![a](https://home/raw/v1/docs/mock.png)"),
        ("[`a` [b]](openapi/)", "[`a` [b]](https://home/blob/v1/openapi/)"),
        ("[a](https://example.org/docs)", "[a](https://example.org/docs)"),
        ("[a](#part)", "[a](#part)"),
        ("print(docs) [1] (a)", "print(docs) [1] (a)"),
    ],
)
def test_relative_links_become_absolute(text: str, expected: str) -> None:
    assert absolute_links(text, "https://home", "v1") == expected
