"""What the engine says when it is asked for something it cannot draw."""


class PictureError(ValueError):
    """One clear sentence about bad input: what is wrong and what to give instead."""


def require_positive(what: str, value: float, unit: str) -> None:
    """Raise PictureError unless `value` is a finite number above zero; `what` and `unit` name it in the sentence."""
    if not 0 < value < float("inf"):
        raise PictureError(f"{what} is {value:g} {unit}; it must be a number greater than 0.")
