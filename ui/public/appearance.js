// The look that was chosen in this browser, before anything is painted. Chosen in src/shared/appearance/.
for (const aspect of ['theme', 'density']) {
  const look = localStorage.getItem(`mehari.${aspect}`)
  if (look !== null) document.documentElement.dataset[aspect] = look
}
// The browser's own frame around the page follows, where it is not that of the system.
const { theme } = document.documentElement.dataset
if (theme !== undefined) {
  for (const color of document.querySelectorAll('meta[name=theme-color]'))
    color.setAttribute('media', color.dataset.theme === theme ? 'all' : 'not all')
}
