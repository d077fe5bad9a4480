"""One URL to its answer, against servers of this machine."""

from __future__ import annotations

import socket
import ssl
import time
from pathlib import Path

import pytest

from isnad.fetching import Allowed, Asked, Client, Fetched, Limits, NotFetched, Unchanged, network

from .conftest import MakeClient, lookup
from .server import Request, Server, answer

# Of no use but here: a key and a certificate for news.example, signed by itself.
CERTIFICATE = Path(__file__).with_name("news.example.pem")


def reason(client: Client, url: str, **asked: str) -> str:
    """Why a URL is not fetched."""
    with pytest.raises(NotFetched) as failed:
        client.get(Asked(url=url, **asked))  # type: ignore[arg-type]
    assert failed.value.message
    return failed.value.reason


def test_a_page_is_had_with_what_its_server_says_of_it(server: Server, client: MakeClient) -> None:
    server.answers["/a"] = answer(
        "<p>tin tức", kind="Text/HTML; Charset=Windows-1258", ETag='"v1"', Last_Modified="x"
    )
    got = client().get(Asked(url=server.url("/a#part", host="news.example")))
    assert isinstance(got, Fetched)
    assert got.body == "<p>tin tức".encode()
    assert (got.content_type, got.charset) == ("text/html", "windows-1258")
    assert (got.etag, got.last_modified) == ('"v1"', "x")
    assert got.final == server.url("/a", host="news.example")
    assert got.retrieved.endswith("Z")
    request = server.asked[0]
    assert request.headers["host"] == f"news.example:{server.port}"
    assert request.headers["user-agent"] == "Isnad/test"
    assert request.headers["accept-encoding"] == "gzip, br, zstd"
    assert "cookie" not in request.headers


def test_what_has_not_changed_is_not_sent_again(server: Server, client: MakeClient) -> None:
    def conditional(request: Request, connection: socket.socket) -> None:
        same = request.headers.get("if-none-match") == '"v1"'
        connection.sendall(answer(b"", "304 Not Modified") if same else answer("new"))

    server.answers["/a"] = conditional
    assert isinstance(client().get(Asked(url=server.url("/a"))), Fetched)
    again = client().get(Asked(url=server.url("/a"), etag='"v1"', last_modified="yesterday"))
    assert isinstance(again, Unchanged)
    assert server.asked[1].headers["if-modified-since"] == "yesterday"


def test_redirects_are_followed_to_the_fifth(server: Server, client: MakeClient) -> None:
    for step in range(6):
        server.answers[f"/{step}"] = answer(b"", "302 Found", Location=f"/{step + 1}")
    server.answers["/6"] = answer("the end")
    got = client().get(Asked(url=server.url("/1")))
    assert isinstance(got, Fetched)
    assert got.final == server.url("/6")
    assert got.url == server.url("/1")
    assert reason(client(), server.url("/0")) == "too_many_redirects"


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://169.254.169.254/latest/meta-data/", "address_refused"),
        ("http://[::ffff:169.254.169.254]/", "address_refused"),
        ("http://[::1]/", "address_refused"),
        ("http://10.0.0.1/", "address_refused"),
        ("http://0x7f.1/", "address_refused"),
        ("http://2130706433/", "address_refused"),
        ("http://0177.0.0.1/", "bad_url"),
        ("http://017700000001/", "address_refused"),
        ("http://127.1/", "address_refused"),
        ("//192.168.0.1/", "address_refused"),
        ("file:///etc/passwd", "scheme_refused"),
        ("gopher://127.0.0.1:70/_x", "scheme_refused"),
        ("ftp://example.org/", "scheme_refused"),
        ("javascript:alert(1)", "scheme_refused"),
        ("http://name:secret@example.org/", "credentials_in_url"),
        ("http://example.org:22/", "port_refused"),
        ("http://example.org:99999/", "port_refused"),
        ("http://%31%32%37.0.0.1/", "bad_url"),
        ("http://exa mple.org/", "bad_url"),
        ("http://" + "a" * 9000, "bad_url"),
    ],
)
def test_r05_a_redirect_leads_nowhere_that_may_not_be_asked(
    server: Server, client: MakeClient, location: str, why: str
) -> None:
    server.answers["/a"] = answer(b"", "302 Found", Location=location)
    assert reason(client(), server.url("/a")) == why
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0x7f.1/"),
        *("http://169.254.169.254/", "http://2130706433/", "http://017700000001/"),
        *("http://127.0.0.1./", "http://[fe80::1%25eth0]/", "http://localhost./", "http://0/"),
        *("http://internal.example/", "https://internal.example:8443/"),
    ],
)
def test_r05_this_machine_and_its_network_are_refused_unless_they_are_named(url: str) -> None:
    private = Client("Isnad/test", resolver=lookup)
    assert reason(private, url) == "address_refused"


