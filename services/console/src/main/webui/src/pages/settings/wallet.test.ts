import { expect, test } from 'vitest'
import type { WalletSetting } from '../../api/settings'
import { readableWallet, typedWallet, walletOf } from './wallet'

const usual: WalletSetting = { spendingOrder: 'BONUS_FIRST', arrearsLimitFen: 500_000, lowBalanceFen: 2_000 }

test.each([usual, { ...usual, lowBalanceFen: null }, { ...usual, arrearsLimitFen: 0 }])(
  '%j is the same after it was typed',
  (setting) => {
    expect(walletOf(typedWallet(setting))).toEqual(setting)
  },
)

test.each([
  ['0', '0.01', true],
  ['10000', '10000', true],
  ['10000.01', '1', false],
  ['0', '10000.01', false],
  ['0', '0', false],
  ['-1', '1', false],
  ['', '1', false],
  ['0', '', false],
])('arrears from %s yuan on and a low balance of %s yuan: may be saved %s', (arrearsLimit, lowBalance, ready) => {
  expect(readableWallet(walletOf({ ...typedWallet(usual), arrearsLimit, lowBalance }))).toBe(ready)
})

test('nobody is told when it is not ticked, whatever stands there', () => {
  expect(walletOf({ ...typedWallet(usual), tellsLowBalance: false, lowBalance: 'x' }).lowBalanceFen).toBeNull()
})
