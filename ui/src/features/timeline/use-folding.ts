import { useCallback, useState } from 'react'

/** Which long texts were unfolded; they stay so while they are out of sight. `onUnfold` is told before one grows. */
export function useFolding(onUnfold: () => void) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const fold = useCallback(
    (key: string, isUnfolded: boolean) => {
      if (isUnfolded) onUnfold()
      setUnfolded((before) => {
        const changed = new Set(before)
        if (isUnfolded) changed.add(key)
        else changed.delete(key)
        return changed
      })
    },
    [onUnfold],
  )
  return { unfolded, fold }
}
