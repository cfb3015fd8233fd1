"""Codes that people type, and secrets that nobody does."""

from __future__ import annotations

import re
import secrets
from base64 import urlsafe_b64decode
from collections.abc import Callable
from hashlib import sha256

import pytest

from tui.room.codes import SIGNS, hashed, matches, new_code, new_host_secret, new_seat_token, spoken, tidy


def test_a_code_is_six_signs_none_of_which_looks_like_another() -> None:
    drawn = [new_code() for _ in range(2000)]
    assert all(re.fullmatch(f"[{SIGNS}]{{6}}", code) for code in drawn)
    assert len(set(SIGNS)) == len(SIGNS) == 21
    assert not set(SIGNS) & set("AEIOU0O1IL5S2Z8BVU")
    # Every sign is drawn, in every place.
    assert all({code[place] for code in drawn} == set(SIGNS) for place in range(6))


def test_codes_are_drawn_by_the_system_and_not_by_a_generator_that_can_be_guessed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signs = iter("K7M4QX")
    monkeypatch.setattr(secrets, "choice", lambda among: next(signs) if among == SIGNS else None)
    assert new_code() == "K7M4QX"


def test_a_code_is_read_out_in_two_halves() -> None:
    assert spoken("K7M4QX") == "K7M 4QX"


@pytest.mark.parametrize(
    "typed",
    [
        "K7M4QX",
        "k7m4qx",
        "k7m 4qx",
        "  K7M-4QX\n",
        "K 7 M 4 Q X",
        "k7m–4qx",
        "K7M\u00a04QX",
        "K7M.4QX",
        "K7M_4QX",
        "K7M\u20114QX",
        "Ｋ７Ｍ４ＱＸ",
    ],
)
def test_a_code_is_taken_as_people_type_it(typed: str) -> None:
    assert tidy(typed) == "K7M4QX"


@pytest.mark.parametrize(
    "typed",
    ["", " ", "K7M4Q", "K7M4QXX", "K7M4QO", "K7M4Q1", "K7M4QÄ", "K7M/4QX", "<img onerror>", "K7M4Qß", "x" * 100_000],
)
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert tidy(typed) is None


def test_what_is_shown_and_read_out_is_what_is_taken() -> None:
    for _ in range(200):
        code = new_code()
        assert tidy(spoken(code)) == tidy(spoken(code).lower()) == tidy(code) == code


@pytest.mark.parametrize(("draw", "size"), [(new_seat_token, 24), (new_host_secret, 32)])
def test_a_secret_is_as_long_as_it_has_to_be_and_fit_for_a_cookie(draw: Callable[[], str], size: int) -> None:
    drawn = {draw() for _ in range(100)}
    assert len(drawn) == 100
    for secret in drawn:
        assert re.fullmatch(r"[\w-]+", secret, re.ASCII)
        assert len(urlsafe_b64decode(secret + "=" * (-len(secret) % 4))) == size


def test_of_a_token_the_hash_is_kept() -> None:
    assert hashed("token") == sha256(b"token").digest()


def test_only_the_token_itself_matches_its_hash() -> None:
    token = new_seat_token()
    kept = hashed(token)
    assert matches(token, kept)
    for other in (new_seat_token(), token[:-1], token + " ", token.swapcase(), "", "\u00e9", "\ud800"):
        assert not matches(other, kept)
    assert not matches(token, b"")
