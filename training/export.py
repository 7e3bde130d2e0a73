"""Turn a run's averaged weights into the shipped model: `python training/export.py --run NAME [NAME ...]`.

Several runs are averaged weight by weight. Word embeddings become int8 with one scale per word, products become int8
with one scale per output column and 7-bit weights, so that no processor's 16-bit sums can overflow.
"""

import argparse
import json
from pathlib import Path

import onnx
import torch
from graph import network
from hidden import with_hidden
from model import LABELS
from train import fitted, new_model

from analysis.base.paths import MODEL

RUNS = Path(__file__).parent / "runs"


def averaged(names):
    """Return the mean of the runs' averaged weights."""
    states = [torch.load(RUNS / name / "averaged.pt", map_location="cpu") for name in names]
    return {k: sum(s[k].float() for s in states) / len(states) for k in states[0]}


def main():
    """Write tagger.onnx, tokenizer.json and settings.json into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--float", action="store_true", help="leave the weights in 32 bits (to see what int8 costs)")
    parser.add_argument("--full-range", action="store_true", help="8-bit weights (right only on processors with VNNI)")
    args = parser.parse_args()
    torch.set_num_threads(1)
    args.out.mkdir(parents=True, exist_ok=True)
    model, tokenizer = fitted(averaged(args.run), 0.0), new_model(0.0)[1]
    weights = {k: v.numpy() for k, v in model.state_dict().items()}
    shape = model.encoder.config
    most = 127 if args.full_range else 64
    graph = network(
        weights,
        layers=shape.num_hidden_layers,
        heads=shape.num_attention_heads,
        whole_numbers=not args.float,
        most=most,
    )
    onnx.save(with_hidden(graph), args.out / "tagger.onnx")
    tokenizer.save(str(args.out / "tokenizer.json"), pretty=False)
    settings = {
        "limit": 128,
        "moves": [[round(float(v), 4) for v in row] for row in model.moves.detach()],
        "bias": [0.0] * LABELS,
        "score": [0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        "links": json.loads((RUNS / "links.json").read_text()),
    }
    (args.out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    for path in sorted(args.out.iterdir()):
        print(f"{path.name:<20}{path.stat().st_size / 1e6:8.2f} MB")


if __name__ == "__main__":
    main()
