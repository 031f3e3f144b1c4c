# Made from tengr.openapi.json by 'make generate'. Do not edit.
# pyright: reportPrivateUsage=false
# The classes in here are one client in several parts.
"""The client that users write against: `Tengr`, and `AsyncTengr`, which is the same with `await`."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, Self, overload

from image_api_core.callbacks.confirm import confirmed, confirming, event_job
from image_api_core.client import AsyncClient, SyncClient
from image_api_core.engine import Timeout
from image_api_core.errors import ValidationError
from image_api_core.jobs import JobSpec, find_job
from image_api_core.limits import (
    is_integer,
    is_uri,
    to_json,
)
from image_api_core.many_jobs import CONCURRENCY, Outcome, Queue
from image_api_core.pages import Pages
from image_api_core.parameters import to_path, to_query, to_value
from image_api_core.retry import RetryPolicy

from . import _operations
from .models.create_detailer_upscaler_request import CreateDetailerUpscalerRequest
from .models.create_upscaling_request import CreateUpscalingRequest
from .models.create_upscaling_v1_request import CreateUpscalingV1Request
from .models.detailer_scale_factor import DetailerScaleFactor
from .models.detailer_upscaler_artwork import DetailerUpscalerArtwork
from .models.other_artwork import OtherArtwork
from .models.other_artwork_v1 import OtherArtworkV1
from .models.output_format import OutputFormat
from .models.txt_2_img_artwork_v1 import Txt2ImgArtworkV1
from .models.upscaling_artwork import UpscalingArtwork
from .models.upscaling_artwork_v1 import UpscalingArtworkV1
from .models.webhook_secret import WebhookSecret
from .types import UNSET, Unset

if TYPE_CHECKING:
    import httpx
    from image_api_core.callbacks.event import CallbackEvent

    from .models.detailer_upscaler_artwork import DetailerUpscalerArtwork
    from .models.upscaling_artwork import UpscalingArtwork


def _checked_list_artworks_v1_query(body: dict[str, Any]) -> dict[str, Any]:
    """Return the query parameters of listArtworksV1 if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    if "offset" in body:
        value_0 = body["offset"]
        if not is_integer(value_0):
            raise ValidationError("offset", "type", value_0, "a whole number")
    if "limit" in body:
        value_0 = body["limit"]
        if not is_integer(value_0):
            raise ValidationError("limit", "type", value_0, "a whole number")
        if value_0 < 1:
            raise ValidationError("limit", "minimum", value_0, "a whole number from 1 to 500")
        if value_0 > 500:
            raise ValidationError("limit", "maximum", value_0, "a whole number from 1 to 500")
    return body


def _checked_create_upscaling_v1_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of createUpscalingV1 if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["imageUrl"]
    if not isinstance(value_0, str):
        raise ValidationError("imageUrl", "type", value_0, "a string")
    if not is_uri(value_0):
        raise ValidationError("imageUrl", "format", value_0, "an absolute URL")
    if "scaleFactor" in body:
        value_0 = body["scaleFactor"]
        if not is_integer(value_0):
            raise ValidationError("scaleFactor", "type", value_0, "a whole number")
        if value_0 < 2:
            raise ValidationError("scaleFactor", "minimum", value_0, "a whole number from 2 to 8")
        if value_0 > 8:
            raise ValidationError("scaleFactor", "maximum", value_0, "a whole number from 2 to 8")
    return body


def _checked_get_artwork_v1_path(body: dict[str, Any]) -> dict[str, Any]:
    """Return the path parameters of getArtworkV1 if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")
    return body


def _checked_list_artworks_query(body: dict[str, Any]) -> dict[str, Any]:
    """Return the query parameters of listArtworks if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    if "offset" in body:
        value_0 = body["offset"]
        if not is_integer(value_0):
            raise ValidationError("offset", "type", value_0, "a whole number")
    if "limit" in body:
        value_0 = body["limit"]
        if not is_integer(value_0):
            raise ValidationError("limit", "type", value_0, "a whole number")
        if value_0 < 1:
            raise ValidationError("limit", "minimum", value_0, "a whole number from 1 to 500")
        if value_0 > 500:
            raise ValidationError("limit", "maximum", value_0, "a whole number from 1 to 500")
    return body


def _checked_create_upscaling_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of createUpscaling if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["imageUrl"]
    if not isinstance(value_0, str):
        raise ValidationError("imageUrl", "type", value_0, "a string")
    if not is_uri(value_0):
        raise ValidationError("imageUrl", "format", value_0, "an absolute URL")
    if "scaleFactor" in body:
        value_0 = body["scaleFactor"]
        if not is_integer(value_0):
            raise ValidationError("scaleFactor", "type", value_0, "a whole number")
        if value_0 < 2:
            raise ValidationError("scaleFactor", "minimum", value_0, "a whole number from 2 to 8")
        if value_0 > 8:
            raise ValidationError("scaleFactor", "maximum", value_0, "a whole number from 2 to 8")
    if "webhook" in body:
        value_0 = body["webhook"]
        if not isinstance(value_0, str):
            raise ValidationError("webhook", "type", value_0, "a string")
        if not is_uri(value_0):
            raise ValidationError("webhook", "format", value_0, "an absolute URL")
    return body


