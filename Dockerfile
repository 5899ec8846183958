# Took the Floor in a container: small, without root, nothing written but in /data.
#
#   docker build --tag tookthefloor .
#   docker run --rm --read-only --tmpfs /tmp --publish 8000:8000 --volume ./summaries:/data/corpus tookthefloor
FROM python:3.13-slim-bookworm AS build
WORKDIR /source
COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY indexer indexer
COPY webapp webapp
RUN python -m venv /floor \
    && /floor/bin/pip install --no-cache-dir --require-hashes --requirement requirements.lock \
    && /floor/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim-bookworm
RUN useradd --no-log-init --uid 10001 --home-dir /data --create-home floor \
    && install --directory --owner 10001 --group 10001 /data/corpus /data/index
COPY --from=build /floor /floor
USER 10001
WORKDIR /data
VOLUME ["/data/corpus", "/data/index"]
ENV PATH=/floor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    FLOOR_HOST=0.0.0.0
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["floor"]
CMD ["serve"]
