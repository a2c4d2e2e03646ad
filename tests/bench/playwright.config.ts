import { defineConfig } from '@playwright/test';

import tests from '../e2e/playwright.config';

export default defineConfig({
  ...tests,
  testMatch: '*.bench.ts',
  outputDir: '../../target/bench-browser',
  // Whatever runs beside a measurement is measured with it.
  fullyParallel: false,
  workers: 1,
  // What is slow is measured, not stopped.
  timeout: 0,
  // A slow processor is a phone's.
  // What cannot be done at all, as typing into a field that is hidden, says so.
  use: { ...tests.use, viewport: { width: 360, height: 740 }, actionTimeout: 30_000 },
});
