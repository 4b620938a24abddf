import { type ComponentType, lazy, type LazyExoticComponent } from 'react'
import { otherVersion, renew } from './out-of-date'
import { PartMissing } from './part-missing'

/**
 * A part of the page that is fetched when it is shown for the first time. A server that was
 * upgraded meanwhile does not have it any more: then the page is loaded anew, where that loses
 * nothing. Else, and where the part is missing for another reason, words take its place.
 */
export function part<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() =>
    load().catch(async () => {
      const version = await otherVersion()
      if (version !== undefined) await renew(version)
      return { default: PartMissing }
    }),
  )
}