def _checked_create_detailer_upscaler_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of createDetailerUpscaler if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["imageUrl"]
    if not isinstance(value_0, str):
        raise ValidationError("imageUrl", "type", value_0, "a string")
    if not is_uri(value_0):
        raise ValidationError("imageUrl", "format", value_0, "an absolute URL")
    if "scaleFactor" in body:
        value_0 = body["scaleFactor"]
        if value_0 not in [1, 2, 4, 8] or type(value_0) is not int:
            raise ValidationError("scaleFactor", "enum", value_0, "one of 1, 2, 4, 8")
    if "details" in body:
        value_0 = body["details"]
        if not is_integer(value_0):
            raise ValidationError("details", "type", value_0, "a whole number")
        if value_0 < 1:
            raise ValidationError("details", "minimum", value_0, "a whole number from 1 to 3")
        if value_0 > 3:
            raise ValidationError("details", "maximum", value_0, "a whole number from 1 to 3")
    if "modification" in body:
        value_0 = body["modification"]
        if not is_integer(value_0):
            raise ValidationError("modification", "type", value_0, "a whole number")
        if value_0 < 1:
            raise ValidationError("modification", "minimum", value_0, "a whole number from 1 to 3")
        if value_0 > 3:
            raise ValidationError("modification", "maximum", value_0, "a whole number from 1 to 3")
    if "seed" in body:
        value_0 = body["seed"]
        if not is_integer(value_0):
            raise ValidationError("seed", "type", value_0, "a whole number")
        if value_0 < 1:
            raise ValidationError("seed", "minimum", value_0, "a whole number from 1 to 2147483647")
        if value_0 > 2147483647:
            raise ValidationError("seed", "maximum", value_0, "a whole number from 1 to 2147483647")
    if "webhook" in body:
        value_0 = body["webhook"]
        if not isinstance(value_0, str):
            raise ValidationError("webhook", "type", value_0, "a string")
        if not is_uri(value_0):
            raise ValidationError("webhook", "format", value_0, "an absolute URL")
    if "outputFormat" in body:
        value_0 = body["outputFormat"]
        if value_0 not in ["auto", "png", "webp"]:
            raise ValidationError("outputFormat", "enum", value_0, "one of 'auto', 'png', 'webp'")
    return body


def _checked_get_artwork_path(body: dict[str, Any]) -> dict[str, Any]:
    """Return the path parameters of getArtwork if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")
    return body


def _checked_rotate_webhook_secret_path(body: dict[str, Any]) -> dict[str, Any]:
    """Return the path parameters of rotateWebhookSecret if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["orgId"]
    if not isinstance(value_0, str):
        raise ValidationError("orgId", "type", value_0, "a string")
    return body


def _items_of_list_artworks_v1(
    page: list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1],
) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
    return page


def _id_in_list_artworks_v1(item: OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1) -> Hashable:
    return item.id


def _items_of_list_artworks(
    page: list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork],
) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]:
    return page


def _id_in_list_artworks(item: DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork) -> Hashable:
    return item.id


_EVENTS_OF_ARTWORKS: dict[str, JobSpec[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]] = {
    "upscalingFinished": _operations._CREATE_UPSCALING_JOB,
    "artworkFinished": _operations._CREATE_DETAILER_UPSCALER_JOB,
}


