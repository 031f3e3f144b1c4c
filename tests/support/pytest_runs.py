"""Runs of pytest within a test."""

# These plugins of the checkout's own tools take two seconds to import, in each process of a run.
_PLUGINS = ("schemathesis", "hypothesispytest", "anyio", "faker", "pytest_httpx", "respx")
WITHOUT_TOOLS = tuple(argument for plugin in _PLUGINS for argument in ("-p", f"no:{plugin}"))
