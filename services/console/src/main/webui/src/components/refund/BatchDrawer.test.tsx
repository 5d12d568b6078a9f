// @vitest-environment happy-dom
import { act, cleanup, configure, screen } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, expect, test, vi } from 'vitest'
import { MeContext } from '../../api/session'
import { routed } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { BatchDrawer } from './BatchDrawer'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const batch = {
  batchId: 'b', name: '占桩费', state: 'DONE', reason: '', component: 'IDLE_FEE', destination: 'WALLET', items: 1, totalFen: 1,
  digest: 'd', frozenBy: 'a', frozenAt: '2019-10-21T02:00:00Z',
  progress: { done: 1, doneFen: 1, failed: 0, failedFen: 0, open: 0, openFen: 0 },
}
const balanced = { items: [{ name: 'x', description: 'x', left: 1, right: 1, holds: true }] }

test('totals that do not come are told, and can be asked for again', async () => {
  let away = true
  vi.stubGlobal('fetch', async (path: string) => {
    if (path.endsWith('/totals')) return away ? Response.json({ title: 'away' }, { status: 503 }) : Response.json(balanced)
    return Response.json(path.includes('/items') ? { items: [] } : batch)
  })
  await act(async () => {
    routed(
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <MeContext value={{ username: 'v', name: 'V', operatorId: 'zpd', roles: ['viewer'] }}>
          <BatchDrawer batchId="b" close={vi.fn()} changed={vi.fn()} />
        </MeContext>
      </ConfigProvider>,
    )
  })
  const retry = await screen.findByText(zhCN.common.retry)
  away = false
  retry.click()
  await screen.findByText(zhCN.refundBatch.balanced)
  expect(screen.queryByText(zhCN.common.retry)).toBeNull()
})
