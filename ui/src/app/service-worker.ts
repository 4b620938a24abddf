/** Lets the page open without a connection from now on, where the browser can; where it cannot, it needs one. */
export async function registerServiceWorker(): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>
  try {
    await serviceWorker?.register('/service-worker.js', { updateViaCache: 'none' })
  } catch {
    // Without a connection there is nothing new to register; the one that is there goes on.
  }
}
