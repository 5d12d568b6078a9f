import { Alert, Button, Card, Form, Skeleton, Space, TimePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { type QuietHours, quietHours, quietHoursPath } from '../../api/message'
import { useMay } from '../../api/session'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { Failure } from '../../components/Failure'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'

const clock = 'HH:mm'
const clockTime = (text: string) => dayjs(`2000-01-01T${text}`)

/** When drivers and staff are left in peace by what can wait. */
export function QuietHoursForm() {
  const { data, problem, reload } = useLoad(quietHours, [])
  return (
    <Card size="small" className="narrow">
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {data && <Hours key={data.etag} before={data.data} etag={data.etag} saved={reload} />}
    </Card>
  )
}

function Hours({ before, etag, saved }: { before: QuietHours; etag: string | null; saved: () => void }) {
  const texts = useTexts()
  const words = texts.messages
  const mayEdit = useMay('operator-admin', 'platform-admin')
  const [from, setFrom] = useState<Dayjs | null>(before.from ? clockTime(before.from) : null)
  const [to, setTo] = useState<Dayjs | null>(before.to ? clockTime(before.to) : null)
  const writing = useWrite<unknown>()
  const put = async (body: Partial<QuietHours>) => {
    if (await writing.send({ method: 'PUT', path: quietHoursPath, body, ifMatch: etag })) saved()
  }
  const same = from !== null && to !== null && from.format(clock) === to.format(clock)
  return (
    <Form layout="vertical" disabled={!mayEdit}>
      <Alert
        className="failure"
        type={before.from ? 'success' : 'info'}
        showIcon
        title={before.from && before.to ? words.quietNow(before.from, before.to) : words.neverQuiet}
        description={words.quietHint}
      />
      <div className="clocks">
        <Form.Item label={words.quietFrom}>
          <TimePicker
            format={clock}
            minuteStep={5}
            needConfirm={false}
            value={from}
            onChange={setFrom}
            aria-label={words.quietFrom}
          />
        </Form.Item>
        <Form.Item
          label={words.quietTo}
          validateStatus={same ? 'error' : undefined}
          help={same ? words.quietSame : undefined}
        >
          <TimePicker
            format={clock}
            minuteStep={5}
            needConfirm={false}
            value={to}
            onChange={setTo}
            aria-label={words.quietTo}
          />
        </Form.Item>
      </div>
      <Refused problem={writing.problem} />
      {mayEdit ? (
        <Space>
          <Button
            type="primary"
            loading={writing.busy}
            disabled={!from || !to || same}
            onClick={() => put({ from: from?.format(clock), to: to?.format(clock) })}
          >
            {words.save}
          </Button>
          {before.from && (
            <Button loading={writing.busy} onClick={() => put({})}>
              {words.quietEnd}
            </Button>
          )}
        </Space>
      ) : <span className="faint">{words.mayNotEdit}</span>}
    </Form>
  )
}
