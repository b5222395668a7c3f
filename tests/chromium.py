"""Chromium without a window, driven over its DevTools protocol through a pipe: no port, no further library."""

import contextlib
import fcntl
import itertools
import json
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

NAMES = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome")
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio",
    "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--remote-debugging-pipe", "--force-color-profile=srgb",
)  # fmt: skip
PATIENCE = 240
"""Seconds that an answer may take; a busy machine is slow, not wrong."""


def found() -> str | None:
    """The browser's path, or None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class BrowserError(Exception):
    """The browser refuses a command, or a script in the page has thrown."""


class Chromium:
    """One process with one page at a time; `with Chromium() as browser: page = browser.open(path)`."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._stack = contextlib.ExitStack()
        self._buffer = b""
        self._out = self._in = -1

    def __enter__(self) -> Self:
        program = found()
        if program is None:
            raise BrowserError("no Chromium is installed")
        with contextlib.ExitStack() as stack:
            profile = stack.enter_context(tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True))
            # The browser reads commands from descriptor 3 and answers on 4; ours are kept clear of both.
            theirs_in, self._out = map(_high, os.pipe())
            self._in, theirs_out = map(_high, os.pipe())
            process = os.posix_spawn(
                program,
                [program, *SWITCHES, f"--user-data-dir={profile}", "about:blank"],
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, theirs_in, 3),
                    (os.POSIX_SPAWN_DUP2, theirs_out, 4),
                    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                ],
                setpgroup=0,
            )
            stack.callback(_end, process)
            stack.callback(os.close, self._out)
            stack.callback(os.close, self._in)
            os.close(theirs_in)
            os.close(theirs_out)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        with contextlib.suppress(BrowserError, OSError):
            self.send("Browser.close")
        self._stack.close()

    def send(self, method: str, session: str | None = None, events: list[Any] | None = None, **given: Any) -> Any:
        """The result of a command; events that come meanwhile are appended to `events`."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": given} | ({"sessionId": session} if session else {})
        os.write(self._out, json.dumps(message).encode() + b"\0")
        for answer in self._messages(time.monotonic() + PATIENCE):
            if answer.get("id") == number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            if events is not None and "method" in answer:
                events.append(answer)
        raise BrowserError(f"{method}: no answer")

    def open(self, path: Path, *, width: int = 1200, height: int = 900, **media: str) -> "Page":
        """A page in a tab of its own, loaded; `media` are features such as prefers_color_scheme="dark"."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session, target)
        for domain in ("Page", "Runtime", "Network", "Log"):
            page.send(f"{domain}.enable")
        page.size(width, height)
        page.media("", **media)
        page.send("Page.navigate", url=path.resolve().as_uri())
        page.until("document.readyState === 'complete'")
        return page

    def _messages(self, until: float) -> Iterator[dict[str, Any]]:
        while time.monotonic() < until:
            while b"\0" in self._buffer:
                message, _, self._buffer = self._buffer.partition(b"\0")
                yield json.loads(message)
            data = os.read(self._in, 2**20)
            if not data:
                return
            self._buffer += data


class Page:
    """A loaded page: what is in it, what it did, and fingers on its keys."""

    def __init__(self, browser: Chromium, session: str, target: str) -> None:
        self._browser, self._session, self._target = browser, session, target
        self.events: list[dict[str, Any]] = []

    def send(self, method: str, **given: Any) -> Any:
        """A command to this page."""
        return self._browser.send(method, self._session, self.events, **given)

    def run(self, script: str) -> Any:
        """The value of an expression in the page, promises awaited; debuggers are not bound by the page's policy."""
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise BrowserError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def until(self, script: str, seconds: float = PATIENCE) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + seconds
        while not self.run(script):
            if time.monotonic() > end:
                raise BrowserError(f"never true: {script}")
            time.sleep(0.03)

    def size(self, width: int, height: int = 900, scale: float = 1) -> None:
        """The window's size in CSS pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False
        )

    def media(self, kind: str, **features: str) -> None:
        """The medium ("print", or "" for the screen) and its features."""
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.send("Emulation.setEmulatedMedia", media=kind, features=named)

    def press(self, *keys: str) -> None:
        """Keys, one after the other: "Tab", "Enter", "Shift+Tab", or a character."""
        for key in keys:
            shift = key.startswith("Shift+")
            name = key.removeprefix("Shift+")
            code = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "End": 35, "Home": 36}.get(name, 0)
            text = {"Enter": "\r"}.get(name, name if len(name) == 1 else "")
            told = {"key": name, "code": name, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0}
            self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **told)
            self.send("Input.dispatchKeyEvent", type="keyUp", **told)

    def type(self, text: str) -> None:
        """Text into what has the focus."""
        self.send("Input.insertText", text=text)

    def point(self, selector: str, *, click: bool = False) -> None:
        """The mouse on the first line of an element, scrolled to."""
        x, y = self.run(
            f"(async () => {{ const node = document.querySelector({json.dumps(selector)});"
            "for (const _ of [1, 2, 3]) { node.scrollIntoView({block: 'center', behavior: 'instant'});"
            "await new Promise(requestAnimationFrame); } const box = node.getClientRects()[0];"
            "return [box.left + Math.min(box.width, 20) / 2, box.top + box.height / 2]; })()"
        )
        told = {"x": x, "y": y, "button": "left" if click else "none", "clickCount": int(click)}
        self.send("Input.dispatchMouseEvent", **{**told, "button": "none"}, type="mouseMoved")
        for kind in ("mousePressed", "mouseReleased") if click else ():
            self.send("Input.dispatchMouseEvent", **told, type=kind)

    def picture(self, *, whole: bool = False, kind: str = "png") -> str:
        """What is seen, or the whole page, as an image in base64."""
        return str(self.send("Page.captureScreenshot", format=kind, captureBeyondViewport=whole)["data"])

    def complaints(self) -> list[str]:
        """Errors and warnings that the browser has told: of scripts, of the policy, of anything loaded."""
        self.run("0")
        return [
            json.dumps(event["params"])[:500]
            for event in self.events
            if event["method"] in ("Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening")
            or (event["method"] == "Runtime.consoleAPICalled" and event["params"]["type"] in ("error", "warning"))
        ]

    def requests(self) -> list[str]:
        """The addresses that were asked for."""
        self.run("0")
        asked = [event["params"] for event in self.events if event["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in asked]

    def close(self) -> None:
        """Close the tab."""
        self._browser.send("Target.closeTarget", targetId=self._target)


def _high(descriptor: int) -> int:
    """The same file under a descriptor above 9, not inherited."""
    high = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return high


def _end(process: int) -> None:
    """Wait for the browser's end, and bring it about where it does not come."""
    for patience in range(100):
        done, _ = os.waitpid(process, os.WNOHANG)
        if done:
            return
        if patience == 60:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
        time.sleep(0.05)
