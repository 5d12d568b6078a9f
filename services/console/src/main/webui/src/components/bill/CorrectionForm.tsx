import { Button, Checkbox, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { type Edit, type Evidence, type Preview, type Values, correctionPath, preview } from '../../api/correction'
import { type Problem, problemOf } from '../../api/http'
import { useMay } from '../../api/session'
import { useWrite } from '../../api/useWrite'
import { exactKwh } from '../../format/format'
import { instantIn, tenthWhIn } from '../../format/read'
import { useTexts } from '../../texts'
import { LocalTimeInput, typedTime } from '../LocalTimeInput'
import { Refused } from '../Refused'
import { PreviewShown } from './PreviewShown'
import { Save } from './Save'

interface Typed {
  chargeStartedAt: string
  chargeEndedAt: string
  serviceEndedAt: string
  energy: string
  idleCharged: boolean
}

const typedOf = (values: Values): Typed => ({
  chargeStartedAt: typedTime(values.chargeStartedAt),
  chargeEndedAt: typedTime(values.chargeEndedAt),
  serviceEndedAt: typedTime(values.serviceEndedAt),
  energy: exactKwh(values.energyTenthWh).replaceAll(',', ''),
  idleCharged: values.idleCharged,
})

const blank: Values = {
  chargeStartedAt: null, chargeEndedAt: null, serviceEndedAt: null, energyTenthWh: 0, bands: [], idleCharged: true, stopReason: null,
}

/** Only what differs from the bill as it stands; times are written to the second, so an untouched one keeps its fraction. */
function editOf(form: Typed, now: Typed, from?: Values): Edit {
  const edit: Edit = {}
  for (const name of ['chargeStartedAt', 'chargeEndedAt', 'serviceEndedAt'] as const) {
    const exact = from?.[name]
    const typed = exact && typedTime(exact) === form[name] ? exact : instantIn(form[name])
    if (form[name] !== now[name] && typed) edit[name] = typed
  }
  if (form.energy !== now.energy) edit.energyTenthWh = tenthWhIn(form.energy)
  if (form.idleCharged !== now.idleCharged) edit.idleCharged = form.idleCharged
  if (from && edit.energyTenthWh === from.energyTenthWh) edit.bands = from.bands
  return edit
}

/** Edit, look, save: what is saved is exactly what was looked at, or it is refused. */
export function CorrectionForm({ evidence, done }: { evidence: Evidence; done: () => void }) {
  const texts = useTexts()
  const maySave = useMay('finance', 'operator-admin', 'platform-admin')
  const now = typedOf(evidence.versions.find((one) => one.current)?.values ?? blank)
  const [form, setForm] = useState(now)
  const [from, setFrom] = useState<Values>()
  const [seen, setSeen] = useState<{ edit: Edit; preview: Preview }>()
  const [problem, setProblem] = useState<Problem>()
  const [looking, setLooking] = useState(false)
  const writing = useWrite<unknown>()

  const put = (change: Partial<Typed>) => {
    setForm((before) => ({ ...before, ...change }))
    setSeen(undefined)
    writing.forget()
  }
  const take = (values: Values) => {
    setFrom(values)
    put(typedOf(values))
  }
  const look = async () => {
    const edit = editOf(form, now, from)
    setLooking(true)
    setProblem(undefined)
    try {
      setSeen({ edit, preview: await preview(evidence.billNo, edit) })
    } catch (failure) {
      setProblem(problemOf(failure))
    }
    setLooking(false)
  }
  const save = async (reason: string, notifyDriver: boolean) => {
    const saved = await writing.send({
      method: 'POST',
      path: correctionPath(evidence.billNo),
      ifMatch: `"${evidence.billVersion}"`,
      body: { values: seen?.edit, digest: seen?.preview.digest, reason, notifyDriver },
    })
    if (saved) done()
  }
  const { proposal } = evidence

  return (
    <section className="correction">
      <Space wrap size="small">
        <Button size="small" disabled={form.chargeEndedAt === ''} onClick={() => put({ serviceEndedAt: form.chargeEndedAt })}>{texts.correction.endsWithCharge}</Button>
        {proposal && <Button size="small" onClick={() => take(proposal.values)}>{texts.correction.takeProposal}</Button>}
        <Button size="small" onClick={() => { setFrom(undefined); put(now) }}>{texts.common.reset}</Button>
      </Space>
      {proposal && (
        <p className="faint small">
          {texts.correction.confidence[proposal.confidence]} {proposal.doubts.map((doubt) => texts.correction.doubts[doubt] ?? doubt).join('；')}
        </p>
      )}
      <Form layout="vertical" className="correction-form">
        <Form.Item label={texts.bill.chargeStart}>
          <LocalTimeInput name="charge-start" value={form.chargeStartedAt} onChange={(chargeStartedAt) => put({ chargeStartedAt })} label={texts.bill.chargeStart} />
        </Form.Item>
        <Form.Item label={texts.bill.chargeEnd}>
          <LocalTimeInput name="charge-end" value={form.chargeEndedAt} onChange={(chargeEndedAt) => put({ chargeEndedAt })} label={texts.bill.chargeEnd} />
        </Form.Item>
        <Form.Item label={texts.bill.serviceEnd}>
          <LocalTimeInput name="service-end" value={form.serviceEndedAt} onChange={(serviceEndedAt) => put({ serviceEndedAt })} label={texts.bill.serviceEnd} />
        </Form.Item>
        <Form.Item label={texts.records.energy}>
          <Input
            className="number" name="energy" value={form.energy} status={Number.isNaN(tenthWhIn(form.energy)) ? 'error' : ''}
            onChange={(event) => put({ energy: event.target.value })} aria-label={texts.records.energy}
          />
        </Form.Item>
        <Form.Item>
          <Checkbox checked={form.idleCharged} onChange={(event) => put({ idleCharged: event.target.checked })}>{texts.tariff.chargeIdle}</Checkbox>
        </Form.Item>
      </Form>
      <Button type={seen ? 'default' : 'primary'} loading={looking} disabled={Number.isNaN(tenthWhIn(form.energy))} onClick={look}>{texts.correction.look}</Button>
      <Refused problem={problem} />
      {seen && <PreviewShown preview={seen.preview} />}
      <Refused problem={writing.problem} />
      {seen && (maySave ? <Save busy={writing.busy} label={texts.correction.save} save={save} /> : <p className="faint">{texts.correction.mayNotSave}</p>)}
    </section>
  )
}
