import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AtStation, ZonesContext } from '../api/zone'
import { Time } from './Cells'
import { OnceZoneKnown } from './OnceZoneKnown'

const shown = (stationId: string, byStation?: Map<string, string>) => renderToString(
  <ZonesContext value={{ byStation, reload: () => undefined }}>
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
