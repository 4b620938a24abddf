import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { emojiData } from './scripts/emoji-data.ts'
import { firstLoadBudget } from './scripts/first-load-budget.ts'
import { serviceWorker } from './scripts/service-worker.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    emojiData(),
    firstLoadBudget(150),
    serviceWorker(here('./worker/service-worker.js'), here('./public')),
  ],
  resolve: { alias: { '@': here('./src') } },
  build: {
    target: 'es2022',
    // A data: URL in a script or a style would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What the first load needs in one file, not in twenty: each costs a slow network a way of its own.
        codeSplitting: {
          groups: [
            {
              name: 'shared',
              test: /src\/shared\/(?!text|ui\/(?:choice|confirm|dialog))|node_modules\/(?:react|react-dom|scheduler|i18next|react-i18next|idb|wouter|uuid)\/|lucide-react\/dist\/esm\/[^/]*\.js|preload-helper/,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/ws': { target: 'ws://localhost:8080', ws: true, changeOrigin: true } },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/shared/testing/fresh-browser.ts'],
    restoreMocks: true,
    // A test that hangs fails all the same; one on a busy machine need not.
    testTimeout: 60_000,
    allowOnly: false,
    // A line for each file; what a test logs is shown where it fails.
    reporters: [['default', { summary: false }]],
    silent: 'passed-only',
    slowTestThreshold: 60_000,
  },
})
