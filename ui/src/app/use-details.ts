import { useLocation, useRoute } from 'wouter'
import type { Uuid } from '@/shared/protocol/generated'

/** Marks an entry of the browser's history that was added by opening the details over the one before. */
const OPENED_HERE = 'details-opened'

export interface Details {
  isOpen: boolean
  toggle: () => void
  close: () => void
}

/** The details of the open conversation stand in the address, so that Back closes them. */
export function useDetails(selected: Uuid | undefined): Details {
  const [, navigate] = useLocation()
  const [, params] = useRoute('/people/:user/*?')
  const isOpen = selected !== undefined && params?.['*'] === 'details'

  function close() {
    // To go back keeps the way that led here; who came by a link has none.
    if (history.state === OPENED_HERE) history.back()
    else navigate(`/people/${selected ?? ''}`, { replace: true })
  }

  return {
    isOpen,
    close,
    toggle: () => {
      if (isOpen) close()
      else if (selected !== undefined)
        navigate(`/people/${selected}/details`, { state: OPENED_HERE })
    },
  }
}
