import { describe, expect, it, test } from 'vitest'
import type { BillLine } from '../../api/billing'
import { TextsContext } from '../../texts'
import { renderToString, texts } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { BillLines } from './BillLines'

const source = Object.values(
  import.meta.glob<string>('../../../../../../../libs/rating/src/main/java/org/chargeledger/rating/Remark.java', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('')
const remarks = [...source.matchAll(/^ {4}([A-Z_]+),?$/gm)].map(([, name = '']) => name)

describe.each(Object.entries(texts))('in %s', (_, words) => {
  it('every remark of a line has words', () => {
    expect(remarks.length).toBeGreaterThan(3)
    expect(remarks.filter((name) => !words.bill.remarks[name])).toEqual([])
  })
})

const line: BillLine = {
  lineNo: 1,
  component: 'IDLE_FEE',
  band: null,
  quantity: 0,
  unit: 'MINUTE',
  unitPriceHundredThousandths: 80_000,
  tariffId: 'fixed',
  tariffVersion: 1,
  amountNanoYuan: 0,
  remarks: ['QUIET_HOURS', 'CAPPED'],
  periodZh: '08:19:33 充电结束',
  periodEn: 'charge ended 08:19:33',
}
const bill = {
  billVersion: 1,
  tariffId: 'fixed',
  tariffVersion: 1,
  lines: [line],
  components: [],
  totalFen: 0,
  discountFen: null,
  dueFen: null,
  paidFen: null,
  receivableFen: null,
  refundedFen: null,
}

test('a line says why it comes to what it does, and a bill that another price was in force', () => {
  const shown = renderToString(<BillLines bill={{ ...bill, priceSuperseded: { tariffId: 'tou', tariffVersion: 3 } }} />)
  expect(shown).toContain('免收时段不计；已达封顶')
  expect(shown).toContain(zhCN.bill.superseded)
})

test.each([
  ['zh-CN', '08:19:33 充电结束'],
  ['en', 'charge ended 08:19:33'],
] as const)('a line says when it came about, in %s', (language, period) => {
  const shown = renderToString(
    <TextsContext value={texts[language]}>
      <BillLines bill={bill} />
    </TextsContext>,
  )
  expect(shown).toContain(period)
})

test('nothing is said where there is nothing to say', () => {
  const shown = renderToString(
    <BillLines bill={{ ...bill, lines: [{ ...line, remarks: [] }], priceSuperseded: null }} />,
  )
  expect(shown).not.toContain(zhCN.bill.superseded)
  expect(shown).not.toContain('免收')
})
