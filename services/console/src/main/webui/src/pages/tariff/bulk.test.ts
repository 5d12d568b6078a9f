import { expect, test } from 'vitest'
import type { Station } from '../../api/stations'
import type { BulkChange, BulkWish } from '../../api/tariff'
import { blank, missing, undoable, wishOf, zoneOf } from './bulk'

const shanghai = 'Asia/Shanghai'
const form = { ...blank, stationIds: ['A'], effectiveFrom: '2019-10-17 00:00' }

test('an undo goes where the change went, whatever stations were chosen before', () => {
  expect(wishOf({ ...form, undoes: 'X' }, shanghai)).toEqual({
    undoes: 'X',
    stationIds: [],
    effectiveFrom: '2019-10-16T16:00:00.000Z',
  })
  expect(wishOf(form, shanghai)).toEqual({
    edit: { kind: 'REMOVE_IDLE_FEE' },
    stationIds: ['A'],
    effectiveFrom: '2019-10-16T16:00:00.000Z',
    alsoLater: true,
  })
  expect(wishOf({ ...form, alsoLater: false }, shanghai).alsoLater).toBe(false)
})

test('can be looked at once it can be read', () => {
  expect(missing({ ...form, effectiveFrom: '' }, shanghai)).toEqual(['effectiveFrom'])
  expect(missing({ ...form, undoes: 'X', kind: 'ADD_TO_PRICES', energyStep: 'x' }, shanghai)).toEqual([])
  expect(missing({ ...form, kind: 'ADD_TO_PRICES', energyStep: 'x' }, shanghai)).toEqual(['prices'])
  expect(missing({ ...form, kind: 'ADD_TO_PRICES', energyStep: '-0.01' }, shanghai)).toEqual([])
  expect(missing({ ...form, kind: 'SET_IDLE_FEE', cap: '' }, shanghai)).toEqual([])
  expect(missing({ ...form, kind: 'SET_IDLE_FEE', cap: 'x', effectiveFrom: '' }, shanghai)).toEqual([
    'idleFee',
    'effectiveFrom',
  ])
})

test('the time is on the clock of the stations', () => {
  const places: Station[] = [
    { stationId: 'A', name: '', zoneId: 'Asia/Tokyo' },
    { stationId: 'B', name: '', zoneId: 'Asia/Dubai' },
  ]
  expect(zoneOf({ ...form, stationIds: ['B'] }, places)).toBe('Asia/Dubai')
  expect(zoneOf({ ...form, stationIds: [] }, places)).toBe('Asia/Tokyo')
  expect(zoneOf(form, [])).toBe(shanghai)
  expect(wishOf(form, 'Asia/Tokyo').effectiveFrom).toBe('2019-10-16T15:00:00.000Z')
})

test('what was undone cannot be undone again, nor can an undo', () => {
  const change = (changeId: string, wish: Partial<BulkWish>) => ({ changeId, wish }) as BulkChange
  const changes = [change('3', { undoes: '1' }), change('2', { stationIds: [] }), change('1', { stationIds: [] })]
  expect(undoable(changes).map(({ changeId }) => changeId)).toEqual(['2'])
  expect(undoable(changes.slice(1)).map(({ changeId }) => changeId)).toEqual(['2', '1'])
})
