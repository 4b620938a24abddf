// Draws the PNG icons of public/ from icon.svg: "npm run icons" after the mark was changed.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../public')
const mark = await readFile(join(folder, 'icon.svg'), 'utf8')
/** Without round corners and further from the edge, which a system may cut off in its own way. */
const fullBleed = mark
  .replace(' rx="8"', '')
  .replace('viewBox="0 0 32 32"', 'viewBox="-5 -5 42 42"')
const ground = /fill="(#\w+)"/.exec(mark)?.[1]

const icons = [
  { file: 'icon-192.png', size: 192, drawing: mark, ground: 'transparent' },
  { file: 'icon-512.png', size: 512, drawing: mark, ground: 'transparent' },
  { file: 'icon-maskable-512.png', size: 512, drawing: fullBleed, ground },
  { file: 'apple-touch-icon.png', size: 180, drawing: fullBleed, ground },
]

const debian = '/usr/bin/chromium'
const browser = await chromium.launch(
  existsSync(debian) ? { executablePath: debian, args: ['--no-sandbox'] } : {},
)
for (const icon of icons) {
  const { size } = icon
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>body { margin: 0; background: ${icon.ground} } svg { display: block; width: ${size}px; height: ${size}px }</style>${icon.drawing}`,
  )
  await page.screenshot({ path: join(folder, icon.file), omitBackground: true })
  await page.close()
}
await browser.close()
