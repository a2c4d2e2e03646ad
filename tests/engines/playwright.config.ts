import { defineConfig } from '@playwright/test';

import tests from '../e2e/playwright.config';
import type { Options } from './support/test';

export default defineConfig<object, Options>({
  ...tests,
  outputDir: '../../target/engines',
  // They are driven by WebDriver, and not by Playwright.
  use: {},
  projects: [
    { name: 'webkit', use: { engine: 'webkit' } },
    { name: 'firefox', use: { engine: 'firefox' } },
  ],
});
