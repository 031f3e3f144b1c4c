# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""Every exception of this client. Their hierarchy is described in `image_api_core.errors`."""

from typing import TYPE_CHECKING

from image_api_core.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    Attempt,
    CallbackMismatch,
    ConfigurationError,
    ImageAPIError,
    InvalidCallback,
    InvalidResponse,
    JobFailed,
    JobsFailed,
    JobTimeout,
    MissingAPIKey,
    PaginationError,
    RawResponse,
    UndocumentedStatus,
    UnexpectedStatus,
    ValidationError,
)

if TYPE_CHECKING:
    from .models.error import Error


class BadRequestError(APIStatusError):
    """The request is malformed or a parameter is invalid."""

    body: "Error | None"


class UnauthorizedError(APIStatusError):
    """The API key is missing or invalid."""

    body: "Error | None"


class ForbiddenError(APIStatusError):
    """The API key lacks permission."""

    body: "Error | None"


class NotFoundError(APIStatusError):
    """The resource does not exist."""

    body: "Error | None"


class TooManyRequestsError(APIStatusError):
    """The rate limit is exceeded."""

    body: "Error | None"


class InternalServerError(APIStatusError):
    """Konpro failed to process the request."""

    body: "Error | None"


class ServiceUnavailableError(APIStatusError):
    """Konpro is unavailable for the moment."""

    body: "Error | None"


__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "Attempt",
    "CallbackMismatch",
    "ConfigurationError",
    "ImageAPIError",
    "InvalidCallback",
    "InvalidResponse",
    "JobFailed",
    "JobsFailed",
    "JobTimeout",
    "MissingAPIKey",
    "PaginationError",
    "RawResponse",
    "UndocumentedStatus",
    "UnexpectedStatus",
    "ValidationError",
    "BadRequestError",
    "UnauthorizedError",
    "ForbiddenError",
    "NotFoundError",
    "TooManyRequestsError",
    "InternalServerError",
    "ServiceUnavailableError",
]
