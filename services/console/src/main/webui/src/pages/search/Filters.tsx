import { SearchOutlined } from '@ant-design/icons'
import { Button, Checkbox, DatePicker, Input, Select, Space } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { stations } from '../../api/stations'
import { useLoad } from '../../api/useLoad'
import { useTexts } from '../../texts'
import { type Amount as AmountOf, type By, type Form, asksForBill, blank, orders, readable } from './form'

/** What staff know of a session or a bill; held bills are told apart by other things than sessions are. */
export function Filters({ asked, ask, of }: { asked: Form; ask: (form: Form) => void; of: 'sessions' | 'held bills' }) {
  const ofSessions = of === 'sessions'
  const texts = useTexts()
  const words = texts.records
  const places = useLoad(stations, [])
  const [form, setForm] = useState(asked)
  const choose = (change: Partial<Form>) => {
    const next = { ...form, ...change }
    setForm(next)
    if (readable(next)) ask(next)
  }
  return (
    <>
      <form className="filters" onSubmit={(event) => { event.preventDefault(); choose({}) }}>
        <Space.Compact>
          <Select<By>
            value={form.by}
            onChange={(by) => setForm({ ...form, by })}
            options={[
              { value: 'billNo', label: words.billNo },
              { value: 'phone', label: words.phone },
              { value: 'pileCode', label: words.pile },
              { value: 'driverId', label: words.driverId },
            ]}
            style={{ width: 128 }}
            aria-label={texts.common.search}
          />
          <Input
            value={form.words}
            onChange={(event) => setForm({ ...form, words: event.target.value })}
            placeholder={words.placeholder[form.by]}
            allowClear
            style={{ width: 240 }}
            name="words"
            aria-label={words.placeholder[form.by]}
          />
        </Space.Compact>
        <Select
          value={form.stationId}
          onChange={(stationId: string | undefined) => choose({ stationId })}
          placeholder={words.station}
          loading={places.loading}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(places.data ?? []).map((one) => ({ value: one.stationId, label: one.name }))}
          style={{ width: 170 }}
          aria-label={words.station}
        />
        {ofSessions && (
          <>
            <Select
              value={form.state}
              onChange={(state: string | undefined) => choose({ state })}
              placeholder={words.state}
              allowClear
              options={Object.entries(words.states).map(([value, label]) => ({ value, label }))}
              style={{ width: 130 }}
              aria-label={words.state}
            />
            <Select
              value={form.code}
              onChange={(code: number | undefined) => choose({ code })}
              placeholder={texts.abnormal.code}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={Object.entries(texts.abnormal.codes).map(([code, name]) => ({
                value: Number(code),
                label: `${code} ${name}`,
              }))}
              style={{ width: 200 }}
              aria-label={texts.abnormal.code}
            />
            <Space.Compact>
              <Amount name="least" label={words.least} form={form} put={setForm} />
              <Amount name="most" label={words.most} form={form} put={setForm} />
            </Space.Compact>
            <Checkbox
              checked={form.superseded === true}
              onChange={(event) => choose({ superseded: event.target.checked || undefined })}
            >
              {words.superseded}
            </Checkbox>
          </>
        )}
        {!ofSessions && (
          <>
            <Space.Compact>
              <Amount name="reservedLeast" label={words.reservedLeast} form={form} put={setForm} />
              <Amount name="reservedMost" label={words.most} form={form} put={setForm} />
            </Space.Compact>
            {orders.map((order) => (
              <Checkbox
                key={order}
                checked={form.order === order}
                onChange={(event) => choose({ order: event.target.checked ? order : undefined })}
              >
                {words.orders[order]}
              </Checkbox>
            ))}
          </>
        )}
        <DatePicker.RangePicker
          value={form.days ? [dayjs(form.days[0]), dayjs(form.days[1])] : null}
          placeholder={[texts.common.from, texts.common.to]}
          onChange={(days) => {
            const [from, to] = days ?? []
            choose({ days: from && to ? [from.format('YYYY-MM-DD'), to.format('YYYY-MM-DD')] : undefined })
          }}
        />
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />} disabled={!readable(form)}>
          {texts.common.search}
        </Button>
        <Button
          onClick={() =>
            choose({
              ...blank,
              state: undefined,
              stationId: undefined,
              code: undefined,
              superseded: undefined,
              order: undefined,
              days: undefined,
            })
          }
        >
          {texts.common.reset}
        </Button>
      </form>
      {ofSessions && asksForBill(form) && <p className="faint small">{words.billsOnly}</p>}
    </>
  )
}

function Amount({ name, label, form, put }: {
  name: AmountOf
  label: string
  form: Form
  put: (form: Form) => void
}) {
  return (
    <Input
      className="number"
      name={name}
      value={form[name]}
      placeholder={label}
      aria-label={label}
      maxLength={12}
      style={{ width: 120 }}
      status={readable({ ...blank, [name]: form[name] }) ? '' : 'error'}
      onChange={(event) => put({ ...form, [name]: event.target.value })}
    />
  )
}
