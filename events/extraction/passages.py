"""Where a story goes back in time: the older day that a passage names, and what is told after it without a day."""

from __future__ import annotations

from .date_phrases import date_tokens, owning_noun
from .document import Read
from .drafts import Draft
from .edtf import Edtf
from .story import Day, Story, is_recent, span

NEXT = 1  # paragraphs behind one that names an older day in which the story is still there
KNOWN = frozenset(["day", "month", "set"])  # precisions of a day that something can be counted from
OPENING = 6  # first tokens of a sentence in which a day frames it ("For eight hours on Monday night, ...")


def note_frame(read: Read, story: Story) -> None:
    """ "On 26 March the ship went down": the day that opens a sentence, also where no act is known in it."""
    if story.lead is None or story.lead.edtf.earliest is None or read.is_title:
        return
    sentence = read.sentence
    for number, mention in enumerate(read.dates):
        tokens, edtf = date_tokens(read, number), mention.edtf
        if not tokens or tokens[0] >= OPENING or edtf is None or edtf.precision != "day" or edtf.latest is None:
            continue
        if (
            any(sentence.verbish[: tokens[0]])
            or sentence.quoted[tokens[0]]
            or owning_noun(sentence, tokens) is not None
        ):
            continue
        if sentence.date_at[0] != number and sentence.low(tokens[0] - 1) not in ("on", ","):
            continue
        if edtf.latest < story.lead.edtf.earliest:
            day = Day(edtf, mention.text, mention)
            go_back(day, sentence.paragraph, story)
            if is_recent(mention, story):
                story.day, story.paragraph = day, sentence.paragraph


def note_older(read: Read, story: Story) -> None:
    """The older day, week or month that was named last, whatever is told of it."""
    if story.lead is None or story.lead.edtf.earliest is None or read.is_title:
        return
    for number, mention in enumerate(read.dates):
        edtf, tokens = mention.edtf, date_tokens(read, number)
        if edtf is not None and edtf.is_span and edtf.earliest is not None:
            edtf = Edtf.parse(edtf.text.split("/")[0])  # "since November": in November
        if not tokens or edtf is None or edtf.latest is None or read.sentence.quoted[tokens[0]]:
            continue
        if read.sentence.low(tokens[0] - 1) == "until":
            continue  # "who was the envoy until December": the story does not go back there
        if edtf.precision in KNOWN and edtf.latest < story.lead.edtf.earliest:
            story.older, story.older_paragraph = Day(edtf, mention.text, mention), read.sentence.paragraph


def since_older(draft: Draft, day: Day, story: Story) -> bool:
    """ "has accused the alliance" in the news of a day: not of that day, but since the older one, or at some time before.

    What is told in the past tense belongs to the older day only in its own paragraph.
    """
    published = story.published
    if published is None or day.edtf.earliest is None:
        return False
    close = story.older is not None and draft.read.sentence.paragraph == story.older_paragraph
    if not (close and draft.tense == "past") and (draft.tense != "perfect" or day.edtf.earliest < published):
        return False
    if story.older is not None and draft.read.sentence.paragraph - story.older_paragraph <= NEXT:
        draft.edtf, draft.date = span(story.older.edtf, published), story.older.mention
        draft.reasons.append(f"date: told after “{story.older.words}”, so between then and publication")
    else:
        draft.edtf, draft.date = Edtf.parse(f"[..{published}]"), day.mention
        draft.reasons.append("date: told as done, so at the day of publication or before")
    return True


def go_back(day: Day, paragraph: int, story: Story) -> None:
    story.past, story.past_paragraph = day, paragraph


def told_in_past(draft: Draft, story: Story) -> bool:
    """Dates an act in the past tense that follows an older day: between then and publication."""
    paragraph = draft.read.sentence.paragraph
    if story.past is None or draft.tense != "past" or not 0 <= paragraph - story.past_paragraph <= NEXT:
        return False
    if story.published is None or story.is_statement or paragraph == story.lead_paragraph:
        return False
    draft.edtf, draft.date = span(story.past.edtf, story.published), story.past.mention
    draft.reasons.append(f"date: told after “{story.past.words}”, so between then and publication")
    return True
