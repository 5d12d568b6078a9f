import { expect, test } from 'vitest'
import type { Bonus, DriverAccount, Recharge } from '../../api/wallet'
import { type ByHand, byHand, leavesBehind, mostBack, takeBackPath } from './takeBack'

const at = (hour: number) => `2019-10-16T0${hour}:00:00Z`
const recharge = (rechargeId: string, source: string, hour: number): Recharge => ({
  rechargeId, source, amountFen: 1_000, reason: '现金', rechargedBy: 'f', rechargedAt: at(hour), reversal: null,
})
const bonus: Bonus = { grantId: 'b', amountFen: 500, reason: '补偿', grantedBy: 'f', grantedAt: at(2), withdrawal: null }
const account = (balanceFen: number, bonusFen: number) => ({ balanceFen, bonusFen }) as DriverAccount
const one = (what: ByHand['what'], more: Partial<ByHand> = {}): ByHand => ({
  id: 'x', what, amountFen: 1_000, reason: 'r', by: 'f', at: at(1), takenBack: null, ...more,
})

test('what staff typed, newest first; what WeChat Pay brought is none of it', () => {
  expect(byHand([recharge('new', 'OFFLINE', 3), recharge('paid', 'WECHAT_PAY', 2), recharge('old', 'OFFLINE', 1)], [bonus])
    .map(({ id, what }) => `${what} ${id}`)).toEqual(['recharge new', 'bonus b', 'recharge old'])
})

test.each([
  ['recharge', 1_500, 500, 1_000],
  ['recharge', 1_499, 500, 999],
  ['recharge', 500, 500, 0],
  ['recharge', 9_000, 0, 1_000],
  ['bonus', 5_000, 1_001, 1_000],
  ['bonus', 5_000, 999, 999],
  ['bonus', 5_000, 0, 0],
] as const)('of a %s of 1000 fen, with %s in the wallet and %s of it bonus, %s can be taken back', (what, balance, bonusFen, most) => {
  expect(mostBack(one(what), account(balance, bonusFen))).toBe(most)
})

test('nothing is taken back twice', () => {
  const takenBack = { amountFen: 1, reason: 'r', by: 'f', at: at(4) }
  expect(mostBack(one('recharge', { takenBack }), account(5_000, 0))).toBe(0)
})

test('leaves the other purse alone, and goes where its kind is', () => {
  expect(leavesBehind(one('recharge'), 300, account(1_500, 500))).toEqual({ principalFen: 700, bonusFen: 500 })
  expect(leavesBehind(one('bonus'), 300, account(1_500, 500))).toEqual({ principalFen: 1_000, bonusFen: 200 })
  expect(takeBackPath('d', one('recharge'))).toBe('/api/billing/v1/drivers/d/recharges/x/reversal')
  expect(takeBackPath('d', one('bonus'))).toBe('/api/billing/v1/drivers/d/bonuses/x/withdrawal')
})
