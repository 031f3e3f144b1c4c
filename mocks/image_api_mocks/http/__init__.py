"""The HTTP side of the mock: the server, the request pipeline, the admin API and the pages."""
