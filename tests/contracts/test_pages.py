"""A second reading of the pages, made from them and not from the ledgers: what must pass, and what must not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.contracts.ledger import read_bundle
from tools.judges.contract.outline import body_schema
from tools.judges.contracts import resolve
from tools.judges.validation import violations

PHOTO = "/v1/photo_avatar/photo/generate"
LOOKS = "/v1/photo_avatar/look/generate"
UPSCALE = "/v1/photo_avatar/upscale"
GENERATION = "/v1/photo_avatar/generation/{generation_id}"
UPSCALING_V1 = "/v1/artworks/upscaling"
DETAILER = "/v2/artworks/detailer-upscaler"
ARTWORK_V1 = "/v1/artworks/{id}"
ARTWORK = "/v2/artworks/{id}"
CREATE_GROUP = "/v1/photo_avatar/avatar_group/create"
ADD_LOOKS = "/v1/photo_avatar/avatar_group/add"
TRAIN = "/v1/photo_avatar/train"
TRAINING = "/v1/photo_avatar/train/status/{group_id}"
MOTION = "/v1/photo_avatar/add_motion"
SOUND = "/v1/photo_avatar/add_sound_effect"
AVATAR = "/v1/photo_avatar/{id}"
GROUP = "/v1/photo_avatar_group/{avatar_group_id}"
ASSET = "/v1/asset"
UPSCALING = "/v2/artworks/upscaling"
ARTWORKS_V1 = "/v1/artworks"
ARTWORKS = "/v2/artworks"
ROTATION = "/v2/organizations/{orgId}/webhook-secret"

IMAGE = "https://example.com/image.png"
NEW_GROUP = {"name": "Team Photos", "image_key": "imgkey12345", "generation_id": "genid67890"}
ADDED = {"group_id": "g", "image_keys": ["k"], "name": "n"}
LOOK = {"group_id": "g", "prompt": "p", "orientation": "square", "pose": "half_body", "style": "Realistic"}

ORIENTATIONS = ["square", "horizontal", "vertical"]
POSES = ["half_body", "close_up", "full_body"]
MOTIONS = ["consistent", "consistent_gen_3", "expressive", "hailuo_2", "veo2", "seedance_lite", "kling"]
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


def answer_of(bundle: dict[str, Any], path: str, method: str) -> dict[str, Any]:
    responses = bundle["paths"][path][method]["responses"]
    (status,) = (status for status in responses if status.startswith("2"))
    schema: dict[str, Any] = responses[status]["content"]["application/json"]["schema"]
    return schema


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
    yield CREATE_GROUP, NEW_GROUP
    yield ADD_LOOKS, ADDED
    yield ADD_LOOKS, {**ADDED, "generation_id": "g"}
    # At most 4; the pages know no least number.
    yield from ((ADD_LOOKS, {**ADDED, "image_keys": ["k"] * count}) for count in range(5))
    yield TRAIN, {"group_id": "g"}
    yield MOTION, {"id": "a"}
    yield MOTION, {"id": "a", "prompt": "p" * 5000}
    yield from ((MOTION, {"id": "a", "motion_type": motion}) for motion in MOTIONS)
    yield SOUND, {"id": "a"}
    for path in (UPSCALING_V1, UPSCALING):
        yield from ((path, {"imageUrl": IMAGE, "scaleFactor": factor}) for factor in range(2, 9))
        yield path, {"imageUrl": IMAGE}
    yield UPSCALING, {"imageUrl": IMAGE, "webhook": "http://127.0.0.1:9000/hook"}
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
    yield from ((CREATE_GROUP, {k: v for k, v in NEW_GROUP.items() if k != field}) for field in NEW_GROUP)
    yield CREATE_GROUP, {**NEW_GROUP, "image_keys": ["k"]}
    yield from ((ADD_LOOKS, {k: v for k, v in ADDED.items() if k != field}) for field in ADDED)
    yield ADD_LOOKS, {**ADDED, "image_keys": ["k"] * 5}
    yield ADD_LOOKS, {**ADDED, "image_keys": "k"}
    yield ADD_LOOKS, {**ADDED, "image_keys": [1]}
    yield TRAIN, {}
    yield TRAIN, {"group_id": "g", "callback_url": IMAGE}
    yield from ((path, {}) for path in (MOTION, SOUND))
    yield from ((MOTION, {"id": "a", "motion_type": motion}) for motion in ("", "Consistent", "veo3", None))
    yield SOUND, {"id": "a", "effect": "rain"}
    for path in (UPSCALING_V1, UPSCALING, DETAILER):
        yield path, {}
        yield path, {"scaleFactor": 2}
        yield path, {"imageUrl": "not a url"}
        yield path, {"imageUrl": IMAGE, "image": IMAGE}
        yield from ((path, {"imageUrl": IMAGE, "scaleFactor": factor}) for factor in (0, 9, -2, 2.5, "2", None))
    yield from ((path, {"imageUrl": IMAGE, "scaleFactor": 1}) for path in (UPSCALING_V1, UPSCALING))
    # The newer edition of the upscaling page has neither, unlike that of its siblings.
    yield from ((UPSCALING, {"imageUrl": IMAGE, **more}) for more in ({"seed": 1}, {"outputFormat": "png"}))
    yield UPSCALING, {"imageUrl": IMAGE, "webhook": "no url"}
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
        *(
            ("konpro", path, "post", "200 400 401 403 404 429 500 503")
            for path in (CREATE_GROUP, ADD_LOOKS, TRAIN, MOTION, SOUND, ASSET)
        ),
        ("konpro", TRAINING, "get", "200 400 401 403 404 429 500 503"),
        ("konpro", AVATAR, "get", "200 400 401 403 404 429 500 503"),
        ("konpro", AVATAR, "delete", "200 400 401 403 404 429 500 503"),
        ("konpro", GROUP, "delete", "200 400 401 403 404 429 500 503"),
        ("tengr", UPSCALING, "post", "202 400 401 403 429 500"),
        ("tengr", ARTWORKS_V1, "get", "200 400 401 403 429 500"),
        ("tengr", ARTWORKS, "get", "200 400 401 403 429 500"),
        ("tengr", ROTATION, "post", "200 401 403 404 429 500"),
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
        (MOTION, "motion_type", "consistent"),
        (UPSCALING_V1, "scaleFactor", 2),
        (UPSCALING, "scaleFactor", 2),
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
    konpro = (PHOTO, LOOKS, UPSCALE, CREATE_GROUP, ADD_LOOKS, TRAIN, MOTION, SOUND)
    for path in (*konpro, UPSCALING_V1, UPSCALING, DETAILER):
        bundle, schema = schema_of(path)
        for name, field in resolve(bundle, schema)["properties"].items():
            if "default" in resolve(bundle, field):
                found.add((path, name))
    assert found == {
        (MOTION, "motion_type"),
        (UPSCALING_V1, "scaleFactor"),
        (UPSCALING, "scaleFactor"),
        *((DETAILER, name) for name in ("scaleFactor", "details", "modification", "outputFormat")),
    }


ARTWORK_VALUE = {
    "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "artworkType": "detailer_upscaler",
    "parameters": {"imageUrl": IMAGE, "scaleFactor": 2},
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
        *(
            (UPSCALING, "post", "202", {"artworkType": "upscaling_v2", "status": status}, True)
            for status in ("starting", "processing", "succeeded", "failed", "canceled")
        ),
        *(
            (UPSCALING, "post", "202", {"artworkType": kind}, False)
            for kind in ("upscaling", "detailer_upscaler", "of-tomorrow")
        ),
        (UPSCALING, "post", "202", {"artworkType": "upscaling_v2", "status": "done"}, False),
        (UPSCALING, "post", "202", {"artworkType": "upscaling_v2", "parameters": {}}, True),
        (UPSCALING, "post", "202", {"artworkType": "upscaling_v2", "parameters": {"scaleFactor": 9}}, False),
        # Its page calls the URLs of the echo URIs; the page of the detailer shows a placeholder that is none.
        (UPSCALING, "post", "202", {"artworkType": "upscaling_v2", "parameters": {"imageUrl": "string"}}, False),
        (DETAILER, "post", "202", {"parameters": {"imageUrl": "string"}}, True),
        (ARTWORK, "get", "200", {"artworkType": "upscaling_v2"}, True),
        (ARTWORK, "get", "200", {"artworkType": "upscaling_v2", "parameters": {"scaleFactor": 7}}, True),
        (ARTWORK, "get", "200", {"artworkType": "upscaling_v2", "parameters": {"scaleFactor": 1}}, False),
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
    ("path", "change", "valid"),
    [
        (ARTWORKS, {}, True),
        (ARTWORKS, {"artworkType": "upscaling_v2"}, True),
        (ARTWORKS, {"artworkType": "of-tomorrow"}, True),
        (ARTWORKS, {"status": "done"}, False),
        (ARTWORKS, {"parameters": {"details": 4}}, False),
        (ARTWORKS_V1, {"artworkType": "txt2img", "status": "failed"}, True),
        (ARTWORKS_V1, {"artworkType": "of-tomorrow", "status": "starting"}, True),
        (ARTWORKS_V1, {"artworkType": "upscaling", "status": "starting"}, False),
    ],
)
def test_lists_are_bare_arrays(path: str, change: dict[str, Any], *, valid: bool) -> None:
    bundle = read_bundle("tengr")
    schema = answer_of(bundle, path, "get")
    artwork = {**ARTWORK_VALUE, **change}
    assert (violations(bundle, schema, [artwork]) == []) is valid
    assert violations(bundle, schema, []) == []
    assert violations(bundle, schema, {"artworks": [artwork]}) != []
    assert violations(bundle, schema, artwork) != []


@pytest.mark.parametrize("path", [ARTWORKS_V1, ARTWORKS])
def test_what_a_list_takes(path: str) -> None:
    bundle = read_bundle("tengr")
    operation = bundle["paths"][path]["get"]
    assert [(one["name"], one["in"], one.get("required", False)) for one in operation["parameters"]] == [
        ("offset", "query", False),
        ("limit", "query", False),
    ]
    offset, limit = (one["schema"] for one in operation["parameters"])
    assert (offset["default"], limit["default"]) == (0, 10)
    assert [value for value in (-1, 0, 1, 10**6) if violations(bundle, offset, value)] == []
    assert [value for value in (0, 1, 500, 501) if violations(bundle, limit, value)] == [0, 501]
    assert all(violations(bundle, schema, value) for schema in (offset, limit) for value in (1.5, "10", None))


@pytest.mark.parametrize(
    ("path", "method", "sample"),
    [
        (
            CREATE_GROUP,
            "post",
            {
                "group_id": "group_123456",
                "name": "Team Photos",
                "image_key": "imgkey12345",
                "generation_id": "genid67890",
                "status": "created",
                "created_at": "2024-01-15T10:30:00Z",
            },
        ),
        (
            ADD_LOOKS,
            "post",
            {
                "group_id": "avatarGroup123",
                "added_images": [
                    {"image_key": "imgKey1", "status": "added"},
                    {"image_key": "imgKey2", "status": "added"},
                ],
                "name": "Winter Collection",
                "generation_id": "genId456",
                "status": "success",
                "message": "Looks added successfully to avatar group",
            },
        ),
        (
            TRAIN,
            "post",
            {
                "training_job_id": "train_123456",
                "group_id": "avatarGroup123",
                "status": "training_started",
                "message": "Training process initiated successfully",
                "estimated_completion": "2024-01-15T12:00:00Z",
            },
        ),
        (
            TRAINING,
            "get",
            {
                "training_job_id": "train_123456",
                "group_id": "avatarGroup123",
                "status": "in_progress",
                "progress": 65,
                "started_at": "2024-01-15T10:30:00Z",
                "estimated_completion": "2024-01-15T12:00:00Z",
                "message": "Training is currently in progress",
            },
        ),
        (
            MOTION,
            "post",
            {
                "animated_avatar_id": "animatedAvatar456",
                "original_id": "photoAvatar123",
                "motion_type": "consistent",
                "prompt": "Smooth walking motion with head tilt",
                "status": "processing",
                "message": "Motion animation started successfully",
                "estimated_completion": "2024-01-15T12:15:00Z",
            },
        ),
        (
            SOUND,
            "post",
            {
                "avatar_id": "photoAvatar123",
                "sound_effect_added": True,
                "status": "success",
                "message": "Sound effect successfully added to photo avatar",
                "timestamp": "2024-01-15T12:30:00Z",
            },
        ),
        (
            AVATAR,
            "get",
            {
                "id": "photoAvatar123",
                "name": "Professional Avatar",
                "status": "active",
                "created_at": "2024-01-15T10:00:00Z",
                "updated_at": "2024-01-15T12:30:00Z",
                "appearance": {"style": "Realistic", "orientation": "square", "pose": "half_body"},
                "motion": {
                    "enabled": True,
                    "motion_type": "consistent",
                    "prompt": "Smooth walking motion with head tilt",
                },
                "sound_effect": {"enabled": True, "added_at": "2024-01-15T12:30:00Z"},
                "metadata": {
                    "group_id": "avatarGroup123",
                    "generation_id": "gen_789012",
                    "training_status": "completed",
                },
            },
        ),
        (
            AVATAR,
            "delete",
            {
                "avatar_id": "photoAvatar123",
                "status": "deleted",
                "message": "Photo avatar successfully deleted",
                "deleted_at": "2024-01-15T13:30:00Z",
            },
        ),
        (
            GROUP,
            "delete",
            {
                "group_id": "group123",
                "status": "deleted",
                "message": "Photo avatar group and all associated avatars successfully deleted",
                "deleted_avatars_count": 5,
                "deleted_at": "2024-01-15T13:30:00Z",
            },
        ),
        (
            ASSET,
            "post",
            {
                "id": "asset_123456",
                "name": "profile_image.jpg",
                "file_type": "image",
                "folder_id": "folder_789",
                "meta": {"size": 1024000, "width": 1920, "height": 1080, "format": "JPEG"},
                "image_key": "img_key_abc123",
            },
        ),
    ],
)
def test_samples_of_answers(path: str, method: str, sample: dict[str, Any]) -> None:
    """The sample of the page is valid and the contract's own; each field of it is known, and of its type."""
    bundle = read_bundle("konpro")
    schema = answer_of(bundle, path, method)
    assert violations(bundle, schema, sample) == []
    assert violations(bundle, schema, {**sample, "grown": [1]}) == []
    for field in sample:
        assert violations(bundle, schema, {**sample, field: None}), field
    media = bundle["paths"][path][method]["responses"]["200"]["content"]["application/json"]
    assert resolve(bundle, media["examples"]["documented"])["value"] == sample


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        *(({"status": status}, True) for status in ("pending", "in_progress", "completed", "failed")),
        # What a generation is called when it goes on, and what the answer to the request says.
        *(({"status": status}, False) for status in ("processing", "training_started", "succeeded")),
        *(({"progress": progress}, True) for progress in (0, 100)),
        *(({"progress": progress}, False) for progress in (-1, 101, 6.5)),
    ],
)
def test_training(change: dict[str, Any], *, valid: bool) -> None:
    bundle = read_bundle("konpro")
    value = {"group_id": "avatarGroup123", "status": "pending", **change}
    assert (violations(bundle, answer_of(bundle, TRAINING, "get"), value) == []) is valid


