"""What the token of the present request is for: some actions only, or one project; nothing of the kind in a browser."""

from collections.abc import Collection
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Scope:
    """The codes of the actions that a token is for, and its only project; None is all of them."""

    actions: Collection[str] | None = None
    project: UUID | None = None

    @property
    def narrow(self) -> bool:
        """Whether the token is for less than its person may do."""
        return self.actions is not None or self.project is not None


EVERYTHING = Scope()
_scope: ContextVar[Scope] = ContextVar("scope", default=EVERYTHING)


def scope() -> Scope:
    """Return what the present request is allowed to be about."""
    return _scope.get()


def set_scope(found: Scope) -> None:
    """Narrow the present request, or with EVERYTHING begin another one."""
    _scope.set(found)
