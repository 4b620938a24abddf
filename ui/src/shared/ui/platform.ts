/** Whether ⌘ is the key that others call Ctrl. */
export const isApple = /Mac|iPhone|iPad/.test(navigator.platform)
