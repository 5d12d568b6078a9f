import { expect, test } from 'vitest'
import type { Values } from '../../api/correction'
import { conflictOf, overtaken } from './conflict'

test.each([
  ['record-arrived', 409, true],
  ['preview-outdated', 409, true],
  ['offer-decided', 409, true],
  ['version-stale', 412, true],
  ['price-unknown', 409, false],
  ['idempotency-key-reused', 409, false],
  ['correction-refused', 422, false],
  ['not-signed-in', 401, false],
])('%s (%i) means that somebody was faster: %s', (kind, status, faster) => {
  expect(overtaken({ type: `/problems/${kind}`, status, title: '' })).toBe(faster)
})

test('no answer at all says nothing of that', () => expect(overtaken({ status: 0, title: '' })).toBe(false))

test('keeps what was wanted, and the record that came', () => {
  const [wanted, record] = [{ energyTenthWh: 1 }, { energyTenthWh: 2 }] as Values[]
  expect(conflictOf({ status: 409, title: '', record }, wanted!)).toEqual({ wanted, record })
  expect(conflictOf({ status: 412, title: '' }, wanted!)).toEqual({ wanted, record: null })
})
