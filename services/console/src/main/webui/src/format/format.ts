/**
 * How quantities are written. Money comes in whole fen and energy in 0.0001 kWh; nothing is computed with them here
 * but sums and ages.
 */
import type { Texts } from '../texts/zh-CN'
import { china, momentOf, offsetOf, wallTime } from './zone'

/** Inserts the decimal point into a whole number of smallest steps; exact, no floating point. */
export function decimal(steps: number, places: number): string {
  const sign = steps < 0 ? '-' : ''
  const digits = Math.abs(steps).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, ',')
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - places)}`
}

export const yuan = (fen: number) => decimal(fen, 2)

/** Yuan as people type them, without commas. */
export const plain = (fen: number) => yuan(fen).replaceAll(',', '')

/** Two decimals in lists (half up), all four in a bill. */
export const kwh = (tenthWh: number) => decimal(Math.floor((tenthWh + 50) / 100), 2)
export const exactKwh = (tenthWh: number) => decimal(tenthWh, 4)

/** At least two decimals, as many as the price has. */
export const unitPrice = (hundredThousandths: number) => decimal(hundredThousandths, 5).replace(/0{1,3}$/, '')

/** 189xxxx4136: digits 4 to 7 of a phone are shown to nobody, whatever a service sends. */
export const maskedPhone = (phone: string) =>
  /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}xxxx${phone.slice(7)}` : phone

/** A station's local time, whatever the browser's zone. */
export const localTime = (instant: string, zone = china) => wallTime(Date.parse(instant), zone)

/** What stands beside a local time that is not told by China's clock: +09:00. */
export function aside(instant: string, zone = china): string {
  const moment = Date.parse(instant)
  const minutes = offsetOf(moment, zone) / 60_000
  if (minutes * 60_000 === offsetOf(moment, china)) return ''
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
}

export const localDay = (instant: string, zone = china) => localTime(instant, zone).slice(0, 10)

/** The instant at which a day begins at the stations. */
export const startOfDay = (day: string, zone = china) => new Date(momentOf(`${day} 00:00:00`, zone)).toISOString()

export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

export const secondsBetween = (from: string, to: string) => Math.floor((Date.parse(to) - Date.parse(from)) / 1000)

/** The two largest units, which is what a person compares. */
export function duration(seconds: number, texts: Texts): string {
  const units = texts.units
  if (seconds < 60) return units.seconds(Math.max(0, seconds))
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return units.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return join(units.hours(hours), minutes % 60, units.minutes)
  return join(units.days(Math.floor(hours / 24)), hours % 24, units.hours)
}

const join = (large: string, small: number, write: (value: number) => string) =>
  small === 0 ? large : `${large} ${write(small)}`

export const percent = (part: number, whole: number) => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`)
