import { expect, test } from 'vitest'
import type { Version } from '../../api/correction'
import { differenceOf } from './versions'

const version = (billVersion: number, state: string, totalFen: number, dueFen: number | null = null) =>
  ({ billVersion, state, totalFen, dueFen }) as Version

const all = [
  version(3, 'SETTLED', 340, 140),
  version(1, 'HELD', 9_999),
  version(2, 'SETTLED', 14_660, 14_460),
  version(4, 'BILLED', 500),
]

test.each([
  [1, undefined], [2, undefined], [3, -14_320], [4, 360],
])('version %i asks for %s more than what was asked before', (billVersion, difference) => {
  expect(differenceOf(all.find((one) => one.billVersion === billVersion)!, all)).toBe(difference)
})

test('a version that is held again has no difference, and the next one passes over it', () => {
  const [first, held, last] = [
    version(1, 'SETTLED', 100, 100),
    version(2, 'HELD', 500),
    version(3, 'SETTLED', 100, 100),
  ] as const
  expect(differenceOf(held, [first, held, last])).toBeUndefined()
  expect(differenceOf(last, [first, held, last])).toBe(0)
})
