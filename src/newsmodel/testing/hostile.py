"""Texts that make careless code slow, and a measure of time that a busy machine does not upset."""

import gc
import math
import time
from collections.abc import Callable, Mapping

from newsmodel.testing.law import BrokenLaw

Maker = Callable[[int], str]


def _repeated(unit: str) -> Maker:
    """Whole units only: texts of every length end alike, and so are read the same way."""
    return lambda length: unit * max(1, length // len(unit))


HOSTILE: Mapping[str, Maker] = {
    "one long word": _repeated("a"),
    "one long line": _repeated("the mill by the river was open "),
    "capitals": _repeated("A"),
    "endless names": _repeated("Ann Roe "),
    "opening marks": _repeated("“"),
    "unclosed marks": _repeated("“We go "),
    "marks opened again": _repeated("“We go. "),
    "straight marks": _repeated('"a '),
    "single marks": _repeated(" 'a"),
    "quoted bits": _repeated('"a" '),
    "endless cues": _repeated("said "),
    "names and cues": _repeated("Ann Roe said "),
    "quotations without end": _repeated("“We go,” said Ann Roe, "),
    "commas": _repeated("a, "),
    "brackets": lambda length: "(" * (length // 2) + ")" * (length // 2),
    "captions": _repeated("[caption "),
    "must": _repeated("must "),
    "digits": _repeated("1,"),
    "spaces": lambda length: "a" + " " * (length - 2) + "b",
    "line ends": _repeated("a\n\n"),
    "full stops": _repeated("A. "),
    "handles": _repeated("@ann "),
    "at signs": _repeated("@"),
    "links": _repeated("https://a.b/c "),
    "dashes": _repeated("a - "),
    "according": _repeated("According to "),
}
"""Families of texts: a length in characters to a text of about that length."""

MEASURED = 0.003
"""Seconds that a text takes from which on two lengths are compared."""
LONGEST = 20_000
"""Characters of the shorter text, at most."""
SHORT = 256
"""Characters up to which lengths grow slowly, as a pattern that runs away does so within a few characters."""
TOO_LONG = 0.5
"""Seconds that no text of a few hundred characters may take."""
TIMES = 6
"""How many times longer than the shorter text the longer one is."""
FACTOR = 2.4
"""How many times longer a character may take in the longer text; `TIMES` is quadratic."""
CLEAR = 1.6
"""The same, where it is so plain that the work is linear that measuring can stop early."""
AGREED = 1.2
"""How many times its least the second least time of the shorter text may be, for measuring to stop early."""
ROUNDS = 6
"""How often both texts are measured; the least time of each counts, as a busy machine only adds to it. As often again
where the work does not look linear by then."""
AGAIN = 3
"""How many times longer the text is that has to confirm it: caches and memory stretch the time at one length, work that
is not linear does so at each."""
CONFIRMED = 5.2
"""How many times the time it takes then; between `AGAIN` and its square."""

Work = Callable[[], object]


def hold_linear(prepare: Callable[[str], Work], families: Mapping[str, Maker] = HOSTILE) -> None:
    """Hold that work takes time in proportion to the length of its text.

    Args:
        prepare: gives, for a text, the work to be timed.
        families: of texts, by name.

    Raises:
        BrokenLaw: names the family, the lengths and the times.
    """
    for name, make in families.items():
        size = _measurable(prepare, name, make)
        short, long = least_times(prepare, make, size)
        while long < TIMES * MEASURED and size < LONGEST:
            # What was taken for work was the machine's being busy.
            size = min(2 * size, LONGEST)
            short, long = least_times(prepare, make, size)
        if long > FACTOR * TIMES * short and (longer := confirmed(prepare, make, TIMES * size, long)) is not None:
            raise BrokenLaw(
                f"{TIMES * size:,} characters of {name} in at most {FACTOR} times {TIMES} times the time of {size:,}",
                f"{short * 1e3:.1f} ms and {long * 1e3:.1f} ms: {long / max(short, 1e-9):.1f} times the time; "
                f"and {longer * 1e3:.1f} ms for {AGAIN} times as many again",
                example=f"{make(60)}... ({name})",
            )


def confirmed(prepare: Callable[[str], Work], make: Maker, size: int, taken: float) -> float | None:
    """The least time of a text `AGAIN` times as long as this size, which took so long; none if it grows no more."""
    work = prepare(make(AGAIN * size))
    least = math.inf
    for _ in range(ROUNDS // 2):
        least = min(least, _taken(work))
        if least < CONFIRMED * taken:
            return None
    return least


def least_times(prepare: Callable[[str], Work], make: Maker, size: int) -> tuple[float, float]:
    """The least time that a text of this size takes, and one that is `TIMES` as long, measured in turn."""
    works = prepare(make(size)), prepare(make(TIMES * size))
    shorts: list[float] = []
    long = math.inf
    for number in range(2 * ROUNDS):
        shorts = sorted([*shorts, _taken(works[0])])
        long = min(long, _taken(works[1]))
        # A short time that came once may be the machine's; only one that comes again tells that the work is linear.
        agreed = len(shorts) > 1 and shorts[1] < AGREED * shorts[0]
        if long < TIMES * shorts[0] * (CLEAR if number < ROUNDS else FACTOR) and agreed:
            break
    return shorts[0], long


def _measurable(prepare: Callable[[str], Work], name: str, make: Maker) -> int:
    """A length from which on time can be measured; the longest where even that takes none."""
    size = 16
    while size < LONGEST:
        work = prepare(make(size))
        taken = _taken(work)
        if taken > MEASURED:
            # Again: the machine may have been at something else, or a first call loads word lists.
            taken = min(_taken(work), _taken(work))
        if taken > TOO_LONG and size <= 2 * SHORT:
            raise BrokenLaw(
                f"{size:,} characters of {name} in less than {TOO_LONG} s", f"{taken:.1f} s", example=make(size)
            )
        if taken > MEASURED and size > SHORT:
            return size
        size += 1 if size < 40 else size // 16 if size < SHORT else size // 2
    return LONGEST


def _taken(work: Work) -> float:
    """Seconds of processor time, without what Python's garbage collector adds to any work."""
    collecting = gc.isenabled()
    gc.disable()
    start = time.process_time()
    try:
        work()
        return time.process_time() - start
    finally:
        if collecting:
            gc.enable()
