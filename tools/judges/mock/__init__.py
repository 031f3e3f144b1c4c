"""Statements about a mock, asked over HTTP."""
