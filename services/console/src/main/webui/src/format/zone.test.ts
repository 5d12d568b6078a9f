import { describe, expect, test } from 'vitest'
import { aside, localDay, localTime, startOfDay } from './format'
import { instantIn } from './read'

const berlin = 'Europe/Berlin'

describe('a station outside of China', () => {
  test.each([
    ['Asia/Shanghai', '2019-10-16T08:18:22.566095Z', '2019-10-16 16:18:22', ''],
    ['Asia/Singapore', '2019-10-16T08:18:22Z', '2019-10-16 16:18:22', ''],
    ['Asia/Tokyo', '2019-10-16T15:30:00Z', '2019-10-17 00:30:00', '+09:00'],
    ['Asia/Kolkata', '2019-10-16T08:18:22Z', '2019-10-16 13:48:22', '+05:30'],
    ['America/St_Johns', '2019-12-16T08:18:22Z', '2019-12-16 04:48:22', '-03:30'],
    [berlin, '2019-10-27T00:59:59Z', '2019-10-27 02:59:59', '+02:00'],
    [berlin, '2019-10-27T01:00:00Z', '2019-10-27 02:00:00', '+01:00'],
    ['UTC', '2019-10-16T08:18:22Z', '2019-10-16 08:18:22', '+00:00'],
  ])('in %s shows %s as %s %s', (zone, instant, local, beside) => {
    expect(localTime(instant, zone)).toBe(local)
    expect(aside(instant, zone)).toBe(beside)
  })

  test.each([
    ['Asia/Tokyo', '2019-10-17 00:30:00', '2019-10-16T15:30:00.000Z'],
    [berlin, '2019-10-27 01:59:59', '2019-10-26T23:59:59.000Z'],
    [berlin, '2019-10-27 02:30', '2019-10-27T00:30:00.000Z'],
    [berlin, '2019-10-27 03:00', '2019-10-27T02:00:00.000Z'],
    [berlin, '2019-03-31 01:59:59', '2019-03-31T00:59:59.000Z'],
    [berlin, '2019-03-31 02:30', undefined],
    [berlin, '2019-03-31 03:00', '2019-03-31T01:00:00.000Z'],
    ['Asia/Shanghai', '2019-02-30 00:00', undefined],
    ['Asia/Shanghai', '2019-10-16 24:00', undefined],
  ])('in %s reads %s as %s', (zone, text, instant) => expect(instantIn(text, zone)).toBe(instant))

  test('has days of its own', () => {
    expect(localDay('2019-10-16T15:30:00Z', 'Asia/Tokyo')).toBe('2019-10-17')
    expect(startOfDay('2019-10-17', 'Asia/Tokyo')).toBe('2019-10-16T15:00:00.000Z')
    // At midnight of this day the clocks of Santiago went from 23:59:59 to 01:00:00.
    expect(startOfDay('2019-09-08', 'America/Santiago')).toBe('2019-09-08T04:00:00.000Z')
  })
})
