"""Archives as crawlers write them, for tests: small on disk, whatever comes out of them."""

from __future__ import annotations

import gzip

ANSWER = b"application/http; msgtype=response"


def page(text: str, title: str = "A title") -> bytes:
    """A page that says a text."""
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    ).encode()


def record(
    url: str,
    body: bytes,
    *,
    headers: str = "",
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    type_: str = "response",
    date: str = "2024-12-01T06:30:00Z",
) -> bytes:
    """One record, with the answer of a server in it unless it is of another type."""
    block, block_type = body, kind.encode()
    if type_ == "response":
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
        block_type = ANSWER
    head = (
        f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Length: {len(block)}\r\nContent-Type: "
    )
    return head.encode() + block_type + b"\r\n\r\n" + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Each record in a member of its own, as they should be."""
    return b"".join(gzip.compress(one) for one in records)
