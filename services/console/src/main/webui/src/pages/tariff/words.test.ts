import { expect, test } from 'vitest'
import { zhCN } from '../../texts/zh-CN'
import { changeWords, planDays } from './words'

test('says a difference as staff would', () => {
  expect(changeWords({ at: '/idleFee/perMinuteFen', before: '80', after: null }, zhCN)).toBe('占桩费每分钟: 0.80 → —')
  expect(changeWords({ at: '/idleFee/perMinuteFen', after: '80' }, zhCN)).toBe('占桩费每分钟: — → 0.80')
  expect(
    changeWords({ at: '/prices/PEAK/servicePriceHundredThousandths', before: '34000', after: '40000' }, zhCN),
  ).toBe('峰服务费: 0.34 → 0.40')
})

test.each([
  [
    '/days/ordinary/periods',
    '00:00–24:00 FLAT',
    '00:00–08:00 DEEP_VALLEY, 08:00–24:00 PEAK',
    '平日 时段: 00:00–24:00 平 → 00:00–08:00 深谷, 08:00–24:00 峰',
  ],
  ['/days/春/夏/days', null, '[2026-05-01]; []; [SUNDAY]', '春/夏 日期: — → [2026-05-01]; []; [周日]'],
  ['/targets/STATION/S-1', 'assigned', 'withdrawn', '甲站: 适用 → 交还'],
  ['/targets/PILE/440306', null, 'assigned', '440306: — → 适用'],
  ['/effectiveFrom', '2019-10-16T15:00:00Z', null, '生效时间: 2019-10-17 00:00:00 → —'],
  ['/unheard/of', '1', '2', '/unheard/of: 1 → 2'],
])('says %s in words', (at, before, after, said) => {
  expect(
    changeWords({ at, before, after }, zhCN, { zoneId: 'Asia/Tokyo', name: (id) => (id === 'S-1' ? '甲站' : id) }),
  ).toBe(said)
})

test('says on which days a plan holds', () => {
  expect(
    planDays(
      {
        name: '夏',
        dates: ['2026-10-01'],
        seasons: [{ from: '07-01', to: '08-31' }],
        weekdays: ['SATURDAY'],
        periods: [],
      },
      zhCN,
    ),
  ).toBe('07-01–08-31 · 周六 · 2026-10-01')
})
