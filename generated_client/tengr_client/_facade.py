# Made from tengr.openapi.json by 'make generate'. Do not edit.
# pyright: reportPrivateUsage=false
# The classes in here are one client in several parts.
"""The client that users write against: `Tengr`, and `AsyncTengr`, which is the same with `await`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Unpack

from image_api_core.client import AsyncClient, SyncClient, with_details, with_details_async
from image_api_core.pages import Pages
from image_api_core.parameters import web_url
from image_api_core.request_builder import Arguments
from image_api_core.unset import UNSET, Unset

from . import _operations

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Hashable, Iterator
    from uuid import UUID

    from image_api_core.callbacks.event import CallbackEvent
    from image_api_core.options import RequestOptions
    from image_api_core.parameters import Url

    from .models.detailer_scale_factor import DetailerScaleFactor
    from .models.detailer_upscaler_artwork import DetailerUpscalerArtwork
    from .models.other_artwork import OtherArtwork
    from .models.other_artwork_v1 import OtherArtworkV1
    from .models.output_format import OutputFormat
    from .models.txt_2_img_artwork_v1 import Txt2ImgArtworkV1
    from .models.upscaling_artwork import UpscalingArtwork
    from .models.upscaling_artwork_v1 import UpscalingArtworkV1
    from .models.webhook_secret import WebhookSecret


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


class Artworks:
    """Artworks and the operations that make them."""

    def __init__(self, client: SyncClient[Any]) -> None:
        self._client = client

    def list_artworks_v1(
        self,
        *,
        offset: int | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
        """List artworks (version 1).

        The artworks, one page of them. Their order is not documented.

        Deprecated: the vendor may take this operation away.

        Documented at https://docs.tengr.ai/find-all-artworks

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(
            _operations.LIST_ARTWORKS_V1, Arguments(query={"offset": offset, "limit": limit}), options
        )

    def iterate_artworks_v1(
        self,
        *,
        offset: int | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Iterator[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
        """List artworks (version 1), all of them: page after page with `list_artworks_v1`, as they are needed.

        A page that has fewer items than its limit is the last. What comes again, because others were made meanwhile, is left out.

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            options: How each page is requested: `RequestOptions`.

        Yields:
            One after the other. Nothing is sent before the first is asked for.

        Raises:
            PaginationError: The list does not come to its end: page after page holds only what has been read already.
            ValidationError, APIStatusError, APIConnectionError, InvalidResponse: When a page is read, as `list_artworks_v1` raises them.

        """
        pages = Pages(
            offset=offset or 0,
            limit=10 if limit is None or isinstance(limit, Unset) else limit,
            items=_items_of_list_artworks_v1,
            item_id=_id_in_list_artworks_v1,
        )
        return self._client._iterate(
            pages,
            lambda: self.list_artworks_v1(
                offset=pages.offset,
                limit=pages.limit,
                **options,
            ),
        )

    def create_upscaling_v1(
        self,
        *,
        image_url: Url,
        scale_factor: int | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The artwork, done or failed.
            Its `.job` is the job, for `wait` and to be stored.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            errors.GatewayTimeoutError: 504. Gateway Timeout
            UndocumentedStatus: Any other status.
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(
            _operations.CREATE_UPSCALING_V1,
            Arguments(body={"imageUrl": web_url(image_url), "scaleFactor": scale_factor}),
            options,
        )

    def get_artwork_v1(
        self,
        id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1:
        """Read an artwork (version 1).

        One artwork by its id.

        Deprecated: the vendor may take this operation away.

        Documented at https://docs.tengr.ai/find-artwork-by-id

        Args:
            id: Id of the artwork.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return self._client._call(_operations.GET_ARTWORK_V1, Arguments(path={"id": id}), options)

    def list_artworks(
        self,
        *,
        offset: int | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]:
        """List artworks.

        The artworks that were made with this API key, one page of them. Their order is not documented. The page's
        summary speaks of filters by type, status and date range; its list of parameters has none. The vendor
        deletes an artwork 8 days after it was made.

        Documented at https://docs.tengr.ai/v2/find-all-artworks-v-2

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(
            _operations.LIST_ARTWORKS, Arguments(query={"offset": offset, "limit": limit}), options
        )

    def iterate_artworks(
        self,
        *,
        offset: int | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Iterator[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]:
        """List artworks, all of them: page after page with `list_artworks`, as they are needed.

        A page that has fewer items than its limit is the last. What comes again, because others were made meanwhile, is left out.

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            options: How each page is requested: `RequestOptions`.

        Yields:
            One after the other. Nothing is sent before the first is asked for.

        Raises:
            PaginationError: The list does not come to its end: page after page holds only what has been read already.
            ValidationError, APIStatusError, APIConnectionError, InvalidResponse: When a page is read, as `list_artworks` raises them.

        """
        pages = Pages(
            offset=offset or 0,
            limit=10 if limit is None or isinstance(limit, Unset) else limit,
            items=_items_of_list_artworks,
            item_id=_id_in_list_artworks,
        )
        return self._client._iterate(
            pages,
            lambda: self.list_artworks(
                offset=pages.offset,
                limit=pages.limit,
                **options,
            ),
        )

    def create_upscaling(
        self,
        *,
        image_url: Url,
        scale_factor: int | Unset | None = UNSET,
        webhook: Url | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The job has been accepted.
            Its `.job` is the job, for `wait` and to be stored.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(
            _operations.CREATE_UPSCALING,
            Arguments(body={"imageUrl": web_url(image_url), "scaleFactor": scale_factor, "webhook": web_url(webhook)}),
            options,
        )

    def create_detailer_upscaler(
        self,
        *,
        image_url: Url,
        scale_factor: DetailerScaleFactor | Unset | None = UNSET,
        details: int | Unset | None = UNSET,
        modification: int | Unset | None = UNSET,
        seed: int | Unset | None = UNSET,
        webhook: Url | Unset | None = UNSET,
        output_format: OutputFormat | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The job has been accepted.
            Its `.job` is the job, for `wait` and to be stored.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(
            _operations.CREATE_DETAILER_UPSCALER,
            Arguments(
                body={
                    "imageUrl": web_url(image_url),
                    "scaleFactor": scale_factor,
                    "details": details,
                    "modification": modification,
                    "seed": seed,
                    "webhook": web_url(webhook),
                    "outputFormat": output_format,
                }
            ),
            options,
        )

    def get_artwork(
        self,
        id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
        """Read an artwork.

        One artwork by its id: to poll a job, or to look up what a webhook announced. The vendor deletes an artwork
        and its images 8 days after it was made; from then on the answer is 404.

        Documented at https://docs.tengr.ai/v2/find-artwork-by-id-v-2

        Args:
            id: Id of the artwork.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return self._client._call(_operations.GET_ARTWORK, Arguments(path={"id": id}), options)

    def confirm(
        self,
        event: CallbackEvent[UpscalingArtwork | DetailerUpscalerArtwork],
        **options: Unpack[RequestOptions],
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
        """Ask the API about the job of an event, since nothing shows who posted the event.

        What comes back is what the API says, and never what the event says.

        Args:
            event: What `callbacks.parse` returned.
            options: How the call is made: `RequestOptions`.

        Returns:
            The job as the API has it: in the state that the event gives, or, if that is not a final one, in any.

        Raises:
            CallbackMismatch: The event says that the job has ended, and the API has it in another state. The job is in
                `result`; do not act on the event.
            errors.NotFoundError: 404. The API does not know the job: do not act on the event.
            APIStatusError: The job cannot be read for another reason, as the operation that reads it documents.
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about another job.
            ValueError: What was passed in is no event of this kind.

        """
        result: DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork = self._client._confirm(event, options)
        return result


class Organizations:
    """What belongs to the organization as a whole."""

    def __init__(self, client: SyncClient[Any]) -> None:
        self._client = client

    def rotate_webhook_secret(
        self,
        org_id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> WebhookSecret:
        """Replace the secret that signs webhooks.

        Makes a new secret for the organization, which replaces any that exists, and returns it once. The vendor
        signs webhooks with it; how is not documented. The key needs the scope `manager` or `admin`. There is no
        request body.

        Documented at https://docs.tengr.ai/v2/rotate-organization-webhook-secret

        Args:
            org_id: Id of the organization.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(_operations.ROTATE_WEBHOOK_SECRET, Arguments(path={"orgId": org_id}), options)


class TengrWithResponse:
    """The operations of `Tengr`, each of which returns a `DetailedResponse`."""

    def __init__(self, client: Tengr) -> None:
        self.list_artworks_v1 = with_details(client.artworks.list_artworks_v1)
        self.create_upscaling_v1 = with_details(client.artworks.create_upscaling_v1)
        self.get_artwork_v1 = with_details(client.artworks.get_artwork_v1)
        self.list_artworks = with_details(client.artworks.list_artworks)
        self.create_upscaling = with_details(client.artworks.create_upscaling)
        self.create_detailer_upscaler = with_details(client.artworks.create_detailer_upscaler)
        self.get_artwork = with_details(client.artworks.get_artwork)
        self.rotate_webhook_secret = with_details(client.organizations.rotate_webhook_secret)


class Tengr(SyncClient[Literal["create_upscaling_v1", "create_upscaling", "create_detailer_upscaler"]]):
    """A client of Tengr.ai artworks.

    Use it in `with`, or call `close`. It can be shared between threads, and with processes that are forked.

    Args:
        api_key: The key; from the environment variable TENGR_API_KEY if left out.
        base_url: The origin of the API; from TENGR_BASE_URL if left out. None is documented.
        timeout: Seconds that one attempt of a request may take, or a `Timeout`. 60 s, of which 5 s to connect.
        retries: Further attempts of a request, or a `RetryPolicy`. See `image_api_core.retry` for what is tried again.
        http_client: An `httpx.Client` of your own, with your proxies, certificates or transport. You close it.
        allow_http: Whether any key may go over plain http to any host. If not, plain http is for loopback, and for the
            key of the mock: `mock-key` or `mock-key.<world>`.
        on_request: A function that gets a `RequestEvent` before each attempt. The key in it is masked.
        on_response: A function that gets a `ResponseEvent` after each attempt.

    Raises:
        MissingAPIKey: There is no key.
        ConfigurationError: There is no base URL, the key must not be sent there, or an argument cannot be used.

    """

    _api = _operations.API
    _jobs = _operations.JOBS

    @cached_property
    def artworks(self) -> Artworks:
        """Artworks and the operations that make them."""
        return Artworks(self)

    @cached_property
    def organizations(self) -> Organizations:
        """What belongs to the organization as a whole."""
        return Organizations(self)

    @cached_property
    def with_response(self) -> TengrWithResponse:
        """The operations, returning status, headers, request id, attempts and duration beside the result."""
        return TengrWithResponse(self)


class AsyncArtworks:
    """Artworks and the operations that make them."""

    def __init__(self, client: AsyncClient[Any]) -> None:
        self._client = client

    async def list_artworks_v1(
        self,
        *,
        offset: int | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
        """List artworks (version 1).

        The artworks, one page of them. Their order is not documented.

        Deprecated: the vendor may take this operation away.

        Documented at https://docs.tengr.ai/find-all-artworks

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(
            _operations.LIST_ARTWORKS_V1, Arguments(query={"offset": offset, "limit": limit}), options
        )

    def iterate_artworks_v1(
        self,
        *,
        offset: int | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> AsyncGenerator[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1, None]:
        """List artworks (version 1), all of them: page after page with `list_artworks_v1`, as they are needed.

        A page that has fewer items than its limit is the last. What comes again, because others were made meanwhile, is left out.

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            options: How each page is requested: `RequestOptions`.

        Yields:
            One after the other. Nothing is sent before the first is asked for.

        Raises:
            PaginationError: The list does not come to its end: page after page holds only what has been read already.
            ValidationError, APIStatusError, APIConnectionError, InvalidResponse: When a page is read, as `list_artworks_v1` raises them.

        """
        pages = Pages(
            offset=offset or 0,
            limit=10 if limit is None or isinstance(limit, Unset) else limit,
            items=_items_of_list_artworks_v1,
            item_id=_id_in_list_artworks_v1,
        )
        return self._client._iterate(
            pages,
            lambda: self.list_artworks_v1(
                offset=pages.offset,
                limit=pages.limit,
                **options,
            ),
        )

    async def create_upscaling_v1(
        self,
        *,
        image_url: Url,
        scale_factor: int | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The artwork, done or failed.
            Its `.job` is the job, for `wait` and to be stored.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            errors.GatewayTimeoutError: 504. Gateway Timeout
            UndocumentedStatus: Any other status.
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(
            _operations.CREATE_UPSCALING_V1,
            Arguments(body={"imageUrl": web_url(image_url), "scaleFactor": scale_factor}),
            options,
        )

    async def get_artwork_v1(
        self,
        id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1:
        """Read an artwork (version 1).

        One artwork by its id.

        Deprecated: the vendor may take this operation away.

        Documented at https://docs.tengr.ai/find-artwork-by-id

        Args:
            id: Id of the artwork.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return await self._client._call(_operations.GET_ARTWORK_V1, Arguments(path={"id": id}), options)

    async def list_artworks(
        self,
        *,
        offset: int | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]:
        """List artworks.

        The artworks that were made with this API key, one page of them. Their order is not documented. The page's
        summary speaks of filters by type, status and date range; its list of parameters has none. The vendor
        deletes an artwork 8 days after it was made.

        Documented at https://docs.tengr.ai/v2/find-all-artworks-v-2

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(
            _operations.LIST_ARTWORKS, Arguments(query={"offset": offset, "limit": limit}), options
        )

    def iterate_artworks(
        self,
        *,
        offset: int | Unset | None = UNSET,
        limit: int | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
    ) -> AsyncGenerator[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork, None]:
        """List artworks, all of them: page after page with `list_artworks`, as they are needed.

        A page that has fewer items than its limit is the last. What comes again, because others were made meanwhile, is left out.

        Args:
            offset: How many artworks to skip. 0 if left out.
            limit: How many artworks to return at most; from 1 to 500. 10 if left out.
            options: How each page is requested: `RequestOptions`.

        Yields:
            One after the other. Nothing is sent before the first is asked for.

        Raises:
            PaginationError: The list does not come to its end: page after page holds only what has been read already.
            ValidationError, APIStatusError, APIConnectionError, InvalidResponse: When a page is read, as `list_artworks` raises them.

        """
        pages = Pages(
            offset=offset or 0,
            limit=10 if limit is None or isinstance(limit, Unset) else limit,
            items=_items_of_list_artworks,
            item_id=_id_in_list_artworks,
        )
        return self._client._iterate(
            pages,
            lambda: self.list_artworks(
                offset=pages.offset,
                limit=pages.limit,
                **options,
            ),
        )

    async def create_upscaling(
        self,
        *,
        image_url: Url,
        scale_factor: int | Unset | None = UNSET,
        webhook: Url | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The job has been accepted.
            Its `.job` is the job, for `wait` and to be stored.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(
            _operations.CREATE_UPSCALING,
            Arguments(body={"imageUrl": web_url(image_url), "scaleFactor": scale_factor, "webhook": web_url(webhook)}),
            options,
        )

    async def create_detailer_upscaler(
        self,
        *,
        image_url: Url,
        scale_factor: DetailerScaleFactor | Unset | None = UNSET,
        details: int | Unset | None = UNSET,
        modification: int | Unset | None = UNSET,
        seed: int | Unset | None = UNSET,
        webhook: Url | Unset | None = UNSET,
        output_format: OutputFormat | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The job has been accepted.
            Its `.job` is the job, for `wait` and to be stored.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. Bad Request
            errors.UnauthorizedError: 401. Unauthorized
            errors.ForbiddenError: 403. Forbidden
            errors.TooManyRequestsError: 429. Too Many Requests
            errors.InternalServerError: 500. Internal Server Error
            UndocumentedStatus: Any other status.
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(
            _operations.CREATE_DETAILER_UPSCALER,
            Arguments(
                body={
                    "imageUrl": web_url(image_url),
                    "scaleFactor": scale_factor,
                    "details": details,
                    "modification": modification,
                    "seed": seed,
                    "webhook": web_url(webhook),
                    "outputFormat": output_format,
                }
            ),
            options,
        )

    async def get_artwork(
        self,
        id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
        """Read an artwork.

        One artwork by its id: to poll a job, or to look up what a webhook announced. The vendor deletes an artwork
        and its images 8 days after it was made; from then on the answer is 404.

        Documented at https://docs.tengr.ai/v2/find-artwork-by-id-v-2

        Args:
            id: Id of the artwork.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return await self._client._call(_operations.GET_ARTWORK, Arguments(path={"id": id}), options)

    async def confirm(
        self,
        event: CallbackEvent[UpscalingArtwork | DetailerUpscalerArtwork],
        **options: Unpack[RequestOptions],
    ) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
        """Ask the API about the job of an event, since nothing shows who posted the event.

        What comes back is what the API says, and never what the event says.

        Args:
            event: What `callbacks.parse` returned.
            options: How the call is made: `RequestOptions`.

        Returns:
            The job as the API has it: in the state that the event gives, or, if that is not a final one, in any.

        Raises:
            CallbackMismatch: The event says that the job has ended, and the API has it in another state. The job is in
                `result`; do not act on the event.
            errors.NotFoundError: 404. The API does not know the job: do not act on the event.
            APIStatusError: The job cannot be read for another reason, as the operation that reads it documents.
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about another job.
            ValueError: What was passed in is no event of this kind.

        """
        result: DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork = await self._client._confirm(event, options)
        return result


class AsyncOrganizations:
    """What belongs to the organization as a whole."""

    def __init__(self, client: AsyncClient[Any]) -> None:
        self._client = client

    async def rotate_webhook_secret(
        self,
        org_id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> WebhookSecret:
        """Replace the secret that signs webhooks.

        Makes a new secret for the organization, which replaces any that exists, and returns it once. The vendor
        signs webhooks with it; how is not documented. The key needs the scope `manager` or `admin`. There is no
        request body.

        Documented at https://docs.tengr.ai/v2/rotate-organization-webhook-secret

        Args:
            org_id: Id of the organization.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(_operations.ROTATE_WEBHOOK_SECRET, Arguments(path={"orgId": org_id}), options)


class AsyncTengrWithResponse:
    """The operations of `AsyncTengr`, each of which returns a `DetailedResponse`."""

    def __init__(self, client: AsyncTengr) -> None:
        self.list_artworks_v1 = with_details_async(client.artworks.list_artworks_v1)
        self.create_upscaling_v1 = with_details_async(client.artworks.create_upscaling_v1)
        self.get_artwork_v1 = with_details_async(client.artworks.get_artwork_v1)
        self.list_artworks = with_details_async(client.artworks.list_artworks)
        self.create_upscaling = with_details_async(client.artworks.create_upscaling)
        self.create_detailer_upscaler = with_details_async(client.artworks.create_detailer_upscaler)
        self.get_artwork = with_details_async(client.artworks.get_artwork)
        self.rotate_webhook_secret = with_details_async(client.organizations.rotate_webhook_secret)


class AsyncTengr(AsyncClient[Literal["create_upscaling_v1", "create_upscaling", "create_detailer_upscaler"]]):
    """A client of Tengr.ai artworks, for asyncio.

    Use it in `async with`, or call `aclose`. Each event loop that uses it gets connections of its own.

    Args:
        api_key: The key; from the environment variable TENGR_API_KEY if left out.
        base_url: The origin of the API; from TENGR_BASE_URL if left out. None is documented.
        timeout: Seconds that one attempt of a request may take, or a `Timeout`. 60 s, of which 5 s to connect.
        retries: Further attempts of a request, or a `RetryPolicy`. See `image_api_core.retry` for what is tried again.
        http_client: An `httpx.AsyncClient` of your own, with your proxies, certificates or transport. You close it.
        allow_http: Whether any key may go over plain http to any host. If not, plain http is for loopback, and for the
            key of the mock: `mock-key` or `mock-key.<world>`.
        on_request: A function that gets a `RequestEvent` before each attempt. The key in it is masked.
        on_response: A function that gets a `ResponseEvent` after each attempt.

    Raises:
        MissingAPIKey: There is no key.
        ConfigurationError: There is no base URL, the key must not be sent there, or an argument cannot be used.

    """

    _api = _operations.API
    _jobs = _operations.JOBS

    @cached_property
    def artworks(self) -> AsyncArtworks:
        """Artworks and the operations that make them."""
        return AsyncArtworks(self)

    @cached_property
    def organizations(self) -> AsyncOrganizations:
        """What belongs to the organization as a whole."""
        return AsyncOrganizations(self)

    @cached_property
    def with_response(self) -> AsyncTengrWithResponse:
        """The operations, returning status, headers, request id, attempts and duration beside the result."""
        return AsyncTengrWithResponse(self)
