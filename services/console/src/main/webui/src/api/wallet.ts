import { type Page, get } from './http'

export interface DriverAccount {
  driverId: string
  nickname: string
  phone: string
  department: string | null
  subOperator: string | null
  groupsVersion: number
  balanceFen: number
  bonusFen: number
  reservedFen: number
  receivableFen: number
}

/** One move of a driver's money, between kinds of accounts. */
export interface WalletEntry {
  seq: number
  kind: string
  billNo: string | null
  from: string
  to: string
  amountFen: number
  postedAt: string
}

export interface Payout {
  payoutId: string
  amountFen: number
  reason: string
  requestedBy: string
  requestedAt: string
  parts: { refundNo: string; amountFen: number; state: string; lastAnswer: string | null }[]
}

/** An order by which a driver recharges through WeChat Pay; times are real. */
export interface RechargeOrder {
  orderNo: string
  amountFen: number
  state: string
  createdAt: string
  paidAt: string | null
  /** What was paid instead of what was ordered, and booked by nobody. */
  differingFen?: number | null
}

const root = '/api/billing/v1/drivers'

export const driversByPhone = (phone: string, signal: AbortSignal) => get<Page<DriverAccount>>(root, { phone }, signal)

export const walletEntries = (driverId: string, cursor: string | undefined, signal: AbortSignal) =>
  get<Page<WalletEntry>>(`${root}/${driverId}/wallet-entries`, { cursor, limit: 20 }, signal)

export const rechargeOrders = (driverId: string, signal: AbortSignal) =>
  get<Page<RechargeOrder>>(`${root}/${driverId}/recharge-orders`, {}, signal)

export const payouts = (driverId: string, signal: AbortSignal) =>
  get<Page<Payout>>(`${root}/${driverId}/payouts`, {}, signal)

/** What of a driver's principal can go out now: back through WeChat Pay, and the rest outside it. */
export interface Payable {
  principalFen: number
  wechatPayFen: number
  offlineFen: number
}

/** Principal paid outside WeChat Pay; the reference finds the transfer. */
export interface OfflinePayout {
  payoutId: string
  amountFen: number
  reference: string
  reason: string
  paidBy: string
  paidAt: string
}

export const payable = (driverId: string, signal: AbortSignal) =>
  get<Payable>(`${root}/${driverId}/payable`, {}, signal)

export const offlinePayouts = (driverId: string, signal: AbortSignal) =>
  get<Page<OfflinePayout>>(`${root}/${driverId}/offline-payouts`, {}, signal)

/** How much was taken back, and by whom. */
export interface TakenBack {
  amountFen: number
  reason: string
  by: string
  at: string
}

/** Money that came into a wallet; the source is OFFLINE where staff typed it. */
export interface Recharge {
  rechargeId: string
  amountFen: number
  source: string
  reason: string
  rechargedBy: string
  rechargedAt: string
  reversal: TakenBack | null
}

/** What the operator gave on top. */
export interface Bonus {
  grantId: string
  amountFen: number
  reason: string
  grantedBy: string
  grantedAt: string
  withdrawal: TakenBack | null
}

export const recharges = (driverId: string, signal: AbortSignal) =>
  get<Page<Recharge>>(`${root}/${driverId}/recharges`, {}, signal)

export const bonuses = (driverId: string, signal: AbortSignal) =>
  get<Page<Bonus>>(`${root}/${driverId}/bonuses`, {}, signal)

export const rechargeReversalPath = (driverId: string, rechargeId: string) =>
  `${root}/${driverId}/recharges/${rechargeId}/reversal`

export const bonusWithdrawalPath = (driverId: string, grantId: string) =>
  `${root}/${driverId}/bonuses/${grantId}/withdrawal`

/** What finance does with a wallet; each needs a reason. */
export type WalletWrite = 'recharges' | 'bonuses' | 'payouts' | 'offline-payouts'

export const groupsPath = (driverId: string) => `${root}/${driverId}/groups`

export const walletPath = (driverId: string, what: WalletWrite) => `${root}/${driverId}/${what}`
