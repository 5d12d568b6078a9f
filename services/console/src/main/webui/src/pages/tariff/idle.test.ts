import { expect, test } from 'vitest'
import type { IdleFee } from '../../api/tariff'
import { isFree, readableIdle, typedIdle, untypedIdle } from './idle'

const dear: IdleFee = {
  perMinuteFen: 100_000,
  freeMinutes: 0,
  capFen: 123_450,
  quietHours: [
    { from: '22:00', to: '07:00' },
    { from: '12:00', to: '13:00' },
  ],
}

test('an idle fee is the same after it was typed, also above a thousand yuan', () => {
  expect(untypedIdle(typedIdle(dear))).toEqual(dear)
  const plainOne: IdleFee = { perMinuteFen: 80, freeMinutes: 15, capFen: null, quietHours: [] }
  expect(untypedIdle(typedIdle(plainOne))).toEqual(plainOne)
})

test.each<[Partial<IdleFee>, boolean]>([
  [{}, false],
  [{ perMinuteFen: 0 }, true],
  [{ perMinuteFen: 1 }, false],
  [{ capFen: 0 }, true],
  [{ capFen: 1 }, false],
  [{ capFen: null }, false],
])('an idle fee with %j is free: %s', (change, free) => expect(isFree({ ...dear, ...change })).toBe(free))

test('minutes that were cleared are not zero minutes', () => {
  const form = typedIdle(dear)
  expect(readableIdle(untypedIdle(form))).toBe(true)
  for (const change of [{ freeMinutes: '' }, { freeMinutes: '1.5' }, { perMinute: '' }, { cap: 'none' }]) {
    expect(readableIdle(untypedIdle({ ...form, ...change }))).toBe(false)
  }
  expect(readableIdle(untypedIdle({ ...form, cap: '', freeMinutes: '0' }))).toBe(true)
})
