// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, waitFor } from '@testing-library/react'
import { ConfigProvider } from 'antd'
import { afterEach, expect, test, vi } from 'vitest'
import { routed } from '../../texts/spoken'
import { zhCN } from '../../texts/zh-CN'
import { BulkChange } from './BulkChange'

configure({ asyncUtilTimeout: 20_000 })
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const preview = {
  digest: 'd', effectiveFrom: '2019-10-16T16:00:00Z', moves: [], unchangedTargets: 0, laterVersions: [], leftOut: [],
  findings: [],
}
const earlier = {
  changeId: 'X', madeAt: '', madeBy: '', reason: '免占桩费', moved: [],
  wish: { edit: { kind: 'REMOVE_IDLE_FEE' }, stationIds: [], effectiveFrom: '2019-10-16T16:00:00Z' },
}

const shown = () => {
  const asked: unknown[] = []
  vi.stubGlobal('fetch', async (path: string, init?: { body?: string }) => {
    if (!path.endsWith('/preview')) return Response.json({ items: [earlier], nextCursor: null })
    asked.push(JSON.parse(init?.body ?? ''))
    return Response.json(preview)
  })
  routed(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <BulkChange stations={[{ stationId: 'A', name: '甲站', zoneId: 'Asia/Shanghai' }]} close={vi.fn()} />
    </ConfigProvider>,
  )
  fireEvent.change(screen.getByLabelText(zhCN.tariff.effectiveFrom), { target: { value: '2019-10-17 00:00' } })
  return asked
}
const look = () => fireEvent.click(screen.getByText(zhCN.tariff.look))

test('what starts later is changed too, unless somebody wants it left alone', async () => {
  const asked = shown()
  look()
  await waitFor(() => expect(asked).toHaveLength(1))
  fireEvent.click(screen.getByLabelText(zhCN.tariff.alsoLater))
  look()
  await waitFor(() => expect(asked).toHaveLength(2))
  const wish = { edit: { kind: 'REMOVE_IDLE_FEE' }, stationIds: [], effectiveFrom: '2019-10-16T16:00:00.000Z' }
  expect(asked).toEqual([{ ...wish, alsoLater: true }, { ...wish, alsoLater: false }])
})

test('an undo takes back whatever the change made, and asks for no more', async () => {
  const asked = shown()
  fireEvent.mouseDown(screen.getByLabelText(zhCN.tariff.bulkWhat))
  fireEvent.click(await screen.findByText(zhCN.tariff.undo(zhCN.tariff.bulkKinds.REMOVE_IDLE_FEE ?? '', '免占桩费')))
  expect(screen.queryByLabelText(zhCN.tariff.alsoLater)).toBeNull()
  look()
  await waitFor(() => expect(asked).toEqual([
    { undoes: 'X', stationIds: [], effectiveFrom: '2019-10-16T16:00:00.000Z' },
  ]))
})
