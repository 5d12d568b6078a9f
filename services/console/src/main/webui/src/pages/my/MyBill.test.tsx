// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { BillLine } from '../../api/billing'
import { type Language, TextsContext } from '../../texts'
import { render, renderToString, texts } from '../../texts/spoken'
import { MyBill, Reasons } from './MyBill'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const line = (change: Partial<BillLine>): BillLine => ({
  lineNo: 1, component: 'ENERGY_FEE', band: 'PEAK', quantity: 30_900, unit: 'TENTH_WH',
  unitPriceHundredThousandths: 76_000, tariffId: 'T', tariffVersion: 1, amountNanoYuan: 2_348_400_000, remarks: [],
  periodZh: '充电期间该时段 2019-10-13 08:01:31–08:19:33', periodEn: 'hours of the band within the charge …', ...change,
})
const idle = line({
  lineNo: 2, component: 'IDLE_FEE', band: null, quantity: 179, unit: 'MINUTE', unitPriceHundredThousandths: 80_000,
  remarks: ['CAPPED'],
  periodZh: '2019-10-13 08:19:33 充电结束,免费至 08:34:33,11:34:19 服务结束,其间 179 个整分钟,超过封顶 60.00 元,按封顶计',
  periodEn: 'charge ended 2019-10-13 08:19:33, free until 08:34:33, above the cap of 60.00 CNY and cut to it',
})
const bill = {
  lines: [line({}), idle],
  components: [
    { component: 'ENERGY_FEE', exactNanoYuan: 2_348_400_000, amountFen: 235 },
    { component: 'SERVICE_FEE', exactNanoYuan: 0, amountFen: 0 },
    { component: 'IDLE_FEE', exactNanoYuan: 60_000_000_000, amountFen: 6_000 },
  ],
  totalFen: 6_235, discountFen: 500, dueFen: 5_735, refundedFen: null, receivableFen: null,
}
const said = (language: Language, change: Partial<typeof bill> = {}) =>
  renderToString(
    <TextsContext value={texts[language]}>
      <Reasons bill={{ ...bill, ...change }} />
    </TextsContext>,
  ).replace(/<[^>]*>/g, ' ').replace(/ +/g, ' ')

test.each([
  ['zh-CN', '电费 2.35', '峰 · 3.0900 kWh × 0.76 元', '免费至 08:34:33', '179 分钟 × 0.80 元', '应付 57.35'],
  ['en', 'Energy fee 2.35', 'Peak · 3.0900 kWh × 0.76 yuan', 'free until 08:34:33', '179 min × 0.80 yuan', 'Due 57.35'],
] as const)('each fee says how much of what, at what price and when, in %s', (language, ...words) => {
  for (const one of words) expect(said(language)).toContain(one)
})

test('what the period says of the cap is not said again, what it does not say is', () => {
  expect(said('zh-CN')).not.toContain(texts['zh-CN'].bill.remarks.CAPPED)
  expect(said('zh-CN', { lines: [line({ remarks: ['ESTIMATED'] })] })).toContain('按表计读数估算')
})

test('a fee without a line is left out; so is the total where no voucher took of it', () => {
  expect(said('zh-CN')).not.toContain('服务费')
  expect(said('zh-CN')).toContain('合计 62.35 代金券 -5.00')
  expect(said('zh-CN', { discountFen: 0 })).not.toContain('合计')
})

test('it is asked for when it is opened, not before', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return Response.json(bill)
  })
  const { container } = render(<MyBill billNo="20191013080051738725" />)
  expect(asked).toEqual([])
  const details = container.querySelector('details') as HTMLDetailsElement
  details.open = true
  fireEvent(details, new Event('toggle'))
  await screen.findByText('57.35')
  expect(asked).toEqual(['/api/billing/v1/driver/bills/20191013080051738725'])
})
