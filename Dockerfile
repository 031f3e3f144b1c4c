# The mock as a container: the two wheels of dist/ and their locked dependencies. Build the wheels first:
#   make setup && .venv/bin/python -m tools.release.build
#   docker build --tag image-api-mocks . && docker run --rm --publish 127.0.0.1:4010:4010 image-api-mocks
FROM python:3.13-slim-bookworm AS install
COPY mocks/requirements.txt dist/*.whl /wheels/
RUN python -m venv --without-pip /opt/image-api-mocks \
    && python -m pip --python /opt/image-api-mocks/bin/python install --no-cache-dir --require-hashes --requirement /wheels/requirements.txt \
    && python -m pip --python /opt/image-api-mocks/bin/python install --no-cache-dir --no-deps --no-index /wheels/*.whl

FROM python:3.13-slim-bookworm
COPY --from=install /opt/image-api-mocks /opt/image-api-mocks
# In a container 127.0.0.1 is the container's own.
ENV PATH=/opt/image-api-mocks/bin:$PATH \
    IMAGE_API_MOCKS_HOST=0.0.0.0
USER 10001:10001
EXPOSE 4010
HEALTHCHECK --start-period=20s --interval=10s --timeout=5s --retries=3 \
    CMD ["python", "-c", "import http.client, sys; mock = http.client.HTTPConnection('127.0.0.1', 4010, timeout=4); mock.request('GET', '/_mock/health'); sys.exit(mock.getresponse().status != 200)"]
# Arguments after the image's name go to the mock: --job-seconds 0
ENTRYPOINT ["image-api-mocks"]
