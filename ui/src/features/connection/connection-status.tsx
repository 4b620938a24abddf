import { useTranslation } from 'react-i18next'
import { useConnection } from './use-connection'

const dots = { online: 'bg-accent', connecting: 'bg-field', waiting: 'bg-danger' }

/** The connection's state in a word or two; screen readers hear its changes. */
export function ConnectionStatus() {
  const { t } = useTranslation()
  const words = useConnection()
  return (
    <p role="status" className="flex items-center gap-1.5 text-xs text-soft">
      <span aria-hidden="true" className={`size-1.5 rounded-full ${dots[words]}`} />
      {t(words === 'waiting' ? 'connection.waitingShort' : `connection.${words}`)}
    </p>
  )
}
