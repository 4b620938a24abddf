import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { register, say, talkTo } from './support/chat'

// Beside a running `docker compose --profile hawtio up`.
const root = fileURLToPath(new URL('../..', import.meta.url))
const picture = fileURLToPath(new URL('../../docs/images/hawtio.png', import.meta.url))
const password = () =>
  execFileSync('docker', ['compose', 'exec', '-T', 'hawtio', 'cat', '/run/secrets/administrator'], {
    cwd: root,
    encoding: 'utf8',
  }).trim()
const text = 'what nobody else may read'

test.use({ viewport: { width: 1600, height: 1000 } })

test('Hawtio draws the way of a message, and counts it', async ({ browser }) => {
  const chat = await (await browser.newContext({ baseURL: 'http://localhost:3000' })).newPage()
  await chat.goto('/')
  await talkTo(chat, await register(chat, 'Noor Haddad'))
  await say(chat, text)
  await expect(chat.getByRole('main')).toContainText(text)

  const stranger = await browser.newContext({ baseURL: 'http://localhost:8090' })
  for (const path of ['/', '/hawtio/', '/instances.json']) {
    expect((await stranger.request.get(path)).status(), path).toBe(401)
  }
  expect((await stranger.request.post('/jolokia/127.0.0.1')).status()).toBe(401)

  const httpCredentials = { username: 'admin', password: password() }
  const context = await browser.newContext({ baseURL: 'http://localhost:8090', httpCredentials })
  const page = await context.newPage()
  const answers: string[] = []
  page.on('response', (response) => {
    if (!response.url().includes('/jolokia/')) return
    void response.text().then(
      (answer) => answers.push(answer),
      () => undefined,
    )
  })
  await page.goto('/')
  await expect(page.getByRole('link')).toContainText(['api', 'user-service', 'message-service'])
  await page.getByRole('link', { name: 'message-service' }).first().click()
  await page.getByText('process-batch', { exact: true }).click()
  const diagram = page.locator('.react-flow')
  const step = diagram.locator('.react-flow__node').filter({ hasText: 'acknowledge-batch' })
  await expect(step).toBeVisible()
  // Failed ones, then all of them.
  await expect(step).toHaveText(/^0[1-9]\d*Bean/)
  await expect(diagram).toContainText('direct:publish')
  await page.screenshot({ path: picture })
  expect(answers.join()).toContain('publish-outcomes')
  expect(answers.join()).not.toContain(text)
})
