"""One archive in several processes: its pages are dealt out, and nothing of what comes of it changes."""

import gzip
import json
from pathlib import Path

import pytest

from newsmodel.batch import engine
from newsmodel.cli.app import run

HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def record(number: int, body: bytes, head: bytes = b"") -> bytes:
    """An answer, with more headers where there are some, as a piece of gzip data."""
    lines = [
        b"WARC/1.0",
        b"WARC-Type: response",
        b"WARC-Target-URI: https://news.example/%d" % number,
        b"WARC-Date: 2026-11-20T10:00:00Z",
        b"WARC-Record-ID: <urn:uuid:%d>" % number,
        b"Content-Type: application/http; msgtype=response",
        b"%sContent-Length: %d" % (head, len(body)),
    ]
    return gzip.compress(b"\r\n".join(lines) + b"\r\n\r\n" + body + b"\r\n\r\n")


def page(number: int, headers: bytes = b"") -> bytes:
    """A page with an article of its own."""
    lines = [
        f"“Gate {number} must be shut by March,” Ann Lee, the mayor of Elm, told the council on Monday night.",
        "The gate stands where the old road leaves the town, and nobody has painted it since the flood of last year.",
        "She asked the council to pay for a new one, which would cost as much as the school had cost in a year.",
        "“We have no money for gates,” said Tom Reed, who leads the council and wants to keep the road as it is.",
        "The council will vote in two weeks, after the people of the town have been heard in the hall by the river.",
    ]
    text = "".join(f"<p>{line}</p>" for line in lines)
    html = f"""<!DOCTYPE html><html lang="en"><head><title>Gate {number}</title></head>
<body><main><article><h1>Gate {number}</h1>{text}</article></main></body></html>"""
    return HTTP + headers + b"\r\n" + html.encode()


def archive() -> bytes:
    """Pages, and between them all that is none or is broken."""
    damaged = bytearray(record(7, page(7) + bytes(range(256)) * 9))
    damaged[-40:-30] = b"damage...."
    return b"".join(
        [
            *(record(number, page(number)) for number in (1, 2)),
            record(3, HTTP + b"Content-Encoding: br\r\n\r\nnonsense"),
            record(4, b"HTTP/1.1 404 Not Found\r\n\r\ngone"),
            record(5, HTTP + b"\r\n"),
            record(6, page(6), b"WARC-Truncated: length\r\n"),
            bytes(damaged),
            record(8, page(8)),
            b"junk",
            record(9, page(9)),
            record(10, page(10))[:-60],
        ]
    )


@pytest.mark.parametrize("packed", [False, True], ids=["by itself", "in an archive"])
def test_several_processes_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool) -> None:
    pytest.importorskip("newsmodel_html")
    monkeypatch.chdir(tmp_path)
    name = "a.warc.gz.gz" if packed else "a.warc.gz"
    Path(name).write_bytes(gzip.compress(archive()) if packed else archive())
    monkeypatch.setattr(engine, "PARTS", 2)
    results = []
    for jobs, large in ((1, 2**22), (2, 2**13), (2, 0)):
        # Above the size of a page, and below it, where pages are read by the process that deals out.
        monkeypatch.setattr(engine, "LARGE", large)
        folder = Path(f"{jobs}-{large}")
        args = [
            "convert",
            name,
            "--extract",
            "--jobs",
            str(jobs),
            "--out",
            f"{folder}/o.jsonl",
            "--errors",
            f"e{folder}",
        ]
        assert run(args) == 1
        results.append(((folder / "o.jsonl").read_bytes(), Path(f"e{folder}").read_bytes()))
    assert results[1:] == results[:1] * 2
    articles = [json.loads(line) for line in results[0][0].splitlines()]
    assert [article["url"].rpartition("/")[2] for article in articles] == ["1", "2", "5", "6", "8", "9"]
    assert [len(article["quotes"]) for article in articles] == [2, 2, 0, 2, 2, 2]
    assert articles[3]["notices"][-1]["code"] == "body-truncated"
    parts = [json.loads(line)["part"].rpartition(":")[2] for line in results[0][1].splitlines()]
    assert len(parts) == 4
    assert (parts[0], parts[-1]) == ("3", "10")
