"""Teach a network of fewer layers what the shipped tagger knows.

`python training/fewer.py --data POLNEAR --run NAME --layers 0 1 2 5`. The student begins as some layers of the teacher,
the shipped network with its whole numbers written out, and learns the chances that it gives beside the labels
(Hinton, Vinyals and Dean 2015, arXiv 1503.02531). `export.py --run NAME` writes it; `calibrate.py --model FOLDER`
chooses its biases. docs/tagger.md tells what it gave.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from train import collate, new_model

from analysis.base.paths import MODEL
from analysis.text.windows import Pieces, pack
from data import epoch_windows, label, read_split


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


def student_of(weights, layers, dropout):
    """Return a network that has some layers of the teacher, in that order."""
    model, _ = new_model(dropout)
    model.encoder.encoder.layer = model.encoder.encoder.layer[: len(layers)]
    model.encoder.config.num_hidden_layers = len(layers)
    kept = {name: value for name, value in weights.items() if ".layer." not in name}
    for i, layer in enumerate(layers):
        of_layer = {n: v for n, v in weights.items() if f".layer.{layer}." in n}
        kept |= {name.replace(f".layer.{layer}.", f".layer.{i}."): value for name, value in of_layer.items()}
    model.load_state_dict(kept)
    return model


def main():
    """Train, saving the averaged weights after every epoch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--run", required=True)
    parser.add_argument("--layers", type=int, nargs="+", required=True, help="of the teacher, from 0")
    parser.add_argument("--still", type=int, default=0, help="of the first layers, which learn nothing")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--steps", type=int, help="stop early (to time a few steps)")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    weights = shipped_weights()
    teacher, tokenizer = new_model(0.0)
    teacher.load_state_dict(weights)
    teacher.eval()
    model = student_of(weights, args.layers, 0.1)
    first = tuple(f".layer.{i}." for i in range(args.still))
    for name, weight in model.named_parameters():
        weight.requires_grad_(not args.still or not (".embeddings." in name or any(part in name for part in first)))
    pieces = Pieces(tokenizer)
    documents = [[label(text, a) for a in anns] for text, anns in read_split(args.data / "train").values() if anns]
    total = args.epochs * (sum(len(pack(d[0], pieces, 160)) for d in documents) // 16)
    learnt = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for n, p in learnt if n.startswith("encoder")], "lr": 3e-4},
        {"params": [p for n, p in learnt if n.startswith("head")], "lr": 1e-3},
        {"params": [model.moves], "lr": 1e-2, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (total - s) / max(1, total - warm)))
    )
    averaged = {k: v.detach().clone() for k, v in model.state_dict().items()}
    folder = Path(__file__).parent / "runs" / args.run
    folder.mkdir(parents=True, exist_ok=True)
    step, shown = 0, 0.0
    for epoch in range(args.epochs):
        rng = random.Random(1000 + epoch)
        windows = epoch_windows(documents, pieces, limit=160, seed=1000 + epoch, augmented=0.15)
        model.train()
        for part in [model.encoder.embeddings, *model.encoder.encoder.layer[: args.still]] if args.still else ():
            part.eval()
        for i in range(0, len(windows) - 15, 16):
            batch = collate(windows[i : i + 16], pieces, 0.05, rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                with torch.no_grad():
                    told = [(teacher, teacher(batch["ids"], batch["mask"]).float())]
                scores = model(batch["ids"], batch["mask"])
            loss = model.loss(scores.float(), batch, smoothing=0.0, teachers=told, trust=0.7)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for _, p in learnt], 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            shown += loss.item()
            decay, now = min(0.995, (1 + step) / (10 + step)), model.state_dict()
            with torch.no_grad():
                for key, value in averaged.items():
                    value.lerp_(now[key], 1 - decay)
            if step % 100 == 0 or step == args.steps:
                print(f"{time.strftime('%T')} step {step}/{total} loss {shown / 100:.4f}", flush=True)
                shown = 0.0
            if step == args.steps:
                break
        torch.save(averaged, folder / "averaged.pt")
        if step == args.steps:
            return


if __name__ == "__main__":
    main()
