import { describe, expect, it } from 'vitest'
import { zhCN } from '../texts/zh-CN'
import {
  addDays,
  decimal,
  duration,
  exactKwh,
  kwh,
  localTime,
  maskedPhone,
  percent,
  startOfDay,
  unitPrice,
  yuan,
} from './format'

describe('money', () => {
  it.each([
    [0, '0.00'],
    [1, '0.01'],
    [99, '0.99'],
    [100, '1.00'],
    [14660, '146.60'],
    [-500, '-5.00'],
    [123456789, '1,234,567.89'],
    [100000, '1,000.00'],
  ])('%d fen is %s yuan', (fen, text) => expect(yuan(fen)).toBe(text))

  it.each([[76000, '0.76'], [34560, '0.3456'], [123456, '1.23456'], [100000, '1.00'], [5, '0.00005']])(
    'a price of %d steps is %s', (steps, text) => expect(unitPrice(steps)).toBe(text))

  it('keeps nine decimals of an exact amount', () => expect(decimal(2348400000, 9)).toBe('2.348400000'))
})

describe('energy', () => {
  it.each([[0, '0.00'], [49, '0.00'], [50, '0.01'], [30900, '3.09'], [376893900, '37,689.39']])(
    '%d steps are %s kWh in a list', (steps, text) => expect(kwh(steps)).toBe(text))

  it('is shown with all four decimals in a bill', () => expect(exactKwh(30901)).toBe('3.0901'))
})

describe('a phone', () => {
  it('hides digits 4 to 7', () => expect(maskedPhone('18900004136')).toBe('189xxxx4136'))
  it('is left alone when already masked', () => expect(maskedPhone('189xxxx4136')).toBe('189xxxx4136'))
})

describe('time', () => {
  it('is the station’s, not the browser’s', () =>
    expect(localTime('2019-10-16T08:18:22.566095Z')).toBe('2019-10-16 16:18:22'))
  it('has days that begin at the station’s midnight', () =>
    expect(startOfDay('2019-10-16')).toBe('2019-10-15T16:00:00.000Z'))
  it('crosses months', () => expect(addDays('2019-10-01', -1)).toBe('2019-09-30'))

  it.each([
    [59, '59 秒'],
    [60, '1 分'],
    [3599, '59 分'],
    [3600, '1 小时'],
    [5400, '1 小时 30 分'],
    [86400, '1 天'],
    [90000, '1 天 1 小时'],
  ])('%d seconds read as %s', (seconds, text) => expect(duration(seconds, zhCN)).toBe(text))
})

describe('a share', () => {
  it('of nothing is not a number', () => expect(percent(0, 0)).toBe('—'))
  it('has one decimal', () => expect(percent(38, 267)).toBe('14.2%'))
})
