# The mock, as `make mock` serves it: a checkout, set up. Nothing is here that a checkout does not have.
#   docker build --tag mock . && docker run --rm --publish 127.0.0.1:4010:4010 mock
FROM python:3.12-slim-bookworm

# Debian keeps one version of make in a release.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --no-install-recommends --yes make \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /srv/mock
COPY . .
RUN make setup && useradd --uid 10001 --no-create-home mock

USER 10001
EXPOSE 4010
HEALTHCHECK --start-period=20s --interval=10s --timeout=5s --retries=3 \
    CMD [".venv/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:4010/_mock/health', timeout=4)"]

# In a container 127.0.0.1 is the container's own. What follows the image's name goes to the mock: --job-seconds 0
ENTRYPOINT [".venv/bin/python", "-m", "image_api_mocks", "--host", "0.0.0.0"]
