"""A second reading of the pages, made from them and not from the ledgers: what must pass, and what must not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from contract.ledger import read_bundle
from contract.outline import body_schema
from support.contracts import resolve
from support.validation import violations

PHOTO = "/v1/photo_avatar/photo/generate"
LOOKS = "/v1/photo_avatar/look/generate"
UPSCALE = "/v1/photo_avatar/upscale"
GENERATION = "/v1/photo_avatar/generation/{generation_id}"
UPSCALING_V1 = "/v1/artworks/upscaling"
DETAILER = "/v2/artworks/detailer-upscaler"
ARTWORK_V1 = "/v1/artworks/{id}"
ARTWORK = "/v2/artworks/{id}"

IMAGE = "https://example.com/image.png"
LOOK = {"group_id": "g", "prompt": "p", "orientation": "square", "pose": "half_body", "style": "Realistic"}

ORIENTATIONS = ["square", "horizontal", "vertical"]
POSES = ["half_body", "close_up", "full_body"]
STYLES = ["Realistic", "Pixar", "Cinematic", "Vintage", "Noir", "Cyberpunk", "Unspecified"]
AGES = ["Young Adult", "Early Middle Age", "Late Middle Age", "Senior", "Unspecified"]
GENDERS = ["Woman", "Man", "Unspecified"]
ETHNICITIES = [
    *["White", "Black", "Asian American", "East Asian", "South East Asian"],
    *["South Asian", "Middle Eastern", "Pacific", "Hispanic", "Unspecified"],
]


def schema_of(path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    vendor = "konpro" if "photo_avatar" in path else "tengr"
    bundle = read_bundle(vendor)
    return bundle, body_schema(bundle["paths"][path]["post"])


def accepted() -> Iterator[tuple[str, dict[str, Any]]]:
    enums = {
        "age": AGES,
        "gender": GENDERS,
        "ethnicity": ETHNICITIES,
        "orientation": ORIENTATIONS,
        "pose": POSES,
        "style": STYLES,
    }
    for field, members in enums.items():
        yield from ((PHOTO, {field: member}) for member in members)
    yield PHOTO, {}
    yield PHOTO, {"name": "n"}
    yield PHOTO, {"appearance": "a" * 1000}
    # 1000 characters, not bytes and not UTF-16 units.
    yield PHOTO, {"appearance": "\N{PERSON WITH BLOND HAIR}" * 1000}
    yield PHOTO, {"callback_url": "https://example.com/callback", "callback_id": "1"}
    for field, members in {"orientation": ORIENTATIONS, "pose": POSES, "style": STYLES}.items():
        yield from ((LOOKS, {**LOOK, field: member}) for member in members)
    yield LOOKS, {**LOOK, "prompt": "p" * 5000}
    yield UPSCALE, {"id": "avatarWithMotion123"}
    yield from ((UPSCALING_V1, {"imageUrl": IMAGE, "scaleFactor": factor}) for factor in range(2, 9))
    yield UPSCALING_V1, {"imageUrl": IMAGE}
    yield DETAILER, {"imageUrl": IMAGE}
    yield from ((DETAILER, {"imageUrl": IMAGE, "scaleFactor": factor}) for factor in (1, 2, 4, 8))
    for field in ("details", "modification"):
        yield from ((DETAILER, {"imageUrl": IMAGE, field: level}) for level in (1, 2, 3))
    yield DETAILER, {"imageUrl": IMAGE, "webhook": "https://example.com/hook"}
    yield from ((DETAILER, {"imageUrl": IMAGE, "seed": seed}) for seed in (1, 2147483647))
    yield from ((DETAILER, {"imageUrl": IMAGE, "outputFormat": form}) for form in ("auto", "png", "webp"))


def refused() -> Iterator[tuple[str, Any]]:
    for field in ("age", "gender", "ethnicity", "orientation", "pose", "style"):
        yield from ((PHOTO, {field: value}) for value in ("", "nonsense", 1, None, ["square"]))
    # Case counts.
    yield from (
        (PHOTO, body)
        for body in ({"age": "young adult"}, {"style": "realistic"}, {"pose": "Half_Body"}, {"gender": "man"})
    )
    yield PHOTO, {"appearance": "a" * 1001}
    yield PHOTO, {"name": 7}
    yield PHOTO, {"callback_url": "not a url"}
    yield PHOTO, {"photo": "x"}
    yield from ((LOOKS, {key: value for key, value in LOOK.items() if key != field}) for field in LOOK)
    yield from ((LOOKS, {**LOOK, field: "nonsense"}) for field in ("orientation", "pose", "style"))
    # The page of the looks has no callback.
    yield LOOKS, {**LOOK, "callback_url": "https://example.com/callback"}
    yield LOOKS, {**LOOK, "callback_id": "1"}
    yield UPSCALE, {}
    yield UPSCALE, {"id": 5}
    yield UPSCALE, {"id": "a", "factor": 2}
    for path in (UPSCALING_V1, DETAILER):
        yield path, {}
        yield path, {"scaleFactor": 2}
        yield path, {"imageUrl": "not a url"}
        yield path, {"imageUrl": IMAGE, "image": IMAGE}
        yield from ((path, {"imageUrl": IMAGE, "scaleFactor": factor}) for factor in (0, 9, -2, 2.5, "2", None))
    yield UPSCALING_V1, {"imageUrl": IMAGE, "scaleFactor": 1}
    # Version 1 has no webhook, and none of the detailer's levels.
    yield from (
        (UPSCALING_V1, {"imageUrl": IMAGE, **more}) for more in ({"webhook": IMAGE}, {"details": 2}, {"seed": 1})
    )
    # 1, 2, 4 or 8: not a range.
    yield from ((DETAILER, {"imageUrl": IMAGE, "scaleFactor": factor}) for factor in (3, 5, 6, 7, 16))
    for field in ("details", "modification"):
        yield from ((DETAILER, {"imageUrl": IMAGE, field: level}) for level in (0, 4, 1.5, "low"))
    yield from ((DETAILER, {"imageUrl": IMAGE, "seed": seed}) for seed in (0, 2147483648, 1.5))
    yield from ((DETAILER, {"imageUrl": IMAGE, "outputFormat": form}) for form in ("jpeg", "AUTO"))


@pytest.mark.parametrize(("path", "body"), list(accepted()), ids=str)
def test_accepted(path: str, body: Any) -> None:
    bundle, schema = schema_of(path)
    assert violations(bundle, schema, body) == []


@pytest.mark.parametrize(("path", "body"), list(refused()), ids=str)
def test_refused(path: str, body: Any) -> None:
    bundle, schema = schema_of(path)
    assert violations(bundle, schema, body) != []


@pytest.mark.parametrize(
    ("vendor", "path", "method", "statuses"),
    [
        ("konpro", PHOTO, "post", "200 400 401 403 404 429 500 503"),
        ("konpro", LOOKS, "post", "200 400 401 403 404 429 500 503"),
        ("konpro", UPSCALE, "post", "200 400 401 403 404 429 500 503"),
        ("konpro", GENERATION, "get", "200 400 401 403 404 429 500 503"),
        ("tengr", UPSCALING_V1, "post", "201 400 401 403 429 500 504"),
        ("tengr", DETAILER, "post", "202 400 401 403 429 500"),
        ("tengr", ARTWORK_V1, "get", "200 400 401 403 404 429 500"),
        ("tengr", ARTWORK, "get", "200 400 401 403 404 429 500"),
    ],
)
def test_statuses(vendor: str, path: str, method: str, statuses: str) -> None:
    operation = read_bundle(vendor)["paths"][path][method]
    assert " ".join(sorted(operation["responses"])) == statuses


@pytest.mark.parametrize(
    ("path", "field", "default"),
    [
        (UPSCALING_V1, "scaleFactor", 2),
        (DETAILER, "scaleFactor", 2),
        (DETAILER, "details", 2),
        (DETAILER, "modification", 2),
        (DETAILER, "outputFormat", "auto"),
    ],
)
def test_defaults(path: str, field: str, default: Any) -> None:
    bundle, schema = schema_of(path)
    properties = resolve(bundle, schema)["properties"]
    assert resolve(bundle, properties[field])["default"] == default


def test_no_other_request_field_has_a_default() -> None:
    found = set()
    for path in (PHOTO, LOOKS, UPSCALE, UPSCALING_V1, DETAILER):
        bundle, schema = schema_of(path)
        for name, field in resolve(bundle, schema)["properties"].items():
            if "default" in resolve(bundle, field):
                found.add((path, name))
    assert found == {
        (UPSCALING_V1, "scaleFactor"),
        *((DETAILER, name) for name in ("scaleFactor", "details", "modification", "outputFormat")),
    }


ARTWORK_VALUE = {
    "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "artworkType": "detailer_upscaler",
    "parameters": {"imageUrl": "string", "scaleFactor": 2},
    "duration": 0,
    "results": ["string"],
    "status": "starting",
    "createdAt": "2024-07-29T15:51:28.071Z",
}


@pytest.mark.parametrize(
    ("path", "method", "status", "change", "valid"),
    [
        *(
            (DETAILER, "post", "202", {"status": status}, True)
            for status in ("starting", "processing", "succeeded", "failed", "canceled")
        ),
        *((DETAILER, "post", "202", {"status": status}, False) for status in ("cancelled", "done", "")),
        *(
            (DETAILER, "post", "202", {"artworkType": kind}, False)
            for kind in ("upscaling", "upscaling_v2", "detailer-upscaler")
        ),
        *((DETAILER, "post", "202", {field: None}, False) for field in ARTWORK_VALUE),
        (DETAILER, "post", "202", {"grown": True}, True),
        (DETAILER, "post", "202", {"parameters": {}}, True),
        (DETAILER, "post", "202", {"parameters": {"scaleFactor": 3}}, False),
        (DETAILER, "post", "202", {"results": []}, True),
        (DETAILER, "post", "202", {"duration": 1.5}, True),
        *(
            (UPSCALING_V1, "post", "201", {"artworkType": "upscaling", "status": status}, True)
            for status in ("done", "failed")
        ),
        *(
            (UPSCALING_V1, "post", "201", {"artworkType": "upscaling", "status": status}, False)
            for status in ("starting", "succeeded", "canceled")
        ),
        (UPSCALING_V1, "post", "201", {"artworkType": "upscaling_v2", "status": "done"}, False),
        (ARTWORK_V1, "get", "200", {"artworkType": "upscaling", "status": "done"}, True),
        (ARTWORK_V1, "get", "200", {"artworkType": "txt2img", "status": "done", "parameters": {"creativity": 5}}, True),
        (
            ARTWORK_V1,
            "get",
            "200",
            {"artworkType": "txt2img", "status": "done", "parameters": {"creativity": 6}},
            False,
        ),
        (ARTWORK_V1, "get", "200", {"artworkType": "of-tomorrow", "status": "done"}, True),
        (ARTWORK_V1, "get", "200", {"artworkType": "upscaling", "status": "starting"}, False),
        (ARTWORK, "get", "200", {}, True),
        (ARTWORK, "get", "200", {"artworkType": "of-tomorrow"}, True),
        (ARTWORK, "get", "200", {"artworkType": "of-tomorrow", "status": "cancelled"}, False),
        (ARTWORK, "get", "200", {"parameters": {"scaleFactor": 3}}, False),
    ],
)
def test_artworks(path: str, method: str, status: str, change: dict[str, Any], *, valid: bool) -> None:
    bundle = read_bundle("tengr")
    schema = bundle["paths"][path][method]["responses"][status]["content"]["application/json"]["schema"]
    assert (violations(bundle, schema, {**ARTWORK_VALUE, **change}) == []) is valid


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({}, True),
        *(({"status": status}, True) for status in ("pending", "processing", "completed", "failed")),
        *(({"status": status}, False) for status in ("in_progress", "succeeded", "done")),
        *(({"progress": progress}, True) for progress in (0, 1, 100)),
        *(({"progress": progress}, False) for progress in (-1, 101, 0.5, "50")),
        ({"images": []}, True),
        ({"images": [{"type": "avatar"}]}, False),
        ({"created_at": "yesterday"}, False),
        ({"grown": {"a": 1}}, True),
    ],
)
def test_generation(change: dict[str, Any], *, valid: bool) -> None:
    bundle = read_bundle("konpro")
    schema = bundle["paths"][GENERATION]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    value = {
        "generation_id": "gen_123456",
        "status": "completed",
        "progress": 100,
        "created_at": "2024-01-15T10:30:00Z",
        "completed_at": "2024-01-15T10:35:00Z",
        "images": [{"url": "https://example.com/avatar1.jpg", "type": "avatar"}],
    }
    assert (violations(bundle, schema, {**value, **change}) == []) is valid


@pytest.mark.parametrize(
    ("vendor", "error", "valid"),
    [
        (
            "konpro",
            {
                "error": {"code": "INVALID_REQUEST", "message": "m", "details": {"field": "f", "reason": "r"}},
                "request_id": "r",
            },
            True,
        ),
        ("konpro", {"error": {"code": "A_CODE_OF_TOMORROW", "message": "m"}, "request_id": "r"}, True),
        (
            "konpro",
            {"error": {"code": "INVALID_REQUEST", "message": "m", "details": {"other": 1}}, "request_id": "r"},
            True,
        ),
        ("konpro", {"code": "INVALID_REQUEST", "message": "m"}, False),
        ("konpro", {"error": {"message": "m"}, "request_id": "r"}, False),
        ("tengr", {"message": "string", "statusCode": 0, "error": "string"}, True),
        ("tengr", {"message": "string", "statusCode": 0}, True),
        ("tengr", {"message": "string", "error": "string"}, False),
        ("tengr", {"statusCode": 0, "error": "string"}, False),
    ],
)
def test_errors(vendor: str, error: dict[str, Any], *, valid: bool) -> None:
    bundle = read_bundle(vendor)
    responses = set(bundle["components"]["responses"])
    assert responses
    for response in responses:
        schema = bundle["components"]["responses"][response]["content"]["application/json"]["schema"]
        assert (violations(bundle, schema, error) == []) is valid, response


def test_images_are_limited() -> None:
    bundle = read_bundle("tengr")
    for path in (UPSCALING_V1, DETAILER):
        image = resolve(bundle, resolve(bundle, body_schema(bundle["paths"][path]["post"]))["properties"]["imageUrl"])
        assert image["x-image"] == {"maxPixels": 1478656, "mediaTypes": ["image/jpeg", "image/png", "image/webp"]}
        assert "1,478,656" in image["description"]


def test_where_the_key_goes() -> None:
    konpro, tengr = read_bundle("konpro"), read_bundle("tengr")
    assert [server["url"] for server in konpro["servers"]] == ["https://api.konpro.ai"]
    scheme = konpro["components"]["securitySchemes"]["ApiKeyAuth"]
    assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "header", "x-api-key")
    assert konpro["security"] == [{"ApiKeyAuth": []}]
    # No host of Tengr is documented, and none may be guessed: RFC 2606 keeps .invalid from ever resolving.
    assert [server["url"] for server in tengr["servers"]] == ["{baseUrl}"]
    assert tengr["servers"][0]["variables"]["baseUrl"]["default"].endswith(".invalid")
    scheme = tengr["components"]["securitySchemes"]["BearerAuth"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    assert tengr["security"] == [{"BearerAuth": []}]
