import { ReloadOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, DatePicker, Empty, Input, Select, Space, Table } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type ChargingRecord, type RecordSearch, chargingRecords } from '../api/billing'
import { useLoad } from '../api/useLoad'
import { BillDrawer } from '../components/bill/BillDrawer'
import { BillNo, DriverName, Kwh, Pile, Time, Yuan } from '../components/Cells'
import { Failure } from '../components/Failure'
import { PageTitle } from '../components/PageTitle'
import { Pager, useCursor } from '../components/Pager'
import { StateTag } from '../components/Tags'
import { addDays, duration, secondsBetween, startOfDay } from '../format/format'
import { useTexts } from '../texts'

type By = 'billNo' | 'phone' | 'pileCode'

const rowsPerPage = 50

interface Form {
  by: By
  words: string
  state?: string
  days?: [string, string]
}

const blank: Form = { by: 'billNo', words: '' }

const searchOf = (form: Form, cursor?: string): RecordSearch => ({
  [form.by]: form.words.trim(),
  state: form.state,
  from: form.days && startOfDay(form.days[0]),
  to: form.days && startOfDay(addDays(form.days[1], 1)),
  cursor,
  limit: rowsPerPage,
})

export function RecordsPage() {
  const texts = useTexts()
  const [form, setForm] = useState<Form>(blank)
  const [asked, setAsked] = useState<Form>(blank)
  const paging = useCursor()
  const [address, setAddress] = useSearchParams()
  const { data, problem, loading, reload } = useLoad(
    (signal) => chargingRecords(searchOf(asked, paging.cursor), signal), [asked, paging.cursor])

  const ask = (next: Form) => {
    setForm(next)
    setAsked(next)
    paging.first()
  }

  return (
    <>
      <PageTitle title={texts.records.title}>
        <Button icon={<ReloadOutlined />} onClick={reload}>{texts.common.reload}</Button>
      </PageTitle>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault()
          ask(form)
        }}
      >
        <Space.Compact>
          <Select<By>
            value={form.by}
            onChange={(by) => setForm({ ...form, by })}
            options={[
              { value: 'billNo', label: texts.records.billNo },
              { value: 'phone', label: texts.records.phone },
              { value: 'pileCode', label: texts.records.pile },
            ]}
            style={{ width: 116 }}
            aria-label={texts.common.search}
          />
          <Input
            value={form.words}
            onChange={(event) => setForm({ ...form, words: event.target.value })}
            placeholder={texts.records.placeholder[form.by]}
            allowClear
            style={{ width: 240 }}
            name="words"
          />
        </Space.Compact>
        <Select
          value={form.state}
          onChange={(state: string | undefined) => ask({ ...form, state })}
          placeholder={texts.records.state}
          allowClear
          options={Object.entries(texts.records.states).map(([value, label]) => ({ value, label }))}
          style={{ width: 130 }}
        />
        <DatePicker.RangePicker
          value={form.days ? [dayjs(form.days[0]), dayjs(form.days[1])] : null}
          placeholder={[texts.common.from, texts.common.to]}
          onChange={(days) => {
            const [from, to] = days ?? []
            ask({ ...form, days: from && to ? [from.format('YYYY-MM-DD'), to.format('YYYY-MM-DD')] : undefined })
          }}
        />
        <Button type="primary" htmlType="submit" icon={<SearchOutlined />}>{texts.common.search}</Button>
        <Button onClick={() => ask(blank)}>{texts.common.reset}</Button>
      </form>
      {problem && <Failure problem={problem} retry={reload} />}
      <Table<ChargingRecord>
        size="small"
        rowKey="billNo"
        loading={loading}
        dataSource={problem ? [] : data?.items}
        pagination={false}
        scroll={{ x: 1160 }}
        onRow={(record) => ({ onClick: () => setAddress({ bill: record.billNo }) })}
        rowClassName="clickable"
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={loading ? ' ' : texts.records.empty} /> }}
        columns={[
          { title: texts.records.billNo, width: 186, render: (_, record) => <BillNo billNo={record.billNo} /> },
          { title: texts.records.state, width: 88, render: (_, record) => <StateTag state={record.state} /> },
          { title: texts.records.station, width: 105, ellipsis: true, render: (_, record) => record.stationName ?? record.stationId },
          { title: `${texts.records.pile} / ${texts.records.connector}`, width: 116, render: (_, record) => <Pile {...record} /> },
          { title: texts.records.driver, width: 160, render: (_, record) => <DriverName driver={record.driver} /> },
          { title: texts.records.requestedAt, width: 156, render: (_, record) => <Time at={record.requestedAt} /> },
          { title: texts.records.chargedFor, width: 108, align: 'right', render: (_, record) => <ChargedFor {...record} /> },
          { title: texts.records.energy, width: 90, align: 'right', render: (_, record) => <Kwh tenthWh={record.energyTenthWh || null} /> },
          { title: texts.records.due, width: 82, align: 'right', render: (_, record) => <Yuan fen={record.dueFen} /> },
          { title: texts.records.stopReason, width: 92, ellipsis: true, render: (_, record) => <WhyStopped {...record} /> },
        ]}
      />
      <Pager paging={paging} rows={data?.items.length ?? 0} nextCursor={data?.nextCursor} loading={loading} />
      <BillDrawer billNo={address.get('bill')} close={() => setAddress({})} changed={reload} />
    </>
  )
}

function ChargedFor({ chargeStartedAt, chargeEndedAt }: ChargingRecord) {
  const texts = useTexts()
  if (!chargeStartedAt || !chargeEndedAt) return <span className="faint">—</span>
  return <span className="number">{duration(secondsBetween(chargeStartedAt, chargeEndedAt), texts)}</span>
}

function WhyStopped({ failReason, stopReason, rawStopReason }: ChargingRecord) {
  const texts = useTexts().records
  if (failReason) return <span title={failReason}>{texts.failReasons[failReason] ?? failReason}</span>
  if (!stopReason) return <span className="faint">—</span>
  return <span title={rawStopReason ?? ''}>{texts.stopReasons[stopReason] ?? stopReason}</span>
}
