"""What SES refuses of message tags."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from local.ses.faults import Fault, bad_request

_MOST_TAGS = 50
_TAG = re.compile(r"[A-Za-z0-9_-]{1,256}")
_FEEDBACK_TAGS = {"ses:feedback-id-a", "ses:feedback-id-b"}


def tag_faults(tags: Sequence[Mapping[str, str]]) -> Iterator[Fault]:
    """Letters, digits, _ and -, at most 256: API reference, MessageTag; text as AWS gave it in localstack#8588. The two
    ses: names: developer guide, event publishing. At least one character, 50 tags, no name twice: from memory."""
    if len(tags) > _MOST_TAGS:
        yield bad_request(f"A message can have no more than {_MOST_TAGS} tags.")
    for tag in tags:
        if tag["Name"] not in _FEEDBACK_TAGS:
            yield from _tag_part_faults("name", tag["Name"])
        yield from _tag_part_faults("value", tag["Value"])
    for name, count in Counter(tag["Name"] for tag in tags).items():
        if count > 1:
            yield bad_request(f"Duplicate tag name <{name}>.")


def _tag_part_faults(part: str, text: str) -> Iterator[Fault]:
    if not text:
        yield bad_request(f"The tag {part} must be specified.")
    elif not _TAG.fullmatch(text):
        allowed = "only alphanumeric ASCII characters, '_', and '-' are allowed."
        yield bad_request(f"Invalid tag {part} <{text}>: {allowed}")
