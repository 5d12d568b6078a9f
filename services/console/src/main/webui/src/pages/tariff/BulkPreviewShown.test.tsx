import { expect, test } from 'vitest'
import type { Assignment, BulkPreview } from '../../api/tariff'
import { renderToString } from '../../texts/spoken'
import { BulkPreviewShown } from './BulkPreviewShown'

const nothing: BulkPreview = {
  digest: 'd',
  effectiveFrom: '2019-10-16T16:00:00Z',
  moves: [],
  unchangedTargets: 0,
  laterVersions: [],
  leftOut: [],
  findings: [],
}
const move = {
  tariffId: 'T',
  version: 3,
  name: '白天',
  effectiveFrom: '2019-10-16T16:00:00Z',
  stationIds: ['A', 'B'],
  pileCodes: [],
  wholeOperator: false,
  followingStationIds: [],
  detachedStationIds: [],
  withdrawnStationIds: [],
  withdrawnWholeOperator: false,
  changes: [],
}
const later: Assignment = {
  target: { scope: 'OPERATOR', id: '' },
  effectiveFrom: '2019-10-31T16:00:00Z',
  version: { tariffId: 'ALL', number: 7 },
  withdrawn: false,
}
const places = [
  { stationId: 'A', name: '甲站', zoneId: 'Asia/Shanghai' },
  { stationId: 'B', name: '乙站', zoneId: 'Asia/Shanghai' },
]
const shown = (change: Partial<BulkPreview>) =>
  renderToString(
    <BulkPreviewShown preview={{ ...nothing, ...change }} stations={places} zone="Asia/Shanghai" />,
  ).replace(/<[^>]*>/g, '')

test('says which stations get a tariff of their own, and which go back to the default', () => {
  const said = shown({ moves: [{ ...move, detachedStationIds: ['A'], withdrawnStationIds: ['B'] }] })
  expect(said).toContain('甲站 将单独定价')
  expect(said).toContain('乙站 改回运营商默认电价')
  expect(shown({ moves: [move] })).not.toMatch(/将单独定价|改回/)
})

test('names the stations that follow a version of the whole operator, and when each version begins', () => {
  const said = shown({
    moves: [
      { ...move, stationIds: [] },
      {
        ...move, stationIds: [], wholeOperator: true, followingStationIds: ['A', 'B'],
        effectiveFrom: '2019-10-31T16:00:00Z',
      },
    ],
  })
  expect(said).toContain('2019-10-17 00:00:00')
  expect(said).toContain('2019-11-01 00:00:00')
  expect(said).toContain('那时跟随它的 2 个站点甲站、乙站')
  expect(shown({ moves: [move] })).not.toContain('跟随')
})

test('names what starts later and what an undo leaves out', () => {
  const said = shown({ laterVersions: [later], leftOut: [{ ...later, target: { scope: 'STATION', id: 'A' } }] })
  expect(said).toContain('另有 1 个更晚生效的版本不受影响，请留意：运营商默认（没有单独电价的站点） · ALL v7 · 自 2019-11-01 00:00:00')
  expect(said).toContain('1 处后来有了别的版本，不撤销：甲站 · ALL v7')
  expect(shown({})).not.toMatch(/更晚|不撤销/)
})
