import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Skeleton, Space, Switch, Table, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useMay } from '../../api/session'
import { type CheckSettings, checkSettings, checkSettingsPath } from '../../api/settings'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { Failure } from '../../components/Failure'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'
import { SaveWithReason } from './SaveWithReason'
import { type TypedSetting, readable, settingsOf, toleranceIn, toleranceShown, typedSettings } from './checks'

/**
 * Which checks the operator's bills have to pass and how strictly, for all piles or one model, and when it is told of
 * those that wait.
 */
export function ChecksForm() {
  const { data, problem, reload } = useLoad(checkSettings, [])
  return (
    <>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {data && <Checks key={data.etag} before={data.data} etag={data.etag} saved={reload} />}
    </>
  )
}

const clock = 'HH:mm'

function Checks({ before, etag, saved }: { before: CheckSettings; etag: string | null; saved: () => void }) {
  const texts = useTexts()
  const words = texts.settings
  const mayEdit = useMay('operator-admin', 'platform-admin')
  const [rows, setRows] = useState(() => typedSettings(before))
  const [backlogAt, setBacklogAt] = useState(before.backlogAt.slice(0, 5))
  const writing = useWrite<unknown>()
  const settings = settingsOf(rows, before.checks)
  const checkOf = (row: TypedSetting) => before.checks.find(({ code }) => code === row.code)
  const forAll = (row: TypedSetting) => rows.find(({ code }) => code === row.code) === row
  const put = (row: TypedSetting, change: Partial<TypedSetting>) =>
    setRows(rows.map((one) => (one === row ? { ...one, ...change } : one)))
  const add = (row: TypedSetting) =>
    setRows(rows.flatMap((one) => (one === row ? [one, { ...one, model: '' }] : [one])))
  const save = async (reason: string) => {
    if (
      await writing.send({
        method: 'PUT',
        path: checkSettingsPath,
        ifMatch: etag,
        body: { backlogAt, settings, reason },
      })
    )
      saved()
  }
  return (
    <Form layout="vertical" disabled={!mayEdit}>
      <Form.Item label={words.backlogAt} extra={words.backlogHint}>
        <TimePicker
          format={clock} minuteStep={5} needConfirm={false} allowClear={false} value={dayjs(`2000-01-01T${backlogAt}`)}
          onChange={(time) => time && setBacklogAt(time.format(clock))} aria-label={words.backlogAt}
        />
      </Form.Item>
      <Table<TypedSetting>
        size="small"
        rowKey={(row) => rows.indexOf(row)}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 820 }}
        columns={[
          {
            title: texts.abnormal.code,
            width: 240,
            render: (_, row) =>
              forAll(row) && (
                <>
                  <b className="number">{row.code}</b> {texts.abnormal.codes[row.code] ?? checkOf(row)?.name}
                </>
              ),
          },
          {
            title: words.model,
            width: 200,
            render: (_, row) =>
              forAll(row) ? (
                words.allPiles
              ) : (
                <Input
                  size="small"
                  value={row.model}
                  maxLength={100}
                  status={row.model.trim() === '' ? 'error' : ''}
                  onChange={(event) => put(row, { model: event.target.value })}
                  aria-label={words.model}
                />
              ),
          },
          {
            title: words.enabled,
            width: 90,
            render: (_, row) => (
              <Switch
                size="small"
                checked={row.enabled}
                onChange={(enabled) => put(row, { enabled })}
                aria-label={words.enabled}
              />
            ),
          },
          {
            title: texts.abnormal.evidenceNames.tolerance, width: 220,
            render: (_, row) => {
              const check = checkOf(row)
              return (
                check &&
                check.unit !== 'NONE' && (
                  <Input
                    size="small"
                    className="number"
                    value={row.tolerance}
                    suffix={words.units[check.unit]}
                    disabled={!mayEdit || !row.enabled}
                    status={Number.isNaN(toleranceIn(row.tolerance, check.unit)) ? 'error' : ''}
                    onChange={(event) => put(row, { tolerance: event.target.value })}
                    aria-label={`${row.code} ${texts.abnormal.evidenceNames.tolerance}`}
                  />
                )
              )
            },
          },
          {
            title: words.usual,
            width: 110,
            render: (_, row) => {
              const check = checkOf(row)
              return (
                check &&
                forAll(row) && (
                  <span className="faint">
                    {toleranceShown(check.usualTolerance, check.unit)} {!check.usuallyEnabled && words.usuallyOff}
                  </span>
                )
              )
            },
          },
          {
            render: (_, row) =>
              mayEdit &&
              (forAll(row) ? (
                <Button size="small" type="text" icon={<PlusOutlined />} onClick={() => add(row)}>
                  {words.addModel}
                </Button>
              ) : (
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  onClick={() => setRows(rows.filter((one) => one !== row))}
                  aria-label={words.removeModel}
                />
              )),
          },
        ]}
      />
      <div className="below">
        <Refused problem={writing.problem} />
        {mayEdit ? (
          <SaveWithReason busy={writing.busy} ready={readable(settings)} most={500} save={save} />
        ) : (
          <Space className="faint">{words.mayNotEdit}</Space>
        )}
      </div>
    </Form>
  )
}
