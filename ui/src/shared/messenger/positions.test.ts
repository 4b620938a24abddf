import { describe, expect, it } from 'vitest'
import type { MessagePostedEvent } from '@/shared/protocol/generated'
import { posted } from '@/shared/testing/examples'
import { Positions } from './positions'

function positions() {
  const applied: number[] = []
  return { applied, of: new Positions((event) => applied.push(event.data.seq)) }
}

const event = (seq: number): MessagePostedEvent => posted('c1', seq)

describe('positions', () => {
  it('apply what follows on and drop what was seen', () => {
    const { applied, of } = positions()
    of.introduce('c1', 3)
    expect(of.receive(event(3))).toBe(true)
    expect(of.receive(event(4))).toBe(true)
    expect(of.receive(event(4))).toBe(true)
    expect(applied).toEqual([4])
    expect(of.of('c1')).toBe(4)
  })

  it('hold what comes early until the hole is filled', () => {
    const { applied, of } = positions()
    of.introduce('c1', 0)
    expect(of.receive(event(3))).toBe(false)
    expect(of.receive(event(2))).toBe(false)
    expect(of.hasHoles).toBe(true)
    expect(applied).toEqual([])
    of.fill(event(1))
    expect(applied).toEqual([1, 2, 3])
    expect(of.hasHoles).toBe(false)
  })

  it('accept from a sync that numbers are missing, and go on from its head', () => {
    const { applied, of } = positions()
    of.introduce('c1', 0)
    of.receive(event(8))
    of.fill(event(5))
    of.reach('c1', 7)
    expect(applied).toEqual([5, 8])
  })

  it('never go back', () => {
    const { of } = positions()
    of.introduce('c1', 5)
    of.reach('c1', 3)
    of.introduce('c1', 1)
    expect(of.of('c1')).toBe(5)
  })

  it('hold the events of a stranger until it is introduced', () => {
    const { applied, of } = positions()
    expect(of.receive(event(1))).toBe(false)
    of.receive(event(2))
    expect([...of.strangers]).toEqual(['c1'])
    of.introduce('c1', 1)
    expect(applied).toEqual([2])
    expect(of.strangers.size).toBe(0)
  })

  it('forget a stranger whom nobody knows', () => {
    const { of } = positions()
    of.receive(event(7))
    of.dismiss(new Set(['c1']))
    expect(of.strangers.size).toBe(0)
    expect(of.hasHoles).toBe(false)
  })

  it('hand on each event once and in order, however they are shuffled and doubled', () => {
    for (let round = 1; round <= 200; round++) {
      const { applied, of } = positions()
      of.introduce('c1', 0)
      const random = sequence(round)
      const numbers = [...Array(30).keys(), ...Array(30).keys()].map((index) => index + 1)
      for (const seq of shuffled(numbers, random)) {
        if (random() < 0.2) of.fill(event(Math.min(30, of.of('c1') + 1)))
        of.receive(event(seq))
      }
      expect(applied).toEqual([...Array(30).keys()].map((index) => index + 1))
    }
  })
})

/** Numbers from 0 to 1 that are the same at each run. */
function sequence(seed: number) {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function shuffled(numbers: number[], random: () => number): number[] {
  return numbers
    .map((number) => ({ number, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ number }) => number)
}
