"""Numbers worth keeping: how many, how far, and which numbers count nobody."""

from __future__ import annotations

import pytest

from events.extraction.quantities import find_quantities


@pytest.mark.parametrize(
    ("sentence", "type_", "expected"),
    [
        ("Some 20 people were killed and at least 14 wounded.", "ASSAULT", [("killed", 20, 20), ("wounded", 14, 14)]),
        ("The raids on Aug. 7 killed 31 people in the port.", "ASSAULT", [("killed", 31, 31)]),
        ("On 7 August killed fishermen were brought ashore.", "ASSAULT", []),
        ("Dozens of people were arrested.", "COERCE", [("arrested", 24, 99)]),
        ("Kenya sent 2,000 soldiers.", "MOBILIZE", [("troops", 2000, 2000)]),
        ("Shells fell 12 km from the border.", "ASSAULT", [("distance", 12_000, 12_000)]),
        ("Kenya sent 2,000 soldiers.", "STATE", []),
        ("The minister left in 2019.", "ASSAULT", []),
    ],
)
def test_it_finds_the_quantities_of_a_sentence(
    sentence: str, type_: str, expected: list[tuple[str, float, float]]
) -> None:
    found = find_quantities(sentence, type_)

    assert [(quantity.kind, quantity.low, quantity.high) for quantity in found] == expected
    assert all(quantity.text in sentence for quantity in found)
