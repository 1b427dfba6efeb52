"""Somebody sends a batch of changes: what becomes of each is decided without the database."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from claims.annotations.sync import (
    MAX_DEPTH,
    MAX_OPS,
    Op,
    Stored,
    check_nesting,
    check_references,
    decide_versions,
    may_touch_nesting,
    read_ops,
)
from claims.core.claim import ClaimDocument, VerdictDocument
from claims.core.errors import Invalid
from claims.core.records import Fragments

TEXT = "The harbour will close on Friday, the port authority said."
A, B, C, D, E, F, G = (UUID(int=number, version=4) for number in range(1, 8))


def claim(key: UUID, content: Fragments = ((0, 11),), parent: UUID | None = None, nesting: str = "") -> ClaimDocument:
    """A claim under another, by discourse where nothing else is said."""
    return ClaimDocument(
        id=key,
        content=content,
        parent=parent,
        nesting=nesting or ("discourse" if parent else ""),
        no_speaker_stated=True,
    )


def put(document: ClaimDocument, base: int = 0) -> Op:
    """A claim as it should be."""
    return Op("put", document.id, base, document)


def delete(key: UUID, base: int = 1) -> Op:
    """A claim that should go."""
    return Op("delete", key, base)


def stored(document: ClaimDocument, version: int = 1, *, deleted: bool = False, mine: bool = True) -> Stored:
    """A claim as it is."""
    return Stored(version, document, deleted, mine, {"id": str(document.id)} if mine else None)


def problem(op: Op) -> tuple[str, str | None] | None:
    """Tell the code and field of a refusal."""
    return (op.result["code"], op.result["field"]) if op.result and op.result["status"] == "invalid" else None


def message_of(op: Op) -> str:
    """Tell the sentence of a refusal."""
    assert op.result
    assert op.result["status"] == "invalid"
    return op.result["message"]


def decided(op: Op, there: Mapping[UUID, Stored]) -> object:
    """What the versions say of one operation; None where nothing speaks against it."""
    decide_versions([op], there)
    return op.result


def sent(key: UUID = A, **more: object) -> dict[str, object]:
    """A claim as a browser sends it."""
    return {
        "id": str(key),
        "content": [[0, 11]],
        "exact": {"content": ["The harbour"]},
        "no_speaker_stated": True,
        **more,
    }


def test_each_kind_of_operation_is_read() -> None:
    speaker = {"id": str(C), "name": "Port authority", "kind": "organisation"}
    ops = read_ops(
        [
            {"speaker": speaker},
            {"put": sent(), "base": 3},
            {"delete": str(B), "base": 2},
            {"decide": str(D), "as": "accepted", "claim": str(A)},
            {"decide": str(E), "as": "undone"},
        ],
        TEXT,
    )
    assert [(op.kind, op.key, op.base, op.open) for op in ops] == [
        ("speaker", C, 0, True), ("put", A, 3, True), ("delete", B, 2, True), ("decide", D, 0, True), ("decide", E, 0, True),
    ]  # fmt: skip
    assert ops[0].speaker is not None
    assert ops[0].speaker["name"] == "Port authority"
    assert ops[1].claim == claim(A)
    assert [(op.outcome, op.claim_key) for op in ops[3:]] == [("accepted", A), ("undone", None)]


def test_an_operation_that_cannot_be_read_names_what_is_wrong_and_the_others_go_on() -> None:
    ops = read_ops(
        [
            "nothing",
            {},
            {"put": sent(), "delete": str(A)},
            {"put": sent(note=5)},
            {"put": {**sent(), "id": "none"}},
            {"put": sent(), "base": -1},
            {"delete": "none"},
            {"delete": str(A), "more": 1},
            {"decide": str(A)},
            {"decide": 7, "as": "accepted"},
            {"speaker": {"id": str(C)}},
            {"delete": str(B)},
        ],
        TEXT,
    )
    assert [problem(op) for op in ops] == [
        ("expected_object", None),
        ("invalid", None),
        ("invalid", None),
        ("invalid", "put.note"),
        ("invalid", "put.id"),
        ("integer_required", "base"),
        ("invalid", "delete"),
        ("unknown_field", "more"),
        ("required", "as"),
        ("invalid", "decide"),
        ("required", "speaker.name"),
        None,
    ]
    # Even one that cannot be read is answered by name.
    assert [op.result and op.result["id"] for op in ops] == [
        None, None, None, str(A), None, str(A), None, str(A), str(A), None, str(C), None,
    ]  # fmt: skip
    assert [message_of(ops[number]) for number in (1, 2, 6)] == [
        "An operation has exactly one of speaker, put, delete, decide, settle.",
        "An operation has exactly one of speaker, put, delete, decide, settle.",
        "delete must be a UUID in lower case with dashes, like 7b1c2d3e-4f50-4617-8a9b-0c1d2e3f4a5b.",
    ]


def test_a_batch_is_a_list_of_at_most_two_hundred() -> None:
    with pytest.raises(Invalid, match="invalid"):
        read_ops({"put": sent()}, TEXT)
    assert len(read_ops([{"delete": str(A)}] * MAX_OPS, TEXT)) == MAX_OPS
    with pytest.raises(Invalid) as refusal:
        read_ops([{"delete": str(A)}] * (MAX_OPS + 1), TEXT)
    assert (refusal.value.code, refusal.value.field) == ("limit", "ops")
    assert refusal.value.message == "ops has 201 operations; the limit is 200."


def test_what_is_new_or_based_on_the_newest_version_can_be_done() -> None:
    assert decided(put(claim(A)), {}) is None
    assert decided(put(claim(A, ((0, 5),)), 4), {A: stored(claim(A), 4)}) is None
    assert decided(put(claim(A), 4), {A: stored(claim(A), 4, deleted=True)}) is None
    assert decided(delete(A, 4), {A: stored(claim(A), 4)}) is None


def test_what_is_done_already_is_done_whatever_it_was_based_on() -> None:
    for base in (0, 1, 9):
        assert decided(put(claim(A), base), {A: stored(claim(A), 4)}) == {"status": "ok", "id": str(A), "version": 4}
        assert decided(delete(A, base), {A: stored(claim(A), 4, deleted=True)}) == {
            "status": "ok", "id": str(A), "version": 4,
        }  # fmt: skip


def test_a_stale_change_gets_what_is_stored() -> None:
    changed = claim(A, ((0, 5),))
    for base in (0, 3, 5):
        for op in (put(changed, base), delete(A, base)):
            assert decided(op, {A: stored(claim(A), 4)}) == {
                "status": "conflict", "id": str(A), "theirs": {"id": str(A)}, "version": 4,
            }  # fmt: skip
    assert decided(put(changed, 3), {A: stored(claim(A), 4, deleted=True)}) == {
        "status": "conflict", "id": str(A), "theirs": None, "version": 4,
    }  # fmt: skip
    # It was never stored, or no longer is.
    assert decided(put(changed, 1), {}) == {"status": "conflict", "id": str(A), "theirs": None, "version": 0}


def test_a_claim_of_another_pass_is_refused_without_a_word_about_it() -> None:
    there = {A: stored(claim(A), mine=False)}
    ops = [put(claim(A), 1), delete(A), delete(B)]
    for op in ops:
        decide_versions([op], there)
    assert [problem(op) for op in ops] == [("id_taken", "id"), ("unknown_claim", "id"), ("unknown_claim", "delete")]


def test_a_batch_names_each_claim_once() -> None:
    ops = [
        put(claim(A)),
        put(claim(A, ((0, 5),))),
        delete(A),
        delete(B),
        Op("decide", A, outcome="accepted"),
        put(claim(C)),
    ]
    ops[5].ok(7)
    ops.append(delete(F))
    decide_versions(ops, {B: stored(claim(B))})
    assert [problem(op) for op in ops] == [
        None, ("invalid", "id"), ("invalid", "id"), None, None, None, ("unknown_claim", "delete"),
    ]  # fmt: skip
    assert ops[5].result == {"status": "ok", "id": str(C), "version": 7}
    message = "The batch contains this claim twice; send only its newest state."
    assert ops[1].result == {"status": "invalid", "id": str(A), "code": "invalid", "field": "id", "message": message}


def test_a_claim_names_only_what_belongs_here() -> None:
    documents = {
        "put.verdict.label": ClaimDocument(id=A, content=((0, 3),), verdict=VerdictDocument("fake")),
        "put.speakers": ClaimDocument(id=B, content=((0, 3),), speakers=(D, E)),
        "put.suggestion": ClaimDocument(id=C, content=((0, 3),), suggestion=E),
        None: ClaimDocument(
            id=D, content=((0, 3),), verdict=VerdictDocument("true"), speakers=(D,), suggestion=F, origin="suggestion"
        ),
    }
    ops = [put(document) for document in documents.values()]
    ops += [Op("decide", E, outcome="accepted"), Op("decide", F, outcome="accepted")]
    check_references(ops, {"true"}, {D}, {F}, 100)
    assert [problem(op) for op in ops] == [
        ("unknown_label", "put.verdict.label"),
        ("unknown_speaker", "put.speakers"),
        ("unknown_suggestion", "put.suggestion"),
        None,
        ("unknown_suggestion", "decide"),
        None,
    ]


def test_a_pass_has_room_for_so_many_new_claims_and_for_changes_of_the_others() -> None:
    ops = [put(claim(A)), put(claim(B), 2), put(claim(C)), delete(D), put(claim(E), 1), put(claim(F))]
    done = put(claim(G))
    done.ok(1)
    check_references([done, *ops], set(), set(), set(), 2)
    assert [problem(op) for op in ops] == [None, None, None, None, None, ("limit", None)]
    assert message_of(ops[5]) == "An article has at most 500 claims in one pass."


def test_nesting_is_looked_at_where_it_may_break() -> None:
    there = {A: stored(claim(A)), B: stored(claim(B, parent=A))}
    assert not may_touch_nesting(put(claim(A), 1), there)
    assert not may_touch_nesting(put(claim(C)), there)
    assert may_touch_nesting(put(claim(A, ((0, 5),)), 1), there)
    assert may_touch_nesting(put(claim(B, parent=A), 1), there)
    assert may_touch_nesting(put(claim(C, parent=A)), there)
    assert may_touch_nesting(delete(A), there)
    assert not may_touch_nesting(Op("decide", A, outcome="accepted"), there)
    assert not may_touch_nesting(Op("delete", None), there)
    refused = delete(A)
    refused.fail(Invalid("unknown_claim"))
    assert not may_touch_nesting(refused, there)


def nested(*ops: Op, among: Mapping[UUID, ClaimDocument] | None = None) -> list[tuple[str, str | None] | None]:
    """What the nesting of claims says of a batch, operation by operation."""
    check_nesting(ops, among or {})
    return [problem(op) for op in ops]


def test_a_parent_is_in_the_pass_or_in_the_batch() -> None:
    assert nested(put(claim(B, parent=A)), among={A: claim(A)}) == [None]
    assert nested(put(claim(B, parent=A)), put(claim(A))) == [None, None]
    assert nested(put(claim(B, parent=A))) == [("parent_missing", "put.parent")]
    # A claim whose parent is refused is refused too.
    assert nested(put(claim(C, parent=B)), put(claim(B, parent=A))) == [("parent_missing", "put.parent")] * 2


def test_no_claim_reports_itself() -> None:
    cycle = ("attribution_cycle", "put.parent")
    assert nested(put(claim(A, parent=B), 1), among={A: claim(A), B: claim(B, parent=A)}) == [cycle]
    assert cycle in nested(put(claim(A, parent=C)), put(claim(B, parent=A)), put(claim(C, parent=B)))


def test_claims_lie_five_deep_at_most() -> None:
    keys = [A, B, C, D, E]
    assert len(keys) == MAX_DEPTH
    chain = {key: claim(key, parent=above) for above, key in zip([None, *keys], keys, strict=False)}
    assert nested(put(chain[E]), among={key: chain[key] for key in keys[:-1]}) == [None]
    assert nested(put(claim(F, parent=E)), among=chain) == [("too_deep", "put.parent")]
    # Deep is also what a claim brings that others lie under.
    assert nested(put(claim(A, parent=G), 1), among={**chain, G: claim(G)}) == [("too_deep", "put")]


def test_a_claim_nested_in_the_words_of_another_lies_inside_them() -> None:
    outside = ("not_contained", "put.parent")
    among = {A: claim(A, ((0, 11), (17, 32)))}
    assert nested(put(claim(B, ((4, 11), (17, 22)), A, "span")), among=among) == [None]
    assert nested(put(claim(B, ((4, 22),), A, "span")), among=among) == [outside]
    assert nested(put(claim(B, ((4, 22),), A, "relay")), among=among) == [None]


def test_a_change_that_breaks_the_nesting_of_others_is_refused_itself() -> None:
    among = {A: claim(A, ((0, 32),)), B: claim(B, ((4, 11),), A, "span"), C: claim(C, ((4, 8),), B, "span")}
    shorter = put(claim(A, ((0, 8),)), 1)
    assert nested(shorter, among=among) == [("not_contained", "put")]
    assert message_of(shorter) == "A claim nested by span must lie inside its parent's content."
    # Of several changes, the one nearest above what breaks.
    assert nested(put(claim(A, ((0, 20),)), 1), put(claim(B, ((4, 7),), A, "span"), 1), among=among) == [
        None, ("not_contained", "put"),
    ]  # fmt: skip
    # With the claim inside it changed as well, nothing breaks.
    assert nested(put(claim(A, ((0, 11),)), 1), put(claim(B, ((0, 11),), A, "span"), 1), among=among) == [None, None]


def test_nothing_is_deleted_from_above_others() -> None:
    among = {A: claim(A), B: claim(B, parent=A)}
    assert nested(delete(A), among=among) == [("has_nested_claims", "delete")]
    assert nested(delete(A), delete(B), among=among) == [None, None]
    assert nested(delete(G), among=among) == [None]
    # The rest of the batch is looked at as before.
    assert nested(delete(A), put(claim(C, parent=G)), among=among) == [
        ("has_nested_claims", "delete"), ("parent_missing", "put.parent"),
    ]  # fmt: skip
    assert nested(delete(A), put(claim(B), 1), among=among) == [None, None]
    # A refused change leaves the claim where it was, under the one that cannot go then.
    assert nested(delete(A), put(claim(B, parent=G), 1), among=among) == [
        ("has_nested_claims", "delete"), ("parent_missing", "put.parent"),
    ]  # fmt: skip


def test_a_batch_is_not_blamed_for_nesting_that_was_broken_before_it() -> None:
    circle = {A: claim(A, parent=B), B: claim(B, parent=A)}
    assert nested(put(claim(C)), among=circle) == [None]
    assert nested(put(claim(C)), delete(E), among={A: claim(A, parent=G)}) == [None, None]


def test_what_was_refused_before_changes_no_nesting() -> None:
    gone = delete(A)
    gone.fail(Invalid("unknown_claim", field="delete"))
    assert nested(gone, put(claim(B, parent=A)), among={A: claim(A)})[1] is None
    gone.result = None
    gone.fail(Invalid("unknown_claim", field="delete"))
    assert nested(gone, delete(A), among={A: claim(A), B: claim(B, parent=A)})[1] == ("has_nested_claims", "delete")
    never = put(claim(A))
    never.fail(Invalid("id_taken", field="id"))
    assert nested(never, put(claim(B, parent=A)))[1] == ("parent_missing", "put.parent")
