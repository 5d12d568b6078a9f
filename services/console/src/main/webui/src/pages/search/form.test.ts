import { expect, test } from 'vitest'
import { type Form, addressOf, asksForBill, blank, filtered, formIn, phoneOf, readable, searchOf } from './form'

const whole: Form = {
  by: 'phone',
  words: '18900004136',
  state: 'HELD',
  stationId: 'S-108',
  code: 110,
  superseded: true,
  least: '0',
  most: '12.5',
  order: 'reserved',
  reservedLeast: '30',
  reservedMost: '100',
  days: ['2019-10-16', '2019-10-18'],
}

const read = (address: string) => formIn(new URLSearchParams(address))

test('a search is the same after it was an address, beside which its phone stands', () => {
  const address = new URLSearchParams(addressOf(whole)).toString()
  expect(address).not.toContain('18900004136')
  expect(formIn(new URLSearchParams(address), phoneOf(whole))).toEqual(whole)
  const byPile: Form = { ...whole, by: 'pileCode', words: '44030600210000200001' }
  expect(read(new URLSearchParams(addressOf(byPile)).toString())).toEqual(byPile)
  expect(phoneOf(byPile)).toBe('')
  expect(addressOf(blank)).toEqual({})
  expect(read('')).toEqual(blank)
})

test('a link names a driver, and a drawer that is open asks for nothing', () => {
  expect(searchOf(read('driverId=8b1c&bill=20191016161822566095'))).toEqual({ driverId: '8b1c' })
})

test('asks in fen, from the first day’s midnight to that after the last', () => {
  expect(searchOf(whole)).toEqual({
    phone: '18900004136',
    state: 'HELD',
    stationId: 'S-108',
    code: 110,
    priceSuperseded: true,
    minTotalFen: 0,
    maxTotalFen: 1250,
    minReservedFen: 3_000,
    maxReservedFen: 10_000,
    order: 'RESERVED',
    from: '2019-10-15T16:00:00.000Z',
    to: '2019-10-18T16:00:00.000Z',
  })
})

test('the held bills that wait the longest come first where an address says so', () => {
  expect(searchOf(read('order=oldest'))).toMatchObject({ order: 'OLDEST' })
  expect(addressOf({ ...blank, order: 'oldest' })).toEqual({ order: 'oldest' })
})

test('days are those of the station', () => {
  expect(searchOf(whole, 'Asia/Tokyo')).toMatchObject({
    from: '2019-10-15T15:00:00.000Z',
    to: '2019-10-18T15:00:00.000Z',
  })
})

test('what cannot be read is not asked for', () => {
  expect(['', '0', '12.34'].map((least) => readable({ ...blank, least }))).toEqual([true, true, true])
  expect(['-1', '1,000', '0.001', 'x'].map((most) => readable({ ...blank, most }))).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect(readable({ ...blank, reservedMost: '1,000' })).toBe(false)
  expect(read('least=x&most=-1&code=0&from=2019-10-16&order=newest&reservedLeast=-1')).toEqual(blank)
})

test('knows what only bills can answer', () => {
  expect(asksForBill({ ...blank, words: '2019', state: 'HELD', stationId: 'S-108' })).toBe(false)
  for (const one of [{ code: 1 }, { superseded: true }, { least: '0' }, { most: '5' }])
    expect(asksForBill({ ...blank, ...one })).toBe(true)
  expect(filtered({ ...blank, by: 'phone' })).toBe(false)
  expect(filtered({ ...blank, stationId: 'S-108' })).toBe(true)
  expect(filtered({ ...blank, reservedLeast: '1' })).toBe(true)
  expect(filtered({ ...blank, order: 'oldest' })).toBe(false)
  expect(filtered({ ...blank, by: 'phone', words: '18900004136' })).toBe(true)
})
