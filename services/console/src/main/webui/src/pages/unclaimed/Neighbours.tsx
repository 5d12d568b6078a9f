import { Table } from 'antd'
import { type ChargingRecord, chargingRecords } from '../../api/billing'
import type { UnclaimedRecord } from '../../api/unclaimed'
import { useLoad } from '../../api/useLoad'
import { useZone } from '../../api/zone'
import { BillNo, DriverName, Kwh, Time } from '../../components/Cells'
import { Failure } from '../../components/Failure'
import { StateTag } from '../../components/Tags'
import { addDays, localDay, startOfDay } from '../../format/format'
import { useTexts } from '../../texts'

/** Sessions of the same connector the day before and on the day: what a record without a session may belong to. */
export function Neighbours({ record }: { record: UnclaimedRecord }) {
  const texts = useTexts()
  const zone = useZone()
  const day = localDay(record.observedAt, zone)
  const { data, problem, loading, reload } = useLoad(
    (signal) =>
      chargingRecords(
        {
          pileCode: record.pileCode,
          from: startOfDay(addDays(day, -1), zone),
          to: startOfDay(addDays(day, 1), zone),
          limit: 50,
        },
        signal,
      ),
    [record.pileCode, day, zone],
  )
  if (problem) return <Failure problem={problem} retry={reload} />
  return (
    <Table<ChargingRecord>
      size="small" rowKey="billNo" loading={loading} pagination={false}
      dataSource={data?.items.filter((one) => one.connectorNo === record.connectorNo)}
      locale={{ emptyText: <span className="faint">{loading ? ' ' : texts.unclaimed.noNeighbours}</span> }}
      columns={[
        { title: texts.records.billNo, render: (_, one) => <BillNo billNo={one.billNo} copy /> },
        { title: texts.records.state, render: (_, one) => <StateTag state={one.state} /> },
        { title: texts.records.requestedAt, render: (_, one) => <Time at={one.requestedAt} /> },
        { title: texts.records.driver, render: (_, one) => <DriverName driver={one.driver} /> },
        { title: texts.records.energy, align: 'right', render: (_, one) => <Kwh tenthWh={one.energyTenthWh} /> },
      ]}
    />
  )
}
