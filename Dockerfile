# minutes-extract as an image: docker build -t minutes-extract . && docker run --rm -v "$PWD:/work" minutes-extract convert minutes.pdf
FROM python:3.11-slim AS wheel
WORKDIR /source
COPY requirements.txt pyproject.toml README.md LICENSE NOTICE ./
RUN python -m venv /opt/minutes-extract \
 && /opt/minutes-extract/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.txt
COPY src src
RUN /opt/minutes-extract/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
 && /opt/minutes-extract/bin/pip check

FROM python:3.11-slim
COPY --from=wheel /opt/minutes-extract /opt/minutes-extract
RUN useradd --create-home archivist
USER archivist
WORKDIR /work
ENV PATH=/opt/minutes-extract/bin:$PATH PYTHONUNBUFFERED=1
ENTRYPOINT ["minutes-extract"]
CMD ["--help"]
