import { Table } from 'antd'
import { useSearchParams } from 'react-router-dom'
import { type Offer, recordOffers } from '../api/correction'
import { useLoad } from '../api/useLoad'
import { BillNo, Kwh, StationName, Time } from '../components/Cells'
import { Failure } from '../components/Failure'
import { Nothing } from '../components/Nothing'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { BillDrawer } from '../components/bill/BillDrawer'
import { opens } from '../components/row'
import { useTexts } from '../texts'

/**
 * Records that came when their bill was already made otherwise: each is billed after all, or put aside, in its bill's
 * drawer.
 */
export function RecordOffersPage() {
  const texts = useTexts()
  const paging = useCursor()
  const [address, setAddress] = useSearchParams()
  const { data, problem, loading, reload } = useLoad((signal) => recordOffers(paging.cursor, signal), [paging.cursor])
  const show = (billNo: string | null) => setAddress(billNo ? { bill: billNo } : {})
  const rows = problem ? [] : (data?.items ?? [])
  return (
    <>
      <PageTitle title={texts.nav.recordOffers} note={texts.correction.offerHint} reload={reload} />
      {problem && <Failure problem={problem} retry={reload} />}
      <Table<Offer>
        size="small"
        rowKey="recordId"
        loading={loading}
        dataSource={rows}
        pagination={false}
        rowClassName="clickable"
        onRow={(one) => opens(() => show(one.billNo))}
        locale={{ emptyText: <Nothing known={!loading && !problem} said={texts.correction.noOffers} /> }}
        columns={[
          { title: texts.abnormal.billNo, width: 186, render: (_, one) => <BillNo billNo={one.billNo} /> },
          { title: texts.records.station, width: 130, ellipsis: true, render: (_, one) => <StationName {...one} /> },
          {
            title: texts.correction.offeredAt, width: 160,
            render: (_, one) => <Time at={one.offeredAt} stationId={one.stationId} />,
          },
          { title: texts.correction.against, width: 110, render: (_, one) => texts.bill.version(one.againstVersion) },
          {
            title: texts.bill.chargeStart, width: 160,
            render: (_, one) => <Time at={one.values.chargeStartedAt} stationId={one.stationId} />,
          },
          {
            title: texts.bill.chargeEnd, width: 160,
            render: (_, one) => <Time at={one.values.chargeEndedAt} stationId={one.stationId} />,
          },
          {
            title: texts.records.energy,
            align: 'right',
            render: (_, one) => <Kwh tenthWh={one.values.energyTenthWh} />,
          },
        ]}
      />
      <Pager paging={paging} rows={rows.length} nextCursor={data?.nextCursor} loading={loading} />
      <BillDrawer
        billNo={address.get('bill')} show={show} changed={reload}
        list={[...new Set(rows.map((one) => one.billNo))]}
      />
    </>
  )
}
