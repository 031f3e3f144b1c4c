"""A mock of every contract in openapi/: Prism, and a gateway in front that remembers. `python -m image_api_mocks`."""
