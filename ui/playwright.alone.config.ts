import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

const { globalSetup, ...alone } = base

/** What is run by hand, and needs no server that tests share. */
export default defineConfig({
  ...alone,
  projects: [
    { name: 'hawtio', testMatch: '*.hawtio.ts' },
    { name: 'screenshots', testMatch: '*.screenshots.ts' },
  ],
})
