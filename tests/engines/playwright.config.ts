import { defineConfig } from '@playwright/test';

import type { Options } from './support/test';

export default defineConfig<object, Options>({
  testDir: '.',
  outputDir: '../../target/engines',
  // Each test has a browser of its own, each worker a server of its own.
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'webkit', use: { engine: 'webkit' } },
    { name: 'firefox', use: { engine: 'firefox' } },
  ],
});
