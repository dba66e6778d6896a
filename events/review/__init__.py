"""The only writer of an event's state. Each decision is one short transaction and one line in the log per event."""

from .decisions import accept, create, edit, reject, settle, withdraw
from .derived import refresh_for
from .drafts import EventDraft, SourceDraft, draft_of
from .errors import ReviewError, StaleError
from .folding import attach, merge, split
from .matching import find_matches, match_all
from .proposing import propose
from .queue import (
    accept_above,
    declare_different,
    hold,
    is_open,
    new_batch,
    nothing_of_interest,
    open_matches,
    open_matches_of,
    open_proposals,
    proposals_of,
    update_stage,
)
from .rereading import Offer, open_offers, refuse, take
from .undoing import undo, undo_stroke
from .wording import changes_in_words, how_dated, told_values

__all__ = [
    "EventDraft",
    "Offer",
    "ReviewError",
    "SourceDraft",
    "StaleError",
    "accept",
    "accept_above",
    "attach",
    "changes_in_words",
    "create",
    "declare_different",
    "draft_of",
    "edit",
    "find_matches",
    "hold",
    "how_dated",
    "is_open",
    "match_all",
    "merge",
    "new_batch",
    "nothing_of_interest",
    "open_matches",
    "open_matches_of",
    "open_offers",
    "open_proposals",
    "proposals_of",
    "propose",
    "refresh_for",
    "refuse",
    "reject",
    "settle",
    "split",
    "take",
    "told_values",
    "undo",
    "undo_stroke",
    "update_stage",
    "withdraw",
]
