import { Descriptions, Drawer, Skeleton, Tabs } from 'antd'
import { type ReactNode, useState } from 'react'
import { type ChargingRecord, type ExplainedBill, chargingRecord, explainedBill } from '../../api/billing'
import { type Evidence as AllEvidence, type Version, evidence } from '../../api/correction'
import { useMay } from '../../api/session'
import { useLoad } from '../../api/useLoad'
import { AtStation } from '../../api/zone'
import { exactKwh } from '../../format/format'
import { useTexts } from '../../texts'
import { BillLines } from './BillLines'
import { CorrectionForm } from './CorrectionForm'
import { Findings } from './Findings'
import { Offers } from './Offers'
import { RefundForm } from './RefundForm'
import { SideBySide } from './SideBySide'
import { Versions } from './Versions'
import { BillNo, DriverName, Time, Yuan } from '../Cells'
import { Failure } from '../Failure'
import { StateTag } from '../Tags'

interface Story {
  record: ChargingRecord
  bill?: ExplainedBill
}

interface WholeStory extends Story {
  evidence?: AllEvidence
}

const billed = ['BILLED', 'SETTLED']
const judged = ['HELD', ...billed]

/** Only a session that was judged has a bill to look into, and only a billed one has one to explain. */
async function story(billNo: string, signal: AbortSignal): Promise<WholeStory> {
  const record = await chargingRecord(billNo, signal)
  const [bill, all] = await Promise.all([
    billed.includes(record.state) ? explainedBill(billNo, signal) : undefined,
    judged.includes(record.state) ? evidence(billNo, signal) : undefined,
  ])
  return { record, bill, evidence: all }
}

/** Everything about one bill number; its address can be passed on to a colleague. */
export function BillDrawer({ billNo, close, changed }: { billNo: string | null; close: () => void; changed?: () => void }) {
  const texts = useTexts()
  return (
    <Drawer
      open={billNo !== null}
      onClose={close}
      size={760}
      title={texts.bill.title}
      destroyOnHidden
    >
      {billNo && <Told key={billNo} billNo={billNo} changed={changed} />}
    </Drawer>
  )
}

function Told({ billNo, changed }: { billNo: string; changed?: () => void }) {
  const texts = useTexts()
  const mayCorrect = useMay('finance', 'operator-admin', 'service-desk', 'platform-admin')
  const mayDecide = useMay('finance', 'operator-admin', 'platform-admin')
  const [tab, setTab] = useState('bill')
  const [saved, setSaved] = useState(0)
  const { data, problem, reload } = useLoad((signal) => story(billNo, signal), [billNo])
  if (problem) return <Failure problem={problem} retry={reload} />
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />
  const all = data.evidence
  const refunded = () => {
    reload()
    changed?.()
  }
  const done = () => {
    setTab('bill')
    setSaved(saved + 1)
    refunded()
  }
  return (
    <AtStation stationId={data.record.stationId}>
      <article className="bill" data-bill={billNo}>
        <Head {...data.record} />
        {data.record.findings.length > 0 && <Findings findings={data.record.findings} />}
        {all && <Offers offers={all.offers} mayDecide={mayDecide} reload={reload} done={done} />}
        <Tabs
          activeKey={tab}
          onChange={setTab}
          items={[
            { key: 'bill', label: texts.bill.bill, children: <><Course {...data} /><Charged {...data} /></> },
            ...(all ? [
              { key: 'evidence', label: texts.abnormal.evidence, children: <SideBySide evidence={all} /> },
              { key: 'versions', label: `${texts.correction.versions} ${all.versions.length}`, children: <Versions billNo={billNo} versions={all.versions} /> },
            ] : []),
            ...(data.bill && data.record.state === 'SETTLED' ? [
              { key: 'refunds', label: texts.refund.title, children: <RefundForm bill={data.bill} reload={reload} done={refunded} /> },
            ] : []),
            ...(all && mayCorrect ? [
              { key: 'correct', label: texts.correction.title, children: <CorrectionForm key={saved} evidence={all} reload={reload} done={done} /> },
            ] : []),
          ]}
        />
      </article>
    </AtStation>
  )
}

