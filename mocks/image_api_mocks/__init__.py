"""Offline mock of image APIs: Prism validates requests, and a stateful server in front of it runs jobs.

    from image_api_mocks import Mock

    with Mock(job_seconds=0) as mock:
        httpx.get(mock.url + "/_mock/health")

`image-api-mocks` is the same as a command, and the pytest plugin as fixtures.
"""

from image_api_mocks.errors import MockError

TYPE_CHECKING = False  # as type checkers take it; to import typing would delay the handling of Ctrl-C

if TYPE_CHECKING:
    from image_api_mocks.mock import Mock

__all__ = ["Mock", "MockError"]

if not TYPE_CHECKING:

    def __getattr__(name):
        # Imported when it is used: pytest imports this package in every run, whether or not a test asks for the mock.
        if name == "Mock":
            from image_api_mocks.mock import Mock

            return Mock
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
