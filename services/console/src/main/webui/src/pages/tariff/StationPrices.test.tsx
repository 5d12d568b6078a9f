// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import type { StationPrice } from '../../api/tariff'
import { render } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { StationPrices } from './StationPrices'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const station = (name: string, tariffId: string): StationPrice => ({
  stationId: name, name, zoneId: 'Asia/Shanghai', tariffId, version: 1, scope: 'STATION', since: null, ownPiles: [],
  findings: [],
})

test('a version is asked for once, whatever is typed to find a station', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const [, tariffId] = /tariffs\/(\w+)\//.exec(path) ?? []
    const named = { tariffId, version: 1, name: `价 ${tariffId}`, zoneId: 'Asia/Shanghai' }
    return Response.json({ ...named, periods: [], dayPlans: [] })
  })
  render(
    <MemoryRouter>
      <StationPrices stations={[station('南山一站', 'A'), station('南山二站', 'A'), station('福田站', 'B')]} />
    </MemoryRouter>,
  )
  await screen.findByText('价 B')
  for (const letters of ['n', 'nan', '南', '南山', ''])
    fireEvent.change(screen.getByPlaceholderText(zhCN.tariff.find), { target: { value: letters } })
  await screen.findByText('价 B')
  expect(asked.map((path) => path.replace(/.*tariffs/, ''))).toEqual(['/A/versions/1', '/B/versions/1'])
})
