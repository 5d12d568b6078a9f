import { Button, Checkbox, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { useLooking } from '../../api/looking'
import type { Station } from '../../api/stations'
import { type BulkChange as Made, bulkChanges, previewBulkChange, root } from '../../api/tariff'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { Failure } from '../../components/Failure'
import { FormDrawer, Typed as Unsaved } from '../../components/FormDrawer'
import { LocalTimeInput } from '../../components/LocalTimeInput'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'
import { BulkPreviewShown } from './BulkPreviewShown'
import { IdleFields } from './IdleFields'
import { type Kind, type Typed, blank, missing, undoable, wishOf, zoneOf } from './bulk'
import { isFree, untypedIdle } from './idle'

/**
 * One change at many stations: what it would do is looked at first, and made just as it was seen; it can be undone by
 * another.
 */
export function BulkChange({ stations, close }: { stations: Station[]; close: (published?: number) => void }) {
  const texts = useTexts()
  const [form, setForm] = useState(blank)
  const { busy, seen, problem, look, forget } = useLooking(previewBulkChange)
  const [reason, setReason] = useState('')
  const earlier = useLoad(bulkChanges, [])
  const writing = useWrite<Made>()
  const zone = zoneOf(form, stations)
  const lacking = missing(form, zone)
  const put = (change: Partial<Typed>) => {
    setForm((now) => ({ ...now, ...change }))
    forget()
    writing.forget()
  }
  const make = async () => {
    const made = await writing.send({
      method: 'POST',
      path: `${root}/bulk-changes`,
      body: { ...seen?.wish, reason: reason.trim(), digest: seen?.preview.digest },
    })
    if (made) close(made.moved.length)
  }

  return (
    <FormDrawer open size={820} title={texts.tariff.bulk} close={() => close()}>
      <Unsaved when={form !== blank || reason !== ''} />
      {earlier.problem && (
        <>
          <p className="overdue">{texts.tariff.undoUnknown}</p>
          <Failure problem={earlier.problem} retry={earlier.reload} />
        </>
      )}
      <Form layout="vertical">
        <Form.Item label={texts.tariff.bulkWhat}>
          <Select
            value={form.undoes ?? form.kind}
            onChange={(what) =>
              put(what in texts.tariff.bulkKinds ? { kind: what as Kind, undoes: undefined } : { undoes: what })
            }
            aria-label={texts.tariff.bulkWhat}
            options={[
              ...Object.entries(texts.tariff.bulkKinds).map(([value, label]) => ({ value, label })),
              ...undoable(earlier.data ?? []).map((one) => ({
                value: one.changeId,
                label: texts.tariff.undo(
                  one.wish.edit ? (texts.tariff.bulkKinds[one.wish.edit.kind] ?? '') : texts.tariff.callOff,
                  one.reason,
                ),
              })),
            ]}
          />
        </Form.Item>
        {!form.undoes && form.kind === 'SET_IDLE_FEE' && (
          <Form.Item
            extra={
              isFree(untypedIdle(form)) ? (
                <span className="overdue">{texts.tariff.freeIdle}</span>
              ) : (
                texts.tariff.wholeIdleFee
              )
            }
          >
            <Space wrap>
              <IdleFields value={form} onChange={put} />
            </Space>
          </Form.Item>
        )}
        {!form.undoes && form.kind === 'ADD_TO_PRICES' && (
          <Form.Item extra={texts.tariff.stepHint}>
            <Space>
              <Input
                name="energy-step" prefix={texts.tariff.energyPrice} value={form.energyStep} style={{ width: 230 }}
                onChange={(event) => put({ energyStep: event.target.value })}
              />
              <Input
                name="service-step" prefix={texts.tariff.servicePrice} value={form.serviceStep} style={{ width: 230 }}
                onChange={(event) => put({ serviceStep: event.target.value })}
              />
            </Space>
          </Form.Item>
        )}
        {form.undoes ? <p className="faint">{texts.tariff.undoWhere}</p> : (
          <Form.Item label={texts.tariff.where}>
            <Select
              mode="multiple"
              allowClear
              placeholder={texts.tariff.everywhere}
              value={form.stationIds}
              onChange={(stationIds) => put({ stationIds })}
              options={stations.map((one) => ({ value: one.stationId, label: one.name }))}
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={texts.tariff.where}
            />
          </Form.Item>
        )}
        <Form.Item label={texts.tariff.effectiveFrom} extra={texts.tariff.effectiveHint}>
          <LocalTimeInput
            name="effective-from"
            zone={zone}
            value={form.effectiveFrom}
            onChange={(effectiveFrom) => put({ effectiveFrom })}
            label={texts.tariff.effectiveFrom}
          />
        </Form.Item>
        {!form.undoes && (
          <Form.Item extra={texts.tariff.alsoLaterHint}>
            <Checkbox
              name="also-later" checked={form.alsoLater} onChange={(event) => put({ alsoLater: event.target.checked })}
            >
              {texts.tariff.alsoLater}
            </Checkbox>
          </Form.Item>
        )}
      </Form>
      <Button
        type={seen ? 'default' : 'primary'} loading={busy} disabled={lacking.length > 0}
        onClick={() => look(wishOf(form, zone))}
      >
        {texts.tariff.look}
      </Button>
      {lacking.length > 0 && (
        <span className="faint small">
          {' '}
          {texts.tariff.stillMissing(lacking.map((part) => texts.tariff.missing[part]).join('、'))}
        </span>
      )}
      <Refused problem={problem} />
      {seen && <BulkPreviewShown preview={seen.preview} stations={stations} zone={zone} />}
      <Refused problem={writing.problem} />
      {seen && seen.preview.moves.length > 0 && seen.preview.findings.length === 0 && (
        <Space wrap className="save">
          <Input
            value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} style={{ width: 320 }}
            placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`} name="reason"
          />
          <Button type="primary" loading={writing.busy} disabled={reason.trim() === ''} onClick={make}>
            {texts.tariff.bulkMake(seen.preview.moves.length)}
          </Button>
        </Space>
      )}
    </FormDrawer>
  )
}
