import type { DriverAccount, Payable, WalletWrite } from '../../api/wallet'

/** What finance typed; {@link reference} and {@link insteadOfWechatPay} only of an offline payout. */
export interface WalletWish {
  what: WalletWrite
  fen: number
  reason: string
  reference: string
  insteadOfWechatPay: boolean
}

/** A payout's reason is shown by WeChat Pay, which takes no more. */
export const longestReason: Record<WalletWrite, number> = {
  recharges: 200, bonuses: 200, payouts: 80, 'offline-payouts': 200,
}

export const longestReference = 64

/** So much can go out that way now; undefined where nothing goes out, or nobody knows yet. */
export function mostOf({ what, insteadOfWechatPay }: WalletWish, payable?: Payable): number | undefined {
  if (what === 'payouts') return payable?.wechatPayFen
  if (what === 'offline-payouts') return insteadOfWechatPay ? payable?.principalFen : payable?.offlineFen
  return undefined
}

export const tooMuch = (wish: WalletWish, payable?: Payable) => wish.fen > (mostOf(wish, payable) ?? Number.MAX_SAFE_INTEGER)

export const ready = (wish: WalletWish, payable?: Payable) =>
  wish.fen > 0 &&
  !tooMuch(wish, payable) &&
  wish.reason.trim() !== '' &&
  wish.reason.trim().length <= longestReason[wish.what] &&
  (wish.what !== 'offline-payouts' || wish.reference.trim() !== '')

export const bodyOf = ({ what, fen, reason, reference, insteadOfWechatPay }: WalletWish) => ({
  amountFen: fen,
  reason: reason.trim(),
  ...(what === 'offline-payouts' && { reference: reference.trim(), insteadOfWechatPay }),
})

/** What the wallet holds then, in fen: what comes in pays first what is owed. */
export function leaves({ what, fen }: WalletWish, { balanceFen, bonusFen, receivableFen }: DriverAccount) {
  const principalFen = balanceFen - bonusFen
  if (what === 'recharges') return { principalFen: principalFen + fen - Math.min(fen, receivableFen), bonusFen }
  if (what === 'bonuses') return { principalFen, bonusFen: bonusFen + fen }
  return { principalFen: principalFen - fen, bonusFen }
}
