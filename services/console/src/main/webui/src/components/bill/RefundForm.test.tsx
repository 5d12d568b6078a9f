// @vitest-environment happy-dom
import { cleanup, configure, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { ExplainedBill, Refund } from '../../api/billing'
import { MeContext } from '../../api/session'
import { render } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { RefundForm } from './RefundForm'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const words = zhCN.refund
const bill = {
  billNo: '20191013080051738725', billVersion: 1, dueFen: 340, discountFen: 0, paidFen: 340, receivableFen: 0,
  components: [
    { component: 'ENERGY_FEE', exactNanoYuan: 2_350_000_000, amountFen: 235 },
    { component: 'SERVICE_FEE', exactNanoYuan: 1_050_000_000, amountFen: 105 },
  ],
} as ExplainedBill
const refund = {
  refundId: 'r', energyFeeFen: 235, serviceFeeFen: 0, idleFeeFen: 0, refundedAt: '2019-10-13T04:00:00Z',
} as Refund

const shown = (made: Refund[], of = bill) => {
  vi.stubGlobal('fetch', async () => Response.json({ items: made }))
  render(
    <MeContext value={{ username: 'w', name: '小王', operatorId: 'zpd', roles: ['finance'] }}>
      <RefundForm bill={of} reload={vi.fn()} done={vi.fn()} />
    </MeContext>,
  )
}

test('what is left of each fee can be given back', async () => {
  shown([refund])
  await screen.findByText(`${zhCN.bill.components.SERVICE_FEE} 1.05 元`)
  expect(screen.queryByText(/^电费/)).toBeNull()
  expect(screen.queryByText(words.nothingLeft)).toBeNull()
})

test('where all has gone back, that is said instead of a form', async () => {
  shown([{ ...refund, serviceFeeFen: 105 }])
  await screen.findByText(words.nothingLeft)
  expect(screen.queryByLabelText(zhCN.common.reason)).toBeNull()
})

test('where nothing was ever owed, nothing is said to have gone back', async () => {
  shown([], { ...bill, components: bill.components.map((one) => ({ ...one, amountFen: 0 })) })
  await screen.findByText(words.nothingOwed)
  expect(screen.queryByText(words.nothingLeft)).toBeNull()
})
