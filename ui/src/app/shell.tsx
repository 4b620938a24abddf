import { validate as isUuid } from 'uuid'
import { Redirect, Route, Switch, useRoute } from 'wouter'
import { NotificationHint } from '@/features/notifications/notification-hint'
import { useNotifier } from '@/features/notifications/use-notifier'
import type { Tabs } from '@/shared/messenger/tabs'
import { ConversationPane, useConversationPage } from './conversation-pane'
import { NothingOpen } from './nothing-open'
import { OpenDialog } from './open-dialog'
import { SettingsPage } from './settings-page'
import { Sidebar } from './sidebar'
import { useDialogs } from './use-dialogs'
import { useNarrow } from './use-narrow'

/** Left the conversations, right the one that is open; on a phone one of them at a time. */
export function Shell({ tabs }: { tabs: Tabs }) {
  useConversationPage()
  const [, params] = useRoute('/people/:user')
  const selected = isUuid(params?.user) ? params?.user : undefined
  const dialogs = useDialogs(selected)
  const hasNews = useNotifier(tabs, selected)
  const [hasSettings] = useRoute('/settings/*?')
  const isOpen = selected !== undefined || hasSettings
  const isNarrow = useNarrow()
  return (
    <>
      <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] bg-paper md:grid-cols-[20rem_minmax(0,1fr)]">
        <div
          role={isNarrow ? 'main' : undefined}
          className={`min-h-0 ${isOpen ? 'max-md:hidden' : ''}`}
        >
          <Sidebar
            selected={selected}
            hint={<NotificationHint hasNews={hasNews} />}
            onJump={() => {
              dialogs.show('switcher')
            }}
          />
        </div>
        <main className={`flex min-h-0 flex-col ${isOpen ? '' : 'max-md:hidden'}`}>
          <Switch>
            {selected !== undefined && (
              <Route path="/people/:user">
                <ConversationPane peer={selected} />
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
      </div>
      <OpenDialog dialogs={dialogs} selected={selected} />
    </>
  )
}
