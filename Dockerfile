FROM python:3.11-slim

# A package index beside the default one: the CPU build of torch saves gigabytes of CUDA libraries.
ARG PIP_EXTRA_INDEX_URL=""

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    MALLOC_ARENA_MAX=2 \
    PIP_NO_CACHE_DIR=1 \
    PYTHONUNBUFFERED=1 \
    ANONYMIZED_TELEMETRY=False \
    HF_HUB_DISABLE_TELEMETRY=1 \
    HF_HUB_OFFLINE=1 \
    TOKENIZERS_PARALLELISM=false \
    ASSISTANT_CORPUS=/corpus \
    ASSISTANT_DATA=/data

WORKDIR /app

COPY requirements.lock ./
RUN pip install --quiet -r requirements.lock

COPY pyproject.toml NOTICE ./
COPY assistant ./assistant
RUN pip install --quiet --no-deps --no-build-isolation .

RUN useradd --create-home --uid 10001 assistant \
    && install --directory --owner=assistant /data
COPY corpus /corpus

USER assistant
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]

CMD ["assistant", "serve", "--host", "0.0.0.0"]
