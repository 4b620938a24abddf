import { useMemo, useState } from 'react'
import type { Item } from './rows'

/** The row that has the focus stays in the page while it is out of sight: with it the focus would go. */
export function useFocused(items: readonly Item[]) {
  const [focused, setFocused] = useState<Item>()
  const keepMounted = useMemo(() => {
    const index = focused ? items.lastIndexOf(focused) : -1
    return index < 0 ? [] : [index]
  }, [items, focused])
  return { keepMounted, setFocused }
}
