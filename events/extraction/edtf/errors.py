"""What is said to an editor whose date cannot be read."""

EXAMPLES = (
    "Examples: 2022-02-24, 2022-02, 2022, 2022-02-24~ (about), 2022-01-10/2022-01-13 (from–to), 2021-03/.. (since)."
)


class EdtfError(ValueError):
    """Not a date that we can keep. The message says what is wrong and shows what is right."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem} {EXAMPLES}")
