"""What people may do anywhere (`access.roles`). What they may see hangs on the case team, never on rank."""

from enum import StrEnum


class Role(StrEnum):
    """Each with the plain description that screens show."""

    PRACTITIONER = "practitioner"
    SUPERVISOR = "supervisor"
    PARTNER = "partner"
    DUTY = "duty"
    PRIVACY = "privacy_officer"
    STRATEGIC = "strategic_lead"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def description(self) -> str:
        return _DESCRIPTIONS[self]


_LABELS = {
    Role.PRACTITIONER: "practitioner",
    Role.SUPERVISOR: "supervisor",
    Role.PARTNER: "partner",
    Role.DUTY: "duty worker",
    Role.PRIVACY: "privacy officer",
    Role.STRATEGIC: "strategic lead",
    Role.ADMINISTRATOR: "administrator",
}

_DESCRIPTIONS = {
    Role.PRACTITIONER: "Works with young people and families; opens cases and sees those whose team they are on.",
    Role.SUPERVISOR: "Decides about referrals, signs off somebody else's work, names a new lead.",
    Role.PARTNER: "A school, health or youth worker; refers, and sees only what a case team has opened to them.",
    Role.DUTY: "Takes in referrals and decides the first step.",
    Role.PRIVACY: "Advises on sharing and removal and answers rights requests; sees no case by rank.",
    Role.STRATEGIC: "Sees themes and numbers with small numbers hidden; no case and no name.",
    Role.ADMINISTRATOR: "Looks after accounts and configuration; sees no case and no child.",
}
