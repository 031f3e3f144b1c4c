"""Loaded into Schemathesis (SCHEMATHESIS_HOOKS): keeps it here, tells it what a file is, and keeps its exchanges."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import schemathesis
from hypothesis import strategies as st
from schemathesis.core.transport import Response

from tools.conformance.exchanges import Exchange, json_or_none, keep
from tools.judges import egress
from tools.judges.contracts import OPERATIONS

egress.install()

# A file is any bytes but none. A schema cannot say so: to Schemathesis `{}` in place of a text is wrong, and as the
# bytes of a file it is as good as any.
for media_type in sorted({media_type for operation in OPERATIONS for media_type in operation.media_types}):
    schemathesis.openapi.media_type(media_type, st.binary(min_size=1))


@schemathesis.hook
def after_call(context: schemathesis.HookContext, case: schemathesis.Case[Any], response: Response) -> None:
    """Keep the exchange for the coverage report."""
    request = response.request
    url = urlsplit(str(request.url))
    content = request.body if isinstance(request.body, bytes | str) else None
    query = dict(parse_qsl(url.query))
    keep(
        Exchange(
            str(request.method),
            url.path,
            response.status_code,
            query,
            json_or_none(content),
            json_or_none(response.content),
        )
    )
