"""Articles to bytes, one module a format."""
