"""The form of an event: plain fields, its actors and its sources, and the draft that they make."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.extraction import taxonomy
from events.extraction.edtf import Edtf, EdtfError
from events.models import Actor, Citation, Event, Participation, Topic
from events.models.words import kind_words
from events.review import EventDraft, SourceDraft, draft_of

from .finding import actor_named


def kind_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Types as groups, each with itself and its modes: "MOBILIZE", "MOBILIZE.missile_test"."""
    return [
        (
            taxonomy.label(type_),
            [
                (type_, str(_("{type} (no closer kind)").format(type=kind_words(type_)))),
                *((f"{type_}.{kind.mode}", kind_words(type_, kind.mode)) for kind in taxonomy.modes(type_)),
            ],
        )
        for type_ in taxonomy.types()
    ]


class EventForm(forms.Form):
    title = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"size": 80}), label=_("Title"))
    kind = forms.ChoiceField(choices=kind_choices, label=_("Kind"))
    edtf = forms.CharField(
        label=_("Date"),
        required=False,
        max_length=200,
        help_text=_(
            "As exact as it is known, and no more: 2021-12-23, 2021-11, 2022-01-10/2022-01-13, 2022-02-24~, [2022-01-01..2022-01-10]"
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "aria-describedby": "date-preview"}
        ),
    )
    undated = forms.BooleanField(required=False, label=_("Undated: no source says when"))
    summary = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}), label=_("Summary"))
    status = forms.ChoiceField(choices=Event.Status.choices, label=_("Status"))
    credence = forms.ChoiceField(choices=Event.Credence.choices, label=_("Credence"))
    place_name = forms.CharField(required=False, max_length=200, label=_("Place"))
    place_precision = forms.ChoiceField(
        required=False, choices=[("", "—"), *Event.PlacePrecision.choices], label=_("Precision")
    )
    place_relation = forms.CharField(
        required=False, max_length=80, label=_("As said"), help_text=_("“off the coast of”, “near”")
    )
    place_country = forms.CharField(required=False, max_length=3, label=_("Country (three letters)"))
    latitude = forms.FloatField(required=False, min_value=-90, max_value=90, label=_("Latitude"))
    longitude = forms.FloatField(required=False, min_value=-180, max_value=180, label=_("Longitude"))
    importance = forms.IntegerField(
        required=False,
        initial=0,
        min_value=-9,
        max_value=9,
        help_text=_("above 0 keeps its label longer"),
        label=_("Importance"),
    )
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(), required=False, widget=forms.CheckboxSelectMultiple, label=_("Topics")
    )
    reason = forms.CharField(
        required=False,
        max_length=500,
        help_text=_("kept in the log"),
        widget=forms.TextInput(attrs={"size": 80}),
        label=_("Reason"),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_edtf(self) -> str:
        text = str(self.cleaned_data["edtf"]).strip()
        try:
            return str(Edtf.parse(text)) if text else ""
        except EdtfError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("undated") and given.get("edtf"):
            self.add_error("undated", _("Give a date or tick “undated”, not both."))
        if not given.get("undated") and not given.get("edtf") and "edtf" not in self.errors:
            self.add_error("edtf", _("Give the date as exactly as it is known (“2021-11” is fine), or tick “undated”."))
        if (given.get("latitude") is None) != (given.get("longitude") is None):
            self.add_error("latitude", _("Give both latitude and longitude, or neither."))
        return given


class PartyForm(forms.Form):
    actor = forms.CharField(
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "actor-names", "autocomplete": "off"}),
        label=_("Actor"),
    )
    role = forms.ChoiceField(choices=Participation.Role.choices, required=False, label=_("Role"))

    def clean_actor(self) -> Actor | None:
        name = str(self.cleaned_data["actor"]).strip()
        actor = actor_named(name) if name else None
        if name and actor is None:
            raise forms.ValidationError(
                _("No actor is called “{name}”. Choose one of the list, or add it under Actors first.").format(
                    name=name
                )
            )
        return actor


