"""The mark that makes a function an implementation of one of our hooks."""

import pluggy

PROJECT = "newsmodel"

hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a plugin's hook functions: `@newsmodel.hookimpl`."""

hookspec = pluggy.HookspecMarker(PROJECT)