class Artworks:
    """Artworks and the operations that make them."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def list_artworks_v1(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
        """List artworks (version 1).

        The artworks, one page of them. Their order is not documented.

        Deprecated: the vendor may take this operation away.

        Documented at https://docs.tengr.ai/find-all-artworks

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The artworks, as a bare array without a total.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.LIST_ARTWORKS_V1,
            query=to_query(
                _checked_list_artworks_v1_query(
                    {
                        name: to_value(value, name)
                        for name, value in (
                            ("offset", offset),
                            ("limit", limit),
                        )
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def iterate_artworks_v1(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> Iterator[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
        """List artworks (version 1), all of them: page after page with `list_artworks_v1`, as they are needed.

        The artworks, one page of them. Their order is not documented.

        A page that has fewer items than its limit is the last. What comes again, because others were made meanwhile, is left out.

        Deprecated: the vendor may take this operation away.

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries of each request, or a `RetryPolicy`; the client's if left out.

        Yields:
            One after the other. Nothing is sent before the first is asked for.

        Raises:
            PaginationError: The list does not come to its end: page after page holds only what has been read already.
            ValidationError, APIStatusError, APIConnectionError, InvalidResponse: When a page is read, as `list_artworks_v1` raises them.

        """
        pages = Pages(
            offset=0 if isinstance(offset, Unset) else offset,
            limit=10 if isinstance(limit, Unset) else limit,
            items=_items_of_list_artworks_v1,
            item_id=_id_in_list_artworks_v1,
        )
        return self._client._iterate(
            pages,
            lambda: self.list_artworks_v1(
                offset=pages.offset,
                limit=pages.limit,
                timeout=timeout,
                retries=retries,
            ),
        )

    def create_upscaling_v1(
        self,
        *,
        image_url: str,
        scale_factor: int | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> UpscalingArtworkV1:
        """Upscale an image and wait for the result.

        Upscales an image by a whole factor. The answer carries the finished artwork, which is `done` or `failed`; a
        long run can end in 504.

        Deprecated: the vendor may take this operation away.

        Check a local file first: `images.check(path, images.CREATE_UPSCALING_V1_IMAGE_URL)`.

        Documented at https://docs.tengr.ai/create-upscaling-artwork

        Args:
            image_url: URL of the image. Its area (width x height) is at most 1,478,656 pixels, for example 1216
                x 1216. Formats: JPEG (also named JPG), PNG, WebP.
            scale_factor: Factor of the upscaling, any whole number from 2 to 8. 2 if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The artwork, done or failed.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            errors.GatewayTimeoutError: 504. Gateway Timeout
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.CREATE_UPSCALING_V1,
            body=_checked_create_upscaling_v1_body(
                to_json(
                    CreateUpscalingV1Request(
                        image_url=image_url,
                        scale_factor=scale_factor,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def get_artwork_v1(
        self,
        id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1:
        """Read an artwork (version 1).

        One artwork by its id.

        Deprecated: the vendor may take this operation away.

        Documented at https://docs.tengr.ai/find-artwork-by-id

        Args:
            id: Id of the artwork.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The artwork.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.NotFoundError: 404. Not Found
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.GET_ARTWORK_V1,
            path=to_path(
                _checked_get_artwork_v1_path(
                    {name: to_value(value, name) for name, value in (("id", id),) if not isinstance(value, Unset)}
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def list_artworks(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]:
        """List artworks.

        The artworks that were made with this API key, one page of them. Their order is not documented. The page's
        summary speaks of filters by type, status and date range; its list of parameters has none. The vendor
        deletes an artwork 8 days after it was made.

        Documented at https://docs.tengr.ai/v2/find-all-artworks-v-2

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The artworks, as a bare array without a total.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.LIST_ARTWORKS,
            query=to_query(
                _checked_list_artworks_query(
                    {
                        name: to_value(value, name)
                        for name, value in (
                            ("offset", offset),
                            ("limit", limit),
                        )
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def iterate_artworks(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> Iterator[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]:
        """List artworks, all of them: page after page with `list_artworks`, as they are needed.

        The artworks that were made with this API key, one page of them. Their order is not documented. The page's
        summary speaks of filters by type, status and date range; its list of parameters has none. The vendor
        deletes an artwork 8 days after it was made.

        A page that has fewer items than its limit is the last. What comes again, because others were made meanwhile, is left out.

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries of each request, or a `RetryPolicy`; the client's if left out.

        Yields:
            One after the other. Nothing is sent before the first is asked for.

        Raises:
            PaginationError: The list does not come to its end: page after page holds only what has been read already.
            ValidationError, APIStatusError, APIConnectionError, InvalidResponse: When a page is read, as `list_artworks` raises them.

        """
        pages = Pages(
            offset=0 if isinstance(offset, Unset) else offset,
            limit=10 if isinstance(limit, Unset) else limit,
            items=_items_of_list_artworks,
            item_id=_id_in_list_artworks,
        )
        return self._client._iterate(
            pages,
            lambda: self.list_artworks(
                offset=pages.offset,
                limit=pages.limit,
                timeout=timeout,
                retries=retries,
            ),
        )

    def create_upscaling(
        self,
        *,
        image_url: str,
        scale_factor: int | Unset = UNSET,
        webhook: str | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> UpscalingArtwork:
        """Upscale an image.

        Starts a job that upscales an image by a whole factor. Poll the artwork with `getArtwork`, or name a
        `webhook`.

        Check a local file first: `images.check(path, images.CREATE_UPSCALING_IMAGE_URL)`.

        Documented at https://docs.tengr.ai/v2/create-upscaling-artwork

        Args:
            image_url: URL of the image. Its area (width x height) is at most 1,478,656 pixels, for example 1216
                x 1216. Formats: JPEG (also named JPG), PNG, WebP.
            scale_factor: Factor of the upscaling, any whole number from 2 to 8. 2 if left out.
            webhook: URL to which the final artwork is posted. A newer edition of the page adds that it must be
                HTTPS on a publicly routable host; loopback, link-local, private and cloud metadata addresses are
                refused.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.CREATE_UPSCALING,
            body=_checked_create_upscaling_body(
                to_json(
                    CreateUpscalingRequest(
                        image_url=image_url,
                        scale_factor=scale_factor,
                        webhook=webhook,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def create_detailer_upscaler(
        self,
        *,
        image_url: str,
        scale_factor: DetailerScaleFactor | Unset = UNSET,
        details: int | Unset = UNSET,
        modification: int | Unset = UNSET,
        seed: int | Unset = UNSET,
        webhook: str | Unset = UNSET,
        output_format: OutputFormat | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> DetailerUpscalerArtwork:
        """Sharpen details, and upscale if asked to.

        Starts a job that sharpens the fine details of an image and, with a `scaleFactor` above 1, upscales it. Poll
        the artwork with `getArtwork`, or name a `webhook`.

        Check a local file first: `images.check(path, images.CREATE_DETAILER_UPSCALER_IMAGE_URL)`.

        Documented at https://docs.tengr.ai/v2/create-detailer-upscaler-artwork

        Args:
            image_url: URL of the image. Its area (width x height) is at most 1,478,656 pixels, for example 1216
                x 1216. Formats: JPEG (also named JPG), PNG, WebP.
            scale_factor: 1 enhances details only; 2, 4 and 8 enhance details and upscale by that factor. 2 if
                left out.
            details: Level of detail enhancement: 1 low, 2 medium, 3 high. 2 if left out.
            modification: Strength of the modification: 1 subtle, 2 balanced, 3 strong. 2 if left out.
            seed: Seed of the random numbers. Left out, the vendor picks one; from 1 to 2147483647.
            webhook: URL to which the final artwork is posted. A newer edition of the page adds that it must be
                HTTPS on a publicly routable host; loopback, link-local, private and cloud metadata addresses are
                refused.
            output_format: Format of the results. `auto` is the vendor's default, which is WebP at high quality;
                `png` is lossless. 'auto' if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.CREATE_DETAILER_UPSCALER,
            body=_checked_create_detailer_upscaler_body(
                to_json(
                    CreateDetailerUpscalerRequest(
                        image_url=image_url,
                        scale_factor=scale_factor,
                        details=details,
                        modification=modification,
                        seed=seed,
                        webhook=webhook,
                        output_format=output_format,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def get_artwork(
        self,
        id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
        """Read an artwork.

        One artwork by its id: to poll a job, or to look up what a webhook announced. The vendor deletes an artwork
        and its images 8 days after it was made; from then on the answer is 404.

        Documented at https://docs.tengr.ai/v2/find-artwork-by-id-v-2

        Args:
            id: Id of the artwork.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The artwork.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.NotFoundError: 404. Not Found
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.GET_ARTWORK,
            path=to_path(
                _checked_get_artwork_path(
                    {name: to_value(value, name) for name, value in (("id", id),) if not isinstance(value, Unset)}
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def confirm(
        self,
        event: "CallbackEvent[UpscalingArtwork | DetailerUpscalerArtwork]",
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
        """Ask the API about the job of an event, since nothing shows who posted the event.

        What comes back is what the API says, and never what the event says.

        Args:
            event: What `callbacks.parse` returned.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job as the API has it: in the state that the event gives, or, if that is not a final one, in any.

        Raises:
            CallbackMismatch: The event says that the job has ended, and the API has it in another state. The job is in
                `result`; do not act on the event.
            errors.NotFoundError: 404. The API does not know the job: do not act on the event.
            APIStatusError: The job cannot be read for another reason, as the operation that reads it documents.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.
            ValueError: What was passed in is no event of this kind.

        """
        spec = event_job(_EVENTS_OF_ARTWORKS, event)
        with confirming(event):
            job = self._client._call(spec.poll, path={spec.parameter: event.job_id}, timeout=timeout, retries=retries)
        return confirmed(event, spec, job)


class Organizations:
    """What belongs to the organization as a whole."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def rotate_webhook_secret(
        self,
        org_id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> WebhookSecret:
        """Replace the secret that signs webhooks.

        Makes a new secret for the organization, which replaces any that exists, and returns it once. The vendor
        signs webhooks with it; how is not documented. The key needs the scope `manager` or `admin`. There is no
        request body.

        Documented at https://docs.tengr.ai/v2/rotate-organization-webhook-secret

        Args:
            org_id: Id of the organization.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The new secret.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.OrganizationNotFoundError: 404. Organization not found
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.ROTATE_WEBHOOK_SECRET,
            path=to_path(
                _checked_rotate_webhook_secret_path(
                    {
                        name: to_value(value, name)
                        for name, value in (("orgId", org_id),)
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )


class Tengr(SyncClient):
    """A client of Tengr.ai artworks.

    Use it in `with`, or call `close`. It can be shared between threads.
    Args:
        api_key: The key; from the environment variable TENGR_API_KEY if left out.
        base_url: The origin of the API; from TENGR_BASE_URL if left out. None is documented.
        timeout: Seconds that one try of a request may take, or a `Timeout`. 60 s, of which 5 s to connect.
        retries: Further tries of a request, or a `RetryPolicy`. See `image_api_core.retry` for what is tried again.
        http_client: An `httpx.Client` of your own, with your proxies, certificates or transport. You close it.
        allow_http: Whether any key may go over plain http to any host. If not, plain http is for loopback, and for the
            key of the mock: `mock-key` or `mock-key.<world>`.

    Raises:
        MissingAPIKey: There is no key.
        ConfigurationError: There is no base URL, or the key must not be sent there.

    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        http_client: "httpx.Client | None" = None,
        allow_http: bool = False,
    ) -> None:
        super().__init__(
            _operations.API,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            allow_http=allow_http,
        )
        self.artworks = Artworks(self)
        self.organizations = Organizations(self)

    @classmethod
    def from_env(
        cls,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        http_client: "httpx.Client | None" = None,
        allow_http: bool = False,
    ) -> Self:
        """Make a client with the key of the environment variable TENGR_API_KEY, and nothing else to name it.

        The base URL is the one of TENGR_BASE_URL. The arguments are those of the class.

        Raises:
            MissingAPIKey: TENGR_API_KEY is not set, or is empty.
            ConfigurationError: There is no base URL, or the key must not be sent there.

        """
        return cls(timeout=timeout, retries=retries, http_client=http_client, allow_http=allow_http)

    @overload
    def wait(
        self,
        job: UpscalingArtworkV1,
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
        progress: bool = ...,
    ) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1: ...
    @overload
    def wait(
        self,
        job: str,
        *,
        started_by: Literal["create_upscaling_v1"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
        progress: bool = ...,
    ) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1: ...
    @overload
    def wait(
        self,
        job: UpscalingArtwork | DetailerUpscalerArtwork,
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
        progress: bool = ...,
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork: ...
    @overload
    def wait(
        self,
        job: str,
        *,
        started_by: Literal["create_upscaling", "create_detailer_upscaler"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
        progress: bool = ...,
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork: ...
    def wait(
        self,
        job: Any,
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> Any:
        """Wait until a job has succeeded.

        Args:
            job: What the operation that started the job returned, or the job's id, also in another process.
            started_by: With an id: the operation that started the job, since ids do not tell.
            timeout: Seconds to wait at most. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The job as it was read last.

        Raises:
            JobFailed: The job has ended, and not in success.
            JobTimeout: It had not ended in time.
            APIStatusError: The job cannot be read. Not for 429 and 5xx, which may pass.
            InvalidResponse: What was read is not a job.
            ValueError: What was passed in is no job.

        """
        spec, job_id = find_job(_operations.JOBS, job, started_by)
        done: Any = self._wait(
            spec, job_id, timeout=timeout, poll_interval=poll_interval, on_update=on_update, progress=progress
        )
        return done

    @overload
    def wait_all(
        self,
        jobs: Iterable[UpscalingArtworkV1],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
        progress: bool = ...,
    ) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]: ...
    @overload
    def wait_all(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["create_upscaling_v1"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
        progress: bool = ...,
    ) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]: ...
    @overload
    def wait_all(
        self,
        jobs: Iterable[UpscalingArtwork | DetailerUpscalerArtwork],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
        progress: bool = ...,
    ) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]: ...
    @overload
    def wait_all(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["create_upscaling", "create_detailer_upscaler"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
        progress: bool = ...,
    ) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]: ...
    def wait_all(
        self,
        jobs: Iterable[Any],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> list[Any]:
        """Wait until many jobs have ended, and return their results.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids.
            started_by: With ids: the operation that started the jobs, since ids do not tell.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The jobs as they were read last, in the order of `jobs`.

        Raises:
            JobsFailed: Not all have succeeded. It carries what became of each, results included.
            ConfigurationError: `progress` is asked for and its library is missing.

        """
        queue: Queue[Any] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, started_by),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=1,
        )
        return self._wait_all(queue, jobs, progress=progress)

    @overload
    def as_completed(
        self,
        jobs: Iterable[UpscalingArtworkV1],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
    ) -> Iterator[Outcome[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["create_upscaling_v1"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
    ) -> Iterator[Outcome[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[UpscalingArtwork | DetailerUpscalerArtwork],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
    ) -> Iterator[Outcome[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["create_upscaling", "create_detailer_upscaler"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
    ) -> Iterator[Outcome[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]]: ...
    def as_completed(
        self,
        jobs: Iterable[Any],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
    ) -> Iterator[Outcome[Any]]:
        """Tell of each of many jobs as soon as it has ended.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids.
            started_by: With ids: the operation that started the jobs, since ids do not tell.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.

        Yields:
            What became of a job: its place in `jobs`, its id, and its `result()`, which raises what `wait` would raise.

        """
        queue: Queue[Any] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, started_by),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=1,
        )
        return self._as_completed(queue)


class AsyncArtworks:
    """Artworks and the operations that make them."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def list_artworks_v1(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
        """List artworks (version 1).

        The artworks, one page of them. Their order is not documented.

        Deprecated: the vendor may take this operation away.

        Documented at https://docs.tengr.ai/find-all-artworks

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The artworks, as a bare array without a total.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.LIST_ARTWORKS_V1,
            query=to_query(
                _checked_list_artworks_v1_query(
                    {
                        name: to_value(value, name)
                        for name, value in (
                            ("offset", offset),
                            ("limit", limit),
                        )
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def iterate_artworks_v1(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> AsyncGenerator[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1, None]:
        """List artworks (version 1), all of them: page after page with `list_artworks_v1`, as they are needed.

        The artworks, one page of them. Their order is not documented.

        A page that has fewer items than its limit is the last. What comes again, because others were made meanwhile, is left out.

        Deprecated: the vendor may take this operation away.

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries of each request, or a `RetryPolicy`; the client's if left out.

        Yields:
            One after the other. Nothing is sent before the first is asked for.

        Raises:
            PaginationError: The list does not come to its end: page after page holds only what has been read already.
            ValidationError, APIStatusError, APIConnectionError, InvalidResponse: When a page is read, as `list_artworks_v1` raises them.

        """
        pages = Pages(
            offset=0 if isinstance(offset, Unset) else offset,
            limit=10 if isinstance(limit, Unset) else limit,
            items=_items_of_list_artworks_v1,
            item_id=_id_in_list_artworks_v1,
        )
        return self._client._iterate(
            pages,
            lambda: self.list_artworks_v1(
                offset=pages.offset,
                limit=pages.limit,
                timeout=timeout,
                retries=retries,
            ),
        )

    async def create_upscaling_v1(
        self,
        *,
        image_url: str,
        scale_factor: int | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> UpscalingArtworkV1:
        """Upscale an image and wait for the result.

        Upscales an image by a whole factor. The answer carries the finished artwork, which is `done` or `failed`; a
        long run can end in 504.

        Deprecated: the vendor may take this operation away.

        Check a local file first: `images.check(path, images.CREATE_UPSCALING_V1_IMAGE_URL)`.

        Documented at https://docs.tengr.ai/create-upscaling-artwork

        Args:
            image_url: URL of the image. Its area (width x height) is at most 1,478,656 pixels, for example 1216
                x 1216. Formats: JPEG (also named JPG), PNG, WebP.
            scale_factor: Factor of the upscaling, any whole number from 2 to 8. 2 if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The artwork, done or failed.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            errors.GatewayTimeoutError: 504. Gateway Timeout
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.CREATE_UPSCALING_V1,
            body=_checked_create_upscaling_v1_body(
                to_json(
                    CreateUpscalingV1Request(
                        image_url=image_url,
                        scale_factor=scale_factor,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def get_artwork_v1(
        self,
        id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1:
        """Read an artwork (version 1).

        One artwork by its id.

        Deprecated: the vendor may take this operation away.

        Documented at https://docs.tengr.ai/find-artwork-by-id

        Args:
            id: Id of the artwork.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The artwork.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.NotFoundError: 404. Not Found
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.GET_ARTWORK_V1,
            path=to_path(
                _checked_get_artwork_v1_path(
                    {name: to_value(value, name) for name, value in (("id", id),) if not isinstance(value, Unset)}
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def list_artworks(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]:
        """List artworks.

        The artworks that were made with this API key, one page of them. Their order is not documented. The page's
        summary speaks of filters by type, status and date range; its list of parameters has none. The vendor
        deletes an artwork 8 days after it was made.

        Documented at https://docs.tengr.ai/v2/find-all-artworks-v-2

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The artworks, as a bare array without a total.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.LIST_ARTWORKS,
            query=to_query(
                _checked_list_artworks_query(
                    {
                        name: to_value(value, name)
                        for name, value in (
                            ("offset", offset),
                            ("limit", limit),
                        )
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def iterate_artworks(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> AsyncGenerator[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork, None]:
        """List artworks, all of them: page after page with `list_artworks`, as they are needed.

        The artworks that were made with this API key, one page of them. Their order is not documented. The page's
        summary speaks of filters by type, status and date range; its list of parameters has none. The vendor
        deletes an artwork 8 days after it was made.

        A page that has fewer items than its limit is the last. What comes again, because others were made meanwhile, is left out.

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries of each request, or a `RetryPolicy`; the client's if left out.

        Yields:
            One after the other. Nothing is sent before the first is asked for.

        Raises:
            PaginationError: The list does not come to its end: page after page holds only what has been read already.
            ValidationError, APIStatusError, APIConnectionError, InvalidResponse: When a page is read, as `list_artworks` raises them.

        """
        pages = Pages(
            offset=0 if isinstance(offset, Unset) else offset,
            limit=10 if isinstance(limit, Unset) else limit,
            items=_items_of_list_artworks,
            item_id=_id_in_list_artworks,
        )
        return self._client._iterate(
            pages,
            lambda: self.list_artworks(
                offset=pages.offset,
                limit=pages.limit,
                timeout=timeout,
                retries=retries,
            ),
        )

    async def create_upscaling(
        self,
        *,
        image_url: str,
        scale_factor: int | Unset = UNSET,
        webhook: str | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> UpscalingArtwork:
        """Upscale an image.

        Starts a job that upscales an image by a whole factor. Poll the artwork with `getArtwork`, or name a
        `webhook`.

        Check a local file first: `images.check(path, images.CREATE_UPSCALING_IMAGE_URL)`.

        Documented at https://docs.tengr.ai/v2/create-upscaling-artwork

        Args:
            image_url: URL of the image. Its area (width x height) is at most 1,478,656 pixels, for example 1216
                x 1216. Formats: JPEG (also named JPG), PNG, WebP.
            scale_factor: Factor of the upscaling, any whole number from 2 to 8. 2 if left out.
            webhook: URL to which the final artwork is posted. A newer edition of the page adds that it must be
                HTTPS on a publicly routable host; loopback, link-local, private and cloud metadata addresses are
                refused.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.CREATE_UPSCALING,
            body=_checked_create_upscaling_body(
                to_json(
                    CreateUpscalingRequest(
                        image_url=image_url,
                        scale_factor=scale_factor,
                        webhook=webhook,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def create_detailer_upscaler(
        self,
        *,
        image_url: str,
        scale_factor: DetailerScaleFactor | Unset = UNSET,
        details: int | Unset = UNSET,
        modification: int | Unset = UNSET,
        seed: int | Unset = UNSET,
        webhook: str | Unset = UNSET,
        output_format: OutputFormat | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> DetailerUpscalerArtwork:
        """Sharpen details, and upscale if asked to.

        Starts a job that sharpens the fine details of an image and, with a `scaleFactor` above 1, upscales it. Poll
        the artwork with `getArtwork`, or name a `webhook`.

        Check a local file first: `images.check(path, images.CREATE_DETAILER_UPSCALER_IMAGE_URL)`.

        Documented at https://docs.tengr.ai/v2/create-detailer-upscaler-artwork

        Args:
            image_url: URL of the image. Its area (width x height) is at most 1,478,656 pixels, for example 1216
                x 1216. Formats: JPEG (also named JPG), PNG, WebP.
            scale_factor: 1 enhances details only; 2, 4 and 8 enhance details and upscale by that factor. 2 if
                left out.
            details: Level of detail enhancement: 1 low, 2 medium, 3 high. 2 if left out.
            modification: Strength of the modification: 1 subtle, 2 balanced, 3 strong. 2 if left out.
            seed: Seed of the random numbers. Left out, the vendor picks one; from 1 to 2147483647.
            webhook: URL to which the final artwork is posted. A newer edition of the page adds that it must be
                HTTPS on a publicly routable host; loopback, link-local, private and cloud metadata addresses are
                refused.
            output_format: Format of the results. `auto` is the vendor's default, which is WebP at high quality;
                `png` is lossless. 'auto' if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.CREATE_DETAILER_UPSCALER,
            body=_checked_create_detailer_upscaler_body(
                to_json(
                    CreateDetailerUpscalerRequest(
                        image_url=image_url,
                        scale_factor=scale_factor,
                        details=details,
                        modification=modification,
                        seed=seed,
                        webhook=webhook,
                        output_format=output_format,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def get_artwork(
        self,
        id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
        """Read an artwork.

        One artwork by its id: to poll a job, or to look up what a webhook announced. The vendor deletes an artwork
        and its images 8 days after it was made; from then on the answer is 404.

        Documented at https://docs.tengr.ai/v2/find-artwork-by-id-v-2

        Args:
            id: Id of the artwork.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The artwork.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.NotFoundError: 404. Not Found
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.GET_ARTWORK,
            path=to_path(
                _checked_get_artwork_path(
                    {name: to_value(value, name) for name, value in (("id", id),) if not isinstance(value, Unset)}
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def confirm(
        self,
        event: "CallbackEvent[UpscalingArtwork | DetailerUpscalerArtwork]",
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
        """Ask the API about the job of an event, since nothing shows who posted the event.

        What comes back is what the API says, and never what the event says.

        Args:
            event: What `callbacks.parse` returned.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job as the API has it: in the state that the event gives, or, if that is not a final one, in any.

        Raises:
            CallbackMismatch: The event says that the job has ended, and the API has it in another state. The job is in
                `result`; do not act on the event.
            errors.NotFoundError: 404. The API does not know the job: do not act on the event.
            APIStatusError: The job cannot be read for another reason, as the operation that reads it documents.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.
            ValueError: What was passed in is no event of this kind.

        """
        spec = event_job(_EVENTS_OF_ARTWORKS, event)
        with confirming(event):
            job = await self._client._call(
                spec.poll, path={spec.parameter: event.job_id}, timeout=timeout, retries=retries
            )
        return confirmed(event, spec, job)


class AsyncOrganizations:
    """What belongs to the organization as a whole."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def rotate_webhook_secret(
        self,
        org_id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> WebhookSecret:
        """Replace the secret that signs webhooks.

        Makes a new secret for the organization, which replaces any that exists, and returns it once. The vendor
        signs webhooks with it; how is not documented. The key needs the scope `manager` or `admin`. There is no
        request body.

        Documented at https://docs.tengr.ai/v2/rotate-organization-webhook-secret

        Args:
            org_id: Id of the organization.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The new secret.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.OrganizationNotFoundError: 404. Organization not found
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.ROTATE_WEBHOOK_SECRET,
            path=to_path(
                _checked_rotate_webhook_secret_path(
                    {
                        name: to_value(value, name)
                        for name, value in (("orgId", org_id),)
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )


class AsyncTengr(AsyncClient):
    """A client of Tengr.ai artworks, for asyncio.

    Use it in `async with`, or call `aclose`.
    Args:
        api_key: The key; from the environment variable TENGR_API_KEY if left out.
        base_url: The origin of the API; from TENGR_BASE_URL if left out. None is documented.
        timeout: Seconds that one try of a request may take, or a `Timeout`. 60 s, of which 5 s to connect.
        retries: Further tries of a request, or a `RetryPolicy`. See `image_api_core.retry` for what is tried again.
        http_client: An `httpx.AsyncClient` of your own, with your proxies, certificates or transport. You close it.
        allow_http: Whether any key may go over plain http to any host. If not, plain http is for loopback, and for the
            key of the mock: `mock-key` or `mock-key.<world>`.

    Raises:
        MissingAPIKey: There is no key.
        ConfigurationError: There is no base URL, or the key must not be sent there.

    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        http_client: "httpx.AsyncClient | None" = None,
        allow_http: bool = False,
    ) -> None:
        super().__init__(
            _operations.API,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            allow_http=allow_http,
        )
        self.artworks = AsyncArtworks(self)
        self.organizations = AsyncOrganizations(self)

    @classmethod
    def from_env(
        cls,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        http_client: "httpx.AsyncClient | None" = None,
        allow_http: bool = False,
    ) -> Self:
        """Make a client with the key of the environment variable TENGR_API_KEY, and nothing else to name it.

        The base URL is the one of TENGR_BASE_URL. The arguments are those of the class.

        Raises:
            MissingAPIKey: TENGR_API_KEY is not set, or is empty.
            ConfigurationError: There is no base URL, or the key must not be sent there.

        """
        return cls(timeout=timeout, retries=retries, http_client=http_client, allow_http=allow_http)

    @overload
    async def wait(
        self,
        job: UpscalingArtworkV1,
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
        progress: bool = ...,
    ) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1: ...
    @overload
    async def wait(
        self,
        job: str,
        *,
        started_by: Literal["create_upscaling_v1"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
        progress: bool = ...,
    ) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1: ...
    @overload
    async def wait(
        self,
        job: UpscalingArtwork | DetailerUpscalerArtwork,
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
        progress: bool = ...,
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork: ...
    @overload
    async def wait(
        self,
        job: str,
        *,
        started_by: Literal["create_upscaling", "create_detailer_upscaler"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
        progress: bool = ...,
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork: ...
    async def wait(
        self,
        job: Any,
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> Any:
        """Wait until a job has succeeded.

        Args:
            job: What the operation that started the job returned, or the job's id, also in another process.
            started_by: With an id: the operation that started the job, since ids do not tell.
            timeout: Seconds to wait at most. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The job as it was read last.

        Raises:
            JobFailed: The job has ended, and not in success.
            JobTimeout: It had not ended in time.
            APIStatusError: The job cannot be read. Not for 429 and 5xx, which may pass.
            InvalidResponse: What was read is not a job.
            ValueError: What was passed in is no job.

        """
        spec, job_id = find_job(_operations.JOBS, job, started_by)
        done: Any = await self._wait(
            spec, job_id, timeout=timeout, poll_interval=poll_interval, on_update=on_update, progress=progress
        )
        return done

    @overload
    async def wait_all(
        self,
        jobs: Iterable[UpscalingArtworkV1 | Awaitable[UpscalingArtworkV1]],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
        concurrency: int = ...,
        progress: bool = ...,
    ) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]: ...
    @overload
    async def wait_all(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["create_upscaling_v1"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
        concurrency: int = ...,
        progress: bool = ...,
    ) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]: ...
    @overload
    async def wait_all(
        self,
        jobs: Iterable[
            UpscalingArtwork | DetailerUpscalerArtwork | Awaitable[UpscalingArtwork | DetailerUpscalerArtwork]
        ],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
        concurrency: int = ...,
        progress: bool = ...,
    ) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]: ...
    @overload
    async def wait_all(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["create_upscaling", "create_detailer_upscaler"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
        concurrency: int = ...,
        progress: bool = ...,
    ) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]: ...
    async def wait_all(
        self,
        jobs: Iterable[Any | Awaitable[Any]],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        concurrency: int = CONCURRENCY,
        progress: bool = False,
    ) -> list[Any]:
        """Wait until many jobs have ended, and return their results.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids, or what is to be awaited to start them.
            started_by: With ids: the operation that started the jobs, since ids do not tell.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            concurrency: Requests in flight at most, and jobs started here that have not ended.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The jobs as they were read last, in the order of `jobs`.

        Raises:
            JobsFailed: Not all have succeeded. It carries what became of each, results included.
            ConfigurationError: `progress` is asked for and its library is missing.

        """
        queue: Queue[Any] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, started_by),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=concurrency,
        )
        return await self._wait_all(queue, jobs, progress=progress)

    @overload
    def as_completed(
        self,
        jobs: Iterable[UpscalingArtworkV1 | Awaitable[UpscalingArtworkV1]],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
        concurrency: int = ...,
    ) -> AsyncGenerator[Outcome[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], None]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["create_upscaling_v1"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], object] | None = ...,
        concurrency: int = ...,
    ) -> AsyncGenerator[Outcome[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1], None]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[
            UpscalingArtwork | DetailerUpscalerArtwork | Awaitable[UpscalingArtwork | DetailerUpscalerArtwork]
        ],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
        concurrency: int = ...,
    ) -> AsyncGenerator[Outcome[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], None]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["create_upscaling", "create_detailer_upscaler"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], object] | None = ...,
        concurrency: int = ...,
    ) -> AsyncGenerator[Outcome[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork], None]: ...
    def as_completed(
        self,
        jobs: Iterable[Any | Awaitable[Any]],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        concurrency: int = CONCURRENCY,
    ) -> AsyncGenerator[Outcome[Any], None]:
        """Tell of each of many jobs as soon as it has ended.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids, or what is to be awaited to start them.
            started_by: With ids: the operation that started the jobs, since ids do not tell.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            concurrency: Requests in flight at most, and jobs started here that have not ended.

        Yields:
            What became of a job: its place in `jobs`, its id, and its `result()`, which raises what `wait` would raise.

        """
        queue: Queue[Any] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, started_by),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=concurrency,
        )
        return self._as_completed(queue)
