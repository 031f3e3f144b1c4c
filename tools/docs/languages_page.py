"""The page docs/other-languages.md, from the languages and the contracts."""

from tools.languages import contracts, language, make_client, templates


def page() -> str:
    """Return the page, as the languages and the contracts have it now."""
    contract = contracts.read_all()[0]
    return templates.render(
        language.FOLDER / "other-languages.md.jinja",
        languages=list(language.read_all().values()),
        contract=contract,
        first_request=lambda chosen: make_client.first_request(chosen, contract, make_client.MOCK_URL),
    )
