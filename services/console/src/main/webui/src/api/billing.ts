import { type Page, get } from './http'

export interface Driver {
  driverId: string
  nickname?: string
  phone?: string
}

export interface ChargingRecord {
  billNo: string
  state: string
  stationId: string
  stationName?: string
  pileCode: string
  connectorNo: string
  driver?: Driver
  requestedAt: string
  chargeStartedAt?: string
  chargeEndedAt?: string
  serviceEndedAt?: string
  energyTenthWh?: number
  dueFen?: number
  reservedFen?: number
  stopReason?: string
  rawStopReason?: string
  failReason?: string
  heldAt?: string
  tariffId?: string
  tariffVersion?: number
  findings?: Finding[]
}

export interface BillLine {
  component: string
  band?: string
  quantity: number
  unit: 'TENTH_WH' | 'MINUTE'
  unitPriceHundredThousandths: number
  amountNanoYuan: number
}

export interface Bill {
  billNo: string
  state: string
  billVersion: number
  tariffId: string
  tariffVersion: number
  lines: BillLine[]
  energyFeeFen: number
  serviceFeeFen: number
  idleFeeFen: number
  totalFen: number
  discountFen?: number
  dueFen?: number
  paidFen?: number
  receivableFen?: number
  voucherId?: string
  settledAt?: string
}

export interface Finding {
  code: number
  name: string
  evidence?: Record<string, string>
}

export interface AbnormalBill {
  billNo: string
  stationId: string
  stationName?: string
  pileCode: string
  connectorNo: string
  driver?: Driver
  requestedAt: string
  heldAt: string
  reservedFen: number
  energySeenTenthWh: number
  findings: Finding[]
}

const root = '/api/billing/v1'

export interface RecordSearch {
  billNo?: string
  phone?: string
  pileCode?: string
  state?: string
  from?: string
  to?: string
  cursor?: string
  limit?: number
}

export const chargingRecords = (search: RecordSearch, signal: AbortSignal) =>
  get<Page<ChargingRecord>>(`${root}/charging-records`, { ...search }, signal)

export const chargingRecord = (billNo: string, signal: AbortSignal) => get<ChargingRecord>(`${root}/charging-records/${billNo}`, {}, signal)

export const bill = (billNo: string, signal: AbortSignal) => get<Bill>(`${root}/bills/${billNo}`, {}, signal)

export interface AbnormalSearch {
  code?: number
  from?: string
  to?: string
  cursor?: string
  limit?: number
}

export const abnormalBills = (search: AbnormalSearch, signal: AbortSignal) =>
  get<Page<AbnormalBill>>(`${root}/abnormal-bills`, { ...search }, signal)
