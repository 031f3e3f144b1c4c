"""Runs Schemathesis on the mock, and reports coverage of the contracts."""
