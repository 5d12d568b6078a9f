import type { Check, CheckSetting, CheckSettings, Unit } from '../../api/settings'
import { decimal, unitPrice, yuan } from '../../format/format'
import { count, fenIn, priceIn, tenthWhIn } from '../../format/read'

/** A setting as somebody types it: the model is blank in that for all piles, the tolerance in the unit staff read. */
export interface TypedSetting {
  code: number
  model: string
  enabled: boolean
  tolerance: string
}

/** Whole minutes, or minutes and seconds: 2, 1:30. */
const secondsIn = (text: string) => {
  const [, minutes = '', seconds = '0'] = /^(\d{1,7})(?::([0-5]\d))?$/.exec(text.trim()) ?? []
  return minutes === '' ? Number.NaN : Number(minutes) * 60 + Number(seconds)
}

const plainly = (text: string) => text.replaceAll(',', '')

/** A tolerance as it is typed and read. */
export function toleranceShown(steps: number, unit: Unit): string {
  switch (unit) {
    case 'TENTH_WH':
      return plainly(decimal(steps, 4)).replace(/\.?0+$/, '')
    case 'SECOND':
      return steps % 60 === 0 ? String(steps / 60) : `${Math.floor(steps / 60)}:${String(steps % 60).padStart(2, '0')}`
    case 'FEN':
      return plainly(yuan(steps))
    case 'HUNDRED_THOUSANDTH_YUAN_PER_KWH':
      return plainly(unitPrice(steps))
    case 'PERCENT':
      return String(steps)
    case 'NONE':
      return ''
  }
}

const read: Record<Unit, (text: string) => number> = {
  TENTH_WH: tenthWhIn,
  SECOND: secondsIn,
  FEN: fenIn,
  HUNDRED_THOUSANDTH_YUAN_PER_KWH: priceIn,
  PERCENT: count,
  NONE: () => 0,
}

/** NaN where it is none; a tolerance is never below zero. */
export function toleranceIn(text: string, unit: Unit): number {
  const steps = read[unit](text)
  return steps >= 0 ? steps : Number.NaN
}

/** Every check has a row for all piles; a row for a model comes after that of its check. */
export const typedSettings = ({ checks, settings }: CheckSettings): TypedSetting[] =>
  checks.flatMap((check) => {
    const own = settings.filter(({ code }) => code === check.code)
    const forAll = own.find(({ model }) => model === null) ?? {
      code: check.code,
      model: null,
      enabled: check.usuallyEnabled,
      tolerance: null,
    }
    return [forAll, ...own.filter(({ model }) => model !== null)].map(({ code, model, enabled, tolerance }) => ({
      code,
      model: model ?? '',
      enabled,
      tolerance: toleranceShown(tolerance ?? check.usualTolerance, check.unit),
    }))
  })

/** What is as built in is not said, so that it stays so when what is built in becomes another. */
export function settingsOf(rows: TypedSetting[], checks: Check[]): CheckSetting[] {
  const forAll = new Set<TypedSetting>(checks.flatMap(({ code }) => rows.find((row) => row.code === code) ?? []))
  return rows.flatMap((row) => {
    const check = checks.find(({ code }) => code === row.code)
    if (!check) return []
    const tolerance = check.unit === 'NONE' ? null : toleranceIn(row.tolerance, check.unit)
    const builtIn = row.enabled === check.usuallyEnabled && (tolerance === null || tolerance === check.usualTolerance)
    return forAll.has(row) && builtIn
      ? []
      : [{ code: row.code, model: forAll.has(row) ? null : row.model.trim(), enabled: row.enabled, tolerance }]
  })
}

/** Each tolerance is one, each further row names a model, and none twice. */
export function readable(settings: CheckSetting[]): boolean {
  const places = settings.map(({ code, model }) => `${code} ${model}`)
  return (
    settings.every(({ model, tolerance }) => model !== '' && !Number.isNaN(tolerance ?? 0)) &&
    new Set(places).size === places.length
  )
}