def test_a_training_is_followed_by_its_group() -> None:
    bundle = read_bundle("konpro")
    job = bundle["paths"][TRAIN]["post"]["x-job"]
    poll = bundle["paths"][TRAINING]["get"]
    assert job["poll"]["operationId"] == poll["operationId"]
    assert job["poll"]["parameter"] == poll["parameters"][0]["name"] == "group_id"
    assert job["id"] == "$response.body#/group_id"
    assert sorted(state for states in job["states"].values() for state in states) == sorted(
        ["pending", "in_progress", "completed", "failed"]
    )


@pytest.mark.parametrize("path", [MOTION, SOUND, UPSCALE, CREATE_GROUP, ADD_LOOKS])
def test_what_nothing_documented_can_poll_is_no_job(path: str) -> None:
    assert "x-job" not in read_bundle("konpro")["paths"][path]["post"]


def test_what_is_uploaded() -> None:
    bundle = read_bundle("konpro")
    operation = bundle["paths"][ASSET]["post"]
    assert set(operation["requestBody"]["content"]) == {
        *("image/jpeg", "image/png"),
        *("video/mp4", "video/webm"),
        "audio/mpeg",
    }
    assert operation["requestBody"]["required"] is True
    schema = answer_of(bundle, ASSET, "post")
    # A video has no image_key, and may be in no folder.
    assert violations(bundle, schema, {"id": "a", "name": "n", "file_type": "video", "meta": {"seconds": 3}}) == []
    assert violations(bundle, schema, {"id": "a", "file_type": "document"}) != []


