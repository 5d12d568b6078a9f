import { expect, test } from 'vitest'
import type { Band, Period } from '../api/tariff'
import { clockOf, isClock, minuteOfDay, stretches, stretchesToday } from './day'

const period = (from: string, to: string, band: Band): Period =>
  ({ from, to, band, energyPriceHundredThousandths: 1, servicePriceHundredThousandths: 2 })

const laidOut = (...periods: Period[]) =>
  stretches(periods).map(({ from, to, band }) => `${clockOf(from)}-${clockOf(to)} ${band}`)

test('a period across midnight stands at both ends of the day', () => {
  expect(laidOut(period('23:00', '07:00', 'VALLEY'), period('07:00', '23:00', 'PEAK')))
    .toEqual(['00:00-07:00 VALLEY', '07:00-23:00 PEAK', '23:00-24:00 VALLEY'])
})

test('equal ends are the whole day, and midnight alone leaves no empty stretch', () => {
  expect(laidOut(period('00:00', '00:00', 'FLAT'))).toEqual(['00:00-24:00 FLAT'])
  expect(laidOut(period('06:00', '06:00', 'FLAT'))).toEqual(['00:00-06:00 FLAT', '06:00-24:00 FLAT'])
  expect(laidOut(period('22:00', '00:00', 'VALLEY'))).toEqual(['22:00-24:00 VALLEY'])
})

test('24:00 is the end of the day', () => {
  expect(minuteOfDay('24:00')).toBe(1440)
  expect(laidOut(period('08:00', '24:00', 'PEAK'))).toEqual(['08:00-24:00 PEAK'])
})

test('a real day leaves out what has no price, and the hour that comes a second time', () => {
  const price = { band: 'FLAT' as const, energyPriceHundredThousandths: 1, servicePriceHundredThousandths: 2 }
  const day = {
    day: '2019-10-27',
    stretches: [
      { fromTime: '00:00', toTime: '02:30', price: null },
      { fromTime: '02:30', toTime: '02:00', price },
      { fromTime: '02:00', toTime: '24:00', price },
    ],
  }
  expect(stretchesToday(day).map(({ from, to }) => `${clockOf(from)}-${clockOf(to)}`)).toEqual(['02:00-24:00'])
})

test.each([
  ['00:00', true], ['23:59', true], ['24:00', true], ['24:01', false], ['8:00', false], ['12:60', false], ['', false],
])('%s is a time of a day: %s', (text, is) => expect(isClock(text)).toBe(is))
