import { expect, test } from 'vitest'
import { aroundOf } from './around'

const list = ['A', 'B', 'C']

test.each([
  ['A', 0, { place: 0, before: undefined, after: 'B' }],
  ['B', 0, { place: 1, before: 'A', after: 'C' }],
  ['C', 0, { place: 2, before: 'B', after: undefined }],
])('around %s of the list', (billNo, last, around) => expect(aroundOf(list, billNo, last)).toEqual(around))

test.each([
  [0, { place: 0, before: undefined, after: 'A' }],
  [1, { place: 1, before: 'A', after: 'B' }],
  [3, { place: 3, before: 'C', after: undefined }],
])('a bill that has left place %i leaves what came after it', (last, around) =>
  expect(aroundOf(list, 'gone', last)).toEqual(around),
)

test('nothing is around a bill that was opened by its address alone', () => {
  expect(aroundOf([], 'A', 0)).toEqual({ place: 0, before: undefined, after: undefined })
})
