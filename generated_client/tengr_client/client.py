# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""Settings and connections of the low-level functions in `api`."""

from image_api_core import low_level

from ._operations import API


class Client(low_level.Client):
    """Settings and connections for operations that need no key. `image_api_core.low_level.Client` lists the arguments.

    `base_url` is required: the vendor documents none.
    """

    _api = API


class AuthenticatedClient(low_level.AuthenticatedClient):
    """Settings and connections for operations that need a key, the `token`. Otherwise like `Client`."""

    _api = API
