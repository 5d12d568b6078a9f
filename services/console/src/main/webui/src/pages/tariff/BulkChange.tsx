import { Alert, Button, Drawer, Form, Input, List, Select, Space, Table } from 'antd'
import { useState } from 'react'
import { useLooking } from '../../api/looking'
import type { Station } from '../../api/stations'
import { type BulkChange as Made, type BulkPreview, type BulkWish, bulkChanges, previewBulkChange, root } from '../../api/tariff'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { Time } from '../../components/Cells'
import { LocalTimeInput } from '../../components/LocalTimeInput'
import { Refused } from '../../components/Refused'
import { instantIn, priceIn } from '../../format/read'
import { useTexts } from '../../texts'
import { IdleFields } from './IdleFields'
import { type TypedIdle, readableIdle, typedIdle, untypedIdle } from './idle'
import { changeWords } from './words'

type Kind = NonNullable<BulkWish['edit']>['kind']

interface Typed extends TypedIdle {
  kind: Kind
  undoes?: string
  stationIds: string[]
  effectiveFrom: string
  energyStep: string
  serviceStep: string
}

const blank: Typed = {
  kind: 'REMOVE_IDLE_FEE', stationIds: [], effectiveFrom: '', energyStep: '0', serviceStep: '0', ...typedIdle(),
}

function editOf(form: Typed): BulkWish['edit'] {
  switch (form.kind) {
    case 'REMOVE_IDLE_FEE': return { kind: form.kind }
    case 'SET_IDLE_FEE': return { kind: form.kind, idleFee: untypedIdle(form) }
    case 'ADD_TO_PRICES': return { kind: form.kind, energyStepHundredThousandths: priceIn(form.energyStep), serviceStepHundredThousandths: priceIn(form.serviceStep) }
  }
}

const wishOf = (form: Typed): BulkWish => ({
  ...(form.undoes ? { undoes: form.undoes } : { edit: editOf(form) }),
  stationIds: form.stationIds,
  effectiveFrom: instantIn(form.effectiveFrom) ?? '',
})

const readable = (form: Typed) => instantIn(form.effectiveFrom) !== undefined && (form.undoes !== undefined || {
  REMOVE_IDLE_FEE: true,
  SET_IDLE_FEE: readableIdle(untypedIdle(form)),
  ADD_TO_PRICES: [priceIn(form.energyStep), priceIn(form.serviceStep)].every(Number.isInteger),
}[form.kind])

