import type { BandEnergy, Edit, Values } from '../../api/correction'
import type { Band } from '../../api/tariff'
import { exactKwh } from '../../format/format'
import { instantIn, tenthWhIn } from '../../format/read'
import { typedTime } from '../LocalTimeInput'
import { bands } from '../PeriodEditor'

/** What a bill is rated from, as somebody types it: times by the station's clock; a band without energy is blank. */
export interface Typed {
  chargeStartedAt: string
  chargeEndedAt: string
  serviceEndedAt: string
  energy: string
  bands: Record<Band, string>
  /** Then the bands are not typed. */
  bandsFromCurve: boolean
  idleCharged: boolean
  priceInForce: boolean
}

const times = ['chargeStartedAt', 'chargeEndedAt', 'serviceEndedAt'] as const

const typedEnergy = (tenthWh: number) => exactKwh(tenthWh).replaceAll(',', '')

export const typedOf = (values: Values, zone?: string): Typed => ({
  chargeStartedAt: typedTime(values.chargeStartedAt, zone),
  chargeEndedAt: typedTime(values.chargeEndedAt, zone),
  serviceEndedAt: typedTime(values.serviceEndedAt, zone),
  energy: typedEnergy(values.energyTenthWh),
  bands: Object.fromEntries(bands.map((band) => {
    const one = values.bands.find((energy) => energy.band === band)
    return [band, one ? typedEnergy(one.energyTenthWh) : '']
  })) as Typed['bands'],
  bandsFromCurve: false,
  idleCharged: values.idleCharged,
  priceInForce: false,
})

/** A proposal over a bill: a time that nobody saw stays as it is. */
export function taken(values: Values, now: Typed, zone?: string): Typed {
  const form = typedOf(values, zone)
  for (const name of times) form[name] ||= now[name]
  return form
}

const typedBands = (form: Typed): BandEnergy[] =>
  form.bandsFromCurve
    ? []
    : bands
        .filter((band) => form.bands[band].trim() !== '')
        .map((band) => ({ band, energyTenthWh: tenthWhIn(form.bands[band]) }))

/** What the typed bands hold together, NaN while one is unreadable; undefined when none is typed. */
export function sumOf(form: Typed): number | undefined {
  const typed = typedBands(form)
  return typed.length === 0 ? undefined : typed.reduce((sum, { energyTenthWh }) => sum + energyTenthWh, 0)
}

/** The energy follows its bands, as long as they can be read. */
export function withBand(form: Typed, band: Band, text: string): Typed {
  const next = { ...form, bands: { ...form.bands, [band]: text } }
  const sum = sumOf(next)
  return sum === undefined || Number.isNaN(sum) ? next : { ...next, energy: typedEnergy(sum) }
}

/**
 * What was typed over a bill that is another one by now: it stays, and what nobody touched follows. Energy and its
 * bands are one.
 */
export function rebased(form: Typed, before: Typed, now: Typed): Typed {
  const next = { ...now }
  for (const name of times) if (form[name] !== before[name]) next[name] = form[name]
  if (form.idleCharged !== before.idleCharged) next.idleCharged = form.idleCharged
  next.bandsFromCurve = form.bandsFromCurve
  next.priceInForce = form.priceInForce
  const ofBands = bands.some((band) => form.bands[band] !== before.bands[band])
  if (ofBands) next.bands = form.bands
  if (ofBands || form.energy !== before.energy) next.energy = form.energy
  return next
}

/** A time that is none, or a known one that was cleared, would be left out without a word. */
export const readable = (form: Typed, now: Typed, zone?: string) =>
  !Number.isNaN(tenthWhIn(form.energy)) &&
  !Number.isNaN(sumOf(form) ?? 0) &&
  times.every((name) => form[name] === now[name] || instantIn(form[name], zone) !== undefined)

/**
 * Only what differs from the bill as it stands; times are written to the second, so an untouched one keeps its
 * fraction. Bands are sent whole, and their sum is the energy; energy alone is spread by the service.
 */
export function editOf(form: Typed, now: Typed, from?: Values, zone?: string): Edit {
  const edit: Edit = {}
  for (const name of times) {
    const exact = from?.[name]
    const typed = exact && typedTime(exact, zone) === form[name] ? exact : instantIn(form[name], zone)
    if (form[name] !== now[name] && typed) edit[name] = typed
  }
  const sum = sumOf(form)
  if (sum !== undefined && bands.some((band) => form.bands[band].trim() !== now.bands[band]))
    edit.bands = typedBands(form)
  const energyTenthWh = tenthWhIn(form.energy)
  const summed = edit.bands !== undefined && sum === energyTenthWh
  if (form.energy !== now.energy && !summed) edit.energyTenthWh = energyTenthWh
  if (form.bandsFromCurve) edit.bandsFromCurve = true
  if (form.idleCharged !== now.idleCharged) edit.idleCharged = form.idleCharged
  if (form.priceInForce) edit.priceInForce = true
  return edit
}
