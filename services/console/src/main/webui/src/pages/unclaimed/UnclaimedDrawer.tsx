import { Button, Descriptions, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { useMay } from '../../api/session'
import { type UnclaimedRecord, givePath, handlePath, measured } from '../../api/unclaimed'
import { useWrite } from '../../api/useWrite'
import { AtStation } from '../../api/zone'
import { BillNo, Time } from '../../components/Cells'
import { FormDrawer, Typed } from '../../components/FormDrawer'
import { Refused } from '../../components/Refused'
import { decimal, exactKwh } from '../../format/format'
import { useTexts } from '../../texts'
import { Neighbours } from './Neighbours'

/** One such record: what the pile measured, which sessions its connector had around then, and what became of it. */
export function UnclaimedDrawer({ record, stationName, close }: {
  record: UnclaimedRecord
  stationName: string
  close: (changed: boolean) => void
}) {
  const texts = useTexts()
  const words = texts.unclaimed
  return (
    <FormDrawer open size={760} title={words.title} close={() => close(false)}>
      <AtStation stationId={record.stationId}>
        <article className="bill">
          <Descriptions
            size="small"
            column={2}
            className="plain"
            items={[
              { key: 'station', label: texts.records.station, children: stationName },
              { key: 'observed', label: words.observedAt, children: <Time at={record.observedAt} /> },
              {
                key: 'pile',
                label: texts.records.pile,
                span: 2,
                children: (
                  <span className="number">
                    {record.pileCode} / {record.connectorNo}
                  </span>
                ),
              },
              {
                key: 'bill',
                label: texts.records.billNo,
                span: 2,
                children: <span className="number">{record.billNo ?? texts.common.none}</span>,
              },
              {
                key: 'transaction',
                label: words.transactionNo,
                span: 2,
                children: <span className="number">{record.transactionNo ?? texts.common.none}</span>,
              },
            ]}
          />
          <Measurements record={record} />
          <h3>{words.neighbours}</h3>
          <Neighbours record={record} />
          <h3>{words.outcome}</h3>
          {record.handledAt ? (
            <p>
              {record.reason}<br /><span className="faint">{record.handledBy} <Time at={record.handledAt} /></span>
              {record.givenToBillNo && <><br />{words.givenTo} <BillNo billNo={record.givenToBillNo} copy /></>}
            </p>
          ) : <Handle record={record} done={() => close(true)} />}
        </article>
      </AtStation>
    </FormDrawer>
  )
}

function Measurements({ record }: { record: UnclaimedRecord }) {
  const texts = useTexts()
  const words = texts.unclaimed
  const pile = measured(record)
  const kwh = (tenthWh?: number) => (
    <span className="number">{tenthWh === undefined ? texts.common.none : `${exactKwh(tenthWh)} kWh`}</span>
  )
  const yuan = (tenThousandths?: number) => (
    <span className="number">{tenThousandths === undefined ? texts.common.none : decimal(tenThousandths, 4)}</span>
  )
  return (
    <>
      <h3>{words.measured}</h3>
      <Descriptions
        size="small"
        column={2}
        className="plain"
        items={[
          { key: 'start', label: texts.bill.chargeStart, children: <Time at={pile.chargeStartedAt} /> },
          { key: 'end', label: texts.bill.chargeEnd, children: <Time at={pile.chargeEndedAt} /> },
          { key: 'from', label: words.meterStart, children: kwh(pile.meterStartTenthWh) },
          { key: 'to', label: words.meterEnd, children: kwh(pile.meterEndTenthWh) },
          { key: 'energy', label: words.energy, children: kwh(pile.energyTenthWh) },
          { key: 'amount', label: words.reportedAmount, children: yuan(pile.reportedAmountTenThousandths) },
          {
            key: 'stop',
            label: texts.records.stopReason,
            span: 2,
            children: (
              <span>
                {texts.records.stopReasons[pile.stopReason ?? ''] ?? pile.stopReason}{' '}
                <span className="faint number">{pile.rawStopReason}</span>
              </span>
            ),
          },
        ]}
      />
      {(pile.bands ?? []).some((one) => one.energyTenthWh > 0) && (
        <table className="beside money">
          <thead><tr><th>{texts.bill.band}</th><th>{words.energy}</th><th>{words.reportedAmount}</th></tr></thead>
          <tbody>
            {pile.bands?.filter((one) => one.energyTenthWh > 0).map((one) => (
              <tr key={one.band}>
                <th><span className={`band-dot band-${one.band}`} />{texts.bill.bands[one.band]}</th>
                <td>{kwh(one.energyTenthWh)}</td>
                <td>{yuan(one.reportedAmountTenThousandths)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function Handle({ record, done }: { record: UnclaimedRecord; done: () => void }) {
  const texts = useTexts()
  const words = texts.unclaimed
  const mayHandle = useMay('operator-admin', 'finance', 'service-desk', 'platform-admin')
  const [reason, setReason] = useState('')
  const writing = useWrite<unknown>()
  const send = async (path: string, body: object) => {
    if (await writing.send({ method: 'POST', path, body: { ...body, reason: reason.trim() } })) done()
  }
  const candidate = record.candidateBillNo
  if (!mayHandle) return <p className="faint">{words.waitsStill}</p>
  return (
    <Form layout="vertical">
      <Typed when={reason !== ''} />
      {candidate && (
        <p>
          {words.candidate} <BillNo billNo={candidate} copy />
          <br />
          <span className="faint">{words.candidateHint}</span>
        </p>
      )}
      <Form.Item extra={words.reasonHint}>
        <Input.TextArea
          name="reason"
          rows={2}
          maxLength={500}
          showCount
          value={reason}
          placeholder={words.reasonPlaceholder}
          aria-label={texts.common.reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Form.Item>
      <Refused problem={writing.problem} />
      <Space>
        {candidate && (
          <Button
            type="primary"
            loading={writing.busy}
            disabled={reason.trim() === ''}
            onClick={() => send(givePath(record.eventId), { billNo: candidate })}
          >
            {words.give}
          </Button>
        )}
        <Button
          type={candidate ? 'default' : 'primary'}
          loading={writing.busy}
          disabled={reason.trim() === ''}
          onClick={() => send(handlePath(record.eventId), {})}
        >
          {words.handle}
        </Button>
      </Space>
    </Form>
  )
}
