import { useEffect, useState } from 'react'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import type { Session } from '@/shared/protocol/generated'
import { type FailureCode, failureCode, RequestError } from '@/shared/socket/request-error'

export interface SessionsModel {
  /** This one first, then the others as they were last seen; undefined while they are being read. */
  sessions: readonly Session[] | undefined
  failure: FailureCode | undefined
  isBusy: boolean
  signOut: (sessions: readonly Session[]) => Promise<void>
}

export function useSessions(): SessionsModel {
  const { account } = useMessenger()
  const isOnline = useChat((state) => state.link.phase === 'online')
  const [sessions, setSessions] = useState<readonly Session[]>()
  const [failure, setFailure] = useState<FailureCode>()
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    if (!isOnline) return undefined
    let isCurrent = true
    account.getSessions().then(
      (listed) => {
        if (!isCurrent) return
        setSessions(inOrder(listed))
        setFailure(undefined)
      },
      (error: unknown) => {
        if (isCurrent) setFailure(failureCode(error))
      },
    )
    return () => {
      isCurrent = false
    }
  }, [account, isOnline])

  return {
    sessions,
    failure,
    isBusy,
    signOut: async (ended) => {
      setBusy(true)
      setFailure(undefined)
      try {
        for (const { id } of ended) await account.revokeSession(id).catch(unlessGone)
        setSessions(inOrder(await account.getSessions()))
      } catch (error) {
        setFailure(failureCode(error))
      } finally {
        setBusy(false)
      }
    },
  }
}

/** Somebody else ended it first: that is what was wanted. */
function unlessGone(error: unknown): void {
  if (error instanceof RequestError && error.code === 'not-found') return
  throw error
}

function inOrder(sessions: readonly Session[]): readonly Session[] {
  return [...sessions].sort(
    (a, b) => Number(b.current) - Number(a.current) || (a.lastSeenAt < b.lastSeenAt ? 1 : -1),
  )
}
