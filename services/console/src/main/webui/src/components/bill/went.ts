import type { Refund } from '../../api/billing'
import { yuan } from '../../format/format'
import type { Texts } from '../../texts/zh-CN'

/**
 * Where a refund went: back to the purses that had paid, or against what was owed; and what the wallet then paid of
 * other debts.
 */
export function wentTo({ principalFen, bonusFen, waivedFen, arrearsPaidFen }: Refund, { refund }: Texts): string {
  const parts: [(yuan: string) => string, number][] = [
    [refund.toPrincipal, principalFen],
    [refund.toBonus, bonusFen],
    [refund.waived, waivedFen],
    [refund.arrearsPaid, arrearsPaidFen],
  ]
  return parts.filter(([, fen]) => fen !== 0).map(([told, fen]) => told(yuan(fen))).join(refund.and)
}
