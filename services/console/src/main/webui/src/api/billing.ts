import { type Page, get } from './http'

export interface Driver {
  driverId: string
  nickname: string | null
  phone: string | null
}

export interface Finding {
  code: number
  name: string
  evidence: Record<string, string>
}

/** The version that was in force when a settled bill was rated by another, because it arrived late. */
export interface PriceSuperseded {
  tariffId: string
  tariffVersion: number
}

/** What a session and its bill both tell. Null is what is not known yet. */
interface Whereabouts {
  billNo: string
  state: string
  stationId: string
  stationName: string | null
  pileCode: string
  connectorNo: string
  driver: Driver | null
  tariffId: string
  tariffVersion: number
  requestedAt: string
  chargeStartedAt: string | null
  chargeEndedAt: string | null
  serviceEndedAt: string | null
  energyTenthWh: number
  stopReason: string | null
  heldAt: string | null
  reservedFen: number
  totalFen: number | null
  dueFen: number | null
  findings: Finding[]
  priceSuperseded: PriceSuperseded | null
}

export interface ChargingRecord extends Whereabouts {
  /** Replicas of the release before do not tell it. */
  stationZoneId?: string | null
  rawStopReason: string | null
  failReason: string | null
}

export interface Bill extends Whereabouts {
  billVersion: number
  totalFen: number
  discountFen: number | null
  paidFen: number | null
  receivableFen: number | null
  /** What of what is due had gone back by refunds of earlier versions. */
  refundedFen: number | null
  settledAt: string | null
  energySeenTenthWh: number | null
  /** What a held bill would come to, and how much of that nothing is reserved for; null where that is not known. */
  expectedFen?: number | null
  shortfallFen?: number | null
}

export interface BillLine {
  lineNo: number
  component: string
  band: string | null
  quantity: number
  unit: 'TENTH_WH' | 'MINUTE'
  unitPriceHundredThousandths: number
  tariffId: string
  tariffVersion: number
  amountNanoYuan: number
  remarks: string[]
  periodZh: string
  periodEn: string
}

export interface RoundedComponent {
  component: string
  exactNanoYuan: number
  amountFen: number
}

export interface ExplainedBill extends Bill {
  lines: BillLine[]
  components: RoundedComponent[]
}

const root = '/api/billing/v1'

/** What sessions and bills are found by; the amount is a bill's total, the code one that any of its versions had. */
export interface Search {
  billNo?: string
  phone?: string
  driverId?: string
  pileCode?: string
  stationId?: string
  state?: string
  code?: number
  priceSuperseded?: boolean
  minTotalFen?: number
  maxTotalFen?: number
  /** Of held bills: what stays reserved for them, and whether the most, or the oldest, comes first. */
  minReservedFen?: number
  maxReservedFen?: number
  order?: 'RESERVED' | 'OLDEST'
  from?: string
  to?: string
  cursor?: string
  limit?: number
}

export const chargingRecords = (search: Search, signal: AbortSignal) =>
  get<Page<ChargingRecord>>(`${root}/charging-records`, { ...search }, signal)

export const chargingRecord = (billNo: string, signal: AbortSignal) =>
  get<ChargingRecord>(`${root}/charging-records/${billNo}`, {}, signal)

export const explainedBill = (billNo: string, signal: AbortSignal) =>
  get<ExplainedBill>(`${root}/bills/${billNo}`, {}, signal)

/** A version the bill once had, with its lines. */
export const billOfVersion = (billNo: string, version: number, signal: AbortSignal) =>
  get<ExplainedBill>(`${root}/bills/${billNo}/versions/${version}`, {}, signal)

export const abnormalBills = (search: Search, signal: AbortSignal) =>
  get<Page<Bill>>(`${root}/abnormal-bills`, { ...search }, signal)

export type Age = 'UNDER_1_DAY' | 'UNDER_3_DAYS' | 'UNDER_7_DAYS' | 'OLDER'

/** What waits now; a bill of several codes counts under each. */
export interface AbnormalSummary {
  count: number
  reservedFen: number
  shortfallFen?: number
  oldestHeldAt: string | null
  byCode: { code: number; name: string; nameEn: string; count: number; reservedFen: number; shortfallFen?: number }[]
  byAge: { age: Age; count: number; reservedFen: number; shortfallFen?: number }[]
  unclaimedRecords: number
  recordOffers: number
  /** Settled bills that another version of the price should have rated; absent while an earlier billing answers. */
  supersededBills?: number
}

export const abnormalSummary = (signal: AbortSignal) =>
  get<AbnormalSummary>(`${root}/abnormal-bills/summary`, {}, signal)

/** What went back of a bill, by component and by where it went. */
export interface Refund {
  refundId: string
  billVersion: number
  energyFeeFen: number
  serviceFeeFen: number
  idleFeeFen: number
  principalFen: number
  bonusFen: number
  waivedFen: number
  /** What the wallet paid at once, of what came back, of other bills that were owed. */
  arrearsPaidFen: number
  reason: string
  refundedBy: string
  refundedAt: string
}

export const refundPath = (billNo: string) => `${root}/bills/${billNo}/refunds`

export const refunds = (billNo: string, signal: AbortSignal) => get<Page<Refund>>(refundPath(billNo), {}, signal)
