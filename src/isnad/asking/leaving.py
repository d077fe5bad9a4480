"""What leaves this machine: where an endpoint is, and what is said before anything is sent there."""

from __future__ import annotations

import ipaddress
import socket

import httpx2
import msgspec

from isnad.errors import IsnadError

_COMPLETIONS = "chat/completions"
_SCHEMES = ("http", "https")


class Endpoint(msgspec.Struct, frozen=True):
    """Where requests go: the whole URL, and whether that is this machine."""

    url: str
    host: str
    is_here: bool
    is_sealed: bool


def endpoint(given: str) -> Endpoint:
    """The endpoint that people name, by its base (``http://localhost:8080/v1``) or whole. Raises
    IsnadError where it is no URL of http or https."""
    try:
        url = httpx2.URL(given.strip())
    except (httpx2.InvalidURL, ValueError) as error:
        raise IsnadError(f"--endpoint {given!r} is no URL: {error}") from error
    if url.scheme not in _SCHEMES or not url.host:
        raise IsnadError(f"--endpoint {given!r}: write it as http://localhost:8080/v1")
    if url.userinfo:
        raise IsnadError(
            "--endpoint holds a name or password, which others can see; name the variable that "
            "holds the key: --key-from NAME"
        )
    path = url.path.rstrip("/")
    if not path.endswith(_COMPLETIONS):
        url = url.copy_with(path=f"{path}/{_COMPLETIONS}")
    return Endpoint(str(url), url.host, _is_here(url.host), url.scheme == "https")


def _is_here(host: str) -> bool:
    """Whether a host is this machine and cannot be another: an address of the loopback, or the
    name of it where the system knows it by such addresses only."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        pass
    if host.rstrip(".").lower() != "localhost":
        return False
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return False
    return all(ipaddress.ip_address(one[4][0]).is_loopback for one in found)


def warning(where: Endpoint, model: str) -> str:
    """What is told before the first request to another machine."""
    how = "" if where.is_sealed else " UNENCRYPTED, for everybody on the way to read,"
    return (
        f"sentences of the reports will be sent{how} to {where.host} for the model {model}: their words, "
        "the names before them, language and day of publication. No title of an outlet, no address and "
        "no id goes along; reports marked private stay here. What that host keeps is for its owner to say."
    )
