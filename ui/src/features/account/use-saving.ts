import { useState } from 'react'
import { type FailureCode, failureCode } from '@/shared/socket/request-error'

export interface Saving {
  isBusy: boolean
  isDone: boolean
  failure: FailureCode | undefined
  /** Runs it unless one is running. */
  run: (save: () => Promise<void>) => Promise<void>
  /** Something was changed: how the last one went is no longer news. */
  reset: () => void
}

/** How saving something goes. */
export function useSaving(): Saving {
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle')
  const [failure, setFailure] = useState<FailureCode>()
  return {
    isBusy: state === 'busy',
    isDone: state === 'done',
    failure,
    run: async (save) => {
      if (state === 'busy') return
      setState('busy')
      setFailure(undefined)
      try {
        await save()
        setState('done')
      } catch (error) {
        setFailure(failureCode(error))
        setState('idle')
      }
    },
    reset: () => {
      if (state === 'busy') return
      setState('idle')
      setFailure(undefined)
    },
  }
}
