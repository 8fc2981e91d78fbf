"""How long to wait before the next attempt."""

FIRST = 60
LONGEST = 2 * 3600


def backoff(tries: int, chance: float) -> int:
    """Seconds after the `tries`-th failure: full jitter under a cap that doubles from a minute to two hours.

    `chance` is from 0 to 1. Between the ledger's thirteen attempts that makes six hours on average, twelve at the
    most; SQS takes up to 43,200 s.
    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    cap = min(LONGEST, FIRST << min(max(tries, 1) - 1, 32))
    return max(1, round(min(max(chance, 0.0), 1.0) * cap))
