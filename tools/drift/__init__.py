"""Compares a new text of a vendor's page with the facts drawn from the old one."""
