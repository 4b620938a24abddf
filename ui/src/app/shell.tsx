import { validate as isUuid } from 'uuid'
import { Redirect, Route, Switch } from 'wouter'
import { ConversationPane, useConversationPage } from './conversation-pane'
import { NothingOpen } from './nothing-open'
import { Sidebar } from './sidebar'
import { useNarrow } from './use-narrow'

/** Left the conversations, right the one that is open; on a phone one of them at a time. */
export function Shell() {
  useConversationPage()
  return (
    <Switch>
      <Route path="/people/:user">
        {({ user }) =>
          isUuid(user) ? (
            <Frame selected={user}>
              <ConversationPane peer={user} />
            </Frame>
          ) : (
            <Redirect to="/" replace />
          )
        }
      </Route>
      <Route path="/register">
        <Redirect to="/" replace />
      </Route>
      <Route>
        <Frame selected={undefined}>
          <NothingOpen />
        </Frame>
      </Route>
    </Switch>
  )
}

function Frame({
  selected,
  children,
}: {
  selected: string | undefined
  children: React.ReactNode
}) {
  const isOpen = selected !== undefined
  const isNarrow = useNarrow()
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] bg-paper md:grid-cols-[20rem_minmax(0,1fr)]">
      <div
        role={isNarrow ? 'main' : undefined}
        className={`min-h-0 ${isOpen ? 'max-md:hidden' : ''}`}
      >
        <Sidebar selected={selected} />
      </div>
      <main className={`flex min-h-0 flex-col ${isOpen ? '' : 'max-md:hidden'}`}>{children}</main>
    </div>
  )
}
