"""How articles come in: fetched, parsed, cleaned, recognised where they were here already."""

from .readers import read_link, read_text, read_upload
from .storing import receive, receive_link
from .values import Incoming, IngestionError, Receipt

__all__ = ["Incoming", "IngestionError", "Receipt", "read_link", "read_text", "read_upload", "receive", "receive_link"]
