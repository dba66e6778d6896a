from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, timedelta

from django.utils.translation import gettext as _

from events.models import Event
from events.models.words import date_words, date_words_long

from .collection import Collection
from .details import Detailed

STATUS = {"planned": "TENTATIVE", "postponed": "TENTATIVE", "offered": "TENTATIVE", "hypothetical": "TENTATIVE"}
STATUS |= {"cancelled": "CANCELLED", "did_not_happen": "CANCELLED"}
LONGEST = 75  # octets of a line
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write(collection: Collection) -> Iterator[str]:
    """RFC 5545, all-day entries. A calendar has no place for an undated event.

    Written line by line: the icalendar library, which reads it in the tests, takes several times as long.
    """
    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dateline//Timeline//EN\r\n"
    yield folded(f"X-WR-CALNAME:{escaped(collection.title)}")
    for found in collection.events():
        if not found.event.undated:
            yield "".join(map(folded, _entry(found, collection.url(found.event))))
    yield "END:VCALENDAR\r\n"


def _entry(found: Detailed, url: str) -> Iterator[str]:
    event = found.event
    first, last = _days(event)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.public_id}@dateline"
    yield f"DTSTAMP:{event.updated_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SUMMARY:{escaped(_summary(event))}"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
    yield f"DESCRIPTION:{escaped(_description(found))}"
    yield f"STATUS:{STATUS.get(event.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    yield f"URL:{url}"
    if event.place_name:
        yield f"LOCATION:{escaped(event.place_name)}"
    if event.latitude is not None:
        yield f"GEO:{event.latitude};{event.longitude}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11), without the control characters that it forbids."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return CONTROL.sub("", text)


def folded(line: str) -> str:
    """Lines of at most 75 octets (3.1), never cut inside a character."""
    octets = line.encode()
    parts = []
    while len(octets) > LONGEST:
        cut = LONGEST
        while octets[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(octets[:cut].decode())
        octets = b" " + octets[cut:]
    return "\r\n".join([*parts, octets.decode(), ""])


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _days(event: Event) -> tuple[date, date]:
    """Its bounds; where an end is open, the day that is known stands for both."""
    known = event.earliest or event.latest
    assert known is not None  # noqa: S101 - a dated event has at least one bound, which EDTF sees to
    return event.earliest or known, event.latest or known


def _summary(event: Event) -> str:
    """The date in words comes first where the entry's days say more than is known."""
    day_known = event.precision == "day" and not event.is_approximate and not event.is_uncertain
    words = date_words(event.date) if event.date and not day_known else ""
    mark = {"claimed": _("Claimed: "), "denied": _("Denied: "), "disputed": _("Disputed: ")}.get(event.credence, "")
    return f"{mark}{event.title} ({words})" if words else f"{mark}{event.title}"


def _description(found: Detailed) -> str:
    event = found.event
    words = date_words_long(event.date) if event.date else ""
    links = [citation["url"] for citation in found.citations if citation["url"]]
    return "\n".join(part for part in [event.summary, words, *links] if part)
