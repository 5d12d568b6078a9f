import { Button, Checkbox, Form, Input, Space } from 'antd'
import { useState } from 'react'
import type { ChargingRecord } from '../../api/billing'
import { type Edit, type Evidence, type Values, correctionPath, preview } from '../../api/correction'
import type { Problem } from '../../api/http'
import { useLooking } from '../../api/looking'
import { useMay } from '../../api/session'
import { useWrite } from '../../api/useWrite'
import { exactKwh } from '../../format/format'
import { tenthWhIn } from '../../format/read'
import { useTexts } from '../../texts'
import { LocalTimeInput } from '../LocalTimeInput'
import { OnceZoneKnown } from '../OnceZoneKnown'
import { bands } from '../PeriodEditor'
import { Refused } from '../Refused'
import { Typed as Unsaved } from '../FormDrawer'
import { Conflicted } from './Conflicted'
import { PreviewShown } from './PreviewShown'
import { Save, type Saying, unsaid } from './Save'
import { type Conflict, conflictOf, overtaken } from './conflict'
import { type Typed, editOf, readable, rebased, sumOf, taken, typedOf, withBand } from './edit'

/** By which version the bill is rated, and by which it should have been. */
export type RatedBy = Pick<ChargingRecord, 'tariffId' | 'tariffVersion' | 'priceSuperseded'>

interface Given {
  evidence: Evidence
  ratedBy: RatedBy
  reload: () => void
  done: (what: string) => void
}

/**
 * Edit, look, save: what is saved is exactly what was looked at, or it is refused. When the bill became another one
 * meanwhile, what was typed stays, over the bill as it is by then, and has to be looked at again.
 */
export const CorrectionForm = (props: Given) => (
  <OnceZoneKnown>{(zone) => <Correcting key={zone} {...props} zone={zone} />}</OnceZoneKnown>
)

