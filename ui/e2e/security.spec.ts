import { expect, test } from './support/test'

test.use({ expectedNoise: /Content Security Policy/ })

test('nothing runs but what the server sent', async ({ arrive }) => {
  const [, page] = await arrive('Noor Haddad')
  const violations = await page.evaluate(async () => {
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => {
      violated.push(event.effectiveDirective)
    })
    const script = document.createElement('script')
    script.textContent = 'document.title = "broken into"'
    document.body.append(script)
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
    await new Promise<void>((resolve) => {
      const look = () => {
        if (violated.length < 2) requestAnimationFrame(look)
        else resolve()
      }
      look()
    })
    return violated.sort()
  })
  expect(violations).toEqual(['frame-src', 'script-src-elem'])
  await expect(page).toHaveTitle('Conversations · Mehari')
})
