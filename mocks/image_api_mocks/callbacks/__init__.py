"""Callbacks: when they are due, their delivery, and the addresses that they may be sent to."""
