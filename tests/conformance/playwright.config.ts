import { defineConfig } from '@playwright/test';

import e2e from '../e2e/playwright.config';

export default defineConfig({
  ...e2e,
  testDir: '.',
  outputDir: '../../target/conformance',
  // One run, or none: what breaks off has looked at less than it would say.
  workers: 1,
  reporter: [['list', { printSteps: true }]],
  timeout: 0,
});
