// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MeContext } from '../../api/session'
import type { DriverAccount } from '../../api/wallet'
import { render } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { TypedMoney } from './TypedMoney'

configure({ asyncUtilTimeout: 20_000 })
const words = zhCN.drivers
const account = { driverId: 'd', balanceFen: 900, bonusFen: 100, reservedFen: 0, receivableFen: 0 } as DriverAccount
const recharge = {
  rechargeId: 'r', source: 'OFFLINE', amountFen: 1_000, reason: '现金', rechargedBy: 'f', rechargedAt: '2019-10-16T01:00:00Z',
}
const sent: { path: string; body: unknown }[] = []
const done = vi.fn()
let reversal: unknown

beforeEach(() => {
  sent.length = 0
  done.mockClear()
  reversal = null
  vi.stubGlobal('fetch', async (path: string, { method, body }: { method?: string; body?: string } = {}) => {
    if (method === 'POST') {
      sent.push({ path, body: JSON.parse(body ?? '') })
      return Response.json({}, { status: 201 })
    }
    return Response.json({ items: path.includes('recharges') ? [{ ...recharge, reversal }] : [] })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const show = async (roles: string[]) => {
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <MeContext value={{ username: 'f', name: 'F', operatorId: 'zpd', roles }}>
        <TypedMoney account={account} done={done} />
      </MeContext>
    </ConfigProvider>,
  )
  fireEvent.click(screen.getByText(words.typed))
  await screen.findByText(/现金/)
}
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const button = () => screen.getByText<HTMLElement>(words.takeBack).closest('button')!

test('what is left of a mistyped recharge is taken back, having seen what stays', async () => {
  await show(['finance'])
  fireEvent.click(button())
  expect(screen.getByLabelText<HTMLInputElement>(words.takeBackAmount).value).toBe('8.00')
  expect(screen.getByText(words.leaves('0.00', '1.00'))).toBeTruthy()
  type(words.takeBackAmount, '8.01')
  type(words.takeBackReason, ' 多打一个零 ')
  expect(button().disabled).toBe(true)
  type(words.takeBackAmount, '7.5')
  expect(screen.getByText(words.leaves('0.50', '1.00'))).toBeTruthy()
  fireEvent.click(button())
  await waitFor(() => expect(done).toHaveBeenCalled())
  expect(sent).toEqual([{
    path: '/api/billing/v1/drivers/d/recharges/r/reversal', body: { amountFen: 750, reason: '多打一个零' },
  }])
})

test('what was taken back says by whom, and offers it no more', async () => {
  reversal = { amountFen: 750, reason: '多打一个零', by: 'g', at: '2019-10-16T02:00:00Z' }
  await show(['finance'])
  expect(screen.getByText(/多打一个零/).textContent).toContain(words.takenBack('7.50'))
  expect(screen.queryByText(words.takeBack)).toBeNull()
})

test('who may not move money sees what was typed, and no more', async () => {
  await show(['service-desk'])
  expect(screen.queryByText(words.takeBack)).toBeNull()
})
