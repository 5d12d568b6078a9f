// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
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
  render(<ConfigProvider button={{ autoInsertSpace: false }}><MyPage /></ConfigProvider>)
  await screen.findByText('42.00')
  fireEvent.change(screen.getByLabelText(my.nickname), { target: { value: '阿明' } })
  fireEvent.change(screen.getByLabelText(records.phone), { target: { value: '18912344136' } })
  fireEvent.submit(screen.getByText(my.saveProfile).closest('form')!)
  await screen.findByText(my.stranger)
  await waitFor(() => expect(screen.queryByText('42.00')).toBeNull())
  expect(screen.queryByText(records.title)).toBeNull()
})
