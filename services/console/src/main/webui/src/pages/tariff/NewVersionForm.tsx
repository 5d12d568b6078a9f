import { Button, Checkbox, Drawer, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import type { Station } from '../../api/stations'
import { type NewVersion, type Tariff, type Version, root } from '../../api/tariff'
import { useWrite } from '../../api/useWrite'
import { DayChart } from '../../components/DayChart'
import { LocalTimeInput } from '../../components/LocalTimeInput'
import { PeriodEditor, type TypedPeriod, typed, untyped } from '../../components/PeriodEditor'
import { Refused } from '../../components/Refused'
import { stretches } from '../../format/day'
import { instantIn } from '../../format/read'
import { useTexts } from '../../texts'
import { IdleFields } from './IdleFields'
import { PlanEditor, type TypedPlan, typedPlan, untypedPlan } from './PlanEditor'
import { type TypedIdle, readableIdle, typedIdle, untypedIdle } from './idle'

interface Typed extends TypedIdle {
  effectiveFrom: string
  stationIds: string[]
  periods: TypedPeriod[]
  idle: boolean
  plans: TypedPlan[]
  pileCodes: string
  wholeOperator: boolean
  zeroPricesConfirmed: boolean
  reason: string
}

const startOf = (before?: Version): Typed => ({
  effectiveFrom: '',
  stationIds: before?.stationIds ?? [],
  periods: before?.periods.map(typed) ?? [{ from: '00:00', to: '24:00', band: 'FLAT', energy: '', service: '' }],
  idle: Boolean(before?.idleFee),
  ...typedIdle(before?.idleFee),
  plans: before?.dayPlans.map(typedPlan) ?? [],
  pileCodes: before?.pileCodes.join(' ') ?? '',
  wholeOperator: before?.wholeOperator ?? false,
  zeroPricesConfirmed: false,
  reason: '',
})

const versionOf = (form: Typed, before: Version | undefined, zoneId: string): NewVersion => ({
  zoneId: before?.zoneId ?? zoneId,
  effectiveFrom: instantIn(form.effectiveFrom) ?? '',
  stationIds: form.stationIds,
  pileCodes: form.pileCodes.split(/[\s,，、]+/).filter((code) => code !== ''),
  wholeOperator: form.wholeOperator,
  periods: form.periods.map(untyped),
  dayPlans: form.plans.map(untypedPlan),
  idleFee: form.idle ? untypedIdle(form) : null,
  zeroPricesConfirmed: form.zeroPricesConfirmed,
  reason: form.reason.trim(),
})

/** JSON writes NaN as null, and a blank form would so look like a price that was left out. */
const readable = (version: NewVersion) => version.effectiveFrom !== ''
  && version.reason !== ''
  && [version.periods, ...version.dayPlans.map((plan) => plan.periods)].flat().every((one) => !Number.isNaN(one.energyPriceHundredThousandths) && !Number.isNaN(one.servicePriceHundredThousandths))
  && (version.idleFee === null || readableIdle(version.idleFee))

/** A version begins as a copy of the last one; it is checked as a whole by the service and never edited afterwards. */
export function NewVersionForm({ tariff, before, stations, close }: {
  tariff: Tariff
  before?: Version
  stations: Station[]
  close: (made: boolean) => void
}) {
  const texts = useTexts()
  const [form, setForm] = useState<Typed>(() => startOf(before))
  const writing = useWrite<Version>()
  const put = (change: Partial<Typed>) => setForm((now) => ({ ...now, ...change }))
  const version = versionOf(form, before, stations[0]?.zoneId ?? 'Asia/Shanghai')
  const publish = async () => {
    if (await writing.send({ method: 'POST', path: `${root}/tariffs/${tariff.tariffId}/versions`, body: version })) close(true)
  }

  return (
    <Drawer
      open
      size={760}
      title={`${texts.tariff.newVersion} · ${tariff.name}`}
      onClose={() => close(false)}
      footer={(
        <Space>
          <Button type="primary" loading={writing.busy} disabled={!readable(version)} onClick={publish}>{texts.tariff.publish}</Button>
          <Button onClick={() => close(false)}>{texts.common.cancel}</Button>
          <span className="faint">{texts.tariff.immutable}</span>
        </Space>
      )}
    >
      <Refused problem={writing.problem} />
      <Form layout="vertical">
        <Form.Item label={texts.tariff.effectiveFrom} extra={texts.tariff.effectiveHint}>
          <LocalTimeInput value={form.effectiveFrom} onChange={(effectiveFrom) => put({ effectiveFrom })} label={texts.tariff.effectiveFrom} />
        </Form.Item>
        <Form.Item label={texts.tariff.where}>
          <Select
            mode="multiple"
            value={form.stationIds}
            onChange={(stationIds) => put({ stationIds })}
            options={stations.map((one) => ({ value: one.stationId, label: one.name }))}
            aria-label={texts.tariff.where}
          />
          <Space wrap style={{ marginTop: 8 }}>
            <Checkbox checked={form.wholeOperator} onChange={(event) => put({ wholeOperator: event.target.checked })}>{texts.tariff.wholeOperator}</Checkbox>
            <Input value={form.pileCodes} placeholder={texts.tariff.pilesHint} onChange={(event) => put({ pileCodes: event.target.value })} style={{ width: 360 }} />
          </Space>
        </Form.Item>
        <Form.Item label={texts.tariff.prices}>
          <DayChart day={stretches(version.periods.filter((one) => /^\d\d:\d\d$/.test(one.from) && /^\d\d:\d\d$/.test(one.to)))} label={texts.tariff.dayChart} />
          <PeriodEditor value={form.periods} onChange={(periods) => put({ periods })} />
          <Checkbox checked={form.zeroPricesConfirmed} onChange={(event) => put({ zeroPricesConfirmed: event.target.checked })} style={{ marginTop: 8 }}>{texts.tariff.zeroConfirmed}</Checkbox>
        </Form.Item>
        <Form.Item label={texts.tariff.plans} extra={texts.tariff.plansHint}>
          <PlanEditor value={form.plans} ordinary={form.periods} onChange={(plans) => put({ plans })} />
        </Form.Item>
        <Form.Item label={texts.bill.components.IDLE_FEE}>
          <Space wrap>
            <Checkbox checked={form.idle} onChange={(event) => put({ idle: event.target.checked })}>{texts.tariff.chargeIdle}</Checkbox>
            {form.idle && <IdleFields value={form} onChange={put} />}
          </Space>
        </Form.Item>
        <Form.Item label={texts.common.reason}>
          <Input value={form.reason} maxLength={200} placeholder={texts.common.reasonHint} onChange={(event) => put({ reason: event.target.value })} name="reason" />
        </Form.Item>
      </Form>
    </Drawer>
  )
}
