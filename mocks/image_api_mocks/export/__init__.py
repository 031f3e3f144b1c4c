"""Exports of the journal: HAR, a pytest file, and curl commands."""
