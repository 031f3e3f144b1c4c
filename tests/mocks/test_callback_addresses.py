"""Callbacks go to this machine, and to hosts allowed by name: nowhere else, however the address is written."""

from __future__ import annotations

import asyncio

import pytest

from image_api_contracts import read
from image_api_mocks.callbacks.address_policy import AddressPolicy, AddressRejected, Target
from image_api_mocks.mock import Mock
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import WITH_CALLBACK, submit
from tests.mocks.receiver import receiving
from tests.mocks.test_callback_delivery import wait_for
from tests.support.sampling import sampled
from tools.judges.contracts import FILES, Operation

REFUSED = {
    "private": "http://10.0.0.1/",
    "public": "http://192.0.2.1/",
    "metadata": "http://169.254.169.254/latest/meta-data",
    "everywhere": "http://0.0.0.0:8000/",
    "everywhere-short": "http://0/",
    "broadcast": "http://255.255.255.255/",
    "decimal": "http://2130706433/",
    "decimal-of-another": "http://3221225985/",
    "octal": "http://0177.0.0.1/",
    "octal-all": "http://017700000001/",
    "hexadecimal": "http://0x7f.0.0.1/",
    "hexadecimal-all": "http://0x7f000001/",
    "short": "http://127.1/",
    "ipv6-everywhere": "http://[::]:8000/",
    "ipv6-public": "http://[2001:db8::1]/",
    "ipv6-link-local": "http://[fe80::1]/",
    "ipv6-zone": "http://[fe80::1%25lo]/",
    "ipv4-in-ipv6": "http://[::ffff:127.0.0.1]/",
    "ipv4-in-ipv6-hexadecimal": "http://[::ffff:7f00:1]/",
    "ipv4-in-ipv6-of-another": "http://[::ffff:192.0.2.1]/",
    "name": "http://example.com/",
    "name-with-localhost-in-front": "http://localhost.example.com/",
    "name-that-ends-like-localhost": "http://notlocalhost/",
    "loopback-as-user": "http://127.0.0.1@192.0.2.1/",
    "loopback-and-backslash": "http://192.0.2.1\\@127.0.0.1/",
    "name-as-user": "http://localhost:80@example.com/",
    "ftp": "ftp://127.0.0.1/",
    "file": "file:///etc/passwd",
    "javascript": "javascript:alert(1)",
    "no-host": "http:///path",
    "no-scheme": "127.0.0.1:8000",
    "wide-digits": "http://\uff11\uff12\uff17.0.0.1\u3002example.com/",
    "port-too-large": "http://127.0.0.1:65536/",
    "empty": "",
}
ALLOWED = {
    "address": ("http://127.0.0.1:8000/done", "127.0.0.1"),
    "another-address": ("http://127.8.9.1/", "127.8.9.1"),
    "ipv6": ("http://[::1]:8000/", "::1"),
    "ipv6-in-full": ("http://[0:0:0:0:0:0:0:1]/", "::1"),
    "https": ("https://127.0.0.1/", "127.0.0.1"),
    "name": ("http://localhost:8000/", "127.0.0.1"),
    "name-with-a-dot": ("http://localhost./", "127.0.0.1"),
    "name-below": ("http://app.localhost/", "127.0.0.1"),
    "capitals": ("HTTP://LOCALHOST/", "127.0.0.1"),
}


class Names:
    """A resolver that answers as it is told and notes what it was asked."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses)
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return self.addresses


def check(policy: AddressPolicy, url: str) -> Target:
    return asyncio.run(policy.check(url))


@pytest.mark.parametrize("url", REFUSED.values(), ids=REFUSED)
def test_refused_without_asking_a_name_server(url: str) -> None:
    names = Names("127.0.0.1")
    with pytest.raises(AddressRejected):
        check(AddressPolicy(resolver=names), url)
    assert names.asked == []


@pytest.mark.parametrize(("url", "address"), ALLOWED.values(), ids=ALLOWED)
def test_allowed(url: str, address: str) -> None:
    assert check(AddressPolicy(resolver=Names("127.0.0.1")), url).addresses == (address,)


@pytest.mark.parametrize("addresses", [["192.0.2.1"], ["127.0.0.1", "192.0.2.1"], ["2001:db8::1"]])
def test_a_loopback_name_that_leads_elsewhere_is_refused(addresses: list[str]) -> None:
    with pytest.raises(AddressRejected, match="which is not loopback"):
        check(AddressPolicy(resolver=Names(*addresses)), "http://localhost/")


def test_a_name_below_localhost_is_not_asked_about() -> None:
    names = Names("127.0.0.1")
    check(AddressPolicy(resolver=names), "http://secret.localhost/")
    assert names.asked == ["localhost"]


def test_a_host_that_is_allowed_by_name_may_be_anywhere() -> None:
    names = Names("192.0.2.1", "2001:db8::1")
    policy = AddressPolicy(["Receiver.example"], resolver=names)
    assert check(policy, "http://receiver.EXAMPLE./done").addresses == ("192.0.2.1", "2001:db8::1")
    with pytest.raises(AddressRejected, match=r"--callbacks-to other\.receiver\.example"):
        check(policy, "http://other.receiver.example/")


def test_a_name_that_cannot_be_looked_up_is_refused() -> None:
    async def fail(_host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(AddressRejected, match="cannot be looked up"):
        check(AddressPolicy(["receiver.example"], resolver=fail), "http://receiver.example/")


EACH = pytest.mark.parametrize("operation", WITH_CALLBACK, ids=str)


@sampled("operation", "kind")
@EACH
@pytest.mark.parametrize(
    "kind", ["private", "everywhere", "ipv6-everywhere", "decimal", "octal", "ipv4-in-ipv6", "name"]
)
def test_a_refusal_is_in_the_journal(operation: Operation, kind: str, mock_api: MockApi) -> None:
    """And nothing was contacted: the run would fail over it."""
    mock_api.settings(job_seconds=0)
    submit(mock_api, operation, callback=REFUSED[kind])
    wait_for(mock_api, pending=0)
    (entry,) = mock_api.callbacks()
    assert (entry["outcome"], entry["attempt"], entry["url"]) == ("refused", 0, REFUSED[kind])
    assert "--callbacks-to" in entry["reason"]


@EACH
def test_a_redirect_is_not_followed(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    with receiving() as other, receiving(307, location=other.url) as receiver:
        submit(mock_api, operation, callback=receiver.url)
        receiver.next()
        wait_for(mock_api, pending=1)
        assert other.is_empty
        assert mock_api.callbacks()[0]["reason"] == f"redirects are not followed: {other.url}"
    assert mock_api.callbacks()[0]["status"] == 307


@sampled()
@EACH
def test_what_was_checked_is_what_is_called(operation: Operation, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is looked up once for each attempt: what it leads to a moment later does not matter."""
    asked = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    monkeypatch.setattr("image_api_mocks.callbacks.address_policy._resolve", rebinding)
    with (
        receiving() as receiver,
        Mock(read(FILES), job_seconds=0, callbacks_to=["receiver.example"]) as gateway,
    ):
        api = MockApi(gateway.url, "rebinding")
        submit(api, operation, callback=receiver.url.replace("127.0.0.1", "receiver.example"))
        received = receiver.next()
        wait_for(api, pending=0)
        assert received.headers["host"].startswith("receiver.example:")
        assert [entry["outcome"] for entry in api.callbacks()] == ["delivered"]
    assert asked == ["receiver.example"]
