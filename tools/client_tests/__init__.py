"""Generates, compiles and tests the clients in other languages: `make test-clients`."""
