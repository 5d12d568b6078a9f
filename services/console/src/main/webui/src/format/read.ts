import { china, momentOf, wallTime } from './zone'

/** Reads what people type into whole smallest steps; exact, and NaN where it is no such quantity. */
export function steps(text: string, places: number): number {
  const parts = /^(-?)(\d{1,9})(?:\.(\d*))?$/.exec(text.trim())
  if (!parts) return Number.NaN
  const [, sign, whole = '', fraction = ''] = parts
  if (fraction.length > places) return Number.NaN
  const value = Number(whole + fraction.padEnd(places, '0'))
  return sign ? -value : value
}

/** A whole number, or NaN; JSON writes NaN as null, which a service refuses where it needs a number. */
export const count = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN)

/** Yuan per kWh, in 0.00001 yuan. */
export const priceIn = (text: string) => steps(text, 5)

/** Yuan, in fen. */
export const fenIn = (text: string) => steps(text, 2)

/** kWh, in 0.0001 kWh. */
export const tenthWhIn = (text: string) => steps(text, 4)

const local = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)(?::(\d\d))?$/

/** A station's local time as an instant, or undefined when its clock never shows it. */
export function instantIn(text: string, zone = china): string | undefined {
  const parts = local.exec(text.trim())
  if (!parts) return undefined
  const wall = `${parts[1]} ${parts[2]}:${parts[3] ?? '00'}`
  const moment = momentOf(wall, zone)
  return Number.isNaN(moment) || wallTime(moment, zone) !== wall ? undefined : new Date(moment).toISOString()
}