/** One change at many stations: what it would do is looked at first, and made just as it was seen; it can be undone by another. */
export function BulkChange({ stations, close }: { stations: Station[]; close: (changed: boolean) => void }) {
  const texts = useTexts()
  const [form, setForm] = useState(blank)
  const { busy, seen, problem, look, forget } = useLooking(previewBulkChange)
  const [reason, setReason] = useState('')
  const earlier = useLoad(bulkChanges, [])
  const writing = useWrite<Made>()
  const put = (change: Partial<Typed>) => {
    setForm((now) => ({ ...now, ...change }))
    forget()
    writing.forget()
  }
  const make = async () => {
    const made = await writing.send({
      method: 'POST', path: `${root}/bulk-changes`, body: { ...seen?.wish, reason: reason.trim(), digest: seen?.preview.digest },
    })
    if (made) close(true)
  }

  return (
    <Drawer open size={820} title={texts.tariff.bulk} onClose={() => close(false)}>
      <Form layout="vertical">
        <Form.Item label={texts.tariff.bulkWhat}>
          <Select
            value={form.undoes ?? form.kind}
            onChange={(what) => put(what in texts.tariff.bulkKinds ? { kind: what as Kind, undoes: undefined } : { undoes: what })}
            aria-label={texts.tariff.bulkWhat}
            options={[
              ...Object.entries(texts.tariff.bulkKinds).map(([value, label]) => ({ value, label })),
              ...(earlier.data?.items ?? []).filter((one) => !one.wish.undoes).map((one) => ({
                value: one.changeId, label: texts.tariff.undo(one.wish.edit ? (texts.tariff.bulkKinds[one.wish.edit.kind] ?? '') : '', one.reason),
              })),
            ]}
          />
        </Form.Item>
        {!form.undoes && form.kind === 'SET_IDLE_FEE' && (
          <Form.Item extra={texts.tariff.wholeIdleFee}>
            <Space wrap><IdleFields value={form} onChange={put} /></Space>
          </Form.Item>
        )}
        {!form.undoes && form.kind === 'ADD_TO_PRICES' && (
          <Space className="filters">
            <Input prefix={texts.tariff.energyPrice} value={form.energyStep} onChange={(event) => put({ energyStep: event.target.value })} style={{ width: 230 }} />
            <Input prefix={texts.tariff.servicePrice} value={form.serviceStep} onChange={(event) => put({ serviceStep: event.target.value })} style={{ width: 230 }} />
          </Space>
        )}
        <Form.Item label={texts.tariff.where}>
          <Select
            mode="multiple"
            allowClear
            placeholder={texts.tariff.everywhere}
            value={form.stationIds}
            onChange={(stationIds) => put({ stationIds })}
            options={stations.map((one) => ({ value: one.stationId, label: one.name }))}
            aria-label={texts.tariff.where}
          />
        </Form.Item>
        <Form.Item label={texts.tariff.effectiveFrom} extra={texts.tariff.effectiveHint}>
          <LocalTimeInput name="effective-from" value={form.effectiveFrom} onChange={(effectiveFrom) => put({ effectiveFrom })} label={texts.tariff.effectiveFrom} />
        </Form.Item>
      </Form>
      <Button type={seen ? 'default' : 'primary'} loading={busy} disabled={!readable(form)} onClick={() => look(wishOf(form))}>{texts.tariff.look}</Button>
      <Refused problem={problem} />
      {seen && <Looked preview={seen.preview} stations={stations} />}
      <Refused problem={writing.problem} />
      {seen && seen.preview.moves.length > 0 && seen.preview.findings.length === 0 && (
        <Space wrap className="save">
          <Input
            value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} style={{ width: 320 }}
            placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`} name="reason"
          />
          <Button type="primary" loading={writing.busy} disabled={reason.trim() === ''} onClick={make}>{texts.tariff.bulkMake(seen.preview.moves.length)}</Button>
        </Space>
      )}
    </Drawer>
  )
}

function Looked({ preview, stations }: { preview: BulkPreview; stations: Station[] }) {
  const texts = useTexts()
  const name = (id: string) => stations.find((one) => one.stationId === id)?.name ?? id
  const where = (move: BulkPreview['moves'][number]) => [
    ...(move.wholeOperator ? [texts.tariff.wholeOperator] : []), ...move.stationIds.map(name), ...move.pileCodes,
  ].join('、')
  return (
    <section className="preview">
      {preview.findings.length > 0 && (
        <Alert
          type="error" showIcon title={texts.errors.kinds['tariff-version-refused']}
          description={<List size="small" dataSource={preview.findings} renderItem={(one) => <List.Item>{texts.errors.findings[one.code] ?? one.message} <span className="faint">{one.at}</span></List.Item>} />}
        />
      )}
      <p>
        {texts.tariff.bulkEffect(preview.moves.length, preview.unchangedTargets)} <Time at={preview.effectiveFrom} />
        {preview.laterVersions.length > 0 && <span className="overdue"> {texts.tariff.laterVersions(preview.laterVersions.length)}</span>}
      </p>
      <Table
        size="small"
        rowKey={(move) => `${move.tariffId} ${move.version}`}
        dataSource={preview.moves}
        pagination={preview.moves.length > 20 ? { pageSize: 20 } : false}
        columns={[
          { title: texts.tariff.title, render: (_, move) => `${move.name} v${move.version}` },
          { title: texts.tariff.where, render: (_, move) => where(move) },
          {
            title: texts.tariff.changes,
            render: (_, move) => move.changes.filter(({ at }) => at !== '/effectiveFrom')
              .map((change) => <div key={change.at}>{changeWords(change, texts)}</div>),
          },
        ]}
      />
    </section>
  )
}
