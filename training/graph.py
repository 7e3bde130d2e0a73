"""Write the tagger as an ONNX graph of int8 products, node by node, with onnxruntime's fused operators."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FUSED = "com.microsoft"


class Graph:
    """Nodes and constants under construction."""

    def __init__(self, *, whole_numbers=True, most=64):
        self.nodes, self.constants, self.count = [], [], 0
        self.whole_numbers, self.most = whole_numbers, most

    def constant(self, value):
        """Add a constant and return its name."""
        self.count += 1
        name = f"c{self.count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op, *inputs, domain="", outputs=1, **attributes):
        """Add a node and return the name of its output (names, where it has several)."""
        self.count += 1
        names = [f"n{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def whole(self, weight):
        """Return int8 weights, in [-most, most] with one scale per output column, and their scales."""
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / self.most
        return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)

    def product(self, x, weight, bias):
        """Return x @ weight + bias; weight is (inputs, outputs)."""
        if not self.whole_numbers:
            return self.node("Add", self.node("MatMul", x, self.constant(weight)), self.constant(bias))
        whole, scale = self.whole(weight)
        zero = self.constant(np.zeros(len(scale), dtype=np.int8))
        return self.node(
            "DynamicQuantizeMatMul",
            x,
            self.constant(whole),
            self.constant(scale),
            zero,
            self.constant(bias),
            domain=FUSED,
        )

    def add_and_norm(self, x, y, norm):
        """Return the layer norm of x + y, as two operators: on a CPU the fused one takes four times as long."""
        gamma, beta = self.constant(norm[0]), self.constant(norm[1])
        return self.node("LayerNormalization", self.node("Add", x, y), gamma, beta, axis=-1, epsilon=1e-12)


def network(weights, *, layers, heads, whole_numbers=True, most=64):
    """Return the ONNX model: `ids` (1, pieces) in, `scores` (1, pieces, 8) out.

    Parameters
    ----------
    weights : dict of array
        State of `model.Tagger`.
    layers, heads : int
        Of the encoder.
    whole_numbers : bool
        False leaves everything in 32 bits.
    most : int
        Largest weight: 64, so that two products of an unsigned byte and a weight fit 16 bits on every processor.
    """
    g = Graph(whole_numbers=whole_numbers, most=most)
    w = {k.removeprefix("encoder."): np.asarray(v, dtype=np.float32) for k, v in weights.items()}
    words = w["embeddings.word_embeddings.weight"]
    if whole_numbers:
        scale = np.maximum(np.abs(words).max(axis=1, keepdims=True), 1e-8) / 127
        rows = g.node("Gather", g.constant(np.round(words / scale).astype(np.int8)), "ids")
        rows = g.node("Cast", rows, to=TensorProto.FLOAT)
        x = g.node("Mul", rows, g.node("Gather", g.constant(scale.astype(np.float32)), "ids"))
    else:
        x = g.node("Gather", g.constant(words), "ids")
    places = w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][:1]
    length = g.node("Slice", g.node("Shape", "ids"), *(g.constant(np.array([v])) for v in (1, 2)))
    begin, axis = g.constant(np.array([0])), g.constant(np.array([0]))
    here = g.node("Unsqueeze", g.node("Slice", g.constant(places), begin, length, axis), axis)
    x = g.add_and_norm(x, here, (w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"]))
    size = words.shape[1]
    for i in range(layers):
        p = f"encoder.layer.{i}."
        parts = [p + "attention.self." + name for name in ("query", "key", "value")]
        weight = np.concatenate([w[n + ".weight"].T for n in parts], axis=1)
        bias = np.concatenate([w[n + ".bias"] for n in parts])
        all_three = g.product(x, weight, bias)
        q, k, v = g.node("Split", all_three, g.constant(np.array([size] * 3)), outputs=3, axis=-1)
        mixed = g.node("MultiHeadAttention", q, k, v, domain=FUSED, num_heads=heads)
        name = p + "attention.output."
        out = g.product(mixed, w[name + "dense.weight"].T, w[name + "dense.bias"])
        x = g.add_and_norm(out, x, (w[name + "LayerNorm.weight"], w[name + "LayerNorm.bias"]))
        name = p + "intermediate.dense."
        inner = g.node("Gelu", g.product(x, w[name + "weight"].T, w[name + "bias"]), domain=FUSED)
        name = p + "output."
        out = g.product(inner, w[name + "dense.weight"].T, w[name + "dense.bias"])
        x = g.add_and_norm(out, x, (w[name + "LayerNorm.weight"], w[name + "LayerNorm.bias"]))
    head = g.node("MatMul", x, g.constant(w["head.weight"].T))
    g.nodes.append(helper.make_node("Add", [head, g.constant(w["head.bias"])], ["scores"]))
    graph = helper.make_graph(
        g.nodes,
        "tagger",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, "pieces", len(w["head.bias"])])],
        g.constants,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=9)
    onnx.checker.check_model(model)
    return model
