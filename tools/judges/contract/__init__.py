"""Statements about a contract itself."""
