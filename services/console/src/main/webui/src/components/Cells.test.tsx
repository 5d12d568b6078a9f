import { expect, test } from 'vitest'
import { renderToString } from '../texts/spoken'
import { Time } from './Cells'

const shown = (zone?: string) => renderToString(<Time at="2019-10-16T15:30:00Z" zone={zone} />).replace(/<[^>]*>/g, '')

test.each([
  [undefined, '2019-10-16 23:30:00'],
  ['Asia/Shanghai', '2019-10-16 23:30:00'],
  ['Asia/Tokyo', '2019-10-17 00:30:00 +09:00'],
])('a time in %s is shown as %s', (zone, text) => expect(shown(zone)).toBe(text))
