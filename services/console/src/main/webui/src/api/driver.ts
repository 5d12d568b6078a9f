import type { ChargingRecord, ExplainedBill } from './billing'
import { type Page, get, problemOf } from './http'

export interface Wallet {
  balanceFen: number
  bonusFen: number
  reservedFen: number
  receivableFen: number
}

/** Changes when money comes or goes, not when some of it is set aside. */
export const moneyIn = ({ balanceFen, reservedFen, receivableFen }: Wallet) => balanceFen + reservedFen - receivableFen

/** An order to recharge, and what the page hands to WeChat to have it paid. */
export interface Payable {
  orderNo: string
  amountFen: number
  payment: {
    appId: string
    timeStamp: string
    nonceStr: string
    packageValue: string
    signType: string
    paySign: string
  }
}

const root = '/api/billing/v1/driver'

export const wallet = (signal?: AbortSignal) => get<Wallet>(`${root}/wallet`, {}, signal)

export interface Profile {
  nickname: string
  phone: string
}

export const profilePath = `${root}/me`

/** Undefined for somebody who has signed in, but has not said yet who it is. */
export const profile = (signal: AbortSignal) => get<Profile>(profilePath, {}, signal).catch((failure: unknown) => {
  if (problemOf(failure).status === 404) return undefined
  throw failure
})

export const mySessions = (signal: AbortSignal) => get<Page<ChargingRecord>>(`${root}/sessions`, { limit: 20 }, signal)

/** A bill of the driver's own, with its lines. */
export const myBill = (billNo: string, signal: AbortSignal) => get<ExplainedBill>(`${root}/bills/${billNo}`, {}, signal)

/** What came back of a bill; it is DONE when it is where {@link destination} says. */
export interface DriverRefund {
  refundId: string
  billNo: string
  amountFen: number
  waivedFen: number
  state: 'OPEN' | 'DONE' | 'FAILED'
  destination: 'WALLET' | 'WECHAT_PAY'
  reason: string
  refundedAt: string
}

export const myRefunds = (signal: AbortSignal) => get<Page<DriverRefund>>(`${root}/refunds`, {}, signal)

export const rechargePath = `${root}/recharges`
