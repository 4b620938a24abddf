import { join } from 'node:path'
import { account, entries, inList, register, say, talkTo } from './support/chat'
import { expect, test } from './support/test'

const images = join(import.meta.dirname, '../../docs/images')

const named = (name: string, username: string) => ({ ...account(name), username })

/** A time zone where it is a working morning now. */
function morning(): string {
  const behind = (new Date().getUTCHours() - 9 + 24) % 24
  return behind > 12 ? `Etc/GMT-${24 - behind}` : `Etc/GMT+${behind}`
}

test.use({ served: {}, timezoneId: morning() })

test('a conversation', async ({ visit }) => {
  const sizes = {
    viewport: { width: 1120, height: 700 },
    deviceScaleFactor: 2,
    // Who has decided is not asked.
    permissions: ['notifications'],
  }
  const noorsPage = await visit({ ...sizes, colorScheme: 'light' })
  const noor = await register(noorsPage, named('Noor Haddad', 'noor'))
  const eliasPage = await visit()

  const others: [string, string, string][] = [
    ['Ingrid Solheim', 'ingrid', 'The minutes of Tuesday are on the shared drive.'],
    ['Tomás Ferreira', 'tomas', 'I can take the early shift on Friday.'],
  ]
  for (const [name, username, text] of others) {
    const page = await visit()
    await register(page, named(name, username))
    await talkTo(page, noor)
    await say(page, text)
    await expect(inList(noorsPage, name)).toContainText(text)
  }
  const elias = await register(eliasPage, named('Elias Lindqvist', 'elias'))
  await talkTo(eliasPage, noor)
  await inList(noorsPage, 'Ingrid Solheim').click()
  await expect(inList(noorsPage, 'Ingrid Solheim')).not.toContainText('unread')

  const noorSays = async (...texts: string[]) => {
    await say(noorsPage, ...texts)
    await expect(entries(eliasPage).last()).toContainText(texts.at(-1) ?? '')
  }
  const eliasSays = async (...texts: string[]) => {
    await say(eliasPage, ...texts)
    await expect(entries(noorsPage).last()).toContainText(texts.at(-1) ?? '')
  }
  await talkTo(noorsPage, elias)
  await noorSays('Good morning! Did the shelves from Lyon arrive?')
  await eliasSays('Twenty minutes ago. Two pallets, nothing broken.')
  await eliasSays('The delivery note: https://intranet.example/deliveries/4411')
  await noorSays('Wonderful. Then we can set up the reading room today.')
  await noorSays(
    'Could you keep one pallet near the back door? The shelves for the workshop are on it.',
  )
  await eliasSays(
    'Already there. I need somebody to carry with me, though: they are heavier than they look.',
  )
  await noorSays('I’ll be down at ten, and I’ll bring Tomás.')
  await eliasSays('Perfect. Coffee is ready.')

  await noorsPage.screenshot({ path: join(images, 'conversation.png') })
  await noorsPage.emulateMedia({ colorScheme: 'dark' })
  await noorsPage.screenshot({ path: join(images, 'conversation-dark.png') })
  await noorsPage.emulateMedia({ colorScheme: 'light' })
  await noorsPage.setViewportSize({ width: 390, height: 720 })
  await expect(entries(noorsPage).last()).toBeInViewport({ ratio: 1 })
  await noorsPage.screenshot({ path: join(images, 'conversation-phone.png') })
})
