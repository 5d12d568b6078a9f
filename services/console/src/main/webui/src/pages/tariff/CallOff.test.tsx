// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, expect, test, vi } from 'vitest'
import type { BulkPreview, Version } from '../../api/tariff'
import { routed } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { CallOff } from './CallOff'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const version = {
  tariffId: 'T', version: 4, name: '白天', effectiveFrom: '2019-11-01T00:00:00Z', zoneId: 'Asia/Shanghai',
} as Version
const move = {
  tariffId: 'T', version: 5, name: '白天', effectiveFrom: version.effectiveFrom, stationIds: ['A'], pileCodes: [],
  wholeOperator: false, followingStationIds: [], detachedStationIds: [], withdrawnStationIds: [],
  withdrawnWholeOperator: false, changes: [],
}
const preview: BulkPreview = {
  digest: 'd', effectiveFrom: version.effectiveFrom, moves: [move], unchangedTargets: 0, laterVersions: [],
  leftOut: [], findings: [],
}

const shown = (seen: BulkPreview) => {
  const asked: [string, unknown][] = []
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    asked.push([path, JSON.parse(body)])
    return Response.json(path.endsWith('preview') ? seen : { changeId: 'c', moved: [{}] })
  })
  const close = vi.fn()
  routed(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <CallOff version={version} stations={[{ stationId: 'A', name: '甲站', zoneId: 'Asia/Shanghai' }]} close={close} />
    </ConfigProvider>,
  )
  return { asked, close }
}

test('a version is called off as it was looked at, from the moment at which it would begin', async () => {
  const { asked, close } = shown(preview)
  await screen.findByText('甲站')
  fireEvent.change(screen.getByLabelText(zhCN.common.reason), { target: { value: '发错' } })
  fireEvent.click(screen.getByText(zhCN.tariff.callOff))
  await waitFor(() => expect(close).toHaveBeenCalledWith(true))
  const wish = { callsOff: { tariffId: 'T', version: 4 }, stationIds: [], effectiveFrom: version.effectiveFrom }
  expect(asked).toEqual([
    ['/api/tariff/v1/bulk-changes/preview', wish],
    ['/api/tariff/v1/bulk-changes', { ...wish, reason: '发错', digest: 'd' }],
  ])
})

test('what leaves the stations without a default says so, and can be called off all the same', async () => {
  shown({ ...preview, moves: [{ ...move, stationIds: [], withdrawnWholeOperator: true, followingStationIds: ['A'] }] })
  await screen.findByText(zhCN.tariff.nothingBefore)
  expect(screen.getByText(zhCN.tariff.noDefault)).toBeDefined()
  expect(screen.getByText('甲站')).toBeDefined()
  expect(screen.getByText(zhCN.tariff.callOff)).toBeDefined()
})

test('what leaves them another one says nothing of that', async () => {
  shown(preview)
  await screen.findByText('甲站')
  expect(screen.queryByText(zhCN.tariff.nothingBefore)).toBeNull()
  expect(screen.queryByText(zhCN.tariff.noDefault)).toBeNull()
})

test('what cannot be called off offers no way to', async () => {
  shown({ ...preview, findings: [{ code: 'station-taken', at: '', message: '' }] })
  await screen.findByText(zhCN.errors.findings['station-taken']!)
  expect(screen.queryByText(zhCN.tariff.callOff)).toBeNull()
})
