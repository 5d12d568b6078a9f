import type { WalletSetting } from '../../api/settings'
import { plain } from '../../format/format'
import { fenIn } from '../../format/read'

/** The setting as somebody types it, in yuan. */
export interface TypedWallet {
  spendingOrder: WalletSetting['spendingOrder']
  arrearsLimit: string
  tellsLowBalance: boolean
  lowBalance: string
}

export const typedWallet = ({ spendingOrder, arrearsLimitFen, lowBalanceFen }: WalletSetting): TypedWallet => ({
  spendingOrder,
  arrearsLimit: plain(arrearsLimitFen),
  tellsLowBalance: lowBalanceFen !== null,
  lowBalance: lowBalanceFen === null ? '' : plain(lowBalanceFen),
})

export const walletOf = ({ spendingOrder, arrearsLimit, tellsLowBalance, lowBalance }: TypedWallet): WalletSetting => ({
  spendingOrder,
  arrearsLimitFen: fenIn(arrearsLimit),
  lowBalanceFen: tellsLowBalance ? fenIn(lowBalance) : null,
})

const mostFen = 1_000_000

export const readableWallet = ({ arrearsLimitFen, lowBalanceFen }: WalletSetting) =>
  arrearsLimitFen >= 0 &&
  arrearsLimitFen <= mostFen &&
  (lowBalanceFen === null || (lowBalanceFen >= 1 && lowBalanceFen <= mostFen))
