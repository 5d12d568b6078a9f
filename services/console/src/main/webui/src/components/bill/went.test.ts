import { expect, test } from 'vitest'
import type { Refund } from '../../api/billing'
import { zhCN } from '../../texts/zh-CN'
import { wentTo } from './went'

const refund: Refund = {
  refundId: '',
  billVersion: 1,
  energyFeeFen: 1000,
  serviceFeeFen: 0,
  idleFeeFen: 0,
  principalFen: 1000,
  bonusFen: 0,
  waivedFen: 0,
  arrearsPaidFen: 0,
  reason: '',
  refundedBy: '',
  refundedAt: '',
}

test.each<[Partial<Refund>, string]>([
  [{}, '余额 10.00'],
  [{ principalFen: 600, bonusFen: 300, waivedFen: 100 }, '余额 6.00，赠送余额 3.00，减少欠款 1.00'],
  [{ arrearsPaidFen: 250 }, '余额 10.00，其中 2.50 已抵其他欠款'],
  [{ principalFen: 0, waivedFen: 1000 }, '减少欠款 10.00'],
])('%j went to %s', (parts, told) => expect(wentTo({ ...refund, ...parts }, zhCN)).toBe(told))