def test_r05_the_address_that_was_looked_at_is_the_one_that_is_connected_to(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that answers with a public address first and a private one afterwards."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"], ["127.0.0.1"]])
    connected: list[object] = []

    def connect(address: object, *_: object, **__: object) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(socket, "create_connection", connect)
    allowed = Allowed(ports=frozenset({80}))
    client = Client("Isnad/test", allowed, resolver=lambda host, port: next(answers))
    assert reason(client, "http://rebinding.example/") == "not_connected"
    assert connected == [("93.184.215.14", 80)], "connected by number, looked up once"
    assert reason(client, "http://rebinding.example/") == "address_refused"
    assert len(connected) == 1


def test_r05_a_redirect_to_the_same_name_is_looked_up_and_checked_anew(server: Server) -> None:
    """Rebinding between two hops of one answer."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    server.answers["/a"] = answer(b"", "302 Found", Location="/b")
    allowed = Allowed((network("127.0.0.0/8"),), frozenset({server.port}))
    client = Client("Isnad/test", allowed, resolver=lambda host, port: next(answers))
    assert reason(client, server.url("/a", host="rebinding.example")) == "address_refused"
    assert server.targets() == ["/a"]


def test_r05_of_mixed_addresses_only_those_are_asked_that_may_be(
    server: Server, client: MakeClient
) -> None:
    server.answers["/a"] = answer("here")
    mixed = client(resolver=lambda host, port: ["10.9.8.7", "127.0.0.1", "fe80::1"])
    assert isinstance(mixed.get(Asked(url=server.url("/a", host="mixed.example"))), Fetched)


def test_r05_what_answers_from_elsewhere_than_was_asked_is_not_heard(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands between us and the address (a rule of the firewall, a hook) is found out."""
    real = socket.create_connection

    def elsewhere(_: object, *rest: object, **more: object) -> socket.socket:
        return real(("127.0.0.1", server.port), *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "create_connection", elsewhere)
    allowed = Allowed(ports=frozenset({server.port}))
    client = Client("Isnad/test", allowed, resolver=lambda host, port: ["93.184.215.14"])
    assert reason(client, server.url("/a", host="elsewhere.example")) == "address_refused"
    assert server.asked == []


def test_r05_a_password_goes_to_the_origin_that_it_is_for_and_no_other(
    server: Server, other: Server, client: MakeClient
) -> None:
    server.answers["/same"] = answer(b"", "302 Found", Location="/b")
    server.answers["/b"] = answer(b"", "302 Found", Location=other.url("/c"))
    other.answers["/c"] = answer(b"", "302 Found", Location=server.url("/d"))
    server.answers["/d"] = answer("the end")
    client().get(Asked(url=server.url("/same"), authorization="Bearer secret"))
    sent = {request.target: request.headers.get("authorization") for request in server.asked}
    assert sent == {"/same": "Bearer secret", "/b": "Bearer secret", "/d": "Bearer secret"}
    assert "authorization" not in other.asked[0].headers


def test_r05_another_host_on_the_same_machine_gets_no_password(
    server: Server, client: MakeClient
) -> None:
    elsewhere = server.url("/b", host="other.example")
    server.answers["/a"] = answer(b"", "301 Moved", Location=elsewhere)
    server.answers["/b"] = answer("the end")
    client().get(Asked(url=server.url("/a", host="one.example"), authorization="Bearer secret"))
    assert [request.headers.get("authorization") for request in server.asked] == [
        "Bearer secret",
        None,
    ]


def test_no_cookie_is_kept_and_none_is_sent(server: Server, client: MakeClient) -> None:
    server.answers["/a"] = answer(b"", "302 Found", Location="/b", Set_Cookie="id=1; Path=/")
    server.answers["/b"] = answer("the end")
    one = client()
    one.get(Asked(url=server.url("/a")))
    one.get(Asked(url=server.url("/b")))
    assert all("cookie" not in request.headers for request in server.asked)


