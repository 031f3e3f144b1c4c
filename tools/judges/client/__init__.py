"""Statements about the generated clients, and what is needed to call them."""
