import { PlusOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Card, Empty, Select, Skeleton, Space, Table, Tag } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useMay } from '../api/session'
import { type Station, stations } from '../api/stations'
import { type Tariff, type Version, tariffs, versions } from '../api/tariff'
import { useLoad } from '../api/useLoad'
import { Time } from '../components/Cells'
import { DayChart } from '../components/DayChart'
import { Failure } from '../components/Failure'
import { PageTitle } from '../components/PageTitle'
import { stretches } from '../format/day'
import { unitPrice, yuan } from '../format/format'
import { useTexts } from '../texts'
import { BulkChange } from './tariff/BulkChange'
import { NewVersionForm } from './tariff/NewVersionForm'
import { planDays } from './tariff/words'

const known = async (signal: AbortSignal) => {
  const [all, places] = await Promise.all([tariffs(signal), stations(signal)])
  return { tariffs: all, stations: places }
}

/** What charging costs: a tariff, its versions through time, and the day as a driver pays it. */
export function TariffsPage() {
  const texts = useTexts()
  const mayPrice = useMay('operator-admin', 'platform-admin')
  const [address, setAddress] = useSearchParams()
  const [changing, setChanging] = useState(false)
  const { data, problem, reload } = useLoad(known, [])
  const chosen = data?.tariffs.find((one) => one.tariffId === address.get('tariff')) ?? data?.tariffs[0]

  return (
    <>
      <PageTitle title={texts.tariff.title} note={texts.tariff.intro}>
        {mayPrice && data && <Button onClick={() => setChanging(true)}>{texts.tariff.bulk}</Button>}
        <Button icon={<ReloadOutlined />} onClick={reload}>{texts.common.reload}</Button>
      </PageTitle>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {data && !chosen && <Empty description={texts.tariff.empty} />}
      {data && chosen && (
        <>
          <div className="filters">
            <Select
              value={chosen.tariffId}
              onChange={(tariffId) => setAddress({ tariff: tariffId })}
              options={data.tariffs.map((one) => ({ value: one.tariffId, label: `${one.name} (${one.tariffId})` }))}
              style={{ minWidth: 320 }}
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={texts.tariff.title}
            />
          </div>
          <History key={chosen.tariffId} tariff={chosen} stations={data.stations} mayPrice={mayPrice} />
        </>
      )}
      {data && changing && <BulkChange stations={data.stations} close={(changed) => { setChanging(false); if (changed) reload() }} />}
    </>
  )
}

function History({ tariff, stations: places, mayPrice }: { tariff: Tariff; stations: Station[]; mayPrice: boolean }) {
  const texts = useTexts()
  const [shown, setShown] = useState<number>()
  const [drafting, setDrafting] = useState(false)
  const { data, problem, reload } = useLoad((signal) => versions(tariff.tariffId, signal), [tariff.tariffId])
  if (problem) return <Failure problem={problem} retry={reload} />
  if (!data) return <Skeleton active />
  const newestFirst = data.toSorted((one, other) => other.version - one.version)
  const version = newestFirst.find((one) => one.version === shown) ?? newestFirst[0]
  return (
    <div className="tariff">
      <Card size="small" title={texts.tariff.versions} extra={mayPrice && (
        <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => setDrafting(true)}>{texts.tariff.newVersion}</Button>
      )}>
        <Table<Version>
          size="small"
          rowKey="version"
          dataSource={newestFirst}
          pagination={newestFirst.length > 20 ? { pageSize: 20 } : false}
          rowClassName={(one) => (one === version ? 'clickable chosen' : 'clickable')}
          onRow={(one) => ({ onClick: () => setShown(one.version) })}
          locale={{ emptyText: texts.tariff.noVersion }}
          columns={[
            { title: texts.tariff.version, width: 64, render: (_, one) => <b className="number">v{one.version}</b> },
            { title: texts.tariff.effectiveFrom, width: 170, render: (_, one) => <Time at={one.effectiveFrom} /> },
            { title: texts.tariff.prices, render: (_, one) => range(one) },
            { title: texts.bill.components.IDLE_FEE, render: (_, one) => <Idle version={one} /> },
          ]}
        />
      </Card>
      {version && (
        <Card size="small" title={<Space>{tariff.name}<Tag>v{version.version}</Tag></Space>}>
          <VersionShown version={version} stations={places} />
        </Card>
      )}
      {drafting && (
        <NewVersionForm
          tariff={tariff}
          before={newestFirst[0]}
          stations={places}
          close={(made) => { setDrafting(false); if (made) { setShown(undefined); reload() } }}
        />
      )}
    </div>
  )
}

/** Cheapest to dearest kWh, electricity and service together. */
function range({ periods }: Version): string {
  const prices = periods.map((one) => one.energyPriceHundredThousandths + one.servicePriceHundredThousandths)
  const low = unitPrice(Math.min(...prices))
  const high = unitPrice(Math.max(...prices))
  return low === high ? low : `${low} – ${high}`
}

export function Idle({ version: { idleFee } }: { version: Pick<Version, 'idleFee'> }) {
  const texts = useTexts().tariff
  if (!idleFee || idleFee.perMinuteFen === 0) return <span className="faint">{texts.noIdleFee}</span>
  const quiet = (idleFee.quietHours ?? []).map(({ from, to }) => `${from}–${to}`).join('、')
  return (
    <>
      {texts.idle(yuan(idleFee.perMinuteFen), idleFee.freeMinutes, idleFee.capFen == null ? null : yuan(idleFee.capFen))}
      {quiet && <span className="faint"> {texts.quiet(quiet)}</span>}
    </>
  )
}

/** One version whole: the ordinary day, the days that differ, and where it holds. */
function VersionShown({ version, stations: places }: { version: Version; stations: Station[] }) {
  const texts = useTexts()
  const where = [
    ...(version.wholeOperator ? [texts.tariff.wholeOperator] : []),
    ...version.stationIds.map((id) => places.find((one) => one.stationId === id)?.name ?? id),
    ...version.pileCodes,
  ]
  return (
    <>
      {version.dayPlans.length > 0 && <h3 className="plan">{texts.tariff.ordinaryDay}</h3>}
      <DayChart day={stretches(version.periods)} label={texts.tariff.dayChart} />
      {version.dayPlans.map((plan) => (
        <section key={plan.name}>
          <h3 className="plan">{plan.name} <span className="faint small">{planDays(plan, texts)}</span></h3>
          <DayChart day={stretches(plan.periods)} label={plan.name} />
        </section>
      ))}
      <dl className="facts">
        <dt>{texts.bill.components.IDLE_FEE}</dt>
        <dd><Idle version={version} /></dd>
        <dt>{texts.tariff.where}</dt>
        <dd>{where.length === 0 ? '—' : where.join('、')}</dd>
        <dt>{texts.tariff.model}</dt>
        <dd className="number">{version.modelNo}</dd>
        <dt>{texts.tariff.zone}</dt>
        <dd>{version.zoneId}</dd>
        {version.publishedBy && (
          <>
            <dt>{texts.tariff.published}</dt>
            <dd>{version.publishedBy} <Time at={version.publishedAt} /> {version.reason && <span className="faint">{version.reason}</span>}</dd>
          </>
        )}
      </dl>
      {version.warnings.length > 0 && (
        <ul className="faint small">{version.warnings.map((one) => <li key={one.code + one.at}>{texts.tariff.warnings[one.code] ?? one.message}</li>)}</ul>
      )}
    </>
  )
}
