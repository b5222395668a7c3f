"""The tests in a browser run when they are asked for by their marker, as `make browser` does."""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "browser" in config.option.markexpr:
        return
    skip = pytest.mark.skip(reason="in a browser; `make browser` installs Chromium and runs it")
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(skip)
