"""Faults on demand: single faults, connection faults, rate limits and scenarios."""
