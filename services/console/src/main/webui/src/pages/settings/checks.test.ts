import { expect, test } from 'vitest'
import type { Check, CheckSetting, Unit } from '../../api/settings'
import { texts } from '../../texts/spoken'
import { readable, settingsOf, toleranceIn, toleranceShown, typedSettings } from './checks'

const sources = import.meta.glob<string>(
  '../../../../../../../billing/src/main/java/**/domain/{check/Check,FindingCode}.java',
  { query: '?raw', import: 'default', eager: true },
)
const [findingCodes = '', catalogue = ''] = Object.entries(sources)
  .toSorted(([one], [other]) => (one.includes('FindingCode') ? -1 : other.includes('FindingCode') ? 1 : 0))
  .map(([, source]) => source)

test.each<[Unit, string, number]>([
  ['TENTH_WH', '0.1', 1_000],
  ['TENTH_WH', '10', 100_000],
  ['TENTH_WH', '0', 0],
  ['TENTH_WH', '0.0001', 1],
  ['SECOND', '2', 120],
  ['SECOND', '1:30', 90],
  ['SECOND', '0:01', 1],
  ['SECOND', '1440', 86_400],
  ['FEN', '0.10', 10],
  ['FEN', '1234.00', 123_400],
  ['HUNDRED_THOUSANDTH_YUAN_PER_KWH', '0.001', 100],
  ['PERCENT', '10', 10],
])('a tolerance in %s reads %s and is %i', (unit, text, steps) => {
  expect(toleranceShown(steps, unit)).toBe(text)
  expect(toleranceIn(text, unit)).toBe(steps)
})

test.each<[Unit, string]>([
  ['TENTH_WH', ''],
  ['TENTH_WH', '-1'],
  ['TENTH_WH', '0.00001'],
  ['SECOND', '1.5'],
  ['SECOND', '1:60'],
  ['SECOND', ''],
  ['SECOND', '-1'],
  ['FEN', '0.001'],
  ['FEN', '-0.01'],
  ['PERCENT', '1.5'],
  ['PERCENT', 'x'],
])('in %s there is no tolerance %s', (unit, text) => expect(toleranceIn(text, unit)).toBeNaN())

const checks: Check[] = [
  { code: 9, name: '', nameEn: '', unit: 'SECOND', usualTolerance: 120, usuallyEnabled: true },
  { code: 105, name: '', nameEn: '', unit: 'NONE', usualTolerance: 0, usuallyEnabled: true },
]
const usuallyOff: Check = {
  code: 118,
  name: '',
  nameEn: '',
  unit: 'TENTH_WH',
  usualTolerance: 1_000,
  usuallyEnabled: false,
}
const rowsOf = (...settings: CheckSetting[]) => typedSettings({ backlogAt: '09:00', checks, settings })

test('every check has a row, and what is as built in is not said', () => {
  expect(rowsOf()).toEqual([
    { code: 9, model: '', enabled: true, tolerance: '2' },
    { code: 105, model: '', enabled: true, tolerance: '' },
  ])
  expect(settingsOf(rowsOf(), checks)).toEqual([])
})

test('what was set is the same after it was typed', () => {
  const settings: CheckSetting[] = [
    { code: 9, model: null, enabled: true, tolerance: 180 },
    { code: 9, model: 'DC60', enabled: true, tolerance: 120 },
    { code: 105, model: null, enabled: false, tolerance: null },
  ]
  expect(settingsOf(rowsOf(...settings), checks)).toEqual(settings)
  const [forAll, ...rest] = rowsOf(...settings)
  expect(settingsOf([{ ...forAll!, tolerance: '2' }, ...rest], checks)).toEqual(settings.slice(1))
})

test('a model alone leaves all other piles as built in', () => {
  const one: CheckSetting = { code: 9, model: 'DC60', enabled: false, tolerance: 120 }
  expect(settingsOf(rowsOf(one), checks)).toEqual([one])
})

test('a check that is usually off is off until somebody sets it, and stays set', () => {
  const catalogue = { backlogAt: '09:00', checks: [usuallyOff] }
  const [row] = typedSettings({ ...catalogue, settings: [] })
  expect(row).toEqual({ code: 118, model: '', enabled: false, tolerance: '0.1' })
  expect(settingsOf([row!], [usuallyOff])).toEqual([])
  const set: CheckSetting[] = [{ code: 118, model: null, enabled: true, tolerance: 1_000 }]
  expect(settingsOf([{ ...row!, enabled: true }], [usuallyOff])).toEqual(set)
  expect(settingsOf(typedSettings({ ...catalogue, settings: set }), [usuallyOff])).toEqual(set)
  expect(settingsOf([{ ...row!, tolerance: '0.2' }], [usuallyOff])).toEqual([
    { ...set[0], enabled: false, tolerance: 2_000 },
  ])
})

test('cannot be saved with a tolerance that is none, a model without a name, or one named twice', () => {
  const one: CheckSetting = { code: 9, model: 'DC60', enabled: true, tolerance: 120 }
  expect(readable([one, { ...one, model: null }, { ...one, code: 105, tolerance: null }])).toBe(true)
  for (const wrong of [
    { ...one, tolerance: Number.NaN },
    { ...one, model: '' },
    { ...one, enabled: false },
  ])
    expect(readable([one, wrong])).toBe(false)
})

test.each(Object.entries(texts))('every check of the service has words in %s', (_, { abnormal, settings }) => {
  const numbers = new Map(
    [...findingCodes.matchAll(/([A-Z_]+)\((\d+), "/g)].map(([, name, number]) => [name, Number(number)]),
  )
  const used = [...catalogue.matchAll(/FindingCode\.([A-Z_]+), Unit\.([A-Z_]+)/g)].map(([, name, unit]) => ({
    code: numbers.get(name) ?? 0,
    unit,
  }))
  expect(used.length).toBeGreaterThan(15)
  expect(used.filter(({ code, unit }) => !abnormal.codes[code] || !(unit as Unit in settings.units))).toEqual([])
})
