import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * Ends a build whose page would load more JavaScript before it can be used than the budget allows:
 * the entry and all that it imports at once, each compressed as servers do.
 */
export function firstLoadBudget(kibibytes: number): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk')
      const loaded = new Set(chunks.filter((chunk) => chunk.isEntry))
      for (const { imports } of loaded)
        for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk)
      const bytes = [...loaded].reduce((sum, { code }) => sum + gzipSync(code).length, 0)
      const size = `The first load is ${(bytes / 1024).toFixed(1)} KiB of JavaScript`
      if (bytes > kibibytes * 1024) this.error(`${size}, more than the ${kibibytes} it may be.`)
      this.info(`${size}, of at most ${kibibytes}.`)
    },
  }
}
