import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Writes the service worker into the build, with the names of all files that the page may need and
 * a version that changes whenever one of them does.
 */
export function serviceWorker(source: string, publicFolder: string): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const script = readFileSync(source, 'utf8')
        const page = bundle['index.html']
        if (page?.type !== 'asset') this.error('there is no page to keep')
        const version = createHash('sha256').update(script).update(page.source)
        const built = Object.keys(bundle).filter((name) => name.startsWith('assets/'))
        const fixed = readdirSync(publicFolder)
        for (const name of fixed) version.update(readFileSync(join(publicFolder, name)))
        const files = ['/', ...[...built, ...fixed].sort().map((name) => `/${name}`)]
        version.update(files.join())
        const constants = { VERSION: version.digest('hex').slice(0, 16), FILES: files }
        const lines = Object.entries(constants).map(
          ([name, value]) => `const ${name} = ${JSON.stringify(value)}\n`,
        )
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: lines.join('') + script,
        })
      },
    },
  }
}
