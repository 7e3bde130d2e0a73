"""Begin a network of fewer layers as some layers of the shipped tagger, for it to be taught by that.

    python training/fewer.py --run four --layers 0 1 2 5
    python training/train.py --data POLNEAR --run taught --from-run four --teachers shipped --still 3 --epochs 3

It writes the shipped network, its whole numbers written out, as the run `shipped`, and the student as a run of its own.
With `--trust 0.7 --smoothing 0` the student learns the teacher's chances beside the labels (Hinton, Vinyals and Dean
2015, arXiv 1503.02531). docs/tagger.md tells what it gave.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from analysis.base.paths import MODEL


def shipped_weights():
    """Return the weights of the shipped network under the names of `model.Tagger`, in 32 bits."""
    graph = onnx.load(MODEL / "tagger.onnx").graph
    constants = {c.name: numpy_helper.to_array(c) for c in graph.initializer}
    gathers = [node for node in graph.node if node.op_type == "Gather"]
    norms = [node for node in graph.node if node.op_type == "LayerNormalization"]
    products = [node for node in graph.node if node.op_type == "DynamicQuantizeMatMul"]
    head = [node for node in graph.node if node.op_type == "MatMul"][-1]
    bias = next(node for node in graph.node if node.output[0] == "scores")
    at = "encoder.embeddings."
    out = {
        at + "word_embeddings.weight": constants[gathers[0].input[0]].astype(np.float32)
        * constants[gathers[1].input[0]],
        at + "position_embeddings.weight": next(
            constants[n.input[0]] for n in graph.node if n.op_type == "Slice" and n.input[0] in constants
        ),
        at + "token_type_embeddings.weight": np.zeros((2, constants[norms[0].input[1]].size), dtype=np.float32),
        "head.weight": constants[head.input[1]].T,
        "head.bias": constants[bias.input[1]],
        "moves": np.array(json.loads((MODEL / "settings.json").read_text(encoding="utf-8"))["moves"], dtype=np.float32),
    }

    def put(name, node, weight):
        out[name + ".weight"], out[name + ".bias"] = weight, constants[node.input[4]]

    def put_norm(name, node):
        out[name + "LayerNorm.weight"], out[name + "LayerNorm.bias"] = (constants[node.input[i]] for i in (1, 2))

    put_norm(at, norms[0])
    for i in range(len(products) // 4):
        layer = f"encoder.encoder.layer.{i}."
        of_layer = products[4 * i : 4 * i + 4]
        weights = [(constants[n.input[1]].astype(np.float32) * constants[n.input[2]]).T for n in of_layer]
        parts = zip(
            ("query", "key", "value"),
            np.split(weights[0], 3),
            np.split(constants[of_layer[0].input[4]], 3),
            strict=True,
        )
        for name, weight, start in parts:
            out[layer + f"attention.self.{name}.weight"], out[layer + f"attention.self.{name}.bias"] = weight, start
        for name, node, weight in zip(
            ("attention.output.dense", "intermediate.dense", "output.dense"), of_layer[1:], weights[1:], strict=True
        ):
            put(layer + name, node, weight)
        put_norm(layer + "attention.output.", norms[1 + 2 * i])
        put_norm(layer + "output.", norms[2 + 2 * i])
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in out.items()}


def student_of(weights, layers):
    """Return the weights of a network that has some layers of the teacher, in that order."""
    kept = {name: value for name, value in weights.items() if ".layer." not in name}
    for i, layer in enumerate(layers):
        of_layer = {n: v for n, v in weights.items() if f".layer.{layer}." in n}
        kept |= {name.replace(f".layer.{layer}.", f".layer.{i}."): value for name, value in of_layer.items()}
    return kept


def main():
    """Write the teacher and the student as runs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", required=True, help="name of the student")
    parser.add_argument("--layers", type=int, nargs="+", required=True, help="of the teacher, from 0")
    args = parser.parse_args()
    weights = shipped_weights()
    for name, state in (("shipped", weights), (args.run, student_of(weights, args.layers))):
        folder = Path(__file__).parent / "runs" / name
        folder.mkdir(parents=True, exist_ok=True)
        torch.save(state, folder / "averaged.pt")


if __name__ == "__main__":
    main()
