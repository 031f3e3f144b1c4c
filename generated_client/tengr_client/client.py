# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""Settings and connections of the low-level functions in `api`."""

from image_api_core import low_level

from ._operations import API


class Client(low_level.Client):
    __doc__ = low_level.Client.__doc__
    _api = API


class AuthenticatedClient(low_level.AuthenticatedClient):
    __doc__ = low_level.AuthenticatedClient.__doc__
    _api = API
