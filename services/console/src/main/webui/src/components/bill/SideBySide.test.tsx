import { expect, test } from 'vitest'
import type { Evidence, PileRecord } from '../../api/correction'
import { renderToString } from '../../texts/spoken'
import { SideBySide } from './SideBySide'

const record = (recordId: string, stands: boolean, energyTenthWh: number): PileRecord => ({
  recordId,
  stands,
  observedAt: '2019-10-16T10:00:00Z',
  registerDifferenceTenthWh: energyTenthWh,
  bandsTenthWh: energyTenthWh,
  comparisons: [],
  record: {
    chargeStartedAt: '2019-10-16T08:19:00Z',
    chargeEndedAt: null,
    energyTenthWh,
    meterStartTenthWh: 1_000_000,
    meterEndTenthWh: 1_000_000 + energyTenthWh,
    bands: [{ band: 'PEAK', energyTenthWh, reportedAmountTenThousandths: 0 }],
    reportedAmountTenThousandths: 104_500,
    stopReason: 'FULL',
    rawStopReason: '0x40',
  },
})

const evidence = (records: PileRecord[]): Evidence => ({
  billNo: '20191016161822566095',
  billVersion: 2,
  state: 'SETTLED',
  records,
  findings: [],
  versions: [],
  offers: [],
  proposal: null,
  current: {
    chargeStartedAt: null,
    chargeEndedAt: null,
    serviceEndedAt: null,
    energyTenthWh: 0,
    bands: [],
    idleCharged: true,
    stopReason: null,
  },
  curve: [
    { observedAt: '2019-10-16T15:59:00Z', status: 'CHARGING', plugged: true, energyTenthWh: 10_000, powerW: 7_040 },
    { observedAt: '2019-10-16T16:01:00Z', status: 'IDLE', plugged: true, energyTenthWh: 90_000, powerW: null },
  ],
  platform: {
    startedAt: null,
    chargingSince: null,
    chargingLastSeenAt: null,
    overSince: null,
    pluggedAt: '2019-10-16T08:18:30Z',
    unpluggedAt: '2019-10-16T08:40:00Z',
    unplugConfirmed: false,
    energySeenTenthWh: 90_000,
    offlineFrom: '2019-10-16T08:45:00Z',
    onlineSince: '2019-10-16T09:50:00Z',
  },
})

const shown = (records: PileRecord[]) =>
  renderToString(<SideBySide evidence={evidence(records)} />).replaceAll('<!-- -->', '')

test('each record has a column, and the one that stands says so', () => {
  const both = shown([record('a', true, 80_000), record('b', false, 95_000)])
  expect(both).toMatch(/桩记录 1（为准）<\/th><th>桩记录 2<\/th><th>平台观察时间/)
  for (const cell of [
    '8.0000 kWh',
    '9.5000 kWh',
    '108.0000 kWh',
    '109.5000 kWh',
    '其中 峰',
    '10.4500',
    '2019-10-16 18:00:00',
  ])
    expect(both).toContain(cell)
})

test('what the platform saw of plug and line is told, and what nothing confirmed', () => {
  const alone = shown([record('a', true, 80_000)])
  expect(alone).toContain('桩上报时间')
  for (const cell of ['2019-10-16 16:18:30', '未证实', '2019-10-16 16:45:00', '2019-10-16 17:50:00'])
    expect(alone).toContain(cell)
})

test('that the pile said it never began is told with its reason, where it did', () => {
  const of = evidence([record('a', true, 80_000)])
  const platform = { ...of.platform, startDeniedAt: '2019-10-16T08:18:40Z', startDenied: 'NOT_PLUGGED' }
  const denied = renderToString(<SideBySide evidence={{ ...of, platform }} />)
  for (const cell of ['桩报启动失败', '2019-10-16 16:18:40', '未插枪']) expect(denied).toContain(cell)
  expect(shown([record('a', true, 80_000)])).not.toContain('桩报启动失败')
})

test('without a record only the platform speaks', () => {
  const none = shown([])
  expect(none).toContain('桩没有上报充电记录')
  expect(none).not.toContain('电表起')
})

test('the curve tells its days and its power', () => {
  const curve = shown([])
  expect(curve).toContain('10-16 23:59:00')
  expect(curve).toContain('10-17 00:01:00')
  expect(curve).toMatch(/最高 7\.040 kW/)
  expect(curve).toContain('class="power"')
})
