"""Mutation tests of the contracts: `python -m tools.mutation`."""
