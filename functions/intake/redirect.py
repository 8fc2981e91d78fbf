"""Where a visitor goes after a post: never anywhere but the sites that may post the form."""

from urllib.parse import quote, urljoin, urlsplit

from shared.forms import Form

_URL_CHARACTERS = (
    "%:/?#[]@!$&'()*+,;=~"  # RFC 3986, section 2.2: a Location header is ASCII, a path someone types is not
)


def next_url(form: Form, asked: str, origin: str | None, allowed: frozenset[str]) -> str | None:
    """The page's own wish (`_next`) if it stays on an allowed origin, else the form's thank-you page, else None.

    Relative paths are read on the site that posted, or on the form's first origin where the client told none.
    """
    site = origin if origin in allowed else form.origins[0]
    candidates = (_resolve(site, target, allowed) for target in (asked, form.thanks))
    return next((url for url in candidates if url), None)


def _resolve(site: str, target: str | None, allowed: frozenset[str]) -> str | None:
    # Browsers read "\" as "/" and drop tabs and line breaks: "/\evil.example" is another host to them.
    if not target or "\\" in target or not target.isprintable():
        return None
    try:
        url = quote(urljoin(site + "/", target), safe=_URL_CHARACTERS)
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if f"{parts.scheme}://{parts.netloc}".lower() in allowed else None
