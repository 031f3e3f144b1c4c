"""The bundles say what the fact sheets say: an independent reading of them, and what is chosen beyond it is owned.

The sheets tell of the pages that do not stand in full beside them. test_pages.py reads those that do.
"""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from jsonpointer import JsonPointer

from tests.contracts.fact_sheet import READINGS, choices, differences, read_sheet
from tests.contracts.ledger import VENDORS, claimed, read_bundle, read_ledger
from tests.support.sampling import sampled

PHOTO = "/paths/~1v1~1photo_avatar"
SCHEMAS = "/components/schemas"
GONE = object()


def test_every_contract_has_a_reading() -> None:
    assert sorted(READINGS) == VENDORS
    assert {vendor: len(read_sheet(vendor)["operations"]) for vendor in READINGS} == {"konpro": 14, "tengr": 8}


@pytest.mark.parametrize("vendor", VENDORS)
def test_the_bundle_says_what_the_sheet_says(vendor: str) -> None:
    assert list(differences(read_sheet(vendor), read_bundle(vendor))) == []


@pytest.mark.parametrize("vendor", VENDORS)
def test_what_no_page_says_is_an_assumption(vendor: str) -> None:
    """A status of a page that was cut, a format that only samples show, a mark that is missing: none is a fact."""
    assumed = claimed([claim for entry in read_ledger(vendor, "assumptions").entries for claim in entry.claims])
    chosen = list(choices(read_sheet(vendor), read_bundle(vendor)))
    assert chosen
    assert [what for what, pointers in chosen if not any(_claims(assumed, pointer) for pointer in pointers)] == []


@pytest.mark.parametrize("vendor", VENDORS)
def test_no_fact_says_what_no_page_says(vendor: str) -> None:
    """A list of required fields that no page marks so, and an error status that nobody has seen."""
    stated = claimed([claim for entry in read_ledger(vendor, "facts").entries for claim in entry.claims])
    places = [pointers[-1] for _, pointers in choices(read_sheet(vendor), read_bundle(vendor))]
    doubtful = [place for place in places if re.search(r"/required$|/responses/[45]\d\d$", place)]
    assert doubtful
    assert [place for place in doubtful if _claims(stated, place)] == []


@pytest.mark.parametrize(
    ("vendor", "pointer"),
    [
        ("konpro", f"{PHOTO}~1add_motion/post/responses/200"),
        ("konpro", "/paths/~1v1~1asset/post/responses/404"),
        ("konpro", f"{SCHEMAS}/Generation/properties/progress/maximum"),
        ("konpro", f"{SCHEMAS}/PhotoAvatar/required"),
        ("tengr", "/paths/~1v2~1artworks/get/responses/400"),
        ("tengr", "/paths/~1v2~1artworks~1upscaling/post/responses/202"),
        ("tengr", f"{SCHEMAS}/Txt2ImgParametersV1/properties/style/enum"),
        ("tengr", f"{SCHEMAS}/CreateUpscalingV1Request/required"),
    ],
)
def test_an_assumption_that_is_struck_out_is_missed(vendor: str, pointer: str) -> None:
    claims = [claim for entry in read_ledger(vendor, "assumptions").entries for claim in entry.claims]
    left = {found for found in claimed(claims) if not found.startswith(pointer)}
    chosen = choices(read_sheet(vendor), read_bundle(vendor))
    assert any(not any(_claims(left, each) for each in pointers) for _, pointers in chosen)


def _claims(assumed: set[str], pointer: str) -> bool:
    return any(found == pointer or found.startswith(f"{pointer}/") for found in assumed)


