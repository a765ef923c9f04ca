import { describe, expect, it } from 'vitest'
import { walletShareOf } from '#lib/records/facts/wallet-share'

describe('our share of what a customer ships', () => {
  it('is a part of one, or percent where it was noted so', () => {
    expect([walletShareOf(0), walletShareOf(0.45), walletShareOf(1), walletShareOf(45), walletShareOf(100)]).toEqual([
      0, 0.45, 1, 0.45, 1,
    ])
  })

  it('is unknown for what is no share', () => {
    expect([walletShareOf(-0.1), walletShareOf(101), walletShareOf('60%'), walletShareOf(undefined)]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
