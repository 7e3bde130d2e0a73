"""The tagger as it is trained: MiniLM encoder, one linear head, a linear-chain CRF over words."""

import torch
from torch import nn
from torch.nn import functional as F

LABELS = 7
FORBIDDEN = -1e4


def forbidden_moves():
    """Return (7 x 7 moves, 7 starts) with FORBIDDEN where BIO allows no step, else 0."""
    moves, starts = torch.zeros(LABELS, LABELS), torch.zeros(LABELS)
    for inside in (2, 4, 6):
        moves[:, inside] = FORBIDDEN
        moves[inside - 1, inside] = moves[inside, inside] = 0
        starts[inside] = FORBIDDEN
    return moves, starts


class Tagger(nn.Module):
    """Scores per piece: 7 BIO labels and one for the cue's kind (positive: reporting)."""

    def __init__(self, encoder, dropout=0.1):
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(encoder.config.hidden_size, LABELS + 1)
        self.moves = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.register_buffer("allowed", forbidden_moves()[0], persistent=False)
        self.register_buffer("first", forbidden_moves()[1], persistent=False)

    def forward(self, ids, mask):
        """Return scores, (windows, pieces, 8), of piece ids and attention mask, both (windows, pieces)."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(hidden.float()))

    def negative_log_likelihood(self, scores, labels, mask, targets):
        """Return the CRF's mean loss per word.

        `scores` and `targets` are (windows, words, 7), `labels` and `mask` (windows, words). Targets are the labels as
        one-hot rows or, from teachers, chances; the moves between labels always follow the labels.
        """
        moves = self.moves + self.allowed
        alpha = scores[:, 0] + self.first
        gold = (scores * targets * mask.unsqueeze(2)).sum((1, 2))
        for i in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha.unsqueeze(2) + moves, dim=1) + scores[:, i]
            alpha = torch.where(mask[:, i : i + 1], step, alpha)
            gold = gold + torch.where(mask[:, i], moves[labels[:, i - 1], labels[:, i]], torch.zeros_like(gold))
        return (torch.logsumexp(alpha, dim=1) - gold).sum() / mask.sum()

    @torch.no_grad()
    def chances(self, scores, mask):
        """Return the chance of every label at every word, (windows, words, 7): forward-backward."""
        moves, n = self.moves + self.allowed, scores.shape[1]
        forward, backward = [scores[:, 0] + self.first], [torch.zeros_like(scores[:, 0])]
        for i in range(1, n):
            forward.append(torch.logsumexp(forward[-1].unsqueeze(2) + moves, dim=1) + scores[:, i])
        for i in range(n - 2, -1, -1):
            step = torch.logsumexp(moves + (scores[:, i + 1] + backward[-1]).unsqueeze(1), dim=2)
            backward.append(torch.where(mask[:, i + 1 : i + 2], step, torch.zeros_like(step)))
        both = torch.stack(forward, 1) + torch.stack(backward[::-1], 1)
        return torch.softmax(both, dim=2)

    def loss(self, scores, batch, *, smoothing, teachers=(), trust=0.5):
        """Return the loss of one batch: CRF, smoothed cross-entropy per word, and cue kind.

        Teachers are scores of other networks, as `scores`: their mean chances replace a share `trust` of the labels.
        """
        rows = torch.arange(scores.shape[0]).unsqueeze(1)
        words = scores[rows, batch["at"]]
        mask, labels, kinds = batch["word_mask"], batch["labels"], batch["kinds"]
        targets = F.one_hot(labels, LABELS).float()
        if teachers:
            soft = sum(net.chances(s[rows, batch["at"]][..., :LABELS], mask) for net, s in teachers) / len(teachers)
            targets = (1 - trust) * targets + trust * soft
        crf = self.negative_log_likelihood(words[..., :LABELS], labels, mask, targets)
        flat = F.cross_entropy(words[..., :LABELS][mask], targets[mask], label_smoothing=smoothing)
        cue = mask & (kinds >= 0)
        kind = F.binary_cross_entropy_with_logits(words[..., LABELS][cue], kinds[cue].float()) if cue.any() else 0.0
        return crf + 0.5 * flat + 0.1 * kind
