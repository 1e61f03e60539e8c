"""A typed doorway to numba, so that compiled functions keep their signatures."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(*, parallel: bool = False, inline: bool = False) -> Callable[[Function], Function]:
    """Compile a numeric function to machine code and cache it beside its module.

    Fast-math stays off: it would let results differ between processors.
    """
    decorator = numba.njit(cache=True, parallel=parallel, inline="always" if inline else "never")
    return cast("Callable[[Function], Function]", decorator)
