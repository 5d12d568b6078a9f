// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { MemoryRouter, useLocation } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { render } from '../texts/spoken'
import { zhCN } from '../texts/zh-CN'
import { MessagesPage } from './MessagesPage'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Address() {
  const { pathname, search } = useLocation()
  return <i data-testid="address">{pathname + search}</i>
}

test('a phone is looked for, and stands in no address', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return Response.json({ items: [] })
  })
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <MemoryRouter initialEntries={['/messages?state=FAILED']}>
        <MessagesPage />
        <Address />
      </MemoryRouter>
    </ConfigProvider>,
  )
  fireEvent.change(screen.getByPlaceholderText(zhCN.drivers.placeholder), { target: { value: '18912344136' } })
  fireEvent.submit(screen.getByText(zhCN.common.search).closest('form')!)
  await waitFor(() => expect(asked.at(-1)).toBe('/api/billing/v1/drivers?phone=18912344136'))
  expect(screen.getByTestId('address').textContent).toBe('/messages?state=FAILED')
})
