// The browsers that are driven, and the programs that drive them.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { answers, freePort, isRunning } from '../../e2e/support/server';

export type Engine = 'webkit' | 'firefox';

const GECKODRIVER = process.env.GECKODRIVER ?? 'target/tools/bin/geckodriver';
const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

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
    const driving = spawn(program, [`--port=${port}`], { env, stdio: 'ignore' });
    processes.unshift(driving);
    const address = `http://127.0.0.1:${port}`;
    await answers(driving, `${address}/status`);
    return new Driver(address, processes);
  }

  /** Ends it, and what it needed. */
  async stop(): Promise<void> {
    for (const process of this.processes) {
      if (!isRunning(process)) continue;
      const ended = once(process, 'exit');
      process.kill();
      await ended;
    }
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
