# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""Every exception of this client. Their hierarchy is described in `image_api_core.errors`."""

from typing import TYPE_CHECKING

from image_api_core.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    CallbackMismatch,
    ConfigurationError,
    ImageAPIError,
    InvalidCallback,
    InvalidResponse,
    JobFailed,
    JobTimeout,
    MissingAPIKey,
    PaginationError,
    UndocumentedStatus,
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


class UnexpectedStatus(Exception):
    """Raised by the low-level functions for an undocumented status, if the client has `raise_on_unexpected_status`."""

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        return f"Unexpected status {self.status_code}: {self.content.decode(errors='replace')}"


__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "CallbackMismatch",
    "ConfigurationError",
    "ImageAPIError",
    "InvalidCallback",
    "InvalidResponse",
    "JobFailed",
    "JobTimeout",
    "MissingAPIKey",
    "PaginationError",
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