@pytest.mark.parametrize(
    ("path", "amount"),
    [(PHOTO, 1), (LOOKS, 1), (TRAIN, 4), (MOTION, 1), (SOUND, 0), (UPSCALE, 0.5), (CREATE_GROUP, None), (ASSET, None)],
)
def test_what_a_call_costs(path: str, amount: float | None) -> None:
    billing = read_bundle("konpro")["paths"][path]["post"].get("x-billing")
    assert billing == (None if amount is None else {"amount": amount, "unit": "credit", "per": "call"})


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({}, True),
        ({"secret": "3f4a8c1b2d6e9f0a7b5c8d1e2f4a6b8c0d2e4f6a8b0c2d4e6f8a0b2c4d6e8f0"}, True),
        ({"secret": "0" * 64}, True),
        ({"secret": None}, False),
        ({"secret": 1}, False),
    ],
)
def test_secret(change: dict[str, Any], *, valid: bool) -> None:
    """64 digits says the text, 63 has the sample, and no mark says that it is always there."""
    bundle = read_bundle("tengr")
    assert (violations(bundle, answer_of(bundle, ROTATION, "post"), change) == []) is valid
    assert "requestBody" not in bundle["paths"][ROTATION]["post"]


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


def test_an_answer_without_a_motion_type_says_nothing() -> None:
    """The page gives the request a default, and no answer."""
    bundle = read_bundle("konpro")
    avatar = resolve(bundle, answer_of(bundle, AVATAR, "get"))
    motion = resolve(bundle, avatar["properties"]["motion"])
    for answer in (resolve(bundle, answer_of(bundle, MOTION, "post")), motion):
        found = resolve(bundle, answer["properties"]["motion_type"])
        assert found["enum"] == MOTIONS
        assert "default" not in found


