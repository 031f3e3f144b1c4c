"""The OpenAPI contracts of the project as data, and the one way to read them.

    import image_api_contracts

    image_api_contracts.names()                 # the names of the contracts, sorted
    image_api_contracts.path(name)              # the OpenAPI 3.1 bundle, a JSON file
    image_api_contracts.path(name, "yaml")      # the same as YAML; also "3.0" and "receiver"
    image_api_contracts.load(name)["info"]      # the parsed document

Each bundle is one self-contained file, for any tool that reads OpenAPI.
"""

from image_api_contracts.bundles import FORMS, load, load_all, names, path, read
from image_api_contracts.documents import METHODS, ContractError, Document, resolve

__all__ = ["FORMS", "METHODS", "ContractError", "Document", "load", "load_all", "names", "path", "read", "resolve"]
