import { validate as isUuid } from 'uuid'
import { Redirect, Route, Switch, useRoute } from 'wouter'
import { NotificationHint } from '@/features/notifications/notification-hint'
import { useNotifier } from '@/features/notifications/use-notifier'
import type { Tabs } from '@/shared/messenger/tabs'
import { ConversationPane, useConversationPage } from './conversation-pane'
import { DetailsColumn } from './details-column'
import { NothingOpen } from './nothing-open'
import { OpenDialog } from './open-dialog'
import { SettingsPage } from './settings-page'
import { Sidebar } from './sidebar'
import { useDetails } from './use-details'
import { useDialogs } from './use-dialogs'
import { useNarrow } from './use-narrow'

/** Three columns where there is room, two where there is less: then the list gives way to the details. */
const columns = {
  two: 'md:grid-cols-[20rem_minmax(0,1fr)]',
  three: 'md:grid-cols-[minmax(0,1fr)_20rem] min-[72rem]:grid-cols-[20rem_minmax(0,1fr)_20rem]',
}

/**
 * Left the conversations, in the middle the one that is open, right its details when they are asked
 * for; on a phone one of them at a time.
 */
export function Shell({ tabs }: { tabs: Tabs }) {
  useConversationPage()
  const [, params] = useRoute('/people/:user/*?')
  const selected = isUuid(params?.user) ? params?.user : undefined
  const details = useDetails(selected)
  const dialogs = useDialogs(selected, details)
  const hasNews = useNotifier(tabs, selected)
  const [hasSettings] = useRoute('/settings/*?')
  const isOpen = selected !== undefined || hasSettings
  const isNarrow = useNarrow()
  return (
    <>
      <div
        className={`grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] bg-paper ${details.isOpen ? columns.three : columns.two}`}
      >
        <div
          role={isNarrow ? 'main' : undefined}
          className={`min-h-0 ${isOpen ? 'max-md:hidden' : ''} ${details.isOpen ? 'max-[72rem]:hidden' : ''}`}
        >
          <Sidebar
            selected={selected}
            hint={<NotificationHint hasNews={hasNews} />}
            onJump={() => {
              dialogs.show('switcher')
            }}
          />
        </div>
        {/* Under the details of a phone it keeps its size, and so its place in the timeline. */}
        <main
          className={`flex min-h-0 flex-col max-md:col-start-1 max-md:row-start-1 ${isOpen ? '' : 'max-md:hidden'} ${details.isOpen ? 'max-md:invisible' : ''}`}
        >
          <Switch>
            {selected !== undefined && (
              <Route path="/people/:user/*?">
                <ConversationPane peer={selected} details={details} />
              </Route>
            )}
            <Route path="/settings/:section?">
              {({ section }) => <SettingsPage section={section} />}
            </Route>
            <Route path="/">
              <NothingOpen />
            </Route>
            <Route>
              <Redirect to="/" replace />
            </Route>
          </Switch>
        </main>
        {details.isOpen && selected !== undefined && (
          <DetailsColumn peer={selected} onClose={details.close} />
        )}
      </div>
      <OpenDialog dialogs={dialogs} selected={selected} />
    </>
  )
}
