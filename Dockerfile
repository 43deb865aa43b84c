# adlar as an image: one static binary, nothing else to run.
#   docker build -t adlar .                                    this machine
#   docker buildx build --platform linux/amd64,linux/arm64 .   both
FROM --platform=$BUILDPLATFORM golang:1.26 AS build
WORKDIR /src
# Dependencies first: they change seldom, so this layer is mostly cached.
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
ARG TARGETOS TARGETARCH
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH \
    go build -trimpath -buildvcs=false -ldflags "-s -w" -o /out/adlar ./cmd/adlar

FROM scratch
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="adlar" \
      org.opencontainers.image.description="Finds the names in news text and writes them one way" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.source="https://github.com/adlar-names/adlar" \
      org.opencontainers.image.version="$VERSION"
# For TLS to Redis, object stores and collectors of traces.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /out/adlar /adlar
USER 65532:65532
# Inside the container all addresses; who may reach it is decided where the port
# is published. A public bind wants keys: mount them and set ADLAR_KEYS.
ENV ADLAR_ADDR=0.0.0.0:8080
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s --retries=3 CMD ["/adlar", "healthcheck"]
ENTRYPOINT ["/adlar"]
CMD ["serve"]
