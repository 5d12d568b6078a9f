import { expect, test } from 'vitest'
import type { StationPrice } from '../../api/tariff'
import { worstFirst } from './worst'

const station = (stationId: string, name: string, tariffId: string | null, findings: number) => ({
  stationId, name, tariffId, findings: Array.from({ length: findings }, () => ({ code: 'deep-valley', message: '' })),
}) as unknown as StationPrice

const all = [
  station('S-1', '物流园', 'T', 0),
  station('S-2', '码头', 'T', 1),
  station('S-3', '机场', null, 0),
  station('s-4', '码头北', 'T', 0),
]
const shown = (wanted: string) => worstFirst(all, wanted).map(({ stationId }) => stationId)

test('stations without a price come first, then those with a finding', () =>
  expect(shown('')).toEqual(['S-3', 'S-2', 'S-1', 's-4']))

test.each([['码头', ['S-2', 's-4']], ['S-4', ['s-4']], [' s-1 ', ['S-1']], ['没有', []]])(
  '%s finds %j', (wanted, found) => expect(shown(wanted)).toEqual(found))
