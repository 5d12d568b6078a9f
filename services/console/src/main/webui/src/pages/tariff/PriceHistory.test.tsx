// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import type { PastPrice, StationPrice } from '../../api/tariff'
import { render } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { StationPrices } from './StationPrices'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const station: StationPrice = {
  stationId: 'A', name: '甲站', zoneId: 'Asia/Shanghai', tariffId: null, version: null, scope: null, since: null,
  ownPiles: [{ pileCode: 'P-1', tariffId: 'T', version: 3, since: '2019-10-16T16:00:00Z' }], findings: [],
}
const past: PastPrice[] = [
  { from: '2019-10-31T16:00:00Z', until: null },
  {
    from: '2019-10-16T16:00:00Z', until: '2019-10-31T16:00:00Z', scope: 'OPERATOR', tariffId: 'T', version: 2, name: '白天',
    periods: [], idleFee: { perMinuteFen: 80, freeMinutes: 15 }, publishedAt: '2019-10-15T16:00:00Z', publishedBy: '小李',
    reason: '开站',
  },
]

const shown = (nextCursor: string | null) => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return Response.json({ items: past, nextCursor })
  })
  render(<MemoryRouter><StationPrices stations={[station]} /></MemoryRouter>)
  return asked
}

test('a station has a history: what held from when to when, by what, who published it and why', async () => {
  const asked = shown(null)
  fireEvent.click(screen.getByText(zhCN.tariff.priceHistory))
  await screen.findByText('开站')
  expect(asked).toEqual(['/api/tariff/v1/prices/history?stationId=A&limit=200'])
  for (const words of ['白天', '小李', zhCN.tariff.scopes.OPERATOR]) expect(screen.getByText(words, { exact: false })).toBeDefined()
  expect(screen.getAllByText(zhCN.tariff.unpriced)).toHaveLength(2)
  expect(screen.queryByText(zhCN.tariff.olderNotShown(2))).toBeNull()
})

test('a pile with a tariff of its own stands at its station, and has a history too, as long as a page is', async () => {
  const asked = shown('more')
  fireEvent.click(screen.getByText('P-1'))
  await screen.findByText(zhCN.tariff.olderNotShown(2))
  await waitFor(() => expect(asked).toEqual(['/api/tariff/v1/prices/history?pileCode=P-1&limit=200']))
})
