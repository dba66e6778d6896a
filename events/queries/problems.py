from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A value in the address that cannot be used: `message` says, to a reader, what is wrong and what to do."""

    parameter: str
    value: str
    message: str

    def to_json(self) -> dict[str, str]:
        return {"parameter": self.parameter, "value": self.value, "message": self.message}