class SourceForm(forms.Form):
    url = forms.CharField(
        required=False, max_length=2000, label=_("Link"), widget=forms.URLInput(attrs={"placeholder": "https://"})
    )
    title = forms.CharField(required=False, max_length=500, label=_("Title"))
    outlet = forms.CharField(required=False, max_length=200, label=_("Outlet"))
    published_on = forms.DateField(
        required=False, label=_("Published"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    quote = forms.CharField(required=False, label=_("Words that support it"), widget=forms.Textarea(attrs={"rows": 2}))
    stance = forms.ChoiceField(choices=Citation.Stance.choices, required=False, label=_("Stance"))
    checked = forms.BooleanField(required=False, label=_("I read it there"))
    citation = forms.IntegerField(required=False, widget=forms.HiddenInput)
    remove = forms.BooleanField(required=False, label=_("Remove"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.is_given() and not given.get("url") and not given.get("title"):
            raise forms.ValidationError(_("A source needs a link or a title."))
        return given

    def is_given(self) -> bool:
        values = self.cleaned_data
        return not values.get("remove") and any(values.get(name) for name in ("url", "title", "quote", "citation"))


PartySet = forms.formset_factory(PartyForm, extra=2, max_num=60)
SourceSet = forms.formset_factory(SourceForm, extra=1, max_num=60)


class EventFormSet:
    """The three forms as one. `event` is None for a new event."""

    def __init__(self, data: Any = None, event: Event | None = None) -> None:
        draft = draft_of(event) if event else None
        self.event = event
        self.fields = EventForm(data, initial=fields_of(draft, event) if draft and event else {"importance": 0})
        self.parties = PartySet(data, prefix="parties", initial=parties_of(draft))
        self.sources = SourceSet(data, prefix="sources", initial=sources_of(event))

    def is_valid(self, publish: bool = False) -> bool:
        """Every form's errors at once. What the public is to see needs a source that it can be checked by."""
        valid = all([self.fields.is_valid(), self.parties.is_valid(), self.sources.is_valid()])
        if valid and publish and not any(form.is_given() for form in self.sources):
            self.fields.add_error(None, "Before it is public, give at least one source: a link or a title.")
            return False
        return valid

    def draft(self) -> EventDraft:
        given = dict(self.fields.cleaned_data)
        type_, _, mode = given.pop("kind").partition(".")
        given.pop("reason"), given.pop("version")
        return EventDraft(
            **given
            | {"type": type_, "mode": mode, "topics": tuple(given["topics"]), "importance": given["importance"] or 0},
            parties=tuple(
                (form.cleaned_data["actor"], form.cleaned_data["role"] or "actor")
                for form in self.parties
                if form.cleaned_data.get("actor")
            ),
            sources=tuple(source_draft(form.cleaned_data, self.event) for form in self.sources if form.is_given()),
        )


def fields_of(draft: EventDraft, event: Event) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in EventForm.base_fields if hasattr(draft, name)}
    kind = f"{draft.type}.{draft.mode}" if draft.mode else draft.type
    return values | {"kind": kind, "version": event.version}


def parties_of(draft: EventDraft | None) -> list[dict[str, Any]]:
    return [{"actor": actor.name, "role": role} for actor, role in draft.parties] if draft else []


def sources_of(event: Event | None) -> list[dict[str, Any]]:
    if event is None:
        return []
    return [
        {
            "url": citation.article.url,
            "title": citation.article.title,
            "outlet": citation.article.outlet.name if citation.article.outlet else "",
            "published_on": citation.article.published_on,
            "quote": citation.quote,
            "stance": citation.stance,
            "checked": citation.checked,
            "citation": citation.pk,
        }
        for citation in event.citations.select_related("article__outlet")
    ]


def source_draft(given: dict[str, Any], event: Event | None) -> SourceDraft:
    """A row that was there before stays with its article, whatever its link says now."""
    citation = event.citations.filter(pk=given["citation"]).first() if event and given.get("citation") else None
    return SourceDraft(
        url=given["url"],
        title=given["title"],
        outlet=given["outlet"],
        published_on=given["published_on"],
        quote=given["quote"],
        checked=given["checked"],
        article=citation.article if citation else None,
        stance=given["stance"] or "supports",
    )
