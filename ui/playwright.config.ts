import { defineConfig } from '@playwright/test'
import { existsSync } from 'node:fs'

/** Debian's Chromium where there is one; elsewhere what `npx playwright install chromium` brings. */
const debian = '/usr/bin/chromium'
const browser = existsSync(debian) ? { executablePath: debian, args: ['--no-sandbox'] } : {}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/e2e',
  globalSetup: './e2e/support/shared-server.ts',
  // A whole Mehari runs beside the browsers: one test at a time has the machine.
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: 'dot',
  forbidOnly: true,
  use: {
    launchOptions: browser,
    locale: 'en-GB',
    // Screenshots of each frame would take as much of the machine as the page.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
  projects: [
    { name: 'tests', testMatch: '*.spec.ts' },
    { name: 'measure', testMatch: '*.measure.ts' },
    { name: 'audit', testMatch: '*.audit.ts' },
  ],
})
