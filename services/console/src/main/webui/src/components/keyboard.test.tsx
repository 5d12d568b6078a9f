// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import type { ReactElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { MessageKind, Template } from '../api/message'
import { MeContext } from '../api/session'
import { DriversPage } from '../pages/DriversPage'
import { TemplateForm } from '../pages/messages/TemplateForm'
import { routed } from '../texts/spoken'
import { zhCN } from '../texts/zh-CN'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const shown = (page: ReactElement, answer: (path: string) => unknown) => {
  vi.stubGlobal('fetch', async (path: string) => Response.json(answer(path)))
  routed(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <MeContext value={{ username: 'a', name: 'A', operatorId: 'zpd', roles: ['operator-admin'] }}>{page}</MeContext>
    </ConfigProvider>,
    [{ pathname: '/drivers', state: { phone: '18912344136' } }],
  )
}

test('the bill of a wallet entry is opened by the keyboard too', async () => {
  const driver = {
    driverId: 'd', nickname: '阿明', phone: '189xxxx4136', department: null, subOperator: null, groupsVersion: 0,
    balanceFen: 0, bonusFen: 0, reservedFen: 0, receivableFen: 0,
  }
  const entry = {
    seq: 1, kind: 'SETTLEMENT', billNo: '20191016161822566095', from: 'a', to: 'b', amountFen: 1,
    postedAt: '2019-10-16T08:18:00Z',
  }
  shown(<DriversPage />, (path) => ({
    items: path.includes('wallet-entries') ? [entry] : path.includes('?phone=') ? [driver] : [],
  }))
  const bill = await screen.findByText(entry.billNo)
  expect(bill.closest('button, a[href]')).not.toBeNull()
})

test('the values of a message are put into its text by the keyboard too', async () => {
  const kind: MessageKind = {
    kind: 'BILL_SETTLED', optional: true, mayWait: true, purpose: null,
    values: [{ name: 'billNo', sample: '1', fieldTypes: [] }],
  }
  const before = {
    kind: kind.kind, version: 1, appId: 'wx', templateId: '', pageUrl: null, fields: [], notice: null,
    channels: ['WECHAT_CUSTOMER_SERVICE'], serviceText: '账单 ',
  } as Template
  shown(<TemplateForm kind={kind} before={before} accounts={[]} close={vi.fn()} />, () => ({ findings: [] }))
  const name = zhCN.messages.values.billNo ?? 'billNo'
  const chip = screen.getAllByText(name).map((one) => one.closest('button')).find((one) => one !== null)!
  fireEvent.click(chip)
  expect(screen.getByDisplayValue('账单 {billNo}')).toBeTruthy()
})
