import { Alert, Button, Descriptions, Skeleton, Space, Tabs } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { type ChargingRecord, type ExplainedBill, chargingRecord, explainedBill } from '../../api/billing'
import { type Evidence as AllEvidence, type Version, evidence } from '../../api/correction'
import { useMay } from '../../api/session'
import { useLoad } from '../../api/useLoad'
import { AtStation } from '../../api/zone'
import { exactKwh } from '../../format/format'
import { useTexts } from '../../texts'
import { BillLines } from './BillLines'
import { CorrectionForm, type RatedBy } from './CorrectionForm'
import { Findings } from './Findings'
import { Offers } from './Offers'
import { RefundForm } from './RefundForm'
import { SideBySide } from './SideBySide'
import { Steps } from './Steps'
import { Versions } from './Versions'
import { BillNo, DriverName, Time, Yuan } from '../Cells'
import { Failure } from '../Failure'
import { FormDrawer, useLeaving } from '../FormDrawer'
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

interface Props {
  /** What the address asks for. */
  billNo: string | null
  show: (billNo: string | null) => void
  changed?: () => void
  /** Those among which it was found. */
  list?: string[]
}

/**
 * Everything about one bill number; its address can be passed on to a colleague. Whoever corrects has the evidence
 * beside the form.
 */
export function BillDrawer({ billNo, show, changed, list }: Props) {
  const texts = useTexts()
  const [tab, setTab] = useState('bill')
  return (
    <FormDrawer
      open={billNo !== null}
      close={() => show(null)}
      afterOpenChange={(open) => open || setTab('bill')}
      size={tab === 'correct' ? 'min(1320px, 100vw)' : 'min(760px, 100vw)'}
      title={texts.bill.title}
      extra={billNo && list && <Steps billNo={billNo} among={{ list, show }} />}
      destroyOnHidden
    >
      {billNo && <Told key={billNo} billNo={billNo} tab={tab} turnTo={setTab} changed={changed} />}
    </FormDrawer>
  )
}

function Told({
  billNo,
  tab,
  turnTo,
  changed,
}: {
  billNo: string
  tab: string
  turnTo: (tab: string) => void
  changed?: () => void
}) {
  const texts = useTexts()
  const mayCorrect = useMay('finance', 'operator-admin', 'service-desk', 'platform-admin')
  const mayDecide = useMay('finance', 'operator-admin', 'platform-admin')
  const [saved, setSaved] = useState<string[]>([])
  const [corrected, setCorrected] = useState(0)
  const { data, problem, reload } = useLoad((signal) => story(billNo, signal), [billNo])
  const refunded = () => {
    reload()
    changed?.()
  }
  const decided = (what: string) => {
    turnTo('bill')
    setSaved([...saved, what])
    refunded()
  }
  const done = (what: string) => {
    setCorrected(corrected + 1)
    decided(what)
  }
  if (!data)
    return problem ? <Failure problem={problem} retry={reload} /> : <Skeleton active paragraph={{ rows: 10 }} />
  const all = data.evidence
  const items = [
    {
      key: 'bill',
      label: texts.bill.bill,
      children: (
        <>
          <Course {...data} />
          <Charged {...data} />
        </>
      ),
    },
    ...(all
      ? [
          { key: 'evidence', label: texts.abnormal.evidence, children: <SideBySide evidence={all} /> },
          {
            key: 'versions',
            label: `${texts.correction.versions} ${all.versions.length}`,
            children: <Versions billNo={billNo} versions={all.versions} />,
          },
        ]
      : []),
    ...(data.bill && data.record.state === 'SETTLED'
      ? [
          {
            key: 'refunds',
            label: texts.refund.title,
            children: <RefundForm bill={data.bill} reload={reload} done={refunded} />,
          },
        ]
      : []),
    ...(all && mayCorrect
      ? [
          {
            key: 'correct',
            label: texts.correction.title,
            children: <Correcting key={corrected} evidence={all} ratedBy={data.record} reload={reload} done={done} />,
          },
        ]
      : []),
  ]
  return (
    <AtStation stationId={data.record.stationId}>
      <article className="bill" data-bill={billNo}>
        {problem && <Failure problem={problem} retry={reload} />}
        {saved.length > 0 && (
          <Alert key={saved.length} className="failure" type="success" showIcon title={saved.at(-1)} />
        )}
        <Head {...data.record} />
        {data.record.findings.length > 0 && <Findings findings={data.record.findings} />}
        {all && <Offers offers={all.offers} mayDecide={mayDecide} reload={reload} done={decided} />}
        <Tabs activeKey={items.some(({ key }) => key === tab) ? tab : 'bill'} onChange={turnTo} items={items} />
      </article>
    </AtStation>
  )
}

