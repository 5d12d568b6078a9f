import { Input, Segmented, Table } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { stations } from '../api/stations'
import { type UnclaimedRecord, measured, unclaimedRecords } from '../api/unclaimed'
import { useLoad } from '../api/useLoad'
import { Kwh, Pile, Time } from '../components/Cells'
import { Failure } from '../components/Failure'
import { Nothing } from '../components/Nothing'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { opens } from '../components/row'
import { useTexts } from '../texts'
import { UnclaimedDrawer } from './unclaimed/UnclaimedDrawer'

/** Records that piles sent for sessions nobody requested here: somebody looks into each and says what it was. */
export function UnclaimedRecordsPage() {
  const texts = useTexts()
  const words = texts.unclaimed
  const [handled, setHandled] = useState(false)
  const [wanted, setWanted] = useState('')
  const paging = useCursor(`${handled} ${wanted}`)
  const [address, setAddress] = useSearchParams()
  const places = useLoad(stations, [])
  const { data, problem, loading, reload } = useLoad(
    (signal) => unclaimedRecords(handled, wanted, paging.cursor, signal), [handled, wanted, paging.cursor])
  const rows = problem ? [] : (data?.items ?? [])
  const shown = data?.items.find((one) => one.eventId === address.get('record'))
  const stationName = (stationId: string) => places.data?.find((one) => one.stationId === stationId)?.name ?? stationId
  return (
    <>
      <PageTitle title={words.title} note={words.intro} reload={reload} />
      <div className="filters">
        <Segmented<boolean>
          value={handled} onChange={setHandled}
          options={[{ value: false, label: words.waiting }, { value: true, label: words.handled }]}
        />
        <Input.Search
          name="find-record"
          onSearch={(number) => setWanted(number.trim())}
          placeholder={words.find}
          maxLength={64}
          allowClear
          style={{ width: 320 }}
        />
      </div>
      {problem && <Failure problem={problem} retry={reload} />}
      <Table<UnclaimedRecord>
        size="small"
        rowKey="eventId"
        loading={loading}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 1100 }}
        rowClassName="clickable"
        onRow={(one) => opens(() => setAddress({ record: one.eventId }))}
        locale={{
          emptyText: (
            <Nothing
              known={!loading && !problem}
              said={wanted ? words.emptyFiltered : handled ? words.emptyHandled : words.empty}
            />
          ),
        }}
        columns={[
          {
            title: words.observedAt,
            width: 160,
            render: (_, one) => <Time at={one.observedAt} stationId={one.stationId} />,
          },
          { title: texts.records.station, width: 130, ellipsis: true, render: (_, one) => stationName(one.stationId) },
          {
            title: `${texts.records.pile} / ${texts.records.connector}`,
            width: 116,
            render: (_, one) => <Pile {...one} />,
          },
          {
            title: texts.bill.chargeStart,
            width: 160,
            render: (_, one) => <Time at={measured(one).chargeStartedAt} stationId={one.stationId} />,
          },
          {
            title: texts.bill.chargeEnd,
            width: 160,
            render: (_, one) => <Time at={measured(one).chargeEndedAt} stationId={one.stationId} />,
          },
          {
            title: texts.records.energy,
            width: 100,
            align: 'right',
            render: (_, one) => <Kwh tenthWh={measured(one).energyTenthWh} />,
          },
          ...(handled
            ? [
                { title: words.handledBy, width: 130, render: (_: unknown, one: UnclaimedRecord) => one.handledBy },
                {
                  title: texts.common.reason,
                  ellipsis: true,
                  render: (_: unknown, one: UnclaimedRecord) => one.reason,
                },
              ]
            : [
                {
                  title: words.transactionNo,
                  render: (_: unknown, one: UnclaimedRecord) => (
                    <span className="number small">{one.transactionNo}</span>
                  ),
                },
              ]),
        ]}
      />
      <Pager paging={paging} rows={rows.length} nextCursor={data?.nextCursor} loading={loading} />
      {shown && (
        <UnclaimedDrawer
          key={shown.eventId} record={shown} stationName={stationName(shown.stationId)}
          close={(changed) => { setAddress({}); if (changed) reload() }}
        />
      )}
    </>
  )
}
