// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, expect, test, vi } from 'vitest'
import { NewTariff } from '../pages/tariff/NewTariff'
import { routed } from '../texts/spoken'
import { zhCN } from '../texts/zh-CN'

configure({ asyncUtilTimeout: 20_000 })
afterEach(cleanup)

const sources = import.meta.glob<string>('../**/*.tsx', { query: '?raw', import: 'default', eager: true })

test('every drawer and dialogue asks before it throws away what was typed', () => {
  const plain = Object.entries(sources).filter(([, source]) => /<(?:Drawer|Modal)\b/.test(source)).map(([path]) => path)
  expect(plain).toEqual(['./FormDrawer.tsx'])
  const silent = Object.entries(sources).filter(([path, source]) =>
    !path.includes('.test.') && /<Form(?:Drawer|Modal)\b/.test(source) && source.includes('<Input')
      && !/<(?:Typed|Unsaved) when/.test(source))
  expect(silent.map(([path]) => path)).toEqual([])
})

test('a new tariff is not lost by a click beside it', async () => {
  const close = vi.fn()
  routed(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <NewTariff taken={[]} close={close} />
    </ConfigProvider>,
  )
  fireEvent.change(screen.getByLabelText(zhCN.tariff.name), { target: { value: '白天' } })
  fireEvent.click(screen.getByLabelText('Close'))
  await screen.findAllByText(zhCN.common.unsaved)
  expect(close).not.toHaveBeenCalled()
})
