import { expect, test } from 'vitest'
import type { Version } from '../../api/correction'
import { renderToString } from '../../texts/spoken'
import { values } from './samples'
import { Versions } from './Versions'

const version = (billVersion: number, tariffVersion: number): Version => ({
  billVersion,
  current: billVersion === 2,
  state: 'SETTLED',
  source: 'RATED',
  madeAt: '2019-10-16T10:00:00Z',
  madeBy: null,
  reason: null,
  tariffId: 'tou',
  tariffVersion,
  values: values(95_000),
  energyFeeFen: 0,
  serviceFeeFen: 0,
  idleFeeFen: 0,
  totalFen: 0,
  discountFen: null,
  dueFen: null,
  findings: [],
})

test('each version names the price it was rated by', () => {
  const shown = renderToString(<Versions billNo="A" versions={[version(1, 1), version(2, 3)]} />)
  expect(shown.replaceAll('<!-- -->', '')).toMatch(/tou 第 3 版.*tou 第 1 版/s)
})
