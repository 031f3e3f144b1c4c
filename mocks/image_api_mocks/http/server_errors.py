"""What the HTTP server itself has to say: a line about bytes that are not HTTP, the whole story of an error of ours."""

import logging

from aiohttp.http_exceptions import HttpProcessingError

from image_api_mocks.http.request_log import RequestLog


def logger(log: RequestLog) -> logging.Logger:
    """Return a logger for one server, whose lines go to the log of its requests."""
    made = logging.Logger("image_api_mocks.server")  # not a shared one: another mock of this process has its own log
    made.addHandler(_ToRequestLog(log))
    made.addHandler(_ToStandardError())
    return made


def _is_not_http(record: logging.LogRecord) -> bool:
    return record.exc_info is not None and isinstance(record.exc_info[1], HttpProcessingError)


class _ToRequestLog(logging.Handler):
    def __init__(self, log: RequestLog) -> None:
        super().__init__()
        self.addFilter(_is_not_http)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info is not None else None
        # The rest of the message quotes what was sent, and that may be a key.
        said = str(getattr(error, "message", "")).partition("\n")[0].rstrip(":")
        self._log.event(f"400  A request that is not HTTP: {said}")


class _ToStandardError(logging.StreamHandler):  # type: ignore[type-arg]
    def __init__(self) -> None:
        super().__init__()
        self.addFilter(lambda record: not _is_not_http(record))
