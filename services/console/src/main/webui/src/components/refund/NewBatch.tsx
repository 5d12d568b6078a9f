import { Button, Form, Input, Select, Space, Table } from 'antd'
import { useState } from 'react'
import { useLooking } from '../../api/looking'
import {
  type Batch,
  type Choice,
  type Component,
  type Destination,
  type Preview,
  batchesPath,
  previewBatch,
} from '../../api/refundBatch'
import type { Station } from '../../api/stations'
import { useWrite } from '../../api/useWrite'
import { fenIn, instantIn } from '../../format/read'
import { useTexts } from '../../texts'
import { BillNo, Time, Yuan } from '../Cells'
import { FormDrawer, Typed as Unsaved } from '../FormDrawer'
import { LocalTimeInput } from '../LocalTimeInput'
import { Refused } from '../Refused'

interface Typed {
  component: Component
  destination: Destination
  stationIds: string[]
  from: string
  to: string
  code: string
  least: string
  most: string
}

const blank: Typed = {
  component: 'IDLE_FEE',
  destination: 'WALLET',
  stationIds: [],
  from: '',
  to: '',
  code: '',
  least: '',
  most: '',
}

const choiceOf = (form: Typed): Choice => ({
  component: form.component,
  destination: form.destination,
  filter: {
    stationIds: form.stationIds,
    from: instantIn(form.from),
    to: instantIn(form.to),
    code: form.code === '' ? undefined : Number(form.code),
    minAmountFen: form.least === '' ? undefined : fenIn(form.least),
    maxAmountFen: form.most === '' ? undefined : fenIn(form.most),
  },
})

const readable = (form: Typed) => [form.from, form.to].every((time) => time === '' || instantIn(time) !== undefined)
  && [form.least, form.most].every((amount) => amount === '' || fenIn(amount) > 0)
  && (form.code === '' || /^[1-9]\d{0,3}$/.test(form.code))

