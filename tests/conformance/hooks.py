"""Loaded into Schemathesis (SCHEMATHESIS_HOOKS): keeps it on this machine, and applies the exclusions."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import schemathesis
from conformance.exclusions import covering
from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response
from support import egress

# The file that gets the name of an exclusion for each failure that it covered.
USED_EXCLUSIONS = "CONFORMANCE_USED_EXCLUSIONS"

egress.install()


@schemathesis.hook
def filter_failure(
    context: schemathesis.HookContext, failure: Failure, case: schemathesis.Case[Any], response: Response
) -> bool:
    """Return whether the failure counts."""
    exclusion = covering(failure, response)
    if exclusion is None:
        return True
    with Path(os.environ[USED_EXCLUSIONS]).open("a", encoding="utf-8") as used:
        used.write(exclusion.name + "\n")
    return False
