import { Table } from 'antd'
import { type ChargingRecord, chargingRecords } from '../api/billing'
import { useLoad } from '../api/useLoad'
import { useZone } from '../api/zone'
import { Nothing } from '../components/Nothing'
import { BillDrawer } from '../components/bill/BillDrawer'
import { BillNo, DriverName, Kwh, Pile, Time, Yuan } from '../components/Cells'
import { Failure } from '../components/Failure'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { StateTag, Superseded } from '../components/Tags'
import { opens } from '../components/row'
import { duration, secondsBetween } from '../format/format'
import { useTexts } from '../texts'
import { Filters } from './search/Filters'
import { alike, searchOf } from './search/form'
import { useSearch } from './search/useSearch'

const rowsPerPage = 50

export function RecordsPage() {
  const texts = useTexts()
  const { asked, words, search, bill, show } = useSearch()
  const zone = useZone(asked.stationId)
  const paging = useCursor(words)
  const { data, problem, loading, reload } = useLoad(
    (signal) => chargingRecords({ ...searchOf(asked, zone), cursor: paging.cursor, limit: rowsPerPage }, signal),
    [words, paging.cursor, zone],
  )

  return (
    <>
      <PageTitle title={texts.records.title} reload={reload} />
      <Filters key={words} asked={asked} ask={(next) => (alike(next, asked) ? reload() : search(next))} of="sessions" />
      {problem && <Failure problem={problem} retry={reload} />}
      <Table<ChargingRecord>
        size="small"
        rowKey="billNo"
        loading={loading}
        dataSource={problem ? [] : data?.items}
        pagination={false}
        scroll={{ x: 1160 }}
        onRow={(record) => opens(() => show(record.billNo))}
        rowClassName="clickable"
        locale={{ emptyText: <Nothing known={!loading && !problem} said={texts.records.empty} /> }}
        columns={[
          { title: texts.records.billNo, width: 178, render: (_, record) => <BillNo billNo={record.billNo} /> },
          { title: texts.records.state, width: 84, render: (_, record) => <StateTag state={record.state} /> },
          {
            title: texts.records.station,
            width: 88,
            ellipsis: true,
            render: (_, record) => record.stationName ?? record.stationId,
          },
          {
            title: `${texts.records.pile} / ${texts.records.connector}`,
            width: 104,
            render: (_, record) => <Pile {...record} />,
          },
          { title: texts.records.driver, width: 164, render: (_, record) => <DriverName driver={record.driver} /> },
          {
            title: texts.records.requestedAt,
            width: 150,
            render: (_, record) => <Time at={record.requestedAt} stationId={record.stationId} />,
          },
          {
            title: texts.records.chargedFor,
            width: 88,
            align: 'right',
            render: (_, record) => <ChargedFor {...record} />,
          },
          {
            title: texts.records.energy,
            width: 92,
            align: 'right',
            render: (_, record) => <Kwh tenthWh={record.energyTenthWh || null} />,
          },
          { title: texts.records.total, width: 76, align: 'right', render: (_, record) => <Total {...record} /> },
          { title: texts.records.due, width: 76, align: 'right', render: (_, record) => <Yuan fen={record.dueFen} /> },
          {
            title: texts.records.stopReason,
            width: 76,
            ellipsis: true,
            render: (_, record) => <WhyStopped {...record} />,
          },
        ]}
      />
      <Pager paging={paging} rows={data?.items.length ?? 0} nextCursor={data?.nextCursor} loading={loading} />
      <BillDrawer
        billNo={bill}
        show={show}
        changed={reload}
        list={(data?.items ?? []).map((one) => one.billNo)}
      />
    </>
  )
}

function Total({ totalFen, priceSuperseded }: ChargingRecord) {
  return <>{priceSuperseded && <Superseded price={priceSuperseded} sign />} <Yuan fen={totalFen} /></>
}

function ChargedFor({ chargeStartedAt, chargeEndedAt }: ChargingRecord) {
  const texts = useTexts()
  if (!chargeStartedAt || !chargeEndedAt) return <span className="faint">—</span>
  return <span className="number">{duration(secondsBetween(chargeStartedAt, chargeEndedAt), texts)}</span>
}

function WhyStopped({ failReason, stopReason, rawStopReason }: ChargingRecord) {
  const texts = useTexts().records
  if (failReason) return <span title={failReason}>{texts.failReasons[failReason] ?? failReason}</span>
  if (!stopReason) return <span className="faint">—</span>
  return <span title={rawStopReason ?? ''}>{texts.stopReasons[stopReason] ?? stopReason}</span>
}
