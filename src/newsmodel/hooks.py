"""The marker that turns a function into a hook implementation; `newsmodel.hookimpl` is this one."""

import pluggy

hookimpl = pluggy.HookimplMarker("newsmodel")
