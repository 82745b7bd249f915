"""How Moodle shares a point among several right answers: only in these parts."""

from __future__ import annotations

from kb.outputs.exchange.portable import Answer, Portable

WHOLE = "100"
NONE = "0"
# By the number of answers that share the point.
PARTS = (WHOLE, WHOLE, "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10")


def share(question: Portable, answer: Answer) -> str:
    """The per cent an answer is worth; where several may be chosen, all wrong ones together take the whole point."""
    if not question.several:
        return WHOLE if answer.right else NONE
    alike = sum(other.right == answer.right for other in question.answers)
    part = PARTS[min(alike, len(PARTS) - 1)]
    return part if answer.right else f"-{part}"
