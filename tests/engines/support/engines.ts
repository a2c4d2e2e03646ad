// The browsers that are driven, and the programs that drive them.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { freePort } from '../../e2e/support/server';

export type Engine = 'webkit' | 'firefox';

const GECKODRIVER = process.env.GECKODRIVER ?? 'target/tools/bin/geckodriver';
const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** How long a program may take to start on a laden machine, in milliseconds. */
const START_MAX = 60_000;

/** What a session is asked for. */
export const CAPABILITIES: Record<Engine, Record<string, unknown>> = {
  webkit: { browserName: 'MiniBrowser' },
  firefox: {
    browserName: 'firefox',
    'moz:firefoxOptions': { binary: FIREFOX, args: ['-headless'], prefs: { 'intl.accept_languages': 'ja' } },
  },
};

/** The program that drives browsers of one kind, one after the other. */
export class Driver {
  private constructor(
    readonly address: string,
    private readonly processes: ChildProcess[],
  ) {}

  static async start(engine: Engine): Promise<Driver> {
    const processes: ChildProcess[] = [];
    const port = await freePort();
    const env: NodeJS.ProcessEnv = { ...process.env, TZ: 'Asia/Tokyo' };
    // Firefox draws without a screen, WebKit needs one.
    if (engine === 'webkit') env.DISPLAY = await startScreen(processes);
    const program = engine === 'webkit' ? 'WebKitWebDriver' : GECKODRIVER;
    processes.unshift(spawn(program, [`--port=${port}`], { env, stdio: 'ignore' }));
    const driver = new Driver(`http://127.0.0.1:${port}`, processes);
    await driver.answers();
    return driver;
  }

  /** Ends it, and what it needed. */
  async stop(): Promise<void> {
    for (const process of this.processes) {
      if (process.exitCode !== null) continue;
      const ended = once(process, 'exit');
      process.kill();
      await ended;
    }
  }

  private async answers(): Promise<void> {
    for (const end = Date.now() + START_MAX; Date.now() < end; ) {
      const answer = await fetch(`${this.address}/status`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(25);
    }
    throw new Error('the driver does not answer');
  }
}

/** A screen that nobody sees; its name, which the server chooses. */
async function startScreen(processes: ChildProcess[]): Promise<string> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  processes.push(screen);
  for await (const line of createInterface(screen.stdout)) return `:${line}`;
  throw new Error('Xvfb does not start');
}
