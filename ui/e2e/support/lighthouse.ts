import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from './test'

const lighthouse = join(import.meta.dirname, '../../audit/node_modules/lighthouse/cli/index.js')
const debian = '/usr/bin/chromium'
const LEAST = 95

/** As what Lighthouse looks at a page: by the options that make it so. */
export const devices = { computer: ['--preset=desktop'], phone: [] as string[] }

export const all = ['performance', 'accessibility', 'best-practices'] as const

type Category = (typeof all)[number]

interface Report {
  finalDisplayedUrl: string
  categories: Record<string, { score: number }>
  audits: Record<string, { score: number | null; title: string; scoreDisplayMode: string }>
}

/** Has Lighthouse judge what is at an address, and expects at least 95 of 100 in each category. */
export async function expectPraise(
  address: string,
  categories: readonly Category[],
  ...options: string[]
): Promise<void> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      lighthouse,
      address,
      ...options,
      `--only-categories=${categories.join()}`,
      '--chrome-flags=--headless=new --no-sandbox',
      '--output=json',
      '--quiet',
    ],
    {
      env: { ...process.env, ...(existsSync(debian) && { CHROME_PATH: debian }) },
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  const report = JSON.parse(stdout) as Report
  expect(report.finalDisplayedUrl).toBe(new URL(address).href)
  const scores = Object.entries(report.categories).map(
    ([name, { score }]) => [name, score * 100] as const,
  )
  const lost = Object.values(report.audits)
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ title, score }) => `${title}: ${score}`)
  for (const [name, score] of scores)
    expect(score, `${name}, because of ${lost.join('; ')}`).toBeGreaterThanOrEqual(LEAST)
  expect(scores).toHaveLength(categories.length)
  test.info().annotations.push({ type: 'scores', description: JSON.stringify(scores) })
}
