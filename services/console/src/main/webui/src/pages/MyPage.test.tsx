// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { render } from '../texts/spoken'
import { zhCN } from '../texts/zh-CN'
import { MyPage } from './MyPage'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const { my, records } = zhCN
const away = (status: number) => Response.json({ title: '' }, { status })

test('a driver whose sign-in ended is shown no wallet of before', async () => {
  let signedIn = true
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    if (method === 'PUT') {
      signedIn = false
      return Response.json({})
    }
    if (!signedIn) return away(401)
    if (path.endsWith('/driver/me')) return away(404)
    const wallet = { balanceFen: 4_200, bonusFen: 0, reservedFen: 0, receivableFen: 0 }
    return Response.json(path.endsWith('/wallet') ? wallet : { items: [] })
  })
  render(<ConfigProvider button={{ autoInsertSpace: false }}><MemoryRouter><MyPage /></MemoryRouter></ConfigProvider>)
  await screen.findByText('42.00')
  fireEvent.change(screen.getByLabelText(my.nickname), { target: { value: '阿明' } })
  fireEvent.change(screen.getByLabelText(records.phone), { target: { value: '18912344136' } })
  fireEvent.submit(screen.getByText(my.saveProfile).closest('form')!)
  await screen.findByText(my.stranger)
  await waitFor(() => expect(screen.queryByText('42.00')).toBeNull())
  expect(screen.queryByText(records.title)).toBeNull()
})

test('at a pile whose code was scanned its price comes first, and the start leads back to the sessions', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    asked.push(`${method ?? 'GET'} ${path}`)
    if (method === 'POST') return Response.json({ billNo: '20191016083000000000' }, { status: 201 })
    if (path.endsWith('/driver/me')) return Response.json({ nickname: '阿明', phone: '18912344136' })
    if (path.endsWith('/price')) {
      const price = {
        tariffId: 'T', tariffVersion: 1, zoneId: 'Asia/Shanghai', at: '2019-10-16T00:30:00Z', day: '2019-10-16',
        periods: [], idleFeeZh: '不收占桩费', idleFeeEn: 'no idle fee',
      }
      return Response.json({ pileCode: '1', stationId: 'S', stationName: '108物流园', connectors: ['01', '02'], price })
    }
    const wallet = { balanceFen: 4_200, bonusFen: 0, reservedFen: 0, receivableFen: 0 }
    return Response.json(path.endsWith('/wallet') ? wallet : { items: [] })
  })
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <MemoryRouter initialEntries={['/my?pile=44030600210000200001&connector=02']}><MyPage /></MemoryRouter>
    </ConfigProvider>,
  )
  const idle = await screen.findByText(/不收占桩费/)
  expect(idle.compareDocumentPosition(screen.getByText('42.00'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  fireEvent.click(screen.getByRole('button', { name: my.start }))
  await screen.findByText(my.started)
  expect(screen.queryByText(/不收占桩费/)).toBeNull()
  expect(asked).toContain('POST /api/billing/v1/driver/sessions')
})
