"""Tiny contracts, each named for what it holds: what is generated from them is judged apart from any vendor."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]

STRING: Document = {"type": "string"}


def json_of(schema: Document) -> Document:
    """Return `content` of JSON."""
    return {"content": {"application/json": {"schema": schema}}}


def body(schema: Document, *, required: bool = True) -> Document:
    """Return a request body of JSON."""
    return {"required": required, **json_of(schema)}


def raw(*media_types: str, required: bool = True) -> Document:
    """Return a request body of bytes."""
    return {"required": required, "content": {media_type: {} for media_type in media_types}}


def answer(schema: Document | None = None, description: str = "Fine.") -> Document:
    """Return an answer of JSON, or one without a body."""
    return {"description": description, **(json_of(schema) if schema is not None else {})}


def operation(name: str, request: Document | None = None, **more: Any) -> Document:
    """Return an operation; it answers 200 with an object of one field, `ok`, unless told otherwise."""
    found: Document = {
        "operationId": name,
        "tags": ["things"],
        "summary": f"Do {name}",
        "responses": {"200": answer({"type": "object", "properties": {"ok": {"type": "boolean"}}})},
    }
    if request is not None:
        found["requestBody"] = request
    return {key: value for key, value in (found | more).items() if value is not None}


def parameter(name: str, where: str, schema: Document, **more: Any) -> Document:
    """Return a required parameter."""
    return {"name": name, "in": where, "required": True, "description": f"The {name}.", "schema": schema, **more}


def closed(required: list[str] | None = None, /, **properties: Document) -> Document:
    """Return the schema of an object without further fields; all of its fields are required unless told otherwise."""
    return {
        "type": "object",
        "required": list(properties) if required is None else required,
        "properties": properties,
        "additionalProperties": False,
    }


def contract(paths: Document, schemas: Document | None = None, **more: Any) -> Document:
    """Return a contract with a key in `x-key`."""
    found: Document = {
        "openapi": "3.1.0",
        "info": {"title": "Zoo", "version": "1"},
        "servers": [{"url": "https://zoo.example"}],
        "security": [{"Key": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"Key": {"type": "apiKey", "in": "header", "name": "x-key"}},
            "schemas": schemas or {},
        },
    }
    return {key: value for key, value in (found | more).items() if value is not None}


def posts(bodies: dict[str, Document]) -> Document:
    """Return paths with an operation for each body, by operationId."""
    return {f"/{name}": {"post": operation(name, request)} for name, request in bodies.items()}


# --- limits: a schema, values at its edge, and values past it with the rule that each breaks --------------------------

Limit = tuple[Document, list[Any], list[tuple[Any, str]]]

LIMITS: dict[str, Limit] = {
    "minimum": ({"type": "number", "minimum": 2}, [2, 2.5], [(1.999, "minimum"), ("3", "type"), (True, "type")]),
    "maximum": ({"type": "integer", "maximum": 8}, [8, -1], [(9, "maximum"), (1.5, "type"), (True, "type")]),
    "exclusiveMinimum": ({"type": "integer", "exclusiveMinimum": 2}, [3], [(2, "exclusiveMinimum")]),
    "exclusiveMaximum": ({"type": "number", "exclusiveMaximum": 2}, [1.999], [(2, "exclusiveMaximum")]),
    "multipleOf": ({"type": "number", "multipleOf": 0.1}, [0.3, 1, -0.7], [(0.25, "multipleOf")]),
    "multipleOfWhole": ({"type": "integer", "multipleOf": 64}, [0, 1024], [(1000, "multipleOf")]),
    "finite": ({"type": "number"}, [1e308], [(float("nan"), "type"), (float("inf"), "type")]),
    "minLength": ({"type": "string", "minLength": 2}, ["ab", "\N{FIRE}\N{FIRE}"], [("a", "minLength"), (7, "type")]),
    "maxLength": ({"type": "string", "maxLength": 2}, ["ab", "\N{FIRE}\N{FIRE}", ""], [("abc", "maxLength")]),
    "pattern": (
        {"type": "string", "pattern": "^(?<letters>[a-z$]{2})\\d$"},
        ["ab1", "$$2"],
        [("abc1", "pattern"), ("ab1\n", "pattern"), ("ab\N{ARABIC-INDIC DIGIT ONE}", "pattern")],
    ),
    "minItems": ({"type": "array", "items": STRING, "minItems": 1}, [["a"]], [([], "minItems"), ("a", "type")]),
    "maxItems": ({"type": "array", "items": STRING, "maxItems": 2}, [["a", "b"]], [(["a", "b", "c"], "maxItems")]),
    "uniqueItems": (
        {"type": "array", "items": {}, "uniqueItems": True},
        [[1, True, "1", None], []],
        [(["a", "b", "a"], "uniqueItems"), ([{"a": 1, "b": 2}, {"b": 2, "a": 1}], "uniqueItems")],
    ),
    "items": ({"type": "array", "items": {"type": "integer", "minimum": 1}}, [[1, 2]], [([1, 0], "minimum")]),
    "enum": ({"type": "string", "enum": ["a", "b"]}, ["a", "b"], [("c", "enum"), (None, "enum")]),
    "enumOfNumbers": ({"type": "integer", "enum": [1, 2]}, [1, 2], [(3, "enum"), (True, "enum")]),
    "nullableEnum": ({"type": ["string", "null"], "enum": ["a", None]}, ["a", None], [("b", "enum")]),
    "const": ({"type": "string", "const": "yes"}, ["yes"], [("no", "const")]),
    "uri": ({"type": "string", "format": "uri"}, ["https://a.example/b?c#d"], [("a.example/b", "format")]),
    "uuid": (
        {"type": "string", "format": "uuid"},
        ["123e4567-e89b-12d3-a456-426614174000"],
        [("123e4567", "format")],
    ),
    "dateTime": (
        {"type": "string", "format": "date-time"},
        ["2024-07-29T15:51:28.000Z", "2024-07-29T15:51:28+02:00"],
        [("tomorrow", "format"), ("2024-07-29", "format")],
    ),
    "date": ({"type": "string", "format": "date"}, ["2024-02-29"], [("2023-02-29", "format")]),
    "nullableDate": (
        {"type": ["string", "null"], "format": "date"},
        ["2024-02-29", None],
        [("29.2.2024", "format"), ("2023-02-29", "format")],
    ),
    "nullableDateTime": (
        {"type": ["string", "null"], "format": "date-time"},
        ["2024-07-29T15:51:28Z", None],
        [("tomorrow", "format"), ("2024-07-29T15:51:28", "format"), ("2024-13-29T15:51:28Z", "format")],
    ),
    "unknownFormat": ({"type": "string", "format": "avatar-name"}, ["anything"], [(1, "type")]),
    "boolean": ({"type": "boolean"}, [True, False], [(1, "type"), ("true", "type")]),
    "nullableType": ({"type": ["string", "null"], "maxLength": 2}, ["ab", None], [("abc", "maxLength"), (1, "type")]),
    "severalTypes": (
        {"type": ["string", "integer"], "maxLength": 2, "maximum": 9},
        ["ab", 9],
        [("abc", "maxLength"), (10, "maximum"), (1.5, "type")],
    ),
    "oneOfNull": (
        {"oneOf": [{"type": "integer", "maximum": 9}, {"type": "null"}]},
        [9, None],
        [(10, "maximum"), ("9", "type")],
    ),
    "oneOf": (
        {"oneOf": [{"type": "integer", "multipleOf": 2}, {"type": "integer", "multipleOf": 3}]},
        [2, 3],
        [(6, "oneOf"), (5, "oneOf")],
    ),
    "anyOf": (
        {"anyOf": [{"type": "integer", "maximum": 9}, {"type": "string", "enum": ["auto"]}]},
        [9, "auto"],
        [(10, "anyOf"), ("manual", "enum"), (1.5, "enum")],
    ),
    "allOf": (
        {"allOf": [{"$ref": "#/components/schemas/Short"}], "minLength": 2},
        ["ab", "abc"],
        [("abcd", "maxLength"), ("a", "minLength")],
    ),
    "dependentRequired": (
        {"type": "object", "properties": {"a": STRING, "b": STRING}, "dependentRequired": {"a": ["b"]}},
        [{}, {"b": ""}, {"a": "", "b": ""}],
        [({"a": ""}, "dependentRequired")],
    ),
    "properties": (
        {"type": "object", "minProperties": 1, "maxProperties": 2, "additionalProperties": {"type": "integer"}},
        [{"a": 1}, {"a": 1, "b": 2}],
        [({}, "minProperties"), ({"a": 1, "b": 2, "c": 3}, "maxProperties"), ({"a": "1"}, "type")],
    ),
    "anything": ({}, [None, 1, "a", [{}], {"a": [1.5]}], []),
}
LIMIT_SCHEMAS: Document = {"Short": {"type": "string", "maxLength": 3}}

# --- names that mean something in Python, in the generated code, or nowhere -------------------------------------------

ODD_NAMES = [
    *("class", "import", "None", "self", "cls", "id", "type", "list", "datetime", "isinstance", "async", "match", "_"),
    *("body", "timeout", "retries", "json", "client", "url", "headers", "params", "cookies", "kwargs", "response"),
    *("Any", "UNSET", "Literal", "Unset", "cast", "quote", "httpx", "errors", "rfc3339", "types", "field"),
    *(
        "d",
        "field_dict",
        "src_dict",
        "to_dict",
        "from_dict",
        "to_json",
        "to_value",
        "to_query",
        "additional_properties",
    ),
    *("additional_keys", "content", "content_type", "name", "value", "path", "query", "header", "operation", "model_"),
    *(
        "with space",
        "with-dash",
        "with.dot",
        "2digits",
        "größe",
        "日本",
        "_private",
        "camelCase",
        "camel_case",
        'quo"ted',
    ),
    *("$dollar", "{brace}", "back\\slash", "x" * 90),
]
ODD_SCHEMAS = [
    *("Any", "API", "Callable", "Client", "Error", "File", "Literal", "Mapping", "NotFoundError", "Operation"),
    *("Response", "RetryPolicy", "Self", "Things", "Timeout", "Unset", "ValidationError", "Exception", "2d"),
    *("OddNames", "AsyncOddNames", "UUID", "T", "Jobs", "SyncClient"),
]

PET: Document = closed(name={"type": "string", "maxLength": 5}, born={"type": "string", "format": "date"})

_JOB: Document = {
    "id": "$response.body#/job/id",
    "poll": {"operationId": "readJob", "parameter": "job-id", "status": "$response.body#/state"},
    "states": {"pending": ["waiting"], "succeeded": ["done"], "failed": ["lost"]},
}
_STATE: Document = closed(state={"type": "string", "enum": ["waiting", "done", "lost"]})
_EVENT: Document = closed(id=STRING, state=_STATE["properties"]["state"])


ZOO: dict[str, Document] = {
    "a_limit": contract(
        {
            **posts({name: body(closed(value=schema)) for name, (schema, _, _) in LIMITS.items()}),
            "/none": {"post": operation("none", body(closed(value={})))},
        },
        LIMIT_SCHEMAS,
    ),
    "a_limit_of_a_whole_body": contract(
        posts({name: body(schema) for name, (schema, _, _) in LIMITS.items()}), LIMIT_SCHEMAS
    ),
    "a_union": contract(
        posts(
            {
                "feed": body({"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}),
                "groom": body(
                    closed(
                        [],
                        animal={"anyOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]},
                        size={"oneOf": [{"type": "integer", "maximum": 9}, {"type": "string", "maxLength": 3}]},
                    )
                ),
                "pick": body(
                    {
                        "type": "object",
                        "properties": {"a": STRING, "b": STRING},
                        "additionalProperties": False,
                        "anyOf": [{"required": ["a"]}, {"required": ["b"]}],
                    }
                ),
            }
        ),
        {
            "Cat": closed(kind={"type": "string", "const": "cat"}, lives={"type": "integer", "maximum": 9}),
            "Dog": closed(kind={"type": "string", "const": "dog"}, tricks={"type": "array", "items": STRING}),
        },
    ),
    "a_nested_object": contract(
        posts(
            {
                "nest": body(
                    closed(
                        outer=closed(
                            inner=closed(deep={"type": "integer", "minimum": 1}),
                            pet={"$ref": "#/components/schemas/Pet"},
                        )
                    )
                ),
                "plant": body({"$ref": "#/components/schemas/Tree"}),
            }
        ),
        {
            "Pet": PET,
            "Tree": closed(
                ["height"],
                height={"type": "integer", "maximum": 9},
                branches={"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
            ),
        },
    ),
    "an_array": contract(
        {
            **posts(
                {
                    "send": body({"type": "array", "maxItems": 2, "items": {"$ref": "#/components/schemas/Pet"}}),
                    "hold": body(closed(pets={"type": "array", "items": {"$ref": "#/components/schemas/Pet"}})),
                }
            ),
            "/pets": {
                "get": operation(
                    "listPets",
                    responses={"200": answer({"type": "array", "items": {"$ref": "#/components/schemas/Pet"}})},
                )
            },
        },
        {"Pet": PET},
    ),
    "a_nullable": contract(
        posts(
            {
                "send": body(
                    closed(
                        ["by_type"],
                        by_type={"type": ["string", "null"], "maxLength": 3},
                        by_union={"oneOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "null"}]},
                        when={"type": ["string", "null"], "format": "date-time"},
                    )
                )
            }
        ),
        {"Pet": PET},
    ),
    "a_job": contract(
        {
            "/jobs": {
                "post": operation(
                    "createThing",
                    body(closed([], callback_url={"type": "string", "format": "uri"})),
                    responses={"202": answer(closed(job=closed(id=STRING)))},
                    callbacks={
                        "done": {
                            "{$request.body#/callback_url}": {
                                "post": {
                                    "operationId": "done",
                                    "requestBody": body(_EVENT),
                                    "x-event": {"id": "$request.body#/id", "status": "$request.body#/state"},
                                    "responses": {"200": answer()},
                                }
                            }
                        }
                    },
                    **{"x-job": _JOB | {"callback": {"name": "done", "url": "$request.body#/callback_url"}}},
                )
            },
            # What a constant for the job of createThing could be called.
            "/jobs/job": {"post": operation("createThingJob")},
            "/jobs/{job-id}": {
                "get": operation(
                    "readJob", parameters=[parameter("job-id", "path", STRING)], responses={"200": answer(_STATE)}
                )
            },
        }
    ),
    "a_binary_body": contract(
        posts(
            {
                "uploadOne": raw("application/octet-stream"),
                "uploadOneKind": raw("image/png"),
                "uploadSome": raw("image/jpeg", "image/png", "video/mp4", "video/webm", "audio/mpeg"),
                "uploadAnyImage": raw("image/*"),
                "uploadMaybe": raw("text/csv", required=False),
                "uploadOrSay": {"required": True, "content": {"image/png": {}, **body(closed(say=STRING))["content"]}},
            }
        )
    ),
    "odd_names": contract(
        {
            "/body": {"post": operation("sendBody", body(closed(**dict.fromkeys(ODD_NAMES, STRING))))},
            "/query": {
                "get": operation("sendQuery", parameters=[parameter(name, "query", STRING) for name in ODD_NAMES])
            },
            "/everywhere/{id}": {
                "post": operation(
                    "sendEverywhere",
                    body(closed(id=STRING)),
                    parameters=[parameter("id", where, STRING) for where in ("path", "query", "header", "cookie")],
                )
            },
            **{
                f"/schema/{name}": {
                    "post": operation(
                        f"echo{index}",
                        body(closed(value={"$ref": f"#/components/schemas/{name}"})),
                        responses={
                            "200": answer({"$ref": f"#/components/schemas/{name}"}),
                            "404": answer({"$ref": "#/components/schemas/Error"}),
                            "422": answer({"$ref": "#/components/schemas/NotFoundError"}),
                        },
                    )
                }
                for index, name in enumerate(ODD_SCHEMAS)
            },
            **{
                f"/operation/{index}": {"get": operation(name)}
                for index, name in enumerate(("import", "api", "jobs", "2get", "get-it", "list", "wait", "größe"))
            },
            **{
                f"/tag/{index}": {"get": operation(f"tagged{index}", tags=[tag])}
                for index, tag in enumerate(("wait", "close", "two words", "class", "3d", "odd_names", "any"))
            },
            "/a path/größe/{id}": {"get": operation("strange", parameters=[parameter("id", "path", STRING)])},
        },
        {name: closed(**{name: STRING}) for name in ODD_SCHEMAS},
    ),
    "parameters": contract(
        {
            "/things": {
                "get": operation(
                    "listThings",
                    parameters=[
                        {
                            "name": "offset",
                            "in": "query",
                            "schema": {"type": "integer", "minimum": 0, "default": 0},
                        },
                        {
                            "name": "limit",
                            "in": "query",
                            "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
                        },
                        {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["asc", "desc"]}},
                        {"name": "new", "in": "query", "schema": {"type": "boolean"}},
                        {"name": "since", "in": "query", "schema": {"type": "string", "format": "date-time"}},
                        {
                            "name": "ids",
                            "in": "query",
                            "schema": {"type": "array", "maxItems": 2, "items": {"type": "integer"}},
                        },
                        {
                            "name": "tags",
                            "in": "query",
                            "explode": False,
                            "schema": {"type": "array", "items": {"type": "string", "maxLength": 3}},
                        },
                        {"$ref": "#/components/parameters/Trace"},
                        {"name": "Accept", "in": "header", "schema": STRING},
                        {"name": "session", "in": "cookie", "schema": {"type": "string", "maxLength": 8}},
                    ],
                )
            },
            "/things/{number}/{key}": {
                "parameters": [parameter("key", "path", {"type": "string", "format": "uuid"})],
                "delete": operation(
                    "dropThing",
                    parameters=[parameter("number", "path", {"type": "integer", "minimum": 1})],
                    responses={"204": answer()},
                ),
            },
        },
        components={
            "securitySchemes": {"Key": {"type": "apiKey", "in": "header", "name": "x-key"}},
            "parameters": {
                "Trace": {
                    "name": "X-Trace",
                    "in": "header",
                    "schema": {"type": "integer", "maximum": 9},
                    "description": "For you.",
                }
            },
        },
    ),
    "answers": contract(
        {
            "/several": {
                "post": operation(
                    "several",
                    responses={
                        "200": answer(closed(ready={"type": "boolean"})),
                        "202": answer(closed(wait={"type": "integer"})),
                        "204": answer(description="Nothing."),
                    },
                )
            },
            "/string": {"get": operation("string", responses={"200": answer(STRING)})},
            "/text": {
                "get": operation(
                    "text", responses={"200": {"description": "A text.", "content": {"text/plain": {"schema": STRING}}}}
                )
            },
            "/picture": {
                "get": operation(
                    "picture", responses={"200": {"description": "A picture.", "content": {"image/png": {}}}}
                )
            },
            "/numbers": {
                "get": operation("numbers", responses={"200": answer({"type": "array", "items": {"type": "integer"}})})
            },
            "/anything": {"get": operation("anything", responses={"200": answer({})})},
            "/map": {
                "get": operation(
                    "map",
                    responses={"200": answer({"type": "object", "additionalProperties": {"type": "integer"}})},
                )
            },
            "/mixed": {
                "get": operation(
                    "mixed",
                    responses={
                        "200": answer({"allOf": [{"$ref": "#/components/schemas/Base"}, closed(more=STRING)]}),
                        "404": answer(closed(missing=STRING)),
                        "520": answer(closed(edge=STRING)),
                    },
                )
            },
            "/other": {
                "get": operation(
                    "other", responses={"200": answer(), "404": answer(closed(another=STRING)), "500": answer()}
                )
            },
        },
        {"Base": {"type": "object", "required": ["base"], "properties": {"base": STRING}}},
    ),
    "no_limits_tags_or_key": contract(
        {
            "/open": {
                "post": operation(
                    "open",
                    body(
                        {
                            "type": "object",
                            "properties": {"a": {}},
                            "additionalProperties": {"type": "integer", "minimum": 1},
                        }
                    ),
                    tags=None,
                    security=[],
                )
            },
            "/maybe": {"post": operation("maybe", body(closed([], a=STRING), required=False), tags=None)},
            "/free": {"post": operation("free", body({}, required=False), tags=None)},
            "/merge": {
                "post": operation(
                    "merge",
                    body(
                        {
                            "allOf": [
                                {"$ref": "#/components/schemas/Base"},
                                closed([], more={"type": "integer", "default": 4}),
                            ]
                        }
                    ),
                    tags=None,
                )
            },
            "/vendor": {
                "post": operation(
                    "vendor",
                    {"required": True, "content": {"application/vnd.zoo+json": {"schema": closed(a=STRING)}}},
                    tags=None,
                )
            },
        },
        {"Base": {"type": "object", "required": ["base"], "properties": {"base": {"type": "string", "maxLength": 3}}}},
    ),
}


def a_list(**told: Any) -> Document:
    """Return an operation that lists things inside of an object; `told` changes its `x-pagination`."""
    page = {
        "type": "object",
        "required": ["page"],
        "properties": {
            "page": {
                "type": "object",
                "required": ["things"],
                "properties": {"things": {"type": "array", "items": closed(key=STRING, secret=PASSWORD)}},
            }
        },
    }
    pagination = {
        "items": "$response.body#/page/things",
        "offset": "$request.query.start",
        "limit": "$request.query.count",
        "id": "/key",
    }
    return operation(
        "listThings",
        parameters=[
            parameter("start", "query", {"type": "integer"}, required=False),
            parameter("count", "query", {"type": "integer", "default": 2}, required=False),
            parameter("only", "query", STRING, required=False),
        ],
        responses={"200": answer(page)},
        **{"x-pagination": pagination | told},
    )


PASSWORD: Document = {"type": "string", "format": "password", "maxLength": 8}

ZOO["lists_and_secrets"] = contract(
    {
        "/things": {"get": a_list()},
        "/iterate": {"get": operation("iterateThings")},
        "/send": {"post": operation("sendSecret", body(closed(secret={"$ref": "#/components/schemas/Secret"})))},
    },
    {"Secret": PASSWORD},
)


def _starts(poll: str, response: Document, **more: Any) -> Document:
    """Return the definition of an operation that starts a job, which `poll` reads."""
    job = {
        "id": "$response.body#/id",
        "poll": {"operationId": poll, "parameter": "id", "status": "$response.body#/state"},
        "states": _JOB["states"],
    }
    return operation(f"start{poll.removeprefix('read')}", responses={"200": answer(response)}, **{"x-job": job}, **more)


def _reads(name: str, response: Document) -> Document:
    return {"get": operation(name, parameters=[parameter("id", "path", STRING)], responses={"200": answer(response)})}


_STARTED = {"$ref": "#/components/schemas/Started"}

# Jobs of several kinds that start with the same answer, which has a field named `job`; and answers of several kinds.
ZOO["several_jobs"] = contract(
    {
        "/pots": {"post": _starts("readPot", _STARTED)},
        "/pots/{id}": _reads("readPot", closed(state=STRING, pot=STRING)),
        "/cups": {"post": _starts("readCup", _STARTED)},
        "/cups/{id}": _reads("readCup", closed(state=STRING, cup=STRING)),
        "/jars": {
            "post": _starts("readJar", {"oneOf": [_STARTED, {"$ref": "#/components/schemas/Queued"}]}),
        },
        "/jars/{id}": _reads("readJar", closed(state=STRING, jar=STRING)),
    },
    {
        "Started": closed(id=STRING, job=STRING),
        "Queued": closed([], id=STRING, place={"type": "integer"}),
    },
)

ZOO["echoes"] = contract(
    {
        "/shelves/{shelf-id}/things/{number}": {
            "parameters": [parameter("shelf-id", "path", {"type": "string", "format": "uuid"})],
            "get": operation(
                "readThing",
                parameters=[parameter("number", "path", {"type": "integer"})],
                responses={
                    "200": answer(
                        {
                            "type": "object",
                            "properties": {
                                "shelf": {"type": "object", "properties": {"id": STRING}},
                                "number": {"type": ["integer", "null"]},
                            },
                        }
                    )
                },
                **{"x-echo": {"shelf-id": "$response.body#/shelf/id", "number": "$response.body#/number"}},
            ),
        }
    }
)

_IMAGE: Document = {"type": "string", "format": "uri", "x-image": {"maxPixels": 4, "mediaTypes": ["image/png"]}}
ZOO["web_urls"] = contract(
    posts(
        {
            "draw": body(
                closed(
                    ["image_url"],
                    image_url=_IMAGE,
                    images={"type": "array", "items": _IMAGE},
                    page={"type": "string", "format": "uri"},
                )
            )
        }
    )
)


def with_servers(main: str, other: str) -> Document:
    """Return a contract whose upload has a server of its own."""
    return contract(
        {
            "/things": {"get": operation("listThings")},
            "/upload": {"post": operation("upload", raw("image/png", "image/jpeg"), servers=[{"url": f"{other}/v1/"}])},
            "/same": {"get": operation("same", servers=[{"url": main}])},
        },
        servers=[{"url": main}],
    )


# What no client can be made of: the contract, and what the refusal names.
def _one(request: Document | None = None, **more: Any) -> Document:
    return contract({"/x": {"post": operation("doIt", request, **more)}})


REFUSED: dict[str, tuple[Document, str]] = {
    "a form": (
        _one({"content": {"multipart/form-data": {"schema": closed(a=STRING)}}}),
        "doIt: its body is a form, which is not supported: use JSON, or raw bytes",
    ),
    "a keyword that cannot be checked": (
        _one(body(closed(a={"not": {"type": "string"}}))),
        "doIt: 'not' cannot be checked: say what is allowed",
    ),
    "a pattern of another language": (
        _one(body(closed(a={"type": "string", "pattern": "\\p{L}+"}))),
        "doIt: the pattern '\\\\p{L}+' cannot be written in Python",
    ),
    "an exclusive bound of OpenAPI 3.0": (
        _one(body(closed(a={"type": "number", "minimum": 1, "exclusiveMinimum": True}))),
        "'exclusiveMinimum' must be a number, as in OpenAPI 3.1",
    ),
    "an object in a query": (
        _one(parameters=[parameter("filter", "query", closed(a=STRING))]),
        "doIt: parameter 'filter' is an object",
    ),
    "a list in a path": (
        contract(
            {
                "/x/{ids}": {
                    "get": operation("doIt", parameters=[parameter("ids", "path", {"type": "array", "items": STRING})])
                }
            }
        ),
        "ids",
    ),
    "another style": (
        _one(parameters=[parameter("ids", "query", {"type": "array", "items": STRING}, style="pipeDelimited")]),
        "doIt: parameter 'ids' has the style 'pipeDelimited'",
    ),
    "a range of statuses": (_one(responses={"2XX": answer()}), "doIt: a range of statuses is not supported: name each"),
    "no success": (_one(responses={"default": answer()}), "doIt: it names no status of success"),
    "a server with a variable": (
        _one(servers=[{"url": "https://{region}.zoo.example"}]),
        "doIt: its server 'https://{region}.zoo.example' is no fixed URL",
    ),
    "another key": (_one(security=[{"Other": []}]), "doIt: its security [{'Other': []}] is not the contract's"),
    "two schemas that differ in case": (
        contract(
            posts(
                {"doIt": body(closed(a={"$ref": "#/components/schemas/PET"}, b={"$ref": "#/components/schemas/Pet"}))}
            ),
            {"PET": PET, "Pet": PET},
        ),
        "PET, Pet become one module, pet: rename one of them",
    ),
    "two names that are one in Python": (
        _one(body(closed(**{"$a": STRING, "a$": STRING}))),
        "have the same python_name",
    ),
    "a list whose items have no id": (
        contract({"/x": {"get": a_list(id="/nowhere")}}),
        "listThings: x-pagination names /nowhere, which the answer does not have",
    ),
    "a list that is none": (
        contract({"/x": {"get": a_list(items="$response.body")}}),
        "listThings: x-pagination names $response.body, which is no list",
    ),
    "a list that is not always there": (
        contract({"/x": {"get": a_list(items="$response.body#/things")}}),
        "listThings: x-pagination names $response.body#/things, which not every answer has",
    ),
    "a parameter of a list that is none": (
        contract({"/x": {"get": a_list(offset="$request.query.nowhere")}}),
        "listThings: x-pagination names $request.query.nowhere, which is no parameter",
    ),
    "a list whose pages have no size": (
        contract({"/x": {"get": a_list(limit="$request.query.start")}}),
        "listThings: x-pagination needs the default of start",
    ),
    "a repeated parameter that is none": (
        _one(**{"x-echo": {"nowhere": "$response.body#/ok"}}),
        "doIt: x-echo names 'nowhere', which is no path parameter",
    ),
    "a parameter that no answer repeats": (
        contract(
            {
                "/x/{id}": {
                    "get": operation(
                        "doIt",
                        parameters=[parameter("id", "path", STRING)],
                        **{"x-echo": {"id": "$response.body#/nowhere"}},
                    )
                }
            }
        ),
        "doIt: x-echo names /nowhere, which the answer does not have",
    ),
    "an operation in the place of confirm": (
        contract({**ZOO["a_job"]["paths"], "/confirm": {"post": operation("confirm")}}),
        "confirm: the method that confirms callbacks has its name: rename it",
    ),
    "a callback to a field that is none": (
        contract(
            {
                **ZOO["a_job"]["paths"],
                "/jobs": {
                    "post": ZOO["a_job"]["paths"]["/jobs"]["post"]
                    | {"requestBody": body(closed([], url={"type": "string", "format": "uri"}))}
                },
            }
        ),
        "createThing: x-job names $request.body#/callback_url, which the request does not have",
    ),
    "a job that one answer does not start": (
        contract(
            {
                "/x": {
                    "post": operation(
                        "doIt",
                        responses={"200": answer(closed(ok=STRING)), "202": answer(closed(job=closed(id=STRING)))},
                        **{"x-job": _JOB},
                    )
                },
                "/x/{job-id}": {
                    "get": operation(
                        "readJob", parameters=[parameter("job-id", "path", STRING)], responses={"200": answer(_STATE)}
                    )
                },
            }
        ),
        "doIt: x-job names /job/id, which the answer does not have",
    ),
    "a job without an id": (
        contract(
            {
                "/x": {"post": operation("doIt", **{"x-job": {**_JOB, "id": "$response.body#/nowhere"}})},
                "/x/{job-id}": {
                    "get": operation(
                        "readJob", parameters=[parameter("job-id", "path", STRING)], responses={"200": answer(_STATE)}
                    )
                },
            }
        ),
        "doIt: x-job names /nowhere, which the answer does not have",
    ),
}