def test_a_server_that_drips_is_left_in_time(server: Server, client: MakeClient) -> None:
    def drip(_: Request, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _again in range(200):
            connection.sendall(b"x")
            time.sleep(0.02)

    server.answers["/a"] = drip
    began = time.monotonic()
    assert reason(client(Limits(total=0.5)), server.url("/a")) == "slow_server"
    assert time.monotonic() - began < 2


def test_headers_that_drip_are_left_in_time(server: Server, client: MakeClient) -> None:
    def drip(_: Request, connection: socket.socket) -> None:
        for letter in b"HTTP/1.1 200 OK\r\n" + b"X-Y: z\r\n" * 100:
            connection.sendall(bytes([letter]))
            time.sleep(0.02)

    server.answers["/a"] = drip
    began = time.monotonic()
    assert reason(client(Limits(total=0.5)), server.url("/a")) == "slow_server"
    assert time.monotonic() - began < 2


def test_a_server_that_says_nothing_is_left_in_time(server: Server, client: MakeClient) -> None:
    server.answers["/a"] = lambda _, connection: time.sleep(0.8)
    began = time.monotonic()
    assert reason(client(Limits(idle=0.3)), server.url("/a")) == "slow_server"
    assert time.monotonic() - began < 0.7


def test_a_name_that_is_not_looked_up_in_time_is_given_up(client: MakeClient) -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(1.0)
        return ["127.0.0.1"]

    began = time.monotonic()
    slow_client = Client("Isnad/test", limits=Limits(connect=0.2), resolver=slow)
    assert reason(slow_client, "http://slow.example/") == "slow_server"
    assert time.monotonic() - began < 0.8


@pytest.mark.parametrize(
    "piece",
    [b"X-Filler: " + b"y" * 900 + b"\r\n", b"HTTP/1.1 100 Continue\r\n\r\n" * 40, b"z" * 900],
)
def test_a_flood_of_headers_is_cut_off(server: Server, client: MakeClient, piece: bytes) -> None:
    sent = [0]

    def flood(_: Request, connection: socket.socket) -> None:
        if not piece.startswith(b"HTTP"):
            connection.sendall(b"HTTP/1.1 200 OK\r\nA: ")
        while sent[0] < 50_000_000:
            connection.sendall(piece)
            sent[0] += len(piece)

    server.answers["/a"] = flood
    assert reason(client(), server.url("/a")) == "headers_too_large"
    assert sent[0] < 20_000_000


@pytest.mark.parametrize("length", [True, False])
def test_a_body_without_end_is_cut_off(server: Server, client: MakeClient, length: bool) -> None:
    def endless(_: Request, connection: socket.socket) -> None:
        stated = b"Content-Length: 99999999999\r\n" if length else b""
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + stated + b"\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    server.answers["/a"] = endless
    assert reason(client(Limits(body=1_000_000)), server.url("/a")) == "too_large"


def test_chunks_that_are_all_extension_are_cut_off(server: Server, client: MakeClient) -> None:
    def endless(_: Request, connection: socket.socket) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        connection.sendall(head)
        while True:
            connection.sendall(b"1;" + b"e" * 9000 + b"\r\nx\r\n")

    server.answers["/a"] = endless
    assert reason(client(Limits(body=500_000)), server.url("/a")) == "too_large"


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        *(("image/png", "not_text"), ("application/pdf", "not_text"), ("video/mp4", "not_text")),
        *(("application/octet-stream", "not_text"), ("application/zip", "not_text")),
        *(("text/html", ""), ("application/rss+xml", ""), ("application/ld+json", "")),
        *(("text/plain; charset=utf-8", ""), ("application/xhtml+xml", ""), (None, "")),
    ],
)
def test_only_text_is_had(server: Server, client: MakeClient, kind: str | None, why: str) -> None:
    server.answers["/a"] = answer("words", kind=kind)
    if why:
        assert reason(client(), server.url("/a")) == why
    else:
        assert isinstance(client().get(Asked(url=server.url("/a"))), Fetched)


@pytest.mark.parametrize(
    ("status", "why"),
    [
        *(("404 Not Found", "not_found"), ("410 Gone", "gone"), ("403 Forbidden", "forbidden")),
        *(("500 Oh", "server_failed"), ("429 Too Many", "busy"), ("503 Later", "busy")),
        *(
            ("204 No Content", "odd_status"),
            ("304 Not Modified", "odd_status"),
            ("418 X", "odd_status"),
        ),
    ],
)
def test_a_status_without_a_page_is_told(
    server: Server, client: MakeClient, status: str, why: str
) -> None:
    server.answers["/a"] = answer("", status)
    assert reason(client(), server.url("/a")) == why


def test_a_body_that_breaks_off_is_not_taken_for_whole(server: Server, client: MakeClient) -> None:
    def torn(_: Request, connection: socket.socket) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n"
        connection.sendall(head + b"half")

    server.answers["/a"] = torn
    assert reason(client(), server.url("/a")) == "broken_off"


def test_a_server_that_is_away_and_a_name_that_is_not_there_are_told(client: MakeClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    one = Client("Isnad/test", Allowed(ports=frozenset({port})), resolver=lambda *_: ["127.0.0.1"])
    assert reason(one, f"http://127.0.0.1:{port}/") == "address_refused"

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert reason(Client("Isnad/test", resolver=unknown), "http://none.example/") == "no_such_host"
    empty = Client("Isnad/test", resolver=lambda *_: [])
    assert reason(empty, "http://none.example/") == "no_such_host"


@pytest.fixture
def secure(server: Server) -> Server:
    """The server with a certificate of its own for the name news.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.tls = context
    server.answers["/a"] = answer("under lock")
    return server


def test_r05_a_name_is_checked_against_the_certificate_of_the_address_that_is_connected_to(
    secure: Server, client: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    url = secure.url("/a", "news.example").replace("http:", "https:")
    got = client().get(Asked(url=url))
    assert isinstance(got, Fetched)
    assert got.body == b"under lock"
    assert secure.asked[0].headers["host"] == f"news.example:{secure.port}"
    for other_name in ("127.0.0.1", "other.example"):
        assert reason(client(), url.replace("news.example", other_name)) == "tls_failed"
    assert len(secure.asked) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(
    secure: Server, client: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    url = secure.url("/a", "news.example").replace("http:", "https:")
    assert reason(client(), url) == "tls_failed"
    assert secure.asked == []


def test_bytes_that_are_no_http_are_told(server: Server, client: MakeClient) -> None:
    server.answers["/a"] = b"\x00\xff garbage\r\n\r\n"
    assert reason(client(), server.url("/a")) == "broken_off"
