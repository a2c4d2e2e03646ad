// The line between a browser and the server, which a test cuts and mends.

import { once } from 'node:events';
import { type Server as Listener, type Socket, connect, createServer } from 'node:net';

import { freePort } from '../../e2e/support/server';

export class Line {
  private readonly sockets = new Set<Socket>();
  private listener: Listener | undefined;

  private constructor(
    private readonly server: number,
    private readonly port: number,
  ) {}

  /** A line to what listens at an origin of this machine. */
  static async to(origin: string): Promise<Line> {
    const line = new Line(Number(new URL(origin).port), await freePort());
    await line.mend();
    return line;
  }

  /** Where a browser finds the server while the line is whole. */
  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on every connection is refused, and those that stand are broken off. */
  async cut(): Promise<void> {
    if (!this.listener) return;
    const closed = once(this.listener, 'close');
    this.listener.close();
    this.listener = undefined;
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  async mend(): Promise<void> {
    this.listener = createServer((browser) => {
      const server = connect(this.server, '127.0.0.1');
      for (const [socket, other] of [[browser, server], [server, browser]] as const) {
        this.sockets.add(socket);
        socket.pipe(other);
        // A line that breaks off is what this is for.
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
      }
    }).listen(this.port, '127.0.0.1');
    await once(this.listener, 'listening');
  }
}
