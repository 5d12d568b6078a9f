import { expect, test } from 'vitest'
import type { Station } from '../../api/stations'
import type { Band, Version } from '../../api/tariff'
import { hasDayOfFiveBands, idRefused, missing, startOf, staying, versionOf, withStations } from './draft'

const places: Station[] = [
  { stationId: 'A', name: '甲', zoneId: 'Asia/Shanghai' },
  { stationId: 'B', name: '乙', zoneId: 'Asia/Tokyo' },
  { stationId: 'C', name: '丙', zoneId: 'Asia/Tokyo' },
]
const before: Version = {
  tariffId: 'T',
  version: 3,
  name: '白天',
  zoneId: 'Asia/Shanghai',
  effectiveFrom: '2019-10-01T00:00:00Z',
  stationIds: ['A'],
  pileCodes: ['P1'],
  wholeOperator: false,
  withdrawnStationIds: ['C'],
  withdrawnPileCodes: ['P2'],
  withdrawnWholeOperator: false,
  modelNo: '0001',
  periods: [
    {
      from: '00:00',
      to: '24:00',
      band: 'FLAT',
      energyPriceHundredThousandths: 76_000,
      servicePriceHundredThousandths: 34_000,
    },
  ],
  dayPlans: [],
  idleFee: null,
  publishedAt: null,
  publishedBy: null,
  reason: null,
  warnings: [],
}
const start = { ...startOf(places, before), effectiveFrom: '2019-10-17 00:00:00', reason: '涨价' }

test('a version starts as a copy of the one before, without what that one withdrew', () => {
  const next = versionOf(start)
  expect(next).toMatchObject({
    stationIds: ['A'],
    pileCodes: ['P1'],
    periods: before.periods,
    withdrawnStationIds: [],
    withdrawnPileCodes: [],
  })
  expect(missing(next)).toEqual([])
})

test('a station goes back to the default of the operator, and is not chosen any more', () => {
  const form = withStations(start, { withdrawnStationIds: ['A'] }, places)
  expect(versionOf({ ...form, pileCodes: '', withdrawnPileCodes: 'P1、P3' })).toMatchObject({
    stationIds: [], withdrawnStationIds: ['A'], pileCodes: [], withdrawnPileCodes: ['P1', 'P3'],
  })
  expect(withStations(form, { stationIds: ['A'] }, places)).toMatchObject({
    stationIds: ['A'],
    withdrawnStationIds: [],
  })
})

test.each([
  [['A'], [], []], [[], [], ['A']], [[], ['A'], []], [['B'], [], ['A']],
])('with %j chosen and %j withdrawn the old version goes on at %j', (stationIds, withdrawnStationIds, stay) => {
  expect(staying({ ...start, stationIds, withdrawnStationIds }, before)).toEqual(stay)
  expect(staying({ ...start, stationIds, withdrawnStationIds })).toEqual([])
})

test('the stations bring their zone along, and its clock reads the time', () => {
  const form = withStations(start, { stationIds: ['B', 'C'] }, places)
  expect(versionOf(form)).toMatchObject({ zoneId: 'Asia/Tokyo', effectiveFrom: '2019-10-16T15:00:00.000Z' })
  expect(versionOf(start)).toMatchObject({ zoneId: 'Asia/Shanghai', effectiveFrom: '2019-10-16T16:00:00.000Z' })
  expect(withStations(form, { stationIds: [] }, places).zoneId).toBe('Asia/Tokyo')
  expect(startOf([], undefined).zoneId).toBe('Asia/Shanghai')
  expect(startOf(places.slice(1), undefined).zoneId).toBe('Asia/Tokyo')
})

test.each<[Partial<typeof start>, string[]]>([
  [{ reason: ' ' }, ['reason']],
  [{ effectiveFrom: '' }, ['effectiveFrom']],
  [{ idle: true, cap: 'x' }, ['idleFee']],
  [{ periods: startOf([]).periods }, ['prices']],
  [{ periods: start.periods.map((one) => ({ ...one, service: '0,34' })), reason: '' }, ['prices', 'reason']],
])('with %j it cannot be published, which says what is missing: %j', (change, lacking) => {
  expect(missing(versionOf({ ...start, ...change }))).toEqual(lacking)
})

test('no cap typed is no cap, and a zero is sent as a zero that was not confirmed unless ticked', () => {
  const free = versionOf({ ...start, idle: true, perMinute: '0', cap: '' })
  expect(free).toMatchObject({ idleFee: { perMinuteFen: 0, capFen: null }, zeroPricesConfirmed: false })
  expect(versionOf({ ...start, idle: true, cap: '0', zeroPricesConfirmed: true })).toMatchObject({
    idleFee: { capFen: 0 },
    zeroPricesConfirmed: true,
  })
})

test('a day with all five bands is asked about and sent as it was answered', () => {
  const of = (...bands: Band[]) =>
    bands.map((band) => ({ from: '00:00', to: '24:00', band, energy: '0.1', service: '0.3' }))
  const plan = (...bands: Band[]) => ({
    name: '周日',
    dates: '',
    seasons: '',
    weekdays: ['SUNDAY'],
    periods: of(...bands),
  })
  expect(hasDayOfFiveBands(versionOf(start))).toBe(false)
  expect(hasDayOfFiveBands(versionOf({ ...start, periods: of('DEEP_VALLEY', 'PEAK', 'FLAT', 'VALLEY') }))).toBe(false)
  expect(
    hasDayOfFiveBands(
      versionOf({ ...start, periods: of('SHARP', 'PEAK', 'FLAT', 'VALLEY'), plans: [plan('DEEP_VALLEY')] }),
    ),
  ).toBe(false)
  expect(
    hasDayOfFiveBands(versionOf({ ...start, periods: of('SHARP', 'PEAK', 'FLAT', 'VALLEY', 'DEEP_VALLEY') })),
  ).toBe(true)
  expect(
    hasDayOfFiveBands(versionOf({ ...start, plans: [plan('SHARP', 'PEAK', 'FLAT', 'VALLEY', 'DEEP_VALLEY')] })),
  ).toBe(true)
  expect(versionOf(start).deepValleyConfirmed).toBe(false)
  expect(versionOf({ ...start, deepValleyConfirmed: true }).deepValleyConfirmed).toBe(true)
})

test.each([
  ['T-day.1', undefined],
  ['a', undefined],
  ['x'.repeat(40), undefined],
  ['x'.repeat(41), 'shape'],
  ['', 'shape'],
  ['-a', 'shape'],
  ['白天', 'shape'],
  ['a b', 'shape'],
  ['TAKEN', 'taken'],
  ['taken', undefined],
])('a tariff called %s: %s', (id, refused) => expect(idRefused(id, ['TAKEN'])).toBe(refused))
