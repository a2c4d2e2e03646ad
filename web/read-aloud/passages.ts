// The sentences of a page that are read aloud: what is open of its text, without what is there to be pressed.

import { Attribute } from "../contract.ts";
import { sentences, type Span } from "./text.ts";

/** A sentence, as a part of the texts of the element in which it stands. */
export type Passage = Span & { readonly block: Element; readonly nodes: readonly Text[]; readonly text: string };

const BLOCK = "h1, h2, h3, h4, h5, p, li, dt, dd, th, td, caption, summary, div, section, article";
/** What is folded, what only leads on, what sorts, and what residents wrote: nobody has looked through its words. */
const PASSED_OVER = `nav, button, form, svg, script, style, thead, rt, rp, [hidden], [role=status], [dir=auto], [${Attribute.LATEST}], details:not([open]), [aria-hidden=true]:not(.indicator-table__label), .visually-hidden, .page__ways, .page__action, .measure__action, .source-mark, .remark-mark, .footnote-mark, .line-link, .audience-tags, .page-terms__yomi`;

export function passages(article: Element): Passage[] {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
    return (node as Element).matches(PASSED_OVER) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const found: Passage[] = [];
  let block: Element | undefined;
  let nodes: Text[] = [];
  const finish = () => {
    if (!block || block.checkVisibility?.() === false) return;
    const here = { block, nodes };
    const text = nodes.map(({ data }) => data).join("");
    found.push(...sentences(text).map((span) => ({ ...span, ...here, text: text.slice(span.start, span.end) })));
  };
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const host = node.parentElement!.closest(BLOCK)!;
    if (host !== block) {
      finish();
      block = host;
      nodes = [];
    }
    nodes.push(node);
  }
  finish();
  return found;
}

/** Where a passage stands among those that the page has by now, or the last one before it. */
export function placeOf(passage: Passage, among: readonly Passage[]): number {
  const isBefore = ({ block, start }: Passage) =>
    block === passage.block
      ? start <= passage.start
      : block.compareDocumentPosition(passage.block) & Node.DOCUMENT_POSITION_FOLLOWING;
  return among.filter(isBefore).length - 1;
}

export function rangeOf({ nodes, start, end }: Passage): Range {
  const range = new Range();
  let before = 0;
  for (const node of nodes) {
    const after = before + node.length;
    if (start >= before && start < after) range.setStart(node, start - before);
    if (end > before && end <= after) range.setEnd(node, end - before);
    before = after;
  }
  return range;
}
