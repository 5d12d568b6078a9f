import { expect, test } from 'vitest'
import { zhCN } from '../../texts/zh-CN'
import { changeWords, planDays } from './words'

test('says a difference as staff would', () => {
  expect(changeWords({ at: '/idleFee/perMinuteFen', before: '80', after: null }, zhCN)).toBe('占桩费每分钟: 0.80 → —')
  expect(changeWords({ at: '/prices/PEAK/servicePriceHundredThousandths', before: '34000', after: '40000' }, zhCN)).toBe('峰服务费: 0.34 → 0.40')
})

test('says on which days a plan holds', () => {
  expect(planDays({ name: '夏', dates: ['2026-10-01'], seasons: [{ from: '07-01', to: '08-31' }], weekdays: ['SATURDAY'], periods: [] }, zhCN))
    .toBe('07-01–08-31 · 周六 · 2026-10-01')
})
