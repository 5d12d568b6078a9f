import type { ChargingRecord } from './billing'
import { type Page, get } from './http'

export interface Wallet {
  balanceFen: number
  reservedFen: number
  receivableFen: number
}

const root = '/api/billing/v1/driver'

export const wallet = (signal: AbortSignal) => get<Wallet>(`${root}/wallet`, {}, signal)

export const mySessions = (signal: AbortSignal) => get<Page<ChargingRecord>>(`${root}/sessions`, { limit: 20 }, signal)
