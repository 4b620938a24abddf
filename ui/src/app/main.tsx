import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { preferredLanguage, startTranslations } from '@/shared/i18n/i18n'
import { SessionStore } from '@/shared/session/session-store'
import { browserSocket, socketAddress } from '@/shared/socket/browser-socket'
import { browserTabs } from '@/shared/messenger/tabs'
import { systemClock } from '@/shared/socket/clock'
import { App } from './app'
import { registerServiceWorker } from './service-worker'
import './styles.css'

const parts = {
  open: browserSocket(socketAddress(new URL(location.href))),
  clock: systemClock,
  tabs: browserTabs,
  storage: localStorage,
  sessions: new SessionStore(localStorage),
}

await startTranslations(preferredLanguage(localStorage, navigator.languages))

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App parts={parts} />
  </StrictMode>,
)

if (import.meta.env.PROD) void registerServiceWorker()
