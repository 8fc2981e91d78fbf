"""Where a visitor may be sent: never anywhere but the sites that may post the form."""

from urllib.parse import quote, urljoin, urlsplit

# RFC 3986, section 2.2: a Location header is ASCII, a path that someone types is not.
_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"


def on_allowed_site(site: str, target: str, allowed: frozenset[str]) -> str | None:
    """`target`, read on `site`, as an ASCII URL if its origin is one of `allowed`; else None."""
    # Browsers read "\" as "/" and drop tabs and line breaks: "/\evil.example" is another host to them.
    if not target or "\\" in target or not target.isprintable():
        return None
    try:
        url = quote(urljoin(site + "/", target), safe=_URL_CHARACTERS)
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if f"{parts.scheme}://{parts.netloc}".lower() in allowed else None