function Correcting({ evidence, ratedBy, reload, done, zone }: Given & { zone: string }) {
  const texts = useTexts()
  const maySave = useMay('finance', 'operator-admin', 'platform-admin')
  const now = typedOf(evidence.current, zone)
  const inForce = ratedBy.priceSuperseded
  const [base, setBase] = useState(now)
  const [form, setForm] = useState(now)
  const [conflict, setConflict] = useState<Conflict>()
  const [from, setFrom] = useState<Values>()
  const [saying, say] = useState(unsaid)
  const { busy, seen, problem, look, forget } = useLooking((edit: Edit) => preview(evidence.billNo, edit))
  const writing = useWrite<unknown>()

  const put = (change: Partial<Typed>) => {
    setForm((before) => ({ ...before, ...change }))
    forget()
    writing.forget()
  }
  const lookAhead = () => {
    writing.forget()
    look(editOf({ ...form, priceInForce: form.priceInForce && inForce !== null }, now, from, zone))
  }
  const take = (values: Values) => {
    setFrom(values)
    put(taken(values, now, zone))
  }
  const save = async (said: Saying) => {
    if (!seen) return
    const { wish, preview: { billVersion, digest, after } } = seen
    const refused = (why: Problem) => {
      if (!overtaken(why)) return
      setConflict(conflictOf(why, after.values))
      forget()
      reload()
    }
    const body = { values: wish, digest, ...said }
    if (
      await writing.send(
        { method: 'POST', path: correctionPath(evidence.billNo), ifMatch: `"${billVersion}"`, body },
        refused,
      )
    )
      done(texts.correction.saved(after.billVersion))
  }
  if (JSON.stringify(base) !== JSON.stringify(now)) {
    setBase(now)
    setForm(rebased(form, base, now))
  }
  const { proposal } = evidence
  const sum = sumOf(form)
  const changed = JSON.stringify(form) !== JSON.stringify(now)
  const mayLook = readable(form, now, zone)

  return (
    <section className="correction">
      <Unsaved when={changed || saying.reason !== ''} />
      <Space wrap size="small">
        <Button
          size="small"
          disabled={form.chargeEndedAt === ''}
          onClick={() => put({ serviceEndedAt: form.chargeEndedAt })}
        >
          {texts.correction.endsWithCharge}
        </Button>
        {proposal && (
          <Button size="small" onClick={() => take(proposal.values)}>
            {texts.correction.takeProposal}
          </Button>
        )}
        <Button
          size="small"
          onClick={() => {
            setFrom(undefined)
            put(now)
          }}
        >
          {texts.common.reset}
        </Button>
      </Space>
      {proposal && (
        <p className="faint small">
          {texts.correction.confidence[proposal.confidence]}{' '}
          {proposal.doubts.map((doubt) => texts.correction.doubts[doubt] ?? doubt).join('；')}
        </p>
      )}
      <Form layout="vertical" className="correction-form" onFinish={lookAhead}>
        <Form.Item label={texts.bill.chargeStart}>
          <LocalTimeInput
            name="charge-start"
            value={form.chargeStartedAt}
            onChange={(chargeStartedAt) => put({ chargeStartedAt })}
            label={texts.bill.chargeStart}
          />
        </Form.Item>
        <Form.Item label={texts.bill.chargeEnd}>
          <LocalTimeInput
            name="charge-end"
            value={form.chargeEndedAt}
            onChange={(chargeEndedAt) => put({ chargeEndedAt })}
            label={texts.bill.chargeEnd}
          />
        </Form.Item>
        <Form.Item label={texts.bill.serviceEnd}>
          <LocalTimeInput
            name="service-end"
            value={form.serviceEndedAt}
            onChange={(serviceEndedAt) => put({ serviceEndedAt })}
            label={texts.bill.serviceEnd}
          />
        </Form.Item>
        <Form.Item
          label={texts.records.energy}
          extra={sum !== undefined && !Number.isNaN(sum) && texts.correction.sumOfBands(exactKwh(sum))}
        >
          <Input
            className="number"
            name="energy"
            value={form.energy}
            status={Number.isNaN(tenthWhIn(form.energy)) ? 'error' : ''}
            onChange={(event) => put({ energy: event.target.value })}
            aria-label={texts.records.energy}
          />
        </Form.Item>
        <Form.Item label={texts.correction.bands} className="wide">
          <Space wrap size="small">
            {bands.map((band) => (
              <Input
                key={band} className="number" name={`band-${band}`} value={form.bands[band]} style={{ width: 136 }}
                disabled={form.bandsFromCurve}
                prefix={<span className={`band-${band}`}><i className="band-dot" />{texts.bill.bands[band]}</span>}
                status={form.bands[band].trim() !== '' && Number.isNaN(tenthWhIn(form.bands[band])) ? 'error' : ''}
                onChange={(event) => put(withBand(form, band, event.target.value))}
                aria-label={`${texts.bill.bands[band]} kWh`}
              />
            ))}
          </Space>
          {evidence.curve.length > 1 && (
            <p>
              <Checkbox
                checked={form.bandsFromCurve}
                onChange={(event) => put({ bandsFromCurve: event.target.checked })}
              >
                {texts.correction.bandsFromCurve}
              </Checkbox>
              <span className="faint small">{texts.correction.bandsFromCurveHint}</span>
            </p>
          )}
        </Form.Item>
        <Form.Item className="wide">
          <Checkbox checked={form.idleCharged} onChange={(event) => put({ idleCharged: event.target.checked })}>
            {texts.tariff.chargeIdle}
          </Checkbox>
        </Form.Item>
        {inForce && (
          <Form.Item className="wide">
            <Checkbox checked={form.priceInForce} onChange={(event) => put({ priceInForce: event.target.checked })}>
              {texts.correction.priceInForce}
            </Checkbox>
            <span className="faint small">
              {texts.bill.tariffVersion(ratedBy.tariffId, ratedBy.tariffVersion)} →{' '}
              {texts.bill.tariffVersion(inForce.tariffId, inForce.tariffVersion)}
            </span>
          </Form.Item>
        )}
        <div className="wide">
          <Button type={seen ? 'default' : 'primary'} htmlType="submit" loading={busy} disabled={!mayLook}>
            {texts.correction.look}
          </Button>
          {!mayLook && <span className="faint small"> {texts.correction.unreadable}</span>}
        </div>
      </Form>
      <Refused problem={problem} />
      {seen && <PreviewShown preview={seen.preview} />}
      <Refused problem={writing.problem} />
      {conflict && <Conflicted conflict={conflict} current={evidence.current} />}
      {seen &&
        (maySave ? (
          <Save busy={writing.busy} label={texts.correction.save} saying={saying} say={say} save={save} />
        ) : (
          <p className="faint">{texts.correction.mayNotSave}</p>
        ))}
    </section>
  )
}
