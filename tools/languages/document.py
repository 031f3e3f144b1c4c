"""Write docs/other-languages.md: `python -m tools.languages.document` (`make client-docs`)."""

from tools.languages import contracts, language, make_client, templates
from tools.languages.contracts import ROOT

FILE = ROOT / "docs" / "other-languages.md"


def page() -> str:
    """Return the page, as the languages and the contracts have it now."""
    contract = contracts.read_all()[0]
    return templates.render(
        language.FOLDER / "other-languages.md.jinja",
        languages=list(language.read_all().values()),
        contract=contract,
        first_request=lambda chosen: make_client.first_request(chosen, contract, make_client.MOCK_URL),
    )


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
