// @vitest-environment happy-dom
import { cleanup, configure, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { render } from '../texts/spoken'
import { zhCN } from '../texts/zh-CN'
import { AbnormalBillsPage } from './AbnormalBillsPage'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const opened = (answer: () => Response) => {
  vi.stubGlobal('fetch', async (path: string) =>
    path.includes('/abnormal-bills?') ? answer() : Response.json({ title: 'Away' }, { status: 503 }))
  render(<MemoryRouter><AbnormalBillsPage /></MemoryRouter>)
}

test('a list that is empty says so', async () => {
  opened(() => Response.json({ items: [], nextCursor: null }))
  await screen.findByText(zhCN.abnormal.empty)
})

test('a list that did not come does not pass for an empty one', async () => {
  opened(() => Response.json({ title: 'Away' }, { status: 503 }))
  await screen.findAllByText(zhCN.errors.title)
  expect(screen.queryByText(zhCN.abnormal.empty)).toBeNull()
})
