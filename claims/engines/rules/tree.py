"""A dependency parse as plain Python objects, so that rules avoid importing spaCy and its slow attribute access."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from claims.core.records import Fragment


@dataclass(slots=True, eq=False)
class Token:
    """One token: [start, end) in code points of the article, and its place in the parse."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    entity: str
    line: int
    sentence: int
    head: int = -1
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """All tokens of one article, in text order; a line is a paragraph, and no sentence crosses one."""

    text: str
    tokens: list[Token]

    def child(self, token: Token, *deps: str) -> Token | None:
        """Return the first child with one of these relations."""
        for i in token.children:
            if self.tokens[i].dep in deps:
                return self.tokens[i]
        return None

    def all(self, token: Token, *deps: str) -> list[Token]:
        """Return the children with one of these relations, in text order."""
        return [self.tokens[i] for i in token.children if self.tokens[i].dep in deps]

    def head(self, token: Token) -> Token | None:
        """Return the token that this one depends on, or None at the root of a sentence."""
        return self.tokens[token.head] if token.head >= 0 else None

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Walk from a token's head up to the root."""
        while token.head >= 0:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token, skip: Callable[[Token], bool] | None = None) -> list[int]:
        """List the token's descendants and itself, sorted; `skip` cuts off whole branches."""
        found, stack = [], [token.i]
        while stack:
            i = stack.pop()
            found.append(i)
            for child in self.tokens[i].children:
                if skip is None or not skip(self.tokens[child]):
                    stack.append(child)
        return sorted(found)

    def fragments(self, indices: Iterable[int]) -> list[Fragment]:
        """Turn token indices into stretches of text; neighbouring tokens make one stretch."""
        stretches: list[Fragment] = []
        last = -2
        for i in sorted(indices):
            token = self.tokens[i]
            if i == last + 1 and stretches and self.tokens[last].line == token.line:
                stretches[-1] = (stretches[-1][0], token.end)
            else:
                stretches.append((token.start, token.end))
            last = i
        return stretches
