import { expect, test } from 'vitest'
import { AtStation, ZonesContext, zonesOf } from '../api/zone'
import { renderToString } from '../texts/spoken'
import { Time } from './Cells'
import { OnceZoneKnown } from './OnceZoneKnown'

const shown = (stationId: string, byStation?: Map<string, string>, complete = false) => renderToString(
  <ZonesContext value={{ byStation, complete, reload: () => undefined }}>
    <AtStation stationId={stationId}>
      <Time at="2019-10-16T15:30:00Z" />
      <OnceZoneKnown>{(zone) => `typed by ${zone}`}</OnceZoneKnown>
    </AtStation>
  </ZonesContext>,
).replace(/<[^>]*>/g, '')

test.each<[string, Map<string, string> | undefined]>([['S', undefined], ['S', new Map([['T', 'Asia/Tokyo']])]])(
  'nobody types a time at %s while %j is all that is known', (stationId, known) => {
    const said = shown(stationId, known)
    expect(said).toContain('2019-10-16 23:30:00')
    expect(said).toContain('不知道这个站点的时区')
    expect(said).not.toContain('typed by')
  })

test.each([['T', 'Asia/Tokyo', '2019-10-17 00:30:00 +09:00'], ['C', 'Asia/Shanghai', '2019-10-16 23:30:00']])(
  'at %s times are typed and told in %s', (stationId, zone, time) => {
    const said = shown(stationId, new Map([['T', 'Asia/Tokyo'], ['C', 'Asia/Shanghai']]))
    expect(said).toContain(time)
    expect(said).toContain(`typed by ${zone}`)
    expect(said).not.toContain('不知道')
  })

test('a station that nobody has any more keeps the clock of China, once all lists were read', () => {
  expect(shown('S', new Map([['T', 'Asia/Tokyo']]), true)).toContain('typed by Asia/Shanghai')
})

test('either list serves while the other is away, the stations\' own before the copy', async () => {
  const own = Promise.resolve([{ stationId: 'T', name: '东京', zoneId: 'Asia/Tokyo' }])
  const copy = Promise.resolve([
    { stationId: 'T', name: '旧名', zoneId: 'Asia/Seoul' }, { stationId: 'GONE', name: '已撤', zoneId: 'Asia/Urumqi' },
  ])
  const both = await zonesOf([copy, own])
  expect([both.byStation?.get('T'), both.byStation?.get('GONE'), both.complete]).toEqual([
    'Asia/Tokyo',
    'Asia/Urumqi',
    true,
  ])
  expect([both.names?.get('T'), both.names?.get('GONE')]).toEqual(['东京', '已撤'])
  const half = await zonesOf([copy, Promise.reject(new Error('away'))])
  expect([half.byStation?.get('T'), half.complete]).toEqual(['Asia/Seoul', false])
})
