"""The address that names a text once: two links to one page become one."""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, urldefrag, urlencode, urlsplit, urlunsplit

MAX_URL = 2000  # characters, as the model has it

# Parameters that say where the reader came from, not what the page is.
TRACKING = ("utm_", "mc_", "pk_", "hsa_", "vero_")
TRACKING_NAMES = frozenset({
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "twclid", "ttclid", "wbraid", "gbraid", "cmpid",
    "ocid", "smid", "sref", "guccounter", "guce_referrer", "guce_referrer_sig", "ref_src", "ref_url",
    "__twitter_impression",
})  # fmt: skip


def web_address(url: str) -> SplitResult | None:
    """The parts of a plain http or https address, else None: no other scheme, no missing host, no password, no spaces."""
    address = url.strip()
    if not address or len(address) > MAX_URL or not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if usable and parts.username is None and parts.password is None else None


def canonical(url: str) -> str:
    """`url` without fragment, tracking parameters, default port and capital letters in the host; "" for no web address."""
    parts = web_address(url)
    if parts is None:
        return ""
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if parts.port not in {None, 80, 443}:
        host = f"{host}:{parts.port}"
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(pair[0])])
    # One page has one name whether it was reached with or without TLS.
    return urlunsplit(("https", host, parts.path or "/", query, ""))


def names(url: str) -> set[str]:
    """All names under which an article of this address may be stored: a source that an editor typed is named as typed."""
    name = canonical(url)
    return {name, urldefrag(url).url, name.replace("https://", "http://", 1)} if name else set()


def domain(url: str) -> str:
    """The host of `url` without "www.", "" where there is none."""
    parts = web_address(url)
    return (parts.hostname or "").removeprefix("www.")[:253] if parts else ""


def _is_tracking(name: str) -> bool:
    lower = name.lower()
    return lower in TRACKING_NAMES or lower.startswith(TRACKING)
