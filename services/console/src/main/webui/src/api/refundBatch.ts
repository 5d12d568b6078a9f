import type { Driver } from './billing'
import { type Page, type Tagged, get, getTagged, write } from './http'

export type Component = 'IDLE_FEE' | 'SERVICE_FEE' | 'ENERGY_FEE' | 'ALL'
export type Destination = 'WALLET' | 'WECHAT_PAY'

/** Which bills, and what of them; what is left out asks for nothing. */
export interface Choice {
  component: Component
  destination: Destination
  filter: {
    stationIds: string[]
    from?: string
    to?: string
    code?: number
    minAmountFen?: number
    maxAmountFen?: number
  }
}

export interface Preview {
  digest: string
  items: number
  drivers: number
  totalFen: number
  billTotalFen: number
  idleFeeFen: number
  firstSessionAt: string | null
  lastSessionAt: string | null
  stations: { stationId: string; items: number; totalFen: number }[]
  first: {
    billNo: string
    stationId: string
    requestedAt: string
    billTotalFen: number
    idleFeeFen: number
    amountFen: number
  }[]
}

export interface Batch {
  batchId: string
  version: number
  name: string
  reason: string
  state: 'FROZEN' | 'APPROVED' | 'RUNNING' | 'DONE' | 'CANCELLED'
  component: Component
  destination: Destination
  digest: string
  items: number
  totalFen: number
  progress: { done: number; doneFen: number; failed: number; failedFen: number; open: number; openFen: number }
  firstSessionAt: string
  lastSessionAt: string
  frozenBy: string
  frozenAt: string
  approvedBy: string | null
  approvedAt: string | null
}

export interface BatchItem {
  billNo: string
  driver: Driver
  stationId: string
  stationName: string | null
  billTotalFen: number
  idleFeeFen: number
  amountFen: number
  state: 'OPEN' | 'DONE' | 'FAILED'
  destination: Destination
  reason: string | null
  refundedAt: string | null
}

/** What the batch says, and what the ledger says. */
export interface Total {
  name: string
  description: string
  left: number
  right: number
  holds: boolean
}

export const batchesPath = '/api/billing/v1/refund-batches'

export const batchPath = (batchId: string, what: 'approve' | 'cancel' | 'retry' | 'export') =>
  `${batchesPath}/${batchId}/${what}`

export const batches = (cursor: string | undefined, signal: AbortSignal) =>
  get<Page<Batch>>(batchesPath, { cursor, limit: 20 }, signal)

export const batch = (batchId: string, signal: AbortSignal): Promise<Tagged<Batch>> =>
  getTagged<Batch>(`${batchesPath}/${batchId}`, {}, signal)

export const batchItems = (batchId: string, search: { state?: string; cursor?: string }, signal: AbortSignal) =>
  get<Page<BatchItem>>(`${batchesPath}/${batchId}/items`, { ...search, limit: 50 }, signal)

export const batchTotals = (batchId: string, signal: AbortSignal) =>
  get<Page<Total>>(`${batchesPath}/${batchId}/totals`, {}, signal)

export const previewBatch = (choice: Choice) =>
  write<Preview>({ method: 'POST', path: `${batchesPath}/preview`, body: choice })
