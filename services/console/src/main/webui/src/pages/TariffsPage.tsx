import { Alert, Button, Empty, Select, Skeleton, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useMay } from '../api/session'
import { type StationPrice, type Tariff, stationPrices, tariffs } from '../api/tariff'
import { useLoad } from '../api/useLoad'
import { Failure } from '../components/Failure'
import { PageTitle } from '../components/PageTitle'
import { useTexts } from '../texts'
import { BulkChange } from './tariff/BulkChange'
import { History } from './tariff/History'
import { NewTariff } from './tariff/NewTariff'
import { StationPrices } from './tariff/StationPrices'

interface Known {
  tariffs: Tariff[]
  stations: StationPrice[]
}

const known = async (signal: AbortSignal): Promise<Known> => {
  const [all, stations] = await Promise.all([tariffs(signal), stationPrices(signal)])
  return { tariffs: all, stations }
}

/** What charging costs: tariffs with their versions through time, and what holds at each station now. */
export function TariffsPage() {
  const texts = useTexts()
  const mayPrice = useMay('operator-admin', 'platform-admin')
  const [address, setAddress] = useSearchParams()
  const [making, setMaking] = useState<'tariff' | 'bulk change'>()
  const [published, setPublished] = useState<number>()
  const { data, problem, reload } = useLoad(known, [])
  const made = (changed: boolean) => {
    setMaking(undefined)
    if (changed) reload()
  }
  const bulkMade = (count?: number) => {
    setPublished(count)
    made(count !== undefined)
  }

  return (
    <>
      <PageTitle title={texts.tariff.title} note={texts.tariff.intro} reload={reload}>
        {mayPrice && data && <Button onClick={() => setMaking('tariff')}>{texts.tariff.newTariff}</Button>}
        {mayPrice && data && <Button onClick={() => setMaking('bulk change')}>{texts.tariff.bulk}</Button>}
      </PageTitle>
      {problem && <Failure problem={problem} retry={reload} />}
      {published !== undefined && (
        <Alert className="failure" type="success" showIcon title={texts.tariff.bulkMade(published)} />
      )}
      {!data && !problem && <Skeleton active />}
      {data && (
        <Tabs
          activeKey={address.get('tab') ?? 'tariffs'}
          onChange={(tab) => setAddress({ tab })}
          destroyOnHidden
          items={[
            {
              key: 'tariffs',
              label: texts.tariff.tariffs,
              children: <Chosen {...data} mayPrice={mayPrice} changed={reload} />,
            },
            { key: 'stations', label: texts.tariff.pricesNow, children: <StationPrices stations={data.stations} /> },
          ]}
        />
      )}
      {data && making === 'bulk change' && <BulkChange stations={data.stations} close={bulkMade} />}
      {data && making === 'tariff' && (
        <NewTariff
          taken={data.tariffs.map(({ tariffId }) => tariffId)}
          close={(tariff) => { if (tariff) setAddress({ tariff: tariff.tariffId }); made(tariff !== undefined) }}
        />
      )}
    </>
  )
}

function Chosen({ tariffs: all, stations, mayPrice, changed }: Known & { mayPrice: boolean; changed: () => void }) {
  const texts = useTexts()
  const [address, setAddress] = useSearchParams()
  const chosen = all.find((one) => one.tariffId === address.get('tariff')) ?? all[0]
  if (!chosen) return <Empty description={texts.tariff.empty} />
  return (
    <>
      <div className="filters">
        <Select
          value={chosen.tariffId}
          onChange={(tariffId) => setAddress({ tariff: tariffId })}
          options={all.map((one) => ({ value: one.tariffId, label: `${one.name} (${one.tariffId})` }))}
          style={{ minWidth: 320 }}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={texts.tariff.title}
        />
      </div>
      <History key={chosen.tariffId} tariff={chosen} stations={stations} mayPrice={mayPrice} changed={changed} />
    </>
  )
}
