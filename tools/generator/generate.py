"""Generate a Python client from each bundle: `python -m tools.generator.generate --dist openapi/dist --output generated_client`.

`<vendor>.openapi.json` becomes the package `<vendor>_client`. openapi-python-client does the work, with the templates
beside this file. It is driven from Python and not through its command line, because the command line has no way to hand
the contract itself to the templates, and the parser drops what they need: security schemes, servers, the vendor's pages.

The output directory is replaced as a whole, once every client is there: it then holds what the bundles say and nothing
else. Until then it is left alone.
"""

import argparse
import contextlib
import io
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from image_api_contracts import ContractError, Document
from image_api_contracts.operations import security
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.parser.responses import Response
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier

from tools.generator.document import default_base_url, named_operations, readable
from tools.generator.facade import Facade, answer_type, read_facade, response_imports, secret_fields
from tools.generator.names import class_overrides, pascal, rename, same_modules
from tools.generator.receiver_contract import BUNDLE_SUFFIX, RECEIVER_SUFFIX, with_callbacks

HERE = Path(__file__).resolve().parent
PACKAGE_SUFFIX = "_client"
GENERATOR_VERSION = "0.29.1"  # The templates are written against this version's parser and stock templates.


class GenerationError(Exception):
    """No client could be made. The message says where, why, and what to do."""


class _CompiledTemplates(BytecodeCache):
    """Compiled templates, for all clients that one process generates: compiling takes as long as the rest."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template that was compiled before."""
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that has just been compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED_TEMPLATES = _CompiledTemplates()


