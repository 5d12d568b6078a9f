import { Button, Descriptions, Form, Input, Popconfirm, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Problem } from '../../api/http'
import { type SentMessage, againPath, outcomePath } from '../../api/sentMessage'
import { useMay } from '../../api/session'
import { useWrite } from '../../api/useWrite'
import { Time } from '../../components/Cells'
import { FormDrawer, Typed } from '../../components/FormDrawer'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'
import { MessageOutcome } from './MessageOutcome'

/** One message: what it said, how it went, and what a person can do about it. */
export function MessageDrawer({ message, close }: { message: SentMessage; close: (changed: boolean) => void }) {
  const texts = useTexts()
  const words = texts.sent
  return (
    <FormDrawer open size={620} title={texts.messages.kinds[message.kind] ?? message.kind} close={() => close(false)}>
      <Descriptions
        size="small"
        column={1}
        className="plain"
        items={[
          { key: 'outcome', label: words.outcome, children: <MessageOutcome message={message} /> },
          { key: 'detail', label: words.detail, children: message.detail ?? texts.common.none },
          {
            key: 'recipient',
            label: words.recipient,
            children: (
              <span>
                {message.maskedName} <span className="number">{message.maskedPhone}</span>{' '}
                <span className="number faint">{message.maskedOpenid}</span>
              </span>
            ),
          },
          { key: 'occurred', label: words.occurredAt, children: <Time at={message.occurredAt} /> },
          { key: 'closed', label: words.closedAt, children: <Time at={message.closedAt} /> },
          { key: 'attempts', label: words.attempts, children: <span className="number">{message.attempts}</span> },
        ]}
      />
      <h3>{words.said}</h3>
      <dl className="facts">
        {Object.entries(message.content).map(([name, value]) => [
          <dt key={`${name}?`}>{texts.messages.values[name] ?? name}</dt>, <dd key={name}>{value}</dd>,
        ])}
      </dl>
      {message.state === 'UNKNOWN' && <Decide message={message} done={() => close(true)} />}
      {message.state === 'FAILED' && <Again message={message} done={() => close(true)} />}
    </FormDrawer>
  )
}

/** Nobody can ask WeChat any more: somebody asked the driver, or looked at a phone. */
function Decide({ message, done }: { message: SentMessage; done: () => void }) {
  const words = useTexts().sent
  const { reason, field, problem, busy, send } = useReason(outcomePath(message.messageId), done)
  return (
    <Act title={words.unknownHint} field={field} problem={problem}>
      <Button loading={busy} disabled={reason === ''} onClick={() => send({ told: true, reason })}>
        {words.wasTold}
      </Button>
      <Button loading={busy} disabled={reason === ''} onClick={() => send({ told: false, reason })}>
        {words.wasNotTold}
      </Button>
    </Act>
  )
}

function Again({ message, done }: { message: SentMessage; done: () => void }) {
  const texts = useTexts()
  const words = texts.sent
  const { reason, field, problem, busy, send } = useReason(againPath(message.messageId), done)
  return (
    <Act title={words.againHint} field={field} problem={problem}>
      <Popconfirm
        title={words.againSure}
        okText={texts.common.confirm}
        cancelText={texts.common.cancel}
        disabled={reason === ''}
        onConfirm={() => send({ reason })}
      >
        <Button type="primary" loading={busy} disabled={reason === ''}>
          {words.again}
        </Button>
      </Popconfirm>
    </Act>
  )
}

function useReason(path: string, done: () => void) {
  const texts = useTexts()
  const [typed, setTyped] = useState('')
  const { busy, problem, send: write } = useWrite<unknown>()
  const send = async (body: unknown) => {
    if (await write({ method: 'POST', path, body })) done()
  }
  const field = (
    <>
      <Typed when={typed !== ''} />
      <Input.TextArea
        name="reason"
        rows={2}
        maxLength={200}
        showCount
        value={typed}
        placeholder={`${texts.common.reason} (${texts.common.reasonHint})`}
        aria-label={texts.common.reason}
        onChange={(event) => setTyped(event.target.value)}
      />
    </>
  )
  return { reason: typed.trim(), field, problem, busy, send }
}

function Act({
  title,
  field,
  problem,
  children,
}: {
  title: string
  field: ReactNode
  problem?: Problem
  children: ReactNode
}) {
  const mayAct = useMay('operator-admin', 'finance', 'service-desk', 'platform-admin')
  const words = useTexts().sent
  if (!mayAct) return <p className="faint below">{words.mayNot}</p>
  return (
    <Form layout="vertical" className="below">
      <Form.Item extra={title}>{field}</Form.Item>
      <Refused problem={problem} />
      <Space>{children}</Space>
    </Form>
  )
}
