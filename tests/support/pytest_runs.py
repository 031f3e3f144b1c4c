"""Runs of pytest within a test."""

# These plugins of the checkout's own tools take two seconds to import, in each process of a run.
WITHOUT_TOOLS = ("-p", "no:schemathesis", "-p", "no:hypothesispytest", "-p", "no:anyio", "-p", "no:faker")
