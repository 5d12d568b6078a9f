import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Card, Input, Select, Space } from 'antd'
import type { DayPlan } from '../../api/tariff'
import { PeriodEditor, type TypedPeriod, typed, untyped } from '../../components/PeriodEditor'
import { useTexts } from '../../texts'

export interface TypedPlan {
  name: string
  weekdays: string[]
  dates: string
  seasons: string
  periods: TypedPeriod[]
}

const words = (text: string) => text.split(/[\s,，、;；]+/).filter((word) => word !== '')

/** 07-01–08-31, with any dash; what is no span goes to the service as it is, which names what is wrong with it. */
const span = (text: string) => {
  const [from = '', to = from] = text.split(/[–—~]|(?<=\d\d-\d\d)-/)
  return { from, to }
}

export const typedPlan = (plan: DayPlan): TypedPlan => ({
  name: plan.name,
  weekdays: plan.weekdays,
  dates: plan.dates.join(' '),
  seasons: plan.seasons.map(({ from, to }) => `${from}–${to}`).join(' '),
  periods: plan.periods.map(typed),
})

export const untypedPlan = (plan: TypedPlan): DayPlan => ({
  name: plan.name.trim(),
  weekdays: plan.weekdays,
  dates: words(plan.dates),
  seasons: words(plan.seasons).map(span),
  periods: plan.periods.map(untyped),
})

/** Days that differ from an ordinary one: weekends, seasons, holidays and make-up working days. */
export function PlanEditor({ value, ordinary, onChange }: {
  value: TypedPlan[]
  ordinary: TypedPeriod[]
  onChange: (plans: TypedPlan[]) => void
}) {
  const texts = useTexts()
  const put = (index: number, change: Partial<TypedPlan>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...change } : one)))
  return (
    <div className="plans">
      {value.map((plan, index) => (
        // Plans have no identity of their own but their place.
        <Card
          size="small"
          key={index}
          title={
            <Input
              size="small"
              value={plan.name}
              placeholder={texts.tariff.planName}
              onChange={(event) => put(index, { name: event.target.value })}
              style={{ width: 200 }}
            />
          }
          extra={
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={texts.tariff.removePlan}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            />
          }
        >
          <Space wrap size="small">
            <Select
              size="small"
              mode="multiple"
              value={plan.weekdays}
              onChange={(weekdays) => put(index, { weekdays })}
              placeholder={texts.tariff.anyWeekday}
              options={Object.entries(texts.tariff.weekdays).map(([day, label]) => ({ value: day, label }))}
              style={{ minWidth: 180 }}
              aria-label={texts.tariff.anyWeekday}
            />
            <Input
              size="small"
              value={plan.seasons}
              placeholder={texts.tariff.seasonsHint}
              onChange={(event) => put(index, { seasons: event.target.value })}
              style={{ width: 190 }}
            />
            <Input
              size="small"
              value={plan.dates}
              placeholder={texts.tariff.datesHint}
              onChange={(event) => put(index, { dates: event.target.value })}
              style={{ width: 240 }}
            />
          </Space>
          <PeriodEditor value={plan.periods} onChange={(periods) => put(index, { periods })} />
        </Card>
      ))}
      <Button
        size="small" icon={<PlusOutlined />}
        onClick={() => onChange([...value, { name: '', weekdays: [], dates: '', seasons: '', periods: ordinary }])}
      >
        {texts.tariff.addPlan}
      </Button>
    </div>
  )
}
