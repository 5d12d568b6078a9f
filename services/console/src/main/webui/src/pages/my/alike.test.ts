import { expect, test } from 'vitest'
import type { Voucher } from '../../api/voucher'
import { alike } from './alike'

const voucher = (voucherId: string, faceFen: number, expiresAt = '2019-12-31T02:00:00Z'): Voucher => ({
  voucherId, campaignName: '充1000送100', state: 'AVAILABLE', faceFen, minimumSpendFen: 2000, stationIds: [],
  validFrom: '2019-10-01T00:00:00Z', expiresAt,
})

test('vouchers of one gift lie on one stack, others beside it', () => {
  const stacks = alike([
    voucher('a', 500),
    voucher('b', 800),
    voucher('c', 500),
    voucher('d', 500, '2020-01-01T00:00:00Z'),
    { ...voucher('e', 500), lapsesBelowFen: 100_000 },
  ])
  expect(stacks.map(({ first, pieces }) => [first.voucherId, pieces])).toEqual([
    ['a', 2],
    ['b', 1],
    ['d', 1],
    ['e', 1],
  ])
})
