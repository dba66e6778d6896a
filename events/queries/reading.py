"""Reads the values of an address: each reader gives the canonical value, or None and a Problem in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import TypeVar, cast

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from events.extraction import taxonomy
from events.extraction.edtf import Edtf, EdtfError
from events.models import Actor, ActorName, Event, Topic
from events.models.names import collection_name, country_code
from events.models.text import normalise

from .place_names import place_named
from .problems import Problem
from .search import words
from .typed import in_english

T = TypeVar("T")
LONGEST = 200  # code points; no name or search is longer
LANES = ("type", "actor", "place", "topic", "none")
MATCHES = ("any", "all")


class Unreadable(ValueError):
    """Carries the message of a Problem."""


class Reader:
    """Takes values out of a QueryDict and keeps a list of what was wrong with them."""

    def __init__(self, query: QueryDict) -> None:
        self.query = query
        self.problems: list[Problem] = []

    def many(self, name: str, read: Callable[[str], T]) -> tuple[T, ...]:
        """Every readable value of a repeatable parameter, in order, once."""
        values = (self._read(name, text, read) for text in self.query.getlist(name))
        return tuple(dict.fromkeys(value for value in values if value is not None))

    def one(self, name: str, read: Callable[[str], T]) -> T | None:
        """The value of a parameter that is given once; where it is given again, the last counts."""
        return self._read(name, self.query.get(name) or "", read)

    def reject(self, name: str, value: str, message: str) -> None:
        self.problems.append(Problem(name, value, message))

    def _read(self, name: str, text: str, read: Callable[[str], T]) -> T | None:
        text = " ".join(text.replace("\x00", " ").split())
        if not text:
            return None
        try:
            if len(text) > LONGEST:
                raise Unreadable(_("is longer than {most} characters.").format(most=LONGEST))
            return read(text)
        except Unreadable as error:
            shown = text if len(text) <= 60 else f"{text[:60]}…"
            self.reject(name, shown, _("“{value}” {fault}").format(value=shown, fault=error))
            return None


def actor(text: str) -> str:
    """The slug of the actor with that slug, country code or name: "Moscow", "RUS" and "russia" are one."""
    exact = Actor.objects.filter(Q(slug=text.lower()) | Q(code=text.upper(), kind=Actor.Kind.COUNTRY))
    named = Actor.objects.filter(Q(names__normalised=normalise(text)) | Q(name__iexact=text))
    translated = Actor.objects.filter(name=collection_name(text))
    for found in (exact, named, translated):
        busiest = found.annotate(n=Count("participations")).order_by("-n", "slug").first()
        if busiest:
            return busiest.slug
    raise Unreadable(_("is not a name of any actor here. Type a few letters and choose one from the list."))


def topic(text: str) -> str:
    if Topic.objects.filter(slug=text).exists():
        return text
    raise Unreadable(_("is not a topic here. The topics page lists them all."))


def kind(text: str) -> str:
    """ "MOBILIZE" or "MOBILIZE.missile_test"."""
    type_, _dot, mode = text.partition(".")
    if (type_.upper(), mode.lower()) in taxonomy.kinds():
        return f"{type_.upper()}.{mode.lower()}".rstrip(".")
    known = ", ".join(taxonomy.types())
    message = _("is not a type of event. The types are {known}; a mode follows a dot: MOBILIZE.missile_test.")
    raise Unreadable(message.format(known=known))


def day_range(text: str) -> Edtf:
    """EDTF, or words that the date engine reads as a whole ("last summer", counted from today)."""
    try:
        read = Edtf.parse(text)
    except EdtfError as error:
        found = _in_words(text) or _in_words(in_english(text))
        if found is None:
            raise Unreadable(
                _(
                    "is not a date that can be read. Give a day (2021-12-24), a month (2021-12), a year (2021) or words "
                    "such as “last summer”."
                )
            ) from error
        read = found
    return read


def start(text: str) -> Edtf:
    """Where a range begins: of "2021-03/2022" the March."""
    read = day_range(text)
    if read.earliest is None:
        raise Unreadable(_("has no first day. Give a day such as 2022-01-20, or leave it empty."))
    return _end(read, 0)


def end(text: str) -> Edtf:
    """Where a range ends: of "2021-03/2022" the year 2022."""
    read = day_range(text)
    if read.latest is None:
        raise Unreadable(_("has no last day. Give a day such as 2022-01-20, or leave it empty."))
    return _end(read, -1)


def _end(read: Edtf, which: int) -> Edtf:
    return Edtf.parse(str(read).split("/")[which]) if read.is_span else read


def _in_words(text: str) -> Edtf | None:
    from events.extraction.dates import find_dates  # its tables load on first use, not with every page

    mentions = find_dates(text, today())
    rest = text
    for mention in reversed(mentions):
        rest = rest[: mention.start] + rest[mention.end :]
    if len(mentions) == 1 and rest.strip(" ,.").casefold() in ("", "since", "from", "until", "to"):
        return mentions[0].edtf
    return None


def today() -> date:
    return datetime.now(UTC).date()


def day(text: str) -> date:
    """One day, for `as_of`: the last day of what is given."""
    return cast(date, end(text).latest)


def choice(choices: Iterable[str]) -> Callable[[str], str]:
    known = tuple(choices)

    def read(text: str) -> str:
        if text.lower() in known:
            return text.lower()
        raise Unreadable(_("is not one of {known}.").format(known=", ".join(known)))

    return read


def at_least(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,4}", text) and int(text) >= 1:
        return int(text)
    raise Unreadable(_("is not a number of sources. Give a whole number from 1 up."))


def search_text(text: str) -> str:
    if words(text):
        return text
    raise Unreadable(_("has no word to search for. Give at least one word that is not excluded."))


def public_id(text: str) -> str:
    if re.fullmatch(r"[0-9a-z]{10}", text):
        return text
    raise Unreadable(_("is not the id of an event: ids have ten letters and digits."))


def place(text: str) -> str:
    """A country as its ISO 3166-1 alpha-3 code, any other place as the name that events give it."""
    for name in dict.fromkeys((text, collection_name(text), country_code(text))):
        if found := _place(name):
            return found
    raise Unreadable(_("is not a place of any event here. Give a country, or a town as the events name it."))


def _place(text: str) -> str:
    country = Actor.objects.filter(kind=Actor.Kind.COUNTRY).exclude(code="")
    # a metonym ("the Kremlin", a capital) names a government; as a place it is a place of its own
    named = ActorName.objects.exclude(kind=ActorName.Kind.METONYM).filter(normalised=normalise(text)).values("actor")
    found = country.filter(Q(code=text.upper()) | Q(name__iexact=text) | Q(pk__in=named)).first()
    if found:
        return found.code
    published = Event.objects.published()
    if published.filter(place_country=text.upper()).exists():
        return text.upper()
    return text if published.filter(place_named(text)).exists() else ""
