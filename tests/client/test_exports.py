"""Everything public can be imported from the client's package, and is loaded when it is asked for (C6, C17)."""

from __future__ import annotations

import inspect
import pydoc
import re
import subprocess
import sys
from pathlib import Path

import pytest

import image_api_core
from image_api_core import client as core_client
from image_api_core import errors as core_errors
from tools.judges.client.contracts import CONTRACTS, Contract
from tools.judges.client.facade_calls import SHELLS, errors_of, facade_class, method_of

CONTRACT = pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
OF_THE_CORE = """
    ApiKey Attempt CallbackEvent CallbackReceiver DetailedResponse Job Outcome RawResponse RequestEvent RequestOptions
    ResponseEvent RetryPolicy Timeout UNSET callbacks errors models types
"""
PUBLIC = set(OF_THE_CORE.split())


@CONTRACT
def test_the_package_has_every_public_name(contract: Contract) -> None:
    package = contract.package
    models = set(package.models.__all__)
    assert models
    assert PUBLIC | models <= set(package.__all__)
    assert set(package.__all__) <= set(dir(package))
    for name in package.__all__:
        assert getattr(package, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = package.no_such_name


@CONTRACT
def test_a_model_is_the_same_wherever_it_is_imported_from(contract: Contract) -> None:
    for name in contract.package.models.__all__:
        assert getattr(contract.package, name) is getattr(contract.package.models, name)


@CONTRACT
def test_the_errors_have_every_name_that_a_docstring_promises(contract: Contract) -> None:
    """C6: `errors.JobsFailed` did not exist."""
    errors = errors_of(contract)
    promised: set[str] = set()
    for shell in SHELLS:
        client = facade_class(contract, shell)(api_key="k", base_url="http://127.0.0.1:9")
        methods = [method_of(client, operation) for operation in contract.operations]
        methods += [getattr(client, name) for name in ("wait", "wait_all", "as_completed", "with_options", "from_env")]
        for text in [*(method.__doc__ for method in methods), type(client).__doc__]:
            raises = re.search(r"\n +Raises:\n(.*)", text or "", re.DOTALL)
            assert raises, text
            for names in re.findall(r"^ +((?:[\w.]+(?:, )?)+):", raises[1], re.MULTILINE):
                promised |= {name.removeprefix("errors.") for name in names.split(", ")}
    builtin = {"OSError", "ValueError", "TypeError", "AttributeError"}
    assert "JobsFailed" in promised
    assert {name for name in promised - builtin if not hasattr(errors, name)} == set()
    assert set(core_errors.__all__) <= set(errors.__all__)


@CONTRACT
def test_importing_the_package_loads_no_http_library(contract: Contract) -> None:
    program = f"import sys, {contract.package.__name__} as p; assert 'httpx' not in sys.modules; p.errors; p.models"
    program += "; assert 'httpx' not in sys.modules and 'attrs' not in sys.modules, sorted(sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@CONTRACT
def test_the_packages_are_typed(contract: Contract) -> None:
    for package in (contract.package, image_api_core):
        assert package.__file__
        assert Path(package.__file__).with_name("py.typed").is_file()


@pytest.mark.parametrize("name", ["wait", "wait_all", "as_completed", "with_options"])
def test_help_pages_say_what_goes_in_and_comes_out(name: str) -> None:
    for kind in (core_client.SyncClient, core_client.AsyncClient):
        page = pydoc.plain(pydoc.render_doc(getattr(kind, name)))
        for part in ("Args:", "Raises:", *inspect.signature(getattr(kind, name)).parameters):
            assert part in page or part == "self"
