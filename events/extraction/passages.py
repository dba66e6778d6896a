"""Where a story goes back in time: the older day that a passage names, and what is told after it without a day."""

from __future__ import annotations

from .date_phrases import date_tokens, owning_noun
from .document import Read
from .drafts import Draft
from .story import Day, Story, is_recent, span

NEXT = 1  # paragraphs behind one that names an older day in which the story is still there
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
        if any(sentence.verbish[: tokens[0]]) or sentence.quoted[tokens[0]] or owning_noun(sentence, tokens) is not None:
            continue
        if sentence.date_at[0] != number and sentence.low(tokens[0] - 1) not in ("on", ","):
            continue
        if edtf.latest < story.lead.edtf.earliest:
            day = Day(edtf, mention.text, mention)
            go_back(day, sentence.paragraph, story)
            if is_recent(mention, story):
                story.day, story.paragraph = day, sentence.paragraph


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
