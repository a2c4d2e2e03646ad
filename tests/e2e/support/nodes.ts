// The nodes of a page: which stay, and which are made again.

import type { Page } from '@playwright/test';

interface Noted {
  gone: () => string[];
  made: () => string[];
}

/** Notes every node of the page as it stands, but for what is in elements of a selector. */
export async function noteNodes(page: Page, but: string): Promise<void> {
  await page.evaluate((but) => {
    const root = document.querySelector('#app')!;
    const all = (): Node[] => {
      const nodes: Node[] = [root];
      const walker = document.createTreeWalker(root);
      while (walker.nextNode()) nodes.push(walker.currentNode);
      return nodes.filter((node) => !node.parentElement?.closest(but));
    };
    const noted = new Set(all());
    const named = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      return `${node.nodeName} ${element?.id ?? ''} ${element?.className ?? ''} ${node.textContent!.trim().slice(0, 20)}`;
    };
    const nodes: Noted = {
      gone: () => [...noted].filter((node) => !node.isConnected).map(named),
      made: () => all().filter((node) => !noted.has(node)).map(named),
    };
    Object.assign(window, { nodes });
  }, but);
}

/** Which of the noted nodes are not in the page any more, and which stand there that were not. */
export async function changedNodes(page: Page): Promise<{ gone: string[]; made: string[] }> {
  return page.evaluate(() => {
    const { nodes } = window as unknown as { nodes: Noted };
    return { gone: nodes.gone(), made: nodes.made() };
  });
}
