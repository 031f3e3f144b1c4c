"""A mock of every contract in openapi/: Prism, run and watched over. `python -m image_api_mocks` serves it."""