function Head(record: ChargingRecord) {
  const texts = useTexts()
  return (
    <>
      <div className="bill-head">
        <BillNo billNo={record.billNo} copy />
        <StateTag state={record.state} />
      </div>
      <Descriptions size="small" column={2} className="plain" items={[
        { key: 'station', label: texts.records.station, children: record.stationName ?? record.stationId },
        { key: 'driver', label: texts.records.driver, children: <DriverName driver={record.driver} /> },
        {
          key: 'pile', label: texts.records.pile, span: 2,
          children: <span className="number">{record.pileCode} / {record.connectorNo}</span>,
        },
      ]} />
    </>
  )
}

function Course({ record, bill, evidence: all }: WholeStory) {
  const texts = useTexts()
  const version = all?.versions.find((one) => one.current)
  return (
    <section>
      <h3>{texts.bill.session}</h3>
      <Descriptions size="small" column={2} className="plain" items={[
        { key: 'requested', label: texts.bill.requested, children: <Time at={record.requestedAt} /> },
        { key: 'stop', label: texts.records.stopReason, children: <Stop {...record} /> },
        ...(record.heldAt ? [
          { key: 'held', label: texts.bill.heldSince, children: <Time at={record.heldAt} /> },
          { key: 'reserved', label: texts.bill.reserved, children: <span><Yuan fen={record.reservedFen} /> {texts.common.yuan}</span> },
        ] : []),
        ...(bill?.settledAt ? [
          { key: 'settled', label: texts.bill.settled, children: <Time at={bill.settledAt} /> },
        ] : []),
      ]} />
      <Measured record={record} version={version} />
    </section>
  )
}

/** What the bill was rated from, beside what the session's facts say: staff may have put the one right, the other goes on being observed. */
function Measured({ record, version }: { record: ChargingRecord; version?: Version }) {
  const { bill, records } = useTexts()
  const rows: [string, (one: Pick<ChargingRecord, 'chargeStartedAt' | 'chargeEndedAt' | 'serviceEndedAt' | 'energyTenthWh'>) => ReactNode][] = [
    [bill.chargeStart, (one) => <Time at={one.chargeStartedAt} />],
    [bill.chargeEnd, (one) => <Time at={one.chargeEndedAt} />],
    [bill.serviceEnd, (one) => <Time at={one.serviceEndedAt} />],
    [records.energy, (one) => <span className="number">{exactKwh(one.energyTenthWh)}</span>],
  ]
  return (
    <table className="beside">
      <thead>
        <tr><th />{version && <th>{bill.rated(bill.version(version.billVersion))}</th>}<th>{bill.observed}</th></tr>
      </thead>
      <tbody>
        {rows.map(([label, shown]) => <tr key={label}><th>{label}</th>{version && <td>{shown(version.values)}</td>}<td>{shown(record)}</td></tr>)}
      </tbody>
    </table>
  )
}

function Stop({ failReason, stopReason, rawStopReason }: ChargingRecord) {
  const texts = useTexts().records
  if (failReason) return <>{texts.failReasons[failReason] ?? failReason}</>
  if (!stopReason) return <span className="faint">—</span>
  return (
    <span>
      {texts.stopReasons[stopReason] ?? stopReason}
      {rawStopReason && <span className="faint number"> {rawStopReason}</span>}
    </span>
  )
}

function Charged({ record, bill }: Story) {
  const texts = useTexts()
  return (
    <section>
      <h3>{texts.bill.bill}</h3>
      {bill ? <BillLines bill={bill} /> : <p className="faint">{record.state === 'FAILED' ? texts.bill.failed : texts.bill.none}</p>}
    </section>
  )
}
