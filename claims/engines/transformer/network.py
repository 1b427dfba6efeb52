"""The transformer's network as a file, and what it says of an article: how likely each token is content, source and cue.

The network gives every token a number for each label. A chain over the labels of neighbouring tokens, learned with it, turns
these into probabilities (forward and backward sums; Rabiner, Proceedings of the IEEE 77, 1989).
"""

from collections.abc import Iterable, Mapping, Sequence

from claims.engines.trained.tagging import BEGIN, CUE, INSIDE, OUTSIDE, SOURCE, Marks
from claims.engines.transformer.graph import MICROSOFT, Graph
from claims.engines.transformer.library import Array, Session, numbers
from claims.engines.transformer.windows import Window

LABELS = (OUTSIDE, BEGIN, INSIDE, SOURCE, CUE)
IMPOSSIBLE = -1e4
LAYERS, HEADS, WIDTH = 6, 12, 384
EPSILON = 1e-12
# Steps of a weight that is kept in 7 bits: with 8, processors without VNNI overflow, and other numbers come out.
STEPS = 63

Weights = Mapping[str, Array]


def build(weights: Weights) -> bytes:
    """Write the network with trained weights (numpy arrays by name, float32) as an ONNX file of small integers."""
    np = numbers()
    graph = Graph("transformer")
    pieces = graph.input("pieces", "int64", ["pieces"])
    pool = graph.input("pool", "float32", ["tokens", "pieces"])
    features = graph.input("features", "int64", ["tokens", "features"])

    def constant(name: str) -> str:
        return graph.constant(np.ascontiguousarray(weights[name], dtype=np.float32))

    def norm(x: str, name: str) -> str:
        scale, bias = constant(f"{name}.weight"), constant(f"{name}.bias")
        return graph.step("LayerNormalization", x, scale, bias, axis=-1, epsilon=EPSILON)

    def linear(x: str, name: str) -> str:
        matrix, scale = small(np.asarray(weights[f"{name}.weight"], dtype=np.float32).T, axis=0)
        return graph.step(
            "DynamicQuantizeMatMul", x, graph.constant(matrix), graph.constant(scale), "", constant(f"{name}.bias"),
            domain=MICROSOFT,
        )  # fmt: skip

    table, scale = small(np.asarray(weights["words"], dtype=np.float32), axis=1, steps=127)
    rows = graph.step("Cast", graph.step("Gather", graph.constant(table), pieces), to=1)
    x = graph.step("Mul", rows, graph.step("Gather", graph.constant(scale[:, None]), pieces))
    count = graph.step("Shape", pieces)
    begin, one = graph.constant(np.array([0], dtype=np.int64)), graph.constant(np.array([0], dtype=np.int64))
    x = graph.step("Add", x, graph.step("Slice", constant("places"), begin, count, one))
    x = norm(x, "norm")
    batch = graph.constant(np.array([1, -1, WIDTH], dtype=np.int64))
    flat = graph.constant(np.array([-1, WIDTH], dtype=np.int64))
    for n in range(LAYERS):
        parts = graph.steps("Split", linear(x, f"{n}.qkv"), outputs=3, axis=1)
        query, key, value = (graph.step("Reshape", part, batch) for part in parts)
        heard = graph.step("MultiHeadAttention", query, key, value, domain=MICROSOFT, num_heads=HEADS)
        x = norm(graph.step("Add", x, linear(graph.step("Reshape", heard, flat), f"{n}.out")), f"{n}.norm")
        inner = graph.step("Gelu", linear(x, f"{n}.up"), domain=MICROSOFT)
        x = norm(graph.step("Add", x, linear(inner, f"{n}.down")), f"{n}.norm2")
    tokens = graph.step("MatMul", pool, x)
    given = graph.step("Gather", constant("features"), features)
    axes = graph.constant(np.array([1], dtype=np.int64))
    given = graph.step(
        "Relu", graph.step("Add", graph.step("ReduceSum", given, axes, keepdims=0), constant("given.bias"))
    )
    both = graph.step("Unsqueeze", graph.step("Concat", tokens, given, axis=1), axes)
    hidden = weights["lstm.weight_hh_l0"].shape[1]
    y = graph.step(
        "LSTM",
        both,
        *(graph.constant(array) for array in _recurrent(weights)),
        hidden_size=hidden,
        direction="bidirectional",
    )
    y = graph.step("Transpose", y, perm=[0, 2, 1, 3])
    y = graph.step("Reshape", y, graph.constant(np.array([-1, 2 * hidden], dtype=np.int64)))
    matrix = graph.constant(np.ascontiguousarray(weights["labels.weight"].T, dtype=np.float32))
    out = graph.step("Add", graph.step("MatMul", y, matrix), constant("labels.bias"))
    return graph.write(out, "float32", ["tokens", len(LABELS)])


