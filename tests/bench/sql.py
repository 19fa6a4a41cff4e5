"""The figures of a year in hand-written SQL: the floor of the yearly overview.

No classes, no rules of disclosure, no dataclasses: what somebody would type who knows the
file by heart. `figures` returns the numbers that the program must return as well.
"""

from __future__ import annotations

from typing import Any

_GUESTS = """
WITH came AS (
    SELECT guest_id, max(day) AS last FROM visit WHERE day BETWEEN :first AND :final
    GROUP BY guest_id
)
SELECT (SELECT role FROM guest_role r WHERE r.guest_id = came.guest_id AND r.from_day <= came.last
        ORDER BY from_day DESC, id DESC LIMIT 1) AS role,
       (SELECT phase FROM guest_phase p WHERE p.guest_id = came.guest_id
        AND p.from_day <= came.last ORDER BY from_day DESC, id DESC LIMIT 1) AS phase,
       substr(guest.birth, 1, 4) AS birth_year,
       NOT EXISTS (SELECT 1 FROM visit v WHERE v.guest_id = came.guest_id AND v.day < :first)
       AND (guest.first_known_on IS NULL OR guest.first_known_on >= :first) AS new,
       count(*)
FROM came JOIN guest ON guest.id = came.guest_id GROUP BY 1, 2, 3, 4
"""
_BEREAVED_OF_INCURABLE = """
WITH died AS (
    SELECT p.guest_id FROM guest_phase p JOIN death d ON d.guest_id = p.guest_id
    WHERE p.phase IN ('incurable_disease', 'incurable_symptoms', 'terminal')
    AND NOT EXISTS (SELECT 1 FROM guest_phase later
                    WHERE later.guest_id = p.guest_id AND later.from_day > p.from_day)
)
SELECT count(*) FROM relation
WHERE other_id IS NOT NULL AND (guest_id IN died OR other_id IN died)
"""
_OFFER = """
SELECT k.category, count(DISTINCT a.id), count(DISTINCT p.guest_id)
FROM activity a JOIN activity_kind k ON k.id = a.kind_id
LEFT JOIN participation p ON p.activity_id = a.id AND p.state = 'present'
WHERE a.day BETWEEN :first AND :final AND a.day <= :today AND a.cancelled IS NULL
GROUP BY k.category
"""
_OFFER_FOR_INCURABLE = """
SELECT count(DISTINCT p.guest_id)
FROM participation p JOIN activity a ON a.id = p.activity_id
JOIN activity_kind k ON k.id = a.kind_id
WHERE a.day BETWEEN :first AND :final AND k.for_incurable AND p.state = 'present'
AND (SELECT role FROM guest_role r WHERE r.guest_id = p.guest_id AND r.from_day <= a.day
     ORDER BY from_day DESC, id DESC LIMIT 1) IN ('self', 'close_one', 'bereaved')
"""
_ATTENDANCE = """
SELECT t.state, count(*) FROM attendance t JOIN meeting m ON m.id = t.meeting_id
WHERE m.day BETWEEN :first AND :final AND m.day <= :today AND m.state <> 'cancelled'
GROUP BY t.state
"""
_SEATS = """
SELECT count(DISTINCT guest_id) FROM sign_up
WHERE signed_up_on <= :final
AND (state = 'participant' OR (stopped_on >= :first AND former_seat IS NOT NULL))
"""
_DEATHS = """
SELECT count(*) FROM death WHERE substr(died_on, 1, 4) = :year
AND guest_id IN (SELECT guest_id FROM visit WHERE day BETWEEN :first AND :final)
"""
_NAMED = "SELECT count(*) FROM visit WHERE day BETWEEN :first AND :final"
_UNNAMED = """
SELECT role, sum(people) FROM head_count WHERE day BETWEEN :first AND :final GROUP BY role
"""
_OTHERS = (
    "SELECT count(*) FROM meeting WHERE day BETWEEN :first AND :final AND state <> 'cancelled'",
    "SELECT type, count(*) FROM organisation WHERE active AND level <> 'none' GROUP BY type",
    "SELECT direction, count(*) FROM referral WHERE day BETWEEN :first AND :final GROUP BY 1",
    "SELECT count(*) FROM volunteer",
    "SELECT topic, text FROM year_text WHERE year = :year",
    "SELECT * FROM opening_hours",
    "SELECT * FROM day_exception WHERE day BETWEEN :first AND :final",
)


def figures(connection: Any, year: int, today: str) -> dict[str, int]:
    """The main numbers of the year, and the work for all the others."""
    values = {"first": f"{year}-01-01", "final": f"{year}-12-31", "today": today, "year": str(year)}

    def rows(statement: str) -> list[Any]:
        found: list[Any] = connection.execute(statement, values).fetchall()
        return found

    guests = rows(_GUESTS)
    for statement in (_BEREAVED_OF_INCURABLE, _OFFER, _OFFER_FOR_INCURABLE, _ATTENDANCE, _SEATS):
        rows(statement)
    for statement in _OTHERS:
        rows(statement)
    return {
        "unique": sum(row[4] for row in guests),
        "new": sum(row[4] for row in guests if row[3]),
        "named": rows(_NAMED)[0][0],
        "unnamed": sum(row[1] for row in rows(_UNNAMED)),
        "deaths": rows(_DEATHS)[0][0],
    }
