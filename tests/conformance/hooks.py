"""Loaded into Schemathesis (SCHEMATHESIS_HOOKS): keeps it on this machine, and tells it what a file is."""

from __future__ import annotations

import schemathesis
from hypothesis import strategies as st
from support import egress
from support.contracts import OPERATIONS

egress.install()

# A file is any bytes but none. A schema cannot say so: to Schemathesis `{}` in place of a text is wrong, and as the
# bytes of a file it is as good as any.
for media_type in sorted({media_type for operation in OPERATIONS for media_type in operation.media_types}):
    schemathesis.openapi.media_type(media_type, st.binary(min_size=1))
