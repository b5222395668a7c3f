"""Plugins: found, loaded, checked, and gathered in one immutable registry. Only this room knows pluggy."""

from newsmodel.registry.discovery import Candidate, Plugin
from newsmodel.registry.registry import Registry, ResolvedOptions, build_registry, default_registry
from newsmodel.registry.settings import Settings, load_settings

__all__ = [
    "Candidate",
    "Plugin",
    "Registry",
    "ResolvedOptions",
    "Settings",
    "build_registry",
    "default_registry",
    "load_settings",
]
