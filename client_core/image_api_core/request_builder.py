"""How the request of an operation is built: the one place for both levels of a generated client."""

# pyright: reportUnnecessaryIsInstance=false
# Arguments of callers are checked at run time, whatever the annotations say.

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import quote

import httpx

from .api_key import ApiKey, KeyedRequest, KeyHeader, check_destination
from .content import ACCEPT_ENCODING
from .errors import ConfigurationError, ValidationError
from .http_clients import check_proxy
from .limits import check_header, check_media_type, is_object
from .operation import Api, Operation
from .options import RequestOptions
from .parameters import URLLike, given, to_headers, to_json, to_query, to_text
from .retry import READING_METHODS
from .unset import UNSET, Unset
from .uploads import Upload
from .version import __version__

# A path parameter that is one of these leads to another operation: URLs are normalized on the way.
_NO_SEGMENT = frozenset({"", ".", ".."})
# Headers that frame the request: with others the server would read another request than the one that was built.
_FRAMING = frozenset({"connection", "content-length", "host", "te", "trailer", "transfer-encoding", "upgrade"})
# What httpx adds to each client by itself.
_OF_HTTPX = frozenset({b"accept", b"accept-encoding"})
_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

_Headers = list[tuple[bytes, bytes]]
# A server: its URL, the path that the operations' paths are added to, and the header that names its host.
_Root = tuple[httpx.URL, bytes, tuple[bytes, bytes]]
# What a request is sent to: its URL, and the header that names its host.
_Target = tuple[httpx.URL, tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one call, by the place where they are sent and by the name that the contract has.

    Attributes:
        path: Path parameters.
        query: Query parameters.
        header: Header parameters.
        cookie: Cookie parameters.
        body: The body: fields by name, other JSON, or an `Upload` that has been read; UNSET if there is none.
        additional: Fields of the body that the contract allows without naming them.

    """

    path: Mapping[str, object] = field(default_factory=dict[str, object])
    query: Mapping[str, object] = field(default_factory=dict[str, object])
    header: Mapping[str, object] = field(default_factory=dict[str, object])
    cookie: Mapping[str, object] = field(default_factory=dict[str, object])
    body: object = UNSET
    additional: Mapping[str, object] | None = None


class RequestBuilder:
    """Builds the requests of one API, key and server.

    Args:
        api: The API.
        key: The key; None for operations that need none.
        base_url: The server.
        allow_http: Whether the key may go over http to any host.

    Raises:
        ConfigurationError: The key or the server cannot be used.

    """

    def __init__(self, api: Api, key: ApiKey | None, base_url: object, *, allow_http: bool) -> None:
        self._key = key
        self._allow_http = allow_http
        self._key_header = None if key is None else KeyHeader(api.key_header, api.key_prefix, key)
        self._key_name = api.key_header.lower()
        self.base_url = checked_base_url(base_url, key=key, allow_http=allow_http)
        # Another base URL than the documented one stands for all servers of the contract: a mock serves them at one.
        self._documented = api.base_url is not None and str(base_url).rstrip("/") == api.base_url.rstrip("/")
        agent = (
            f"image-api-contracts/{__version__} ({api.name} contract {api.version}) "
            f"python/{platform.python_version()} httpx/{httpx.__version__}"
        )
        self._agent = (b"User-Agent", agent.encode("ascii", "replace"))
        self._head = [(b"Accept-Encoding", ACCEPT_ENCODING.encode()), (b"Connection", b"keep-alive")]
        self._roots: dict[str | None, _Root] = {None: _root(self.base_url)}
        self._targets: dict[tuple[str | None, str], _Target] = {}

    def check_client(self, client: httpx.Client | httpx.AsyncClient) -> None:
        """Check that no proxy of an httpx client would receive the key unencrypted. Raises ConfigurationError."""
        if self._key is not None:
            check_proxy(client, self._key, self.base_url, allow_http=self._allow_http)

    def build(
        self,
        operation: Operation[Any],
        arguments: Arguments,
        *,
        options: RequestOptions,
        headers: Mapping[str, str],
        timeout: Mapping[str, float | None],
        client: httpx.Client | httpx.AsyncClient | None = None,
    ) -> httpx.Request:
        """Return the request of a call.

        Args:
            operation: The operation.
            arguments: Its arguments.
            options: `extra_headers`, `extra_query`, `extra_body` and `unchecked` of the call.
            headers: Headers that each call has.
            timeout: Seconds for `connect`, `read`, `write` and `pool`.
            client: The user's own client, whose headers, query parameters and cookies are sent too.

        Raises:
            ValidationError: An argument breaks a documented limit, or cannot be sent.

        """
        unchecked = options.get("unchecked", False)
        path = self._given(operation, "path", arguments.path, unchecked=unchecked)
        url, host = self._target(operation, {name: to_text(value) for name, value in path.items()})
        query = to_query(self._given(operation, "query", arguments.query, unchecked=unchecked), joined=operation.joined)
        query += to_query(given(options.get("extra_query") or {}))
        if client is not None:
            query = [*client.params.multi_items(), *query]
        if query:
            try:
                url = url.copy_merge_params(tuple(query))
            except httpx.InvalidURL as error:
                raise ValidationError("query", "maxLength", query, f"short enough for a URL ({error})") from None
        content, content_type = self._content(operation, arguments, options.get("extra_body"), unchecked=unchecked)
        head: _Headers = [host, *self._head, (b"Accept", operation.accept.encode())]
        if content_type:
            head.append((b"Content-Type", content_type.encode()))
        if content or operation.method not in READING_METHODS | {"DELETE"}:
            head.append((b"Content-Length", b"%d" % len(content)))
        if arguments.header or arguments.cookie:
            parameters = to_headers(
                self._given(operation, "header", arguments.header, unchecked=unchecked),
                self._given(operation, "cookie", arguments.cookie, unchecked=unchecked),
            )
            head += [(name.encode(), value.encode()) for name, value in parameters.items()]
        if headers or options.get("extra_headers"):
            extra = {**headers, **self.checked_headers(options.get("extra_headers") or {})}
            head = _joined([(name.encode(), value.encode()) for name, value in extra.items()], head)
        if client is not None:
            head = _joined(head, self._of_client(client))
        head = _joined(head, [self._agent])
        settings: dict[str, Any] = {"stream": httpx.ByteStream(content), "extensions": {"timeout": timeout}}
        if client is not None and len(client.cookies.jar):
            settings["cookies"] = client.cookies
        if self._key_header is None or not operation.secured:
            request = httpx.Request(operation.method, url, headers=head, **settings)
        else:
            # The key itself stands in no variable: tracebacks that show locals would show it.
            head.append((self._key_header.name.encode(), self._key_header.masked.encode()))
            request = KeyedRequest(self._key_header, operation.method, url, headers=head, **settings)
        request.read()  # so that event hooks find `content`, as in the requests that httpx builds
        return request

    def _given(
        self, operation: Operation[Any], place: str, values: Mapping[str, object], *, unchecked: bool
    ) -> dict[str, Any]:
        """Return parameters as JSON, if the documented limits hold."""
        if not values:
            return {}
        found = given(values, operation.nullable, () if unchecked else operation.required)
        if not unchecked and (check := operation.checks.get(place)) is not None:
            check(found)
        return found

    def _content(
        self, operation: Operation[Any], arguments: Arguments, extra: Mapping[str, object] | None, *, unchecked: bool
    ) -> tuple[bytes, str | None]:
        """Return the body and its media type, if the documented limits hold."""
        body, additional = arguments.body, arguments.additional or {}
        document: Any = UNSET
        if isinstance(body, Upload):
            if extra:
                raise ValidationError("extra_body", "type", extra, "left out: the body is raw bytes")
            media_type = body.media_type
            if media_type is None or not unchecked:
                media_type = check_media_type(media_type, operation.media_types)
            return bytes(body.content), check_header("content_type", media_type)  # type: ignore[arg-type]
        if isinstance(body, Mapping):
            required = () if unchecked else operation.required
            fields = cast("Mapping[str, object]", body)
            document = {**given(fields, operation.nullable, required), **given(additional, additional)}
            if not document and not operation.is_body_required:
                document = UNSET
        elif not isinstance(body, Unset):
            document = to_json(body, "body")
        if not isinstance(document, Unset) and not unchecked and (check := operation.checks.get("body")) is not None:
            check(document)
        if extra:
            document = {} if isinstance(document, Unset) else document
            if not is_object(document):
                raise ValidationError("extra_body", "type", extra, "left out: the body is no JSON object")
            document = {**document, **given(extra, extra)}
        if isinstance(document, Unset):
            return b"", None
        try:
            text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        except (TypeError, ValueError, RecursionError) as error:
            raise ValidationError("body", "type", arguments.body, f"what JSON can hold ({error})") from None
        return text.encode(), operation.content_type

    def checked_headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Return `extra_headers`.

        Raises:
            ValidationError: One cannot be sent, or is one that the client has to send by itself.

        """
        for name, value in headers.items():
            if not name or not set(name) <= _TOKEN:
                raise ValidationError("extra_headers", "format", name, "names of headers, such as X-Trace-Id")
            if name.lower() in _FRAMING or name.lower() == self._key_name:
                raise ValidationError(
                    "extra_headers", "enum", name, f"free of {name}, which the client sends by itself"
                )
            if not isinstance(value, str):
                raise ValidationError(f"extra_headers.{name}", "type", value, "a string")
            check_header(f"extra_headers.{name}", value)
        return dict(headers)

    def _of_client(self, client: httpx.Client | httpx.AsyncClient) -> _Headers:
        """Return the headers that the user gave their own client."""
        default = client.headers.get("user-agent", "").startswith("python-httpx/")
        return [
            (name, value)
            for name, value in client.headers.raw
            if name.lower() not in _OF_HTTPX
            and name.lower().decode() not in _FRAMING | {self._key_name}
            and not (default and name.lower() == b"user-agent")
        ]

    def _target(self, operation: Operation[Any], path: Mapping[str, str]) -> _Target:
        known = self._targets.get((operation.server, operation.path))
        if known is not None:
            return known
        target = operation.path
        for name, value in path.items():
            if value in _NO_SEGMENT:
                raise ValidationError(name, "pattern", value, "an id: it would change the path")
            target = target.replace(f"{{{name}}}", quote(value, safe=""))
        base, root, host = self._root(operation.server)
        try:
            found = base.copy_with(raw_path=root + target.encode("ascii")), host
        except httpx.InvalidURL as error:
            longest = max(path, key=lambda name: len(path[name]))
            raise ValidationError(longest, "maxLength", path[longest], f"short enough for a URL ({error})") from None
        if not path:  # one for each operation; with ids there would be no end of them
            self._targets[operation.server, operation.path] = found
        return found

    def _root(self, server: str | None) -> _Root:
        """Return where the paths of an operation start: at the server that is named for it alone, or at the API's."""
        if not self._documented:
            server = None
        if server not in self._roots:
            url = checked_base_url(server, key=self._key, allow_http=self._allow_http)
            self._roots[server] = _root(url)
        return self._roots[server]


def checked_base_url(base_url: object, *, key: ApiKey | None, allow_http: bool) -> httpx.URL:
    """Return the base URL, if the key may be sent there.

    Args:
        base_url: An https URL, or an http one where `check_destination` allows it; text, or a URL of a library.
        key: The key that is sent there; None if there is none.
        allow_http: Whether http is allowed to any host with any key.

    Raises:
        ConfigurationError: It is not a URL, carries credentials or a query, or would receive the key unencrypted.

    """
    if not isinstance(base_url, str | URLLike):
        raise ConfigurationError(f"base_url must be a URL, not {base_url!r}")
    try:
        url = httpx.URL(str(base_url))
    except (httpx.InvalidURL, UnicodeError) as error:
        raise ConfigurationError(f"base_url is not a URL: {error}") from None
    if url.userinfo or url.query or url.fragment:
        raise ConfigurationError("base_url must hold no user, password, query or fragment")
    if url.scheme not in {"http", "https"} or not url.host:
        raise ConfigurationError(f"base_url must be https://<host>, not {str(base_url)!r}")
    if any(len(label) > 63 for label in url.raw_host.split(b".")) or len(url.raw_host) > 253:
        raise ConfigurationError("base_url has a host that DNS cannot hold: a part of it has more than 63 characters")
    if key is not None:
        check_destination(key, url, allow_http=allow_http)
    return url


def _root(url: httpx.URL) -> _Root:
    return url, url.raw_path.rstrip(b"/"), (b"Host", url.netloc)


def _joined(first: _Headers, second: _Headers) -> _Headers:
    """Return the first headers, and of the second those that the first do not have."""
    names = {name.lower() for name, _ in first}
    return [*first, *((name, value) for name, value in second if name.lower() not in names)]
