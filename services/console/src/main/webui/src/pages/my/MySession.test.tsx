import { expect, test } from 'vitest'
import type { ChargingRecord } from '../../api/billing'
import { renderToString, texts } from '../../texts/spoken'
import { MySession } from './MySession'

const session: ChargingRecord = {
  billNo: '20191016160000000000',
  state: 'SETTLED',
  stationId: 'ST-108',
  stationName: '108物流园',
  pileCode: '44030600210000200001',
  connectorNo: '01',
  driver: null,
  tariffId: 'T',
  tariffVersion: 1,
  requestedAt: '2019-10-16T08:00:00Z',
  chargeStartedAt: null,
  chargeEndedAt: null,
  serviceEndedAt: null,
  energyTenthWh: 100_000,
  stopReason: null,
  rawStopReason: null,
  failReason: null,
  heldAt: '2019-10-16T09:05:00Z',
  reservedFen: 5_320,
  totalFen: 1_100,
  dueFen: 1_100,
  findings: [],
  priceSuperseded: null,
}
const finding = (code: number) => ({ code, name: '新的疑点', evidence: {} })
const shown = (change: Partial<ChargingRecord>) =>
  renderToString(<MySession session={{ ...session, ...change }} />).replace(/<[^>]*>/g, '')

test('a held bill says that nothing is charged, why, since when, and what is reserved', () => {
  const held = shown({ state: 'HELD', dueFen: null, findings: [finding(1), finding(116), finding(999)] })
  expect(held).toContain('账单存疑，先不扣费，处理后再结算')
  expect(held).toContain('充电桩还没有上报这次充电的记录')
  expect(held).toContain('占桩期间没有看到车辆')
  expect(held).toContain('新的疑点')
  expect(held).toContain('2019-10-16 17:05')
  expect(held).toContain('冻结 53.20 元')
})

test.each([
  [undefined, '2019-10-16 16:00:00', ''],
  [null, '2019-10-16 16:00:00', ''],
  ['Asia/Tokyo', '2019-10-16 17:00:00', '+09:00'],
])('in the zone %s it is told to have begun at %s %s', (stationZoneId, local, beside) => {
  expect(shown({ stationZoneId })).toContain(`${local}${beside && ` ${beside}`}2019`)
})

test('a bill says how it adds up, once it is known', () => {
  expect(shown({})).toContain('费用明细')
  expect(shown({ dueFen: null })).not.toContain('费用明细')
})

test.each([
  ['REQUESTED', true],
  ['CHARGING', true],
  ['ENDED', true],
  ['FAILED', false],
  ['HELD', false],
  ['SETTLED', false],
])('a session that is %s says by what price it goes: %s', (state, says) => {
  expect(shown({ state, dueFen: null }).includes('本次充电的电价')).toBe(says)
})

test.each(['SETTLED', 'BILLED', 'CHARGING'])('a session that is %s says nothing of that', (state) => {
  expect(shown({ state, findings: [finding(1)] })).not.toContain('存疑')
})

const codes = [1, 2, 8, 9, 10, 11, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 115, 116, 117, 118]

test.each(Object.entries(texts))('every reason has words for drivers and for staff in %s', (_, { my, abnormal }) => {
  expect(codes.filter((code) => !my.heldBecause[code] || !abnormal.codes[code])).toEqual([])
})
