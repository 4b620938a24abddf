import { defineConfig } from '@playwright/test'
import { existsSync } from 'node:fs'

/** Debian's Chromium where there is one; elsewhere what `npx playwright install chromium` brings. */
const debian = (name: string) =>
  existsSync(name) ? { launchOptions: { executablePath: name, args: ['--no-sandbox'] } } : {}
const whole = debian('/usr/bin/chromium')
/** It draws no window and so costs less. */
const shell = { ...whole, ...debian('/usr/bin/chromium-headless-shell') }
/** What needs the whole browser: notifications, and a page that is installed. */
const needsWhole = /(installed|notifications)\.spec\.ts$/

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
    ...whole,
    locale: 'en-GB',
    // Screenshots of each frame would take as much of the machine as the page.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
  projects: [
    { name: 'tests', testMatch: '*.spec.ts', testIgnore: needsWhole, use: shell },
    { name: 'whole', testMatch: needsWhole },
    { name: 'measure', testMatch: '*.measure.ts' },
    // What records a page runs in it, and Lighthouse would judge that too.
    { name: 'audit', testMatch: '*.audit.ts', use: { trace: 'off' } },
  ],
})
