"""The written policy: who may come to every address, in words that a test holds the product to (S2, `access.*`).

`python -m tests.security.policy` writes docs/reference/access-policy.md from it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from tests.support.fingerprint import ROOT

PAGE = ROOT / "docs" / "reference" / "access-policy.md"

WHOLE, NAMELESS, WITH_PLAN, EVERY_VIEW = (
    ("all",),
    ("all", "nameless"),
    ("all", "nameless", "plan"),
    ("all", "nameless", "own", "plan"),
)
WITH_OWN = ("all", "nameless", "own")


@dataclass(frozen=True)
class OfACase:
    """An address of a case.

    views: members with these views may come; everybody else meets the page of "not there".
    writes: it only takes posts. only_if: what must be so besides, where the case alone does not decide.
    """

    views: tuple[str, ...]
    writes: bool = False
    only_if: str = ""


def _reads(names: str, views: tuple[str, ...]) -> dict[str, OfACase]:
    return {name: OfACase(views) for name in names.split()}


def _writes(names: str, views: tuple[str, ...] = WHOLE) -> dict[str, OfACase]:
    return {name: OfACase(views, writes=True) for name in names.split()}


CASES: Mapping[str, OfACase] = {
    **_reads("web:case web:timeline web:team", NAMELESS),
    **_writes("web:leave_team", NAMELESS),
    "web:looked": OfACase(WHOLE, only_if="lead, deputy or supervisor"),
    **_reads("recording:notes", WHOLE),
    **_writes("recording:add_thought"),
    **_writes("recording:draft recording:begin_again", EVERY_VIEW),
    **_reads("people:person", NAMELESS),
    **_reads(
        "people:change people:decide people:harm people:let_go people:merge people:name people:off people:support",
        WHOLE,
    ),
    **_reads("statements:about", NAMELESS),
    **_reads("statements:statement statements:check statements:correct statements:origin", WHOLE),
    "statements:do": OfACase(WHOLE, writes=True, only_if="the post says what is to be done"),
    **_reads("contexts:weighting contexts:themes contexts:focus", NAMELESS),
    **_reads("contexts:weigh", WHOLE),
    **_writes("contexts:theme_off"),
    "contexts:keep_focus": OfACase(WHOLE, writes=True, only_if="the weighting was agreed"),
    **_reads("involvement:page", NAMELESS),
    **_reads("involvement:person", WHOLE),
    "involvement:after_all": OfACase(WHOLE, writes=True, only_if="it was right not to tell them"),
    **_reads("values:page", NAMELESS),
    **_reads("values:people values:person values:reflection values:value", WHOLE),
    "values:again": OfACase(WHOLE, only_if="the question has been answered before"),
    "values:pause": OfACase(WHOLE, only_if="the pause still holds"),
    **_reads("thresholds:page", NAMELESS),
    **_writes("thresholds:made", NAMELESS),
    **_reads(
        "purpose:page purpose:short purpose:sign_off purpose:urgent purpose:change purpose:sheet purpose:who_else",
        WHOLE,
    ),
    "purpose:section": OfACase(WHOLE, only_if="the purpose is being written"),
    **_writes("purpose:begin_named purpose:submit purpose:take_back purpose:look"),
    **_reads(
        "peermaps:map peermaps:list peermaps:narrative peermaps:document peermaps:tie peermaps:place peermaps:group",
        NAMELESS,
    ),
    **_reads(
        "peermaps:add_person peermaps:add_placeholder peermaps:who_else peermaps:move peermaps:say peermaps:connect "
        "peermaps:describe peermaps:talk peermaps:tie_off peermaps:add_place peermaps:change_place peermaps:add_group "
        "peermaps:change_group peermaps:members peermaps:add_several peermaps:write_ties peermaps:pairs peermaps:tidy",
        WHOLE,
    ),
    **_reads(
        "peermaps:import_start peermaps:import_words peermaps:import_least peermaps:import_groups "
        "peermaps:import_who peermaps:import_people peermaps:import_look",
        WHOLE,
    ),
    **_writes("peermaps:import_stop"),
    "peermaps:import_done": OfACase(WHOLE, only_if="the import was brought into this case"),
    "peermaps:import_take_back": OfACase(WHOLE, writes=True, only_if="the import was brought into this case"),
    **_reads("peermaps:together peermaps:named", WHOLE),
    "peermaps:sitting": OfACase(WHOLE, only_if="the viewer began the drawing"),
    "peermaps:sitting_open": OfACase(WHOLE, writes=True, only_if="the viewer began the drawing"),
    "peermaps:sitting_say": OfACase(
        WHOLE, writes=True, only_if="the viewer began the drawing, and it is open"
    ),
    "peermaps:sitting_end": OfACase(WHOLE, writes=True, only_if="the viewer began the drawing"),
    "peermaps:together_pin": OfACase(WHOLE, only_if="the viewer began the drawing, and it has not ended"),
    "peermaps:together_after": OfACase(WHOLE, only_if="the viewer drew, and has not looked back on it"),
    "peermaps:condition": OfACase(WHOLE, only_if="the address names a place or a group"),
    **_writes(
        "peermaps:commands peermaps:confirm peermaps:let_go peermaps:place_off peermaps:condition_ended "
        "peermaps:group_do"
    ),
    "peermaps:put_back": OfACase(WHOLE, writes=True, only_if="the viewer has just taken it off"),
    **_reads(
        "assessments:page assessments:list assessments:choose assessments:add assessments:tools "
        "assessments:guardian_new",
        WITH_OWN,
    ),
    "assessments:earlier": OfACase(NAMELESS, only_if="the assessment is one of this case"),
    "assessments:change": OfACase(WITH_OWN, only_if="the viewer wrote it, or leads"),
    "assessments:take_back": OfACase(WITH_OWN, writes=True, only_if="the viewer wrote it, or leads"),
    "assessments:guardian": OfACase(WITH_OWN, only_if="the guardian is in view"),
    "assessments:guardian_end": OfACase(WHOLE, writes=True, only_if="the guardian is in view"),
    **_reads(
        "assessments:analysis assessments:finish assessments:no_strength assessments:views_missing", WHOLE
    ),
    **_writes("assessments:begin_again"),
    **_reads("assessments:goals", NAMELESS),
    **_reads(
        "assessments:goal_new assessments:goal assessments:goal_view assessments:goal_measure assessments:goal_end "
        "assessments:measure",
        WHOLE,
    ),
    **_reads("referrals:referral", WHOLE),
    "referrals:decide": OfACase(
        WHOLE, only_if="the viewer is on duty, and it waits or they read it while it waited"
    ),
    "referrals:write": OfACase(EVERY_VIEW, only_if="the viewer's own referral is being written"),
    "referrals:feedback": OfACase(EVERY_VIEW, only_if="the viewer's own referral"),
    "referrals:handed_in": OfACase(EVERY_VIEW, only_if="the viewer may refer"),
    **_reads("plans:plan plans:action", WITH_PLAN),
    **_reads("plans:group_version plans:review", NAMELESS),
    **_reads("plans:safety_plan plans:new_action", WHOLE),
    **_reads("sharing:page sharing:pdf sharing:map", WHOLE),
}
"""Every address of a case. Duty workers meet a referral that waits for a decision as somebody who sees all."""

_HEAD = """# Who may come where

Every address of a case, and which members of its team may come to it. Rank opens nothing: whoever is not on the
team, whose place has ended or not begun, or of whom a conflict is noted, gets the same page as for an address that
leads nowhere. Whoever is on duty meets a referral that waits for a decision as somebody who sees all of it.
Addresses outside cases are in [addresses.md](addresses.md). `tests/security` holds the product to this page.

Views: *all*; *nameless* (nobody's name, initials or own words); *own* (only what they contributed themselves);
*plan* (only what is done). Changed with `python -m tests.security.policy`.

| address | views | takes | only if |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The whole page."""
    rows = [
        f"| {name} | {', '.join(one.views)} | {'posts' if one.writes else 'pages and posts'} | {one.only_if} |\n"
        for name, one in sorted(CASES.items())
    ]
    return _HEAD + "".join(rows)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.web.settings")
    PAGE.write_text(page(), encoding="utf-8")
