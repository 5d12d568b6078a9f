import { Button, Input, Skeleton, Table, Tag } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { Link } from 'react-router-dom'
import { type Place, type StationPrice, type Version, pricesToday, version } from '../../api/tariff'
import { useLoad } from '../../api/useLoad'
import { Time } from '../../components/Cells'
import { DayChart } from '../../components/DayChart'
import { Failure } from '../../components/Failure'
import { Nothing } from '../../components/Nothing'
import { stretchesToday } from '../../format/day'
import { useTexts } from '../../texts'
import { PriceHistory } from './PriceHistory'
import { Idle } from './VersionShown'
import { range } from './words'
import { worstFirst } from './worst'

const rowsPerPage = 20
const keyOf = ({ tariffId, version: number }: Pick<StationPrice, 'tariffId' | 'version'>) => `${tariffId} ${number}`

type Known = ReadonlyMap<string, Version>

/** The versions that hold at these stations beside those known before: a version never changes. */
async function held(stations: StationPrice[], known: Known, signal: AbortSignal): Promise<Known> {
  const unknown = new Map(
    stations.filter((one) => one.tariffId != null && !known.has(keyOf(one))).map((one) => [keyOf(one), one]),
  )
  const found = await Promise.all(
    [...unknown.values()].map((one) => version(one.tariffId ?? '', one.version ?? 0, signal)),
  )
  return new Map([...known, ...found.map((one) => [keyOf(one), one] as const)])
}

/** What each station costs now, and by which version; a row opens to its whole day. */
export function StationPrices({ stations: all }: { stations: StationPrice[] }) {
  const texts = useTexts()
  const [page, setPage] = useState(1)
  const [wanted, setWanted] = useState('')
  const [past, setPast] = useState<{ place: Place; name: string; zone: string }>()
  const stations = useMemo(() => worstFirst(all, wanted), [all, wanted])
  const shown = stations.slice((page - 1) * rowsPerPage, page * rowsPerPage)
  const known = useRef<Known>(new Map())
  const { problem, loading, reload } = useLoad(async (signal) => {
    known.current = await held(shown, known.current, signal)
  }, [shown.map(keyOf).join()])
  return (
    <>
      <div className="filters">
        <Input
          name="find-station"
          value={wanted}
          placeholder={texts.tariff.find}
          allowClear
          style={{ width: 240 }}
          onChange={(event) => {
            setWanted(event.target.value)
            setPage(1)
          }}
        />
      </div>
      {problem && <Failure problem={problem} retry={reload} />}
      <Table<StationPrice>
        size="small"
        rowKey="stationId"
        loading={loading}
        dataSource={stations}
        pagination={
          stations.length > rowsPerPage
            ? { pageSize: rowsPerPage, current: page, onChange: setPage, showSizeChanger: false }
            : false
        }
        locale={{ emptyText: <Nothing said={texts.tariff.noStation} /> }}
        expandable={{ expandedRowRender: (one) => <Today stationId={one.stationId} />, expandRowByClick: true }}
        columns={[
          {
            title: texts.records.station,
            render: (_, one) => (
              <>
                {one.name} <span className="faint small">{one.stationId}</span>
                {one.ownPiles.length > 0 && (
                  <div className="small">
                    {texts.tariff.ownPiles}
                    {one.ownPiles.map(({ pileCode, tariffId, version: number }) => (
                      <Button
                        key={pileCode} type="link" size="small" title={`${tariffId} v${number}`}
                        onClick={(event) => {
                          event.stopPropagation()
                          setPast({ place: { pileCode }, name: pileCode, zone: one.zoneId })
                        }}
                      >
                        {pileCode}
                      </Button>
                    ))}
                  </div>
                )}
                {one.findings.map((finding) => (
                  <div key={finding.code} className="overdue small">
                    {texts.errors.findings[finding.code] ?? finding.message}
                  </div>
                ))}
              </>
            ),
          },
          {
            title: texts.tariff.tariffs,
            render: (_, one) =>
              one.tariffId == null ? (
                <span className="overdue">{texts.tariff.unpriced}</span>
              ) : (
                <>
                  <Link to={`?tariff=${encodeURIComponent(one.tariffId)}`}>
                    {known.current.get(keyOf(one))?.name ?? one.tariffId}
                  </Link>{' '}
                  <Tag>v{one.version}</Tag>
                </>
              ),
          },
          { title: texts.tariff.scope, width: 130, render: (_, one) => one.scope && texts.tariff.scopes[one.scope] },
          { title: texts.tariff.since, width: 170, render: (_, one) => <Time at={one.since} zone={one.zoneId} /> },
          {
            title: texts.tariff.prices,
            render: (_, one) => {
              const now = known.current.get(keyOf(one))
              return now && <span className="number">{range(now)}</span>
            },
          },
          {
            title: texts.bill.components.IDLE_FEE,
            render: (_, one) => {
              const now = known.current.get(keyOf(one))
              return now && <Idle version={now} />
            },
          },
          {
            title: '',
            width: 100,
            render: (_, one) => (
              <Button
                size="small"
                onClick={(event) => {
                  event.stopPropagation()
                  setPast({ place: { stationId: one.stationId }, name: one.name, zone: one.zoneId })
                }}
              >
                {texts.tariff.priceHistory}
              </Button>
            ),
          },
        ]}
      />
      {past && <PriceHistory {...past} close={() => setPast(undefined)} />}
    </>
  )
}

function Today({ stationId }: { stationId: string }) {
  const texts = useTexts()
  const { data, problem, reload } = useLoad((signal) => pricesToday(stationId, signal), [stationId])
  if (problem) return <Failure problem={problem} retry={reload} />
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} title={false} />
  return (
    <div className="narrow">
      <span className="faint small">{data.day}</span>
      <DayChart day={stretchesToday(data)} label={texts.tariff.dayChart} />
      <p className="faint small">{texts.tariff.chartHint}</p>
    </div>
  )
}
