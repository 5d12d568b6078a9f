import { describe, expect, test } from 'vitest'
import type { Values } from '../../api/correction'
import { type Typed, editOf, readable, rebased, sumOf, taken, typedOf, withBand } from './edit'

const bill: Values = {
  chargeStartedAt: '2019-10-16T08:19:00.500Z',
  chargeEndedAt: '2019-10-16T09:00:00Z',
  serviceEndedAt: '2019-10-16T09:05:00Z',
  energyTenthWh: 100_000,
  bands: [
    { band: 'PEAK', energyTenthWh: 60_000 },
    { band: 'FLAT', energyTenthWh: 40_000 },
  ],
  idleCharged: true,
  stopReason: 'FULL',
}
const now = typedOf(bill)

test('an untouched form changes nothing', () => expect(editOf(now, now)).toEqual({}))

test('times are typed by the clock of the station', () => {
  const there = typedOf(bill, 'Asia/Tokyo')
  expect(there.chargeEndedAt).toBe('2019-10-16 18:00:00')
  expect(editOf({ ...there, chargeEndedAt: '2019-10-16 18:01:00' }, there, undefined, 'Asia/Tokyo')).toEqual({
    chargeEndedAt: '2019-10-16T09:01:00.000Z',
  })
  expect(editOf(there, there, bill, 'Asia/Tokyo')).toEqual({})
})

test('energy alone is sent without bands', () => {
  expect(editOf({ ...now, energy: '12' }, now)).toEqual({ energyTenthWh: 120_000 })
})

test('bands are sent whole, and the energy follows them', () => {
  const form = withBand(now, 'PEAK', '7')
  expect(form.energy).toBe('11.0000')
  expect(editOf(form, now)).toEqual({
    bands: [
      { band: 'PEAK', energyTenthWh: 70_000 },
      { band: 'FLAT', energyTenthWh: 40_000 },
    ],
  })
  expect(editOf(withBand(now, 'FLAT', ''), now)).toEqual({ bands: [{ band: 'PEAK', energyTenthWh: 60_000 }] })
})

test('energy that contradicts the typed bands is sent too, for the service to say so', () => {
  const form = { ...withBand(now, 'PEAK', '7'), energy: '12' }
  expect(editOf(form, now)).toEqual({
    energyTenthWh: 120_000, bands: [{ band: 'PEAK', energyTenthWh: 70_000 }, { band: 'FLAT', energyTenthWh: 40_000 }],
  })
})

test('a proposal brings its bands also when its energy is the present one', () => {
  const proposal: Values = {
    ...bill,
    bands: [
      { band: 'PEAK', energyTenthWh: 30_000 },
      { band: 'VALLEY', energyTenthWh: 70_000 },
    ],
  }
  expect(editOf(taken(proposal, now), now, proposal)).toEqual({ bands: proposal.bands })
})

test('a proposal that knows no bands sends its energy, and keeps the times it does not know', () => {
  const proposal: Values = {
    ...bill,
    energyTenthWh: 90_000,
    bands: [],
    chargeStartedAt: '2019-10-16T08:20:00.250Z',
    serviceEndedAt: null,
  }
  const form = taken(proposal, now)
  expect(form.serviceEndedAt).toBe(now.serviceEndedAt)
  expect(editOf(form, now, proposal)).toEqual({ energyTenthWh: 90_000, chargeStartedAt: '2019-10-16T08:20:00.250Z' })
})

describe('over a bill that became another', () => {
  const healed = typedOf({
    ...bill,
    chargeEndedAt: '2019-10-16T09:01:00Z',
    energyTenthWh: 110_000,
    bands: [{ band: 'PEAK', energyTenthWh: 110_000 }],
    idleCharged: false,
  })

  test.each<[string, Partial<Typed>, Partial<Typed>]>([
    ['nothing', {}, {}],
    ['a time', { serviceEndedAt: now.chargeEndedAt }, { serviceEndedAt: now.chargeEndedAt }],
    ['the end', { chargeEndedAt: '2019-10-16 16:30:00' }, { chargeEndedAt: '2019-10-16 16:30:00' }],
    ['the energy', { energy: '12' }, { energy: '12' }],
    ['a band', withBand(now, 'FLAT', '5'), { energy: '11.0000', bands: { ...now.bands, FLAT: '5' } }],
  ])('%s that was typed stays, all else follows', (_, typed, kept) => {
    expect(rebased({ ...now, ...typed }, now, healed)).toEqual({ ...healed, ...kept })
  })

  test('the idle fee that was switched stays switched', () => {
    expect(rebased({ ...now, idleCharged: false }, now, { ...healed, idleCharged: true }).idleCharged).toBe(false)
  })
})

test('what would be left out or cannot be read holds the preview back', () => {
  expect(readable(now, now)).toBe(true)
  expect(readable({ ...now, chargeEndedAt: '2019-10-16 17:01' }, now)).toBe(true)
  expect(readable({ ...now, chargeEndedAt: '17:01' }, now)).toBe(false)
  expect(readable({ ...now, chargeEndedAt: '' }, now)).toBe(false)
  const unknown = typedOf({ ...bill, chargeEndedAt: null })
  expect(readable(unknown, unknown)).toBe(true)
  expect(readable(withBand(now, 'SHARP', '1,5'), now)).toBe(false)
  expect(sumOf(withBand(now, 'SHARP', '1,5'))).toBeNaN()
  expect(readable({ ...now, energy: '' }, now)).toBe(false)
})

describe('bands along the realtime curve', () => {
  const form = { ...withBand(now, 'PEAK', '7'), energy: now.energy, bandsFromCurve: true }

  test('are asked for instead of whatever was typed, for the same energy or for another', () => {
    expect(editOf(form, now)).toEqual({ bandsFromCurve: true })
    expect(editOf({ ...form, energy: '12' }, now)).toEqual({ bandsFromCurve: true, energyTenthWh: 120_000 })
    expect(readable({ ...form, bands: { ...form.bands, SHARP: '1,5' } }, now)).toBe(true)
  })

  test('stay asked for over a bill that became another, and go with a reset', () => {
    expect(rebased(form, now, { ...now, energy: '9.0000' }).bandsFromCurve).toBe(true)
    expect(typedOf(bill).bandsFromCurve).toBe(false)
  })
})
