# Made from tengr.openapi.json by 'make generate'. Do not edit.
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
    """Bad Request"""

    body: "Error | None"


class UnauthorizedError(APIStatusError):
    """Unauthorized"""

    body: "Error | None"


class ForbiddenError(APIStatusError):
    """Forbidden"""

    body: "Error | None"


class TooManyRequestsError(APIStatusError):
    """Too Many Requests"""

    body: "Error | None"


class InternalServerError(APIStatusError):
    """Internal Server Error"""

    body: "Error | None"


class GatewayTimeoutError(APIStatusError):
    """Gateway Timeout"""

    body: "Error | None"


class NotFoundError(APIStatusError):
    """Not Found"""

    body: "Error | None"


class OrganizationNotFoundError(APIStatusError):
    """Organization not found"""

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
    "TooManyRequestsError",
    "InternalServerError",
    "GatewayTimeoutError",
    "NotFoundError",
    "OrganizationNotFoundError",
]
