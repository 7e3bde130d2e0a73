"""Give the shipped tagger a second output, the states of two lower layers: `python training/hidden.py`.

Weights and scores stay as they are, bit by bit; `export.py` calls this too. The upper layers have learnt to see who
speaks and forgotten what about, so the vectors of sentences come from below (`docs/framing.md` compares the layers).
"""

import onnx
from onnx import TensorProto, helper

from analysis.base.paths import MODEL

LAYERS = (1, 3)


def with_hidden(model, layers=LAYERS):
    """Return the model with an output `hidden`, (1, pieces, 384 a layer): what leaves these layers, side by side."""
    norms = [node for node in model.graph.node if node.op_type == "LayerNormalization"]
    chosen = [norms[2 * layer] for layer in layers]  # one norm behind the embeddings, then two a layer
    width = sum(next(c.dims[0] for c in model.graph.initializer if c.name == norm.input[1]) for norm in chosen)
    model.graph.node.append(helper.make_node("Concat", [norm.output[0] for norm in chosen], ["hidden"], axis=-1))
    model.graph.output.append(helper.make_tensor_value_info("hidden", TensorProto.FLOAT, [1, "pieces", width]))
    onnx.checker.check_model(model)
    return model


def main():
    """Write the model anew in its place, once."""
    path = MODEL / "tagger.onnx"
    model = onnx.load(path)
    if all(output.name != "hidden" for output in model.graph.output):
        onnx.save(with_hidden(model), path)


if __name__ == "__main__":
    main()
