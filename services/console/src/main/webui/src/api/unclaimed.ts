import type { Band } from './tariff'
import { type Page, get } from './http'

/**
 * A record of a session that nobody requested here; `record` is the pile's fact as it came, in JSON. It may be given to
 * the candidate, a lost session that alone fits it.
 */
export interface UnclaimedRecord {
  eventId: string
  stationId: string
  pileCode: string
  connectorNo: string
  billNo: string | null
  transactionNo: string | null
  observedAt: string
  record: string
  handledAt: string | null
  handledBy: string | null
  reason: string | null
  candidateBillNo: string | null
  givenToBillNo: string | null
}

/** What the pile measured; old records may lack any of it. */
export interface Measured {
  chargeStartedAt?: string
  chargeEndedAt?: string
  energyTenthWh?: number
  meterStartTenthWh?: number
  meterEndTenthWh?: number
  reportedAmountTenThousandths?: number
  stopReason?: string
  rawStopReason?: string
  bands?: { band: Band; energyTenthWh: number; reportedAmountTenThousandths: number }[]
}

const path = '/api/billing/v1/unclaimed-records'

/** The number is part of the pile's code, or of the bill's or the transaction's number. */
export const unclaimedRecords = (handled: boolean, number: string, cursor: string | undefined, signal: AbortSignal) =>
  get<Page<UnclaimedRecord>>(path, { handled: String(handled), number, cursor, limit: 50 }, signal)

export const handlePath = (recordId: string) => `${path}/${recordId}/handle`

export const givePath = (recordId: string) => `${path}/${recordId}/give`

export function measured({ record }: UnclaimedRecord): Measured {
  try {
    return JSON.parse(record) as Measured
  } catch {
    return {}
  }
}
