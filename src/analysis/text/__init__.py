"""One string, or one article: words, sentences, quotations, dates, cues. No statistics."""
