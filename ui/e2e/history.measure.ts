import { entries, fillSignIn, inList, timeline } from './support/chat'
import { frames } from './support/frames'
import { post } from './support/posting'
import { expect, test } from './support/test'
import { toBeginning } from './support/to-beginning'

const COUNT = Number(process.env.MESSAGES ?? 100_000)
const MOST_HEAP = 150e6
const STEPS = 120

test(`${COUNT} messages in one conversation`, async ({ visit, enrolled, server }) => {
  test.setTimeout(3_600_000)
  const say = (what: string, figures: string) => {
    console.log(`${what}: ${figures}`)
  }
  const seconds = async (action: () => Promise<void>) => {
    const start = performance.now()
    await action()
    return `${((performance.now() - start) / 1000).toFixed(1)} s`
  }
  const noor = await enrolled('Noor Haddad')
  const elias = await enrolled('Elias Lindqvist')
  const page = await visit()
  say('posting', await seconds(() => post(server.address, elias, noor, COUNT)))

  const read = new Set<number>()
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const { data } = JSON.parse(String(payload)) as { data?: { messages?: { seq: number }[] } }
      for (const { seq } of data?.messages ?? []) read.add(seq)
    })
  })
  await page.reload()
  await fillSignIn(page, noor)
  await inList(page, elias.name).click()
  const message = (number: number) => entries(page).filter({ hasText: `message ${number}.` })
  await expect(message(COUNT)).toBeInViewport()
  const paging = await seconds(async () => {
    expect(await timeline(page).evaluate(toBeginning)).toEqual([])
  })
  say('all read by paging', paging)
  expect(read.size).toBe(COUNT)

  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  say('heap', `${(usedSize / 1e6).toFixed(1)} MB`)
  expect(usedSize).toBeLessThan(MOST_HEAP)

  const region = timeline(page)
  await region.hover()
  const wheel = (by: number) => async () => {
    for (let step = 0; step < STEPS; step++) await page.mouse.wheel(0, by)
  }
  const press = (key: string) => async () => {
    for (let step = 0; step < STEPS; step++) await page.keyboard.press(key)
  }
  await region.press('Home')
  await expect(message(1)).toBeInViewport()
  say('wheel down', await frames(page, wheel(300)))
  say('wheel up', await frames(page, wheel(-300)))
  await region.press('End')
  await expect(message(COUNT)).toBeInViewport()
  say('wheel up from the end', await frames(page, wheel(-300)))
  say('keyboard up', await frames(page, press('PageUp')))
  say('keyboard down', await frames(page, press('PageDown')))
  await region.press('Home')
  await expect(message(1)).toBeInViewport()
  await region.press('End')
  await expect(message(COUNT)).toBeInViewport()
})
