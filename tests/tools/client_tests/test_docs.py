"""docs/other-languages.md is what the languages and the contracts say."""

from __future__ import annotations

from tools.languages import document


def test_the_page_is_up_to_date() -> None:
    assert document.FILE.read_text(encoding="utf-8") == document.page(), "run 'make client-docs' and commit the result"
