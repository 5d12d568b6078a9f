import type { Bonus, DriverAccount, Recharge, TakenBack } from '../../api/wallet'
import { bonusWithdrawalPath, rechargeReversalPath } from '../../api/wallet'

/** A recharge or bonus that staff booked by hand. */
export interface ByHand {
  id: string
  what: 'recharge' | 'bonus'
  amountFen: number
  reason: string
  by: string
  at: string
  takenBack: TakenBack | null
}

/** What can have been mistyped, newest first: WeChat Pay's own recharges cannot. */
export function byHand(recharges: Recharge[], bonuses: Bonus[]): ByHand[] {
  const typed: ByHand[] = [
    ...recharges.filter((one) => one.source === 'OFFLINE').map((one) => ({
      id: one.rechargeId, what: 'recharge' as const, amountFen: one.amountFen, reason: one.reason,
      by: one.rechargedBy, at: one.rechargedAt, takenBack: one.reversal,
    })),
    ...bonuses.map((one) => ({
      id: one.grantId, what: 'bonus' as const, amountFen: one.amountFen, reason: one.reason,
      by: one.grantedBy, at: one.grantedAt, takenBack: one.withdrawal,
    })),
  ]
  return typed.toSorted((one, other) => other.at.localeCompare(one.at))
}

/** What is left of the purse into which it went, in fen. */
const leftOf = ({ what }: ByHand, { balanceFen, bonusFen }: DriverAccount) =>
  what === 'bonus' ? bonusFen : balanceFen - bonusFen

/** So much of it can be taken back now, in fen: once, and what is not spent. */
export const mostBack = (one: ByHand, account: DriverAccount) =>
  one.takenBack ? 0 : Math.min(one.amountFen, leftOf(one, account))

/** What the wallet holds when so much of it was taken back, in fen. */
export const leavesBehind = ({ what }: ByHand, fen: number, { balanceFen, bonusFen }: DriverAccount) => ({
  principalFen: balanceFen - bonusFen - (what === 'recharge' ? fen : 0),
  bonusFen: bonusFen - (what === 'bonus' ? fen : 0),
})

export const takeBackPath = (driverId: string, { id, what }: ByHand) =>
  what === 'bonus' ? bonusWithdrawalPath(driverId, id) : rechargeReversalPath(driverId, id)
