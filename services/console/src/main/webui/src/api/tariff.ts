import { type Page, type Refused, all, get, write } from './http'
import type { Station } from './stations'

export type Band = 'SHARP' | 'PEAK' | 'FLAT' | 'VALLEY' | 'DEEP_VALLEY'

/**
 * A part of the day, HH:mm of the station's zone; `to` is excluded and may be 24:00. Prices in 0.00001 yuan per kWh.
 */
export interface Period {
  from: string
  to: string
  band: Band
  energyPriceHundredThousandths: number
  servicePriceHundredThousandths: number
}

export interface Span {
  from: string
  to: string
}

/**
 * Days that have periods of their own: dates, or days of the seasons (MM-dd, both included) that fall on the weekdays.
 */
export interface DayPlan {
  name: string
  dates: string[]
  seasons: Span[]
  weekdays: string[]
  periods: Period[]
}

export interface IdleFee {
  perMinuteFen: number
  freeMinutes: number
  capFen?: number | null
  quietHours?: Span[]
}

export interface Tariff {
  tariffId: string
  name: string
  createdAt: string
}

export interface Version {
  tariffId: string
  version: number
  name: string
  zoneId: string
  effectiveFrom: string
  stationIds: string[]
  pileCodes: string[]
  wholeOperator: boolean
  withdrawnStationIds: string[]
  withdrawnPileCodes: string[]
  /** From then on the whole operator has no tariff. */
  withdrawnWholeOperator: boolean
  modelNo: string
  periods: Period[]
  dayPlans: DayPlan[]
  idleFee?: IdleFee | null
  publishedAt?: string | null
  publishedBy?: string | null
  reason?: string | null
  warnings: { code: string; at: string; message: string }[]
}

export interface NewVersion {
  zoneId: string
  effectiveFrom: string
  stationIds: string[]
  pileCodes: string[]
  wholeOperator: boolean
  /** These have no tariff of their own any more. */
  withdrawnStationIds: string[]
  withdrawnPileCodes: string[]
  periods: Period[]
  dayPlans: DayPlan[]
  idleFee: IdleFee | null
  zeroPricesConfirmed: boolean
  deepValleyConfirmed: boolean
  reason: string
}

export type Scope = 'PILE' | 'STATION' | 'OPERATOR'

/** A station and what holds there now; without: nothing, and no session can start. */
export interface StationPrice extends Station {
  tariffId?: string | null
  version?: number | null
  scope?: Scope | null
  since?: string | null
  /** Piles that have a tariff of their own now. */
  ownPiles: { pileCode: string; tariffId: string; version: number; since: string }[]
  /** What staff should look at. */
  findings: Refused[]
}

/** A station, or one of its piles. */
export type Place = { stationId: string } | { pileCode: string }

/** What held at a place from a moment to another (excluded; none: nothing ends it); without a tariff: nothing did. */
export interface PastPrice {
  from: string
  until?: string | null
  scope?: Scope | null
  tariffId?: string | null
  version?: number | null
  name?: string | null
  periods?: Period[] | null
  idleFee?: IdleFee | null
  publishedAt?: string | null
  publishedBy?: string | null
  reason?: string | null
}

/** One day of a station from midnight to midnight, HH:mm by its clock; no price: nothing holds then. */
export interface DayPrices {
  day: string
  stretches: { fromTime: string; toTime: string; price?: Omit<Period, 'from' | 'to'> | null }[]
}

export interface Change {
  at: string
  before?: string | null
  after?: string | null
}

/** From a moment on a place has a version, or none of its own. */
export interface Assignment {
  target: { scope: Scope; id: string }
  effectiveFrom: string
  version: { tariffId: string; number: number }
  withdrawn: boolean
}

export interface BulkWish {
  edit?: {
    kind: 'REMOVE_IDLE_FEE' | 'SET_IDLE_FEE' | 'ADD_TO_PRICES'
    idleFee?: IdleFee
    energyStepHundredThousandths?: number
    serviceStepHundredThousandths?: number
  }
  undoes?: string
  /** A version that has not taken force, wherever it would hold. */
  callsOff?: { tariffId: string; version: number }
  stationIds: string[]
  effectiveFrom: string
  /** An edit: also of the versions that start later at these places. */
  alsoLater?: boolean
}

export interface BulkPreview {
  digest: string
  effectiveFrom: string
  moves: {
    tariffId: string
    version: number
    name: string
    effectiveFrom: string
    stationIds: string[]
    pileCodes: string[]
    wholeOperator: boolean
    /** Of a version of the whole operator: those that have no tariff of their own then. */
    followingStationIds: string[]
    /** These followed the operator's tariff and get one of their own. */
    detachedStationIds: string[]
    /** These lose theirs and follow the operator's again. */
    withdrawnStationIds: string[]
    /** From then on the following stations have no price. */
    withdrawnWholeOperator: boolean
    changes: Change[]
  }[]
  unchangedTargets: number
  /** They start later at the same places, and stay as they are. */
  laterVersions: Assignment[]
  /** They hold by now where the change to undo was made, and stay too. */
  leftOut: Assignment[]
  findings: { code: string; at: string; message: string }[]
}

export interface BulkChange {
  changeId: string
  madeAt: string
  madeBy: string
  reason: string
  wish: BulkWish
  moved: unknown[]
}

export const root = '/api/tariff/v1'

export const tariffs = (signal: AbortSignal) => all<Tariff>(`${root}/tariffs`, signal)

export const tariffPath = (tariffId: string) => `${root}/tariffs/${tariffId}`

export const version = (tariffId: string, number: number, signal: AbortSignal) =>
  get<Version>(`${tariffPath(tariffId)}/versions/${number}`, {}, signal)

/** In what a version differs from another of its tariff. */
export const differences = (tariffId: string, number: number, against: number, signal: AbortSignal) =>
  get<{ changes: Change[] }>(`${tariffPath(tariffId)}/versions/${number}/diff`, { against }, signal)

export const stationPrices = (signal: AbortSignal) => all<StationPrice>(`${root}/stations`, signal)

export const pricesToday = (stationId: string, signal: AbortSignal) =>
  get<DayPrices>(`${root}/prices/day-chart`, { stationId }, signal)

/** Latest first, also what is to come; as many as one page has. */
export const priceHistory = (place: Place, signal: AbortSignal) =>
  get<Page<PastPrice>>(`${root}/prices/history`, { ...place, limit: 200 }, signal)

export const versions = (tariffId: string, signal: AbortSignal) =>
  all<Version>(`${tariffPath(tariffId)}/versions`, signal)

export const bulkChanges = (signal: AbortSignal) => all<BulkChange>(`${root}/bulk-changes`, signal, 50)

export const previewBulkChange = (wish: BulkWish) =>
  write<BulkPreview>({ method: 'POST', path: `${root}/bulk-changes/preview`, body: wish })
