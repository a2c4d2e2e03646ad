// A network that brings a page in pieces, and the browser paints after each.

import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Page } from '@playwright/test';

import { painted } from './action';

/** About what one packet brings. */
const PIECE = 1_400;
/** What fills more than a phone's window; the rest comes at once. */
const IN_PIECES = 24_000;

/** A page that the browser has asked for, and the answer that it has not had yet. */
interface Asked {
  response: ServerResponse;
  html: string;
}

export class SlowNetwork {
  private asked: ((page: Asked) => void) | undefined;

  private constructor(
    private readonly behind: string,
    private readonly proxy: Server,
  ) {}

  /** A proxy in front of the server at `origin`. */
  static async before(origin: string): Promise<SlowNetwork> {
    const proxy = createServer();
    const network = new SlowNetwork(origin, proxy);
    proxy.on('request', (request, response) => void network.pass(request, response));
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    return network;
  }

  /** Opens a page whose pieces come one after the other, each when the one before was painted. */
  async open(page: Page, address: string): Promise<void> {
    const asked = new Promise<Asked>((resolve) => (this.asked = resolve));
    const { port } = this.proxy.address() as AddressInfo;
    const going = page.goto(`http://127.0.0.1:${port}${address}`, { waitUntil: 'commit' });
    const { response, html } = await asked;
    const pieces = piecesOf(html);
    response.write(pieces.shift());
    await going;
    for (const piece of pieces) {
      await painted(page);
      response.write(piece);
    }
    response.end();
    await page.waitForLoadState('load');
  }

  async close(): Promise<void> {
    this.proxy.closeAllConnections();
    this.proxy.close();
    await once(this.proxy, 'close');
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await fetch(`${this.behind}${request.url}`, { headers: { accept: request.headers.accept ?? '*/*' } });
    const headers = [...answer.headers].filter(([name]) => !/^(content-encoding|content-length|transfer-encoding|connection)$/.test(name));
    response.writeHead(answer.status, headers.flat());
    if (request.headers['sec-fetch-dest'] === 'document') {
      response.flushHeaders();
      this.asked?.({ response, html: await answer.text() });
    } else {
      response.end(Buffer.from(await answer.arrayBuffer()));
    }
  }
}

/** Cut between tags: half a word moves the words beside it in any page. */
function piecesOf(html: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  // Before its body begins there is nothing to paint.
  const body = html.indexOf('<body');
  while (start < Math.min(html.length, IN_PIECES)) {
    const end = html.indexOf('>', Math.max(body, start + PIECE)) + 1 || html.length;
    pieces.push(html.slice(start, end));
    start = end;
  }
  pieces.push(html.slice(start));
  return pieces;
}
