import type { Station } from '../../api/stations'
import type { NewVersion, Period, Version } from '../../api/tariff'
import { type TypedPeriod, typed, untyped } from '../../components/PeriodEditor'
import { instantIn } from '../../format/read'
import { china } from '../../format/zone'
import { type TypedPlan, typedPlan, untypedPlan } from './PlanEditor'
import { type TypedIdle, readableIdle, typedIdle, untypedIdle } from './idle'

/** A version as somebody types it; its times and periods are read on the clock of its zone. */
export interface Typed extends TypedIdle {
  zoneId: string
  effectiveFrom: string
  stationIds: string[]
  withdrawnStationIds: string[]
  periods: TypedPeriod[]
  idle: boolean
  plans: TypedPlan[]
  pileCodes: string
  withdrawnPileCodes: string
  wholeOperator: boolean
  zeroPricesConfirmed: boolean
  deepValleyConfirmed: boolean
  reason: string
}

/** A copy of the version before, but for what it withdrew: that is done. */
export const startOf = (stations: Station[], before?: Version): Typed => ({
  zoneId: before?.zoneId ?? stations[0]?.zoneId ?? china,
  effectiveFrom: '',
  stationIds: before?.stationIds ?? [],
  withdrawnStationIds: [],
  periods: before?.periods.map(typed) ?? [{ from: '00:00', to: '24:00', band: 'FLAT', energy: '', service: '' }],
  idle: Boolean(before?.idleFee),
  ...typedIdle(before?.idleFee),
  plans: before?.dayPlans.map(typedPlan) ?? [],
  pileCodes: before?.pileCodes.join(' ') ?? '',
  withdrawnPileCodes: '',
  wholeOperator: before?.wholeOperator ?? false,
  zeroPricesConfirmed: false,
  deepValleyConfirmed: false,
  reason: '',
})

const codesIn = (text: string) => text.split(/[\s,，、]+/).filter((code) => code !== '')

export const versionOf = (form: Typed): NewVersion => ({
  zoneId: form.zoneId,
  effectiveFrom: instantIn(form.effectiveFrom, form.zoneId) ?? '',
  stationIds: form.stationIds,
  pileCodes: codesIn(form.pileCodes),
  wholeOperator: form.wholeOperator,
  withdrawnStationIds: form.withdrawnStationIds,
  withdrawnPileCodes: codesIn(form.withdrawnPileCodes),
  periods: form.periods.map(untyped),
  dayPlans: form.plans.map(untypedPlan),
  idleFee: form.idle ? untypedIdle(form) : null,
  zeroPricesConfirmed: form.zeroPricesConfirmed,
  deepValleyConfirmed: form.deepValleyConfirmed,
  reason: form.reason.trim(),
})

const days = (version: NewVersion) => [version.periods, ...version.dayPlans.map((plan) => plan.periods)]

const everyPeriod = (version: NewVersion) => days(version).flat()

/** The rates of a YKC pile; a deep valley takes one that its day, or better its version, has no use for. */
const rates = 4

export const hasDayOfFiveBands = (version: NewVersion) =>
  days(version).some((periods) => new Set(periods.map(({ band }) => band)).size > rates)

export const priced = (one: Period) =>
  Number.isInteger(one.energyPriceHundredThousandths) && Number.isInteger(one.servicePriceHundredThousandths)

export type Part = 'effectiveFrom' | 'prices' | 'idleFee' | 'reason'

/**
 * What is not there yet, or cannot be read: JSON writes NaN as null, and a blank form would so look like a price that
 * was left out.
 */
export function missing(version: NewVersion): Part[] {
  const there: Record<Part, boolean> = {
    effectiveFrom: version.effectiveFrom !== '',
    prices: everyPeriod(version).every(priced),
    idleFee: version.idleFee === null || readableIdle(version.idleFee),
    reason: version.reason !== '',
  }
  return (Object.keys(there) as Part[]).filter((part) => !there[part])
}

/** Stations chosen for a version bring their zone along; a station is either chosen or withdrawn. */
export function withStations(
  form: Typed,
  change: Partial<Pick<Typed, 'stationIds' | 'withdrawnStationIds'>>,
  stations: Station[],
): Typed {
  const chosen = change.stationIds ?? form.stationIds.filter((id) => !change.withdrawnStationIds?.includes(id))
  const withdrawn = (change.withdrawnStationIds ?? form.withdrawnStationIds).filter((id) => !chosen.includes(id))
  const one = [...chosen, ...withdrawn][0]
  return {
    ...form,
    stationIds: chosen,
    withdrawnStationIds: withdrawn,
    zoneId: stations.find(({ stationId }) => stationId === one)?.zoneId ?? form.zoneId,
  }
}

/** Stations of the version before that this one neither takes nor withdraws: there the old one goes on. */
export const staying = ({ stationIds, withdrawnStationIds }: Typed, before?: Version) =>
  (before?.stationIds ?? []).filter((id) => !stationIds.includes(id) && !withdrawnStationIds.includes(id))

const tariffId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

/** Why a tariff cannot be called so. */
export const idRefused = (id: string, taken: string[]): 'shape' | 'taken' | undefined =>
  !tariffId.test(id) ? 'shape' : taken.includes(id) ? 'taken' : undefined
