import { expect, test } from 'vitest'
import type { Refund } from '../../api/billing'
import { leftOf } from './left'

const bill = {
  components: [
    { component: 'ENERGY_FEE', exactNanoYuan: 0, amountFen: 1000 },
    { component: 'IDLE_FEE', exactNanoYuan: 0, amountFen: 800 },
  ],
}

const refund = (energyFeeFen: number, idleFeeFen: number, billVersion = 1): Refund => ({
  refundId: '',
  billVersion,
  energyFeeFen,
  serviceFeeFen: 0,
  idleFeeFen,
  principalFen: 0,
  bonusFen: 0,
  waivedFen: 0,
  arrearsPaidFen: 0,
  reason: '',
  refundedBy: '',
  refundedAt: '',
})

test.each([
  ['ENERGY_FEE', [], 1000],
  ['SERVICE_FEE', [], 0],
  ['IDLE_FEE', [refund(0, 300), refund(0, 499, 2)], 1],
  ['IDLE_FEE', [refund(0, 300), refund(0, 500, 2)], 0],
  ['ENERGY_FEE', [refund(1200, 0)], 0],
])('of %s after %j %d fen are left', (component, made, left) => expect(leftOf(component, bill, made)).toBe(left))