@dataclass(frozen=True)
class Authentication:
    """How the contract wants the key: the header's name, and what stands in it before the key."""

    header: str
    prefix: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code: 0, or 1 with the reason on stderr."""
    parser = argparse.ArgumentParser(description="Generate a Python client from each bundled contract.")
    parser.add_argument("--dist", type=Path, required=True, help="directory of the bundles, <vendor>.openapi.json")
    parser.add_argument("--output", type=Path, required=True, help="directory of the packages; replaced as a whole")
    options = parser.parse_args(arguments)
    try:
        generate_all(options.dist, options.output)
    except GenerationError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def generate_all(dist: Path, output: Path) -> None:
    """Generate a package in `output` from each bundle in `dist`, and remove what else is there.

    Raises:
        GenerationError: A bundle or the output directory is not usable. `output` is as it was before.

    """
    if version("openapi-python-client") != GENERATOR_VERSION:
        raise GenerationError(
            f"openapi-python-client {GENERATOR_VERSION} is needed, {version('openapi-python-client')} is installed: "
            "run 'make setup'"
        )
    bundles = sorted({*dist.glob(f"*{BUNDLE_SUFFIX}")} - {*dist.glob(f"*{RECEIVER_SUFFIX}")})
    if not bundles:
        raise GenerationError(f"no *{BUNDLE_SUFFIX} in {dist}: run 'make generate'")
    output = output.resolve()
    _check_replaceable(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    # Beside the output, so that both are on one file system and the swap is a rename.
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=f".{output.name}-") as temporary:
        fresh = Path(temporary, "new")
        fresh.mkdir()
        for bundle in bundles:
            package = package_name(bundle)
            print(f"==> Generating {package} from {bundle}", flush=True)
            try:
                generate(bundle, fresh / package)
            except GenerationError as error:
                raise GenerationError(f"{bundle}: {error}") from error
        _swap(fresh, output, Path(temporary, "old"))


def package_name(bundle: Path) -> str:
    """Return the name of the package that is made from `bundle`.

    Raises:
        GenerationError: The name of the file gives no name for a package.

    """
    name = bundle.name.removesuffix(BUNDLE_SUFFIX).replace("-", "_") + PACKAGE_SUFFIX
    if not name.isidentifier() or name != name.lower():
        raise GenerationError(f"{bundle}: rename it, '{name}' cannot be the name of a package")
    return name


def generate(bundle: Path, package: Path, *, tidy: bool = True) -> None:
    """Generate the client of `bundle` into the new directory `package`.

    Without `tidy` it is as the templates leave it: it does the same, and reads worse.

    Raises:
        GenerationError: The bundle is not an OpenAPI document that a client can be made from.

    """
    try:
        document: Document = json.loads(bundle.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GenerationError(f"it is not JSON ({error}): run 'make generate'") from error
    vendor = package.name.removesuffix(PACKAGE_SUFFIX)
    config = Config.from_sources(
        config_file(
            package_name_override=package.name,
            literal_enums=True,
            class_overrides=class_overrides(pascal(vendor)),
            # Tidying is done below: post hooks would go through a shell, and find another ruff if PATH has one.
            post_hooks=[],
        ),
        MetaType.NONE,
        document_source=bundle,
        file_encoding="utf-8",
        overwrite=False,
        output_path=package,
    )
    try:
        data = GeneratorData.from_dict(readable(with_callbacks(document)), config=config)
        if isinstance(data, GeneratorError):
            raise GenerationError(_describe(data))
        _check_read(data)
        data.models, data.enums = list(data.models), list(data.enums)  # iterators, which the project needs after us
        for name, classes in same_modules(data).items():
            raise GenerationError(f"{', '.join(classes)} become one module, {name}: rename one of them")
        rename(data)
        facade = read_facade(vendor, document, data)
        key = authentication(document)
        found = {PythonIdentifier(one.id, config.field_prefix): one for one in named_operations(document)}
    except ContractError as error:
        raise GenerationError(str(error)) from error
    project = Project(openapi=data, config=config, custom_template_path=HERE / "templates")
    project.env.bytecode_cache = _COMPILED_TEMPLATES
    project.env.filters |= {
        "rejoin": rejoin,
        "python": repr,
        "answer_type": answer_type,
        "reader_imports": reader_imports,
        "python_text": python_text,
        "plain": plain,
    }
    project.env.globals |= {
        "openapi_document": document,
        "authentication": key,
        "default_base_url": default_base_url(document),
        "operations": {name: operation.definition for name, operation in found.items()},
        "secret_fields": lambda model: secret_fields(document, model),
        "vendor": facade.vendor,
        "facade_operations": facade.operations,
        "facade_tags": facade.tags,
        "checks": facade.checks,
        "callbacks": facade.callbacks,
        "callback_checks": facade.callback_checks,
        "confirmations": facade.confirmations,
        "started_jobs": facade.started_jobs,
        "constants": {operation.name: operation.constant for operation in facade.operations},
        "exports": exports(facade, data),
        "reasons": facade.reasons,
        "tag_descriptions": {tag["name"]: tag.get("description", "") for tag in document.get("tags", [])},
    }
    with contextlib.redirect_stdout(io.StringIO()):  # It prints the temporary directory.
        problems = project.build()
    if problems:  # Warnings too: each one is a part of the contract that the client would lack.
        raise GenerationError("\n".join(_describe(problem) for problem in problems))
    modules = {"operations": "_operations", "facade": "_facade"}
    if facade.callbacks:
        modules["callbacks"] = "callbacks"
    if any(operation.images for operation in facade.operations):
        modules["images"] = "images"
    for template, name in modules.items():
        text = project.env.get_template(f"{template}.py.jinja").render()
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    (package / "py.typed").touch()
    for module in package.rglob("*.py"):
        header = f"# Made from {bundle.name} by 'make generate'. Do not edit.\n"
        module.write_text(header + module.read_text(encoding="utf-8"), encoding="utf-8")
    if tidy:
        _tidy(package)


def config_file(**settings: Any) -> ConfigFile:
    """Return the configuration of openapi-python-client, which by itself takes no notice of a key that it does not know.

    Raises:
        GenerationError: There is no such key.

    """
    unknown = sorted(settings.keys() - ConfigFile.model_fields.keys())
    if unknown:
        raise GenerationError(
            f"openapi-python-client has no setting {', '.join(unknown)}: use one of {', '.join(ConfigFile.model_fields)}"
        )
    return ConfigFile(**settings)


def authentication(document: Document) -> Authentication:
    """Return how the contract wants the key, from the scheme of its first security requirement.

    Raises:
        ContractError: The contract does not describe the scheme.
        GenerationError: There is none, or it is of a kind that the client cannot do.

    """
    schemes = [scheme for choice in security(document, document) for scheme in choice.items()]
    if not schemes:
        raise GenerationError("it has no 'security', so the client would not know where to put the key: add it")
    name, scheme = schemes[0]
    match scheme:
        case {"type": "apiKey", "in": "header", "name": str(header)}:
            return Authentication(header=header, prefix="")
        case {"type": "http", "scheme": str(http_scheme)} if http_scheme.lower() == "bearer":
            return Authentication(header="Authorization", prefix="Bearer")
    raise GenerationError(
        f"security scheme '{name}' is {json.dumps(scheme)}; the client knows an apiKey in a header and http bearer"
    )


def exports(facade: Facade, data: GeneratorData) -> dict[str, str]:
    """Return what can be imported from the package itself: the module of each name."""
    vendor = facade.vendor.class_name
    found = {
        vendor: "._facade",
        f"Async{vendor}": "._facade",
        "AuthenticatedClient": ".client",
        "Client": ".client",
        "ApiKey": "image_api_core.api_key",
        "Attempt": "image_api_core.errors",
        "DetailedResponse": "image_api_core.events",
        "Job": "image_api_core.jobs",
        "Outcome": "image_api_core.many_jobs",
        "RawResponse": "image_api_core.errors",
        "RequestEvent": "image_api_core.events",
        "RequestOptions": "image_api_core.options",
        "ResponseEvent": "image_api_core.events",
        "RetryPolicy": "image_api_core.retry",
        "Timeout": "image_api_core.options",
        "UNSET": "image_api_core.unset",
        "Unset": "image_api_core.unset",
    }
    if facade.callbacks:
        found |= {
            "CallbackEvent": "image_api_core.callbacks.event",
            "CallbackReceiver": "image_api_core.callbacks.asgi",
        }
    for model in [*data.models, *data.enums]:
        found[str(model.class_info.name)] = f".models.{model.class_info.module_name}"
    return found


def reader_imports(response: Response) -> list[str]:
    """Return the imports that reading a response needs; types that are not called are for type checkers only."""
    return [found for found in response_imports(response) if found.startswith("from .models")]


def python_text(text: UntrustedString) -> str:
    """Return a text of the contract as a Python literal."""
    return repr(text.get_untrusted_value())


def plain(text: UntrustedString | str) -> str:
    """Return a text of the contract as it is, to be compared."""
    return text.get_untrusted_value() if isinstance(text, UntrustedString) else str(text)


def rejoin(text: str) -> str:
    """Return Markdown with each paragraph in one line, to be wrapped anew. Lists, tables and the like stay as they are."""
    return re.sub(r"(?<!\n)\n(?![\s*+>#|-]|\d+\.)", " ", text)


def _tidy(package: Path) -> None:
    """Remove unused imports and format, with the ruff of this environment."""
    ruff = [sys.executable, "-P", "-m", "ruff"]  # -P: without it the package's types.py would hide Python's own
    options = ["--quiet", "--no-cache", "--config", str(HERE / "ruff.toml"), "."]
    for task in (["check", "--fix"], ["format"]):
        run = subprocess.run([*ruff, *task, *options], cwd=package, capture_output=True, text=True, check=False)  # noqa: S603
        if run.returncode:
            raise GenerationError(f"ruff {task[0]} refuses {package.name}: {run.stdout}{run.stderr}")


def _check_read(data: GeneratorData) -> None:
    """Refuse a contract that was read in part only: what is missing would be missed later, without a reason."""
    problems = [
        *(problem for collection in data.endpoint_collections_by_tag.values() for problem in collection.parse_errors),
        *data.errors,
    ]
    if problems:
        raise GenerationError("\n".join(_describe(problem) for problem in problems))


def _describe(error: GeneratorError) -> str:
    text = ": ".join(part.strip().rstrip(":") for part in (error.header, error.detail) if part)
    # It names a field by an object that does not show itself; what is printed below does.
    text = re.sub(r"<openapi_python_client\S+ object at \w+>", "a name", text)
    if isinstance(error, ParseError) and error.data is not None:
        text += "\n" + error.data.model_dump_json(indent=2, exclude_unset=True, by_alias=True)
    return text


def _check_replaceable(output: Path) -> None:
    """Refuse to replace a directory that holds anything but generated packages."""
    if not output.exists():
        return
    if not output.is_dir():
        raise GenerationError(f"{output} is not a directory: choose another --output")
    for entry in output.iterdir():
        if not (entry.is_dir() and entry.name.endswith(PACKAGE_SUFFIX)) and entry.name != "__pycache__":
            raise GenerationError(f"{output} would be replaced, but holds {entry.name}: choose another --output")


def _swap(fresh: Path, output: Path, old: Path) -> None:
    """Put `fresh` where `output` is; if that fails, put `output` back."""
    if output.exists():
        output.rename(old)
    try:
        fresh.rename(output)
    except OSError:
        if old.exists():
            old.rename(output)
        raise


if __name__ == "__main__":
    sys.exit(main())
