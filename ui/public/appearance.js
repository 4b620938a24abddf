// The look that was chosen in this browser, before anything is painted. Chosen in src/shared/appearance/.
for (const aspect of ['theme', 'density']) {
  const look = localStorage.getItem(`mehari.${aspect}`)
  if (look !== null) document.documentElement.dataset[aspect] = look
}
