"""What every answer carries, whoever asks for whatever (S12)."""

import pytest
from django.test import Client

from tests.security import worlds
from tests.security.routes import filled, routes

EXPECTED = {
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NOWHERE_ELSE = ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")


@pytest.fixture
def addresses(once, cast):
    world = once(worlds.ritas, cast, "vexmoor")
    found = [route.address(next(filled(route, world.case))) for route in routes()]
    return [*found, "/no/such/address/", "/cases/not-an-id/"]


@pytest.mark.parametrize("who", ["rita", None])
def test_every_answer_carries_its_headers(addresses, who, cast, signed_in):
    """S12: strict CSP, no-store, no framing, no guessing of types; on pages, redirects and refusals alike."""
    client = signed_in(getattr(cast, who)) if who else Client()
    client.raise_request_exception = False
    wrong = [
        f"{address} ({answer.status_code}): {problem}"
        for address in addresses
        for answer in [client.get(address)]
        for problem in _problems(answer)
    ]
    assert not wrong, "\n".join(wrong)


def _problems(answer):
    for name, value in EXPECTED.items():
        if value not in answer.headers.get(name, ""):
            yield f"{name}: {answer.headers.get(name)}"
    policy = answer.headers.get("Content-Security-Policy", "")
    for part in NOWHERE_ELSE:
        if part not in policy:
            yield f"policy without {part}"
    if "unsafe" in policy or "http:" in policy or "*" in policy:
        yield f"policy: {policy}"
    for cookie in answer.cookies.values():
        if not cookie["httponly"] or cookie["samesite"] != "Lax":
            yield f"cookie {cookie.key}"


def test_cookies_are_for_encrypted_lines_where_there_is_one(settings):
    """S12: with ALONGSIDE_HTTPS the cookies never travel in the clear; here the settings say the same of both."""
    assert settings.SESSION_COOKIE_SECURE is settings.CSRF_COOKIE_SECURE is settings.HTTPS
    assert settings.SESSION_COOKIE_HTTPONLY and settings.CSRF_COOKIE_HTTPONLY


def test_another_host_is_not_answered():
    """S12: host checks."""
    assert Client().get("/", headers={"host": "elsewhere.example"}).status_code == 400
