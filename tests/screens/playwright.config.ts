import { defineConfig } from '@playwright/test';

import tests from '../e2e/playwright.config';

export default defineConfig({ ...tests, testMatch: '*.screens.ts', outputDir: '../../target/screens' });
