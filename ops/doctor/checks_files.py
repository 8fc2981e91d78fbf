"""Whether the stack is what the files on this machine say, and this machine's clock. Pure."""

from collections.abc import Iterator, Sequence

from ops.doctor.check import Check, Commands, failed, passed, warned
from ops.doctor.facts import Bundle, Captcha, Origins

# AWS refuses signatures that are older: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
LONGEST_AHEAD = 300
NOTICED = 60


def forms(file: str, problems: Sequence[str]) -> Iterator[Check]:
    """What `make check` says of it."""
    if problems:
        yield failed("forms.toml", f"{file}: {'; '.join(problems)}", f"mend it, then python -m ops.forms_check {file}")
    else:
        yield passed("forms.toml", f"{file} is fine")


def origins(fact: Origins, commands: Commands) -> Iterator[Check]:
    """A page on an origin that is not allowed can't post by script: the browser stops it before anything is sent."""
    missing = [origin for origin in fact.wanted if origin not in fact.allowed and "*" not in fact.allowed]
    extra = [origin for origin in fact.allowed if origin not in fact.wanted]
    if missing:
        yield failed("origins", f"browsers may not post from {', '.join(missing)}", commands.deploy)
    if extra:
        yield warned("origins", f"allowed, though no form names it: {', '.join(extra)}", commands.deploy)
    if not missing and not extra:
        yield passed("origins", f"browsers may post from {', '.join(fact.wanted)}")


def bundle(fact: Bundle, commands: Commands) -> Iterator[Check]:
    """A change of forms.toml counts once it is deployed."""
    name = f"{fact.function}'s forms"
    if fact.same:
        yield passed(name, "deployed as they stand in the file")
    else:
        yield warned(name, f"{fact.function} runs with another forms.toml than the file", commands.deploy)


def captcha(fact: Captcha, commands: Commands) -> Iterator[Check]:
    """Nothing where no form asks for one."""
    names = ", ".join(fact.forms)
    if fact.forms and not fact.secret:
        fix = f'"CaptchaSecret=…" in samconfig.toml, then {commands.deploy}'
        yield failed("captcha", f"no secret to check it with: all mail of {names} is marked as doubtful", fix)
    elif fact.forms:
        yield passed("captcha", f"asked for by {names}, and the stack has a secret")


def clock(ahead: float | None) -> Iterator[Check]:
    """`ahead` is this machine's against AWS's, in seconds."""
    fix = "set this machine's clock, by NTP for one: timedatectl set-ntp true"
    if ahead is None:
        yield warned("clock", "could not be checked (AWS did not say what time it is)", fix)
        return
    found = f"this machine's is {abs(ahead):,.0f} s {'ahead of' if ahead > 0 else 'behind'} AWS's"
    if abs(ahead) > LONGEST_AHEAD:
        yield failed("clock", f"{found}: AWS refuses what is signed by it", fix)
    elif abs(ahead) > NOTICED:
        yield warned("clock", found, fix)
    else:
        yield passed("clock", "this machine's agrees with AWS's")


def canary(configured: str, commands: Commands) -> Iterator[Check]:
    """`configured` is the parameter Canary."""
    if configured == "hourly":
        yield passed("canary", "hourly")
    else:
        found = f"{configured or 'not known'}: a mailer that does not run is noticed by whoever waits for mail"
        yield warned("canary", found, f'"Canary=hourly" in samconfig.toml, then {commands.deploy}')
