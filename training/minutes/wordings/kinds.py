"""Every kind of body."""

from training.minutes.wordings.private_kinds import (
    BOARD,
    CONDOMINIUM,
    COOPERATIVE,
    FOUNDATION,
    HOLDERS,
    SITE,
    TEAM,
    TEMPLE,
    WELFARE,
)
from training.minutes.wordings.public_kinds import (
    ACADEMIC,
    COUNCIL,
    ENTERPRISE,
    HOSPITAL,
    HOUSE,
    PROVINCE,
    SCHOOL,
    VILLAGE,
)

KINDS = (
    PROVINCE,
    COUNCIL,
    HOUSE,
    HOLDERS,
    BOARD,
    CONDOMINIUM,
    TEMPLE,
    HOSPITAL,
    ENTERPRISE,
    ACADEMIC,
    SCHOOL,
    VILLAGE,
    SITE,
    COOPERATIVE,
    TEAM,
    WELFARE,
    FOUNDATION,
)
TABLES = (*(kind.bodies for kind in KINDS), HOUSE.titles, HOUSE.numbers)
