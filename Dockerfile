FROM python:3.11-slim AS build
WORKDIR /build
RUN python -m venv /opt/rowantree
COPY requirements.txt ./
RUN /opt/rowantree/bin/pip install --no-cache-dir --requirement requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
RUN /opt/rowantree/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --no-create-home rowantree \
    && install --directory --owner=rowantree --group=rowantree /data
COPY --from=build /opt/rowantree /opt/rowantree
ENV PATH=/opt/rowantree/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ROWANTREE_DATABASE_URL=sqlite:////data/rowantree.db \
    ROWANTREE_FILES_URL=file:///data/files
USER rowantree
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
# `docker run … migrate` runs another command; `serve` wants ROWANTREE_SECRET and a migrated database.
ENTRYPOINT ["rowantree"]
CMD ["serve", "--host", "0.0.0.0"]
