"""What a council calls its teams: in the lists of a workbook, in documents, and in what is due."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.app.settings_sections import HSBTeam, Referrals
from pipeline.model import codes

#: The role, in the duties, of those who receive a referral.
_RECEIVERS = "Referral team or allocated team"


def list_names(referrals: Referrals, hsb_team: HSBTeam) -> dict[str, str]:
    """The council's names for entries of the lists in a workbook, by the labels that those have."""
    own = {
        codes.RECEIVED_BY["DUTY"].label: referrals.team,
        codes.RECEIVED_BY["TEAM"].label: referrals.allocated_team,
        codes.AGENCY["HSBTeam"].label: hsb_team.name,
    }
    return {label: name for label, name in own.items() if name != label}


def own_roles(roles: Mapping[str, str], referrals: Referrals) -> dict[str, str]:
    """The council's names for roles; of those who receive referrals, if not among them, by their teams."""
    names = list_names(referrals, HSBTeam())
    if not names:
        return dict(roles)
    allocated = referrals.allocated_team
    allocated = allocated if allocated in names.values() else allocated[:1].lower() + allocated[1:]
    return {_RECEIVERS: f"{referrals.team} or {allocated}", **roles}
