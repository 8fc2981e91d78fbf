"""One form control as HTML, by the field's type, with its values and its errors."""

from html import escape

from shared.forms import FieldSpec

_INPUT_TYPES = {"email": "email", "url": "text", "tel": "tel", "number": "text"}


def hidden(name: str, value: str) -> str:
    """A value that travels along unseen."""
    return f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'


def widget(spec: FieldSpec, values: list[str], errors: list[str]) -> str:
    """Label, control or controls (one for each value) and errors. Everything in `values` is kept."""
    name = escape(spec.name)
    described = f' aria-invalid="true" aria-describedby="{name}-error"' if errors else ""
    if spec.type == "checkbox":
        controls = _checkboxes(spec, values, described)
    else:
        controls = "".join(_labelled(spec, value, described) for value in values or [""])
    notes = "".join(f"<span>{escape(error)}</span> " for error in dict.fromkeys(errors))
    return controls + (f'<p class="error" id="{name}-error">{notes}</p>' if errors else "")


def _labelled(spec: FieldSpec, value: str, described: str) -> str:
    required = " required" if spec.required else ""
    attributes = f'name="{escape(spec.name)}"{required}{described}'
    return f"<label>{escape(spec.title)}{_control(spec, value, attributes)}</label>"


def _control(spec: FieldSpec, value: str, attributes: str) -> str:
    if spec.type == "choice":
        options = [value, *spec.choices] if value not in spec.choices else list(spec.choices)
        marked = (
            f'<option value="{escape(o)}"{" selected" if o == value else ""}>{escape(o)}</option>' for o in options
        )
        return f"<select {attributes}>{''.join(marked)}</select>"
    if spec.type == "text" and (spec.limit > 500 or "\n" in value):
        # A line break right after the tag is dropped by browsers: ours stands in for it, not the visitor's.
        return f'<textarea rows="6" {attributes}>\n{escape(value)}</textarea>'
    return f'<input type="{_INPUT_TYPES.get(spec.type, "text")}" {attributes} value="{escape(value)}">'


def _checkboxes(spec: FieldSpec, values: list[str], described: str) -> str:
    ticked = [value for value in values if value.strip()]
    state = " checked" if ticked else ""
    return "".join(_checkbox(spec, value, state + described) for value in ticked or ["on"])


def _checkbox(spec: FieldSpec, value: str, attributes: str) -> str:
    control = f'<input type="checkbox" name="{escape(spec.name)}" value="{escape(value)}"{attributes}>'
    text = spec.title if value == "on" else f"{spec.title} ({value})"
    return f'<label class="check">{control} {escape(text)}</label>'
