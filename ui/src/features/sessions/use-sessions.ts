import { useEffect, useState } from 'react'
import { useChat, useMessenger } from '@/shared/messenger/messenger-context'
import type { Session, Uuid } from '@/shared/protocol/generated'
import { type FailureCode, failureCode, RequestError } from '@/shared/socket/request-error'

export interface SessionsModel {
  /** This one first, then the others as they were last seen; undefined while they are being read. */
  sessions: readonly Session[] | undefined
  /** Those that are being signed out. */
  ending: ReadonlySet<Uuid>
  failure: FailureCode | undefined
  /** How many were to be signed out and may not be. */
  unended: number
  /** Signs out each of them, whatever becomes of the others. */
  signOut: (sessions: readonly Session[]) => Promise<void>
}

export function useSessions(): SessionsModel {
  const { account } = useMessenger()
  const isOnline = useChat((state) => state.link.phase === 'online')
  const [sessions, setSessions] = useState<readonly Session[]>()
  const [ending, setEnding] = useState<ReadonlySet<Uuid>>(new Set())
  const [failure, setFailure] = useState<FailureCode>()
  const [unended, setUnended] = useState(0)

  useEffect(() => {
    if (!isOnline) return undefined
    let isCurrent = true
    account.getSessions().then(
      (listed) => {
        if (!isCurrent) return
        setSessions(inOrder(listed))
        setFailure(undefined)
        setUnended(0)
      },
      (error: unknown) => {
        if (isCurrent) setFailure(failureCode(error))
      },
    )
    return () => {
      isCurrent = false
    }
  }, [account, isOnline])

  async function end({ id }: Session) {
    await account.revokeSession(id).catch(unlessGone)
    setSessions((listed) => listed?.filter((session) => session.id !== id))
  }

  async function signOut(ended: readonly Session[]) {
    setFailure(undefined)
    setUnended(0)
    setEnding(new Set(ended.map(({ id }) => id)))
    const outcomes = await Promise.allSettled(ended.map(end))
    const failed = outcomes.filter((outcome) => outcome.status === 'rejected')
    try {
      // Others may have come since, and where an answer was lost it may be done.
      setSessions(inOrder(await account.getSessions()))
    } catch (error) {
      setFailure(failureCode(error))
    }
    if (failed[0]) setFailure(failureCode(failed[0].reason))
    setUnended(failed.length)
    setEnding(new Set())
  }

  return { sessions, ending, failure, unended, signOut }
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
