import { Button, Checkbox, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import type { Station } from '../../api/stations'
import { type Tariff, type Version, tariffPath } from '../../api/tariff'
import { useWrite } from '../../api/useWrite'
import { DayChart } from '../../components/DayChart'
import { FormDrawer, Typed as Unsaved } from '../../components/FormDrawer'
import { LocalTimeInput } from '../../components/LocalTimeInput'
import { PeriodEditor } from '../../components/PeriodEditor'
import { Refused } from '../../components/Refused'
import { isClock, stretches } from '../../format/day'
import { useTexts } from '../../texts'
import { IdleFields } from './IdleFields'
import { PlanEditor } from './PlanEditor'
import { type Typed, hasDayOfFiveBands, missing, priced, startOf, staying, versionOf, withStations } from './draft'

/**
 * A version begins as a copy of the one in force; it is checked as a whole by the service and never edited afterwards.
 */
export function NewVersionForm({ tariff, before, stations, close }: {
  tariff: Tariff
  before?: Version
  stations: Station[]
  close: (made: boolean) => void
}) {
  const texts = useTexts()
  const [blank] = useState<Typed>(() => startOf(stations, before))
  const [form, setForm] = useState(blank)
  const writing = useWrite<Version>()
  const put = (change: Partial<Typed>) => setForm((now) => ({ ...now, ...change }))
  const place = (change: Partial<Pick<Typed, 'stationIds' | 'withdrawnStationIds'>>) =>
    setForm((now) => withStations(now, change, stations))
  const version = versionOf(form)
  const lacking = missing(version)
  const publish = async () => {
    if (await writing.send({ method: 'POST', path: `${tariffPath(tariff.tariffId)}/versions`, body: version }))
      close(true)
  }
  const places = stations.map((one) => ({ value: one.stationId, label: one.name }))
  const zones = [...new Set([form.zoneId, ...stations.map((one) => one.zoneId)])]
  const stay = staying(form, before).map((id) => stations.find((one) => one.stationId === id)?.name ?? id)

  return (
    <FormDrawer
      open
      size={760}
      title={`${texts.tariff.newVersion} · ${tariff.name}`}
      close={() => close(false)}
      footer={(
        <Space>
          <Button type="primary" loading={writing.busy} disabled={lacking.length > 0} onClick={publish}>
            {texts.tariff.publish}
          </Button>
          <Button onClick={() => close(false)}>{texts.common.cancel}</Button>
          <span className="faint">
            {lacking.length > 0
              ? texts.tariff.stillMissing(lacking.map((part) => texts.tariff.missing[part]).join('、'))
              : texts.tariff.immutable}
          </span>
        </Space>
      )}
    >
      <Unsaved when={form !== blank} />
      <Refused problem={writing.problem} />
      {before && <p className="faint">{texts.tariff.copyOf(before.version)}</p>}
      <Form layout="vertical">
        <Form.Item label={texts.tariff.where}>
          <Select
            mode="multiple"
            value={form.stationIds}
            onChange={(stationIds) => place({ stationIds })}
            options={places}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={texts.tariff.where}
          />
          <Space wrap style={{ marginTop: 8 }}>
            <Checkbox checked={form.wholeOperator} onChange={(event) => put({ wholeOperator: event.target.checked })}>
              {texts.tariff.wholeOperator}
            </Checkbox>
            <Input
              value={form.pileCodes}
              placeholder={texts.tariff.pilesHint}
              onChange={(event) => put({ pileCodes: event.target.value })}
              style={{ width: 360 }}
            />
          </Space>
          {stay.length > 0 && <p className="overdue small">{texts.tariff.stays(stay.join('、'))}</p>}
        </Form.Item>
        <Form.Item label={texts.tariff.withdrawn} extra={texts.tariff.withdrawnHint}>
          <Select
            mode="multiple"
            value={form.withdrawnStationIds}
            onChange={(withdrawnStationIds) => place({ withdrawnStationIds })}
            options={places}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={texts.tariff.withdrawn}
          />
          <Input
            value={form.withdrawnPileCodes}
            placeholder={texts.tariff.withdrawnPiles}
            aria-label={texts.tariff.withdrawnPiles}
            style={{ marginTop: 8 }}
            onChange={(event) => put({ withdrawnPileCodes: event.target.value })}
          />
        </Form.Item>
        {zones.length > 1 && (
          <Form.Item label={texts.tariff.zone} extra={texts.tariff.zoneHint}>
            <Select
              value={form.zoneId}
              onChange={(zoneId) => put({ zoneId })}
              options={zones.map((zone) => ({ value: zone, label: zone }))}
              aria-label={texts.tariff.zone}
            />
          </Form.Item>
        )}
        <Form.Item label={texts.tariff.effectiveFrom} extra={texts.tariff.effectiveHint}>
          <LocalTimeInput
            zone={form.zoneId}
            value={form.effectiveFrom}
            onChange={(effectiveFrom) => put({ effectiveFrom })}
            label={texts.tariff.effectiveFrom}
          />
        </Form.Item>
        <Form.Item label={texts.tariff.prices}>
          <DayChart
            day={stretches(version.periods.filter((one) => isClock(one.from) && isClock(one.to) && priced(one)))}
            label={texts.tariff.dayChart}
          />
          <p className="faint small">{texts.tariff.chartHint}</p>
          <PeriodEditor value={form.periods} onChange={(periods) => put({ periods })} />
        </Form.Item>
        <Form.Item label={texts.tariff.plans} extra={texts.tariff.plansHint}>
          <PlanEditor value={form.plans} ordinary={form.periods} onChange={(plans) => put({ plans })} />
        </Form.Item>
        <Form.Item label={texts.bill.components.IDLE_FEE}>
          <Space wrap>
            <Checkbox checked={form.idle} onChange={(event) => put({ idle: event.target.checked })}>
              {texts.tariff.chargeIdle}
            </Checkbox>
            {form.idle && <IdleFields value={form} onChange={put} />}
          </Space>
        </Form.Item>
        <Form.Item>
          <Checkbox
            checked={form.zeroPricesConfirmed}
            onChange={(event) => put({ zeroPricesConfirmed: event.target.checked })}
          >
            {texts.tariff.zeroConfirmed}
          </Checkbox>
          {hasDayOfFiveBands(version) && (
            <Checkbox
              checked={form.deepValleyConfirmed}
              onChange={(event) => put({ deepValleyConfirmed: event.target.checked })}
            >
              {texts.tariff.deepValleyConfirmed}
            </Checkbox>
          )}
        </Form.Item>
        <Form.Item label={texts.common.reason}>
          <Input
            value={form.reason}
            maxLength={200}
            placeholder={texts.common.reasonHint}
            onChange={(event) => put({ reason: event.target.value })}
            name="reason"
          />
        </Form.Item>
      </Form>
    </FormDrawer>
  )
}