def small(matrix: Array, *, axis: int, steps: int = STEPS) -> tuple[Array, Array]:
    """Return a matrix as small integers, and for each column (`axis` 0) or row (1) what one step is worth."""
    np = numbers()
    scale = np.maximum(np.abs(matrix).max(axis=axis), 1e-8).astype(np.float32) / steps
    whole = np.rint(matrix / (scale if axis == 0 else scale[:, None]))
    return np.ascontiguousarray(whole.astype(np.int8)), scale.astype(np.float32)


def _recurrent(weights: Weights) -> Iterable[Array]:
    """Yield the weights of the recurrent layer as ONNX wants them: other order of gates, both directions together."""
    np = numbers()

    def ordered(array: Array) -> Array:
        entrance, forget, cell, exit_ = np.split(np.asarray(array, dtype=np.float32), 4)
        joined: Array = np.concatenate([entrance, exit_, forget, cell])
        return joined

    for name in ("weight_ih_l0", "weight_hh_l0"):
        yield np.stack([ordered(weights[f"lstm.{name}{way}"]) for way in ("", "_reverse")])
    biases = [
        np.concatenate([ordered(weights[f"lstm.bias_ih_l0{way}"]), ordered(weights[f"lstm.bias_hh_l0{way}"])])
        for way in ("", "_reverse")
    ]
    yield np.stack(biases)


def inputs(window: Window) -> dict[str, Array]:
    """Return what the network is given for a window."""
    np = numbers()
    owners = np.array(window.owners)
    own = (owners[None, :] == np.arange(window.high - window.low)[:, None]).astype(np.float32)
    most = max(1, max((len(row) for row in window.features), default=1))
    features = np.zeros((len(window.features), most), dtype=np.int64)
    for n, row in enumerate(window.features):
        features[n, : len(row)] = row
    return {"pieces": np.array(window.pieces), "pool": own / own.sum(axis=1, keepdims=True), "features": features}


def marks(session: Session, transitions: Array, cut: Sequence[Window], count: int) -> Marks:
    """Return the probabilities of every token of an article of `count` tokens, cut into windows."""
    found = Marks(*([0.0] * count for _ in range(4)))
    columns = (found.begin, found.inside, found.source, found.cue)
    for window in cut:
        chances = marginals(session.run(None, inputs(window))[0], transitions, window.opens)
        for i in range(window.first, window.end):
            for column, chance in zip(columns, chances[i - window.low][1:], strict=True):
                column[i] = float(chance)
    return found


def allowed() -> Array:
    """Return what is added to the chain: only what has begun can go on."""
    np = numbers()
    found: Array = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    inside = LABELS.index(INSIDE)
    for n, label in enumerate(LABELS):
        if label not in (BEGIN, INSIDE):
            found[n, inside] = IMPOSSIBLE
    return found


def marginals(scores: Array, transitions: Array, opens: Sequence[bool]) -> Array:
    """Return the probability of each label (columns, as in LABELS) of each token (rows) of a window.

    `scores` are the network's; `transitions` hold, by row and column, what it adds that one label follows another.
    """
    np = numbers()
    scores = np.array(scores, dtype=np.float64)
    scores[np.array(opens, dtype=bool), LABELS.index(INSIDE)] += IMPOSSIBLE
    step = np.exp(np.maximum(transitions + allowed(), -700))
    local = np.exp(scores - scores.max(axis=1, keepdims=True))
    forward, backward = np.ones_like(local), np.ones_like(local)
    for i in range(len(local)):
        forward[i] = local[i] * (forward[i - 1] @ step) if i else local[i]
        forward[i] /= forward[i].sum()
    for i in range(len(local) - 2, -1, -1):
        backward[i] = step @ (local[i + 1] * backward[i + 1])
        backward[i] /= backward[i].sum()
    both = forward * backward
    chances: Array = both / both.sum(axis=1, keepdims=True)
    return chances
