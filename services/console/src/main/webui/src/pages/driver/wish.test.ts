import { describe, expect, test } from 'vitest'
import type { DriverAccount } from '../../api/wallet'
import { type WalletWish, bodyOf, leaves, mostOf, ready } from './wish'

const payable = { principalFen: 7_000, wechatPayFen: 4_000, offlineFen: 3_000 }
const wish = (more: Partial<WalletWish>): WalletWish => ({
  what: 'offline-payouts', fen: 1, reason: '销户', reference: 'TT1', insteadOfWechatPay: false, ...more,
})

test.each([
  ['payouts', false, 4_000],
  ['offline-payouts', false, 3_000],
  ['offline-payouts', true, 7_000],
  ['recharges', false, undefined],
  ['bonuses', false, undefined],
] as const)('%s, instead of WeChat Pay %s: at most %s', (what, insteadOfWechatPay, most) => {
  expect(mostOf(wish({ what, insteadOfWechatPay }), payable)).toBe(most)
})

describe('is ready', () => {
  test.each<[Partial<WalletWish>, boolean]>([
    [{ fen: 3_000 }, true],
    [{ fen: 3_001 }, false],
    [{ fen: 3_001, insteadOfWechatPay: true }, true],
    [{ fen: 7_001, insteadOfWechatPay: true }, false],
    [{ fen: 0 }, false],
    [{ fen: Number.NaN }, false],
    [{ reference: ' ' }, false],
    [{ reason: ' ' }, false],
    [{ reason: 'x'.repeat(200) }, true],
    [{ reason: 'x'.repeat(201) }, false],
    [{ what: 'payouts', reference: '', fen: 4_000, reason: 'x'.repeat(80) }, true],
    [{ what: 'payouts', fen: 4_001 }, false],
    [{ what: 'payouts', reason: 'x'.repeat(81) }, false],
    [{ what: 'recharges', fen: 9_000_000, reference: '' }, true],
  ])('%j: %s', (more, is) => expect(ready(wish(more), payable)).toBe(is))

  test('while nobody knows what can go out, the service decides', () => {
    expect(ready(wish({ fen: 9_000 }))).toBe(true)
  })
})

test('says of an offline payout alone by which transfer', () => {
  expect(bodyOf(wish({ fen: 5, reason: ' 销户 ', reference: ' TT1 ', insteadOfWechatPay: true }))).toEqual({
    amountFen: 5, reason: '销户', reference: 'TT1', insteadOfWechatPay: true,
  })
  expect(bodyOf(wish({ what: 'payouts' }))).toEqual({ amountFen: 1, reason: '销户' })
})

test.each([
  ['payouts', 300, 200, 100, 0],
  ['offline-payouts', 500, 0, 100, 0],
  ['bonuses', 50, 500, 150, 0],
  ['recharges', 50, 550, 100, 0],
  ['recharges', 50, 520, 100, 30],
  ['recharges', 50, 500, 100, 80],
] as const)('%s of %s fen leaves %s principal and %s bonus where %s are owed', (what, fen, principalFen, bonusFen, receivableFen) => {
  expect(leaves(wish({ what, fen }), { balanceFen: 600, bonusFen: 100, receivableFen } as DriverAccount))
    .toEqual({ principalFen, bonusFen })
})
