import type { BillLine, Finding, RoundedComponent } from './billing'
import { type Page, type Problem, type Refused, get, write } from './http'
import type { Band } from './tariff'

export interface BandEnergy {
  band: Band
  energyTenthWh: number
  /** Interpolated between readings. */
  estimated?: boolean
}

/** What a version of a bill is rated from; null is a time that is not known. */
export interface Values {
  chargeStartedAt: string | null
  chargeEndedAt: string | null
  serviceEndedAt: string | null
  energyTenthWh: number
  bands: BandEnergy[]
  idleCharged: boolean
  stopReason: string | null
}

/** Only what is to change; what is left out stays as it is. */
export interface Edit {
  chargeStartedAt?: string
  chargeEndedAt?: string
  serviceEndedAt?: string
  energyTenthWh?: number
  bands?: BandEnergy[]
  /** The energy is split along the realtime curve: the pile's clock was wrong. */
  bandsFromCurve?: boolean
  idleCharged?: boolean
  /** Rated by the price that superseded the bill's own. */
  priceInForce?: boolean
}

export interface Version {
  billVersion: number
  current: boolean
  state: string
  source: string
  madeAt: string
  madeBy: string | null
  reason: string | null
  tariffId: string
  tariffVersion: number
  values: Values
  energyFeeFen: number
  serviceFeeFen: number
  idleFeeFen: number
  totalFen: number
  discountFen: number | null
  dueFen: number | null
  findings: Finding[]
}

/** A point of the realtime curve, by the platform's clock. */
export interface Reading {
  observedAt: string
  status: string
  plugged: boolean
  energyTenthWh: number
  powerW: number | null
}

export interface PileRecord {
  recordId: string
  /** The session rests on it, and on no other. */
  stands: boolean
  observedAt: string
  record: {
    bands: { band: Band; energyTenthWh: number; reportedAmountTenThousandths: number }[]
    chargeStartedAt: string | null
    chargeEndedAt: string | null
    energyTenthWh: number
    meterStartTenthWh: number
    meterEndTenthWh: number
    reportedAmountTenThousandths: number
    stopReason: string
    rawStopReason: string
  }
  registerDifferenceTenthWh: number
  bandsTenthWh: number
  comparisons: Comparison[]
}

/** Two accounts of one thing: energies in 0.0001 kWh, amounts in 0.000000001 yuan. */
export interface Comparison {
  check: 'REGISTER_WITH_BANDS' | 'REGISTER_WITH_REPORTED' | 'BANDS_WITH_REPORTED' | 'REPORTED_AMOUNT_WITH_OURS'
  left: number
  right: number
  difference: number
  tolerance: number
  agrees: boolean
}

export interface Offer {
  billNo: string
  stationId: string
  recordId: string
  state: string
  offeredAt: string
  againstVersion: number
  values: Values
  decidedAt: string | null
  decidedBy: string | null
  reason: string | null
}

export type Confidence = 'HIGH' | 'MEDIUM' | 'LOW'

export interface Proposed {
  values: Values
  confidence: Confidence
  doubts: string[]
}

export interface Evidence {
  billNo: string
  billVersion: number
  state: string
  /** What a correction starts from; for a held bill it goes on being observed. */
  current: Values
  records: PileRecord[]
  platform: {
    startedAt: string | null
    chargingSince: string | null
    chargingLastSeenAt: string | null
    overSince: string | null
    pluggedAt: string | null
    unpluggedAt: string | null
    /** Two readings agree that the plug is out. */
    unplugConfirmed: boolean
    energySeenTenthWh: number
    offlineFrom: string | null
    onlineSince: string | null
    /** The pile said that it never began, and why; absent: it did not. */
    startDeniedAt?: string | null
    startDenied?: string | null
  }
  curve: Reading[]
  findings: Finding[]
  versions: Version[]
  offers: Offer[]
  proposal: Proposed | null
}

export interface Priced {
  billVersion: number
  values: Values
  energyFeeFen: number
  serviceFeeFen: number
  idleFeeFen: number
  totalFen: number
  discountFen: number
  dueFen: number
  refundedFen: number
  lines: BillLine[]
  components: RoundedComponent[]
}

/** A bill as it is and as it would be; the digest stands for all that was seen. */
export interface Preview {
  billNo: string
  billVersion: number
  state: string
  before: Priced
  after: Priced
  /** What the pile's latest record says: the digest stands for having seen it too. */
  record: Values | null
  differenceFen: number
  money: { walletFen: number; bonusFen: number; reserveFen: number; receivableFen: number }
  voucher: { effect: 'NONE' | 'KEPT' | 'RELEASED' | 'ASKED'; voucherId: string | null }
  findings: Finding[]
  digest: string
}

export interface Reviewed {
  billNo: string
  stationId: string
  billVersion: number
  proposal: Proposed | null
  preview: Preview | null
  /** Why what is proposed cannot be billed. */
  objections?: Refused[]
}

export interface Outcome {
  billNo: string
  status: number
  /** Why it was refused, where {@link status} says that it was. */
  result: Problem
}

const root = '/api/billing/v1'

/** Those that nobody decided yet, newest bill first. */
export const recordOffers = (cursor: string | undefined, signal: AbortSignal) =>
  get<Page<Offer>>(`${root}/record-offers`, { cursor, limit: 50 }, signal)

/** Replicas of the release before tell what a correction starts from by the version that is current only. */
export async function evidence(billNo: string, signal: AbortSignal): Promise<Evidence> {
  const told = await get<Omit<Evidence, 'current'> & Partial<Evidence>>(`${root}/bills/${billNo}/evidence`, {}, signal)
  const current = told.current ?? told.versions.find((one) => one.current)?.values
  if (!current) throw new Error(`bill ${billNo} has no version that is current`)
  return { ...told, current }
}

export const preview = (billNo: string, edit: Edit) =>
  write<Preview>({ method: 'POST', path: `${root}/bills/${billNo}/corrections/preview`, body: edit })

export const correctionPath = (billNo: string) => `${root}/bills/${billNo}/corrections`

export const offerPreview = (billNo: string, recordId: string, signal: AbortSignal) =>
  get<Preview>(`${root}/bills/${billNo}/record-offers/${recordId}/preview`, {}, signal)

export const offerPath = (billNo: string, recordId: string, what: 'accept' | 'dismiss') =>
  `${root}/bills/${billNo}/record-offers/${recordId}/${what}`

export const proposals = (search: { code?: number; cursor?: string; limit: number }, signal: AbortSignal) =>
  get<Page<Reviewed>>(`${root}/abnormal-bills/proposals`, { ...search }, signal)

export const acceptPath = `${root}/abnormal-bills/accept-proposals`
