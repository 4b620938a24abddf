// Runs `npm ci` unless node_modules already holds what package-lock.json asks for: the build stays quick when nothing has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const stamp = 'node_modules/.installed'

function wanted() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'))
  return `${hash.digest('hex')} ${process.version}`
}

function installed() {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return undefined
  }
}

if (installed() !== wanted()) {
  const { status } = spawnSync('npm', ['ci', '--no-progress'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(stamp, wanted())
}