def test_version_1_is_deprecated_and_nothing_else() -> None:
    deprecated = {
        path
        for vendor in ("konpro", "tengr")
        for path, item in read_bundle(vendor)["paths"].items()
        for method in item
        if item[method].get("deprecated")
    }
    assert deprecated == {UPSCALING_V1, ARTWORK_V1, ARTWORKS_V1}


def test_images_are_limited() -> None:
    bundle = read_bundle("tengr")
    for path in (UPSCALING_V1, UPSCALING, DETAILER):
        image = resolve(bundle, resolve(bundle, body_schema(bundle["paths"][path]["post"]))["properties"]["imageUrl"])
        assert image["x-image"] == {"maxPixels": 1478656, "mediaTypes": ["image/jpeg", "image/png", "image/webp"]}
        assert "1,478,656" in image["description"]


def test_where_the_key_goes() -> None:
    konpro, tengr = read_bundle("konpro"), read_bundle("tengr")
    assert [server["url"] for server in konpro["servers"]] == ["https://api.konpro.ai"]
    # Files go to a second host, which the page of the upload names; nothing else leaves the first.
    own = {
        path: item[method]["servers"]
        for bundle in (konpro, tengr)
        for path, item in bundle["paths"].items()
        for method in item
        if "servers" in item[method]
    }
    assert {path: [server["url"] for server in servers] for path, servers in own.items()} == {
        ASSET: ["https://upload.konpro.ai"]
    }
    assert not any("security" in item[method] for item in konpro["paths"].values() for method in item)
    scheme = konpro["components"]["securitySchemes"]["ApiKeyAuth"]
    assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "header", "x-api-key")
    assert konpro["security"] == [{"ApiKeyAuth": []}]
    # No host of Tengr is documented, and none may be guessed: RFC 2606 keeps .invalid from ever resolving.
    assert [server["url"] for server in tengr["servers"]] == ["{baseUrl}"]
    assert tengr["servers"][0]["variables"]["baseUrl"]["default"].endswith(".invalid")
    scheme = tengr["components"]["securitySchemes"]["BearerAuth"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    assert tengr["security"] == [{"BearerAuth": []}]
