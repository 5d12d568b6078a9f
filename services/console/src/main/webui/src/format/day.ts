/** The local day in minutes, as tariffs cut it. */
import type { Band, DayPrices, Period } from '../api/tariff'

export const minutesPerDay = 24 * 60

export interface Stretch {
  from: number
  to: number
  band: Band
  energyPrice: number
  servicePrice: number
}

/** HH:mm, or the midnight that ends a day. */
export const isClock = (text: string) => /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)

export const minuteOfDay = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

export const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Periods laid out from midnight to midnight; one that crosses midnight is drawn at both ends. */
export function stretches(periods: Period[]): Stretch[] {
  return periods.flatMap((period) => {
    const from = minuteOfDay(period.from)
    const to = minuteOfDay(period.to)
    const stretch = (start: number, end: number) => ({
      from: start,
      to: end,
      band: period.band,
      energyPrice: period.energyPriceHundredThousandths,
      servicePrice: period.servicePriceHundredThousandths,
    })
    return from < to ? [stretch(from, to)] : [stretch(from, minutesPerDay), stretch(0, to)]
  }).filter(({ from, to }) => from < to).toSorted((one, other) => one.from - other.from)
}

/** A real day as it is drawn; where the clocks go back, what they show a second time is left out. */
export const stretchesToday = (day: DayPrices): Stretch[] =>
  stretches(
    day.stretches.flatMap(({ fromTime, toTime, price }) =>
      price && fromTime < toTime ? [{ ...price, from: fromTime, to: toTime }] : [],
    ),
  )
