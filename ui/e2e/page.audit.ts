import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from './support/test'

const lighthouse = join(import.meta.dirname, '../audit/node_modules/lighthouse/cli/index.js')
const debian = '/usr/bin/chromium'

interface Report {
  categories: Record<string, { score: number }>
  audits: Record<string, { score: number | null; title: string; scoreDisplayMode: string }>
}

for (const [device, options] of [
  ['computer', ['--preset=desktop']],
  ['phone', []],
] as const) {
  test(`Lighthouse gives the page at least 95 of 100 on a ${device}`, async ({ server }) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        lighthouse,
        server.address,
        ...options,
        '--only-categories=performance,accessibility,best-practices',
        '--chrome-flags=--headless=new --no-sandbox',
        '--output=json',
        '--quiet',
      ],
      {
        env: { ...process.env, ...(existsSync(debian) && { CHROME_PATH: debian }) },
        maxBuffer: 64 * 1024 * 1024,
      },
    )
    const { categories, audits } = JSON.parse(stdout) as Report
    const scores = Object.entries(categories).map(([name, { score }]) => [name, score * 100])
    const lost = Object.values(audits)
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ title, score }) => `${title}: ${score}`)
    for (const [name, score] of scores)
      expect(score, `${name}, because of ${lost.join('; ')}`).toBeGreaterThanOrEqual(95)
    expect(scores).toHaveLength(3)
    test.info().annotations.push({ type: 'scores', description: JSON.stringify(scores) })
  })
}
