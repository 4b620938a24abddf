import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf, shortTime } from '@/shared/i18n/times'
import { useChat } from '@/shared/messenger/messenger-context'
import type { Uuid } from '@/shared/protocol/generated'
import { Section } from '@/shared/ui/section'
import { type SharedLink, sharedLinks } from './shared-links'
import { useLoadedMessages } from './use-loaded-messages'

const MOST = 50

/** The links in the messages that are here, the latest first. */
export function LinksSection({ peer }: { peer: Uuid }) {
  const { t } = useTranslation()
  const { isLoaded, isWhole, messages } = useLoadedMessages(peer)
  const links = useMemo(() => sharedLinks(messages, MOST), [messages])
  const noneNote = isWhole ? 'details.noLinks' : 'details.noLinksLoaded'
  return (
    <Section title={t('details.links')}>
      {links.length > 0 && (
        <ul className="space-y-3">
          {links.map((link) => (
            <LinkRow key={link.url} link={link} />
          ))}
        </ul>
      )}
      {links.length === 0 && (
        <p className="text-sm text-soft">{t(isLoaded ? noneNote : 'timeline.loading')}</p>
      )}
      {links.length > 0 && !isWhole && (
        <p className="mt-3 text-xs text-soft">{t('details.moreLinks')}</p>
      )}
    </Section>
  )
}

function LinkRow({ link }: { link: SharedLink }) {
  const { t, i18n } = useTranslation()
  const { url, label, senderId, sentAt } = link
  const sender = useChat((state) => state.users.get(senderId)?.displayName)
  const date = shortTime(new Date(sentAt), new Date(), localeOf(i18n.language))
  const address = url.replace(/^https?:\/\//, '').replace(/\/$/, '')
  const isNamed = !url.endsWith(label)
  return (
    <li className="text-sm">
      <a
        href={url}
        title={url}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="block truncate font-medium text-accent underline-offset-2 hover:underline"
      >
        {isNamed ? label : address}
      </a>
      {isNamed && <p className="truncate text-soft">{address}</p>}
      <p className="truncate text-xs text-soft">
        {sender ?? t('people.unknown')} · {date}
      </p>
    </li>
  )
}
