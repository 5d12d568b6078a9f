import { describe, expect, it, test } from 'vitest'
import { texts } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { nameOf, told, valueOf } from './evidence'

const sources: Record<string, string> = import.meta.glob(
  ['../../../../../../../billing/src/main/java/org/chargeledger/billing/domain/*.java',
    '../../../../../../../billing/src/main/java/org/chargeledger/billing/domain/check/*.java'],
  { query: '?raw', import: 'default', eager: true },
)
const java = (end: string) =>
  Object.entries(sources)
    .filter(([path]) => path.endsWith(end))
    .map(([, text]) => text)
    .join('\n')

const found = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

/** As billing's checks, its lost rule and its judgement name what they rest on. */
const names = [...new Set([
  ...found(/(?:Evidence\.of|\.and)\("(\w+)"/g, java('Checks.java') + java('/Check.java')),
  ...found(/"(\w+)"/g, java('/LostRule.java') + java('/Judgement.java') + java('/LatePrice.java')),
])]

describe.each(Object.entries(texts))('in %s', (_, words) => {
  it('every finding has a name', () => {
    const codes = found(/[A-Z_]+\((\d+), "/g, java('/FindingCode.java'))
    expect(codes.length).toBeGreaterThan(20)
    expect(codes.filter((code) => !words.abnormal.codes[Number(code)])).toEqual([])
  })

  it('everything that a finding rests on has a name', () => {
    expect(names.length).toBeGreaterThan(45)
    expect(
      names.filter((name) =>
        nameOf(/^(energyOutsideOf|pilePrice|ourPrice)$/.test(name) ? `${name}PEAK` : name, words).startsWith(name),
      ),
    ).toEqual([])
  })
})

it('every tolerance is told in the unit of its check', () => {
  const units: Record<string, string> = {
    TENTH_WH: '0.0001 kWh',
    SECOND: '1 秒',
    PERCENT: '1%',
    FEN: '0.01 元',
    HUNDRED_THOUSANDTH_YUAN_PER_KWH: '0.00001 元/kWh',
  }
  const numbers = Object.fromEntries(
    [...java('/FindingCode.java').matchAll(/([A-Z_]+)\((\d+), "/g)].map(([, name, number]) => [name, Number(number)]),
  )
  const checks = [...java('/Check.java').matchAll(/\(FindingCode\.(\w+), Unit\.(\w+),/g)]
  expect(checks.length).toBeGreaterThan(15)
  for (const [, name = '', unit = ''] of checks) {
    const shown = told({ code: numbers[name] ?? 0, name, evidence: { tolerance: '1' } }, zhCN).map(({ value }) => value)
    expect([name, ...shown]).toEqual(units[unit] === undefined ? [name] : [name, units[unit]])
  }
})

test.each([
  ['idleFeeFen', '123456', '1,234.56 元'],
  ['reportedAmountTenThousandths', '356789', '35.6789 元'],
  ['couldFlowTenthWh', '30901', '3.0901 kWh'],
  ['chargedSeconds', '59', '59 秒'],
  ['chargedSeconds', '61', '1 分 (61 秒)'],
  ['averagePowerW', '60500', '60.500 kW'],
  ['ratedPowerW', '60000', '60.000 kW'],
  ['pilePricePEAK', '110000', '1.10 元/kWh'],
  ['energyOutsideOfDEEP_VALLEYTenthWh', '10000', '1.0000 kWh'],
  ['wholeHours', '-8', '-8 小时'],
  ['unpluggedAt', '2019-10-16T08:18:22Z', '2019-10-16 16:18:22'],
  ['otherBillNo', '20191016161822566095', '20191016161822566095'],
  ['rawStopReason', '0x4A', '0x4A'],
  [
    'bands',
    '[BandReading[band=PEAK, energyTenthWh=-5, lossEnergyTenthWh=0], '
      + 'BandReading[band=FLAT, energyTenthWh=10000, lossEnergyTenthWh=0]]',
    '峰 -0.0005 kWh、平 1.0000 kWh',
  ],
  ['bands', '[]', '[]'],
  ['chargedSeconds', '', ''],
])('%s %s reads %s', (name, value, shown) => expect(valueOf(name, value, 9, zhCN)).toBe(shown))
