import { expect, test } from 'vitest'
import { books } from '../../api/audit'
import { texts } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { changes } from './changes'

const said = (before: unknown, after: unknown) =>
  changes(before, after, zhCN).map((one) => `${one.what}: ${one.before} → ${one.after}`)

test('says only what differs, in words and units', () => {
  expect(said(
    { spendingOrder: 'BONUS_FIRST', arrearsLimitFen: 0, lowBalanceFen: null },
    { spendingOrder: 'PRINCIPAL_FIRST', arrearsLimitFen: 0, lowBalanceFen: 2_000 },
  )).toEqual(['扣款顺序: 先扣赠送 → 先扣本金', '余额提醒线:  → 20.00 元'])
})

test('a check is known by its code and model, wherever it stands', () => {
  const one = { code: 9, model: null, enabled: true, tolerance: 180 }
  const other = { code: 110, model: 'DC60', enabled: true, tolerance: 10 }
  expect(
    said(
      { backlogAt: '09:00:00', settings: [one, other] },
      { backlogAt: '10:00:00', settings: [{ ...other, tolerance: 50, enabled: false }, one] },
    ),
  ).toEqual([
    '积压提醒时间: 09:00:00 → 10:00:00',
    '检查 · 110 桩上报金额不符 DC60 · 启用: 是 → 否',
    '检查 · 110 桩上报金额不符 DC60 · 允许误差: 0.10 元 → 0.50 元',
  ])
})

test('says what a thing is when it is new, and what it was when it is gone', () => {
  expect(
    said(null, {
      name: '白天',
      stationIds: ['A', 'B'],
      periods: [{ from: '00:00', energyPriceHundredThousandths: 76_000 }],
    }),
  ).toEqual(['名称:  → 白天', '站点:  → A、B', '时段 · 1 · from:  → 00:00', '时段 · 1 · 电费:  → 0.76 元/kWh'])
  expect(
    said(
      { settings: [], state: 'HELD' },
      { settings: [{ code: 105, model: null, enabled: false, tolerance: null }], state: 'SETTLED' },
    ),
  ).toEqual(['状态: 故障挂起 → 已结算', '检查 · 105 设备故障停充后占桩 · 启用:  → 否'])
  expect(said({ effectiveFrom: '2019-10-16T16:00:00Z' }, undefined)).toEqual(['生效时间: 2019-10-17 00:00:00 → '])
  expect(said({ a: 1 }, { a: 1 })).toEqual([])
})

const sources = import.meta.glob<string>(
  [
    '../../../../../../../{billing,tariff,voucher,notification,pile-ingest}/src/main/java/**/app/**/*.java',
    '../../../../../../../libs/kit/src/main/java/**/event/*.java',
  ],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)
const entry = /new AuditEntry\(\s*(?:[^"?;]+\?\s*)?"([a-z-]+)"(?:\s*:\s*"([a-z-]+)")?,\s*"([a-z-]+)"/g
const written = Object.values(sources).flatMap((source) => [...source.matchAll(entry)])

test.each(Object.entries(texts))('what a service writes into its book has words in %s', (_, { audit }) => {
  const actions = written.flatMap(([, one, other]) => [one, other]).filter((action) => action !== undefined)
  const subjects = written.map(([, , , subject]) => subject ?? '')
  expect(actions).toContain('redrive-dead-letter')
  expect(actions.length).toBeGreaterThan(25)
  expect(actions.filter((action) => !audit.actions[action])).toEqual([])
  expect(Object.values(books).flat().filter((subject) => !audit.subjects[subject])).toEqual([])
  expect(subjects.filter((subject) => !Object.values(books).flat().some((one) => one === subject))).toEqual([])
})
