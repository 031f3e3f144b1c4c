"""What the mock raises."""


class MockError(Exception):
    """The mock cannot start or go on. The message says what is wrong, where, and what to do next."""


class StateFailed(MockError):
    """The state cannot be written any more: the mock is about to end."""