MUTANTS: list[tuple[str, str, Any]] = [
    ("konpro", "/servers/0/url", "https://konpro.ai"),
    ("konpro", "/components/securitySchemes/ApiKeyAuth/name", "authorization"),
    ("konpro", "/paths/~1v1~1asset/post/servers", GONE),
    ("konpro", "/paths/~1v1~1asset/post/requestBody/content/video~1webm", GONE),
    ("konpro", f"{PHOTO}~1train/post/x-billing/amount", 1),
    ("konpro", f"{PHOTO}~1train/post/x-job/id", "$response.body#/training_job_id"),
    ("konpro", f"{PHOTO}~1train/post/x-job/states/failed", []),
    ("konpro", f"{PHOTO}~1upscale/post/responses/200/links/getPhotoAvatar", GONE),
    ("konpro", f"{PHOTO}~1upscale/post/x-job", {"id": "$response.body#/upscaled_avatar_id"}),
    ("konpro", f"{PHOTO}~1add_motion/post/responses/503", GONE),
    ("konpro", f"{PHOTO}~1{{id}}/delete/parameters/0/description", "The avatar."),
    ("konpro", f"{PHOTO}~1{{id}}/delete", GONE),
    ("konpro", f"{PHOTO}~1photo~1generate/post/callbacks", GONE),
    ("konpro", f"{SCHEMAS}/AddMotionRequest/properties/motion_type/enum/6", GONE),
    ("konpro", f"{SCHEMAS}/AddMotionRequest/properties/motion_type/default", "expressive"),
    ("konpro", f"{SCHEMAS}/AddMotionRequest/additionalProperties", GONE),
    ("konpro", f"{SCHEMAS}/AddLooksToAvatarGroupRequest/properties/image_keys/maxItems", 5),
    ("konpro", f"{SCHEMAS}/AddLooksToAvatarGroupRequest/properties/image_keys/minItems", 1),
    ("konpro", f"{SCHEMAS}/AddLooksToAvatarGroupRequest/required", ["group_id", "image_keys", "name", "generation_id"]),
    ("konpro", f"{SCHEMAS}/CreateAvatarGroupRequest/required", ["name", "image_key"]),
    ("konpro", f"{SCHEMAS}/PhotoAvatar/properties/sound_effect", GONE),
    ("konpro", f"{SCHEMAS}/PhotoAvatar/properties/url", {"type": "string"}),
    ("konpro", f"{SCHEMAS}/PhotoAvatar/required", ["id", "status", "motion"]),
    ("konpro", f"{SCHEMAS}/Asset/properties/file_type/$ref", f"#{SCHEMAS}/Style"),
    ("konpro", f"{SCHEMAS}/DeleteAvatarGroupResponse/properties/deleted_avatars_count/type", "string"),
    ("konpro", f"{SCHEMAS}/ErrorInfo/required", ["code", "message", "details"]),
    ("konpro", "/components/examples/get_training_status_200/value/progress", 66),
    ("tengr", "/servers/0", {"url": "https://api.tengr.ai"}),
    ("tengr", "/paths/~1v2~1artworks/get/parameters/1/schema/maximum", 100),
    ("tengr", "/paths/~1v2~1artworks/get/parameters/1/schema/default", 20),
    ("tengr", "/paths/~1v2~1artworks/get/parameters/0/in", "header"),
    ("tengr", "/paths/~1v2~1artworks/get/x-pagination", GONE),
    ("tengr", "/paths/~1v1~1artworks/get/responses/200/content/application~1json/schema/type", "object"),
    ("tengr", "/paths/~1v1~1artworks/get/responses/404", {"$ref": "#/components/responses/not_found"}),
    ("tengr", f"{SCHEMAS}/Artwork/anyOf/2", GONE),
    ("tengr", f"{SCHEMAS}/Artwork/anyOf/1", GONE),
    ("tengr", f"{SCHEMAS}/UpscalingArtwork/properties/artworkType/enum", ["upscaling"]),
    ("tengr", f"{SCHEMAS}/UpscalingArtwork/required/6", GONE),
    ("tengr", f"{SCHEMAS}/UpscalingParameters/properties/webhook/format", GONE),
    ("tengr", f"{SCHEMAS}/ArtworkStatus/enum/4", "cancelled"),
    ("tengr", f"{SCHEMAS}/ScaleFactor/maximum", 16),
    ("tengr", f"{SCHEMAS}/Error/required/1", GONE),
    ("tengr", f"{SCHEMAS}/WebhookSecret/properties/secret/pattern", "^[0-9a-f]{64}$"),
    ("tengr", "/paths/~1v2~1organizations~1{orgId}~1webhook-secret/post/parameters/0/schema/format", "uuid"),
]


def _name(part: Any) -> str:
    return "gone" if part is GONE else str(part)[-50:]


@sampled("vendor")
@pytest.mark.parametrize(("vendor", "pointer", "value"), MUTANTS, ids=_name)
def test_a_bundle_that_says_otherwise_is_told(vendor: str, pointer: str, value: Any) -> None:
    bundle = copy.deepcopy(read_bundle(vendor))
    parent, key = JsonPointer(pointer).to_last(bundle)
    if value is GONE:
        del parent[key]
    else:
        parent[key] = value
    assert list(differences(read_sheet(vendor), bundle))
