// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { MeContext } from '../api/session'
import { preview, values } from '../components/bill/samples'
import { render } from '../texts/spoken'
import { zhCN } from '../texts/zh-CN'
import { ProposalsPage } from './ProposalsPage'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const { correction, common, errors } = zhCN
const lost = {
  billNo: '20191016161822566095', stationId: 'S', billVersion: 1, preview: preview(90_000),
  proposal: { values: values(90_000), confidence: 'HIGH', doubts: [] },
}

test('what is not shown any more cannot be accepted', async () => {
  const answers = [Response.json({ items: [lost] }), Response.json({ title: 'Away' }, { status: 503 })]
  vi.stubGlobal('fetch', async () => answers.shift()!)
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <MemoryRouter>
        <MeContext value={{ username: 'f', name: 'F', operatorId: 'zpd', roles: ['finance'] }}>
          <ProposalsPage />
        </MeContext>
      </MemoryRouter>
    </ConfigProvider>,
  )
  await screen.findByText(correction.accept(1, '9.00'))
  fireEvent.change(screen.getByLabelText(common.reason), { target: { value: '丢失' } })
  expect(screen.getByText(correction.accept(1, '9.00')).closest('button')!.disabled).toBe(false)
  fireEvent.click(screen.getByText(common.reload))
  await screen.findByText(errors.title)
  expect(screen.getByText(correction.accept(0, '0.00')).closest('button')!.disabled).toBe(true)
  expect(screen.queryByText(correction.noneLost)).toBeNull()
})
