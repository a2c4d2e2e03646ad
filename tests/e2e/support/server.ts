// The real server, as a process that a test may kill and start again on the same data.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = resolve(__dirname, '../../..');

/** The folder of the built app. */
export const DIST = process.env.DIST ?? join(ROOT, 'target/dist');

const PROGRAM = process.env.HEARING_SERVER ?? join(ROOT, 'target/release/hearing-server');

/** How long it may take to start on a laden machine, in milliseconds. */
const START_MAX = 60_000;

export class Server {
  private process: ChildProcess | undefined;
  private kiosk: Promise<string> | undefined;

  private constructor(
    private readonly port: number,
    private readonly data: string,
    private dist: string,
    private readonly options: string[],
  ) {}

  /** A server of a built app on a free port, with an empty database and further options. */
  static async create(dist: string = DIST, options: string[] = []): Promise<Server> {
    const server = new Server(await freePort(), await mkdtemp(join(tmpdir(), 'hearing-')), dist, options);
    await server.start();
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it unless it runs, and waits until it answers. */
  async start(): Promise<void> {
    if (this.isRunning()) return;
    const process = spawn(
      PROGRAM,
      ['--listen', `127.0.0.1:${this.port}`, '--data', this.data, '--dist', this.dist, '--log', 'error', ...this.options],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    this.process = process;
    await answers(process, `${this.origin}/healthz`);
  }

  /** Serves another build of the app from now on, on the same data, as after a release. */
  async serve(dist: string): Promise<void> {
    if (dist !== this.dist) await this.stop();
    this.dist = dist;
    await this.start();
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /**
   * How many stored opinions hold `words`, which stand nowhere else. Reads a copy of the database, so that nothing but
   * what is on the disk counts, and the server goes on answering the page.
   */
  async stored(words: string): Promise<number> {
    const folder = await mkdtemp(join(tmpdir(), 'stored-'));
    const copy = join(folder, 'copy.sqlite');
    await this.command(['backup', copy]);
    const file = await readFile(copy);
    await rm(folder, { recursive: true });
    const sought = Buffer.from(words);
    let found = 0;
    for (let at = file.indexOf(sought); at >= 0; at = file.indexOf(sought, at + sought.length)) found += 1;
    return found;
  }

  /** Makes an account for one of the staff. */
  async addStaff(name: string, role: string, password: string): Promise<void> {
    await this.command(['staff', 'add', '--role', role, name], `${password}\n`);
  }

  /** The address with a key at which a browser becomes the kiosk of 大船支所. */
  async kioskAddress(): Promise<string> {
    this.kiosk ??= this.command(['--public-url', this.origin, 'kiosk-key', 'ofuna']).then((said) => {
      const address = /^http\S+$/m.exec(said)?.[0];
      if (!address) throw new Error(`no address in: ${said}`);
      return address;
    });
    return this.kiosk;
  }

  /** What a command of the server's program says. */
  private async command(words: string[], input?: string): Promise<string> {
    // What reads nothing may have ended before anything, be it nothing, is written to it.
    const stdin = input === undefined ? 'ignore' : 'pipe';
    const command = spawn(PROGRAM, ['--data', this.data, ...words], { stdio: [stdin, 'pipe', 'inherit'] });
    let said = '';
    command.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
    command.stdin?.end(input);
    const [code] = await once(command, 'close');
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}`);
    return said;
  }

  /** Ends it, and removes its data. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }

  private isRunning(): boolean {
    return this.process !== undefined && isRunning(this.process);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.process || !this.isRunning()) return;
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    await ended;
  }
}

/** Whether a program that was started has not ended. */
export function isRunning(program: ChildProcess): boolean {
  return program.exitCode === null && program.signalCode === null;
}

/** Waits until a program that was started answers at an address. */
export async function answers(program: ChildProcess, address: string): Promise<void> {
  for (const end = Date.now() + START_MAX; Date.now() < end; ) {
    if (!isRunning(program)) throw new Error(`${program.spawnfile} ended with ${program.exitCode}`);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await pause(25);
  }
  throw new Error(`${program.spawnfile} does not answer`);
}

/** A port that nobody else is given while a test has ended its server: systems hand out those from 32768. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_768);
    const listener = createServer().listen(port, '127.0.0.1');
    const isFree = await once(listener, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    listener.close();
    await once(listener, 'close');
    return port;
  }
}
