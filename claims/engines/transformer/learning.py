"""How the transformer learns: all-MiniLM-L6-v2 goes on learning from marked articles, with what the rules see of each token.

Beside the labels the network is asked where contents begin and end. Nothing reads the answer later: learning to give it moves
the bounds of contents to the right words. Numbers are float32: processors without instructions for shorter ones are ten times
slower with them.
"""

import json
import math
import random
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from claims.engines.trained.learning import Lesson
from claims.engines.trained.tagging import BEGIN, INSIDE, paragraphs_of
from claims.engines.transformer.library import Array, Tensor, numbers, torch, weights
from claims.engines.transformer.network import (
    HEADS,
    IMPOSSIBLE,
    LABELS,
    LAYERS,
    WIDTH,
    allowed,
    inputs,
)  # fmt: skip
from claims.engines.transformer.windows import LEARNED_CORE, Features, Window, of_itself, windows
from claims.engines.transformer.wordpieces import WordPieces

GIVEN, HIDDEN = 96, 128
MIN_SEEN, MAX_FEATURES = 10, 12_000
EPOCHS, BATCH, BUCKET = 3, 8, 16
RATE, NEW_RATE, DECAY, WARM = 3e-4, 2e-3, 0.01, 0.1
DROPPED, DROPPED_FEATURES = 0.1, 0.2
# How much the bounds of contents count beside the labels.
BOUNDS_COUNT = 0.3
PRETRAINED = ("words", "places", "norm")

Tensors = dict[str, Tensor]
Sample = tuple[Window, list[int]]
# The recurrent layer: packed tokens in, packed tokens and its last state out.
Recurrent = Callable[[object], tuple[object, object]]


def vocabulary() -> list[str]:
    """Return the word pieces of the weights to begin with, in their order."""
    return weights("vocab.txt").decode().splitlines()


def features_of(lessons: Iterable[Lesson]) -> Features:
    """Choose the features that the articles show often enough to learn from, the most frequent first."""
    counts: Counter[str] = Counter()
    for one in lessons:
        for _, _, rows in paragraphs_of(one.reading):
            for row in rows:
                counts.update(of_itself(row))
    often = sorted(
        (name for name, count in counts.items() if count >= MIN_SEEN), key=lambda name: (-counts[name], name)
    )
    return Features(often[:MAX_FEATURES])


def samples(lessons: Iterable[Lesson], pieces: WordPieces, features: Features) -> list[Sample]:
    """Cut articles into windows, each with the numbers of its tokens' labels."""
    found = []
    for one in lessons:
        given = features.of(paragraphs_of(one.reading), len(one.labels))
        for window in windows(one.reading, pieces, given, core=LEARNED_CORE, around=0):
            labels = [
                # A content that goes on in the next paragraph begins anew there, as it does for who reads the marks.
                BEGIN if label == INSIDE and opens else label
                for label, opens in zip(one.labels[window.low : window.high], window.opens, strict=True)
            ]
            found.append((window, [LABELS.index(label) for label in labels]))
    return found


def train(
    given: Sequence[Sample], features: int, seed: int, step: Callable[[int, int, float], None]
) -> dict[str, Array]:
    """Train on windows and return the weights, numpy arrays by name; `step` hears of every batch (done, total, loss)."""
    t = torch()
    t.manual_seed(seed)
    draw = random.Random(seed)
    tensors = beginning(features)
    lstm = t.nn.LSTM(WIDTH + GIVEN, HIDDEN, bidirectional=True, batch_first=True)
    old, new = _learning(tensors)
    new += list(lstm.parameters())
    batches = len(_batches(given, draw))
    total = EPOCHS * batches
    optimizer = t.optim.AdamW(
        [{"params": old, "lr": RATE}, {"params": new, "lr": NEW_RATE}], weight_decay=DECAY, betas=(0.9, 0.98)
    )
    schedule = t.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / max(1, WARM * total), (total - n) / max(1, total - WARM * total))
    )
    done = 0
    for _ in range(EPOCHS):
        for batch in _batches(given, draw):
            chosen = [given[n] for n in batch]
            said, edges = scores(tensors, lstm, [window for window, _ in chosen], training=True)
            loss = _chain(tensors["transitions"], said, chosen) + BOUNDS_COUNT * _bounds(edges, chosen)
            optimizer.zero_grad()
            loss.backward()
            t.nn.utils.clip_grad_norm_(old + new, 1.0)
            optimizer.step()
            schedule.step()
            done += 1
            step(done, total, float(loss.detach()))
    kept = {name: tensor for name, tensor in tensors.items() if not name.startswith("bounds")}
    found = {name: tensor.detach().float().numpy() for name, tensor in kept.items()}
    found |= {f"lstm.{name}": tensor.detach().float().numpy() for name, tensor in lstm.named_parameters()}
    return found


