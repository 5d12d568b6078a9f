// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, expect, test, vi } from 'vitest'
import type { ShownPrice } from '../../api/price'
import { type Language, TextsContext } from '../../texts'
import { render, texts } from '../../texts/spoken'
import { MyPile } from './MyPile'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const { my, errors } = texts['zh-CN']
const pileCode = '44030600210000200001'
const period = (from: string, to: string, band: 'PEAK' | 'VALLEY', energy: number, current: boolean) => ({
  from, to, band, current, energyPriceHundredThousandths: energy, servicePriceHundredThousandths: 34_000,
  perKwhHundredThousandths: energy + 34_000,
})
const price = (tariffVersion: number, energy = 76_000): ShownPrice => ({
  tariffId: 'T', tariffVersion, zoneId: 'Asia/Shanghai', at: '2019-10-16T00:30:00Z', day: '2019-10-16',
  periods: [period('08:00', '22:00', 'PEAK', energy, true), period('22:00', '08:00', 'VALLEY', 30_000, false)],
  idleFee: { perMinuteFen: 80, freeMinutes: 15 },
  idleFeeZh: '充电结束后前 15 分钟免费,之后每满一分钟 0.80 元', idleFeeEn: 'free for 15 min after the charge ends',
})

interface Sent {
  key: string
  body: { pileCode: string; connectorNo: string; tariffId: string; tariffVersion: number }
}

/** A service whose price can be changed between a look and a press. */
const service = ({ connectors = ['01'], now = price(1) } = {}) => {
  const seen = { now, sent: [] as Sent[], path: '' }
  vi.stubGlobal('fetch', async (path: string, { method, headers, body }: RequestInit) => {
    if (method !== 'POST') {
      seen.path = path
      return Response.json({ pileCode, stationId: 'ST-108', stationName: '108物流园', connectors, price: seen.now })
    }
    const asked = JSON.parse(String(body)) as Sent['body']
    seen.sent.push({ key: (headers as Record<string, string>)['Idempotency-Key'] ?? '', body: asked })
    return asked.tariffVersion === seen.now.tariffVersion
      ? Response.json({ billNo: '20191016083000000000' }, { status: 201 })
      : Response.json({ type: '/problems/price-changed', title: 'The price has changed' }, { status: 409 })
  })
  return seen
}

const shown = (change: Partial<Parameters<typeof MyPile>[0]> = {}, language: Language = 'zh-CN') => {
  const started = vi.fn()
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <TextsContext value={texts[language]}>
        <MyPile pileCode={pileCode} mayStart started={started} {...change} />
      </TextsContext>
    </ConfigProvider>,
  )
  return started
}
const button = (words: string) => screen.getByText(words).closest('button')!

test.each([
  ['zh-CN', '峰', '现在', '谷', '之后每满一分钟 0.80 元', '电价 T 第 1 版'],
  ['en', 'Peak', 'now', 'Valley', 'free for 15 min after the charge ends', 'Tariff T version 1'],
] as const)('the day is told period by period, the one that holds marked, in %s', async (language, band, now, other, ...words) => {
  const seen = service()
  shown({}, language)
  const [, peak, valley] = (await screen.findAllByRole('row')) as [HTMLElement, HTMLElement, HTMLElement]
  expect(seen.path).toBe(`/api/billing/v1/driver/piles/${pileCode}/price`)
  expect(peak.getAttribute('aria-current')).toBe('time')
  expect(within(peak).getByRole('rowheader').textContent).toBe(`08:00–22:00 ${band}${now}`)
  expect(within(peak).getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['0.76', '0.34', '1.10'])
  expect(valley.getAttribute('aria-current')).toBeNull()
  expect(within(valley).getByRole('rowheader').textContent).toBe(`22:00–08:00 ${other}`)
  for (const one of words) expect(document.body.textContent).toContain(one)
})

test('the start names the version that was seen', async () => {
  const seen = service()
  const started = shown()
  await screen.findByText('1.10')
  fireEvent.click(button(my.start))
  await waitFor(() => expect(started).toHaveBeenCalledOnce())
  expect(seen.sent.map(({ body }) => body)).toEqual([{ pileCode, connectorNo: '01', tariffId: 'T', tariffVersion: 1 }])
})

test('another price is shown before it is asked for, and then by a wish of its own', async () => {
  const seen = service()
  const started = shown()
  await screen.findByText('1.10')
  seen.now = price(2, 100_000)
  fireEvent.click(button(my.start))
  await screen.findByText('1.34')
  expect(screen.queryByText('1.10')).toBeNull()
  expect(screen.getByRole('alert').textContent).toContain(errors.kinds['price-changed'])
  expect(started).not.toHaveBeenCalled()
  await waitFor(() => expect(button(my.startAtNewPrice).className).not.toContain('ant-btn-loading'))
  fireEvent.click(button(my.startAtNewPrice))
  await waitFor(() => expect(started).toHaveBeenCalledOnce())
  expect(seen.sent.map(({ body }) => body.tariffVersion)).toEqual([1, 2])
  expect(new Set(seen.sent.map(({ key }) => key)).size).toBe(2)
})

test.each([
  [undefined, true],
  ['02', false],
  ['09', true],
])('of several connectors one is chosen first, unless the code names one it has (%s)', async (connectorNo, waits) => {
  const seen = service({ connectors: ['01', '02'] })
  const started = shown({ connectorNo })
  await screen.findByText('1.10')
  expect(button(my.start).disabled).toBe(waits)
  if (waits) fireEvent.click(screen.getByLabelText(my.connectorNo('02')))
  fireEvent.click(button(my.start))
  await waitFor(() => expect(started).toHaveBeenCalledOnce())
  expect(seen.sent[0]?.body.connectorNo).toBe('02')
})

test('somebody who has not said who it is sees the price, and cannot start', async () => {
  service({ connectors: ['01', '02'] })
  shown({ mayStart: false })
  await screen.findByText('1.10')
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.queryByRole('radio')).toBeNull()
})
