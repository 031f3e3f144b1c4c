"""What plain Prism cannot do: the failures of Schemathesis that do not count, by name, each with its reason.

To be removed by the gateway in front of Prism, which can. An exclusion that no failure needs fails a test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response
from schemathesis.openapi.checks import AuthScenario, IgnoredAuth, JsonSchemaError, UnsupportedMethodResponse


@dataclass(frozen=True)
class Exclusion:
    """A failure that does not count."""

    name: str
    reason: str
    covers: Callable[[Failure, Response], bool]


def _accepts_a_wrong_key(failure: Failure, _response: Response) -> bool:
    return isinstance(failure, IgnoredAuth) and failure.scenario is AuthScenario.INVALID_AUTH


def _lacks_the_allow_header(failure: Failure, _response: Response) -> bool:
    return isinstance(failure, UnsupportedMethodResponse) and failure.failure_reason == "missing_allow_header"


def _answers_malformed_json_in_its_own_words(failure: Failure, response: Response) -> bool:
    own_words = response.status_code == 400 and b'{"error":{"code":"invalid_json",' in response.content
    return isinstance(failure, JsonSchemaError) and own_words


EXCLUSIONS = (
    Exclusion(
        "a wrong key is accepted (ignored_auth)",
        "Prism checks that there is a key and never which one it is. A missing key is refused, and still has to be.",
        _accepts_a_wrong_key,
    ),
    Exclusion(
        "a 405 has no Allow header (unsupported_method)",
        "Prism does not send it. The status itself still has to be 405.",
        _lacks_the_allow_header,
    ),
    Exclusion(
        "malformed JSON is answered in a shape of its own (response_schema_conformance)",
        "Prism reads the body before it looks for the operation. Status and content type still have to fit.",
        _answers_malformed_json_in_its_own_words,
    ),
)


def covering(failure: Failure, response: Response) -> Exclusion | None:
    """Return the exclusion that covers the failure; None if the failure counts."""
    return next((exclusion for exclusion in EXCLUSIONS if exclusion.covers(failure, response)), None)
