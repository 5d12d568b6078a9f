import { expect, test } from 'vitest'
import { fenIn, instantIn, priceIn, steps, tenthWhIn } from './read'

test('reads quantities exactly, in their smallest step', () => {
  expect(priceIn('0.76')).toBe(76_000)
  expect(priceIn('1')).toBe(100_000)
  expect(priceIn('0.00001')).toBe(1)
  expect(fenIn('146.6')).toBe(14_660)
  expect(fenIn('0.29')).toBe(29)
  expect(fenIn('-3.05')).toBe(-305)
  expect(tenthWhIn('3.09')).toBe(30_900)
})

test('what is no such quantity is no number, never a rounded one', () => {
  for (const text of ['', '.', '1,5', '0.000001', '1e3', 'abc', '1.2.3', ' - 1']) expect(priceIn(text)).toBeNaN()
  expect(steps('1.234', 2)).toBeNaN()
})

test('reads a station’s local time whatever the browser’s zone', () => {
  expect(instantIn('2019-10-13 08:19:33')).toBe('2019-10-13T00:19:33.000Z')
  expect(instantIn('2019-10-13 08:19')).toBe('2019-10-13T00:19:00.000Z')
  expect(instantIn('2019-13-13 08:19:33')).toBeUndefined()
  expect(instantIn('gestern')).toBeUndefined()
})
