"""jReadability of the plan in やさしい日本語: readability.py SENTENCES PAGES RESULT.

Reads ja-simple.tsv and the pages' sentences by address, and writes the file that the tests compare
them with: the text's SHA-256, the mean of the policies, and the figure of each policy with its
measures, of the vision with its goals; the SHA-256 of the pages, and the figure of each.
"""

import hashlib
import re
import sys
from pathlib import Path

from fugashi import Tagger
from jreadability import compute_readability


def page(subject: str) -> str:
    """The page that explains this: a policy's for its measures, the vision's for its goals."""
    edition, rest = subject.split("-", 1)
    if rest == "vision" or rest.startswith("goal-"):
        return f"{edition}-vision"
    if rest.startswith("policy-"):
        return subject
    return f"{edition}-policy-{re.sub('-[0-9]+$', '', rest)}"


def digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def main(sentences: Path, pages_file: Path, result: Path) -> None:
    text, shown = sentences.read_bytes(), pages_file.read_bytes()
    pages: dict[str, str] = {}
    for line in text.decode().splitlines():
        subject, _, sentence, _ = line.split("\t")
        pages[page(subject)] = pages.get(page(subject), "") + sentence.replace(" ", "")
    tagger = Tagger()
    figures = {name: compute_readability(words, tagger) for name, words in pages.items()}
    policies = [figure for name, figure in figures.items() if "-policy-" in name]
    mean = sum(policies) / len(policies)
    lines = [f"sha256\t{digest(text)}", f"mean\t{mean:.2f}"]
    lines += [f"{name}\t{figure:.2f}" for name, figure in figures.items()]
    lines.append(f"pages-sha256\t{digest(shown)}")
    for line in shown.decode().splitlines():
        address, said = line.split("\t")
        lines.append(f"{address}\t{compute_readability(said.replace(' ', ''), tagger):.2f}")
    result.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[1:]))


main(*map(Path, sys.argv[1:4]))
