"""Prism: the document that it serves, its process, and its supervision."""