function Correcting(props: {
  evidence: AllEvidence
  ratedBy: RatedBy
  reload: () => void
  done: (what: string) => void
}) {
  return (
    <div className="correcting">
      <CorrectionForm {...props} />
      <aside><SideBySide evidence={props.evidence} /></aside>
    </div>
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
        { key: 'driver', label: texts.records.driver, children: <Who driver={record.driver} /> },
        {
          key: 'pile', label: texts.records.pile, span: 2,
          children: <span className="number">{record.pileCode} / {record.connectorNo}</span>,
        },
      ]} />
    </>
  )
}

/** A caller's other sessions are one click away. */
function Who({ driver }: Pick<ChargingRecord, 'driver'>) {
  const texts = useTexts().bill
  const leave = useLeaving()
  const navigate = useNavigate()
  const go = () => leave(() => navigate(`/records?driverId=${driver?.driverId}`))
  return (
    <Space size="small">
      <DriverName driver={driver} />
      {driver && <Button type="link" size="small" onClick={go}>{texts.otherSessions}</Button>}
    </Space>
  )
}

function Course({ record, bill, evidence: all }: WholeStory) {
  const texts = useTexts()
  const version = all?.versions.find((one) => one.current)
  return (
    <section>
      <h3>{texts.bill.session}</h3>
      <Descriptions
        size="small"
        column={2}
        className="plain"
        items={[
          { key: 'requested', label: texts.bill.requested, children: <Time at={record.requestedAt} /> },
          { key: 'stop', label: texts.records.stopReason, children: <Stop {...record} /> },
          ...(record.heldAt
            ? [
                { key: 'held', label: texts.bill.heldSince, children: <Time at={record.heldAt} /> },
                {
                  key: 'reserved',
                  label: texts.bill.reserved,
                  children: (
                    <span>
                      <Yuan fen={record.reservedFen} /> {texts.common.yuan}
                    </span>
                  ),
                },
              ]
            : []),
          ...(bill?.settledAt
            ? [{ key: 'settled', label: texts.bill.settled, children: <Time at={bill.settledAt} /> }]
            : []),
        ]}
      />
      <Measured record={record} version={version} />
    </section>
  )
}

/**
 * What the bill was rated from, beside what the session's facts say: staff may have put the one right, the other goes
 * on being observed.
 */
function Measured({ record, version }: { record: ChargingRecord; version?: Version }) {
  const { bill, records } = useTexts()
  const rows: [
    string,
    (one: Pick<ChargingRecord, 'chargeStartedAt' | 'chargeEndedAt' | 'serviceEndedAt' | 'energyTenthWh'>) => ReactNode,
  ][] = [
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
        {rows.map(([label, shown]) => (
          <tr key={label}>
            <th>{label}</th>
            {version && <td>{shown(version.values)}</td>}
            <td>{shown(record)}</td>
          </tr>
        ))}
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
      {bill ? (
        <BillLines bill={bill} />
      ) : (
        <p className="faint">{record.state === 'FAILED' ? texts.bill.failed : texts.bill.none}</p>
      )}
    </section>
  )
}