def _batches(given: Sequence[Sample], draw: random.Random) -> list[list[int]]:
    """Draw batches of windows of about the same length."""
    order = list(range(len(given)))
    draw.shuffle(order)
    found: list[list[int]] = []
    for n in range(0, len(order), BATCH * BUCKET):
        bucket = sorted(order[n : n + BATCH * BUCKET], key=lambda i: len(given[i][0].pieces))
        found.extend(bucket[k : k + BATCH] for k in range(0, len(bucket), BATCH))
    draw.shuffle(found)
    return found


def beginning(features: int) -> Tensors:
    """Return the weights to begin with: those of the package, and what is new."""
    t, np = torch(), numbers()
    content = weights("model.safetensors")
    (size,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + size])

    def tensor(name: str) -> Tensor:
        about = header[name]
        start, end = about["data_offsets"]
        array = np.frombuffer(content[8 + size + start : 8 + size + end], dtype=np.float32)
        read: Tensor = t.from_numpy(array.reshape(about["shape"]).copy())
        return read

    found = {
        "words": tensor("embeddings.word_embeddings.weight"),
        "places": tensor("embeddings.position_embeddings.weight")
        + tensor("embeddings.token_type_embeddings.weight")[0],
        "norm.weight": tensor("embeddings.LayerNorm.weight"),
        "norm.bias": tensor("embeddings.LayerNorm.bias"),
    }
    parts = {
        "out": "attention.output.dense", "norm": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for n in range(LAYERS):
        for kind in ("weight", "bias"):
            asked = [f"encoder.layer.{n}.attention.self.{name}.{kind}" for name in ("query", "key", "value")]
            found[f"{n}.qkv.{kind}"] = t.cat([tensor(name) for name in asked])
            for name, theirs in parts.items():
                found[f"{n}.{name}.{kind}"] = tensor(f"encoder.layer.{n}.{theirs}.{kind}")
    found["features"] = t.randn(features + 1, GIVEN) * 0.05
    found["features"][0] = 0
    found["given.bias"] = t.zeros(GIVEN)
    for name, count in (("labels", len(LABELS)), ("bounds", 2)):
        found[f"{name}.weight"] = t.randn(count, 2 * HIDDEN) / math.sqrt(2 * HIDDEN)
        found[f"{name}.bias"] = t.zeros(count)
    found["transitions"] = t.zeros(len(LABELS), len(LABELS))
    return found


def _learning(tensors: Tensors) -> tuple[list[Tensor], list[Tensor]]:
    """Return what is to learn, as (was there before, is new)."""
    old: list[Tensor] = []
    new: list[Tensor] = []
    for name, tensor in tensors.items():
        layer = name.split(".")[0]
        (old if layer.isdecimal() or layer in PRETRAINED else new).append(tensor.requires_grad_())
    return old, new


def _norm(tensors: Tensors, name: str, x: Tensor) -> Tensor:
    weight, bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
    found: Tensor = torch().nn.functional.layer_norm(x, (WIDTH,), weight, bias, 1e-12)
    return found


def _layer(tensors: Tensors, n: int, x: Tensor, mask: Tensor, *, training: bool) -> Tensor:
    f = torch().nn.functional

    def linear(y: Tensor, name: str) -> Tensor:
        found: Tensor = f.linear(y, tensors[f"{n}.{name}.weight"], tensors[f"{n}.{name}.bias"])
        return found

    size, length, _ = x.shape
    heads = linear(x, "qkv").view(size, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
    heard = f.scaled_dot_product_attention(heads[0], heads[1], heads[2], attn_mask=mask)
    heard = linear(heard.transpose(1, 2).reshape(size, length, WIDTH), "out")
    x = _norm(tensors, f"{n}.norm", x + f.dropout(heard, DROPPED, training))
    inner = linear(f.gelu(linear(x, "up")), "down")
    return _norm(tensors, f"{n}.norm2", x + f.dropout(inner, DROPPED, training))


def scores(tensors: Tensors, lstm: Recurrent, batch: Sequence[Window], *, training: bool) -> tuple[Tensor, Tensor]:
    """Return the network's numbers for each token of windows: one for each label (last axis), and two for the bounds."""
    t = torch()
    f = t.nn.functional
    most = max(len(window.pieces) for window in batch)
    tokens = max(len(window.opens) for window in batch)
    pieces = t.tensor([window.pieces + [0] * (most - len(window.pieces)) for window in batch])
    x = _norm(tensors, "norm", f.embedding(pieces, tensors["words"]) + tensors["places"][:most])
    x = f.dropout(x, DROPPED, training)
    there = t.tensor([[n < len(window.pieces) for n in range(most)] for window in batch])
    mask = t.zeros(len(batch), 1, 1, most).masked_fill(~there[:, None, None], float("-inf"))
    given = [{name: t.from_numpy(array) for name, array in inputs(window).items()} for window in batch]
    widest = max(one["features"].shape[1] for one in given)

    def padded(name: str, width: int) -> Tensor:
        rows = [f.pad(one[name], (0, width - one[name].shape[1], 0, tokens - len(one[name]))) for one in given]
        found: Tensor = t.stack(rows)
        return found

    features = padded("features", widest)
    if training:
        features = features * (t.rand(features.shape) >= DROPPED_FEATURES)
    for n in range(LAYERS):
        x = _layer(tensors, n, x, mask, training=training)
    read = f.dropout(padded("pool", most) @ x, DROPPED, training)
    summed = f.embedding_bag(features.view(-1, widest), tensors["features"], mode="sum", padding_idx=0)
    seen = f.relu(summed.view(len(batch), tokens, GIVEN) + tensors["given.bias"])
    rnn = t.nn.utils.rnn
    lengths = t.tensor([len(window.opens) for window in batch])
    both = t.cat([read, f.dropout(seen, DROPPED, training)], dim=-1)
    packed, _ = lstm(rnn.pack_padded_sequence(both, lengths, batch_first=True, enforce_sorted=False))
    y, _ = rnn.pad_packed_sequence(packed, batch_first=True, total_length=tokens)
    y = f.dropout(y, DROPPED, training)
    labels, bounds = (f.linear(y, tensors[f"{name}.weight"], tensors[f"{name}.bias"]) for name in ("labels", "bounds"))
    return labels, bounds


def _bounds(edges: Tensor, batch: Sequence[Sample]) -> Tensor:
    """Return how unlikely the first and the last tokens of contents are, per token."""
    t = torch()
    tokens = edges.shape[1]
    first, inside = LABELS.index(BEGIN), LABELS.index(INSIDE)
    wanted = t.tensor([labels + [0] * (tokens - len(labels)) for _, labels in batch])
    there = t.tensor([[n < len(labels) for n in range(tokens)] for _, labels in batch])
    follows = t.cat([wanted[:, 1:], t.zeros_like(wanted[:, :1])], dim=1)
    ends = ((wanted == first) | (wanted == inside)) & (follows != inside)
    asked = t.stack([wanted == first, ends], dim=-1).float()
    loss = t.nn.functional.binary_cross_entropy_with_logits(edges, asked, reduction="none").sum(-1)
    mean: Tensor = (loss * there).sum() / there.sum()
    return mean


def _chain(transitions: Tensor, scores: Tensor, batch: Sequence[Sample]) -> Tensor:
    """Return how unlikely the labels are, per token: the negative log-likelihood of a chain."""
    t = torch()
    tokens = scores.shape[1]
    wanted = t.tensor([labels + [0] * (tokens - len(labels)) for _, labels in batch])
    there = t.tensor([[n < len(labels) for n in range(tokens)] for _, labels in batch])
    opens = t.tensor([window.opens + [False] * (tokens - len(window.opens)) for window, _ in batch])
    barred = t.zeros(len(batch), tokens, len(LABELS))
    barred[..., LABELS.index(INSIDE)] = opens * IMPOSSIBLE
    scores = scores + barred
    step = transitions + t.from_numpy(allowed())
    own = scores.gather(2, wanted[..., None])[..., 0]
    follows = step[wanted[:, :-1], wanted[:, 1:]]
    gold = (own * there).sum(1) + (follows * there[:, 1:]).sum(1)
    alpha = scores[:, 0]
    for i in range(1, tokens):
        following = t.logsumexp(alpha[:, :, None] + step, dim=1) + scores[:, i]
        alpha = t.where(there[:, i, None], following, alpha)
    mean: Tensor = (t.logsumexp(alpha, dim=1) - gold).sum() / there.sum()
    return mean