/** Chooses bills to refund together; what that comes to is looked at first, and frozen just as it was seen. */
export function NewBatch({ stations, close }: { stations: Station[]; close: (frozen?: Batch) => void }) {
  const texts = useTexts()
  const [form, setForm] = useState(blank)
  const { busy, seen, problem, look, forget } = useLooking(previewBatch)
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const writing = useWrite<Batch>()
  const put = (change: Partial<Typed>) => {
    setForm((now) => ({ ...now, ...change }))
    forget()
    writing.forget()
  }
  const freeze = async () => {
    const frozen = await writing.send({
      method: 'POST',
      path: batchesPath,
      body: { ...seen?.wish, name: name.trim(), reason: reason.trim(), digest: seen?.preview.digest },
    })
    if (frozen) close(frozen)
  }
  const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

  return (
    <FormDrawer open size={820} title={texts.refundBatch.create} close={() => close()}>
      <Unsaved when={form !== blank || name !== '' || reason !== ''} />
      <Form layout="vertical">
        <Space wrap className="filters" align="start">
          <Form.Item label={texts.refundBatch.component}>
            <Select
              value={form.component}
              onChange={(component) => put({ component })}
              options={options(texts.refundBatch.components)}
              style={{ width: 160 }}
              aria-label={texts.refundBatch.component}
            />
          </Form.Item>
          <Form.Item label={texts.refundBatch.destination}>
            <Select
              value={form.destination}
              onChange={(destination) => put({ destination })}
              options={options(texts.refundBatch.destinations)}
              style={{ width: 200 }}
              aria-label={texts.refundBatch.destination}
            />
          </Form.Item>
          <Form.Item label={texts.abnormal.code}>
            <Input
              value={form.code}
              onChange={(event) => put({ code: event.target.value })}
              maxLength={4}
              name="code"
              style={{ width: 90 }}
            />
          </Form.Item>
          <Form.Item label={texts.refundBatch.amount}>
            <Space.Compact>
              <Input
                value={form.least}
                onChange={(event) => put({ least: event.target.value })}
                maxLength={10}
                name="least"
                placeholder="0.01"
                style={{ width: 90 }}
              />
              <Input
                value={form.most}
                onChange={(event) => put({ most: event.target.value })}
                maxLength={10}
                name="most"
                placeholder="—"
                style={{ width: 90 }}
              />
            </Space.Compact>
          </Form.Item>
        </Space>
        <Form.Item label={texts.records.station}>
          <Select
            mode="multiple"
            allowClear
            placeholder={texts.common.all}
            value={form.stationIds}
            onChange={(stationIds) => put({ stationIds })}
            options={stations.map((one) => ({ value: one.stationId, label: one.name }))}
            aria-label={texts.records.station}
          />
        </Form.Item>
        <Space wrap className="filters">
          <Form.Item label={texts.refundBatch.from}>
            <LocalTimeInput
              name="from"
              value={form.from}
              onChange={(from) => put({ from })}
              label={texts.refundBatch.from}
            />
          </Form.Item>
          <Form.Item label={texts.refundBatch.to}>
            <LocalTimeInput name="to" value={form.to} onChange={(to) => put({ to })} label={texts.refundBatch.to} />
          </Form.Item>
        </Space>
      </Form>
      <Button
        type={seen ? 'default' : 'primary'}
        loading={busy}
        disabled={!readable(form)}
        onClick={() => look(choiceOf(form))}
      >
        {texts.refundBatch.look}
      </Button>
      <Refused problem={problem} />
      {seen && <Looked preview={seen.preview} stations={stations} />}
      <Refused problem={writing.problem} />
      {seen && seen.preview.items > 0 && (
        <Space wrap className="save">
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={60}
            style={{ width: 200 }}
            placeholder={texts.refundBatch.name}
            name="batch-name"
          />
          <Input
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={200}
            style={{ width: 320 }}
            name="reason"
            placeholder={`${texts.common.reason}（${texts.refundBatch.reasonHint}）`}
          />
          <Button
            type="primary"
            loading={writing.busy}
            disabled={name.trim() === '' || reason.trim() === ''}
            onClick={freeze}
          >
            {texts.refundBatch.freeze(seen.preview.items)}
          </Button>
        </Space>
      )}
    </FormDrawer>
  )
}

function Looked({ preview, stations }: { preview: Preview; stations: Station[] }) {
  const texts = useTexts()
  const name = (id: string) => stations.find((one) => one.stationId === id)?.name ?? id
  if (preview.items === 0) return <section className="preview">{texts.refundBatch.nothing}</section>
  return (
    <section className="preview">
      <div className="figures">
        <div><span className="faint">{texts.refundBatch.bills}</span><b className="number">{preview.items}</b></div>
        <div><span className="faint">{texts.refundBatch.drivers}</span><b className="number">{preview.drivers}</b></div>
        <div><span className="faint">{texts.refundBatch.total}</span><b><Yuan fen={preview.totalFen} /></b></div>
      </div>
      <p>
        <Time at={preview.firstSessionAt} /> – <Time at={preview.lastSessionAt} />
        {preview.stations.map((one) => (
          <span key={one.stationId} className="faint">
            {' '}
            · {name(one.stationId)} {one.items}
          </span>
        ))}
      </p>
      <Table
        size="small" rowKey="billNo" dataSource={preview.first} pagination={{ pageSize: 10, size: 'small' }}
        columns={[
          { title: texts.abnormal.billNo, render: (_, one) => <BillNo billNo={one.billNo} /> },
          { title: texts.records.station, render: (_, one) => name(one.stationId) },
          { title: texts.refundBatch.billTotal, align: 'right', render: (_, one) => <Yuan fen={one.billTotalFen} /> },
          { title: texts.today.idleFee, align: 'right', render: (_, one) => <Yuan fen={one.idleFeeFen} /> },
          { title: texts.refundBatch.goesBack, align: 'right', render: (_, one) => <Yuan fen={one.amountFen} /> },
        ]}
      />
      {preview.items > preview.first.length && (
        <p className="faint small">{texts.refundBatch.shown(preview.first.length)}</p>
      )}
    </section>
  )
}
