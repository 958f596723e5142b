"""Everything made from the registry: HTTP, OpenAPI, the documentation."""
