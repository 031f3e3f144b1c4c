"""What a vendor posts to the caller: read it (`reader`), confirm it (`confirm`), receive it (`asgi`)."""
