"""What the mock raises."""


class MockError(Exception):
    """The mock cannot start or go on. The message says what is wrong, where, and what to do next."""
