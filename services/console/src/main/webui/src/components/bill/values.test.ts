import { expect, test } from 'vitest'
import type { Values } from '../../api/correction'
import { zhCN } from '../../texts/zh-CN'
import { valueRows } from './values'

const bill: Values = {
  chargeStartedAt: '2019-10-16T08:19:00Z',
  chargeEndedAt: '2019-10-16T09:00:00Z',
  serviceEndedAt: null,
  energyTenthWh: 90_000,
  bands: [{ band: 'PEAK', energyTenthWh: 90_000, estimated: true }],
  idleCharged: true,
  stopReason: 'FULL',
}
const record: Values = {
  ...bill,
  chargeEndedAt: '2019-10-16T09:00:00.250Z',
  energyTenthWh: 95_000,
  bands: [{ band: 'FLAT', energyTenthWh: 95_000 }],
}

test('tells times, energy, bands and the idle fee of each account, and where they differ', () => {
  expect(valueRows([bill, record], zhCN)).toEqual([
    { label: '充电开始', cells: ['2019-10-16 16:19:00', '2019-10-16 16:19:00'], differs: false },
    { label: '充电结束', cells: ['2019-10-16 17:00:00', '2019-10-16 17:00:00'], differs: true },
    { label: '服务结束（拔枪）', cells: ['—', '—'], differs: false },
    { label: '电量 (kWh)', cells: ['9.0000', '9.5000'], differs: true },
    { label: '其中 峰', cells: ['9.0000 (估算)', '—'], differs: true },
    { label: '其中 平', cells: ['—', '9.5000'], differs: true },
    { label: '收占桩费', cells: ['是', '是'], differs: false },
  ])
})

test('tells times by the clock of the station', () => {
  expect(valueRows([bill], zhCN, 'Asia/Tokyo')[1]?.cells).toEqual(['2019-10-16 18:00:00 +09:00'])
})

test('an estimate of the same energy is no difference', () => {
  const measured: Values = { ...bill, bands: [{ band: 'PEAK', energyTenthWh: 90_000, estimated: false }] }
  expect(valueRows([bill, measured], zhCN).some((row) => row.differs)).toBe(false)
})
