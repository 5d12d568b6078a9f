import { describe, expect, test } from 'vitest'
import type { StationPrice, Version } from '../../api/tariff'
import { foremost, forceOf } from './force'

const day = (number: number) => `2019-10-${String(number).padStart(2, '0')}T00:00:00Z`
const now = Date.parse(day(15))

const version = (number: number, from: number, change: Partial<Version> = {}): Version => ({
  tariffId: 'T',
  version: number,
  name: '',
  zoneId: 'Asia/Shanghai',
  effectiveFrom: day(from),
  stationIds: [],
  pileCodes: [],
  wholeOperator: false,
  withdrawnStationIds: [],
  withdrawnPileCodes: [],
  withdrawnWholeOperator: false,
  modelNo: '',
  periods: [],
  dayPlans: [],
  idleFee: null,
  publishedAt: null,
  publishedBy: null,
  reason: null,
  warnings: [],
  ...change,
})
const at = (stationId: string, held: Partial<StationPrice>): StationPrice => ({
  stationId,
  name: stationId,
  zoneId: 'Asia/Shanghai',
  tariffId: 'T',
  version: 1,
  scope: 'STATION',
  since: day(1),
  ownPiles: [],
  findings: [],
  ...held,
})
const states = (versions: Version[], stations: StationPrice[]) =>
  versions.map((one) => forceOf(one, versions, stations, now))

describe('a version is', () => {
  const ofA = { stationIds: ['A'] }

  test('in force where a station says so, before that over, after that scheduled', () => {
    const versions = [version(1, 1, ofA), version(2, 10, ofA), version(3, 20, ofA)]
    expect(states(versions, [at('A', { version: 2, since: day(10) })])).toEqual(['OVER', 'IN_FORCE', 'SCHEDULED'])
    expect(foremost(versions.toReversed(), [at('A', { version: 2, since: day(10) })], now)?.version).toBe(2)
  })

  test('scheduled although our clock is ahead of the one of the service', () => {
    expect(states([version(1, 1, ofA), version(2, 10, ofA)], [at('A', {})])).toEqual(['IN_FORCE', 'SCHEDULED'])
    expect(
      states(
        [version(1, 1, { wholeOperator: true }), version(2, 10, { wholeOperator: true })],
        [at('A', { scope: 'OPERATOR' })],
      ),
    ).toEqual(['IN_FORCE', 'SCHEDULED'])
  })

  test('over where another tariff holds, or none', () => {
    expect(states([version(1, 1, ofA)], [at('A', { tariffId: 'U', since: day(2) })])).toEqual(['OVER'])
    expect(
      states([version(1, 1, ofA)], [at('A', { tariffId: null, version: null, scope: null, since: null })]),
    ).toEqual(['OVER'])
  })

  test('two at once, at different stations', () => {
    const versions = [version(1, 1, { stationIds: ['A', 'B'] }), version(2, 10, ofA)]
    expect(states(versions, [at('A', { version: 2, since: day(10) }), at('B', {})])).toEqual(['IN_FORCE', 'IN_FORCE'])
  })

  test('called off by the next ones of the same moment, once they take all of its places', () => {
    const versions = [
      version(1, 1, { stationIds: ['A', 'B'] }),
      version(2, 20, { stationIds: ['A', 'B'] }),
      version(3, 20, ofA),
    ]
    const stations = [at('A', {}), at('B', {})]
    expect(states(versions, stations)).toEqual(['IN_FORCE', 'SCHEDULED', 'SCHEDULED'])
    expect(states([...versions, version(4, 20, { withdrawnStationIds: ['B'] })], stations)).toEqual([
      'IN_FORCE',
      'OVER',
      'SCHEDULED',
      'SCHEDULED',
    ])
    expect(states([version(1, 1, { pileCodes: ['P'] }), version(2, 1, { pileCodes: ['P'] })], [])).toEqual([
      'OVER',
      'IN_FORCE',
    ])
  })

  test('in force at a pile until a later one takes or withdraws it', () => {
    const ofP = { pileCodes: ['P', 'Q'] }
    expect(states([version(1, 1, ofP)], [])).toEqual(['IN_FORCE'])
    expect(states([version(1, 1, ofP), version(2, 10, { pileCodes: ['P'] })], [])).toEqual(['IN_FORCE', 'IN_FORCE'])
    expect(states([version(1, 1, ofP), version(2, 10, { pileCodes: ['P'], withdrawnPileCodes: ['Q'] })], [])).toEqual([
      'OVER',
      'IN_FORCE',
    ])
    expect(states([version(1, 1, ofP), version(2, 20, ofP)], [])).toEqual(['IN_FORCE', 'SCHEDULED'])
  })

  test('in force as a default that no station goes by, unless they go by another one', () => {
    const all = { wholeOperator: true }
    expect(states([version(1, 1, all), version(2, 10, all)], [at('A', { tariffId: 'U' })])).toEqual([
      'OVER',
      'IN_FORCE',
    ])
    const none = version(2, 10, { withdrawnWholeOperator: true })
    expect(states([version(1, 1, all), none], [])).toEqual(['OVER', 'OVER'])
    expect(states([version(1, 20, all), version(2, 20, { withdrawnWholeOperator: true })], [])[0]).toBe('OVER')
    expect(states([version(2, 10, all)], [at('A', { tariffId: 'U', scope: 'OPERATOR', since: day(11) })])).toEqual([
      'OVER',
    ])
  })
})

test('of versions that are all to come, the last one is looked at; of none, none', () => {
  expect(foremost([version(2, 21), version(1, 20)], [], now)?.version).toBe(2)
  expect(foremost([], [], now)).toBeUndefined()
})
