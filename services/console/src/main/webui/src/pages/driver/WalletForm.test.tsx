// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DriverAccount } from '../../api/wallet'
import { render } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { WalletForm } from './WalletForm'

configure({ asyncUtilTimeout: 20_000 })
const words = zhCN.drivers
const account = { driverId: 'd', balanceFen: 7_100, bonusFen: 100, reservedFen: 0, receivableFen: 0 } as DriverAccount
const sent: { path: string; body: unknown }[] = []
const done = vi.fn()
let answer: () => Response

beforeEach(() => {
  sent.length = 0
  done.mockClear()
  answer = () => Response.json({}, { status: 201 })
  vi.stubGlobal('fetch', async (path: string, { method, body }: { method?: string; body?: string } = {}) => {
    if (method !== 'POST') return Response.json({ principalFen: 7_000, wechatPayFen: 4_000, offlineFen: 3_000 })
    sent.push({ path, body: JSON.parse(body ?? '') })
    return answer()
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const confirm = () => screen.getByText<HTMLElement>(zhCN.common.confirm).closest('button')!
const form = async () => {
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <WalletForm account={account} done={done} />
    </ConfigProvider>,
  )
  fireEvent.click(screen.getByText(words.payOutOffline))
  await screen.findByText(words.ways('40.00', '30.00'))
  type(words.reference, 'TT1')
  type(zhCN.common.reason, '销户')
}

test('an offline payout says which way money goes and what is left, and is sent with its reference', async () => {
  await form()
  type(words.amount, '30')
  expect(screen.getByText(words.leaves('40.00', '1.00'))).toBeTruthy()
  fireEvent.click(confirm())
  await waitFor(() => expect(done).toHaveBeenCalled())
  expect(sent).toEqual([{
    path: '/api/billing/v1/drivers/d/offline-payouts',
    body: { amountFen: 3_000, reason: '销户', reference: 'TT1', insteadOfWechatPay: false },
  }])
})

test('what WeChat Pay can take back is paid offline only when that is ticked', async () => {
  await form()
  type(words.amount, '30.01')
  expect(confirm().disabled).toBe(true)
  expect(screen.queryByText(words.leaves('39.99', '1.00'))).toBeNull()
  fireEvent.click(screen.getByText(words.insteadOfWechatPay))
  expect(screen.getByText(words.leaves('39.99', '1.00'))).toBeTruthy()
  fireEvent.click(confirm())
  await waitFor(() => expect(done).toHaveBeenCalled())
  expect(sent[0]?.body).toMatchObject({ amountFen: 3_001, insteadOfWechatPay: true })
})

test('a refusal says how much goes which way, and keeps what was typed', async () => {
  answer = () => Response.json({
    type: '/problems/payout-by-wechat-pay', status: 409, title: 'Payout by WeChat Pay', wechatPayFen: 6_000, offlineFen: 1_000,
  }, { status: 409 })
  await form()
  type(words.amount, '20')
  fireEvent.click(confirm())
  await screen.findByText('可原路退回 60.00 元，其余 10.00 元可线下退款')
  expect(done).not.toHaveBeenCalled()
  expect(screen.getByLabelText<HTMLInputElement>(words.reference).value).toBe('TT1')
})
