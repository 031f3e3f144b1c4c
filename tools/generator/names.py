"""Names that a contract may use, and that the generated code needs for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from openapi_python_client.config import ClassOverride
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.strings import PythonIdentifier

FIELD_PREFIX = "field_"  # openapi-python-client's default

# What the templates import or define beside the models. A schema of such a name becomes a class with `Model` behind it.
MODULE_NAMES = frozenset(
    "API APIConnectionError APIStatusError APITimeoutError Any Api ApiKey Arguments AsyncClient AsyncGenerator Attempt "
    "AuthenticatedClient BinaryIO BytesIO CALLBACKS CallbackEvent CallbackMismatch CallbackReceiver CallbackSpec Client "
    "ConfigurationError Content DetailedResponse File Generator Generic Hashable IO ImageAPIError ImageInfo ImageLimit "
    "InvalidCallback InvalidResponse Iterator JOBS Job JobFailed JobSpec JobTimeout Jobs JobsFailed Literal Mapping "
    "MissingAPIKey MutableMapping Operation Outcome Pages PaginationError RawResponse RequestEvent RequestOptions "
    "Response ResponseEvent RetryPolicy Self SyncClient T TYPE_CHECKING TextIO Timeout TypeVar UNSET UUID "
    "UndocumentedStatus UnexpectedStatus Unpack Unset Upload Url ValidationError".split()
)

# Methods and local names of a generated model.
_OF_A_MODEL = frozenset(
    "additional_keys additional_properties cast cls d field_dict files from_dict job job_of json masked prop prop_dict "
    "prop_name rfc3339 src_dict to_dict to_multipart types".split()
)
# Local names of the low-level functions.
_OF_A_FUNCTION = frozenset("Arguments body call call_async client operation".split())

# Parameters and helpers that each method of the facade has; a field of that name gets an underscore behind it.
_OF_A_METHOD = frozenset(
    "additional_properties body content content_type extra_body extra_headers extra_query options pages retries self "
    "timeout unchecked web_url".split()
)
# What a client class has already.
_OF_A_CLIENT = frozenset("aclose as_completed close confirm from_env wait wait_all with_options with_response".split())


def class_overrides(vendor_class: str) -> dict[str, ClassOverride]:
    """Return what openapi-python-client has to call otherwise: schemas with a name that the package needs."""
    taken = MODULE_NAMES | client_classes(vendor_class)
    return {name: ClassOverride.model_validate({"class_name": f"{name}Model"}) for name in sorted(taken)}


def client_classes(vendor_class: str) -> set[str]:
    """Return the classes that a package has for its vendor."""
    return {f"{prefix}{vendor_class}{suffix}" for prefix in ("", "Async") for suffix in ("", "WithResponse")}


def rename(data: GeneratorData) -> None:
    """Rename the fields and parameters that would hide a name which the generated code needs."""
    for model in data.models:
        for prop in [*(model.required_properties or []), *(model.optional_properties or [])]:
            if str(prop.python_name) in _OF_A_MODEL | MODULE_NAMES:
                prop.python_name = PythonIdentifier(
                    f"{FIELD_PREFIX}{prop.python_name}", FIELD_PREFIX, skip_snake_case=True
                )
    for endpoint in endpoints(data):
        for location, prop in endpoint.iter_all_parameters():
            if str(prop.python_name) in _OF_A_FUNCTION | MODULE_NAMES:
                prop.python_name = PythonIdentifier(
                    f"{prop.python_name}_{location}", FIELD_PREFIX, skip_snake_case=True
                )


def same_modules(data: GeneratorData) -> dict[str, list[str]]:
    """Return the classes that would be written into one module, by its name."""
    modules: dict[str, list[str]] = {}
    for prop in [*data.models, *data.enums]:
        modules.setdefault(str(prop.class_info.module_name), []).append(str(prop.class_info.name))
    return {module: sorted(classes) for module, classes in modules.items() if len(classes) > 1}


def endpoints(data: GeneratorData) -> Iterator[Endpoint]:
    """Yield every operation that openapi-python-client has read."""
    for collection in data.endpoint_collections_by_tag.values():
        yield from collection.endpoints


def method_name(name: str, taken: Iterable[str]) -> str:
    """Return the name of a parameter of a method, with underscores behind it until it is free."""
    while name in _OF_A_METHOD | MODULE_NAMES or name in taken:
        name += "_"
    return name


def iterator_name(name: str, taken: Iterable[str]) -> str:
    """Return the name of the method that reads a list to its end: `iterate_things` beside `list_things`."""
    iterator = f"iterate_{name.removeprefix('list_')}"
    while iterator in taken:
        iterator += "_"
    return iterator


def attribute_name(tag: str) -> str:
    """Return the name under which a client holds the operations of a tag."""
    return f"{tag}_" if tag in _OF_A_CLIENT else tag


def class_name(name: str, taken: Iterable[str], suffix: str) -> str:
    """Return the name of a class of the package; with the suffix if a model or the package itself has it already."""
    return name + suffix if name in MODULE_NAMES or name in taken else name


def pascal(name: str) -> str:
    """Return `photo_avatars` as `PhotoAvatars`."""
    return "".join(part.title() for part in name.split("_"))
